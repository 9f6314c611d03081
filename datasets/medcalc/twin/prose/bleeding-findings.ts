/** Bleeding and its risks, as findings. */
import type { FindingProse } from '../finding.ts';

export const UNCONTROLLED_PRESSURE: FindingProse = {
  section: 'history', noun: 'high blood pressure',
  items: ['uncontrolled hypertension (systolic {#168-189} mm Hg)', 'hypertension with systolic readings of {#166-192} mm Hg', 'poorly controlled hypertension, {#172-188} mm Hg systolic at the last visit', 'hypertension above {#165-170} mm Hg systolic on treatment'],
  stated: ['{He} has uncontrolled hypertension, with systolic readings above 170 mm Hg.', 'Hypertension is poorly controlled, at {#172-188} mm Hg systolic.', 'Blood pressure is uncontrolled despite three drugs, with {#168-185} mm Hg systolic.', 'There is hypertension with systolic values over 165 mm Hg.'],
  inferred: ['The diary of the last month shows readings of 174/98, 181/102, and 178/96 mm Hg, although {he} takes amlodipine and losartan.', 'Three office visits in a row found 176/94, 182/100, and 171/92 mm Hg.', 'A 24-hour recording averaged 172/96 mm Hg on perindopril.', 'The practice nurse measured 184/101 mm Hg last week and 179/98 mm Hg today.'],
  denied: ['Home readings average 122/74 mm Hg without treatment.', 'Blood pressure has always been normal.', 'The last three readings were 118/72, 124/76, and 121/70 mm Hg, and no tablets are taken for them.', '{He} never had high blood pressure.'],
};

export const RENAL_HASBLED: FindingProse = {
  section: 'history', noun: 'kidney disease',
  items: ['chronic dialysis', 'end-stage renal disease on hemodialysis', 'kidney transplantation {#3-12} years ago', 'renal failure with creatinine {#3-4}.{#1-8} mg/dL'],
  stated: ['There is renal failure with a creatinine of {#3-4}.2 mg/dL.', '{He} is on chronic dialysis.', 'Renal disease is known, with creatinine above 2.6 mg/dL for years.', '{He} has had a renal transplantation.'],
  inferred: ['{He} spends Tuesdays, Thursdays, and Saturdays at the hemodialysis unit.', 'A brother’s kidney was implanted in {his} iliac fossa {#3-9} years ago.', 'The last creatinine values were 298, 312, and 305 µmol/L.', 'A catheter in the abdomen serves the nightly peritoneal exchange.'],
  denied: ['Creatinine was 0.9 mg/dL.', 'The kidneys work normally, with a creatinine of 74 µmol/L.', 'Kidney function is normal.', 'Renal function tests were unremarkable.'],
};

export const LIVER_HASBLED: FindingProse = {
  section: 'history', noun: 'liver disease',
  items: ['cirrhosis of the liver', 'liver cirrhosis from hepatitis C', 'biopsy-proven cirrhosis', 'compensated cirrhosis'],
  stated: ['{He} has cirrhosis of the liver.', 'Chronic hepatic disease, cirrhosis from hepatitis C, is known.', 'Liver cirrhosis was proven by biopsy.', 'There is compensated cirrhosis.'],
  inferred: ['Ultrasound showed a shrunken, nodular liver with a large spleen, and gastroscopy small varices.', 'Lactulose and spironolactone are taken since fluid collected in the abdomen because of a scarred liver.', 'Elastography gave 28 kPa, and a biopsy showed regenerative nodules.', 'Years of hepatitis B have left {his} liver nodular, with bilirubin at four times the upper limit.'],
  denied: ['Liver tests were normal.', 'The liver is healthy on ultrasound.', 'Bilirubin and transaminases were within the normal range.', '{He} never had liver disease.'],
};

export const MAJOR_BLEED: FindingProse = {
  section: 'history', noun: 'major bleeding',
  items: ['major gastrointestinal bleeding {#2-5} years ago', 'a major bleed from a gastric ulcer', 'prior major hemorrhage requiring transfusion', 'a major bleeding episode last year'],
  stated: ['{He} had a major bleed from a gastric ulcer last year.', 'There is a history of major bleeding, with transfusion.', 'A major gastrointestinal hemorrhage occurred [two|three] years ago.', 'Prior major bleeding is known.'],
  inferred: ['Three units of red cells were given two years ago, when a vessel in a duodenal crater had to be clipped.', 'A fall last winter filled {his} thigh with so much blood that hemoglobin fell by 4 g/dL and two units were transfused.', 'Because {his} platelets have stayed around 40,000/µL for years, {he} bruises at the slightest knock.', 'Last year a diverticulum of the colon poured out blood until an artery was closed by catheter, and four units of red cells were given.'],
  denied: ['{He} never had a serious bleed.', 'Apart from nosebleeds in childhood there was never any bleeding, and blood counts were normal.', 'There was no bleeding in the past.', 'Two teeth were pulled last year without undue bleeding.'],
};

export const LABILE_INR: FindingProse = {
  section: 'labs', noun: '',
  stated: ['The INR has been labile under warfarin.', 'Control of warfarin is poor, with labile INR values.', 'INR values have fluctuated, with less than half of the time in range.', 'The INR is unstable.'],
  inferred: ['On warfarin, the last six INR values were 1.4, 4.8, 2.2, 5.6, 1.3, and 3.9.', 'The anticoagulation booklet shows INR values between 1.2 and 6.1, with 38% of the time in range.', 'Only 4 of {his} last 12 INR checks on phenprocoumon lay between 2 and 3.', 'The dose of warfarin had to be changed at almost every visit, since the INR swung from 1.5 to 5.2 and back.'],
  denied: ['On warfarin, the last six INR values were 2.3, 2.5, 2.4, 2.6, 2.2, and 2.4.', 'The INR has been stable, with 82% of the time in range.', 'Eleven of the last twelve INR checks lay between 2 and 3.', 'The INR has been steady at 2.4 to 2.6 on an unchanged dose.'],
};

export const BLEEDING_DRUGS: FindingProse = {
  section: 'medications', noun: '',
  stated: ['{He} takes ibuprofen regularly.', 'Aspirin is taken daily.', 'Nonsteroidal anti-inflammatory drugs are used every day.', 'Antiplatelet treatment with clopidogrel is given as well.'],
  inferred: ['Two tablets of naproxen a day keep {his} knees going.', '{He} has swallowed 75 mg of clopidogrel each morning.', 'Diclofenac is taken with breakfast and supper because of {his} back.', 'A tablet of acetylsalicylic acid, 100 mg, stands beside {his} morning tea.'],
  denied: ['{He} takes neither aspirin nor anti-inflammatory drugs.', 'Neither aspirin nor any painkiller but acetaminophen is taken.', 'For pain {he} uses acetaminophen only, and no antiplatelet drug is taken.', 'Ibuprofen and its like are avoided, and {he} takes no antiplatelets.'],
};

export const MELENA: FindingProse = {
  section: 'hpi', noun: 'melena',
  items: ['melena', 'melena for {#2-3} days', '[two|three] episodes of melena', 'passage of melena'],
  stated: ['{He} reported melena.', 'Melena had been present for two days.', 'There was melena.', 'Melena was noted on rectal examination.'],
  inferred: ['Stools had been black, sticky, and foul-smelling like tar since the day before.', '{He} described tarry stools, three since the night.', 'The glove came back jet black and tarry after rectal examination.', 'Twice {he} had passed pitch-black, shiny, foul stools, without taking iron.'],
  denied: ['Stools had been brown.', 'Rectal examination showed brown stool.', 'Stools were dark green from iron tablets, and the test for blood was negative.', '{He} had not passed any black stool.'],
};

export const SYNCOPE: FindingProse = {
  section: 'hpi', noun: 'fainting',
  items: ['syncope', 'a brief syncopal episode', 'one witnessed syncope', 'syncope on standing'],
  stated: ['{He} had a syncope that morning.', 'There had been syncope at home.', 'The presentation included an episode of syncope.', 'A brief syncope had occurred on the way to the bathroom.'],
  inferred: ['On the way to the bathroom {he} had blacked out and come to on the floor a minute later.', '{His} {wife} saw {him} slump to the kitchen floor, unresponsive for some seconds.', '{He} remembered rising from the chair and then nothing until neighbors stood around {him}, half a minute later by their account.', 'A colleague caught {him} as {he} lost consciousness at the desk for a few moments.'],
  denied: ['{He} felt dizzy once but never lost consciousness.', '{He} had not fainted.', 'Consciousness was never lost.', 'There was light-headedness on standing, without passing out.'],
};

export const HEPATIC_HISTORY: FindingProse = LIVER_HASBLED;

export const CARDIAC_FAILURE: FindingProse = {
  section: 'history', noun: 'heart failure',
  items: ['congestive heart failure', 'chronic heart failure', 'heart failure for {#2-8} years', 'known heart failure'],
  stated: ['{He} has chronic heart failure.', 'Cardiac failure is known.', 'Congestive heart failure has been treated for years.', 'There is a history of heart failure.'],
  inferred: ['An ejection fraction of 30% was measured in spring, and {he} takes sacubitril-valsartan and furosemide.', '{He} takes bumetanide for the fluid that {his} weak left ventricle lets pool in the lungs.', 'Twice last year water on the lungs from a weak heart muscle had brought {him} to the hospital.', 'The left ventricle is dilated and pumps poorly, so that {he} sleeps propped up and takes furosemide.'],
  denied: ['The heart is healthy, with a normal echocardiogram last year.', '{He} never had heart failure.', 'Cardiac function was normal at a recent check.', 'There is no heart disease.'],
};
