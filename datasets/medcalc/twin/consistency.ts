/**
 * Reads a finished note as a careful reader does and names what does not agree: facts said twice, and facts that the findings
 * contradict. It knows nothing of how notes are written, only their text and what the patient has.
 */
import type { Entities } from '../calculator.ts';
import { sentencesOf } from './language.ts';
import type { Patient } from './patient.ts';

export interface ReadNote {
  readonly note: string;
  readonly patient: Pick<Patient, 'sex' | 'age' | 'months' | 'birth' | 'admission' | 'stay'>;
  readonly entities: Entities;
}

type Check = (read: ReadNote & { readonly sentences: readonly string[] }) => readonly string[];

const KIN = /\b(?:mother|father|parents|sister|brother|wife|husband|son|daughter|aunt|uncle|cousin|nephew|niece|grand\w+|roommates?|neighbor|friend|child|family|nurse|pregnancy|younger)\b/i;

/** Pronouns and organs are of one sex; what is said of relatives is theirs. */
const sex: Check = ({ sentences, patient }) => {
  const wrong = patient.sex === 'Male'
    ? /\b(?:she|hers|herself|woman|lady|girl|female|hysterectomy|cesarean|uterine|endometriosis|menses|periods)\b/i
    : /\b(?:he|him|himself|man|gentleman|boy|male|prostat\w*|vasectomy|BPH)\b/i;
  return sentences.filter((sentence) => !KIN.test(sentence) && wrong.test(sentence)).map((sentence) => `sex: ${sentence}`);
};

/** One age, and nothing before the birth. */
const age: Check = ({ note, sentences, patient }) => {
  const found: string[] = [];
  for (const [, years] of note.matchAll(/\b(\d+)[- ](?:year-old|yo)\b/g)) if (Number(years) !== patient.age) found.push(`age: ${years} and ${patient.age} years`);
  if (/\bretired\b|until retirement/.test(note) && patient.age < 60) found.push(`age: retired at ${patient.age}`);
  for (const sentence of sentences) {
    if (KIN.test(sentence)) continue;
    for (const [text, years] of sentence.matchAll(/\b(\d+) years? (?:ago|earlier|before)\b/g)) if (Number(years) > patient.age) found.push(`before birth: ${text}`);
    for (const [text, years] of sentence.matchAll(/\bat the age of (\d+)\b/g)) if (Number(years) > patient.age) found.push(`in the future: ${text}`);
    for (const [text, year] of sentence.matchAll(/\bin ((?:19|20)\d\d)\b/g)) if (Number(year) < patient.birth.getUTCFullYear() || Number(year) > patient.admission.getUTCFullYear()) found.push(`year: ${text}`);
  }
  return found;
};

/** A home, and those who live there. */
const home: Check = ({ note, patient }) => {
  const found: string[] = [];
  const dwellings = new Set([...note.matchAll(/\b(?:second-floor|ground-floor|third-floor|single-story|two-story|townhouse|farmhouse|bungalow|with an elevator)\b/g)].map(([dwelling]) => dwelling));
  if (/lives[^.;]*\bin\b/.test(note) && dwellings.size > 1) found.push(`home: ${[...dwellings].join(' and ')}`);
  const alone = /lives alone/.test(note);
  if (alone && /\b(?:his|her) (?:wife|husband)\b/.test(note)) found.push('home: lives alone, and the spouse speaks');
  if (alone && /lives with/.test(note)) found.push('home: lives alone and with others');
  const spouse = patient.sex === 'Male' ? /\b(?:his|the|accompanying|patient’s) husband\b/ : /\b(?:his|the|accompanying|patient’s) wife\b/;
  if (spouse.test(note) && !/brother|sister|cousin/.test(note)) found.push('home: a spouse of the same sex beside one of the other');
  return found;
};

interface Signs { temperature?: number; rate?: number; systolic?: number; breaths?: number; saturation?: number }

/** The signs that stand first in the note beside the time that matters are not told from others: all sets are read. */
function signsOf(note: string): readonly Signs[] {
  return sentencesOf(note).flatMap((sentence) => {
    const signs: Signs = {};
    const temperature = /(\d{2,3}\.\d) ?°([CF])/.exec(sentence);
    if (temperature !== null) signs.temperature = temperature[2] === 'C' ? Number(temperature[1]) : (Number(temperature[1]) - 32) / 1.8;
    const rate = /(?:heart rate|pulse|HR|tachycardia)(?: rate)?(?: of| \(| )+(\d{2,3})/.exec(sentence);
    if (rate !== null) signs.rate = Number(rate[1]);
    const pressure = /\b(\d{2,3})\/(\d{2,3}) mm ?Hg/.exec(sentence);
    if (pressure !== null) signs.systolic = Number(pressure[1]);
    const breaths = /(?:respiratory rate|respirations|RR)(?: of)? (\d{1,2})\b/.exec(sentence);
    if (breaths !== null) signs.breaths = Number(breaths[1]);
    const saturation = /(?:saturation|SpO2)(?: of)? (\d{2,3})%/.exec(sentence);
    if (saturation !== null) signs.saturation = Number(saturation[1]);
    return Object.keys(signs).length >= 2 ? [signs] : [];
  });
}

function isIll({ temperature = 37, rate = 80, systolic = 120, breaths = 16, saturation = 97 }: Signs): boolean {
  return temperature >= 39 || rate >= 125 || rate <= 40 || systolic < 90 || breaths >= 30 || saturation < 90;
}

/** What is said of the general state agrees with pulse, pressure, temperature and breathing. */
const state: Check = ({ note, sentences }) => {
  const sets = signsOf(note);
  const found: string[] = [];
  const calm = sentences.find((sentence) => /night (?:was uneventful|passed without)|hemodynamically stable|vital signs remained stable|without acute distress|comfortable appearance|felt well enough/.test(sentence));
  const worst = sets.find(isIll);
  if (calm !== undefined && worst !== undefined) found.push(`state: ${calm} beside ${JSON.stringify(worst)}`);
  const restless = sentences.find((sentence) => /close observation was required|monitored bed was needed|rapid response/.test(sentence));
  if (restless !== undefined && sets.length > 0 && sets.every(({ temperature = 37, rate = 80, systolic = 120, breaths = 16, saturation = 97 }) => temperature < 38.2 && rate <= 105 && rate >= 48 && systolic >= 96 && systolic <= 175 && breaths <= 22 && saturation >= 93)) found.push(`state: ${restless} beside quiet signs`);
  for (const sentence of sentences) {
    for (const [text, value] of sentence.matchAll(/tachycardia \((\d+)/g)) if (Number(value) <= 100) found.push(`state: ${text}`);
    for (const [text, value, unit] of sentence.matchAll(/fever (?:of |\()(\d+\.\d) ?°([CF])/g)) if (Number(value) < (unit === 'C' ? 38 : 100.4)) found.push(`state: ${text}`);
    if (/\bafebrile\b/.test(sentence) && !/remained|following|after/i.test(sentence) && sets.some(({ temperature = 37 }) => temperature >= 38.3)) found.push(`state: ${sentence}`);
  }
  return found;
};

const COMPLAINTS = [
  'fever', 'cough', 'dyspnea', 'chest pain', 'nausea', 'vomiting', 'diarrhea', 'constipation', 'abdominal pain', 'headache', 'blurred vision', 'double vision', 'tinnitus', 'rash', 'pruritus', 'joint pain', 'back pain', 'paresthesias', 'dysuria', 'hematuria', 'hemoptysis', 'melena',
  'weight loss', 'night sweats', 'fatigue', 'dizziness', 'syncope', 'seizures', 'palpitations', 'heartburn', 'muscle cramps', 'sore throat', 'jaundice', 'tremor', 'flank pain', 'nasal congestion', 'dysphagia', 'leg swelling', 'hypertension', 'diabetes', 'heart failure', 'stroke', 'dementia', 'peptic ulcer', 'leukemia', 'lymphoma', 'AIDS',
  'pulmonary embolism', 'deep vein thrombosis', 'lymphadenopathy', 'murmurs', 'crackles', 'edema', 'goiter', 'asterixis', 'splenomegaly',
] as const;
const COMPLAINT = new RegExp(`\\b(?:${COMPLAINTS.join('|')})\\b`, 'g');
const NEGATION = /\b(?:denie[sd]|denying|no|No|Not|without|negative for|Negative for|not have|had not had|did not report|free of|negative|never|nor|neither|Neither|absent|ruled out|excluded)\b|\bw\/o\b/;

/** Nothing is both told and denied. What is told of relatives, plans and conditional advice is left out. */
const denials: Check = ({ sentences }) => {
  const told = new Map<string, string>();
  const denied = new Map<string, string>();
  for (const sentence of sentences) {
    if (KIN.test(sentence) || /\b(?:if|until|before|plan|return|follow-up|suspected|Family|family|to see|excluded|because of|resolved|subsided|had settled|decreased|signs of|as in|suspicious|[Aa]llerg\w+|stroke unit|probable|likely|leading diagnosis|headed|led to|no longer|differential|considered)\b/.test(sentence)) continue;
    for (const part of sentence.replace(/hay fever|(?:without|w\/o) (?:aura|supplemental oxygen)/g, '').split(/; /)) {
      const at = part.search(NEGATION);
      const positive = at < 0 ? part : part.slice(0, at);
      const negative = at < 0 ? '' : part.slice(at);
      for (const [complaint] of positive.matchAll(COMPLAINT)) told.set(complaint, part);
      for (const [complaint] of negative.matchAll(COMPLAINT)) denied.set(complaint, part);
    }
  }
  return [...denied].filter(([complaint]) => told.has(complaint)).map(([complaint, part]) => `told and denied: ${complaint}: ${told.get(complaint) ?? ''} | ${part}`);
};

/** What each medicine is taken for; one of these words stands in the note. */
const INDICATIONS: readonly (readonly [drug: RegExp, reason: RegExp])[] = [
  [/levothyroxine/, /thyroid|Hashimoto/i], [/tamsulosin|finasteride/, /prostat|BPH/i], [/allopurinol|febuxostat/, /gout/i], [/latanoprost|timolol/, /glaucoma/i], [/alendronate/, /osteoporosis/i], [/apixaban|rivaroxaban/, /fibrillation|thromb|clot|embol|PE\b|DVT/i], [/tiotropium/, /COPD|obstructive|spirometry|emphysema|airways|bronchitis/i],
  [/levodopa/, /Parkinson/i], [/levetiracetam|lamotrigine/, /epilepsy/i], [/sumatriptan|rizatriptan/, /migraine/i], [/cetirizine|loratadine/, /allerg|rhinitis|hay fever/i], [/mirabegron|solifenacin/, /bladder|incontinence/i], [/pramipexole|ropinirole/, /restless legs/i], [/methotrexate \d/, /rheumatoid/i],
  [/calcipotriol/, /psoriasis/i], [/cyanocobalamin/, /B12/], [/escitalopram|mirtazapine/, /depress|anxiety/i],
];

const medicines: Check = ({ note }) => INDICATIONS.filter(([drug, reason]) => drug.test(note) && !reason.test(note)).map(([drug]) => `medicine without a reason: ${drug.exec(note)?.[0] ?? ''}`);

const BARRED: readonly (readonly [allergy: RegExp, drug: RegExp])[] = [
  [/(?:[Aa]llerg\w+:?(?: to)?) penicillin/, /\b(?:amoxi|ampi|pipera|oxa|flucloxa)cillin|\bcef\w+|\bcephal\w+|meropenem/i], [/(?:[Aa]llerg\w+:?(?: to)?) sulf/, /sulfameth|furosemide|thiazide/i], [/(?:[Aa]llerg\w+:?(?: to)?) (?:erythromycin|macrolides)/, /azithromycin|clarithromycin|erythromycin 2/i],
  [/(?:[Aa]llerg\w+:?(?: to)?) codeine/, /morphine \d|morphine \[|codeine \d/i],
];

const allergies: Check = ({ note, sentences }) => {
  const given = sentences.filter((sentence) => !/allerg|sensitive to/i.test(sentence)).join(' ');
  return BARRED.filter(([allergy, drug]) => allergy.test(note) && drug.test(given)).map(([allergy, drug]) => `given in spite of an allergy: ${allergy.exec(note)?.[0] ?? ''}, ${drug.exec(given)?.[0] ?? ''}`);
};

/** Habits are told once or alike. */
const habits: Check = ({ note, sentences }) => {
  const found: string[] = [];
  const own = sentences.filter((sentence) => !KIN.test(sentence)).join(' ');
  if (/never smoked|nonsmoker|non-smoker|quit smoking/.test(own) && /\bsmokes\b|current cigarette|active smoking/.test(own)) found.push('tobacco: smokes and does not');
  if (/does not drink alcohol|not drunk at all/.test(own) && /glasses of wine|beers?\b/.test(own)) found.push('alcohol: drinks and does not');
  if (/never had an operation/.test(note) && /appendectomy|cholecystectomy|tonsillectomy|arthroscopy|surgical history|Prior operations/.test(note)) found.push('operations: none and some');
  return found;
};

/** Days of a stay come in order and within it. */
const days: Check = ({ note, patient }) => {
  const found: string[] = [];
  const told = [...note.matchAll(/\b[Oo]n (?:hospital )?day (\d+)[ ,]/g)].map(([, day]) => Number(day));
  if (told.some((day) => day > patient.stay)) found.push(`days: ${told.join(', ')} of ${patient.stay}`);
  return found;
};

/** Every number that the findings hold stands in the note, in one of the ways in which numbers are written. */
const figures: Check = ({ note, entities }) => {
  const found: string[] = [];
  for (const name of ['creatinine', 'Sodium', 'Glucose', 'Albumin', 'Bilirubin', 'Calcium', 'Chloride', 'Bicarbonate', 'Systolic Blood Pressure', 'Temperature', 'Hemoglobin', 'Hematocrit', 'Platelet count', 'White blood cell count', 'Triglycerides', 'Insulin']) {
    const entity = entities[name];
    if (typeof entity !== 'object') continue;
    const [value] = entity;
    if (typeof value !== 'number') continue;
    const forms = [String(value), value.toFixed(1), value.toFixed(2), value.toLocaleString('en-US'), String(value / 1000), (value / 1000).toFixed(1)];
    if (!forms.some((form) => new RegExp(`(?<![\\d.,])${form.replace(/[.]/g, '\\.')}(?![\\d]|[.,]\\d)`).test(note))) found.push(`figure: ${name} ${value} is not told`);
  }
  return found;
};

/** The lung or the leg of one side. */
const sides: Check = ({ sentences }) => {
  const found: string[] = [];
  for (const organ of ['lower lobe', 'calf', 'flank']) {
    const named = new Set(sentences.flatMap((sentence) => [...sentence.matchAll(new RegExp(`\\b(left|right) ${organ}`, 'g'))].map(([, side]) => side)));
    if (named.size > 1) found.push(`sides: left and right ${organ}`);
  }
  return found;
};

const CHECKS: readonly Check[] = [sides, sex, age, home, state, denials, medicines, allergies, habits, days, figures];

/** What does not agree; nothing, of a sound note. */
export function inconsistencies(read: ReadNote): readonly string[] {
  const sentences = sentencesOf(read.note);
  return CHECKS.flatMap((check) => check({ ...read, sentences }));
}
