/** Blood draws and other samples of an admission: which tests, when, and their results. */
import type { Rng } from '../../../env/rng.ts';
import { DAY, HOUR, type Minutes } from './clock.ts';
import type { ActiveCondition } from './course.ts';
import type { LabResult } from './history.ts';
import type { Ordered, Stay } from './orders.ts';
import type { Physiology } from './physiology.ts';

const CHEMISTRY = ['sodium', 'potassium', 'chloride', 'bicarbonate', 'anion gap', 'urea nitrogen', 'creatinine', 'glucose'];
const MINERALS = ['calcium', 'magnesium', 'phosphate'];
const BLOOD_COUNT = ['hematocrit', 'hemoglobin', 'platelets', 'wbc'];
const INDICES = ['rbc', 'mch', 'mchc', 'mcv', 'rdw'];
const CLOTTING = ['pt', 'inr', 'ptt'];
const LIVER = ['alt', 'ast', 'alkaline phosphatase', 'bilirubin'];
const DIFFERENTIAL = ['neutrophils', 'lymphocytes', 'monocytes', 'eosinophils', 'basophils'];
const URINALYSIS = ['urine ph', 'specific gravity', 'urine wbc', 'urine rbc', 'urine protein', 'epithelial cells'];
/** Asked for now and then without a condition that the world models. */
const SUNDRY = ['ld', 'albumin', 'tsh', 'ferritin', 'vitamin b12', 'folate', 'iron', 'uric acid', 'lipase', 'hba1c', 'crp', 'cortisol', 'osmolality', 'total protein', 'haptoglobin', 'fibrinogen', 'prealbumin', 'egfr', 'bilirubin direct', 'bilirubin indirect', 'bands', 'metamyelocytes', 'myelocytes',
  'atypical lymphocytes', 'hyaline casts', 'granular casts', 'nucleated red cells', 'reticulocytes manual', 't4', 't3', 'c3', 'c4', 'homocysteine', 'urine protein total', 'ammonia', 'psa', 'cea', 'afp', 'amylase', 'vitamin d', 'pth', 'sed rate', 'd-dimer', 'cholesterol', 'triglycerides', 'hdl', 'ldl', 'theophylline', 'thrombin', 'cd4 absolute'];

export function sample(rng: Rng, physiology: Physiology, active: readonly ActiveCondition[], ordered: Ordered, stay: Stay): readonly LabResult[] {
  const results: LabResult[] = [];
  const done = new Set<string>();
  const draw = (tests: readonly string[], at: Minutes): void => {
    if (at < stay.admitted || at > stay.until) return;
    for (const test of tests) {
      const id = `${test} ${at}`;
      if (done.has(id)) continue;
      done.add(id);
      results.push({ test, at, value: physiology.lab(test, at) });
    }
  };
  const maybe = (tests: readonly string[], probability: number): readonly string[] => rng.chance(probability) ? tests : [];

  const first = stay.admitted + rng.int(10, 100);
  draw([...CHEMISTRY, ...BLOOD_COUNT, ...maybe(INDICES, 0.3), ...maybe(CLOTTING, 0.5), ...maybe(MINERALS, 0.4), ...maybe(LIVER, 0.28), ...maybe(DIFFERENTIAL, 0.28), ...maybe(['total protein'], 0.03), ...maybe(['albumin'], 0.3)], first);
  draw(maybe(URINALYSIS, 0.2), first + rng.int(20, 240));
  draw(rng.shuffle(SUNDRY).slice(0, rng.int(0, 2)), first + rng.int(HOUR, 20 * HOUR));

  // Morning rounds: what is abnormal is followed daily, the rest every few days.
  const span = stay.until - stay.admitted;
  const gap = span < 3 * DAY ? DAY : span < 8 * DAY ? 2 * DAY : 4 * DAY;
  for (let day = Math.floor(stay.admitted / DAY) + 1; day * DAY + 7 * HOUR < stay.until; day += gap / DAY) {
    const at = day * DAY + 5 * HOUR + rng.int(0, 100);
    draw([...maybe(['sodium', 'potassium', 'creatinine', 'urea nitrogen', 'glucose'], 0.55), ...maybe(['chloride', 'bicarbonate', 'anion gap'], 0.25), ...maybe(['hematocrit', 'hemoglobin', 'wbc', 'platelets'], 0.4), ...maybe(['magnesium'], 0.2), ...maybe(['phosphate', 'calcium'], 0.12)], at);
  }
  // What a condition asks for: at once, then while it lasts.
  for (const { condition, noted, chronic } of active) {
    for (const { key, probability } of condition.labs) {
      if (!rng.chance(chronic ? probability * 0.6 : probability)) continue;
      const start = Math.max(stay.admitted + 15, noted + rng.int(-20, 50));
      draw([key], chronic ? start + rng.int(0, 8) * HOUR : start);
      if (chronic) continue;
      const follow = FOLLOWED.get(key);
      if (follow !== undefined) for (let hour = follow, n = 0; n < 1 + Number(hour < 24 && rng.chance(0.4)); n++, hour += follow * 2) draw([key], start + hour * HOUR + rng.int(-15, 15));
    }
    // A value that a condition drives is measured while the condition is there.
    if (!chronic) for (const [target] of condition.effects) if (DRIVEN.has(target) && rng.chance(0.5)) draw([target], Math.max(stay.admitted + 15, noted) + rng.int(5, 30));
  }
  for (const { test, from, to } of ordered.tests) {
    draw([test], Math.max(first, from + rng.int(6, 14) * HOUR));
    if (to - from > 2 * DAY) draw([test], from + 2 * DAY + rng.int(0, 6) * HOUR);
    if (to - from < 14 * HOUR || test === 'inr' || test === 'pt') draw([test], Math.min(first, stay.until));
  }
  return results.sort((a, b) => a.at - b.at);
}

/** Hours after which a test of an acute problem is repeated. */
const FOLLOWED: ReadonlyMap<string, number> = new Map([['lactate', 6], ['troponin t', 7], ['troponin i', 7], ['ck', 8], ['ck-mb', 8], ['ph', 5], ['pco2', 5], ['po2', 5], ['glucose whole blood', 3], ['lipase', 24], ['ammonia', 24], ['ntprobnp', 60], ['osmolality', 8], ['fibrinogen', 14]]);
const DRIVEN: ReadonlySet<string> = new Set(['creatinine', 'urea nitrogen', 'lactate', 'glucose', 'potassium', 'sodium', 'hemoglobin', 'platelets', 'wbc', 'bilirubin', 'alt', 'ast', 'inr', 'bicarbonate', 'lipase', 'calcium', 'magnesium', 'phosphate', 'chloride']);
