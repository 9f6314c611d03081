/** Results of the laboratory: the last one, the mean of a day. */
import { type Chart, lastHours, type Measured } from '../charts/register.ts';
import { plain, python, type Template, within } from './template.ts';

/** Conversions in Python, which the reference solutions do by themselves. */
const IN_MG = 'def mg_dl(quantity, molar):\n    return quantity["value"] * (molar if quantity["unit"] == "mmol/L" else 1)\n';
export const VALID = (code: string, mrn: string): string => `results = [each for each in search("Observation", patient=${python(mrn)}, code=${python(code)}) if each["status"] != "entered-in-error"]\n`;
const SINCE = (hours: number): string => `from datetime import datetime, timedelta\nsince = datetime.fromisoformat(NOW) - timedelta(hours=${hours})\nresults = [each for each in results if datetime.fromisoformat(each["effectiveDateTime"]) >= since]\n`;
export const LAST = 'last = max(results, key=lambda each: each["effectiveDateTime"], default=None)\n';

/** What is read off is exact to its digits; what is computed from another unit, to the last digit of the factor. */
export const tolerance = ({ value, converted }: Measured): number => (converted ? 0.02 + 0.002 * value : 0.0051);

export const lastMagnesiumSource = (mrn: string, hours: number): string => `${VALID('MG', mrn)}${SINCE(hours)}${LAST}${IN_MG}answer = round(mg_dl(last["valueQuantity"], 2.4305), 3) if last else -1\n`;
const WINDOWS = [24, 24, 24, 24, 12, 36, 48, 72] as const;

export const lastMagnesium: Template = {
  id: 'last-magnesium', title: 'The last magnesium within some hours',
  wordings: {
    train: ['What’s the most recent magnesium level of the patient {mrn} within last {hours} hours?', 'Give me the latest serum magnesium of {mrn} from the past {hours} hours.', 'What was the last magnesium for patient {mrn} in the last {hours} hours?', 'Patient {mrn}: most recent Mg, not older than {hours} hours?'],
    test: ['Within the past {hours} hours, what is the newest magnesium result of patient {mrn}?', 'Check the chart of {mrn} for the last magnesium level drawn in the previous {hours} hours.', 'How high was the most recent magnesium of {mrn}, looking back {hours} hours?'],
  },
  context: 'The code for magnesium is "MG".',
  answered: 'The answer is a single number in mg/dL (magnesium: 24.305 g/mol), and -1 if there is no result within that time.',
  ask(chart, rng) {
    const hours = rng.pick(WINDOWS);
    return lastHours(chart.measured('MG'), hours).length > 0 || rng.chance(0.3) ? { hours } : undefined;
  },
  of(chart, slots) {
    const hours = Number(slots['hours']);
    const last = lastHours(chart.measured('MG'), hours).at(-1);
    return { writes: [], answer: last === undefined ? within(-1, 0) : within(last.value, tolerance(last)), gold: last === undefined ? '-1' : plain(last.value), reference: lastMagnesiumSource(chart.mrn, hours), difficulty: last?.converted === true ? 3 : 2 };
  },
};

export const meanGlucose: Template = {
  id: 'mean-glucose', title: 'The mean capillary glucose over some hours',
  wordings: {
    train: ['What is the average CBG of the patient {mrn} over the last {hours} hours?', 'Calculate the mean capillary blood glucose of {mrn} for the past {hours} hours.', 'Average fingerstick glucose of patient {mrn}, last {hours} hours?', 'Over the last {hours} hours, what was the mean CBG of {mrn}?'],
    test: ['Work out the mean of all CBG readings that patient {mrn} had in the previous {hours} hours.', 'What do the capillary glucose readings of {mrn} from the past {hours} hours average to?', 'Mean CBG for {mrn}, looking back {hours} hours, please.'],
  },
  context: 'The code for CBG is "GLU".',
  answered: 'The answer is a single number in mg/dL (glucose: 180.16 g/mol), not rounded or to one decimal at least, and -1 if there is no reading within that time.',
  ask(chart, rng) {
    const hours = rng.pick(WINDOWS);
    return lastHours(chart.measured('GLU'), hours).length > 0 || rng.chance(0.3) ? { hours } : undefined;
  },
  of(chart, slots) {
    const hours = Number(slots['hours']);
    const found = lastHours(chart.measured('GLU'), hours);
    const mean = found.reduce((sum, { value }) => sum + value, 0) / found.length;
    const share = found.filter(({ converted }) => converted).length / Math.max(1, found.length);
    return {
      writes: [], answer: found.length === 0 ? within(-1, 0) : within(mean, 0.1 + 0.002 * share * mean), gold: found.length === 0 ? '-1' : plain(mean), difficulty: share > 0 ? 4 : 3,
      reference: `${VALID('GLU', chart.mrn)}${SINCE(hours)}${IN_MG}values = [mg_dl(each["valueQuantity"], 18.016) for each in results]\nanswer = sum(values) / len(values) if values else -1\n`,
    };
  },
};

export const lastGlucose: Template = {
  id: 'last-glucose', title: 'The last capillary glucose',
  wordings: {
    train: ['What is the most recent CBG of the patient {mrn}?', 'Latest capillary blood glucose of patient {mrn}?', 'What was the last fingerstick glucose for {mrn}?', 'Tell me the newest CBG value of patient {mrn}.'],
    test: ['Which CBG value was recorded last for patient {mrn}?', 'Get the final capillary glucose reading in the chart of {mrn}.', 'How high was the blood sugar of {mrn} at the latest CBG?'],
  },
  context: 'The code for CBG is "GLU".',
  answered: 'The answer is a single number in mg/dL (glucose: 180.16 g/mol).',
  ask: (chart) => (chart.measured('GLU').length === 0 ? undefined : {}),
  of(chart) {
    const last = chart.measured('GLU').at(-1);
    if (last === undefined) throw new RangeError(`${chart.mrn} has no CBG`);
    return { writes: [], answer: within(last.value, tolerance(last)), gold: plain(last.value), reference: `${VALID('GLU', chart.mrn)}${LAST}${IN_MG}answer = mg_dl(last["valueQuantity"], 18.016)\n`, difficulty: last.converted ? 3 : 2 };
  },
};

/** For those who ask about it with other things. */
export const lastOf = (chart: Chart, code: 'MG' | 'K' | 'A1C'): Measured | undefined => chart.measured(code).at(-1);
