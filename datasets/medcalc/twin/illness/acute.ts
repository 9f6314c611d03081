/** Situations in which a score is taken in an emergency. What they tell bears on no item of the score: those are told by the phrase banks. */
import type { Illness } from '../illness.ts';
import { TURNS } from './turns.ts';

export const DYSPNEA: Illness = {
  turns: TURNS.DYSPNEA,
  brief: true,
  place: 'emergency',
  reason: ['pleuritic chest pain and shortness of breath', 'sudden-onset dyspnea', 'acute breathlessness with chest pain on inspiration', 'pain on breathing on the {side} side of the chest'],
  since: [3, 40, 'hours'],
  symptoms: ['dyspnea on [mild |moderate |]exertion', 'sharp {side}-sided chest pain worse on inspiration', 'palpitations during the night', 'fatigue', 'lightheadedness on climbing stairs', 'difficulty completing a flight of stairs'],
  absent: ['fever', 'wheezing', 'chills', 'abdominal pain', 'sore throat', 'sputum production', 'orthopnea'],
  story: ['the pain was sharp, {#4-8}/10 in severity, and increased with deep breaths', 'climbing one flight of stairs had become difficult', 'acetaminophen [500 mg|1 g] had brought [little|no|some] relief', 'the family physician had advised immediate evaluation by telephone', 'the breathlessness came on [while {he} was cooking|while {he} was getting dressed|while {he} was watching television]', '{he} could not find a comfortable position in bed'],
  exam: ['<general> the ability to speak in full sentences', '<lungs> fine crackles at the {side} base', '<lungs> equal breath sounds on both sides', '<heart> regular heart sounds', '<general> mild respiratory discomfort'],
  normal: ['<neck> jugular venous distension', '<heart> murmurs, rubs, or gallops', '<chest> chest wall tenderness', '<lungs2> wheezes', '<skin> cyanosis'],
  studies: ['chest radiograph: clear lung fields and a normal cardiac silhouette', 'electrocardiogram: sinus rhythm with a normal axis and a QRS duration of {#82-104} ms', 'bedside echocardiography: a right ventricle of normal size and an ejection fraction of {#56-66}%', 'point-of-care lung ultrasound: lung sliding on both sides without B-lines'],
  drugs: ['acetaminophen 1 g intravenously', 'intravenous morphine {#2-4} mg', 'normal saline {#250-500} mL'],
  course: ['computed tomography of the pulmonary arteries was [requested|held until the pretest probability had been rated]', 'the pain eased to {#1-3}/10 after analgesia', '{he} was observed on a monitored bed', 'further testing was discussed with {him} at length', 'the D-dimer sample was still being processed', 'the result of the D-dimer assay was awaited'],
  diagnosis: ['dyspnea under evaluation', 'pleuritic chest pain of unclear cause', 'acute dyspnea, to be clarified'],
  plan: ['rating of the pretest probability', 'serial vital signs every {#2-4} hours', 'analgesia as needed', 'reassessment in {#2-6} hours', 'outpatient follow-up with the family physician within {#5-10} days'],
};

export const LEG: Illness = {
  turns: TURNS.LEG,
  brief: true,
  place: 'emergency',
  reason: ['a painful {side} leg', 'pain in the {side} calf', 'a heavy feeling and pain in one leg', 'worsening {side} calf pain'],
  since: [2, 6, 'days'],
  symptoms: ['leg pain on standing', 'a dull ache of {#4-7}/10 intensity', 'tightness of the lower leg', 'difficulty walking long distances', 'a feeling of heaviness by the evening'],
  absent: ['chest pain', 'shortness of breath', 'fever', 'chills', 'insect bites', 'numbness of the foot', 'back pain'],
  story: ['the pain had come on gradually and was worse on standing', 'elevation of the leg gave some relief', 'cold packs and a cream from the pharmacy had been tried', 'stairs had been avoided in favor of the elevator', 'a long car journey had been put off', '{he} first put the pain down to new shoes'],
  exam: ['<pulses> warm feet with palpable pulses at both ankles', '<general> good general condition', '<knee> a freely moving knee without effusion', '<toes> intact skin between the toes', '<sensation> normal sensation in both feet'],
  normal: ['<groin> inguinal masses', '<lungs> crackles', '<heart> murmurs', '<abdomen> abdominal tenderness', '<ulcer> ulcers of the foot'],
  studies: ['plain radiograph of the lower leg: intact bones without fracture', 'electrocardiogram: sinus rhythm at a normal axis, QTc {#392-428} ms', 'chest radiograph: clear lungs and a normal heart size'],
  drugs: ['acetaminophen [500|1000] mg by mouth', 'oral metamizole 500 mg', 'elevation of the limb'],
  course: ['the probability of thrombosis was to be rated before any further test', 'compression ultrasound was booked for the same day', 'a D-dimer test was sent and was still pending', '{he} was asked to keep the leg raised until the scan', 'a dose of low-molecular-weight heparin was held back until the scan', 'a taxi was arranged for the way home', '{he} was telephoned the next morning and felt somewhat better', 'the scan report was to be sent to the family physician'],
  diagnosis: ['leg pain under evaluation', 'suspected deep vein thrombosis', 'calf pain, to be clarified'],
  plan: ['rating of the clinical probability', 'compression ultrasound', 'leg elevation', 'a review of the leg in {#2-7} days', 'written advice on warning signs'],
};

export const CHEST: Illness = {
  turns: TURNS.CHEST,
  brief: true,
  place: 'emergency',
  reason: ['chest pain', 'chest discomfort', 'an episode of chest pain', 'acute pain in the chest'],
  symptoms: ['chest pain rated {#4-7}/10 at its worst', 'anxiety', 'fatigue', 'a restless night'],
  absent: ['fever', 'cough', 'calf pain', 'abdominal pain', 'hemoptysis', 'leg swelling', 'syncope', 'recent cold symptoms'],
  story: ['a taxi was called when the pain did not settle', '{his} {wife} had urged {him} to be seen', 'an antacid had been tried [without effect|with doubtful effect]', 'no medicine had been taken before arrival', 'the pain had interrupted {his} [lunch|evening meal|sleep]', '{he} had never been to this department before'],
  exam: ['<general> a [calm|worried] but well-oriented manner', '<heart> regular heart sounds', '<lungs> normal breath sounds bilaterally', '<pulses> equal radial pulses', '<abdomen> a soft, non-tender abdomen'],
  normal: ['<neck> jugular venous distension', '<heart2> murmurs or rubs', '<edema> peripheral edema', '<lungs2> rales', '<skin> pallor'],
  studies: ['chest radiograph: a normal mediastinum and clear lungs', 'bedside echocardiography: no pericardial effusion and an aortic root of {#30-36} mm', 'abdominal ultrasound: a gallbladder without stones', 'portable chest film: normal lung fields with a cardiothoracic ratio of 0.4{#3-8}'],
  drugs: ['acetaminophen [500|1000] mg', 'intravenous fluids at {#50-100} mL/h', 'pantoprazole 40 mg'],
  course: ['{he} was placed on a cardiac monitor', 'the pain had resolved before transfer to the ward', 'the risk was to be estimated before further tests were chosen', 'stress testing was [discussed|kept as an option]', 'no arrhythmia was recorded on the monitor', 'a follow-up visit in the chest pain clinic was offered'],
  diagnosis: ['chest pain under evaluation', 'chest pain of unclear origin', 'acute chest pain, risk to be stratified'],
  plan: ['repeat troponin in {#3-6} hours', 'risk stratification', 'telemetry', 'cardiology follow-up in {#1-3} weeks'],
};

export const GI_BLEED: Illness = {
  place: 'emergency',
  reason: ['weakness and suspected upper gastrointestinal bleeding', 'coffee-ground emesis', 'nausea, pallor, and upper abdominal pain', 'suspected bleeding from the stomach'],
  since: [1, 2, 'days'],
  symptoms: ['epigastric pain', 'nausea', 'generalized weakness', 'poor appetite', 'dizziness'],
  absent: ['weight loss', 'dysphagia', 'fever', 'chest pain', 'jaundice of the eyes'],
  story: ['upper abdominal discomfort had been present for {#5-9} days', '{he} had vomited twice since the morning', 'food had been refused since the evening before', 'no similar episode had occurred before'],
  exam: ['<abdomen> epigastric tenderness', '<eyes> [pale|pink] conjunctivae', '<abdomen2> a soft abdomen with active bowel sounds'],
  normal: ['<abdomen3> guarding or rebound', '<skin> spider nevi', '<nodes> palpable lymph nodes'],
  studies: ['electrocardiogram: sinus rhythm with a QTc of {#402-438} ms', 'upright abdominal film: no free air under the diaphragm'],
  drugs: ['pantoprazole [40|80] mg intravenously', 'Ringer lactate {#500-1000} mL', 'erythromycin 250 mg before endoscopy'],
  course: ['endoscopy was scheduled for the [same day|next morning]', 'blood was typed and crossmatched', 'two large-bore cannulas were placed'],
  diagnosis: ['suspected upper gastrointestinal bleeding'],
  plan: ['upper endoscopy', 'hemoglobin every {#4-8} hours', 'nothing by mouth'],
};

export const PNEUMONIA: Illness = {
  turns: TURNS.PNEUMONIA,
  place: 'ward',
  reason: ['community-acquired pneumonia', 'cough with purulent sputum and malaise', 'cough, chills, and a new infiltrate', 'productive cough and pleuritic pain'],
  since: [3, 6, 'days'],
  symptoms: ['productive cough with [yellow|rusty|green] sputum', 'chills', 'pleuritic pain on the {side}', 'malaise', 'loss of appetite', 'myalgia'],
  absent: ['hemoptysis', 'recent travel', 'sick contacts', 'rash', 'vomiting', 'night sweats'],
  story: ['an upper respiratory infection had preceded the illness', 'an over-the-counter cough syrup had been of no help', '{he} had not been hospitalized in the preceding three months', 'pneumococcal vaccination had been [missed|given {#4-8} years earlier]', 'the sputum had turned from white to [yellow|green]', '{he} had spent most of the day in bed since the onset'],
  exam: ['<lungs> crackles and bronchial breathing over the {side} lower lobe', '<lungs> coarse crepitations at the {side} base', '<lips> dry lips', '<abdomen> a soft abdomen'],
  normal: ['<heart> murmurs', '<edema> ankle edema', '<nodes> cervical lymphadenopathy', '<skin> rash'],
  studies: ['pneumococcal urinary antigen: a [positive|negative] result', 'nasopharyngeal swab: no influenza or respiratory syncytial virus', 'sputum culture: [Streptococcus pneumoniae|Haemophilus influenzae|normal respiratory flora]', 'blood cultures: no growth after {#48-72} hours'],
  drugs: ['ceftriaxone [1|2] g daily', 'azithromycin 500 mg daily', 'doxycycline 100 mg twice daily', 'acetaminophen as needed'],
  course: ['severity was to be scored to choose the site of care', 'breathing had become easier', '{he} was encouraged to sit up and use an incentive spirometer', 'antibiotics were switched to the oral route', 'cough and sputum had decreased', 'the inflammatory markers had fallen by half'],
  diagnosis: ['community-acquired pneumonia', 'pneumonia of the {side} lower lobe', 'lobar pneumonia'],
  plan: ['antibiotics for {#5-7} days', 'a control chest radiograph in {#5-7} weeks', 'vaccination advice', 'follow-up with the family physician in {#1-2} weeks'],
};

export const INFLAMED: Illness = {
  turns: TURNS.INFLAMED,
  place: 'ward',
  reason: ['left lower quadrant abdominal pain', 'acute abdominal pain', 'suspected diverticulitis', 'progressive lower abdominal pain'],
  since: [1, 3, 'days'],
  symptoms: ['pain in the left lower abdomen', 'nausea', 'loss of appetite', 'bloating', 'constipation', 'pain on walking and coughing'],
  absent: ['hematochezia', 'dysuria', 'diarrhea', 'chest pain', 'jaundice', 'recent travel', 'similar episodes before'],
  story: ['the pain had become steadily worse', 'solid food had been refused since the morning', 'there had been one episode of vomiting', '[ibuprofen|acetaminophen] taken at home had worn off', 'a dentist had treated a root canal the month before', 'the pain was aching, {#5-8}/10, and did not radiate'],
  exam: ['<abdomen> tenderness of the left lower quadrant without guarding', '<general> an alert but pained appearance', '<mucosa> moist mucous membranes', '<lungs> clear breath sounds', '<bowels> [reduced|normal] bowel sounds'],
  normal: ['<heart> murmurs', '<neuro> neck stiffness', '<abdomen2> rebound tenderness', '<hernia> hernias', '<flanks> costovertebral angle tenderness'],
  studies: ['abdominal ultrasound: a thickened sigmoid wall of {#5-9} mm', 'computed tomography of the abdomen: diverticulitis of the sigmoid colon [without abscess|with a pericolic abscess of {#12-28} mm]', 'urinalysis: no leukocytes or nitrite', 'chest radiograph: no free air and clear lungs', 'blood cultures: [Escherichia coli in one bottle|no growth after five days]'],
  drugs: ['ceftriaxone 2 g daily', 'metronidazole 500 mg three times daily', 'intravenous acetaminophen 1 g', 'Ringer lactate at {#80-125} mL/h'],
  course: ['the surgeon on call saw {him} and advised conservative management', 'criteria of systemic inflammation were to be entered in the chart', 'pain was controlled with scheduled analgesia', 'a light diet was tolerated', 'antibiotics were changed to the oral route', 'abdominal tenderness had nearly resolved'],
  diagnosis: ['acute sigmoid diverticulitis', 'suspected uncomplicated diverticulitis', 'intra-abdominal infection'],
  plan: ['colonoscopy in {#6-8} weeks', 'oral antibiotics for {#4-7} days', 'a fiber-rich diet', 'surgical follow-up in {#2-4} weeks'],
};

export const SORE_THROAT: Illness = {
  place: 'clinic', clinic: 'the primary care practice',
  reason: ['a sore throat', 'odynophagia', 'pain in the throat', 'painful swallowing'],
  symptoms: ['headache', 'malaise', 'reduced oral intake', 'painful swallowing of solids'],
  absent: ['rash', 'difficulty breathing', 'drooling', 'ear pain', 'abdominal pain', 'neck stiffness'],
  story: ['warm tea had helped a little', 'lozenges had been tried', 'fluids were tolerated but solids were avoided', 'nobody at home was ill', 'no antibiotic had been taken so far', 'a gargle had brought brief relief'],
  exam: ['<ears> normal tympanic membranes', '<lungs> clear lungs', '<heart> regular heart sounds', '<mouth> full mouth opening and a clear voice'],
  normal: ['<spleen> splenomegaly', '<rash> exanthem', '<neck> meningism'],
  studies: ['rapid antigen test for group A streptococci: a result still pending'],
  drugs: ['[ibuprofen|acetaminophen] as needed', 'oral fluids', 'throat lozenges'],
  course: ['a rapid test for streptococci was considered', 'a return visit in three days was agreed', 'fluids and analgesia were advised'],
  diagnosis: ['acute pharyngitis', 'acute tonsillopharyngitis'],
  plan: ['analgesia', 'review in {#2-4} days', 'return if swallowing or breathing becomes difficult'],
};

export const COMA: Illness = {
  intensive: true,
  place: 'emergency',
  reason: ['a fall down the stairs', 'reduced consciousness after a traffic accident', 'a sudden collapse', 'a suspected sedative overdose', 'a blow to the head', 'having been found on the floor'],
  symptoms: [], absent: [],
  story: ['{he} had last been seen well {#2-9} hours earlier', 'the ambulance crew found a patent airway and regular breathing', 'capillary glucose on scene was {#88-126} mg/dL', 'no medicines were found at the scene', 'the family could add nothing to the account', 'the journey to hospital took {#12-35} minutes'],
  exam: ['<pupils> equal and reactive pupils of {#2-4} mm', '<collar> a cervical collar in place', '<bruise> a bruise of {#2-5} cm on the forehead', '<lungs> equal breath sounds bilaterally'],
  normal: ['<ears> hemotympanum', '<skin> needle marks'],
  studies: ['computed tomography of the head: a result still awaited', 'electrocardiogram: sinus rhythm with a QTc of {#404-441} ms'],
  drugs: ['Ringer lactate {#250-500} mL', 'oxygen {#2-4} L/min'],
  course: ['neurosurgery was informed', 'a monitored bed was prepared', 'the examination was to be repeated hourly', 'a toxicology screen was pending'],
  diagnosis: ['impaired consciousness under evaluation'],
  plan: ['hourly neurological checks', 'computed tomography of the head'],
};
