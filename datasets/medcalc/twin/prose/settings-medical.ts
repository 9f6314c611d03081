/** Medical wards and clinics: kidney disease, infections that need dosing, acute kidney injury, oncology, nutrition. */
import type { Setting } from '../spec.ts';

export const KIDNEY_CLINIC: Setting = {
  openings: [
    '{who} was referred to the kidney clinic{on} because of [foamy urine|an abnormal kidney function test|swollen ankles].',
    '{who} was seen in the nephrology clinic{on} for [follow-up|assessment before a contrast study|advice on {his} medicines].',
    '{who} was admitted to {hospital}{on} for [a kidney biopsy|evaluation of kidney function before surgery].',
  ],
  pool: {
    hpi: [
      'An insurance examination had shown protein in the urine [two|three] years earlier.', '{He} felt [well|a little tired] and passed a normal amount of urine.', 'There had been [no stones|one kidney stone in the past], and no visible blood in the urine.',
      'Ankles were swollen in the evening [during the summer|on warm days].', 'Ibuprofen had been taken [now and then|almost daily] for [headaches|knee pain] until last year.', '{He} gets up once at night to urinate.',
      'Itching had been present for some weeks, mostly [on the back|on the shins].',
    ],
    history: ['<45+> High blood pressure had been found [eight|ten|twelve] years before and is treated with [losartan|ramipril|amlodipine].', '<45+> {He} has had gout, with the last attack [in spring|two years ago].', '<45+> Type 2 diabetes is managed with [diet|linagliptin|a weekly injection of semaglutide].'],
    medications: ['[Medicines are losartan and atorvastatin.|Medicines are ramipril and calcium carbonate.|The only regular medicine is candesartan.]'],
    exam: ['<edema> There was [no|slight] pitting edema of the ankles.', 'No bruit could be heard over the kidneys.', '<skin> The skin was [dry|pale], with scratch marks on the [back|forearms].', 'The fundi showed [narrowed arterioles|no hemorrhages].'],
    imaging: ['Ultrasound showed kidneys of [10.1 and 10.4|9.2 and 9.6|10.8 and 11.0] cm without dilatation.', 'Urine sediment contained [a few hyaline casts|no cells or casts|some dysmorphic erythrocytes].', 'The albumin-to-creatinine ratio in spot urine was [moderately raised|normal|high].', 'Complement levels and antinuclear antibodies were normal.'],
    course: ['Salt restriction and [avoidance of anti-inflammatory drugs|a moderate protein intake] were advised.', '{His} blood pressure medicines were left unchanged.', '{He} was shown how to measure blood pressure at home.', 'Vaccination against hepatitis B was [completed|recommended].', 'Blood pressure readings at home were to be sent in [weekly|before the next visit].', 'The options of treatment in case of progression were [outlined|discussed at length].'],
  },
};

export const INFECTION: Setting = {
  openings: [
    '{who} was admitted{on} with [pneumonia of the right lower lobe|cellulitis of the left leg|pyelonephritis|an infected surgical wound].',
    '{who} came to the emergency department{on} with fever and [a productive cough|a painful, red lower leg|pain in the flank].',
    '{who} was transferred to {hospital}{on} for intravenous antibiotic treatment.',
  ],
  pool: {
    hpi: [
      'Symptoms had begun [three|four|five] days earlier with chills and aching limbs.', 'A course of [amoxicillin|cephalexin] from the family physician had not helped.', '{He} had taken acetaminophen every six hours.', '<appetite> Appetite had been poor, and {he} had spent most of the time in bed since [yesterday|the weekend].',
      '<contacts,travel> A neighbor had been ill with a cold the week before.', '{He} had last been in hospital [years ago|for a hernia operation|for a broken ankle].',
    ],
    history: ['<45+> {He} has had high blood pressure for some years.', 'There was a history of [reflux disease|mild asthma in childhood|diverticulosis].', '{He} had been treated for [pneumonia once before|shingles two years ago].'],
    medications: ['<45+> Regular medicines were [lisinopril and omeprazole|atorvastatin and aspirin|amlodipine only].'],
    exam: ['<general> {He} looked ill and was flushed.', '<lungs> Coarse crackles were heard at the [right|left] base.', '<nodes> Lymph nodes in the neck were small and mobile.', '<ears> The throat was slightly red.', 'There was no stiffness of the neck.'],
    imaging: ['A chest radiograph showed [an infiltrate in the right lower lobe|no infiltrate].', 'Blood cultures [remained sterile|grew Streptococcus pneumoniae in one of two sets|grew Escherichia coli].', 'Ultrasound of the [leg veins|kidneys] was unremarkable.', 'A nasal swab was negative for influenza and SARS-CoV-2.'],
    course: ['Treatment was begun with [ampicillin-sulbactam|ceftriaxone|cefazolin], and the pharmacist was asked to check the dose against kidney function.', 'Vancomycin was added [for two days|until cultures were known].', 'Fever subsided within [two|three] days.', 'Antibiotics were continued by mouth from the [fourth|fifth] day.', '{He} was mobilized with the physiotherapist and [walked the corridor|climbed a flight of stairs] before going home.', 'Enoxaparin was given in a prophylactic dose.'],
  },
};

export const KIDNEY_INJURY: Setting = {
  openings: [
    '{who} was admitted{on} with a falling urine output and rising creatinine.',
    '{who} developed acute kidney injury after [vomiting for several days|major abdominal surgery|treatment with gentamicin|a contrast study].',
    '{who} presented to {hospital}{on} with nausea, weakness, and very little urine for two days.',
  ],
  pool: {
    hpi: ['{He} had taken [naproxen|diclofenac] for back pain during the week before.', 'Urine had become [dark|scant and concentrated].', 'Intake had been poor because of [nausea|mouth ulcers].', 'There was no hesitancy or weak stream.', 'Kidney function had been normal at a check-up the year before.', 'A diuretic had been stopped [one week|ten days] before admission.'],
    history: ['There was a history of [hypertension|heart failure with preserved ejection fraction|chronic hepatitis B].', 'A stone had been removed from the ureter many years ago.'],
    exam: ['<neck> Jugular veins were [flat|not distended].', 'The bladder was not palpable.', '<skin> Mucous membranes were [dry|moist].', '<rash> There were no rashes and no splinter hemorrhages.', '<flanks> Both flanks were free of tenderness.'],
    imaging: ['Ultrasound showed kidneys of normal size without hydronephrosis.', 'The sediment contained [muddy brown granular casts|only hyaline casts|a few tubular epithelial cells].', 'A bladder catheter drained [30|45|60] mL.', 'A chest film showed no congestion.'],
    course: ['Nephrotoxic drugs were stopped, and [fluids were given|fluid balance was charted hourly].', 'The nephrology service was consulted and [asked for a spot urine|recommended conservative treatment].', 'Urine output rose over the following [two|three] days.', 'Dialysis was not required.', 'Creatinine was to be checked again by the family physician.', 'The bladder catheter was removed on the fifth day.'],
  },
};

export const ONCOLOGY: Setting = {
  openings: [
    '{who} was admitted{on} for the [first|second|third] cycle of chemotherapy for [diffuse large B-cell lymphoma|carcinoma of the colon|carcinoma of the stomach].',
    '{who} was seen in the cancer clinic{on} to plan adjuvant treatment after resection of a [colon|gastric|pancreatic] tumor.',
    '{who} was seen{on} between two cycles of treatment for [Hodgkin lymphoma|follicular lymphoma|cancer of the esophagus].',
  ],
  pool: {
    hpi: ['The diagnosis had been made [two|three] months earlier after [a positive stool test|a swollen gland in the neck|weeks of heartburn].', 'Weight had fallen [a little|by some kilograms] before treatment and was stable since.', 'The previous cycle had been followed by [mild nausea|numb fingertips|two days of diarrhea].', '{He} could do all housework and needed no help with daily life.', 'There was no pain at present.', 'Night sweats had stopped.'],
    history: ['{He} has had [hypothyroidism, replaced with levothyroxine|high cholesterol|migraine].', 'A port had been implanted below the right clavicle.'],
    medications: ['{He} takes [ondansetron as needed|levothyroxine and ondansetron|pantoprazole].'],
    exam: ['The port site was clean.', '<abdomen> The abdomen was soft, with a healed scar.', '<nodes> No lymph nodes were palpable in neck, axillae, or groins.', 'The oral mucosa was intact.', '<liver> The liver edge was felt [at|one fingerbreadth below] the costal margin.'],
    imaging: ['Computed tomography showed [partial response|no new lesions|stable disease].', 'Positron emission tomography before treatment had shown uptake in [cervical and mediastinal nodes|a single liver segment].', 'Echocardiography showed a normal ejection fraction.', 'Histology was reviewed by a second pathologist, who agreed.'],
    course: ['Doses were calculated by body surface and checked by two pharmacists.', 'The infusion was [well tolerated|slowed because of flushing, then completed].', 'Antiemetics were given as planned.', '{He} drank well and had no fever.', 'Growth factor was injected on the day after treatment.', 'Blood counts were to be taken weekly.', 'The tumor board recommended [completion of six cycles|three months of treatment].'],
  },
};

export const WEIGHT_CLINIC: Setting = {
  openings: [
    '{who} was seen in the nutrition clinic{on} to discuss {his} weight.',
    '{who} attended{on} for assessment before [elective shoulder surgery|a course of physiotherapy].',
    '{who} was admitted to {hospital}{on} for [elective gallbladder surgery|evaluation of fatigue|observation after a fall].',
    '{who} was referred{on} because of [daytime sleepiness|loss of appetite|knee pain].',
  ],
  pool: {
    hpi: ['Weight had changed over the years with [stress at work|a growing family and little time for sport|changing shifts].', 'Meals are [irregular|taken late in the evening|cooked at home].', '{He} walks [half an hour|about a mile] a day.', 'Snoring had been noticed by {his} family.', 'There was no difficulty in swallowing, and bowel habits were regular.', 'Several diets had been tried [without lasting success|with short-lived success].'],
    history: ['{He} has had [gallstones|mild asthma|an underactive thyroid] for years.', '<40+> Blood pressure is treated with [a single tablet|hydrochlorothiazide].'],
    exam: ['<joints2> The knees were [slightly swollen|free of effusion].', '<skin> There were no striae and no bruises.', '<neuro> Grip strength was [normal|slightly reduced].', 'The temporal muscles were [full|slightly wasted].'],
    imaging: ['Thyroid function tests were normal.', 'Ultrasound of the abdomen showed [a bright liver|gallstones without inflammation|no abnormality].', 'A sleep study was [normal|booked].', 'A chest radiograph was unremarkable.'],
    course: ['A food diary was kept for [two|three] weeks.', 'The dietitian set out a plan with [three meals and one snack|more protein] a day.', 'Swimming was recommended because of the knees.', 'Doses of drugs were to be based on a corrected body weight.', 'The anesthetist saw {him} and had no objections.', 'A repeat weighing was planned in [six|eight] weeks.'],
  },
};
