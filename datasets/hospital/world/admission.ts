/** One stay in hospital from door to door: conditions decide drugs, procedures, cultures, values, beds and the outcome. */
import type { Rng } from '../../../env/rng.ts';
import { PROCEDURE_EFFECTS } from '../vocabulary/procedure-effects.ts';
import { DISCHARGE_FRAIL, DISCHARGE_WELL, ELECTIVE_SOURCES, EMERGENCY_SOURCES } from '../vocabulary/people.ts';
import type { Presentation } from '../vocabulary/presentations.ts';
import { bedsOf } from './beds.ts';
import { chartFluids, chartVitals, chartWeights, icuTimes } from './bedside.ts';
import { HOUR, type Minutes } from './clock.ts';
import { conditionsAt, deathRisk } from './course.ts';
import { weightedWord } from './draw.ts';
import type { Admission } from './history.ts';
import { code, culture, operate, prescribe, type Stay } from './orders.ts';
import { Physiology, type Constitution } from './physiology.ts';
import { sample } from './samples.ts';

export interface AdmissionPlan {
  readonly presentation: Presentation;
  readonly admitted: Minutes;
  /** Length of the stay as it will be, also where it is not over yet. */
  readonly length: Minutes;
  readonly open: boolean;
  readonly until: Minutes;
}

export interface Who {
  readonly sex: 'M' | 'F';
  readonly age: number;
  readonly weightKg: number;
  readonly chronic: readonly string[];
  readonly insurance: string;
  readonly marital: string | null;
  readonly constitution: Constitution;
  readonly number: number;
}

export function admit(rng: Rng, plan: AdmissionPlan, who: Who): Admission {
  const { presentation, admitted, open } = plan;
  const active = conditionsAt(rng, presentation, who.chronic, admitted, plan.length);
  const died = !open && rng.chance(deathRisk(presentation, active, who.age));
  // Some deaths come early.
  const until = died && rng.chance(0.45) ? admitted + Math.max(9 * HOUR, Math.floor((plan.until - admitted) * rng.decimal(0.15, 0.8, 2))) : plan.until;
  const transfers = bedsOf(rng, presentation, admitted, until, open, died);
  const stays = icuTimes(transfers, until);
  const stay: Stay = { admitted, until, open, intensive: stays.length > 0, number: who.number };
  const physiology = new Physiology(who.constitution, rng, { female: who.sex === 'F', age: who.age });
  if (died) physiology.die();
  for (const { condition, from, chronic } of active) {
    // A chronic push is the same at each visit. An acute one has a size of its own, builds up over hours, and fades from admission on, when treatment begins.
    for (const effect of condition.effects) physiology.push(effect, from, chronic ? 0 : from < admitted ? admitted - from : 10 * HOUR, chronic ? chronicShare(who.constitution, condition.key) : undefined);
  }
  const ordered = prescribe(rng, active, stay);
  for (const { effect, from, ramp } of ordered.effects) physiology.push(effect, from, ramp);
  const { procedures, treatments } = operate(rng, active, stay);
  for (const { code: done, at } of procedures) for (const effect of PROCEDURE_EFFECTS[done] ?? []) physiology.push(effect, at, 2 * HOUR);
  const conditions = new Set(active.map(({ condition }) => condition.key));
  const frail = until - admitted > 8 * 24 * HOUR || who.age > 78;
  return {
    title: rng.pick(presentation.titles),
    presentation: presentation.key,
    type: presentation.admission,
    source: weightedWord(rng, presentation.admission === 'ELECTIVE' ? ELECTIVE_SOURCES : EMERGENCY_SOURCES),
    destination: open ? null : died ? 'DEAD/EXPIRED' : weightedWord(rng, frail && rng.chance(0.75) ? DISCHARGE_FRAIL : DISCHARGE_WELL),
    insurance: who.insurance,
    marital: who.marital,
    age: who.age,
    weightKg: who.weightKg,
    admitted,
    discharged: open ? null : until,
    until,
    died,
    transfers,
    diagnoses: code(rng, active, stay, who.sex),
    procedures,
    treatments,
    prescriptions: [...ordered.prescriptions].sort((a, b) => a.from - b.from),
    labs: sample(rng, physiology, active, ordered, stay),
    vitals: chartVitals(rng, physiology, stays),
    weights: chartWeights(rng, who.weightKg, stays),
    fluids: chartFluids(rng, stays, ordered.prescriptions, procedures, conditions, until),
    cultures: culture(rng, active, stay),
    conditions: [...conditions],
  };
}

/** Severity of a chronic disease in 0..1, a constant of the person. */
function chronicShare(constitution: Constitution, key: string): number {
  return 1 / (1 + Math.exp(-1.4 * constitution.deviate(`severity ${key}`)));
}
