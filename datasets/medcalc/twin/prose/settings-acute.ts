/**
 * Situations in which a score is taken. What they tell bears on no item of the score: those are told by the phrase banks.
 */
import type { Setting } from '../spec.ts';

export const DYSPNEA: Setting = {
  openings: [
    '{who} came to the emergency department{on} with chest pain on breathing and shortness of breath since [that morning|the evening before].',
    '{who} was brought in by ambulance{on} because of sudden breathlessness.',
    '{who} presented to {hospital}{on} with pleuritic pain on the [left|right] side of the chest.',
  ],
  pool: {
    hpi: ['The pain was sharp and grew worse with each deep breath.', 'Climbing one flight of stairs had become difficult.', 'There was no fever and no wheeze.', 'Acetaminophen had brought [some|no] relief.', '{He} had felt {his} heart pounding during the night.', 'The family physician had been reached by telephone and had advised going to the hospital.'],
    exam: ['<general> {He} was able to speak in full sentences.', '<lungs> Breath sounds were present on both sides, with a few fine crackles at one base.', '<heart> The heart tones were regular and without murmur.', '<neck> The jugular veins were not distended.', 'Pressing on the ribs caused no pain.'],
    imaging: ['A chest radiograph showed clear lung fields and a normal heart shadow.', 'The electrocardiogram showed sinus rhythm with an axis within normal limits.', 'A D-dimer test was sent, and the result was not yet back.', 'Bedside echocardiography showed a right ventricle of normal size.'],
    course: ['Computed tomography of the pulmonary arteries was [requested|kept in reserve until the probability had been rated].', 'Pain eased after [a warm pack and rest|acetaminophen by infusion].', '{He} was observed on a monitored bed overnight.', 'The options of further testing were discussed with {him}.', 'The pain had gone two days later.'],
  },
};

export const LEG: Setting = {
  openings: [
    '{who} was seen in the emergency department{on} because of a painful [left|right] leg.',
    '{who} was referred by the family physician{on} with pain in the [left|right] calf.',
    '{who} presented to {hospital}{on} with a heavy feeling and pain in one leg.',
  ],
  pool: {
    hpi: ['The pain had come on gradually over [two|three] days and was worse on standing.', 'Raising the leg gave some relief.', 'There was no chest pain and no breathlessness.', 'No insect bite or blister had been noticed.', 'Cold packs and a cream from the pharmacy had been tried.', '{He} had had to take the elevator instead of the stairs.', 'A long car ride had been planned and was put off.'],
    exam: ['The feet were warm, and the pulses at the ankle strong.', '<general> {He} was in good general condition.', '<knee> The knee moved freely and held no effusion.', '<nails> The skin between the toes was intact.', 'Sensation of the feet was normal.', 'The groin was free of masses.'],
    imaging: ['A compression ultrasound of the leg was [requested|booked for the same day].', 'A radiograph of the lower leg showed no fracture.', 'A D-dimer test was sent.', 'The electrocardiogram was normal.'],
    course: ['{He} was told to keep the leg raised until the scan.', 'The probability of thrombosis was rated before any further test.', 'Acetaminophen was given for pain.', 'A single dose of a low-molecular-weight heparin was [offered|held back] until the scan.', 'The findings of the scan were to be sent to the family physician.', 'A taxi was ordered for the way home.', '{He} was called the next morning and felt somewhat better.'],
  },
};

export const CHEST: Setting = {
  openings: [
    '{who} came to the emergency department{on} because of chest pain.',
    '{who} was brought in by ambulance{on} with pain in the chest.',
    '{who} was sent to {hospital}{on} by the family physician for chest pain.',
  ],
  pool: {
    hpi: ['{He} had taken a taxi when the pain did not leave {him} in peace.', 'There had been no fever, cough, or recent cold.', 'There was no pain in the calves.', '{His} {wife} had urged {him} to have it looked at.', 'The pain was rated as [four|five|six] of ten at its worst.', 'An antacid had been tried [without effect|with doubtful effect].', 'No medicine had been taken before arrival.'],
    exam: ['<general> {He} was [calm|worried] and well oriented.', '<heart> The heart sounds were regular and free of murmurs and rubs.', '<lungs> Breath sounds were normal on both sides.', '<neck> The neck veins were not distended.', 'Pulses were equal in both arms.', '<abdomen> The abdomen was soft and not tender.', '<edema> The legs were free of edema.'],
    imaging: ['A chest radiograph showed a normal mediastinum and clear lungs.', 'Bedside echocardiography showed no effusion.', 'D-dimer was within the normal range for age.', 'Ultrasound of the gallbladder showed no stones.'],
    course: ['A cannula was placed, and {he} was put on a monitor.', 'The pain had gone by the time {he} was moved to the ward.', 'The risk was to be estimated before further tests were chosen.', 'Stress testing was [discussed|kept as an option].', 'No arrhythmia was seen during the night.', 'Acetaminophen was offered.', 'A follow-up in the chest pain clinic was offered.'],
  },
};

export const FIBRILLATION: Setting = {
  openings: [
    '{who} was seen in the cardiology clinic{on} for atrial fibrillation.',
    '{who} with atrial fibrillation came{on} to discuss anticoagulation.',
    '{who} was found to have nonvalvular atrial fibrillation{on} when a smartwatch reported an irregular pulse.',
  ],
  pool: {
    hpi: ['The irregular beat had first been noticed [in spring|three months ago|while dancing].', 'Palpitations come in spells of [some minutes|an hour or two].', 'There was no chest pain.', 'Exercise tolerance had [hardly changed|fallen a little].', 'A cardioversion had not been tried so far.', 'Thyroid function had been checked and was normal.'],
    exam: ['<heart> The pulse was irregular, without murmurs.', '<lungs> The lungs were clear.', '<neck> There was no goiter.', '<general> {He} was in good spirits.'],
    imaging: ['The electrocardiogram confirmed atrial fibrillation with a controlled rate.', 'The valves were normal on echocardiography.', 'A 24-hour recording showed atrial fibrillation throughout, without pauses.'],
    course: ['Bisoprolol was continued for the rate.', 'The pros and cons of anticoagulants were explained.', 'The scores that guide the decision were to be entered in the chart.', '{He} asked for time to think it over.', 'An appointment for ablation was [offered|declined].', 'A letter with the recommendation went to the family physician.'],
  },
};

export const PREOPERATIVE: Setting = {
  openings: [
    '{who} was seen in the preoperative clinic{on}.',
    '{who} came for assessment before an operation{on}.',
    '{who} was examined by the internist{on} before planned surgery.',
  ],
  pool: {
    hpi: ['{He} felt well on the day of the visit.', 'There was no fever or cough.', 'Earlier anesthetics had been uneventful.'],
    exam: ['<heart> Heart sounds were regular.', '<lungs> The lungs were clear.', 'Mouth opening was normal.'],
    course: ['Fasting rules were explained.', 'The operation was scheduled for the following week.', 'The anesthetist was informed.', 'The consent form was signed.'],
  },
};

export const GI_BLEED: Setting = {
  openings: [
    '{who} came to the emergency department{on} with weakness and suspected bleeding from the stomach.',
    '{who} was brought in{on} after vomiting material like coffee grounds.',
    '{who} was admitted to {hospital}{on} with nausea, pallor, and upper abdominal pain.',
  ],
  pool: {
    hpi: ['{He} had felt weak for [one day|two days].', 'There was no weight loss and no trouble swallowing.', 'Pain in the upper abdomen had been present for a week.'],
    exam: ['The epigastrium was tender.', 'The abdomen was soft.', 'The conjunctivae were [pale|pink].'],
    course: ['A proton pump inhibitor was started.', 'Endoscopy was scheduled.', 'Blood was typed and crossed.'],
  },
};

export const PNEUMONIA: Setting = {
  openings: [
    '{who} was admitted{on} with pneumonia acquired in the community.',
    '{who} presented{on} with fever, cough, and rusty sputum.',
    '{who} came to {hospital}{on} with a cough and chills, and an infiltrate was found.',
  ],
  pool: {
    hpi: ['The cough had begun [three|four|five] days earlier and brought up yellow sputum.', 'Pain on breathing was felt on the [left|right].', 'A cold had preceded the illness.', '{He} had not been in hospital in the last three months.', 'Vaccination against pneumococci had [been missed|been given years ago].', 'The appetite had gone.', 'A cough syrup had been of no help.'],
    exam: ['<lungs> Crackles and bronchial breathing were heard over the [left|right] lower lobe.', '<heart> Heart sounds were rapid without murmurs.', '<abdomen> The abdomen was soft.', '<edema> There was no ankle edema.', 'The lips were dry.', '<nodes> No lymph nodes were felt.'],
    imaging: ['Blood cultures were taken.', 'The pneumococcal antigen in urine was [positive|negative].', 'A swab for influenza was negative.'],
    course: ['Ceftriaxone and [azithromycin|doxycycline] were started.', 'Severity was to be scored to choose the place of treatment.', 'Fever had gone by the [third|fourth] day.', '{He} was encouraged to sit up and use a breathing trainer.', 'Sputum grew [Streptococcus pneumoniae|Haemophilus influenzae|normal flora only].', 'Antibiotics were planned for [five|seven] days.', 'A control film was scheduled in six weeks.'],
  },
};

export const SORE_THROAT: Setting = {
  openings: [
    '{who} came to the practice{on} with a sore throat.',
    '{who} was seen{on} because swallowing hurt.',
    '{who} presented{on} with pain in the throat.',
  ],
  pool: {
    hpi: ['Swallowing was painful, and warm tea helped a little.', 'There had been some headache.', '{He} could drink but ate little.', 'There was no rash and no trouble breathing.', 'No one at home was ill.', 'Lozenges had been tried.'],
    history: ['{He} is otherwise healthy.', 'The tonsils had never caused trouble before.'],
    exam: ['The eardrums were normal.', '<lungs> The lungs were clear on auscultation.', '<heart> Heart sounds were normal.', 'The spleen could not be felt.', 'The voice was not muffled, and the mouth opened fully.'],
    course: ['A rapid test for streptococci was [taken|considered].', 'Fluids and an analgesic were advised.', 'A return visit in three days was agreed.'],
  },
};

export const COMA: Setting = {
  openings: [
    '{who} was brought in by ambulance{on} after [a fall down the stairs|a traffic accident|a seizure|being found on the floor].',
    '{who} was found at home by neighbors and taken to {hospital}{on}.',
    '{who} was transferred{on} after [a blow to the head|an overdose of sedatives|a sudden collapse].',
  ],
  pool: {
    hpi: ['The last time {he} had been seen well was [the evening before|two hours earlier].', 'The crew had found a free airway and regular breathing.', 'Blood glucose on scene was normal.', 'No medicines were found at the scene.', '{His} family could add nothing to the story.'],
    exam: ['The pupils were equal and reacted to light.', 'The neck was kept in a collar.', 'There was a bruise on the forehead.', 'Breath sounds were equal on both sides.', 'Blood glucose was normal.'],
    imaging: ['Computed tomography of the head was requested.', 'A toxicology screen was pending.'],
    course: ['Neurosurgery was informed.', 'A monitored bed was prepared.', 'The examination was to be repeated every hour.'],
  },
};

export const ICU: Setting = {
  openings: [
    '{who} was admitted to the intensive care unit{on} with septic shock suspected from the [lung|abdomen|urinary tract].',
    '{who} was transferred to intensive care{on} because of failing organs in the course of [pancreatitis|pneumonia|cholangitis].',
    '{who} came to the intensive care unit of {hospital}{on} with severe infection.',
  ],
  pool: {
    hpi: ['The illness had begun [two|three] days before with chills.', 'Antibiotics had been started in the emergency department.'],
    exam: ['The abdomen was soft.', 'The skin was cool and mottled over the knees.'],
    course: ['Blood cultures were taken.', 'The family was informed about the severity of the illness.', 'An arterial line was placed.'],
  },
};

export const INFLAMED: Setting = {
  openings: [
    '{who} was admitted{on} with pain in the left lower abdomen.',
    '{who} came to the emergency department{on} with abdominal pain.',
    '{who} was referred to {hospital}{on} for suspected diverticulitis.',
  ],
  pool: {
    hpi: ['The pain had begun [the day before|two days earlier] and had become steadily worse.', 'Food had been refused since the morning.', 'There had been one bout of vomiting.', 'A dentist had treated a root canal the month before.', 'Painkillers from the drawer at home had worn off.', 'Coughing and walking made it worse.', '<contacts> No contact with ill people was recalled.'],
    exam: ['<abdomen> The lower abdomen was tender, without guarding.', '<general> {He} was awake and in pain.', '<lungs> Breath sounds were clear.', '<heart> No murmur was heard.', 'Mucous membranes were moist.', '<neuro> There was no neck stiffness, and strength was equal on both sides.'],
    imaging: ['Ultrasound showed a thickened wall of the sigmoid colon.', 'Computed tomography confirmed diverticulitis, [without abscess|with a small abscess].', 'Two pairs of blood cultures were drawn.', 'The urine was clear on dipstick testing.', 'A chest radiograph was normal.'],
    course: ['Antibiotics were started after cultures had been taken.', 'The surgeon on call saw {him} and advised to wait.', 'Fluids were given.', 'Criteria of systemic inflammation were to be entered in the chart.', 'Pain was controlled with an infusion of acetaminophen.', 'A light diet was allowed from the third day.', 'Cultures grew [Escherichia coli|no organisms].', 'Discharge followed after [four|five|six] days.'],
  },
};

export const ADMITTED: Setting = {
  openings: [
    '{who} was admitted{on} with [a wrist fracture after a fall|a sprained ankle|a cut on the hand].',
    '{who} was seen in the emergency department{on} with [a swollen elbow after a fall|a bruised hip|a torn fingernail and a swollen finger].',
    '{who} came to {hospital}{on} after [stumbling on the stairs|a fall in the garden|catching a hand in a door].',
  ],
  pool: {
    hpi: ['The accident had happened [the day before|that morning].', 'Pain was tolerable with acetaminophen.', 'The head had not been hit, and consciousness was kept throughout.', 'There was no fever.', 'A folder with all earlier letters was brought along.'],
    exam: ['<general> {He} was in good spirits.', '<ears> The throat was clear.', 'The injured part was swollen, with intact feeling.', '<eyes> The eyes were quiet.'],
    imaging: ['A film of the painful part was taken.', 'The electrocardiogram showed sinus rhythm.'],
    course: ['All diagnoses were listed from the earlier letters, in order to rate the burden of disease.', 'The injury was treated with a splint.', 'The swelling went down within days.', 'Dressings were changed daily.', 'Medicines from home were continued.'],
  },
};

/** In intensive care for whatever reason, which the scenario tells. */
export const UNSTABLE: Setting = {
  openings: [
    '{who} was admitted to the intensive care unit{on}.',
    '{who} was taken over by the intensive care unit of {hospital}{on} in unstable condition.',
    '{who} needed intensive care{on}.',
  ],
  pool: {
    exam: ['The skin was cool and mottled over the knees.', 'The pupils were equal and reacted to light.'],
    course: ['An arterial line and a central venous catheter were placed.', 'The family was informed about the severity of the illness.', 'Treatment was adjusted every hour.'],
  },
};

export const SURGICAL_WARD: Setting = {
  openings: [
    '{who} was seen{on} to plan the prevention of thrombosis.',
    '{who} was assessed on the ward{on} before prophylaxis was ordered.',
    '{who} was admitted to {hospital}{on}, and the risk of thrombosis was to be rated.',
  ],
  pool: {
    exam: ['The feet were warm with strong pulses.', 'The calves were soft.'],
    course: ['The choice between stockings and injections was left to the score.', 'The pharmacist checked the dose of enoxaparin.'],
  },
};
