/** The 55 calculators of MedCalc-Bench, by the benchmark's number. */
import type { Calculator } from '../calculator.ts';
import { anionGap, correctedAnionGap, correctedDeltaGap, correctedDeltaRatio, deltaGap, deltaRatio } from './acid-base.ts';
import { cha2ds2Vasc, glasgowBlatchford, hasBled } from './bleeding.ts';
import { adjustedBodyWeight, bodyMassIndex, bodySurfaceArea, idealBodyWeight, targetWeight } from './body-size.ts';
import { framinghamHardChd, heart, meanArterial, revisedCardiacRisk } from './cardiovascular.ts';
import { charlson } from './comorbidity.ts';
import { apacheII, glasgowComa, sofa } from './critical-care.ts';
import { morphineEquivalents, steroidConversion } from './dosing.ts';
import { correctedSodium, freeWaterDeficit, maintenanceFluids, serumOsmolality } from './fluids.ts';
import { childPugh, fib4, meldNa } from './hepatic.ts';
import { centor, curb65, feverPain, psi, sirs } from './infection.ts';
import { correctedCalcium, homaIr, ldl } from './metabolic.ts';
import { conceptionDate, dueDate, gestationalAge } from './pregnancy.ts';
import { bazett, framinghamQt, fridericia, hodges, rautaharju } from './qt.ts';
import { ckdEpi2021, creatinineClearance, fractionalSodiumExcretion, mdrd } from './renal.ts';
import { caprini, perc, wellsDvt, wellsPe } from './thrombosis.ts';

export const CALCULATORS = [
  creatinineClearance, ckdEpi2021, cha2ds2Vasc, meanArterial, bodyMassIndex, correctedCalcium, wellsPe, mdrd, idealBodyWeight, bazett,
  dueDate, childPugh, wellsDvt, revisedCardiacRisk, heart, fib4, centor, glasgowComa, maintenanceFluids, meldNa, steroidConversion, hasBled,
  correctedSodium, glasgowBlatchford, apacheII, psi, serumOsmolality, homaIr, charlson, feverPain, caprini, freeWaterDeficit, anionGap,
  fractionalSodiumExcretion, sofa, ldl, curb65, framinghamHardChd, perc, morphineEquivalents, sirs, fridericia, framinghamQt, hodges,
  rautaharju, bodySurfaceArea, targetWeight, adjustedBodyWeight, deltaGap, deltaRatio, correctedAnionGap, correctedDeltaGap,
  correctedDeltaRatio, conceptionDate, gestationalAge,
] as const satisfies readonly Calculator[];

const BY_ID: ReadonlyMap<number, Calculator> = new Map(CALCULATORS.map((calculator) => [calculator.id, calculator]));
const BY_SLUG: ReadonlyMap<string, Calculator> = new Map(CALCULATORS.map((calculator) => [calculator.slug, calculator]));

/** The calculator with the benchmark's number. @throws RangeError when there is none */
export function calculatorById(id: number): Calculator {
  const calculator = BY_ID.get(id);
  if (calculator === undefined) throw new RangeError(`no calculator ${id}`);
  return calculator;
}

/** The calculator of a category. @throws RangeError when there is none */
export function calculatorBySlug(slug: string): Calculator {
  const calculator = BY_SLUG.get(slug);
  if (calculator === undefined) throw new RangeError(`no calculator ${JSON.stringify(slug)}`);
  return calculator;
}
