/** Questions of the scores. */
import type { Question } from './phrasings.ts';

export const SCORES: { readonly [id: number]: Question } = {
  4: {
    train: [
      'What is the CHA2DS2-VASc score?',
      'Calculate the CHA2DS2-VASc score (0 to 9) for the risk of stroke in atrial fibrillation.',
      'How many points does the patient have by CHA2DS2-VASc, with female sex counted?',
    ],
    test: [
      'Please score the stroke risk in atrial fibrillation with CHA2DS2-VASc; being a woman counts one point.',
      'Determine the points on CHA2DS2-VASc (range 0 to 9).',
    ],
  },
  8: {
    train: [
      'What is the score of Wells’ criteria for pulmonary embolism (the original one, with half points), with the heart rate {when}?',
      'Calculate Wells’ score for pulmonary embolism (0 to 12.5 points) from the history and the findings {when}.',
      'How many points does the patient have by Wells’ criteria for pulmonary embolism, three-level version of 2000, {when}?',
    ],
    test: [
      'Please score the original Wells rule for pulmonary embolism, half points included, with the pulse {when}.',
      'Determine the points of the Wells pulmonary embolism rule (three-tier original of 2000) as of the findings {when}.',
    ],
  },
  15: {
    train: [
      'What is the Child-Pugh score (5 to 15 points)?',
      'Calculate the Child-Pugh score from bilirubin, albumin, INR, ascites, and encephalopathy.',
      'How many Child-Pugh points does the patient have, with the bands of cirrhosis not due to cholestasis?',
    ],
    test: [
      'Please score Child-Pugh with the bands for non-cholestatic cirrhosis (bilirubin, albumin, INR, ascites, encephalopathy).',
      'Determine the Child-Pugh points, between 5 and 15.',
    ],
  },
  16: {
    train: [
      'What is the score of Wells’ criteria for deep vein thrombosis?',
      'Calculate Wells’ score for deep vein thrombosis (version of 2003, with one point for an earlier thrombosis and minus two for a likely alternative).',
      'By Wells’ criteria for DVT (-2 to 9), how many points does the patient have?',
    ],
    test: [
      'Please score the 2003 Wells rule for DVT: an earlier thrombosis gives one point, an alternative diagnosis at least as likely takes two.',
      'Determine the points of the Wells DVT rule, which run from -2 to 9.',
    ],
  },
  17: {
    train: [
      'What is the Revised Cardiac Risk Index (number of points, 0 to 6)?',
      'Calculate Lee’s Revised Cardiac Risk Index for the planned operation.',
      'How many of the six criteria of the Revised Cardiac Risk Index are met?',
    ],
    test: [
      'Please count the criteria of Lee’s cardiac risk index for surgery that apply (0 to 6).',
      'Determine the Revised Cardiac Risk Index before this operation.',
    ],
  },
  18: {
    train: [
      'What is the HEART score {when}?',
      'Calculate the HEART score (history, ECG, age, risk factors, initial troponin; 0 to 10) {when}.',
      'How many points does the HEART score give {when}, known atherosclerotic disease counting two points among the risk factors?',
    ],
    test: [
      'Please score HEART with the data {when}; established atherosclerotic disease alone makes the risk factors worth two points.',
      'Determine the HEART points (0 to 10, first troponin) {when}.',
    ],
  },
  20: {
    train: [
      'What is the modified Centor (McIsaac) score at the visit?',
      'Calculate the Centor score modified by McIsaac (with the age points, -1 to 5) for the findings at the visit.',
      'How many points does the McIsaac modification of the Centor score give at the visit? Fever counts above 38.0 °C measured there.',
    ],
    test: [
      'Please score McIsaac’s version of Centor for this visit, age included; fever means a measured temperature over 38.0 °C.',
      'Determine the Centor/McIsaac points (from -1 to 5) at the visit.',
    ],
  },
  21: {
    train: [
      'What is the Glasgow Coma Score?',
      'Calculate the total of the Glasgow Coma Scale (3 to 15) from the responses of eyes, voice, and limbs.',
      'How many points does the patient reach on the Glasgow Coma Scale?',
    ],
    test: [
      'Please add up the best eye, verbal and motor responses on the Glasgow Coma Scale.',
      'Determine the sum of the Glasgow Coma Scale.',
    ],
  },
  23: {
    unit: 'whole number',
    train: [
      'What was the MELD-Na score {when} by the UNOS/OPTN rule of 2016 (creatinine 1 to 4 mg/dL, 4 with dialysis; bilirubin and INR at least 1; sodium 125 to 137; MELD(i) rounded to a whole number before sodium enters; at most 40)?',
      'Calculate MELD-Na (OPTN policy of January 2016) from the results {when}. Sodium counts only if the initial MELD is over 11; bounds as in the policy.',
      'Give the MELD score with sodium, UNOS/OPTN version 2016, for the values {when}; the sum of logarithms is rounded to a tenth before it is multiplied by ten.',
    ],
    test: [
      'Determine MELD-Na {when} by the OPTN policy of January 2016 (lower bounds 1.0; creatinine at most 4, set to 4 on dialysis; sodium within 125 to 137, entering only when MELD(i) exceeds 11; MELD(i) is ten times the sum of logarithms rounded to a tenth; cap 40).',
      'Which sodium-adjusted MELD (UNOS/OPTN 2016, sum of logarithms rounded to a tenth, then times ten; sodium used above an initial MELD of 11) did the patient have {when}?',
    ],
  },
  25: {
    train: [
      'What is the HAS-BLED score?',
      'Calculate the HAS-BLED score (hypertension counts above 160 mm Hg systolic, alcohol from eight drinks a week).',
      'How many points of bleeding risk does the patient have by HAS-BLED, 0 to 9?',
    ],
    test: [
      'Please score HAS-BLED; systolic pressure over 160 mm Hg counts as hypertension and eight drinks or more a week as alcohol.',
      'Determine the HAS-BLED points.',
    ],
  },
  27: {
    train: [
      'What is the Glasgow-Blatchford score {when}?',
      'Calculate the Glasgow-Blatchford bleeding score (0 to 23) from the findings {when}.',
      'How many points does the Glasgow-Blatchford score give {when}?',
    ],
    test: [
      'Please score Glasgow-Blatchford with the findings {when}.',
      'Determine the points on the Glasgow-Blatchford bleeding scale {when}.',
    ],
  },
  28: {
    train: [
      'What is the APACHE II score from these worst values of the first 24 hours? Where the inspired oxygen is 50% or more, the alveolar-arterial gradient counts; creatinine points double in acute renal failure.',
      'Calculate APACHE II (physiology, age, and chronic health points) from the values of the first day, with the mean arterial pressure from the blood pressure given.',
      'How many APACHE II points does the patient have for the first 24 hours, creatinine counted twice in acute renal failure?',
    ],
    test: [
      'Please score APACHE II on the worst values of day one, blood pressure entering as its mean; from an FiO2 of 0.5 the A-a gradient replaces PaO2, and acute renal failure doubles the creatinine points.',
      'Determine APACHE II for the first 24 hours, with chronic health and age points; oxygen 50% or more: use the alveolar-arterial gradient; acute renal failure: creatinine twice.',
    ],
  },
  29: {
    train: [
      'What was the Pneumonia Severity Index (PSI/PORT, total points) {when}?',
      'Calculate the total of points of the Pneumonia Severity Index {when}, also in a young patient.',
      'How many points did the Pneumonia Severity Index of Fine give {when}?',
    ],
    test: [
      'Please add up all points of the Pneumonia Severity Index {when}, whatever the age.',
      'Determine the PSI (PORT) total {when}.',
    ],
  },
  32: {
    train: [
      'What is the Charlson Comorbidity Index, with the points for age?',
      'Calculate the age-adjusted Charlson Comorbidity Index.',
      'How many points does the Charlson index give for age and diseases together?',
    ],
    test: [
      'Please score Charlson’s index and add its points for age.',
      'Determine the age-adjusted Charlson points.',
    ],
  },
  33: {
    train: [
      'What is the FeverPAIN score at the visit?',
      'Calculate the FeverPAIN score (0 to 5) for this sore throat.',
      'How many of the five FeverPAIN criteria are met at the visit?',
    ],
    test: [
      'Please score FeverPAIN for the visit.',
      'Determine the FeverPAIN points, out of five.',
    ],
  },
  36: {
    train: [
      'What is the Caprini score (2005) for venous thromboembolism?',
      'Calculate the Caprini score, version of 2005, with one point for a BMI over 25 and three points in all for earlier leg or lung thrombosis.',
      'How many points does the patient have in the Caprini risk assessment of 2005?',
    ],
    test: [
      'Please score Caprini’s thrombosis model of 2005; BMI over 25 gives one point, and previous DVT and PE together give three.',
      'Determine the points of the 2005 Caprini assessment.',
    ],
  },
  43: {
    train: [
      'What is the SOFA score on the first day in intensive care?',
      'Calculate the Sequential Organ Failure Assessment score (0 to 24) from these worst values of the first day.',
      'How many SOFA points does the patient have on the first day in the unit?',
    ],
    test: [
      'Please score SOFA with the worst values of day one in the unit.',
      'Determine the SOFA points for the first day of intensive care.',
    ],
  },
  45: {
    train: [
      'What was the CURB-65 score {when}?',
      'Calculate CURB-65 (0 to 5; urea nitrogen above 19 mg/dL or urea above 7 mmol/L) from the findings {when}.',
      'How many points did CURB-65 give {when}?',
    ],
    test: [
      'Please score CURB-65 with the findings {when}; urea nitrogen counts from above 19 mg/dL (urea above 7 mmol/L).',
      'Determine the CURB-65 points {when}.',
    ],
  },
  48: {
    train: [
      'How many of the eight criteria of the PERC rule are met (that is, speak against ruling out embolism) {when}?',
      'Count the positive criteria of the pulmonary embolism rule-out criteria (PERC) with the vital signs {when}.',
      'By the PERC rule, how many of the eight risk criteria does the patient have {when}?',
    ],
    test: [
      'Please count how many of the eight PERC items are positive {when}, that is, keep embolism from being ruled out.',
      'Determine the number of PERC criteria failed {when}.',
    ],
  },
  51: {
    train: [
      'How many SIRS criteria were met {when}?',
      'Count the criteria of the systemic inflammatory response syndrome (0 to 4) {when}.',
      'By the SIRS definition of 1992, how many of the four criteria did the patient fulfill {when}?',
    ],
    test: [
      'Please count the SIRS criteria fulfilled {when}.',
      'Determine how many of the four 1992 SIRS items applied {when}.',
    ],
  },
};
