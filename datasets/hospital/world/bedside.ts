/** Vitals, weights and fluids as nurses chart them during ICU stays. */
import type { Rng } from '../../../env/rng.ts';
import { fluidOf } from '../vocabulary/fluids.ts';
import { VITALS } from '../vocabulary/vitals.ts';
import { DAY, HOUR, type Minutes } from './clock.ts';
import { clamp } from './draw.ts';
import type { FluidEntry, Prescription, Transfer, VitalSet } from './history.ts';
import type { Physiology } from './physiology.ts';

/** Longer stays are charted at wider intervals, so that one patient is not the whole table. */
const interval = (span: Minutes): Minutes => span < DAY ? 3 * HOUR : span < 4 * DAY ? 4 * HOUR : span < 10 * DAY ? 7 * HOUR : 12 * HOUR;

export interface IcuTime { readonly from: Minutes; readonly to: Minutes }

/** ICU stays as intervals: consecutive units are one stay. */
export function icuTimes(transfers: readonly Transfer[], until: Minutes): readonly IcuTime[] {
  const times: { from: Minutes; to: Minutes }[] = [];
  for (const { stay, from, to } of transfers) {
    if (stay === null) continue;
    const known = times[stay];
    if (known === undefined) times[stay] = { from, to: to ?? until };
    else known.to = to ?? until;
  }
  return times;
}

export function chartVitals(rng: Rng, physiology: Physiology, stays: readonly IcuTime[]): readonly VitalSet[] {
  const sets: VitalSet[] = [];
  for (const { from, to } of stays) {
    const arterialLine = rng.chance(0.75);
    const probe = rng.chance(0.25);
    for (let at = from + rng.int(5, 60); at < to; at += interval(to - from) + rng.int(-30, 30)) {
      const sbp = physiology.vital('sbp', at);
      const dbp = clamp(Math.round(physiology.vital('dbp', at) + (sbp - VITALS.sbp.typical) * 0.35), 20, Math.min(140, sbp - 12));
      const measured = { hr: physiology.vital('hr', at), rr: physiology.vital('rr', at), spo2: physiology.vital('spo2', at), temp: physiology.vital('temp', at), sbp, dbp, mbp: Math.round(dbp + (sbp - dbp) / 3) };
      sets.push({ at, values: {
        ...rng.chance(0.985) && { hr: measured.hr },
        ...rng.chance(0.95) && { rr: measured.rr },
        ...rng.chance(0.96) && { spo2: measured.spo2 },
        ...(probe || rng.chance(0.4)) && { temp: measured.temp },
        ...arterialLine && rng.chance(0.95) && { sbp: measured.sbp, dbp: measured.dbp, mbp: measured.mbp },
      } });
    }
  }
  return sets;
}

export function chartWeights(rng: Rng, kg: number, stays: readonly IcuTime[]): readonly { readonly at: Minutes; readonly kg: number }[] {
  const weights: { at: Minutes; kg: number }[] = [];
  for (const { from, to } of stays) for (let at = from + rng.int(2, 10) * HOUR; at < to; at += 2 * DAY) if (rng.chance(0.6)) weights.push({ at, kg: Number((kg * (1 + rng.normal(0.01, 0.015))).toFixed(1)) });
  return weights;
}

const INFUSED: Readonly<Record<string, string>> = {
  propofol: 'propofol', 'fentanyl drip': 'fentanyl', 'midazolam drip': 'midazolam', 'insulin drip': 'insulin', heparin: 'heparin', nitroglycerin: 'nitroglycerin', norepinephrine: 'norepinephrine', phenylephrine: 'phenylephrine', vasopressin: 'vasopressin', dopamine: 'dopamine', dobutamine: 'dobutamine',
  'amiodarone iv': 'amiodarone', milrinone: 'milrinone', vancomycin: 'vancomycin', 'piperacillin-tazobactam': 'pip-tazo', 'kcl iv': 'kcl', magnesium: 'magnesium', bicarbonate: 'carrier', 'lactated ringers': 'lr', ns: 'ns', 'half ns': 'half ns', 'd5 half ns': 'd5 half ns', d5w: 'd5w', 'albumin 5': 'albumin',
};

export function chartFluids(rng: Rng, stays: readonly IcuTime[], prescriptions: readonly Prescription[], procedures: readonly { readonly code: string; readonly at: Minutes }[], conditions: ReadonlySet<string>, until: Minutes): readonly FluidEntry[] {
  const entries: FluidEntry[] = [];
  const enter = (direction: 'in' | 'out', fluid: string, at: Minutes, scale = 1): void => {
    const { low, high } = fluidOf(direction, fluid);
    const wide = high - low > 60;
    const amount = (low + (high - low) * rng.float() ** 1.6) * scale;
    entries.push({ direction, fluid, at, ml: wide ? Math.round(amount / 5) * 5 : Number(amount.toFixed(1)) });
  };
  const codes = new Set(procedures.map(({ code }) => code));
  const anuric = conditions.has('end-stage renal disease');
  const feeds = rng.pick(['nepro', 'similac', 'replete', 'promote', 'probalance']);
  for (const { from, to } of stays) {
    const foley = rng.chance(0.8);
    const drains = [...codes.has('3404') || codes.has('3961') ? [rng.pick(['chest tube', 'chest tube 2', 'mediastinal'])] : [], ...conditions.has('abdominal surgery') || conditions.has('bowel perforation') ? ['jackson pratt'] : [],
      ...codes.has('5187') || codes.has('5101') || rng.chance(0.01) ? ['t tube'] : [], ...codes.has('0221') ? ['ventricular drain'] : [], ...conditions.has('orthopedic surgery') ? ['hemovac'] : [], ...conditions.has('bowel obstruction') ? ['nasogastric'] : []];
    const intubated = codes.has('9604');
    const step = interval(to - from) * 3;
    for (let at = from + rng.int(20, 170); at < to; at += step + rng.int(-60, 60)) {
      if (!anuric || rng.chance(0.15)) enter('out', foley ? rng.chance(0.93) ? 'foley' : 'urine' : rng.pick(['void', 'void', 'incontinent', 'condom']), at, anuric || conditions.has('acute kidney injury') ? 0.5 : 1);
      for (const drain of drains) if (rng.chance(0.5)) enter('out', drain, at);
      if (anuric && rng.chance(0.4)) enter('out', rng.chance(0.7) ? 'ultrafiltrate' : 'dialysis off', at);
      if (rng.chance(0.08)) enter('out', rng.pick(['stool', 'fecal bag', 'ileostomy', 'emesis', 'gastrostomy']), at);
      if (intubated && rng.chance(0.15)) enter('out', rng.pick(['residual', 'orogastric']), at);
      if (intubated ? rng.chance(0.35) : conditions.has('malnutrition') && rng.chance(0.3)) enter('in', feeds, at);
      if (!intubated && rng.chance(0.35)) enter('in', 'po', at);
      if (rng.chance(0.3)) enter('in', rng.pick(['ns', 'ns', 'd5w', 'd5w', 'gt flush', 'water flush', 'half ns', 'd10w']), at);
      if (codes.has('9915') && rng.chance(0.5)) enter('in', rng.pick(['tpn', 'tpn d22', 'lipids']), at);
      for (const order of prescriptions) {
        const fluid = INFUSED[order.drug];
        if (fluid !== undefined && order.from <= at && (order.to ?? until) >= at && rng.chance(0.28)) enter('in', fluid, at);
      }
    }
    for (const { code, at } of procedures) {
      if (at < from || at > to) continue;
      if (code === '9904') enter('in', 'red cells', at);
      if (code === '9905') enter('in', 'platelets', at);
      if (code === '9907') enter('in', 'plasma', at);
      if (code === '5491') enter('out', 'paracentesis', at);
      if (code === '3961') { enter('out', 'blood loss', at); enter('in', 'cvl', at); enter('in', 'cell saver', at); enter('out', 'urine or', at); }
    }
  }
  return entries.sort((a, b) => a.at - b.at);
}
