/**
 * A person with a whole history, as a pure function of (version, number). A patient is the same in every schema and at every size:
 * `small` hospitals hold the first patients of the full ones.
 */
import { Rng } from '../../../env/rng.ts';
import { ALLERGIES, ETHNICITIES, FIRST_NAMES_MEN, FIRST_NAMES_WOMEN, INSURANCE_ADULT, INSURANCE_OLD, LANGUAGES, LAST_NAMES, MARITAL_MIDDLE, MARITAL_OLD, MARITAL_YOUNG, RELIGIONS } from '../vocabulary/people.ts';
import { PRESENTATIONS, type Presentation } from '../vocabulary/presentations.ts';
import { admit, type AdmissionPlan } from './admission.ts';
import { DAY, HOUR, NOW, OPENING, minutesOf, yearsBetween, type Minutes } from './clock.ts';
import { clamp, exponential, logNormal, weighted, weightedWord } from './draw.ts';
import type { Admission, Patient } from './history.ts';
import { Constitution } from './physiology.ts';
import { conditionOf } from './course.ts';

/** Share of patients in hospital at `NOW`, as EHRSQL has it. */
const CURRENT = 0.08;

/** How common chronic conditions are, at 65 years; younger people have fewer. [key, probability, change a decade] */
const PREVALENCE: readonly (readonly [key: string, at65: number, perDecade: number])[] = [
  ['hypertension', 0.5, 0.11], ['hyperlipidemia', 0.33, 0.06], ['type 2 diabetes', 0.22, 0.03], ['coronary disease', 0.22, 0.06], ['atrial fibrillation', 0.12, 0.05], ['heart failure', 0.12, 0.04], ['kidney disease', 0.11, 0.04], ['copd', 0.12, 0.02], ['reflux', 0.2, 0.02],
  ['hypothyroidism', 0.1, 0.02], ['depression', 0.13, -0.01], ['smoking', 0.12, -0.02], ['obesity', 0.07, -0.005], ['sleep apnea', 0.05, 0], ['asthma', 0.06, -0.005], ['chronic anemia', 0.14, 0.03], ['arthrosis', 0.08, 0.02], ['osteoporosis', 0.06, 0.02], ['gout', 0.04, 0.01], ['prostate', 0.1, 0.04],
  ['alcohol abuse', 0.06, -0.02], ['old stroke', 0.05, 0.02], ['dementia', 0.03, 0.025], ['peripheral artery disease', 0.06, 0.015], ['valve disease', 0.06, 0.02], ['old infarction', 0.06, 0.015], ['stented arteries', 0.07, 0.015], ['pacemaker', 0.03, 0.015], ['epilepsy', 0.025, -0.002], ['cirrhosis', 0.025, 0],
  ['viral hepatitis', 0.025, -0.006], ['opioids', 0.012, -0.012], ['rheumatic disease', 0.035, 0.002], ['thrombosis history', 0.035, 0.003], ['prostate cancer', 0.04, 0.015], ['breast cancer', 0.035, 0.01], ['colon cancer', 0.02, 0.006], ['bladder cancer', 0.012, 0.004], ['lung cancer', 0.015, 0.003], ['metastatic cancer', 0.025, 0.003],
  ['lymphoma', 0.02, 0.001], ['inflammatory bowel disease', 0.012, -0.002], ['celiac disease', 0.006, 0], ['multiple sclerosis', 0.006, -0.001], ['parkinson', 0.012, 0.005], ['chronic pain', 0.08, 0], ['bipolar', 0.015, -0.005], ['schizophrenia', 0.007, -0.002], ['hiv', 0.008, -0.004], ['pulmonary hypertension', 0.03, 0.008],
  ['glaucoma', 0.03, 0.01], ['psoriasis', 0.025, 0], ['mechanical valve', 0.015, 0.003], ['anticoagulation', 0.05, 0.02], ['clotting disorder', 0.008, 0], ['hyperthyroidism', 0.007, 0], ['adrenal insufficiency', 0.007, 0], ['myasthenia gravis', 0.003, 0], ['kidney transplant', 0.008, -0.002], ['liver transplant', 0.005, -0.001],
  ['chronic respiratory failure', 0.012, 0.003], ['end-stage renal disease', 0.02, 0.002], ['type 1 diabetes', 0.008, -0.004], ['varices', 0.004, 0],
];
/** Not both at once. */
const EXCLUSIVE: readonly (readonly [string, string])[] = [['type 1 diabetes', 'type 2 diabetes'], ['end-stage renal disease', 'kidney disease'], ['hypothyroidism', 'hyperthyroidism'], ['kidney transplant', 'end-stage renal disease']];
const ONCE: ReadonlySet<string> = new Set(['bypass surgery', 'valve surgery', 'hip', 'joint', 'lung surgery', 'aorta']);

export function patientOf(version: number, number: number): Patient {
  const rng = new Rng('hospital', version, number);
  const first = presentationOf(rng);
  const sex = rng.chance(first.maleShare) ? 'M' : 'F';
  const plans = plan(rng, first);
  const start = plans[0]?.admitted ?? OPENING;
  const ageAtFirst = clamp(rng.normal(first.age[0], first.age[1]), 18.2, 88.5);
  const birth = Math.floor((start - ageAtFirst * 365.25 * DAY) / DAY) * DAY;
  const chronic = chronicOf(rng, first, ageAtFirst, sex);
  const constitution = new Constitution(new Rng('hospital', version, number, 'constitution'));
  const obese = chronic.includes('obesity');
  const heightCm = Math.round(clamp(rng.normal(sex === 'M' ? 175 : 161, 7), 140, 205));
  const weightKg = clamp((heightCm / 100) ** 2 * (obese ? rng.normal(37, 4) : rng.normal(26.5, 3.6)), 38, 190);
  const marital = weighted(rng, ageAtFirst < 35 ? MARITAL_YOUNG : ageAtFirst < 65 ? MARITAL_MIDDLE : MARITAL_OLD);
  const [insured, insuredOld] = [weightedWord(rng, INSURANCE_ADULT), weightedWord(rng, INSURANCE_OLD)];
  const admissions: Admission[] = [];
  let dead: Minutes | null = null;
  for (const [index, each] of plans.entries()) {
    const stay = admit(new Rng('hospital', version, number, 'admission', index), each, {
      sex, age: yearsBetween(birth, each.admitted), weightKg: Number((weightKg * (1 + rng.normal(0, 0.03))).toFixed(1)), chronic, constitution, number,
      insurance: yearsBetween(birth, each.admitted) >= 65 ? insuredOld : insured, marital,
    });
    admissions.push(stay);
    if (stay.died) {
      dead = stay.discharged;
      break;
    }
  }
  const last = admissions.at(-1);
  if (dead === null && last !== undefined && last.discharged !== null && rng.chance(clamp(0.06 + (last.age - 55) * 0.006, 0.01, 0.4))) {
    const later = last.discharged + Math.floor(exponential(rng, 400) * DAY) + DAY;
    if (later < NOW) dead = later;
  }
  const allergies = rng.chance(0.55) ? rng.shuffle(ALLERGIES).slice(0, rng.int(1, 3)).map(([name, drug]) => ({ name, drug })) : [];
  return {
    number, sex, birth, death: dead, heightCm, admissions, allergies,
    name: `${rng.pick(sex === 'F' ? FIRST_NAMES_WOMEN : FIRST_NAMES_MEN)} ${rng.pick(LAST_NAMES)}`,
    ethnicity: weightedWord(rng, ETHNICITIES), language: weighted(rng, LANGUAGES), religion: weighted(rng, RELIGIONS),
  };
}

function presentationOf(rng: Rng): Presentation {
  const total = PRESENTATIONS.reduce((sum, { weight }) => sum + weight, 0);
  let left = rng.float() * total;
  for (const presentation of PRESENTATIONS) {
    left -= presentation.weight;
    if (left < 0) return presentation;
  }
  throw new RangeError('there is no presentation');
}

/** When the person comes, for what, and for how long. */
function plan(rng: Rng, first: Presentation): readonly AdmissionPlan[] {
  const stays: { presentation: Presentation; gap: Minutes; length: Minutes }[] = [];
  let presentation = first;
  do {
    const days = clamp(logNormal(rng, presentation.days, 0.62), 0.6, 55);
    stays.push({ presentation, gap: Math.floor((7 + exponential(rng, 230)) * DAY), length: Math.floor(days * DAY) });
    if (ONCE.has(presentation.key) || rng.chance(0.5)) {
      do presentation = presentationOf(rng); while (ONCE.has(presentation.key));
    }
  } while (stays.length < 7 && rng.chance(stays.length === 1 ? 0.26 : 0.42));
  const current = rng.chance(CURRENT);
  const span = stays.reduce((sum, { gap, length }, index) => sum + length + (index > 0 ? gap : 0), 0);
  const lastLength = stays.at(-1)?.length ?? DAY;
  const end = current ? NOW + Math.floor(lastLength * rng.decimal(0.1, 0.7, 3)) : OPENING + rng.int(40 * DAY, NOW - OPENING - HOUR);
  let at = end - span;
  const plans: AdmissionPlan[] = [];
  stays.forEach(({ presentation: reason, gap, length }, index) => {
    if (index > 0) at += gap;
    const admitted = hourOfArrival(rng, at, reason);
    const leave = admitted + length;
    at += length;
    // Histories that would begin before the hospital opened lose their early part.
    if (admitted < OPENING || admitted > NOW - 9 * HOUR) return;
    const open = leave > NOW;
    const discharged = open ? NOW : Math.min(NOW, Math.floor(leave / DAY) * DAY + rng.int(11 * HOUR, 18 * HOUR + 30));
    plans.push({ presentation: reason, admitted, length: Math.max(length, 10 * HOUR), open, until: Math.max(discharged, admitted + 10 * HOUR) });
  });
  if (plans.length > 0) return plans.map((each) => each.until > NOW ? { ...each, until: NOW, open: true } : each);
  const admitted = minutesOf(rng.int(2100, 2105), rng.int(1, 11), rng.int(1, 28), rng.int(0, 23), rng.int(0, 59));
  return [{ presentation: first, admitted, length: 4 * DAY, open: false, until: admitted + 4 * DAY + rng.int(0, 300) }];
}

/** Planned admissions come in the morning, the others at any hour. */
function hourOfArrival(rng: Rng, at: Minutes, presentation: Presentation): Minutes {
  const day = Math.floor(at / DAY) * DAY;
  return presentation.admission === 'ELECTIVE' ? day + 7 * HOUR + rng.int(0, 75) : day + rng.int(0, DAY - 1);
}

function chronicOf(rng: Rng, first: Presentation, age: number, sex: 'M' | 'F'): readonly string[] {
  const found = new Set<string>();
  for (const { key, probability } of first.likely) if (rng.chance(probability)) found.add(conditionOf(key).key);
  for (const [key, at65, perDecade] of PREVALENCE) if (rng.chance(clamp((at65 + perDecade * (age - 65) / 10) * 0.9, 0, 0.9))) found.add(conditionOf(key).key);
  for (const [stronger, weaker] of EXCLUSIVE) if (found.has(stronger)) found.delete(weaker);
  for (const key of sex === 'F' ? ['prostate', 'prostate cancer'] : ['breast cancer']) found.delete(key);
  return [...found];
}
