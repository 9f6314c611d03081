/** A patient of the synthetic hospital with everything that happened, independent of any table schema. */
import type { CareUnit } from '../vocabulary/presentations.ts';
import type { VitalKey } from '../vocabulary/vitals.ts';
import type { Minutes } from './clock.ts';

export interface Patient {
  /** Number within all patients of all hospitals; train and test never share one. */
  readonly number: number;
  readonly sex: 'M' | 'F';
  readonly name: string;
  readonly birth: Minutes;
  /** In hospital or later; null while alive. */
  readonly death: Minutes | null;
  readonly ethnicity: string;
  readonly language: string | null;
  readonly religion: string | null;
  readonly heightCm: number;
  readonly allergies: readonly { readonly name: string; readonly drug: string | null }[];
  readonly admissions: readonly Admission[];
}

export interface Admission {
  readonly title: string;
  readonly presentation: string;
  readonly type: 'EMERGENCY' | 'ELECTIVE' | 'URGENT';
  readonly source: string;
  /** Null while in hospital. */
  readonly destination: string | null;
  readonly insurance: string;
  readonly marital: string | null;
  readonly age: number;
  readonly weightKg: number;
  readonly admitted: Minutes;
  readonly discharged: Minutes | null;
  /** Discharge, or now for who is still in. */
  readonly until: Minutes;
  readonly died: boolean;
  readonly transfers: readonly Transfer[];
  readonly diagnoses: readonly Diagnosis[];
  readonly procedures: readonly { readonly code: string; readonly at: Minutes }[];
  readonly treatments: readonly { readonly name: string; readonly at: Minutes }[];
  readonly prescriptions: readonly Prescription[];
  readonly labs: readonly LabResult[];
  readonly vitals: readonly VitalSet[];
  readonly weights: readonly { readonly at: Minutes; readonly kg: number }[];
  readonly fluids: readonly FluidEntry[];
  readonly cultures: readonly CultureResult[];
  /** What the world knows and no table says: for checks. */
  readonly conditions: readonly string[];
}

/** A bed in one unit. `unit` is null on an ordinary ward; `stay` numbers the ICU stays of the admission from 0. */
export interface Transfer {
  readonly unit: CareUnit | null;
  readonly ward: number;
  readonly stay: number | null;
  readonly from: Minutes;
  /** Null for who still lies there. */
  readonly to: Minutes | null;
}

export interface Diagnosis { readonly code: string; readonly eicu: string | null; readonly at: Minutes }
export interface Prescription { readonly drug: string; readonly dose: string; readonly from: Minutes; readonly to: Minutes | null; readonly eicuName: number }
export interface LabResult { readonly test: string; readonly at: Minutes; readonly value: number }
export interface VitalSet { readonly at: Minutes; readonly values: Readonly<Partial<Record<VitalKey, number>>> }
export interface FluidEntry { readonly direction: 'in' | 'out'; readonly fluid: string; readonly at: Minutes; readonly ml: number }
export interface CultureResult { readonly culture: string; readonly specimen: number; readonly at: Minutes; readonly organism: string | null; readonly susceptibility: Readonly<Record<string, 'S' | 'R'>> }
