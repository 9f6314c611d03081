/**
 * Results that decide whether something is ordered. The value found is the answer, so that doing nothing earns nothing; half
 * of the cases have nothing due.
 */
import type { Condition } from '../../../env/rewards/conditions.ts';
import { DAY, instant, NOW, NOW_TEXT } from '../charts/moments.ts';
import { type Chart, lastHours, type Measured } from '../charts/register.ts';
import { MAGNESIUM_NDC, POTASSIUM_NDC } from '../charts/standing.ts';
import { LAST, lastMagnesiumSource, lastOf, tolerance, VALID } from './results.ts';
import { about, plain, python, type Template, within, type Write } from './template.ts';

const ORDER = [{ path: 'status', equals: 'active' }, { path: 'intent', equals: 'order' }, { path: 'authoredOn', moment: NOW_TEXT }] as const satisfies readonly Condition[];
const STANDING = ' If an active order for the same replacement is on the chart already, don’t place another one.';
/** An order that stands decides only where the task says so. */
const standingSource = (asked: boolean, mrn: string, ndc: string): string => (!asked ? 'standing = False\n' : `standing = any(coding["code"] == ${python(ndc)} for each in search("MedicationRequest", patient=${python(mrn)}, status="active") for coding in each["medicationCodeableConcept"].get("coding", []))\n`);

/** The dose in grams, over as many hours. */
function magnesiumDose(level: number): 0 | 1 | 2 | 4 {
  if (level < 1) return 4;
  if (level < 1.5) return 2;
  // "1.5 to 1.9": results have one decimal, and what is computed from another unit is not near 1.95.
  return level < 1.95 ? 1 : 0;
}

function medication(chart: Chart, ndc: string, route: readonly string[], dose: readonly Condition[]): Write {
  return { method: 'POST', path: '/fhir/MedicationRequest', where: [...ORDER, about(chart), { path: 'medicationCodeableConcept.coding.code', equals: ndc }, { path: 'dosageInstruction.route.text', one_of: [...route] }, ...dose] };
}

const lastDayMagnesium = (chart: Chart): Measured | undefined => lastHours(chart.measured('MG'), 24).at(-1);

export const replaceMagnesium: Template = {
  id: 'replace-magnesium', title: 'Checking magnesium and ordering replacement when low',
  wordings: {
    train: ['Check patient {mrn}’s last serum magnesium level within last 24 hours. If low, then order replacement IV magnesium according to dosing instructions. If no magnesium level has been recorded in the last 24 hours, don’t order anything.{standing}', 'Look at the latest magnesium of {mrn} from the past 24 hours and, if it is low, order IV magnesium by the dosing instructions. Order nothing when there is no level in that time.{standing}', 'Patient {mrn}: last Mg of the past 24 hours? Replace IV as instructed if low. Without a level in the last 24 hours, no order.{standing}'],
    test: ['Please see whether {mrn} needs IV magnesium: take the most recent level of the previous 24 hours and order by the dosing instructions if it is low; do not order anything if there is none.{standing}', 'Review the newest serum magnesium of {mrn} (24 hours back, not more). A low one calls for IV replacement by the dosing instructions, no result calls for no order.{standing}'],
  },
  context: `The code for magnesium is "MG". The NDC for replacement IV magnesium is ${MAGNESIUM_NDC}. Dosing instructions: (1) Mild deficiency (eg, serum magnesium 1.5 to 1.9 mg/dL): IV: 1 g over 1 hour. (2) Moderate deficiency (eg, serum magnesium 1 to <1.5 mg/dL): IV: 2 g over 2 hours. (3) Severe deficiency (eg, serum magnesium <1 mg/dL): IV: 4 g over 4 hours.`,
  answered: `The order has doseQuantity in g and rateQuantity in h. The answer is the level in mg/dL (magnesium: 24.305 g/mol), -1 if there is none.`,
  due(chart) {
    const last = lastDayMagnesium(chart);
    return last !== undefined && magnesiumDose(last.value) > 0 && !chart.ordered(MAGNESIUM_NDC);
  },
  ask: (chart, rng) => (lastDayMagnesium(chart) === undefined && !rng.chance(0.3) ? undefined : { standing: chart.ordered(MAGNESIUM_NDC) || rng.chance(0.4) ? STANDING : '' }),
  of(chart, { standing }) {
    const last = lastDayMagnesium(chart);
    const ordered = standing === STANDING && chart.ordered(MAGNESIUM_NDC);
    const dose = last === undefined || ordered ? 0 : magnesiumDose(last.value);
    return {
      // By what the question says, never by whether an order stands: who sees the level must not see what is due.
      difficulty: last?.converted === true || standing === STANDING ? 5 : 4,
      writes: dose === 0 ? [] : [medication(chart, MAGNESIUM_NDC, ['IV', 'intravenous'], [
        { path: 'dosageInstruction.doseAndRate.doseQuantity.value', equals: dose }, { path: 'dosageInstruction.doseAndRate.doseQuantity.unit', one_of: ['g', 'gram', 'grams'] },
        { path: 'dosageInstruction.doseAndRate.rateQuantity.value', equals: dose }, { path: 'dosageInstruction.doseAndRate.rateQuantity.unit', one_of: ['h', 'hour', 'hours', 'hr'] },
      ])],
      answer: last === undefined ? within(-1, 0) : within(last.value, tolerance(last)), gold: `${last === undefined ? '-1' : plain(last.value)}; ${dose === 0 ? 'no order' : `${dose} g`}`,
      reference: `${lastMagnesiumSource(chart.mrn, 24)}grams = 0 if not last or answer >= 1.95 else 1 if answer >= 1.5 else 2 if answer >= 1 else 4\n${standingSource(standing === STANDING, chart.mrn, MAGNESIUM_NDC)}if grams and not standing:\n    create("MedicationRequest", status="active", intent="order", authoredOn=NOW, medicationCodeableConcept={"coding": [{"system": "http://hl7.org/fhir/sid/ndc", "code": ${python(MAGNESIUM_NDC)}}], "text": "Magnesium sulfate IV"},\n        dosageInstruction=[{"route": {"text": "IV"}, "doseAndRate": [{"doseQuantity": {"value": grams, "unit": "g"}, "rateQuantity": {"value": grams, "unit": "h"}}]}], subject={"reference": ${python(`Patient/${chart.mrn}`)}})\n`,
    };
  },
};

const TARGET = 3.5;
const NEXT_MORNING = `${instant(NOW + DAY).slice(0, 10)}T08:00:00+00:00`;

export const replacePotassium: Template = {
  id: 'replace-potassium', title: 'Checking potassium and ordering replacement and a control when low',
  wordings: {
    train: ['Check patient {mrn}’s most recent potassium level. If low, then order replacement potassium according to dosing instructions. Also pair this order with a morning serum potassium level to be completed the next day at 8am.{standing}', 'What is the latest potassium of {mrn}? If it is low, order oral potassium by the dosing instructions together with a serum potassium for tomorrow, 8 in the morning.{standing}', 'Patient {mrn}: last K? Below the goal, replace as instructed and order a repeat serum potassium for 8am tomorrow.{standing}'],
    test: ['Look up the newest potassium of {mrn}. When it is under the goal, order the replacement by the dosing instructions and, along with it, a control of serum potassium for the next day at 8am.{standing}', 'See if {mrn} needs potassium: go by the most recent level, replace as the dosing instructions say, and with the replacement order a serum potassium for 08:00 tomorrow.{standing}'],
  },
  context: `The code for potassium is "K". The NDC for replacement potassium is ${POTASSIUM_NDC}. Dosing instructions: for every 0.1 mEq/L (or mmol/L) below threshold, order 10 mEq potassium oral repletion to reach a goal of ${TARGET} serum level. The LOINC code for serum potassium level is 2823-3.`,
  answered: `The answer is the level found, in mmol/L. Nothing is ordered when nothing is due.`,
  due(chart) {
    const last = lastOf(chart, 'K');
    return last === undefined ? undefined : last.value < TARGET && !chart.ordered(POTASSIUM_NDC);
  },
  ask: (chart, rng) => (lastOf(chart, 'K') === undefined ? undefined : { standing: chart.ordered(POTASSIUM_NDC) || rng.chance(0.4) ? STANDING : '' }),
  of(chart, { standing }) {
    const last = lastOf(chart, 'K');
    if (last === undefined) throw new RangeError(`${chart.mrn} has no potassium`);
    const ordered = standing === STANDING && chart.ordered(POTASSIUM_NDC);
    const dose = ((TARGET - last.value) / 0.1) * 10;
    const due = last.value < TARGET && !ordered;
    return {
      difficulty: standing === STANDING ? 5 : 4,
      writes: due ? [
        medication(chart, POTASSIUM_NDC, ['oral', 'PO', 'by mouth', 'per os'], [{ path: 'dosageInstruction.doseAndRate.doseQuantity.value', within: [dose - 0.1, dose + 0.1] }, { path: 'dosageInstruction.doseAndRate.doseQuantity.unit', one_of: ['mEq'] }]),
        { method: 'POST', path: '/fhir/ServiceRequest', where: [...ORDER, about(chart), { path: 'code.coding.code', equals: '2823-3' }, { path: 'occurrenceDateTime', moment: NEXT_MORNING }] },
      ] : [],
      answer: within(last.value, tolerance(last)), gold: `${plain(last.value)}; ${due ? `${plain(dose, 1)} mEq and a control` : 'no order'}`,
      reference: `${VALID('K', chart.mrn)}${LAST}answer = last["valueQuantity"]["value"]\n${standingSource(standing === STANDING, chart.mrn, POTASSIUM_NDC)}if answer < 3.5 and not standing:\n    subject = {"reference": ${python(`Patient/${chart.mrn}`)}}\n    create("MedicationRequest", status="active", intent="order", authoredOn=NOW, medicationCodeableConcept={"coding": [{"system": "http://hl7.org/fhir/sid/ndc", "code": ${python(POTASSIUM_NDC)}}], "text": "Potassium chloride"},\n        dosageInstruction=[{"route": {"text": "oral"}, "doseAndRate": [{"doseQuantity": {"value": round((3.5 - answer) * 100, 3), "unit": "mEq"}}]}], subject=subject)\n    create("ServiceRequest", status="active", intent="order", priority="routine", authoredOn=NOW, occurrenceDateTime=${python(NEXT_MORNING)}, code={"coding": [{"system": "http://loinc.org", "code": "2823-3"}]}, subject=subject)\n`,
    };
  },
};

const YEAR = 365 * DAY;

export const checkHba1c: Template = {
  id: 'check-hba1c', title: 'The last HbA1c and whether a new one is due',
  wordings: {
    train: ['What’s the last HbA1C (hemoglobin A1C) value in the chart for patient {mrn} and when was it recorded? If the lab value result date is greater than 1 year old, or there is none, order a new HbA1C lab test.', 'Find the latest hemoglobin A1c of {mrn} with its time. Order a new one if it is over a year old or was never done.', 'Patient {mrn}: last A1c, and from when? More than 1 year ago, or none on record: order it anew.'],
    test: ['When was the HbA1c of {mrn} last measured, and what was it? Should that be more than a year ago, or never, order one.', 'Give the newest HbA1c of patient {mrn} and its date; a new test is to be ordered when the last is older than 1 year or missing.'],
  },
  context: 'The code for HbA1C is "A1C". The LOINC code for ordering HbA1C lab is 4548-4.',
  answered: 'Order one also when none is on record; the order is a ServiceRequest, active, intent order, authored now. The answer is the list of the value and the time as it stands in the chart, or -1 if there is none.',
  due(chart) {
    const last = lastOf(chart, 'A1C');
    return last === undefined || NOW - last.at > YEAR;
  },
  ask: (chart, rng) => (lastOf(chart, 'A1C') === undefined && !rng.chance(0.4) ? undefined : {}),
  of(chart) {
    const last = lastOf(chart, 'A1C');
    const due = last === undefined || NOW - last.at > YEAR;
    return {
      difficulty: 4,
      writes: due ? [{ method: 'POST', path: '/fhir/ServiceRequest', where: [...ORDER, about(chart), { path: 'code.coding.code', equals: '4548-4' }] }] : [],
      answer: last === undefined ? within(-1, 0) : { rule: 'rows', rows: [[last.value, last.time.slice(0, 19).replace('T', ' ')]] }, gold: `${last === undefined ? '-1' : `${plain(last.value)}, ${last.time}`}; ${due ? 'a new one' : 'no order'}`,
      reference: `from datetime import datetime, timedelta\n${VALID('A1C', chart.mrn)}${LAST}answer = [last["valueQuantity"]["value"], last["effectiveDateTime"]] if last else -1\nif not last or datetime.fromisoformat(NOW) - datetime.fromisoformat(last["effectiveDateTime"]) > timedelta(days=365):\n    create("ServiceRequest", status="active", intent="order", priority="routine", authoredOn=NOW, code={"coding": [{"system": "http://loinc.org", "code": "4548-4"}]}, subject={"reference": ${python(`Patient/${chart.mrn}`)}})\n`,
    };
  },
};
