/** Wards and intensive care, for scores of organs, comorbidity and thrombosis, and for dosing. */
import type { Illness } from '../illness.ts';
import { TURNS } from './turns.ts';

export const ICU: Illness = {
  place: 'icu',
  reason: ['septic shock of suspected [pulmonary|abdominal|urinary] origin', 'multiorgan dysfunction in the course of [pancreatitis|pneumonia|cholangitis]', 'severe infection with organ failure'],
  since: [2, 4, 'days'],
  symptoms: ['chills', 'malaise', 'vomiting'], absent: [],
  story: ['the illness had begun with rigors', 'antibiotics had been started in the emergency department'],
  exam: ['<abdomen> a soft abdomen', '<skin> cool skin with mottling over the knees', '<lines> a radial arterial line'],
  normal: ['<rash> rash', '<neck> neck stiffness'],
  studies: ['blood cultures: [Escherichia coli|Klebsiella pneumoniae|no growth so far]', 'portable chest film: [patchy bilateral opacities|a basal infiltrate]'],
  drugs: ['piperacillin-tazobactam 4.5 g every [6|8] hours', 'meropenem 1 g every 8 hours', 'balanced crystalloid {#1-3} L'],
  course: ['the family was informed about the severity of the illness', 'an arterial line was placed'],
  diagnosis: ['septic shock', 'severe sepsis with organ dysfunction'],
  plan: ['source control', 'daily reassessment of organ support'],
};

/** In intensive care for whatever reason, which the scenario tells. */
export const UNSTABLE: Illness = {
  place: 'icu',
  reason: ['physiological instability', 'the need for close monitoring', 'an unstable condition'],
  symptoms: [], absent: [], story: [],
  exam: ['<skin> cool, mottled skin over the knees', '<pupils> equal and reactive pupils'],
  normal: ['<rash> rash'],
  studies: [], drugs: ['balanced crystalloid {#1-3} L'],
  course: ['an arterial line and a central venous catheter were placed', 'the family was informed about the severity of the illness', 'treatment was adjusted every hour'],
  diagnosis: [], plan: ['hourly review'],
};

export const ADMITTED: Illness = {
  turns: TURNS.ADMITTED,
  brief: true,
  place: 'emergency',
  reason: ['a wrist fracture after a fall', 'a sprained ankle', 'a laceration of the hand', 'a swollen elbow after a fall', 'a bruised hip after stumbling on the stairs', 'a finger crushed in a door'],
  since: [2, 20, 'hours'],
  symptoms: ['local pain of {#3-6}/10', 'swelling of the injured part', 'stiffness'],
  absent: ['head injury', 'loss of consciousness', 'fever', 'neck pain', 'numbness'],
  story: ['the accident had happened [at home|in the garden|on the way to the shop]', 'pain was tolerable with acetaminophen', 'a folder with all earlier letters was brought along', 'the full list of earlier diagnoses was available', '{he} had put ice on it at once', 'the tetanus booster was up to date'],
  exam: ['<general> an alert and cooperative manner', '<ears> a clear throat', '<injury> swelling of the injured part with intact sensation', '<eyes> quiet eyes'],
  normal: ['<spine> spinal tenderness', '<wound> wound infection', '<deformity> deformity'],
  studies: ['plain radiographs of the painful part: [no displacement|intact joint surfaces]', 'electrocardiogram: sinus rhythm with a QRS duration of {#84-108} ms'],
  drugs: ['acetaminophen [500|1000] mg three times daily', 'a splint', 'cold packs'],
  course: ['the earlier diagnoses were listed in order to rate the burden of disease', 'the swelling went down', 'dressings were changed daily', 'medicines from home were continued', 'the splint was well tolerated', 'finger and toe movement stayed intact'],
  diagnosis: ['a minor injury', 'a soft-tissue injury'],
  plan: ['a wound check in {#2-5} days', 'removal of the splint in {#2-4} weeks', 'physiotherapy'],
};

export const SURGICAL_WARD: Illness = {
  place: 'ward',
  reason: ['planning of thrombosis prophylaxis', 'a consultation on thrombosis prophylaxis', 'rating of the risk of thrombosis'],
  symptoms: [], absent: [], story: [],
  exam: ['<pulses> warm feet with strong pulses', '<calves> soft calves'], normal: [],
  studies: [], drugs: [],
  course: ['the choice between stockings and injections was left to the score', 'the pharmacist checked the dose of enoxaparin'],
  diagnosis: [], plan: ['prophylaxis according to the score'],
};

export const PREOPERATIVE: Illness = {
  place: 'clinic', clinic: 'the preoperative clinic',
  reason: ['assessment before planned surgery', 'preoperative evaluation', 'medical clearance before an operation'],
  symptoms: [], absent: ['fever', 'cough', 'dizziness', 'recent infections'],
  story: ['{he} felt well on the day of the visit', 'earlier anesthetics had been uneventful', '{he} could climb two flights of stairs', 'sleep and appetite were good'],
  exam: ['<heart> regular heart sounds', '<lungs> clear lungs', '<mouth> unrestricted mouth opening'], normal: ['<skin> jaundice', '<goiter> goiter'],
  studies: ['chest radiograph: clear lungs'], drugs: [],
  course: ['fasting rules were explained', 'the operation was scheduled for the following week', 'the anesthetist was informed', 'the consent form was signed'],
  diagnosis: [], plan: ['surgery as scheduled'],
};

export const FIBRILLATION: Illness = {
  turns: TURNS.FIBRILLATION,
  place: 'clinic', clinic: 'the cardiology clinic',
  known: ['with atrial fibrillation', 'with nonvalvular atrial fibrillation', 'with newly detected atrial fibrillation'],
  reason: ['a discussion of anticoagulation', 'follow-up of the arrhythmia', 'an irregular pulse reported by a smartwatch', 'intermittent palpitations'],
  since: [2, 9, 'months'],
  symptoms: ['palpitations lasting [some minutes|one to two hours]', 'mild fatigue', 'slightly reduced exercise tolerance', 'an irregular heartbeat'],
  absent: ['chest pain', 'fainting', 'weight loss', 'tremor', 'heat intolerance'],
  story: ['the irregular beat had first been noticed while {he} was [dancing|gardening|resting]', 'cardioversion had not been attempted so far', 'thyroid function had been checked and was normal', 'the episodes came {#2-5} times a month', 'caffeine made no difference', 'a pocket recorder had captured {#3-9} episodes'],
  exam: ['<heart> an irregularly irregular pulse', '<lungs> clear lungs', '<general> good spirits', '<carotids> normal carotid upstrokes'],
  normal: ['<heart2> murmurs', '<neck> goiter', '<eyes> lid lag'],
  studies: ['electrocardiogram: atrial fibrillation with a ventricular rate of {#66-88}/min', 'echocardiography: normal valves and a left atrium of {#38-46} mm', '24-hour monitoring: atrial fibrillation throughout without pauses over {#2-3} seconds'],
  drugs: ['[bisoprolol [2.5|5] mg|metoprolol succinate 50 mg|diltiazem 120 mg] daily'],
  course: ['the pros and cons of anticoagulants were explained', 'the scores that guide the decision were to be entered in the chart', '{he} asked for time to think it over', 'catheter ablation was [offered|declined]', 'rate control was satisfactory', 'a letter with the recommendation went to the family physician'],
  diagnosis: ['nonvalvular atrial fibrillation', 'paroxysmal atrial fibrillation', 'atrial fibrillation with a controlled rate'],
  plan: ['a decision on anticoagulation', 'a repeat electrocardiogram in {#3-6} months', 'rate control', 'review in {#4-12} weeks'],
};

export const LIVER_WARD: Illness = {
  place: 'ward',
  known: ['with cirrhosis due to [hepatitis C|alcohol|hepatitis B]', 'with known liver cirrhosis', 'with cirrhosis secondary to [fatty liver disease|hepatitis C]'],
  reason: ['a planned evaluation', 'progressive weakness', 'fatigue and poor appetite', 'classification of the liver disease'],
  since: [1, 5, 'weeks'],
  symptoms: ['poor appetite', 'fatigue', 'itching'], absent: ['fever', 'vomiting', 'chest pain', 'black stools'],
  story: ['alcohol had not been drunk for {#6-30} months', '{he} had been followed in the liver clinic for {#2-8} years', 'no bleeding had occurred', 'the last endoscopy had been {#8-20} months before'],
  exam: ['<skin> spider nevi on the chest', '<palms> palmar erythema', '<spleen> a palpable spleen tip'], normal: ['<nodes> lymphadenopathy', '<rash> rash'],
  studies: ['hepatic ultrasound: no focal lesion and a patent portal vein', 'Doppler ultrasound: a spleen of {#13-17} cm'],
  drugs: ['propranolol 40 mg daily', 'carvedilol 6.25 mg twice daily'],
  course: ['the class was to be entered in the transplant file', 'vaccination against hepatitis A was given', 'endoscopic surveillance of varices was booked'],
  diagnosis: ['cirrhosis of the liver'], plan: ['endoscopy in {#4-8} weeks', 'ultrasound every 6 months'],
};

export const INFECTION: Illness = {
  turns: TURNS.INFECTION,
  place: 'ward',
  reason: ['pneumonia of the {side} lower lobe', 'cellulitis of the {side} leg', 'pyelonephritis', 'an infected surgical wound', 'fever and a productive cough', 'fever and flank pain'],
  since: [3, 6, 'days'],
  symptoms: ['fever with chills', 'myalgia', 'malaise', 'poor appetite', 'night sweats', 'generalized weakness'],
  absent: ['rash', 'diarrhea', 'headache', 'neck stiffness', 'recent travel', 'sick contacts', 'chest pain', 'joint pain'],
  story: ['a course of [amoxicillin 500 mg|cephalexin 500 mg] three times daily from the family physician had not helped', 'acetaminophen had been taken every {#4-8} hours', 'the symptoms had interfered with sleep', 'a neighbor had been ill with a cold', '{he} had last been hospitalized {#3-9} years earlier', 'temperatures of up to {#38.6-39.6} °C had been measured at home'],
  history: ['reflux disease', 'diverticulosis', 'shingles {#2-5} years earlier', 'childhood asthma'],
  exam: ['<general> an ill, flushed appearance', '<lungs> coarse crackles at the {side} base', '<nodes> small, mobile cervical nodes', '<ears> a mildly erythematous pharynx', '<skin> warm skin'],
  normal: ['<neuro> neck stiffness', '<rash> rash', '<heart> murmurs', '<edema> peripheral edema', '<flanks> spinal tenderness'],
  studies: ['chest radiograph: [an infiltrate in the {side} lower lobe|no infiltrate or effusion]', 'blood cultures: [no growth after five days|Streptococcus pneumoniae in one of two sets|Escherichia coli sensitive to ceftriaxone]', 'renal ultrasound: kidneys of {#98-112} mm without hydronephrosis', 'nasopharyngeal swab: no influenza or respiratory syncytial virus RNA', 'echocardiography: an ejection fraction of {#55-66}% without vegetations'],
  drugs: ['ampicillin-sulbactam 3 g every [6|8] hours', 'ceftriaxone 2 g daily', 'cefazolin 2 g every 8 hours', 'vancomycin dosed by level', 'enoxaparin 40 mg daily', 'acetaminophen 1 g as needed'],
  course: ['the pharmacist was asked to check the antibiotic dose against renal function', 'fever subsided', 'antibiotics were continued by mouth', '{he} walked the corridor with the physiotherapist', 'vancomycin was stopped once cultures were known', 'the C-reactive protein fell steadily', 'oral intake improved', '[infectious disease specialists|the infectious disease team|an infectious disease consultant] recommended a total of {#7-14} days of [treatment|antibiotics|therapy]'],
  diagnosis: ['bacterial infection requiring intravenous antibiotics', 'sepsis of bacterial origin without shock', 'acute bacterial infection'],
  plan: ['oral antibiotics for {#4-10} days', 'repeat creatinine in {#5-10} days', 'follow-up in {#1-3} weeks', 'dose adjustment to renal function'],
  signs: { temperature: [38.1, 39.4], heartRate: [88, 112], respiratoryRate: [17, 23], saturation: [93, 97] },
  excludes: ['ckd'],
};

export const KIDNEY_INJURY: Illness = {
  turns: TURNS.KIDNEY_INJURY,
  place: 'ward',
  reason: ['acute kidney injury', 'a falling urine output and rising creatinine', 'oliguria, nausea, and weakness', 'worsening renal function after [vomiting|major abdominal surgery|gentamicin|a contrast study]'],
  since: [2, 5, 'days'],
  symptoms: ['reduced urine output', 'nausea', 'generalized weakness', 'poor oral intake', 'dark urine', 'thirst'],
  absent: ['hematuria', 'dysuria', 'flank pain', 'rash', 'fever', 'shortness of breath', 'hesitancy'],
  story: ['[naproxen 500 mg|diclofenac 75 mg] had been taken twice daily for back pain during the week before', 'oral intake had been poor because of [nausea|mouth ulcers]', 'renal function had been normal at a check-up the year before', 'a diuretic had been stopped {#5-11} days before admission', 'the urine had become scant and concentrated', '{he} had received iodinated contrast {#3-6} days earlier'],
  history: ['nephrolithiasis treated {#6-15} years earlier', 'recurrent urinary tract infections'],
  exam: ['<mucosa> [dry|moist] mucous membranes', '<neck> flat neck veins', '<abdomen> a non-palpable bladder', '<lungs> clear lungs', '<skin> reduced skin turgor'],
  normal: ['<rash> rash', '<flanks> flank tenderness', '<edema> peripheral edema', '<heart> pericardial rub', '<splinter> splinter hemorrhages'],
  studies: ['renal ultrasound: kidneys of {#10.1-11.6} and {#10.2-11.7} cm without hydronephrosis', 'urine sediment: [muddy brown granular casts|hyaline casts only|a few tubular epithelial cells]', 'chest radiograph: no congestion', 'urinalysis: specific gravity 1.0{#10-24} with {#0-2}+ protein'],
  drugs: ['isotonic saline {#1-3} L', 'intravenous furosemide [40|80] mg', 'sodium bicarbonate infusion', 'pantoprazole 40 mg daily'],
  course: ['nephrotoxic drugs were stopped', 'the nephrology service recommended conservative treatment', 'urine output rose to {#900-2200} mL per day', 'dialysis was not required', 'the bladder catheter was removed', 'fluid balance was charted hourly', 'creatinine began to fall', 'the electrolytes remained within safe limits'],
  diagnosis: ['acute kidney injury', 'acute kidney injury of [prerenal|tubular] origin, under evaluation', 'oliguric acute kidney injury'],
  plan: ['repeat creatinine in {#3-7} days', 'avoidance of nonsteroidal anti-inflammatory drugs', 'nephrology follow-up in {#2-4} weeks', 'adequate oral hydration'],
  excludes: ['ckd'],
};

export const ONCOLOGY: Illness = {
  turns: TURNS.ONCOLOGY,
  place: 'ward',
  known: ['with [diffuse large B-cell lymphoma|stage III colon carcinoma|gastric adenocarcinoma]', 'with [Hodgkin lymphoma|follicular lymphoma|esophageal carcinoma]', 'after resection of a [colon|gastric|pancreatic] tumor'],
  reason: ['the [first|second|third|fourth] cycle of chemotherapy', 'planning of adjuvant treatment', 'restaging between two cycles of treatment', 'scheduled chemotherapy'],
  symptoms: ['mild nausea', 'fatigue', 'numb fingertips', 'loose stools for {#2-3} days', 'altered taste'],
  absent: ['fever', 'night sweats', 'bone pain', 'bleeding', 'dysphagia', 'mouth sores'],
  story: ['the diagnosis had been made {#2-5} months earlier after [an abnormal scan|a routine visit|some weeks of fatigue]', 'weight had fallen before treatment and had been stable since', '{he} managed all housework unaided, with an ECOG performance status of {#0-1}', 'the previous cycle had been tolerated with mild nausea', 'histology had been reviewed by a second pathologist, who agreed', 'a port had been implanted below the right clavicle'],
  history: ['migraine', 'hypothyroidism'],
  exam: ['<port> a clean port site', '<abdomen> a soft abdomen with a well-healed scar', '<mouth> intact oral mucosa', '<liver> a liver edge at the costal margin', '<general> good performance status'],
  normal: ['<nodes> palpable cervical, axillary, or inguinal lymph nodes', '<edema> edema', '<skin> petechiae', '<lungs> crackles'],
  studies: ['computed tomography of chest and abdomen: [partial response with a residual mass of {#14-32} mm|no new lesions|stable disease]', 'positron emission tomography: [uptake in {#2-4} abdominal nodes|a single lesion of {#12-28} mm in liver segment {#4-8}]', 'echocardiography: an ejection fraction of {#56-67}%', 'histology: a Ki-67 of {#40-85}% on review of the [slides|biopsy]'],
  drugs: ['ondansetron [4|8] mg', 'dexamethasone 8 mg as premedication', 'aprepitant 125 mg', 'pegfilgrastim 6 mg', 'intravenous hydration {#1-2} L'],
  course: ['doses were calculated by body surface area and checked by two pharmacists', 'the infusion was well tolerated', 'growth factor was injected on the day after treatment', '{he} drank well and remained free of fever', 'the tumor board recommended completion of {#4-8} cycles', 'an infusion reaction with flushing settled when the rate was halved', 'nausea was controlled with ondansetron', 'counts were to be checked weekly'],
  diagnosis: ['malignancy under systemic treatment'],
  plan: ['weekly blood counts', 'the next cycle in {#2-3} weeks', 'restaging after {#3-4} cycles', 'a dental check'],
  excludes: ['cancer'],
};
