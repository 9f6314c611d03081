/** Questions of the calculators whose notes are one line. */
import type { Question } from './phrasings.ts';

export const ONE_LINERS: { readonly [id: number]: Question } = {
  11: {
    unit: 'millisecond',
    train: [
      'What is the corrected QT interval in msec by the Bazett formula (QT divided by the square root of RR in seconds)?',
      'Correct the QT interval for the heart rate according to Bazett, QT divided by the square root of RR in seconds, and give it in milliseconds.',
      'Using the Bazett correction, QT divided by the square root of RR in seconds, how many milliseconds is QTc?',
    ],
    test: [
      'Determine QTc after Bazett in ms: QT divided by the square root of RR in seconds.',
      'Which rate-corrected QT (ms) results with Bazett’s formula, that is, QT divided by the square root of RR in seconds?',
    ],
  },
  13: {
    train: [
      'What is the estimated due date? Add 280 days to the first day of the last period, and one day more (or less) for each day by which the cycle is longer (or shorter) than 28.',
      'Give the due date by Naegele’s rule as 280 days from the first day of the last period, corrected for the cycle length (minus 28 days).',
      'On what date is delivery expected, counting 280 days plus the difference of the cycle length from 28 days?',
    ],
    test: [
      'Please date the expected delivery: last period plus 280 days, shifted by the days that the cycle differs from 28.',
      'On which day is the child due by Naegele, when a cycle longer or shorter than 28 days moves the date by as many days?',
    ],
  },
  24: {
    train: [
      'Which daily dose of {target}, in mg, has the same glucocorticoid effect? Hydrocortisone 20 mg, cortisone 25 mg, prednisone and prednisolone 5 mg, methylprednisolone and triamcinolone 4 mg, dexamethasone and betamethasone 0.75 mg are equal.',
      'Convert the total daily dose to {target} (answer in mg per day,) by the usual table of equivalents: cortisone 25, hydrocortisone 20, prednisone 5, prednisolone 5, methylprednisolone 4, triamcinolone 4, dexamethasone 0.75, betamethasone 0.75.',
      'The drug is to be replaced by {target}. How many mg a day are equivalent (per 5 mg of prednisone or prednisolone: hydrocortisone 20, cortisone 25, methylprednisolone or triamcinolone 4, dexamethasone or betamethasone 0.75)?',
    ],
    test: [
      'Which dose of {target}, mg per day, is equipotent? Equivalents: cortisone 25, hydrocortisone 20, prednisone or prednisolone 5, methylprednisolone or triamcinolone 4, dexamethasone or betamethasone 0.75 mg.',
      'Determine the daily mg of {target} matching the present glucocorticoid (0.75 mg dexamethasone or betamethasone = 4 mg methylprednisolone or triamcinolone = 5 mg prednisone or prednisolone = 20 mg hydrocortisone = 25 mg cortisone).',
    ],
  },
  49: {
    train: [
      'What is the total daily dose in morphine milligram equivalents, by the CDC factors of 2022 (fentanyl patch 2.4 per µg/h)?',
      'Sum up the opioids in MME per day with the conversion factors of the CDC guideline of 2022 (for a fentanyl patch: 2.4 x µg/h).',
      'How many morphine milligram equivalents a day does this regimen amount to (CDC 2022 factors: hydromorphone 5, methadone 4.7, tramadol 0.2, transdermal fentanyl 2.4 per µg/h, and so on)?',
    ],
    test: [
      'Determine the daily MME with the CDC factors of 2022; a fentanyl patch counts 2.4 per µg/h.',
      'Which dose of oral morphine, mg per day, equals these opioids by the CDC 2022 factors (transdermal fentanyl 2.4 per µg/h)?',
    ],
  },
  56: {
    unit: 'millisecond',
    train: [
      'What is the corrected QT interval in msec by the Fridericia formula (QT divided by the cube root of RR in seconds)?',
      'Correct the QT interval for the heart rate according to Fridericia, QT divided by the cube root of RR in seconds, and give it in milliseconds.',
      'Using the Fridericia correction, QT divided by the cube root of RR in seconds, how many milliseconds is QTc?',
    ],
    test: [
      'Determine QTc after Fridericia in ms: QT divided by the cube root of RR in seconds.',
      'Which rate-corrected QT (ms) results with Fridericia’s formula, that is, QT divided by the cube root of RR in seconds?',
    ],
  },
  57: {
    unit: 'millisecond',
    train: [
      'What is the corrected QT interval in msec by the Framingham formula (QT + 154 x (1 - RR in seconds))?',
      'Correct the QT interval for the heart rate according to Framingham, QT + 154 x (1 - RR in seconds), and give it in milliseconds.',
      'Using the Framingham correction, QT + 154 x (1 - RR in seconds), how many milliseconds is QTc?',
    ],
    test: [
      'Determine QTc after Framingham in ms: QT + 154 x (1 - RR in seconds).',
      'Which rate-corrected QT (ms) results with Framingham’s formula, that is, QT + 154 x (1 - RR in seconds)?',
    ],
  },
  58: {
    unit: 'millisecond',
    train: [
      'What is the corrected QT interval in msec by the Hodges formula (QT + 1.75 x (heart rate - 60))?',
      'Correct the QT interval for the heart rate according to Hodges, QT + 1.75 x (heart rate - 60), and give it in milliseconds.',
      'Using the Hodges correction, QT + 1.75 x (heart rate - 60), how many milliseconds is QTc?',
    ],
    test: [
      'Determine QTc after Hodges in ms: QT + 1.75 x (heart rate - 60).',
      'Which rate-corrected QT (ms) results with Hodges’s formula, that is, QT + 1.75 x (heart rate - 60)?',
    ],
  },
  59: {
    unit: 'millisecond',
    train: [
      'What is the corrected QT interval in msec by the Rautaharju formula (QT x (120 + heart rate) / 180)?',
      'Correct the QT interval for the heart rate according to Rautaharju, QT x (120 + heart rate) / 180, and give it in milliseconds.',
      'Using the Rautaharju correction, QT x (120 + heart rate) / 180, how many milliseconds is QTc?',
    ],
    test: [
      'Determine QTc after Rautaharju in ms: QT x (120 + heart rate) / 180.',
      'Which rate-corrected QT (ms) results with Rautaharju’s formula, that is, QT x (120 + heart rate) / 180?',
    ],
  },
  61: {
    train: [
      'What weight in kg corresponds to the target body mass index?',
      'Which target weight, in kg and, follows from height and target BMI?',
      'How many kg should the patient weigh to reach the BMI aimed at?',
    ],
    test: [
      'Determine the body weight, in kg, at which the desired BMI is reached.',
      'At how many kg is the BMI goal met?',
    ],
  },
  68: {
    train: [
      'What is the estimated date of conception, taken as two weeks (14 days) after the first day of the last period whatever the cycle length?',
      'Estimate the day of conception by the usual convention of 14 days after the start of the last menstrual period.',
      'By the pregnancy wheel, conception is set 14 days after the first day of the last period. Which date is that here?',
    ],
    test: [
      'Please date conception as fourteen days after the last period began, without regard to the cycle.',
      'On which day was conception by the usual rule, the first day of the last period plus 14 days?',
    ],
  },
  69: {
    train: [
      'What is the gestational age in completed weeks and remaining days, counted from the first day of the last period?',
      'How far along is the pregnancy by dates (weeks, days)?',
      'Give the gestational age from the last menstrual period as weeks and days.',
    ],
    test: [
      'Determine the gestational age by the last period, as completed weeks plus days.',
      'How many completed weeks and further days has the pregnancy lasted since the last period began?',
    ],
  },
};
