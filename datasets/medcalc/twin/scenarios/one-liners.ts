/**
 * Calculators whose published notes are one line: QT correction, dates, doses, target weight. Each names the patient,
 * whose surname belongs to one split, so that even the shortest note is never in both.
 */
import type { Rng } from '../../../../env/rng.ts';
import type { Entities } from '../../calculator.ts';
import { addDays, americanDate, writeDate } from '../patient.ts';
import { type AnySpec, type Proposal, spec } from '../spec.ts';
import { renderOnce, sentence } from '../text.ts';

interface Line extends Proposal {
  /** Ways to say it, alternately of the train and the test split. */
  readonly texts: readonly string[];
  readonly told: readonly (readonly [finding: string, inferred: boolean])[];
  readonly words?: { readonly [name: string]: string };
}

function line(rng: Rng, entities: Entities, texts: readonly string[], told: Line['told'], female = rng.chance(0.5)): Line {
  return { demographics: { sex: female ? 'Female' : 'Male', age: rng.int(22, 43) }, entities, texts, told };
}

interface Aim {
  readonly range: readonly [number, number];
  readonly scale?: 'linear' | 'log';
  readonly draws?: number;
  readonly usual?: number;
}

function oneLiner(id: number, words: number, propose: (rng: Rng, aim: number) => Line, aim?: Aim): AnySpec {
  return spec<Line>({
    id, words, propose, ...aim,
    write(note, { texts, told, words: named }) {
      note.addText('opening', sentence(renderOnce(note.rng, note.pick(texts), note.patient.words)));
      for (const [finding, inferred] of told) note.tell(finding, inferred ? 'inferred' : 'stated');
      return { ...(named === undefined ? {} : { words: named }) };
    },
  });
}

const QTC = [300, 640] as const;
const TARGET_WEIGHT = [40, 122] as const;

/**
 * Rate as beats a minute, as RR interval, or counted on a strip; QT in milliseconds or seconds.
 * @param uncorrected the QT interval that this rate corrects to the given value
 */
function tracing(rng: Rng, aim: number, uncorrected: (corrected: number, rate: number) => number): Line {
  const form = rng.int(0, 4);
  const rr = rng.int(36, 142) * 10;
  const beats = rng.int(7, 27);
  const rate = form === 3 ? 60_000 / rr : form === 4 ? beats * 6 : rng.int(42, 166);
  // QT shortens with the rate; drugs and electrolytes move it either way, but not without limit.
  const expected = 408 * (60 / rate) ** 0.4;
  const wanted = uncorrected(QTC[0] + (QTC[1] - QTC[0]) * aim, rate);
  const qt = Math.round(Math.min(expected * 1.62, Math.max(expected * 0.72, wanted)) / 2) * 2;
  const seconds = rng.chance(0.5);
  const interval = seconds ? `${(qt / 1000).toFixed(3)} s` : rng.pick([`${qt} ms`, `${qt} msec`, `${qt} msec`, `${qt} milliseconds`]);
  const rhythm = form === 3 ? rng.pick([`an RR interval of ${rr} ms`, `an R-R interval of ${(rr / 1000).toFixed(2)} s`]) : form === 4 ? `${beats} QRS complexes in 10 seconds` : rng.pick([`a heart rate of ${rate}/min`, `a heart rate of ${rate} bpm`, `a rate of ${rate} beats per minute`]);
  return line(rng, { 'Heart Rate or Pulse': [rate, 'beats per minute'], 'QT interval': [qt, 'msec'] }, [
    `[The patient|Patient] has a QT interval of ${interval} with ${rhythm}[ on the electrocardiogram| on ECG|].`,
    `[The patient’s ECG|The patient’s electrocardiogram|The ECG of this {aged} {man}] has ${rhythm} and a QT interval of ${interval}.`,
    `[The ECG|The electrocardiogram|A 12-lead ECG] of the {aged} {man} shows ${rhythm}; the QT interval is ${interval}.`,
    `[Patient with|This patient has|{aged} {man} with] ${rhythm}, and the QT interval is ${interval}[ on ECG| before treatment with {#2-6} mg of haloperidol|].`,
    `ECG before an antipsychotic: QT interval ${interval}, ${rhythm}, PR {#138-188} ms.`,
    `[On ECG|On the tracing], the QT interval is ${interval}, and the patient has ${rhythm}.`,
  ], [['Heart Rate or Pulse', form >= 3], ['QT interval', seconds]]);
}


/** A first day of the last period, sometimes told by way of another day. */
function lastPeriod(rng: Rng, form: number): { date: Date; text: string; inferred: boolean } {
  const date = addDays(new Date(Date.UTC(2005, 0, 1)), rng.int(0, 7300));
  if (rng.chance(0.4)) {
    const days = rng.int(3, 20);
    const later = addDays(date, days);
    return { date, text: rng.pick([`${days} days before ${writeDate(form, later)}`, `${days} days before a visit on ${writeDate(form, later)}`]), inferred: true };
  }
  return { date, text: `on ${writeDate(form, date)}`, inferred: false };
}

function cycle(rng: Rng): { days: number; text: string; inferred: boolean } {
  const days = rng.int(21, 36);
  if (rng.chance(0.45) && days !== 28) {
    const off = Math.abs(days - 28);
    return { days, inferred: true, text: `four weeks ${days < 28 ? 'less' : 'plus'} ${off} ${off === 1 ? 'day' : 'days'}` };
  }
  return { days, text: `${days} days`, inferred: false };
}

function pregnancy(rng: Rng): Line {
  const form = rng.int(0, 2);
  const period = lastPeriod(rng, form);
  const length = cycle(rng);
  return line(rng, { 'cycle length': length.days, 'Last menstrual date': americanDate(period.date) }, [
    `The patient’s [last menses|last period|last menstrual period] began ${period.text}; her cycle [length is|lasts] ${length.text}.`,
    `[The patient|A {aged} woman] had her last menstrual period ${period.text}[, and| and] her cycle length is ${length.text}.`,
    `[Last menstrual period|LMP] ${period.text}; the patient’s cycle length is ${length.text}.`,
    `With a cycle length of ${length.text}, the patient’s last [menstrual period|period] was ${period.text}.`,
    `The patient’s periods come every ${length.text}; the last one [began|started] ${period.text}.`,
    `[The patient reports|The {aged} patient reports] her last menstrual period ${period.text}. The cycle length is ${length.text}.`,
  ], [['Last menstrual date', period.inferred], ['cycle length', length.inferred]], true);
}

const STEROIDS = [
  { key: 'Betamethasone IV', text: 'betamethasone', route: 'iv', dose: 0.75 }, { key: 'Cortisone PO', text: 'cortisone', route: 'po', dose: 25 },
  { key: 'Dexamethasone IV', text: 'dexamethasone', route: 'iv', dose: 0.75 }, { key: 'Dexamethasone PO', text: 'dexamethasone', route: 'po', dose: 0.75 },
  { key: 'Hydrocortisone IV', text: 'hydrocortisone', route: 'iv', dose: 20 }, { key: 'Hydrocortisone PO', text: 'hydrocortisone', route: 'po', dose: 20 },
  { key: 'MethylPrednisoLONE IV', text: 'methylprednisolone', route: 'iv', dose: 4 }, { key: 'MethylPrednisoLONE PO', text: 'methylprednisolone', route: 'po', dose: 4 },
  { key: 'PrednisoLONE PO', text: 'prednisolone', route: 'po', dose: 5 }, { key: 'PredniSONE PO', text: 'prednisone', route: 'po', dose: 5 },
  { key: 'Triamcinolone IV', text: 'triamcinolone', route: 'iv', dose: 4 },
] as const;

function steroid(rng: Rng, aim: number): Line {
  const wanted = 0.4 * 1500 ** aim;
  // Doses that are prescribed: 2 to 250 mg of prednisone or their like.
  const usual = STEROIDS.filter(({ dose }) => wanted / dose >= 0.4 && wanted / dose <= 50);
  const target = rng.pick(usual);
  const from = rng.pick(STEROIDS.filter(({ dose, text }) => text !== target.text && dose !== target.dose));
  const step = from.dose < 1 ? 0.25 : from.dose <= 5 ? 0.5 : 2.5;
  const single = Math.max(step, Math.round((wanted * from.dose) / target.dose / step) * step);
  const parts = rng.chance(0.45) ? rng.int(2, 4) : 1;
  const daily = Number((single * parts).toFixed(2));
  const how = from.route === 'iv' ? 'intravenously' : 'by mouth';
  const times = parts === 2 ? 'twice daily' : parts === 3 ? 'three times daily' : 'every six hours';
  const dose = parts === 1 ? `${daily} mg` : `${single} mg`;
  const often = parts === 1 ? '[daily|once daily|a day]' : times;
  const text = [
    `The patient [takes|is on|gets] ${dose} of ${from.text} ${how} ${often}.`,
    `Patient [receives|takes] ${from.text} ${dose} ${how} ${often}.`,
    `[The patient’s dose|Current treatment] is ${from.text} ${dose} ${how} ${often}.`,
    `[Current|Present] dose: ${from.text} ${dose} ${how} ${often}.`,
  ];
  const proposal = line(rng, { 'input steroid': [from.key, daily, 'mg'], 'target steroid': target.key }, text, [['input steroid', parts > 1]]);
  return { ...proposal, words: { target: `${target.route === 'iv' ? 'intravenous' : 'oral'} ${target.text}` } };
}

/** Strengths in mg, and the most in a day that is prescribed. */
const OPIOIDS = [
  { key: 'Codeine', text: 'codeine', doses: [15, 30, 60], most: 240 }, { key: 'HYDROcodone', text: 'hydrocodone', doses: [5, 7.5, 10], most: 60 },
  { key: 'HYDROmorphone', text: 'hydromorphone', doses: [2, 4, 8], most: 48 }, { key: 'Methadone', text: 'methadone', doses: [5, 10], most: 60 },
  { key: 'Morphine', text: 'morphine', doses: [10, 15, 30, 60], most: 240 }, { key: 'OxyCODONE', text: 'oxycodone', doses: [5, 10, 15, 20], most: 160 },
  { key: 'OxyMORphone', text: 'oxymorphone', doses: [5, 10], most: 60 }, { key: 'Tapentadol', text: 'tapentadol', doses: [50, 75, 100], most: 500 },
  { key: 'TraMADol', text: 'tramadol', doses: [50, 100], most: 400 },
] as const;

const TIMES = [['once a day', false, 1], ['in the morning and at bedtime', true, 2], ['every 8 hours', true, 3], ['every six hours around the clock', true, 4], ['twice daily', false, 2], ['three times a day', false, 3], ['with each of the three main meals', true, 3], ['every four hours', true, 6], ['five times a day', false, 5]] as const;

function opioids(rng: Rng): Line {
  const chosen = rng.shuffle(OPIOIDS).slice(0, rng.int(2, 3));
  const entities: { [name: string]: [number, string] } = {};
  const parts: string[] = [];
  const told: [string, boolean][] = [];
  for (const drug of chosen) {
    const strength = rng.pick<number>(drug.doses);
    const [how, hidden, times] = rng.pick(TIMES.filter((time) => strength * time[2] <= drug.most));
    const tablets = rng.chance(0.35) && 2 * strength * times <= drug.most ? 2 : 1;
    entities[`${drug.key} Dose`] = [strength * tablets, 'mg'];
    entities[`${drug.key} Dose Per Day`] = [times, 'per day'];
    parts.push(`${tablets === 2 ? 'two ' : ''}${drug.text} ${strength} mg${tablets === 2 ? ' tablets' : ''} ${how}`);
    told.push([`${drug.key} Dose`, tablets === 2], [`${drug.key} Dose Per Day`, hidden]);
  }
  if (rng.chance(0.3)) {
    const rate = rng.pick([12, 25, 37, 50, 75]);
    entities['FentANYL patch Dose'] = [rate, 'µg/hr'];
    entities['FentANYL patch Dose Per Day'] = [1, 'per day'];
    parts.push(`a fentanyl patch of ${rate} µg/h, changed every third day`);
    told.push(['FentANYL patch Dose', false], ['FentANYL patch Dose Per Day', true]);
  }
  const all = `${parts.slice(0, -1).join(', ')}${parts.length > 1 ? ', and ' : ''}${parts.at(-1) ?? ''}`;
  return line(rng, entities, [
    `[The patient takes|The patient is taking|For chronic pain the patient takes] ${all}.`,
    `[The patient’s|This {aged} patient’s] [opioids|pain medications] are ${all}.`,
    `[Current analgesics of the patient|The pain diary lists]: ${all}. No other opioids are [used|taken].`,
    `[Patient takes|The {aged} {man} takes] ${all}[, together with gabapentin at night|, plus acetaminophen as needed|].`,
  ], told);
}

export const ONE_LINERS: readonly AnySpec[] = [
  oneLiner(11, 15, (rng, aim) => tracing(rng, aim, (corrected, rate) => corrected * Math.sqrt(60 / rate)), { range: QTC, usual: 0.38 }),
  oneLiner(56, 15, (rng, aim) => tracing(rng, aim, (corrected, rate) => corrected * Math.cbrt(60 / rate)), { range: QTC, usual: 0.38 }),
  oneLiner(57, 15, (rng, aim) => tracing(rng, aim, (corrected, rate) => corrected - 154 * (1 - 60 / rate)), { range: QTC, usual: 0.38 }),
  oneLiner(58, 15, (rng, aim) => tracing(rng, aim, (corrected, rate) => corrected - 1.75 * (rate - 60)), { range: QTC, usual: 0.38 }),
  oneLiner(59, 15, (rng, aim) => tracing(rng, aim, (corrected, rate) => (corrected * 180) / (120 + rate)), { range: QTC, usual: 0.38 }),
  oneLiner(13, 14, pregnancy),
  oneLiner(68, 14, pregnancy),
  oneLiner(69, 12, (rng, aim) => {
    const days = Math.floor(28 + 266 * aim);
    const form = rng.int(0, 2);
  const period = lastPeriod(rng, form);
    const today = addDays(period.date, days);
    const shift = rng.chance(0.5) ? rng.int(2, 12) : 0;
    const now = shift === 0 ? `on ${writeDate(form, today)}` : `${shift} days after ${writeDate(form, addDays(today, -shift))}`;
    return line(rng, { 'Current Date': americanDate(today), 'Last menstrual date': americanDate(period.date) }, [
      `The patient was seen ${now}; her last menstrual period [began|started] ${period.text}.`,
      `The patient’s last menstrual period was ${period.text}[; the visit is| and she is seen] ${now}.`,
      `The patient’s visit was ${now}. LMP ${period.text}.`,
      `Last menstrual period of the [patient|{aged} woman] ${period.text}; [today’s visit|ultrasound] ${now}.`,
    ], [['Current Date', shift > 0], ['Last menstrual date', period.inferred]], true);
  }),
  oneLiner(24, 8, steroid, { range: [0.4, 600], scale: 'log', draws: 1, usual: 0.4 }),
  oneLiner(49, 29, opioids, { range: [20, 480], scale: 'log', usual: 0.4 }),
  oneLiner(61, 14, (rng, aim) => {
    const form = rng.pick([0, 1, 2, 2, 3]);
    const wanted = TARGET_WEIGHT[0] + (TARGET_WEIGHT[1] - TARGET_WEIGHT[0]) * aim;
    const bmi = rng.decimal(18.6, 30, 1);
    const ideal = Math.min(203, Math.max(146, 100 * Math.sqrt(wanted / bmi)));
    const centimetres = Math.round(ideal);
    const inches = Math.round(ideal / 2.54);
    const height: readonly [number, string] = form === 0 ? [centimetres, 'cm'] : form === 1 ? [centimetres / 100, 'm'] : [inches, 'in'];
    const text = form === 0 ? `${centimetres} cm` : form === 1 ? `${(centimetres / 100).toFixed(2)} m` : form === 2 ? `${Math.floor(inches / 12)} ft ${inches % 12} in` : `${inches} inches`;
    return line(rng, { 'Body Mass Index (BMI)': [bmi, 'kg/m^2'], height }, [
      `The patient is ${text} tall and [aims for|has as goal] a body mass index of ${bmi.toFixed(1)}.`,
      `Patient[’s height is| has a height of] ${text}; the target BMI is ${bmi.toFixed(1)} kg/m².`,
      `The patient’s height is ${text}, and a BMI of ${bmi.toFixed(1)} kg/m² was agreed as the [goal|target].`,
      `[The {aged} {man}|The patient] has a height of ${text} and a target BMI of ${bmi.toFixed(1)} kg/m²[ by the end of the program|].`,
    ], [['Body Mass Index (BMI)', false], ['height', form >= 1]]);
  }, { range: TARGET_WEIGHT, usual: 0.4 }),
];
