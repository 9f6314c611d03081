/** Orders that stand already, of which some are for what a task would order, and others only look like it. */
import type { Rng } from '../../../env/rng.ts';
import { LOINC, NDC, SNOMED } from './codes.ts';
import { DAY, HOUR, instant, type Minutes, NOW } from './moments.ts';

export const MAGNESIUM_NDC = '0338-1715-40';
export const POTASSIUM_NDC = '40032-917-01';

export interface StandingOrder { readonly resourceType: 'MedicationRequest' | 'ServiceRequest'; readonly content: object }

function replacement(drug: 'magnesium' | 'potassium', status: string, at: Minutes, subject: object): StandingOrder {
  const [code, text, route, value, unit] = drug === 'magnesium' ? [MAGNESIUM_NDC, 'Magnesium sulfate in water IV', 'IV', 2, 'g'] : [POTASSIUM_NDC, 'Potassium chloride ER oral', 'oral', 20, 'mEq'];
  return {
    resourceType: 'MedicationRequest',
    content: { status, intent: 'order', medicationCodeableConcept: { coding: [{ system: NDC, code }], text }, subject, authoredOn: instant(at), dosageInstruction: [{ route: { text: route }, doseAndRate: [{ doseQuantity: { value, unit } }] }] },
  };
}

const REFERRALS: readonly (readonly [code: string, text: string])[] = [['183519002', 'Referral to cardiology service'], ['306118006', 'Referral to endocrinology service'], ['183545006', 'Referral to orthopedic service'], ['306128004', 'Referral to nephrology service'], ['308447003', 'Referral to physiotherapist']];
const LABS: readonly (readonly [code: string, text: string])[] = [['2823-3', 'Potassium'], ['2160-0', 'Creatinine'], ['4548-4', 'Hemoglobin A1c'], ['718-7', 'Hemoglobin'], ['24323-8', 'Comprehensive metabolic panel']];

function service(rng: Rng, subject: object): StandingOrder {
  const isLab = rng.chance(0.6);
  const [code, text] = rng.pick(isLab ? LABS : REFERRALS);
  const at = NOW - rng.int(2 * DAY, 700 * DAY);
  return {
    resourceType: 'ServiceRequest',
    content: { status: 'completed', intent: 'order', priority: isLab ? 'routine' : rng.pick(['routine', 'urgent']), code: { coding: [{ system: isLab ? LOINC : SNOMED, code, display: text }], text }, subject, authoredOn: instant(at), occurrenceDateTime: instant(at + rng.int(1, 48) * HOUR) },
  };
}

/** An active replacement of this morning, one of days ago that is over, or one that was cancelled; and older orders of other things. */
export function drawStandingOrders(rng: Rng, subject: object): readonly StandingOrder[] {
  const orders: StandingOrder[] = [];
  for (const drug of ['magnesium', 'potassium'] as const) {
    switch (rng.int(0, 7)) {
      case 0: case 1: orders.push(replacement(drug, 'active', NOW - rng.int(30, 5 * HOUR), subject)); break;
      case 2: orders.push(replacement(drug, 'cancelled', NOW - rng.int(30, 9 * HOUR), subject)); break;
      case 3: case 4: orders.push(replacement(drug, 'completed', NOW - rng.int(2 * DAY, 40 * DAY), subject)); break;
      default: break;
    }
  }
  return [...orders, ...Array.from({ length: rng.int(0, 3) }, () => service(rng, subject))];
}
