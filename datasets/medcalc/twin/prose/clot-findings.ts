/** Thrombosis and embolism: signs, risks and history, as findings. */
import type { FindingProse } from '../finding.ts';

export const DVT_SIGNS: FindingProse = {
  section: 'exam', noun: 'sign of thrombosis in the legs',
  stated: ['The {side} leg was swollen and tender along the deep veins, as in deep vein thrombosis.', 'There were clinical signs of deep vein thrombosis of the {side} leg, with swelling and pain on palpation of the deep veins.', 'Unilateral swelling of the {side} calf with tenderness over the deep veins suggested thrombosis.', 'Signs of deep vein thrombosis were found on the {side}, with edema and deep calf tenderness.'],
  inferred: ['The {side} calf measured {#4-6} cm more than the other, and pressing behind the knee and along the inner thigh hurt.', 'One trouser leg had become tight: the {side} calf was thicker than its fellow by {#4-5} cm, pitted to pressure, and hurt on squeezing the muscle.', 'The {side} shin kept the imprint of a finger, the other did not, and the vein groove of that thigh was painful to touch.', 'Around the {side} calf the tape showed 41 cm, around the other 36 cm, and the popliteal fossa on the larger side was tender.'],
  denied: ['Both calves were soft and equal in girth.', 'The legs were slim, symmetric, and not tender.', 'Neither leg was swollen or painful.', 'Calf circumference was the same on both sides, and squeezing the calves did not hurt.'],
};

export const PE_LIKELY: FindingProse = {
  section: 'course', noun: '',
  stated: ['The attending physician considered pulmonary embolism the most likely diagnosis.', 'Pulmonary embolism was thought to be at least as likely as any other diagnosis.', 'Among the possible causes, pulmonary embolism ranked first.', 'The team’s leading diagnosis was pulmonary embolism.'],
  inferred: ['With clear lungs and a normal film, nobody on the team had a better explanation than a clot in the pulmonary artery.', 'The emergency physician wrote that a lung clot headed the list, ahead of pleurisy.', 'Pneumonia and a clot in the lung were judged equally probable by the attending before imaging.', 'The admitting physician, asked for a bet, put all money on a clot in the lung.'],
  denied: ['The attending found viral pleurisy far more likely than embolism.', 'A bruised rib after a bout of sneezing explained the picture better than a clot, in the view of the team.', 'The team thought of a muscle strain first and of embolism only as a remote possibility.', 'Pericarditis was considered much more probable than pulmonary embolism.'],
};

export const IMMOBILE: FindingProse = {
  section: 'hpi', toldWhenAbsent: true, noun: 'prolonged bed rest',
  stated: ['{He} had been on strict bed rest for {#5-9} days.', 'Immobilization for {#4-8} days had preceded the symptoms.', '{He} had been bedridden for {#5-10} days.', 'Bed rest had been kept for more than [four|five] days.'],
  inferred: ['With a slipped disk {he} had not left {his} bed for the past [week|eight days] except to be washed.', 'A bad bout of influenza had kept {him} flat in bed for the last {#5-8} days, with meals brought to the bedside.', 'Since a fall on the tailbone [six|seven] days earlier {he} had been lying in bed, using a bedpan.', 'Vertigo had nailed {him} to the bed since [last Tuesday, six days before|the previous week, seven days in all].'],
  denied: ['{He} had been up and about every day.', 'Until the day before, {he} had walked {his} usual two miles each day.', '{He} had gone to work as usual and was never confined to bed.', 'There had been no immobilization.'],
};

export const SURGERY_4W: FindingProse = {
  section: 'hpi', toldWhenAbsent: true, noun: 'recent surgery',
  stated: ['{He} had undergone surgery [two|three] weeks earlier.', 'An operation had been done {#10-24} days before.', 'Surgery of the gallbladder had taken place {#9-20} days earlier.', 'A hernia operation [two|three] weeks before was uneventful.'],
  inferred: ['The stitches from the removal of {his} gallbladder had come out only last week.', 'The staples over {his} knee, opened under general anesthesia {#12-22} days ago for a torn ligament, were due to be taken out.', 'A surgeon had repaired {his} inguinal hernia under general anesthesia {#9-19} days before.', 'The scar on the belly was still red: part of the colon had been taken out for diverticulitis three weeks ago.'],
  denied: ['{He} had not been operated on for years.', 'The last operation had been [seven|ten] years ago.', 'There had been no operation in recent months.', 'No operation has taken place in the last years.'],
};

export const PRIOR_DVT: FindingProse = {
  section: 'history', noun: 'deep vein thrombosis',
  items: ['a deep vein thrombosis {#3-12} years ago', 'prior deep vein thrombosis', 'deep venous thrombosis of the {side} leg in the past', 'previous DVT'],
  stated: ['{He} had a deep vein thrombosis {#3-12} years ago.', 'There is a history of deep vein thrombosis.', 'A deep vein thrombosis of the leg was treated in the past.', 'Previous deep vein thrombosis is documented.'],
  inferred: ['After a long flight {#4-10} years ago a clot was found in the femoral vein, and {he} took warfarin for half a year.', 'Rivaroxaban was taken for three months, years ago, because of a clot behind the knee.', 'An ultrasound {#3-8} years ago had shown a blocked popliteal vein, treated with injections and then tablets.', '{He} wears a compression stocking since a clot blocked the left iliac vein {#5-9} years ago.'],
  denied: ['A suspected leg clot two years ago was ruled out by ultrasound.', '{He} never had a clot in a leg vein.', 'Calf pain last year turned out to be a torn muscle, with open veins on ultrasound.', 'Superficial phlebitis of a varix years ago never reached the deep veins.'],
};

export const PRIOR_PE: FindingProse = {
  section: 'history', noun: 'pulmonary embolism',
  items: ['a pulmonary embolism {#3-12} years ago', 'prior pulmonary embolism', 'pulmonary embolism treated with [warfarin|rivaroxaban] in the past', 'previous PE'],
  stated: ['{He} had a pulmonary embolism {#3-12} years ago.', 'There is a history of pulmonary embolism.', 'A previous pulmonary embolism was treated with warfarin.', 'Earlier pulmonary embolism is documented.'],
  inferred: ['{#4-11} years ago a scan had shown clots in the arteries of both lungs, and {he} took tablets to thin the blood for six months.', 'A clot had travelled to {his} lungs after a fracture {#3-9} years ago.', 'According to an old letter, a lobar artery of the lung had been blocked by a clot.', 'Apixaban had been given for half a year after blood clots were found in {his} pulmonary arteries {#3-6} years ago.'],
  denied: ['A scan for chest pain three years ago showed open lung arteries.', '{He} never had a clot in the lungs.', 'Pulmonary embolism had once been suspected and excluded by computed tomography.', 'There was no earlier embolism.'],
};

export const HEMOPTYSIS: FindingProse = {
  section: 'hpi', noun: 'blood in the sputum',
  items: ['hemoptysis', 'scant hemoptysis', 'two episodes of hemoptysis', 'small-volume hemoptysis'],
  stated: ['{He} reported hemoptysis.', 'There were two episodes of hemoptysis.', 'Hemoptysis of small amount had occurred that morning.', 'Cough with hemoptysis had begun the day before.'],
  inferred: ['{He} had coughed up a spoonful of blood that morning.', 'Bright red streaks were seen on the handkerchief after coughing.', 'Twice since the night {he} had brought up bloody phlegm.', 'The sputum cup held pink-red, blood-streaked material.'],
  denied: ['The sputum was clear, without any blood.', '{He} had coughed up no blood.', 'Cough was dry.', 'A nosebleed the week before had stopped on its own, and no blood was ever coughed up.'],
};

export const ACTIVE_CANCER: FindingProse = {
  section: 'history', noun: 'cancer',
  items: ['[colon|pancreatic] cancer under active treatment', 'metastatic lung cancer on chemotherapy', 'active malignancy of the bladder on chemotherapy', 'gastric cancer diagnosed {#2-5} months ago and under treatment'],
  stated: ['{He} has active cancer of the [colon|pancreas], under treatment.', 'Metastatic lung cancer is being treated.', 'A malignancy of the bladder is under chemotherapy.', 'Cancer of the stomach was diagnosed four months ago and is treated.'],
  inferred: ['The fourth cycle of FOLFOX was given two weeks ago.', '{He} has received gemcitabine every week since a pancreatic mass was found in [spring|autumn].', 'Radiotherapy for a lung tumor was completed last month.', 'A port below the clavicle serves the infusions that {he} gets every third week for a lymphoma.'],
  denied: ['{He} never had cancer.', 'Screening for cancer was up to date and without findings.', 'A benign polyp was removed two years ago; there was never any malignancy.', 'There is no known malignancy.'],
};

const NO_HORMONES = ['{He} takes no hormones.', 'No hormonal medicines of any kind are used.', '{He} has never taken estrogens.', 'There is no hormone treatment.'];

/** Contraception with estrogen. */
export const CONTRACEPTIVES: FindingProse = {
  section: 'medications', noun: 'hormones',
  items: ['a combined oral contraceptive', 'an estrogen-containing contraceptive pill', 'hormonal contraception with estrogen', 'a contraceptive ring containing estrogen'],
  stated: ['She takes a combined oral contraceptive.', 'Oral estrogen is used for contraception.', 'A contraceptive ring containing estrogen is used.', 'She is on hormonal contraception with estrogen.'],
  inferred: ['She has taken the pill with ethinylestradiol and levonorgestrel for {#2-6} years.', 'A patch with ethinylestradiol is changed every week so as not to become pregnant.', 'Two months ago the gynecologist prescribed drospirenone with ethinylestradiol.', 'For painful periods she takes ethinylestradiol with dienogest.'],
  denied: NO_HORMONES,
};

/** Estrogen after the menopause. */
export const REPLACEMENT: FindingProse = {
  section: 'medications', noun: 'hormones',
  items: ['oral hormone replacement therapy', 'estradiol as hormone replacement', 'hormone replacement therapy with estrogen', 'oral estrogen for menopausal symptoms'],
  stated: ['She is on hormone replacement with estradiol.', 'Hormone replacement therapy by mouth is taken.', 'Estrogen is used as hormone replacement.', 'She takes hormone therapy for menopausal complaints.'],
  inferred: ['Hot flushes are treated with conjugated estrogens by mouth.', 'Since the change of life she has taken estradiol with dydrogesterone each day.', 'Estradiol tablets, begun {#1-4} years ago, keep the night sweats of the menopause away.', 'The gynecologist prescribed oral estradiol valerate because of flushes.'],
  denied: NO_HORMONES,
};

export const LEG_SWELLING: FindingProse = {
  section: 'exam', noun: 'swelling of one leg',
  items: ['unilateral swelling of the {side} leg', 'unilateral {side} leg swelling', 'swelling of the {side} leg only', 'asymmetric leg swelling, {side} side'],
  stated: ['There was unilateral swelling of the {side} leg.', 'The {side} leg was swollen, the other was not.', 'Swelling of one leg, the {side}, was noted.', 'Unilateral leg swelling was present on the {side}.'],
  inferred: ['The {side} calf measured 39 cm and the other 35 cm.', 'One sock left a deep mark on the {side} ankle only, and that calf was visibly thicker.', 'The {side} lower leg was thicker than its fellow, by three fingers at the tape.', 'Around the {side} calf the tape read 42 cm, against 37 cm on the other side.'],
  denied: ['Both legs were of equal girth.', 'Neither leg was swollen.', 'Calf circumference was 36 cm on both sides.', 'The legs were slim and symmetric.'],
};

export const SURGERY_OR_TRAUMA: FindingProse = {
  section: 'hpi', toldWhenAbsent: true, noun: 'surgery or injury in recent weeks',
  stated: SURGERY_4W.stated.slice(0, 2).concat('{He} had been in hospital after trauma [two|three] weeks before.', 'A major injury requiring admission had happened {#10-20} days before.'),
  inferred: SURGERY_4W.inferred.slice(0, 3).concat('{#9-18} days before, {he} had been thrown from a motorcycle and spent four days in a trauma ward.'),
  denied: ['{He} had not been operated on or injured in recent months.', 'The last operation had been [seven|ten] years ago, and there had been no injury since.', 'There had been no surgery or trauma within the last weeks.', '{He} had neither been injured nor had an operation this year.'],
};

export const LEG_PARALYSIS: FindingProse = {
  section: 'hpi', toldWhenAbsent: true, noun: 'paralysis or plaster of a leg',
  stated: ['The leg had been in a plaster cast for [two|three] weeks.', 'There is paresis of the same leg since a nerve injury.', 'A cast had been worn on the lower leg until the day before.', 'Paralysis of the affected leg is known.'],
  inferred: ['A broken ankle had been put in fiberglass from toes to knee [three|four] weeks ago.', 'The foot of that leg has hung limp since an operation on the spine, and the knee gives way.', 'The cast for a fracture of the shin had been cut off [two|four] days before.', 'Since polio in childhood that leg has hardly any power.'],
  denied: ['The leg had never been in plaster and moves with full strength.', 'There was no paralysis, and no cast had been worn.', 'Strength of both legs was full, and no splint had been used.', 'Neither weakness nor plaster was reported.'],
};

export const BEDRIDDEN: FindingProse = {
  section: 'hpi', toldWhenAbsent: true, noun: 'bed rest or major surgery in the last months',
  stated: ['{He} had been bedridden for {#4-8} days.', 'Major surgery under general anesthesia had been done {#5-10} weeks ago.', '{He} had undergone a major operation on the abdomen [seven|eight] weeks before.', 'Bed rest of {#5-9} days had preceded the swelling.'],
  inferred: ['Influenza had kept {him} flat in bed for the whole of the previous week.', 'Part of {his} colon had been taken out under general anesthesia [six|eight] weeks ago.', 'A kidney had been taken out under general anesthesia {#4-9} weeks ago, as a gift to {his} brother.', '{He} had not left {his} bed for six days because of a slipped disk.'],
  denied: ['{He} had been on {his} feet every day and had no operation this year.', 'There had been neither bed rest nor surgery.', 'The last operation had been five years ago, and {he} walks {his} dog twice a day.', '{He} had gone to work until the day of the visit and was not operated on for years.'],
};

export const CALF_3CM: FindingProse = {
  section: 'exam', noun: 'difference of calf girth',
  items: ['calf swelling of {#4-6} cm compared with the other side', 'a calf circumference more than 3 cm larger than the asymptomatic side', 'a calf {#4-6} cm thicker on the affected side', 'calf swelling exceeding 3 cm'],
  stated: ['The calf was swollen by more than 3 cm compared with the other side.', 'Calf swelling exceeded 3 cm against the healthy side.', 'Measured below the knee, the calf was more than three centimeters thicker than the other.', 'The affected calf was {#4-6} cm larger than the other.'],
  inferred: ['Ten centimeters below the tibial tuberosity the tape showed 41.5 cm, and 37 cm on the other side.', 'Calf girth was 39 cm on the painful side and 34.5 cm on the healthy one.', 'The tape measured 43 cm around the affected calf, 38 cm around its fellow.', 'The calves measured 36 cm and, on the affected side, 40.5 cm.'],
  denied: ['The calves differed by less than one centimeter.', 'Calf girth was 36.5 cm on the affected side and 36 cm on the other.', 'Both calves measured 38 cm.', 'The tape showed 37 cm on the painful side and 36 cm on the other.'],
};

export const COLLATERALS: FindingProse = {
  section: 'exam', noun: 'dilated superficial veins',
  items: ['nonvaricose collateral superficial veins', 'dilated superficial collateral veins without varicosities', 'collateral superficial veins on the affected leg', 'prominent nonvaricose superficial veins'],
  stated: ['Collateral superficial veins, which were not varicose, were visible.', 'Non-varicose collateral veins stood out on the leg.', 'There were dilated superficial collateral veins, without varices.', 'Superficial collateral veins were seen on the affected leg.'],
  inferred: ['A fresh network of fine, straight veins had appeared under the skin of the shin and thigh on that side only.', 'Across the groin and shin of that leg ran newly filled skin veins that did not twist and had not been there before.', 'The patient pointed to blue lines on the shin that had shown up with the illness; they were straight, and the other leg had none.', 'Bridging skin veins at the thigh had filled up within days, and there were no tortuous ones.'],
  denied: ['The superficial veins were not enlarged.', 'Only old, twisted varicose veins were seen, on both legs, and no fresh collaterals.', 'The skin veins were inconspicuous.', 'No collateral veins had formed.'],
};

export const WHOLE_LEG: FindingProse = {
  section: 'exam', noun: 'swelling of the thigh',
  items: ['swelling of the entire leg', 'an entire leg that was swollen', 'swelling of the whole leg up to the groin', 'entire-leg swelling'],
  stated: ['The entire leg was swollen.', 'Swelling involved the whole leg.', 'The whole of the leg, up to the groin, was swollen.', 'There was swelling of the entire limb.'],
  inferred: ['From the foot to the groin that leg was thicker than the other.', 'Thigh, knee, calf, and foot of that side were all enlarged.', 'The trouser leg had become too tight over its full length, on that side only.', 'Thigh and lower leg alike were bulky, and the inguinal fold had disappeared.'],
  denied: ['Thigh and knee were of normal size.', 'Above the knee the legs were equal.', 'The thighs measured the same on both sides.', 'The thigh was slim.'],
};

export const VEIN_TENDERNESS: FindingProse = {
  section: 'exam', noun: 'tenderness along the deep veins',
  items: ['tenderness along the deep venous system', 'localized tenderness over the deep veins', 'deep venous tenderness', 'tenderness along the course of the deep veins'],
  stated: ['There was tenderness along the deep venous system.', 'Palpation along the deep veins was painful.', 'Localized tenderness over the deep veins was found.', 'The course of the deep veins was tender.'],
  inferred: ['Pressing in the middle of the calf, behind the knee, and down the inner thigh hurt.', 'The hollow of the knee and the groove along the femoral vessels were sore to touch.', 'A finger run along the femoral vein in the thigh made {him} wince.', 'Deep pressure over the popliteal vein was painful.'],
  denied: ['The deep veins were not tender.', 'Pressure behind the knee and along the inner thigh did not hurt.', 'Palpation of calf and thigh was painless.', 'Only the skin over the shin was sensitive, not the deeper parts.'],
};

export const PITTING: FindingProse = {
  section: 'exam', noun: 'pitting edema',
  items: ['pitting edema confined to the symptomatic leg', 'pitting edema of the affected leg only', 'pitting edema limited to the symptomatic side', 'unilateral pitting edema on the symptomatic side'],
  stated: ['Pitting edema was confined to the symptomatic leg.', 'There was pitting edema of the affected leg only.', 'The affected leg, and no other, showed pitting edema.', 'Edema that pitted was present on the symptomatic side only.'],
  inferred: ['A thumb left a dent over the shin of that leg, but none on the other.', 'The imprint of the sock stayed for minutes on the painful side, and the other ankle was slim.', 'Pressure of a finger above the ankle left a hollow on the affected side only.', 'A dimple remained after pressing the shin on that side; the other shin was firm.'],
  denied: ['No dent remained after pressure on the shins.', 'The swelling was firm and did not pit.', 'Neither leg showed pitting.', 'Pressing the shin left no mark.'],
};

export const OTHER_DIAGNOSIS: FindingProse = {
  section: 'course', noun: '',
  stated: ['An alternative diagnosis, [cellulitis|a ruptured Baker cyst|a torn calf muscle], was thought at least as likely as thrombosis.', 'Cellulitis was considered more likely than deep vein thrombosis.', 'A hematoma of the calf was as likely as thrombosis in the view of the examiner.', 'The examiner found a muscle tear more probable than thrombosis.'],
  inferred: ['Red, hot skin with a sharp border and a cracked toe web made the examiner think of erysipelas before anything else.', 'A snap during a sprint and a bruise around the ankle made a torn muscle the first thought of everyone.', 'The examiner wrote that a burst cyst behind the knee, seen before in this patient, headed the list.', 'Old chronic lymphedema worse in the heat, explained the leg better than a clot, as the examiner noted.'],
  denied: ['Nothing else seemed as likely as thrombosis.', 'The examiner could think of no better explanation than a clot.', 'Cellulitis, cyst, and muscle tear were thought of and judged clearly less likely than thrombosis.', 'Thrombosis was the leading diagnosis by far.'],
};
