/** Metabolic emergencies: ketoacidosis, sepsis, diarrhea, poisoning, hyperosmolar state, hypernatremia, calcium. */
import type { Setting } from '../spec.ts';

export const KETOACIDOSIS: Setting = {
  openings: [
    '{who} was brought to the emergency department{on} with two days of vomiting and thirst.',
    '{who} presented{on} with abdominal pain, polyuria, and rapid breathing.',
    '{who} was found drowsy at home and taken to {hospital}{on}.',
  ],
  pool: {
    hpi: [
      '{He} has had diabetes treated with insulin for {#3-9} years and had [run out of insulin|stopped injecting insulin because {he} could not eat|left {his} insulin pump disconnected over a weekend].',
      'Thirst had become [unbearable|constant], and {he} was getting up [four or five|six] times a night to urinate.',
      'A friend noticed a [fruity|sweetish] smell on {his} breath.',
      'The pain was [diffuse|mostly epigastric] and came [in waves|with each bout of vomiting].',
      'There had been a [sore throat|urinary infection|stomach bug] the week before.',
      '{He} had lost some weight over the past month without trying.',
    ],
    exam: [
      '<lungs,general> Breathing was deep and labored.', '<skin> Mucous membranes were [dry|very dry], and the tongue was coated.', '<edema> Capillary refill took [three|four] seconds.',
      '<abdomen> The abdomen was diffusely tender without guarding.',
    ],
    imaging: [
      'A chest radiograph showed [no infiltrate|clear lungs].', 'The electrocardiogram showed [sinus rhythm|sinus tachycardia] without ischemic changes.',
      'Urinalysis was strongly positive for ketones [and glucose|and glucose, and negative for nitrite].', 'Beta-hydroxybutyrate was [well above the reporting limit|markedly raised].',
    ],
    course: [
      'Isotonic saline was given, followed by a continuous infusion of regular insulin.', 'Potassium was added to the infusion as soon as urine output was adequate.',
      'The insulin infusion was stopped after {he} had eaten, two hours after the first dose of basal insulin.',
      'Ketones had cleared by the [second|third] day.', 'The diabetes nurse went through sick-day rules with {him}.',
      'Abdominal pain resolved with correction of the acidosis, and no surgical cause was found.',
    ],
  },
};

export const DIARRHEA: Setting = {
  openings: [
    '{who} was admitted{on} after five days of profuse watery diarrhea.',
    '{who} came to the emergency department{on} because of weakness and persistent diarrhea.',
    '{who} was referred to {hospital}{on} with dehydration after a bout of gastroenteritis.',
  ],
  pool: {
    hpi: [
      'The illness had begun [after a wedding meal|two days after {his} return from a holiday camp|without an obvious cause], and other guests had been ill as well.',
      'Stools were watery, [eight to ten|up to twelve] a day, without visible blood.', '{He} had managed to keep down only sips of [tea|water].',
      'Cramps preceded each stool and eased afterwards.', '{He} felt light-headed [on standing up|when getting out of bed].',
      'An antidiarrheal from the pharmacy had brought [little relief|no relief].',
    ],
    exam: ['<skin> The tongue was dry and the eyes appeared sunken.', '<abdomen> Bowel sounds were [loud|hyperactive], and the lower abdomen was mildly tender.', '<edema> There was no edema.', 'Neck veins were flat in the supine position.'],
    imaging: ['Stool cultures were [sent|taken], and an assay for Clostridioides difficile toxin was negative.', 'Abdominal ultrasound showed fluid-filled loops of small bowel.', 'A plain film of the abdomen showed no free air.'],
    course: [
      'Balanced crystalloid was infused, {#2-4} liters over the first day.', 'Stool frequency fell to [two|three] a day by the fourth day.', 'Potassium and magnesium were replaced.',
      'Stool culture grew [Campylobacter jejuni|no pathogen|Salmonella enteritidis].', '{He} was eating [rice and toast|a light diet] again before discharge.',
    ],
  },
};

export const SEPTIC: Setting = {
  openings: [
    '{who} was brought in by ambulance{on} with fever, rigors, and confusion.',
    '{who} was admitted to {hospital}{on} with suspected urosepsis.',
    '{who} presented{on} with three days of fever and flank pain.',
  ],
  pool: {
    hpi: [
      'Chills had begun [the evening before|two nights earlier], followed by [vomiting|drenching sweats].', '{He} had been treated for a urinary infection [a month|three weeks] earlier.',
      '{His} {wife} found {him} shivering and slow to answer.', 'Urine had been dark and foul-smelling.',
      'Paracetamol had lowered the fever only for some hours.', '<30+> Two small kidney stones have been known for years and left alone.',
    ],
    exam: ['<skin> The skin was warm and flushed.', '<flanks> Percussion of the [left|right] flank was painful.', '<general> {He} looked ill, and the legs were mottled at the knees.', '<heart> Heart sounds were rapid and regular.'],
    imaging: ['Computed tomography showed [a stone in the left ureter with hydronephrosis|stranding around the right kidney without abscess].', 'Two pairs of blood cultures were drawn before antibiotics.', 'A bedside echocardiogram showed good ventricular function.', 'Urinalysis showed leukocytes and nitrite.'],
    course: [
      'Ceftriaxone was started within the first hour.', 'Fluid was given by bolus, and [norepinephrine was needed for a day|vasopressors were not needed].', 'Blood cultures grew Escherichia coli sensitive to [ceftriaxone|all agents tested].',
      'A ureteral stent was placed by the urologists [on the first night|the next morning].', 'Fever settled by the third day, and treatment was changed to oral [ciprofloxacin|cefuroxime].',
    ],
  },
};

export const POISONING: Setting = {
  openings: [
    '{who} was brought to the emergency department{on} after drinking from an unlabeled bottle in a garage.',
    '{who} was found confused and breathing heavily by a roommate and admitted{on}.',
    '{who} was transferred to {hospital}{on} with unexplained metabolic acidosis.',
  ],
  pool: {
    hpi: [
      'Empty [blister packs of aspirin|containers of windshield fluid|cans of antifreeze] were found at the scene.', '{He} had [argued with {his} partner|lost {his} job] a few days earlier and had seemed withdrawn.',
      'Vomiting had begun about [three|four|six] hours before arrival.', '{He} complained of [ringing in the ears|blurred vision|pain in the flanks].',
      'The time of ingestion could not be established.', '{He} had been treated for depression in the past and took sertraline.',
    ],
    exam: ['<lungs> Breathing was deep and regular.', '<eyes> The pupils were [mid-size and reactive|wide and slow to react].', 'There was no smell of alcohol.', '<neuro> Reflexes were brisk, without clonus.'],
    imaging: ['Computed tomography of the head was normal.', 'Urine microscopy showed [needle-shaped crystals|no crystals].', 'A toxicology screen was negative for [opioids and benzodiazepines|acetaminophen].', 'The electrocardiogram showed sinus tachycardia with normal intervals.'],
    course: [
      'The poison center was called, and [fomepizole|bicarbonate] was started.', 'Hemodialysis was [arranged for the same night|held in reserve and not needed].', '{He} was moved to the intensive care unit for monitoring.',
      'A psychiatrist saw {him} once {he} was awake.', 'Renal function was followed daily and remained stable.', '{He} admitted to having swallowed the contents on impulse and regretted it.',
    ],
  },
};

export const HYPEROSMOLAR: Setting = {
  openings: [
    '{who} was brought from home{on} with increasing drowsiness and thirst.',
    '{who} was admitted{on} because of confusion and very high readings on a home glucose meter.',
    '{who} presented to {hospital}{on} with a week of polyuria and weakness.',
  ],
  pool: {
    hpi: [
      '{He} has type 2 diabetes treated with metformin, [taken irregularly of late|which {he} had stopped because of nausea].', 'The meter at home had read "high" since [Sunday|the day before].',
      'Relatives noticed that {he} spoke slowly and [slept most of the day|mixed up names].', '{He} had been drinking large amounts of [lemonade|orange juice|cola] to quench {his} thirst.',
      'A [cough with sputum|skin infection of the foot|urinary infection] had preceded the decline.', 'Prednisone had been started two weeks earlier for a flare of [gout|polymyalgia].',
    ],
    exam: ['The tongue and axillae were dry.', '<general> {He} was [drowsy but rousable|slow but oriented].', '<skin> Skin turgor was poor.', '<neuro> There was no focal weakness.'],
    imaging: ['A chest radiograph showed [no consolidation|a small basal infiltrate].', 'Computed tomography of the head showed no bleeding.', 'Urinalysis showed heavy glucosuria and [no|only traces of] ketones.'],
    course: [
      'Fluids were given over 48 hours, with slow correction.', 'Insulin was started at a low dose after the first liters of saline.', '{He} became brighter on the second day and could [take meals|sit in a chair] unaided.',
      'Basal insulin was continued, and metformin was restarted before discharge.', 'Infection was treated with [amoxicillin-clavulanate|cephalexin].', 'Foot care and self-monitoring were taught by the diabetes team.',
    ],
  },
};

export const DRY: Setting = {
  openings: [
    '{who} was sent to the hospital{on} because {he} had stopped drinking.',
    '{who} was admitted{on} with lethargy and dehydration after several hot days.',
    '{who} was found to have a high sodium level{on} when blood was drawn for weakness.',
  ],
  pool: {
    hpi: [
      'For about a week {he} had been [refusing fluids|too weak to reach for a glass].', 'A stomach virus had gone round, and {he} had vomited [twice|several times].',
      'Lithium had been taken for many years and was stopped last winter.', 'Carers had counted [two|three] cups of fluid a day at most.', '{He} passed [small amounts of dark|large amounts of pale] urine.',
      'The room had been hot, and the windows could not be opened.',
    ],
    exam: ['Mucous membranes were parched.', '<skin> A skin fold over the sternum stood for [two|three] seconds.', '<general,eyes> {He} was drowsy but opened {his} eyes when called.', 'Axillae were dry.'],
    imaging: ['A chest radiograph was normal.', 'Ultrasound showed normal kidneys and an empty bladder.', 'Computed tomography of the head showed age-appropriate changes only.'],
    course: [
      'Five percent dextrose was given, with checks of sodium every [four|six] hours.', 'The rate of correction was kept below [ten|eight] mEq/L a day.', '{He} asked for something to drink on the second day.',
      'A drinking schedule was agreed with [the carers|{his} family].', 'A speech therapist found swallowing to be safe for [all consistencies|thickened fluids].', 'Urine output recovered to a normal amount.',
    ],
  },
};

export const CALCIUM: Setting = {
  openings: [
    '{who} was admitted{on} for evaluation of an abnormal calcium level.',
    '{who} was seen{on} because of fatigue and diffuse aches, and blood tests were taken.',
    '{who} presented to {hospital}{on} with weakness and poor appetite.',
  ],
  pool: {
    hpi: [
      'The symptoms had come on over [two|three] months.', '{He} had lost [a little|some] weight and felt [washed out|tired all day].', 'There was a history of [kidney stones|pancreatitis two years ago|partial thyroidectomy for goiter].',
      'Concentration had suffered, and {he} had made mistakes [at work|with bills].', 'A tablet containing vitamin D had been taken in a [standard|high] dose.',
    ],
    exam: ['<flanks> There was tenderness over the [ribs|lower spine].', '<face> Tapping over the facial nerve caused [no twitch|a faint twitch of the lip].', '<thyroid> No neck mass could be felt.', '<edema> There was mild ankle edema.', '<neuro> Muscle strength was slightly reduced at the hips.'],
    imaging: ['The electrocardiogram showed sinus rhythm.', 'Serum protein electrophoresis was [normal|unremarkable].', 'A skeletal survey showed no lytic lesions.', 'The result of the parathyroid hormone assay was pending.', 'Ultrasound of the neck was unremarkable.'],
    course: [
      'Treatment was discussed with the endocrinologists.', 'Vitamin D was measured and [replaced|found sufficient].',
      'Symptoms improved over the following week.', 'Calcium and albumin were to be checked again in ten days.', 'A 24-hour urine collection was [completed|started].',
    ],
  },
};

export const LOW_SODIUM: Setting = {
  openings: [
    '{who} was admitted{on} with unsteadiness and nausea.',
    '{who} was seen in the emergency department{on} after a fall at home.',
    '{who} was referred to {hospital}{on} because of headache and forgetfulness over two weeks.',
  ],
  pool: {
    hpi: ['A thiazide had been added to {his} tablets [three|five] weeks earlier.', '{He} drank [three|four] liters of water a day on the advice of a magazine.', 'Sertraline had been started last month for low mood.', 'Appetite was poor, and meals consisted of [tea and toast|soup].', '{He} felt [foggy|slow in thinking] and walked as if on a ship.', 'There had been no seizure.'],
    exam: ['<skin> Mucous membranes were moist.', '<edema> There was no edema.', '<gait> The gait was broad-based.', '<neuro> There was no focal weakness, and reflexes were normal.', '<general> {He} answered slowly but correctly.'],
    imaging: ['A chest radiograph showed no mass.', 'Computed tomography of the head showed no bleeding.', 'Cortisol in the morning was normal.', 'The urine was not maximally dilute.'],
    course: ['Fluids were restricted to [one liter|800 mL] a day.', 'The suspected medicine was stopped.', 'Electrolytes were checked every [six|eight] hours at first.', 'Thinking and gait had improved by the fourth day.', 'Salt tablets were given for a few days.'],
  },
};
