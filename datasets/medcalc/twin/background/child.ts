/** What may be told of any child beside the illness. */
export const CHILD_COMPLAINTS: readonly string[] = ['pulling at the ears', 'snoring', 'constipation', 'limping', 'bruising', 'eye discharge', 'noisy breathing', 'abnormal movements', 'changes in skin color', 'excessive sweating', 'contact with animals', 'known food allergies'];

export const CHILD_FINDINGS: readonly string[] = [
  '<eyes> clear conjunctivae with tears on crying', '<nose> a [blocked|free] nose', '<tone> muscle tone appropriate for age', '<reflexes> symmetric reflexes', '<groins> palpable femoral pulses', '<genitals> normal external genitalia', '<spine> a straight spine', '<hips> stable hips', '<umbilicus> a closed umbilicus', '<mucosa> a moist tongue',
  '<skin2> pink nail beds', '<-2> good eye contact and a social smile', '<2+> age-appropriate speech',
];

export const CHILD_EVENTS: readonly string[] = [
  'intake by mouth reached about {#60-95}% of the usual amount', 'the parents were taught the signs of dehydration', 'weight was checked each morning before breakfast', 'a play therapist visited for {#20-40} minutes', 'urine output was {#1.2-3.1} mL/kg/h', '{he} was smiling and interested in toys', 'stools became firmer', 'the intravenous line was kept open with saline',
  'a grandparent stayed overnight', 'vital signs were taken every {#3-4} hours and stayed in the range for age', 'the parents reported {him} to be nearly back to normal', '{he} slept for {#4-7} hours at a stretch', 'a doctor explained each step to the parents', 'vomiting stopped {#8-20} hours after admission',
];

export const CHILD_PLANS: readonly string[] = ['a weight check in {#5-10} days', 'the next routine vaccination in {#3-8} weeks', 'small, frequent meals', 'a telephone call to the ward in case of questions', 'no further medication', 'nursery again after {#2-4} days without symptoms'];

export const CHILD_LIFE: readonly string[] = [
  '{he} lives with both parents and [one sister|two brothers|a grandmother]', '<pets> the household has [one cat|a dog|no pets]', '<smoke> nobody smokes at home', '<2+> {he} attends [nursery|kindergarten|school] {#4-5} days a week', '<-1> {he} is looked after by the mother and a grandmother', '<garden> the family lives in a flat with a small garden', '<2+> {he} likes [drawing|football|animals|building blocks]', '<travel> the family had not traveled in the last {#3-8} months',
];

export const CHILD_RELATIVES: readonly string[] = ['eczema in an older brother', 'asthma in a cousin', 'type 2 diabetes in a grandmother', 'hay fever in the father', 'migraine in the mother', 'celiac disease in an aunt', 'hypothyroidism in a grandmother'];

export const CHILD_HISTORY: readonly string[] = ['<-2> normal newborn hearing screening', '<2+> chickenpox {#1-2} years earlier', '<1+> two ear infections', '<3+> fracture of the [left|right] forearm at {#2-3} years', '<-2> vitamin D supplementation', 'a birth weight of {#2.9-3.8} kg', 'no previous hospital stay', '<1+> mild eczema'];
