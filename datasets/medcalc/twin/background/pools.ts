/** What may be told of any adult beside the illness: complaints that are absent, normal findings by organ, events of a stay. A mark gives the topic. */

/** Complaints that belong to no score. */
export const COMPLAINTS: readonly string[] = [
  'blurred vision', 'double vision', 'tinnitus', 'hearing loss', 'nasal congestion', 'heartburn', 'constipation', 'urinary frequency', 'dysuria', 'joint pain', 'joint swelling', 'morning stiffness', 'skin rash', 'pruritus',
  'hair loss', 'cold intolerance', 'heat intolerance', 'night sweats', 'tremor', 'paresthesias', 'dry mouth', 'dry eyes', 'mouth ulcers', 'tick bites', 'changes in bowel habits', 'dysgeusia', 'muscle cramps', 'back pain', 'urinary urgency', 'easy fatigue of the eyes', 'hoarseness',
  'toothache', 'ear pain', 'neck pain', 'photophobia', 'anosmia', 'nail changes', 'excessive sneezing',
];

/** Normal findings, each a noun phrase. */
export const NORMAL_FINDINGS: readonly string[] = [
  '<general> a well-nourished appearance without acute distress', '<general> an alert and cooperative manner', '<general> a comfortable appearance', '<eyes> equal and reactive pupils', '<eyes> anicteric sclerae and pink conjunctivae', '<ears> normal tympanic membranes', '<ears> a moist oropharynx without lesions', '<thyroid> a supple neck with a non-enlarged thyroid',
  '<heart> a regular rate and rhythm', '<heart> normal first and second heart sounds', '<lungs> lungs clear to auscultation bilaterally', '<lungs> vesicular breath sounds on both sides', '<abdomen> a soft, non-tender, non-distended abdomen', '<abdomen> normoactive bowel sounds', '<liver> a non-palpable liver and spleen',
  '<flanks> painless flanks on percussion', '<edema> symmetric peripheral pulses without edema', '<neuro> intact cranial nerves', '<neuro> symmetric strength of 5/5 in all extremities', '<neuro> normal deep tendon reflexes', '<gait> a steady gait', '<joints> full range of motion of all joints', '<skin> warm, dry skin without rash',
  '<nodes> lymph nodes of normal size', '<nails> normal nails without clubbing', '<spine> a non-tender spine', '<sensation> intact sensation to light touch', '<coordination> normal finger-to-nose testing', '<mood> an appropriate affect',
];

/** Investigations with an unremarkable result; `study: finding`. */
export const STUDIES: readonly string[] = [
  'urinalysis: a pH of {#5.0-7.0} and a specific gravity of 1.0{#10-26} without protein', 'electrocardiogram: sinus rhythm at {#62-84} beats per minute with normal intervals', 'chest radiograph: no acute cardiopulmonary abnormality', 'abdominal ultrasound: a gallbladder wall of {#2-3} mm and a common bile duct of {#3-5} mm',
  'transthoracic echocardiography: an ejection fraction of {#56-66}% and no relevant valve disease', 'computed tomography of the abdomen: a simple renal cyst of {#8-24} mm and no other abnormality', 'magnetic resonance imaging of the lumbar spine: mild disc bulging at L{#3-5}', 'thyroid ultrasound: a nodule of {#4-9} mm without suspicious features',
  'upper endoscopy: mild antral gastritis', 'colonoscopy: a total of {#2-4} diminutive hyperplastic polyps', 'bone densitometry: a T-score of -{#0.4-1.9} at the hip', 'fundus examination: no abnormality', 'spirometry: an FEV1 of {#88-108}% of predicted', 'erythrocyte sedimentation rate: {#6-24} mm/h',
  'fibrinogen: {#2.2-3.8} g/L', 'folate: {#5-14} ng/mL', 'transferrin: {#2.1-3.4} g/L', 'vitamin D: {#18-46} ng/mL', 'haptoglobin: {#0.6-1.9} g/L', 'immunoglobulin G: {#8-14} g/L', 'hepatitis and HIV serologies: no antibodies', 'rheumatoid factor: {#4-12} IU/mL', 'alpha-fetoprotein: {#2-6} ng/mL', 'carcinoembryonic antigen: {#1-3} ng/mL', 'amylase: {#34-92} U/L',
  'peripheral blood smear: no abnormal cells',
];

/** Studies that a score may ask for or that its setting has by itself. */
export const SCORED_STUDIES = /electrocardiogram|echocardio|chest|HIV|rheumatoid|colonoscopy|fibrinogen|endoscopy|abdom|spirometry|smear/;

/** Clauses of a stay in hospital. */
export const EVENTS: readonly string[] = [
  'the dietitian reviewed {his} intake and recommended {#1400-2200} kcal a day', 'physiotherapy was started for {#20-40} minutes a day', 'the social worker discussed support at home', 'medication was reconciled by the ward pharmacist', 'the peripheral cannula in the [left|right] forearm was replaced', 'the case was presented at the multidisciplinary meeting',
  '{he} ambulated {#40-150} meters in the corridor', 'oral intake covered about {#60-95}% of meals', 'the nursing staff recorded a pain score of {#0-2}/10', 'the medical student presented {his} case on rounds', 'the urinary output was recorded as adequate', 'bowel function was regular',
  'a hearing test was offered and [accepted|declined]', 'the chaplain paid a visit of {#10-30} minutes at {his} request', 'a fluid intake of {#1200-2000} mL per day was reached', 'the blood sugar profile at {#2-4} time points was unremarkable', 'the catheter site was inspected and looked clean',
  'a swallowing assessment by the speech therapist was normal', '{he} practiced {#8-24} stairs with the therapist', 'the vaccination record was completed', 'consent for a medical student interview was given', '{his} {wife} brought the glasses and the telephone from home', 'laxatives were offered and [not needed|taken once]',
  'the ward round lasted longer because of {#3-6} questions from {his} {wife}', 'a transfer from bed to chair succeeded without help', 'sleep medication was [declined|not required]', 'the discharge letter was drafted with {#2-4} open points', 'the laboratory was telephoned about {#1-2} outstanding results', 'the nutritional risk score was {#0-2}',
  '{he} was seen by the occupational therapist', 'a second opinion from [neurology|dermatology|ophthalmology|otolaryngology] brought nothing new', 'the family met the attending physician', 'an incidental [renal cyst|hemangioma|thyroid nodule] of {#6-18} mm was judged benign', 'a dental check was arranged', 'skin care with an emollient was started',
];

/** Of those who are not ill enough for anything else. */
export const CALM_EVENTS: readonly string[] = ['the night was uneventful', '{he} slept {#6-8} hours', 'the vital signs remained stable', '{he} remained comfortable and hemodynamically stable', '{he} felt well enough to sit out of bed', 'the night passed without complaints'];
export const ILL_EVENTS: readonly string[] = ['{he} was monitored closely overnight', 'the night was restless, with frequent checks', 'a rapid response review was held at {#1-5}:{#10-55} a.m.', 'vital signs were charted every {#1-2} hours', 'close observation was required', 'a monitored bed was needed'];

/** At a visit to a clinic. */
export const VISIT_EVENTS: readonly string[] = [
  'the results were explained to {him} over {#15-30} minutes', 'written information was handed out', 'questions about [driving|diet|work|travel] were answered', '{he} agreed with the proposed plan', 'a copy of the letter was given to {him}', 'the vaccination record was reviewed', 'a telephone appointment was offered as an alternative',
  'lifestyle measures were reviewed', 'the medication list was updated', 'treatment goals were agreed on', 'the consultation lasted {#25-50} minutes', 'a nurse took blood at the second attempt',
];

export const PLANS: readonly string[] = [
  'a visit to the family physician in {#1-3} weeks', 'repeat blood tests in {#2-6} weeks', 'outpatient follow-up in {#3-8} weeks', 'influenza vaccination in the autumn', 'a telephone review in {#5-12} days', 'dietary counseling', 'a review of medication in {#3-6} months', 'physiotherapy {#2-3} times a week', 'an ophthalmology appointment', 'return precautions',
  'a dental appointment', 'a copy of results to the family physician', 'a home visit by the nurse in {#1-2} weeks', 'gradual increase of activity',
];

/** Clauses of daily life. */
export const HABITS: readonly string[] = [
  '{he} {occupied}', '{he} lives {home}', '<hobby> {he} enjoys [gardening|reading|chess|choir singing|fishing|crossword puzzles|photography|cooking|painting]', '<travel> there had been no travel [abroad|outside the region] in the last {#6-24} months', '<pets> {he} keeps [no pets|one cat|a small dog|two parakeets]', '<coffee> {he} drinks {#1-4} cups of coffee a day',
  '<help> {he} is independent in all activities of daily living', '<origin> {he} was born and raised in the region', '<origin,28+> {he} moved to the area {#8-20} years ago', '<exercise> {he} walks for {#15-60} minutes [most days|{#2-5} times a week]', '<diet> {he} follows [no particular diet|a mostly vegetarian diet|a mixed diet]',
];
export const TOBACCO: readonly string[] = ['{he} has never smoked', '<48+> {he} quit smoking {#6-20} years ago after {#5-25} pack-years', '{he} smokes {#5-20} cigarettes a day', '{he} is a lifelong nonsmoker'];
export const ALCOHOL: readonly string[] = ['{he} drinks {#1-4} glasses of wine a week', '{he} does not drink alcohol', '{he} drinks alcohol on social occasions only', 'alcohol use is limited to {#1-3} beers a week'];

export const RELATIVES: readonly string[] = [
  'hypothyroidism in a sister', 'psoriasis in a brother', 'osteoporosis in {his} mother', 'Parkinson disease in an uncle', 'breast cancer in a maternal aunt', 'migraine in {his} mother', 'rheumatoid arthritis in a cousin', 'prostate cancer in {his} father at {#71-84}', 'glaucoma in a grandmother', 'dementia in a grandmother at {#79-88}', 'gout in an uncle', 'celiac disease in a niece', 'type 2 diabetes in an aunt', 'asthma in a nephew',
];
/** Of a mother or father dead at an age or alive: adults over 40. */
export const PARENTS: readonly string[] = ['{his} mother lived to {#82-93}', '{his} father died in a road accident at {#38-61}', '{his} parents both lived beyond {#78-84}', '{his} mother died of old age at {#86-94}'];
