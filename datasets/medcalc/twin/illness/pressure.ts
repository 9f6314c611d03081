/** Low, high and steady blood pressure. */
import type { Illness } from '../illness.ts';
import { TURNS } from './turns.ts';

export const LOW_PRESSURE: Illness = {
  turns: TURNS.LOW_PRESSURE,
  intensive: true,
  place: 'emergency',
  reason: ['faintness and hives after a wasp sting', 'collapse after a night of vomiting', 'collapse after hours of work in great heat', 'fever, rigors, and low urine output', 'near-syncope in a waiting room'],
  since: [1, 8, 'hours'],
  symptoms: ['lightheadedness on sitting up', 'nausea', 'profuse sweating', 'generalized weakness', 'blurred vision on standing'],
  absent: ['chest pain', 'abdominal pain', 'headache', 'incontinence', 'tongue biting', 'melena'],
  story: ['the symptoms had come on within {#20-60} minutes', 'little had been drunk since the evening before', 'the ambulance crew had raised {his} legs', '{he} had to be helped onto the stretcher', 'no similar event had happened before', '{he} remembered every detail of the event'],
  exam: ['<general> pallor and diaphoresis', '<neck> flat neck veins', '<skin> a capillary refill time of {#3-5} seconds', '<perfusion> cool hands and feet', '<lungs> clear lungs'],
  normal: ['<edema> edema', '<neuro> focal deficits', '<heart> murmurs', '<abdomen> abdominal tenderness', '<trauma> external injury'],
  studies: ['bedside ultrasound: a collapsing inferior vena cava of {#7-12} mm', 'electrocardiogram: sinus tachycardia without ST changes', 'echocardiography: a hyperdynamic left ventricle with an ejection fraction of {#64-74}%', 'chest radiograph: clear lungs'],
  drugs: ['crystalloid {#2-3} L', 'intramuscular epinephrine 0.5 mg', 'intravenous hydrocortisone 200 mg', 'oxygen {#2-6} L/min', 'ceftriaxone 2 g'],
  course: ['{he} became warm and alert', 'vasopressors were [kept ready but not needed|given for {#8-14} hours]', '{he} could stand without dizziness', 'blood pressure tablets were paused', 'lactate cleared', 'urine output recovered'],
  diagnosis: ['hypotension', 'circulatory shock, responsive to fluids', 'acute hypotension with hypovolemia'],
  plan: ['orthostatic measurements', 'oral fluids', 'review of medication', 'follow-up in {#1-2} weeks'],
  signs: { heartRate: [104, 132], temperature: [36.2, 38.8], respiratoryRate: [20, 28], saturation: [93, 97] },
  excludes: ['hypertension'],
};

export const HIGH_PRESSURE: Illness = {
  turns: TURNS.HIGH_PRESSURE,
  place: 'emergency',
  reason: ['headache and blurred vision', 'a nosebleed that would not stop', 'very high blood pressure readings at a pharmacy', 'a throbbing headache'],
  since: [6, 60, 'hours'],
  symptoms: ['occipital headache', 'blurred vision', 'nausea', 'anxiety', 'ringing in the ears'],
  absent: ['chest pain', 'limb weakness', 'speech disturbance', 'dyspnea', 'seizures', 'hematuria'],
  story: ['antihypertensive tablets had been stopped {#10-20} days earlier because of swollen ankles', 'the prescription had run out {#1-3} weeks earlier', 'licorice had been eaten daily for weeks', 'sleep was poor because of worry', 'decongestant tablets had been taken for a cold', 'a previous reading {#3-5} months earlier had already been high'],
  history: ['poorly controlled hypertension', 'hypertension for {#5-15} years'],
  exam: ['<eyes> [narrowed arterioles|cotton-wool spots without papilledema] on funduscopy', '<general> a flushed face and an anxious manner', '<heart> a loud second heart sound', '<lungs> clear lungs'],
  normal: ['<neuro> focal deficits', '<neck> jugular venous distension', '<edema> edema', '<abdomen> abdominal bruits', '<heart2> murmurs'],
  studies: ['computed tomography of the head: no hemorrhage', 'urinalysis: trace protein', 'renal duplex ultrasound: normal renal arteries', 'echocardiography: a septum of {#11-14} mm with preserved function', 'plasma metanephrines: no elevation'],
  drugs: ['nicardipine [5|7.5|10] mg/h', 'labetalol [10|20] mg intravenously', 'amlodipine 10 mg', 'lisinopril 10 mg', 'clonidine 0.1 mg'],
  course: ['the pressure was lowered step by step over two days', 'vision returned to normal', 'the infusion was replaced by tablets', '{he} learned to use a cuff at home', 'the headache resolved', 'the nose was packed and later cleared'],
  diagnosis: ['hypertensive urgency', 'severe hypertension', 'uncontrolled hypertension'],
  plan: ['home readings twice a day', 'follow-up in {#3-7} days', 'reduced salt intake', 'screening for secondary causes'],
  signs: { heartRate: [82, 98], respiratoryRate: [15, 19] },
  excludes: ['hypertension'],
};

export const STEADY_PRESSURE: Illness = {
  turns: TURNS.STEADY_PRESSURE,
  brief: true,
  place: 'emergency',
  reason: ['observation after [a fall from a ladder|a bicycle accident]', 'palpitations and dizziness', 'back pain after lifting a box', 'a laceration of the hand', 'dizziness when turning in bed'],
  since: [2, 30, 'hours'],
  symptoms: ['pain of {#3-6}/10', 'dizziness', 'local tenderness', 'anxiety', 'nausea'],
  absent: ['loss of consciousness', 'chest pain', 'dyspnea', 'vomiting', 'visual changes', 'fever', 'amnesia'],
  story: ['a similar spell had occurred {#4-30} months earlier', 'the symptoms had begun suddenly', 'a neighbor had driven {him} to the hospital', '{he} remembered all events', 'no anticoagulants were taken', 'breakfast had been skipped that day'],
  exam: ['<bruise> a bruise of {#3-8} cm on the left hip', '<neuro> normal coordination and gait', '<general> an alert, cooperative manner', '<heart> a soft systolic murmur at the base', '<lungs> clear lungs'],
  normal: ['<spine> spinal tenderness', '<carotids> carotid bruits', '<edema> edema', '<abdomen> abdominal tenderness', '<eyes> nystagmus at rest'],
  studies: ['radiographs: no fracture', 'computed tomography of the head: no abnormality', 'electrocardiogram: sinus rhythm with a PR interval of {#138-186} ms', 'echocardiography: normal valves and an ejection fraction of {#57-66}%', '24-hour monitoring: {#8-90} isolated extrasystoles'],
  drugs: ['acetaminophen 1 g', 'ibuprofen 400 mg', 'diclofenac gel', 'an elastic bandage'],
  course: ['an orthostatic test was normal', '{he} climbed stairs with the physiotherapist', 'the pain had eased', 'readings were taken every hour on the first day', 'no arrhythmia was recorded', 'wound closure was uncomplicated'],
  diagnosis: ['a minor injury', 'benign positional vertigo', 'a musculoskeletal complaint', 'palpitations without arrhythmia'],
  plan: ['analgesia', 'a visit to the family physician in {#5-10} days', 'gradual return to work', 'suture removal in {#8-12} days'],
};
