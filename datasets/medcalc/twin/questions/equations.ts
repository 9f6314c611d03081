/** Questions of the equations. */
import type { Question } from './phrasings.ts';

export const EQUATIONS: { readonly [id: number]: Question } = {
  2: {
    unit: 'mL/min',
    train: [
      'What was the creatinine clearance by Cockcroft and Gault {when}, in mL/min, with measured height and current weight? As weight take the actual one if BMI is below 18.5, the smaller of ideal (Devine) and actual weight if BMI is 18.5 to 24.9, and the adjusted weight, ideal + 0.4 x (actual - ideal), if BMI is 25 or more.',
      'Estimate the patient’s creatinine clearance (Cockcroft-Gault, mL/min) from the creatinine {when} and the measured height and weight. As weight take the actual one if BMI is below 18.5, the smaller of ideal (Devine) and actual weight if BMI is 18.5 to 24.9, and the adjusted weight, ideal + 0.4 x (actual - ideal), if BMI is 25 or more.',
      'Calculate the Cockcroft-Gault creatinine clearance in mL/min with the serum creatinine reported {when} and the measured height and current weight. As weight take the actual one if BMI is below 18.5, the smaller of ideal (Devine) and actual weight if BMI is 18.5 to 24.9, and the adjusted weight, ideal + 0.4 x (actual - ideal), if BMI is 25 or more.',
    ],
    test: [
      'For dosing, please work out the Cockcroft-Gault creatinine clearance (mL/min) with the creatinine {when}, the measured height and the current weight. The weight to be used is the actual one under a BMI of 18.5, ideal (Devine) or actual, whichever is lower, from 18.5 up to 24.9, and ideal plus 40% of the excess over it from 25 on.',
      'How many mL/min of creatinine clearance does Cockcroft-Gault give for the creatinine {when}, taking height and weight as measured now? The weight to be used is the actual one under a BMI of 18.5, ideal (Devine) or actual, whichever is lower, from 18.5 up to 24.9, and ideal plus 40% of the excess over it from 25 on.',
    ],
  },
  3: {
    unit: 'mL/min/1.73 m²',
    train: [
      'What was the glomerular filtration rate {when} by the CKD-EPI creatinine equation of 2021, in mL/min/1.73 m²?',
      'Estimate GFR from the creatinine {when} with the race-free CKD-EPI equation of 2021 (mL/min/1.73 m²).',
      'Using CKD-EPI 2021 (creatinine only), calculate eGFR in mL/min/1.73 m² for the value {when}.',
    ],
    test: [
      'Determine the eGFR (mL/min/1.73 m²) that CKD-EPI 2021, without race, assigns to the creatinine {when}.',
      'How high was the kidney function {when} in mL/min/1.73 m² when estimated by the 2021 CKD-EPI creatinine formula?',
    ],
  },
  5: {
    unit: 'mm Hg',
    train: [
      'What was the mean arterial pressure {when}, in mm Hg? Give',
      'Calculate the mean arterial pressure (a third of systolic plus two thirds of diastolic) from the reading {when}, in mm Hg.',
      'From the blood pressure {when}, what is MAP in mm Hg?',
    ],
    test: [
      'Work out the mean arterial pressure in mm Hg for the reading {when}: diastolic plus a third of the pulse pressure.',
      'How high was MAP (mm Hg), diastolic weighted twice, when blood pressure was taken {when}?',
    ],
  },
  6: {
    train: [
      'What was the body mass index {when}, in kg/m², with the measured height?',
      'Calculate the patient’s BMI (kg/m²,) with the height and weight measured {when}.',
      'From height and weight as measured {when}, work out the body mass index in kg/m².',
    ],
    test: [
      'Determine BMI in kg/m² for the size measured {when}.',
      'Which body mass index, kg/m², results from weight and measured height {when}?',
    ],
  },
  7: {
    train: [
      'What was the calcium corrected for albumin {when}, in mg/dL? Add 0.8 mg/dL for each g/dL of albumin below 4.0.',
      'Correct the total calcium {when} for albumin (factor 0.8, normal albumin 4 g/dL) and give it in mg/dL.',
      'Calculate the albumin-corrected calcium in mg/dL from the results {when}: Ca + 0.8 x (4.0 - albumin in g/dL).',
    ],
    test: [
      'Determine the albumin-adjusted calcium (mg/dL) {when}; albumin of 4.0 g/dL is normal, and each g/dL missing adds 0.8 mg/dL.',
      'Which corrected calcium, mg/dL, results {when} when 0.8 x (4.0 - albumin in g/dL) is added to total calcium?',
    ],
  },
  9: {
    unit: 'mL/min/1.73 m²',
    train: [
      'What was the glomerular filtration rate {when} by the four-variable MDRD equation (factor 175, IDMS-traceable creatinine, with the race term), in mL/min/1.73 m²?',
      'Calculate eGFR {when} with the MDRD study equation, 175 x creatinine^-1.154 x age^-0.203, and its factors for women (0.742) and Black patients (1.212). Answer in mL/min/1.73 m².',
      'Estimate GFR in mL/min/1.73 m² by MDRD (re-expressed 2006, constant 175) from the creatinine reported {when}; use the race coefficient where it applies.',
    ],
    test: [
      'Determine GFR {when} by the MDRD formula with constant 175, factors 0.742 for women and 1.212 for Black patients, in mL/min/1.73 m².',
      'Which eGFR (mL/min/1.73 m²) did the IDMS-traceable four-variable MDRD formula, race term included, give {when}?',
    ],
  },
  10: {
    train: [
      'What is the patient’s ideal body weight by the Devine formula, in kg, for the height measured {when}?',
      'Calculate ideal body weight (Devine: 50 kg for men or 45.5 kg for women, plus 2.3 kg for each inch over 60; less for each inch below) in kg, from the height measured {when}.',
      'For dosing, the ideal body weight after Devine is needed. How many kg is it with the height measured {when} ()?',
    ],
    test: [
      'Determine the Devine ideal weight in kg for the height measured {when}; below 60 inches, 2.3 kg per missing inch are subtracted.',
      'Which ideal body weight (kg, Devine) goes with the height measured {when}?',
    ],
  },
  19: {
    train: [
      'What was the FIB-4 index {when}? Give',
      'Calculate the Fibrosis-4 index (age x AST / (platelets in 10^9/L x square root of ALT)) from the values {when}.',
      'Using FIB-4, with the age at that visit and the results {when}, estimate liver fibrosis as an index.',
    ],
    test: [
      'Determine the Fibrosis-4 score from age, AST, ALT and platelets {when}.',
      'Which FIB-4 value results {when}, as age x AST / (platelets in 10^9/L x root of ALT)?',
    ],
  },
  22: {
    unit: 'mL/h',
    train: [
      'Which rate of maintenance fluid, in mL/h, follows from the weight {when} by the 4-2-1 rule?',
      'Calculate maintenance fluid in mL per hour after Holliday and Segar (4, 2, and 1 mL/kg/h) for the weight {when}.',
      'By the 4-2-1 rule and the weight {when}, how many mL/h of maintenance fluid does the child need?',
    ],
    test: [
      'Determine the hourly maintenance rate (mL/h) by the 4-2-1 rule for the child’s weight {when}.',
      'How fast, in mL/h, should maintenance fluid run by Holliday-Segar (4-2-1) at the weight {when}?',
    ],
  },
  26: {
    train: [
      'What was the sodium corrected for hyperglycemia {when}, in mEq/L? Use Hillier’s factor of 2.4 mEq/L for each 100 mg/dL of glucose above 100.',
      'Correct the sodium {when} for glucose with Na + 0.024 x (glucose in mg/dL - 100), in mEq/L.',
      'Calculate the glucose-corrected sodium {when} in mEq/L after Hillier (0.024 per mg/dL over 100 mg/dL)',
    ],
    test: [
      'Determine the sodium adjusted for glucose {when} (mEq/L), adding 0.024 mEq/L per mg/dL of glucose over 100.',
      'Which sodium, mEq/L, results {when} once hyperglycemia is corrected for by Hillier (2.4 per 100 mg/dL above 100)?',
    ],
  },
  30: {
    unit: 'mOsm/kg',
    train: [
      'What was the calculated serum osmolality {when}, in mOsm/kg? Use 2 x Na + BUN/2.8 + glucose/18 (mg/dL).',
      'Calculate serum osmolality from the values {when}: twice sodium plus urea nitrogen (mg/dL) over 2.8 plus glucose (mg/dL) over 18. Answer in mOsm/kg.',
      'Estimate the osmolality {when} (mOsm/kg,) as 2 x sodium + glucose/18 + BUN/2.8, both in mg/dL.',
    ],
    test: [
      'Determine the osmolality calculated from sodium, glucose and BUN {when} (mOsm/kg): 2 x Na + glucose/18 + BUN/2.8, the latter two in mg/dL.',
      'Which calculated osmolality (mOsm/kg) results {when} when sodium is doubled and glucose/18 and urea nitrogen/2.8, in mg/dL, are added?',
    ],
  },
  31: {
    train: [
      'What was HOMA-IR {when} (fasting glucose in mg/dL x fasting insulin in µIU/mL / 405)? Give',
      'Calculate the homeostatic model assessment of insulin resistance (HOMA-IR) from the fasting values {when}, glucose in mg/dL times insulin divided by 405.',
      'From fasting glucose and insulin {when}, work out HOMA-IR (mg/dL x µIU/mL / 405).',
    ],
    test: [
      'Determine HOMA-IR {when}, fasting glucose (mg/dL) times fasting insulin (µIU/mL) over 405.',
      'How insulin resistant was the patient {when} by HOMA-IR, glucose in mg/dL x insulin in µIU/mL / 405?',
    ],
  },
  38: {
    train: [
      'What was the free water deficit {when}, in liters, to a sodium of 140 mEq/L? Take body water as 0.6 of the weight {weighed} in men (0.5 from 65 years) and 0.5 in women (0.45 from 65 years).',
      'Calculate the free water deficit (L,) for the sodium {when} and the weight {weighed}: body water x weight x (Na/140 - 1), with body water 0.6 (men) or 0.5 (women) below 65 years and 0.5 or 0.45 from 65.',
      'How many liters of free water were missing {when}, with 140 mEq/L as ideal sodium and total body water 60% (men) or 50% (women), in those of 65 and over 50% or 45%, of the weight {weighed}?',
    ],
    test: [
      'Determine the free water deficit in L at the sodium {when}, aiming at 140 mEq/L; of the weight {weighed}, water makes up 0.6 in men and 0.5 in women, from 65 years on 0.5 and 0.45.',
      'How many liters of water were lacking {when}, (Na/140 - 1) x weight {weighed} x water fraction, the fraction being 0.6 (men), 0.5 (women; men of 65 and over) or 0.45 (women of 65 and over)?',
    ],
  },
  39: {
    unit: 'mEq/L',
    train: [
      'What was the serum anion gap (sodium minus chloride minus bicarbonate, without potassium) {when}, in mEq/L?',
      'Calculate the patient’s anion gap {when} in mEq/L. Leave potassium out of the formula.',
      'From the values {when}, work out the anion gap, Na - (Cl + HCO3), in mEq/L.',
    ],
    test: [
      'Determine the anion gap in mEq/L {when}, sodium less chloride and bicarbonate, potassium not used.',
      'How wide was the anion gap {when} in mEq/L? Potassium stays out.',
    ],
  },
  40: {
    train: [
      'What was the fractional excretion of sodium {when}, in percent? Give',
      'Calculate FENa in percent from the blood and spot urine values {when}.',
      'From the paired serum and urine results {when}: which percentage of the filtered sodium was excreted?',
    ],
    test: [
      'Determine FENa in percent {when}.',
      'How large a share of filtered sodium, in percent, was excreted {when} (fractional excretion of sodium)?',
    ],
  },
  44: {
    unit: 'mg/dL',
    train: [
      'What was the LDL cholesterol {when} by the Friedewald formula, in mg/dL?',
      'Calculate LDL cholesterol in mg/dL (Friedewald: total - HDL - triglycerides/5, all in mg/dL) from the fasting values {when}.',
      'Give the Friedewald LDL cholesterol {when}. The answer must be in mg/dL, so convert the lipids first where needed.',
    ],
    test: [
      'Determine LDL cholesterol in mg/dL {when} after Friedewald; with all lipids in mg/dL, triglycerides are divided by five.',
      'How high was the calculated LDL cholesterol (Friedewald, mg/dL) {when}?',
    ],
  },
  46: {
    train: [
      'What is the ten-year risk of myocardial infarction or coronary death by the Framingham equation of ATP III (hard coronary heart disease), in percent? Use the values {when}.',
      'Calculate the Framingham risk score for hard coronary heart disease (ATP III, continuous equation with logarithms, not the point table) in percent, for the data {when}',
      'With the ATP III Framingham equation for hard CHD, how high is the ten-year risk in percent for the findings {when}?',
    ],
    test: [
      'Determine the ATP III Framingham risk of hard coronary disease over ten years, in percent, with the data {when}; use the logarithmic equation, not the table.',
      'How likely, in percent, is a coronary death or infarction within ten years by the ATP III Framingham equation (continuous form) for the data {when}?',
    ],
  },
  60: {
    train: [
      'What is the body surface area by Mosteller’s formula, in m², with height and weight as measured {when}? Give',
      'Calculate body surface area (Mosteller: square root of cm x kg / 3600) for height and weight as measured {when}, in m².',
      'Which body surface area (m², Mosteller,) should the dose be based on, given height and weight as measured {when}?',
    ],
    test: [
      'Determine the Mosteller body surface area (m²) for the size measured {when}.',
      'Which body surface, in m², results by Mosteller (root of cm x kg / 3600) from the measurements {when}?',
    ],
  },
  62: {
    train: [
      'What is the adjusted body weight, in kg, with height and weight as measured {when}: ideal (Devine) plus 0.4 times the difference of actual and ideal weight?',
      'Calculate the adjusted body weight (IBW by Devine + 0.4 x (weight - IBW)) in kg, for height and weight as measured {when}.',
      'For dosing, give the adjusted body weight in kg, based on Devine’s ideal weight, a factor of 0.4, and height and weight as measured {when}',
    ],
    test: [
      'Determine the adjusted weight in kg for the size measured {when}: Devine’s ideal weight plus 40% of the excess over it.',
      'Which adjusted body weight (kg) results {when}, as ideal (Devine) + 0.4 x (actual - ideal)?',
    ],
  },
  63: {
    unit: 'mEq/L',
    train: [
      'What was the delta gap {when} in mEq/L? Take 12 mEq/L as the normal anion gap, and leave potassium and albumin out.',
      'Compute the patient’s delta gap (anion gap minus 12) {when}, in mEq/L, with the anion gap as Na - (Cl + HCO3).',
      'By how many mEq/L did the anion gap, Na - Cl - HCO3, differ from a normal value of 12 {when} (delta gap)? Give it with its sign.',
    ],
    test: [
      'Determine the delta gap in mEq/L {when}: the anion gap without potassium less a normal 12, albumin not considered.',
      'How far, in mEq/L with sign, was the anion gap (Na - Cl - HCO3) from 12 {when}?',
    ],
  },
  64: {
    train: [
      'What was the delta ratio {when}? Use (anion gap - 12) / (24 - bicarbonate), with the anion gap as Na - (Cl + HCO3).',
      'Calculate the delta ratio from the results {when}, taking 12 mEq/L as normal anion gap and 24 mEq/L as normal bicarbonate; no potassium, no albumin correction.',
      'For the values {when}: what is the ratio of the rise of the anion gap above 12 (Na - Cl - HCO3) to the fall of bicarbonate below 24? State',
    ],
    test: [
      'Determine the delta ratio {when}, the anion gap’s excess over 12 divided by bicarbonate’s shortfall from 24; neither potassium nor albumin enters.',
      'Which delta-delta ratio results {when}, (Na - Cl - HCO3 - 12) over (24 - HCO3)?',
    ],
  },
  65: {
    train: [
      'What was the albumin-corrected anion gap {when} in mEq/L? Add 2.5 mEq/L for each g/dL of albumin below 4.0, and leave potassium out.',
      'Calculate the anion gap corrected for albumin (Figge: AG + 2.5 x (4.0 - albumin in g/dL)) {when}, in mEq/L, with AG = Na - (Cl + HCO3).',
      'Correct the anion gap (Na - Cl - HCO3) {when} for albumin, with 4.0 g/dL as normal albumin and a factor of 2.5. Answer in mEq/L.',
    ],
    test: [
      'Determine the anion gap adjusted for albumin (mEq/L) {when}: Na - Cl - HCO3, plus 2.5 for every g/dL that albumin lies below 4.0.',
      'Which albumin-corrected anion gap, mEq/L, results {when} after Figge (2.5 x (4.0 - albumin in g/dL)), potassium left out?',
    ],
  },
  66: {
    train: [
      'What was the albumin-corrected delta gap {when} in mEq/L? Correct the anion gap (Na - Cl - HCO3) by 2.5 per g/dL of albumin below 4.0 and subtract 12.',
      'Give the delta gap with albumin correction {when}: AG + 2.5 x (4.0 - albumin in g/dL) - 12, in mEq/L, where AG leaves potassium out.',
      'Calculate how far the albumin-corrected anion gap was from 12 mEq/L {when} (corrected delta gap, with sign). Normal albumin is 4.0 g/dL, the factor 2.5; potassium is not used.',
    ],
    test: [
      'Determine the delta gap {when} in mEq/L after correction for albumin: Na - Cl - HCO3 + 2.5 x (4.0 - albumin in g/dL) - 12.',
      'How far above or below 12 mEq/L was the anion gap {when} once corrected for albumin (2.5 per g/dL below 4.0; no potassium)?',
    ],
  },
  67: {
    train: [
      'What was the albumin-corrected delta ratio {when}? Use (corrected anion gap - 12) / (24 - bicarbonate), corrected by 2.5 per g/dL of albumin below 4.0, without potassium',
      'Calculate the delta ratio with an albumin-corrected anion gap, AG + 2.5 x (4.0 - albumin in g/dL), from the values {when}. Normal anion gap 12, normal bicarbonate 24, AG = Na - (Cl + HCO3). Give',
      'For the results {when}, divide the excess of the albumin-corrected anion gap over 12 by the deficit of bicarbonate below 24 (albumin-corrected delta ratio; normal albumin 4.0 g/dL, factor 2.5, no potassium).',
    ],
    test: [
      'Determine the albumin-adjusted delta ratio {when}: anion gap (no potassium) plus 2.5 x (4.0 - albumin in g/dL), less 12, over 24 less bicarbonate.',
      'Which delta ratio results {when} when the anion gap, Na - Cl - HCO3, is first corrected for albumin (normal 4.0 g/dL, factor 2.5; normal gap 12, normal bicarbonate 24)?',
    ],
  },
};
