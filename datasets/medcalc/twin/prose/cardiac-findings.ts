/** Heart, vessels and their risk factors, as findings. */
import type { FindingProse } from '../finding.ts';

export const SMOKER: FindingProse = {
  section: 'social', noun: 'smoking',
  items: ['current cigarette smoking', 'ongoing tobacco use of {#10-20} cigarettes a day', 'active smoking with {#12-40} pack-years', 'daily cigarette use, not yet stopped'],
  stated: ['{He} is a current smoker, with [ten|fifteen|twenty] cigarettes a day.', '{He} smokes half a pack of cigarettes daily.', 'Tobacco use is ongoing, at [one pack|half a pack] a day.', '{He} has smoked since the age of {#16-20} and still does.'],
  inferred: ['A pack of cigarettes lasts {him} two days.', '{He} steps outside for a cigarette every hour or so and has not managed to quit.', 'Attempts to give up cigarettes, the last one in spring, have failed within days.', '{He} rolls {his} own cigarettes, about eight each day.'],
  denied: ['{He} has never smoked.', '{He} is a lifelong non-smoker.', '{He} has never touched tobacco, though {his} father smoked heavily.', 'Cigarettes had been tried once at school and never again.'],
};

export const TREATED_PRESSURE: FindingProse = {
  section: 'medications', noun: 'medicines for blood pressure',
  items: ['[amlodipine 5 mg|lisinopril 10 mg|amlodipine 10 mg] for hypertension', '[losartan 50 mg|candesartan 8 mg] for high blood pressure', 'an antihypertensive ([valsartan|telmisartan|ramipril])', '[hydrochlorothiazide|indapamide] as blood pressure treatment'],
  stated: ['Blood pressure is treated with [amlodipine|lisinopril|losartan].', '{He} is on antihypertensive treatment with [perindopril|candesartan].', 'For hypertension {he} takes [hydrochlorothiazide|metoprolol] daily.', '{He} takes a combination tablet against high blood pressure.'],
  inferred: ['{He} swallows a tablet of [ramipril|valsartan] each morning and checks {his} readings on a home cuff, as the family physician asked.', 'A tablet of [enalapril|telmisartan] was prescribed three years ago because {his} readings had been too high, and {he} has taken it ever since.', '{His} pill box holds amlodipine, started when the readings stayed above 150.', 'Since last year {he} has taken chlorthalidone because the cuff at the pharmacy kept showing high numbers.'],
  denied: ['{He} takes no medicines for blood pressure.', '{He} has never been prescribed antihypertensive drugs.', 'No tablets are taken at all, apart from [an antacid now and then|ibuprofen for headaches].', 'Drug treatment of blood pressure was discussed once but never begun.'],
};

export const HYPERTENSION: FindingProse = {
  section: 'history', noun: 'high blood pressure',
  items: ['hypertension', 'arterial hypertension for {#4-19} years', 'essential hypertension on [one agent|two agents|three agents]', 'long-standing hypertension'],
  stated: ['{He} has had hypertension for {#3-9} years.', 'Arterial hypertension was diagnosed at a check-up some years ago and is treated.', 'There is long-standing high blood pressure.', 'Known hypertension is controlled with [two|three] drugs.'],
  inferred: ['{He} takes lisinopril for {his} blood pressure.', 'Amlodipine was started years ago because the readings at the office kept coming back above 160.', '{He} measures the pressure at home every week and takes hydrochlorothiazide to keep it below 140.', 'Hospital letters list perindopril and indapamide, prescribed for readings of 170/100 mm Hg found again and again.', 'Without {his} daily valsartan, home readings climb to 165 systolic within days.'],
  denied: ['Blood pressure had always been normal without treatment.', '{He} was never told to have high blood pressure, and yearly readings lay around 120/75 mm Hg.', 'Readings at home and at the pharmacy have always been normal, and no tablets were ever taken for them.', '{He} does not have hypertension.'],
};

export const CHF: FindingProse = {
  section: 'history', noun: 'heart failure',
  items: ['congestive heart failure', 'chronic heart failure (diagnosed {#2-7} years earlier)', 'heart failure with reduced ejection fraction', 'chronic systolic heart failure'],
  stated: ['{He} has chronic heart failure.', 'Congestive heart failure was diagnosed [two|three|four] years ago.', '{He} is followed for heart failure with reduced ejection fraction.', 'There were two admissions for decompensated heart failure last year.'],
  inferred: ['The left ventricle pumps poorly, with an ejection fraction of 30% at the last echocardiogram, and furosemide keeps the ankles from swelling.', '{He} sleeps on three pillows and takes sacubitril-valsartan and furosemide since the echocardiogram showed an ejection fraction of 28%.', 'A dilated left ventricle with an ejection fraction of 32% led to fluid on the lungs last winter, and {he} now weighs {himself} daily to adjust the diuretic.', 'Twice in the past year {he} was treated with intravenous furosemide for pulmonary edema due to a weak left ventricle.'],
  denied: ['Echocardiography last year showed a normal ventricle, and {he} has never had heart failure.', '{He} does not suffer from heart failure.', 'The heart muscle was normal on ultrasound, and there was never any fluid overload.', 'Suspected heart failure was ruled out two years ago by a normal echocardiogram and natriuretic peptide.'],
};

export const DIABETES: FindingProse = {
  section: 'history', noun: 'diabetes',
  items: ['type 2 diabetes mellitus', 'diabetes mellitus for {#3-14} years', 'non-insulin-dependent diabetes mellitus', 'type 2 diabetes (diagnosed {#2-11} years earlier)'],
  stated: ['{He} has type 2 diabetes.', 'Type 2 diabetes has been known for {#3-8} years.', 'Diabetes mellitus is treated by the family physician.', '{He} was diagnosed with type 2 diabetes at {his} last insurance examination.'],
  inferred: ['{He} takes metformin and pricks {his} finger before breakfast; the last hemoglobin A1c was 7.4%.', 'Sugar has been controlled with metformin and empagliflozin since a fasting glucose of 190 mg/dL was found.', 'A weekly injection of semaglutide, together with metformin, has brought {his} hemoglobin A1c from 9.1% to 7.0%.', 'A glucose sensor on the upper arm guides the dose of {his} glimepiride.'],
  denied: ['Fasting glucose was normal at every check-up.', '{He} does not have diabetes, although {his} mother does.', 'Diabetes had been excluded by a glucose tolerance test.', 'Hemoglobin A1c was 5.3% last year, and no treatment for sugar was ever needed.'],
};

export const VASCULAR: FindingProse = {
  section: 'history', noun: 'peripheral arterial or coronary disease',
  items: ['peripheral arterial disease', 'a myocardial infarction {#3-11} years earlier', 'prior myocardial infarction', 'peripheral artery disease of the [left|right] leg'],
  stated: ['{He} has peripheral arterial disease.', '{He} had a myocardial infarction {#4-11} years ago.', 'Aortic plaque was seen on a previous scan and reported as complex.', 'There is known coronary disease after an infarction of the inferior wall.'],
  inferred: ['A blocked artery in the thigh was bypassed {#3-8} years ago, because {he} could not walk a hundred meters without calf pain.', 'After a heart attack [five|seven] years ago {he} received two stents and has taken aspirin since.', 'The left great toe was amputated when the arteries of the leg had closed.', '{He} must stop at every second shop window because of cramps in the calf, and the ankle-brachial index was 0.6.'],
  denied: ['Coronary angiography [two|three] years ago showed smooth arteries, and the leg pulses are strong.', '{He} never had a heart attack or trouble with the circulation of the legs.', 'A scan of the aorta and leg arteries showed no plaque, and the heart arteries are known to be clean.', '{He} has neither coronary nor peripheral arterial disease.'],
};

export const ISCHEMIC: FindingProse = {
  section: 'history', noun: 'coronary heart disease',
  items: ['ischemic heart disease', 'coronary artery disease with stable angina', 'coronary artery disease', 'a previous myocardial infarction ({#2-9} years earlier)'],
  stated: ['{He} has ischemic heart disease.', 'Coronary artery disease with stable angina is known.', 'There is a history of myocardial infarction.', '{He} has known coronary heart disease, with a positive stress test last year.'],
  inferred: ['{He} uses a nitroglycerin spray once or twice a month when climbing the hill to {his} house brings on tightness in the chest.', 'The electrocardiogram shows old Q waves in the inferior leads, from a heart attack six years ago.', 'A stent was placed in the left anterior descending artery after a heart attack [four|five] years ago.', 'A treadmill test was stopped because of chest pressure and three millimeters of ST depression, and nitrates were prescribed.'],
  denied: ['{He} never had angina or a heart attack, and a stress test was normal.', 'Coronary arteries were normal at computed tomography last year.', '{He} has no coronary disease.', 'Exercise testing in spring was normal, and nitrates were never prescribed.'],
};

export const INFARCTION: FindingProse = {
  section: 'history', noun: 'myocardial infarction',
  items: ['a myocardial infarction {#2-12} years ago', 'prior myocardial infarction', 'an old [inferior|anterior] myocardial infarction', 'myocardial infarction at the age of {#41-45}'],
  stated: ['{He} had a myocardial infarction {#2-9} years ago.', 'There is a history of an anterior myocardial infarction.', 'A non-ST-elevation myocardial infarction was treated three years ago.', 'Previous myocardial infarction is documented.'],
  inferred: ['After crushing chest pain and a troponin in the thousands five years ago, {he} received a stent on the same night.', 'The electrocardiogram has shown inferior Q waves ever since a heart attack some years ago.', '{He} was revived and stented for a blocked left anterior descending artery [four|six] years ago.', 'The anterior wall is scarred from a heart attack {he} survived eight years ago.'],
  denied: ['{He} never had a heart attack.', 'The heart muscle had no scar on magnetic resonance imaging.', 'Chest pain last year proved to be muscular, with repeatedly normal troponin.', 'There was no earlier infarction.'],
};

export const PERIPHERAL: FindingProse = {
  section: 'history', noun: 'peripheral vascular disease',
  items: ['peripheral vascular disease', 'peripheral arterial disease with claudication', 'peripheral artery disease', 'peripheral vascular disease of both legs'],
  stated: ['{He} has peripheral vascular disease.', 'Peripheral arterial disease with intermittent claudication is known.', 'There is peripheral artery disease of both legs.', 'Peripheral vascular disease was treated by angioplasty.'],
  inferred: ['A femoropopliteal bypass was done {#3-9} years ago because the calf cramped after eighty steps.', 'The ankle-brachial index is 0.55, and {he} has to rest at every bench.', 'An abdominal aortic aneurysm of 6.5 cm was repaired with a graft.', 'Two toes were lost to dry gangrene when the arteries of the foot had closed.'],
  denied: ['Leg arteries were open on ultrasound.', '{He} can walk for miles without leg pain.', 'The ankle-brachial index was 1.1 on both sides.', 'There is no peripheral vascular disease.'],
};

export const INSULIN: FindingProse = {
  section: 'medications', noun: 'insulin',
  items: ['insulin glargine {#10-34} units at bedtime', 'basal-bolus insulin', 'insulin aspart with meals', 'insulin detemir {#12-30} units daily'],
  stated: ['{He} is treated with insulin.', 'Insulin glargine is given every evening.', '{He} takes insulin before each meal and at bedtime.', 'Diabetes is managed with basal and mealtime insulin.'],
  inferred: ['{He} injects {#14-28} units of glargine at bedtime and counts carbohydrates for the pen with meals.', 'A pump with aspart has been worn on the belly for {#2-6} years.', 'A nurse comes every morning to inject the long-acting pen for {his} sugar, which tablets no longer controlled.', '{He} carries two pens, lispro for the meals and detemir for the night.'],
  denied: ['Type 2 diabetes is controlled with metformin alone.', '{He} takes no insulin.', 'Diabetes is managed with diet and sitagliptin tablets only.', '{He} has never needed injections for blood sugar.'],
};

export const HIGH_CHOLESTEROL: FindingProse = {
  section: 'history', noun: 'high cholesterol',
  items: ['hypercholesterolemia', 'hyperlipidemia', 'dyslipidemia with high cholesterol', 'high cholesterol on a statin'],
  stated: ['{He} has hypercholesterolemia.', 'High cholesterol has been known for years.', 'Hyperlipidemia is treated with a statin.', 'There is a history of high cholesterol.'],
  inferred: ['{He} takes atorvastatin since a low-density lipoprotein of 190 mg/dL was found.', 'Rosuvastatin and ezetimibe bring {his} lipids down, which were far too high before.', 'The family physician prescribed simvastatin last year because total cholesterol was 285 mg/dL.', 'Untreated low-density lipoprotein was 4.9 mmol/L, and {he} has declined statins because of muscle pain.'],
  denied: ['Lipids have always been normal without treatment.', 'Total cholesterol was 165 mg/dL in spring.', '{He} was told {his} cholesterol was excellent, and takes nothing for it.', 'There is no lipid disorder.'],
};

export const OBESITY: FindingProse = {
  section: 'exam', noun: 'obesity',
  items: ['obesity (BMI {#31-42} kg/m²)', 'an obese habitus, BMI {#32-44}', 'class [I|II] obesity', 'marked obesity'],
  stated: ['{He} is obese.', 'The body habitus is obese, with a BMI of {#32-41} kg/m².', 'There is marked obesity.', 'Obesity of the abdominal type was noted.'],
  inferred: ['{He} weighed {#104-118} kg at a height of 1.70 m.', 'At 5 ft 6 in {he} weighed {#214-250} lb.', '{He} weighs {#98-112} kg and is 164 cm tall.', 'The scale showed {#112-126} kg, the measuring rod 172 cm.'],
  denied: ['{He} is slim, with a BMI of {#20-24} kg/m².', '{He} weighed {#62-68} kg at a height of 1.72 m.', '{He} has always been lean.', 'Weight is normal for height.'],
};

export const EARLY_FAMILY: FindingProse = {
  section: 'family', noun: 'early heart disease',
  items: ['a myocardial infarction in {his} father at age {#42-54}', 'coronary artery bypass surgery in a brother at {#46-57}', 'fatal myocardial infarction in {his} mother at {#49-58}', 'premature coronary disease in a sister (onset at {#44-56})'],
  stated: ['{His} father had a myocardial infarction at {#44-54}.', 'There is a family history of premature coronary disease, in {his} brother at {#46-53}.', '{His} mother died of a heart attack at {#51-58}.', 'A sister had coronary bypass surgery at the age of {#48-56}.'],
  inferred: ['{His} father did not live to see his fiftieth birthday because of blocked heart arteries.', '{His} older brother was stented after collapsing at work at {#45-52}.', '{His} mother suffered a stroke when she was {#49-57}.', 'A bypass operation on the heart was needed by {his} father in his late forties.'],
  denied: ['Both parents lived beyond eighty without heart trouble.', '{His} father had a first heart attack at {#78-85}, and no other relative was affected.', 'Parents and siblings have never had heart or vessel disease.', 'In the family only a grandfather had heart disease, in his eighties.'],
};
