/** Liver, lipids and insulin resistance, in clinic and ward. */
import type { Setting } from '../spec.ts';

export const LIVER_CLINIC: Setting = {
  openings: [
    '{who} was referred to the liver clinic{on} because of raised liver enzymes.',
    '{who} was seen{on} for evaluation of [chronic hepatitis C|fatty liver disease|chronic hepatitis B|suspected autoimmune hepatitis].',
    '{who} was admitted to {hospital}{on} for a liver biopsy.',
  ],
  pool: {
    hpi: ['The enzymes had been abnormal at [two|three] examinations by the company physician.', '{He} felt well apart from [tiredness in the afternoon|a dull feeling below the right ribs].', 'There was no history of transfusion.', 'A tattoo had been made [in youth|many years ago].', '{He} had taken [green tea extract|a bodybuilding supplement|no supplements] in the last year.', 'Jaundice had never been noticed, and the urine was of normal color.', 'Alcohol intake was given as [two glasses of wine a week|rare|none for five years].'],
    history: ['{He} has had [high cholesterol|gallstones|an underactive thyroid] for years.', '{He} had been vaccinated against hepatitis A and B.'],
    medications: ['{He} takes [levothyroxine|a statin|vitamin D].'],
    exam: ['<liver> The liver edge was [firm and felt two centimeters below the ribs|not palpable].', '<skin> [A few spider nevi were seen on the chest.|There were no spider nevi.]', '<eyes> The sclerae were white.', 'There was no flapping tremor.', '<abdomen> The abdomen was soft, without shifting dullness.'],
    imaging: ['Ultrasound showed a [coarse|bright|slightly nodular] liver without focal lesions.', 'Hepatitis serology was [positive for HCV antibodies|negative|positive for surface antigen].', 'Elastography was [booked|repeated].', 'Autoantibodies were negative, and ceruloplasmin was normal.', 'Gastroscopy showed no varices.'],
    course: ['Weight loss and coffee were recommended, and alcohol was discouraged.', 'Antiviral treatment was [discussed|started].', 'A biopsy was taken without complications, and the report was awaited.', '{He} was offered surveillance by ultrasound twice a year.', 'The enzymes were to be checked every three months.', 'Iron studies were within normal limits.'],
  },
};

export const CIRRHOSIS: Setting = {
  openings: [
    '{who} with cirrhosis due to [hepatitis C|alcohol|fatty liver disease] was admitted{on} with [increasing abdominal girth|jaundice|a fall in urine output].',
    '{who}, known to have cirrhosis of the liver, came to the emergency department{on} with [weakness and jaundice|swelling of the legs and abdomen|confusion at night].',
    '{who} was transferred to {hospital}{on} for evaluation for liver transplantation.',
  ],
  pool: {
    hpi: ['The liver disease had been diagnosed [five|seven|nine] years earlier after a [variceal bleed|routine scan].', 'Over [three|four] weeks the abdomen had become tense, and shoes no longer fitted.', '{He} slept by day and was awake at night.', '{He} had not drunk alcohol for [six months|two years].', 'A course of prednisolone had been tried at the referring hospital [without response|and stopped].', 'The urine was dark and the stools pale.', 'Bruises appeared after minor knocks.'],
    history: ['Varices had been banded [twice|three times].', 'There had been one episode of spontaneous bacterial peritonitis.', 'A shunt had been considered and not placed.'],
    medications: ['{He} takes [lactulose, spironolactone, and furosemide|rifaximin and lactulose|carvedilol and spironolactone].'],
    exam: ['<eyes> The sclerae were yellow.', '<abdomen,liver> The abdomen was distended, with shifting dullness.', '<skin> Spider nevi were seen on the chest, and the palms were red.', '<edema> Both legs were swollen to the knees.', '<neuro> A flapping tremor was [present|just visible].', 'Muscle mass of the arms was reduced.'],
    imaging: ['Ultrasound showed a small, nodular liver, a large spleen, and ascites.', 'The portal vein was [patent|patent with slow flow].', 'Ascitic fluid contained [few|180|90] neutrophils, and cultures were sterile.', 'Echocardiography showed a normal ejection fraction.', 'A chest radiograph showed a small pleural effusion on the right.'],
    course: ['Albumin was given on three days.', 'Diuretics were withheld.', 'The transplant team saw {him} and completed the evaluation.', 'Lactulose was adjusted to three soft stools a day.', 'Large-volume paracentesis removed [five|six] liters.', 'The family was told about the seriousness of the illness.', 'A dentist found no focus of infection.', 'Ceftriaxone was given until cultures were known to be sterile.', '{He} was listed for transplantation [the week after|at the next meeting].'],
  },
};

export const LIPID_CLINIC: Setting = {
  openings: [
    '{who} attended a preventive cardiology visit{on}.',
    '{who} was seen in the lipid clinic{on} at the request of the family physician.',
    '{who} came for a health examination{on} because a [cousin|friend|colleague] had suffered a heart attack.',
  ],
  pool: {
    hpi: ['{He} felt well and had no chest pain on exertion.', '{He} climbs three flights of stairs without stopping.', 'Meals are [often eaten at the canteen|cooked at home, with much cheese|rich in fried food].', 'Exercise consists of [cycling to work|a walk with the dog|swimming once a week].', 'Sleep is [short because of work|good].', 'There were no cramps of the calves on walking.'],
    history: ['{He} has no history of diabetes, stroke, or coronary disease.', '<40+> A colonoscopy [two|three] years earlier was normal.'],
    family: ['A cousin has high cholesterol and takes a statin.'],
    exam: ['<eyes> There was no corneal arcus.', '<tendons> The Achilles tendons were not thickened.', 'No bruit was heard over the carotid arteries.', 'Foot pulses were strong.', '<skin> No xanthelasma was seen.'],
    imaging: ['The resting electrocardiogram was normal.', 'An exercise test was stopped because of tired legs, without ischemia.', 'Ultrasound of the carotid arteries showed no plaque.', 'The urine was free of protein.'],
    course: ['A Mediterranean diet was explained, with [olive oil and nuts|more fish and pulses].', 'The balance of benefit and side effects of a statin was discussed.', '{He} wished to try diet and exercise first.', 'Blood tests were to be repeated in three months.', '{He} was given a diary for home readings.', 'Lipoprotein(a) was sent and the result was pending.'],
  },
};

export const METABOLIC_CLINIC: Setting = {
  openings: [
    '{who} was seen in the endocrine clinic{on} because of weight gain and fatigue.',
    '{who} was referred{on} after a screening test suggested disturbed glucose metabolism.',
    '{who} presented{on} with dark, velvety skin at the neck that had appeared over a year.',
  ],
  pool: {
    hpi: ['Weight had gone up by [eight|ten|twelve] kilograms in two years.', '{He} was often hungry [an hour after meals|late in the evening].', '<female,-45> Periods came only every two to three months, and hair grew on the chin.', 'Work is done sitting at a desk.', 'Sugared drinks were taken daily until recently.', 'There was no thirst and no change in vision.'],
    history: ['{He} has had [fatty liver disease|mild sleep apnea|reflux] for some years.'],
    exam: ['<skin> Velvety, dark skin was seen at the nape and in the axillae.', 'The waist was wide.', '<abdomen> The abdomen was soft and obese.', 'There were no purple striae.', 'Blood pressure was measured in both arms without difference.'],
    imaging: ['Ultrasound showed a bright liver.', '<female,-45> Pelvic ultrasound showed ovaries with many small follicles.', 'Cortisol after dexamethasone was suppressed.'],
    course: ['A program of diet and brisk walking was begun.', 'Metformin was [started in a low dose|discussed and postponed].', 'The dietitian advised replacing white bread and sweets.', 'The tests were to be repeated after half a year.', '{He} joined a walking group.'],
  },
};
