/** Children in hospital; the scenario tells the weight. */
import type { Illness } from '../illness.ts';

export const CHILD_WARD: Illness = {
  place: 'ward',
  reason: ['vomiting and poor feeding', 'acute bronchitis with poor intake', 'a febrile viral illness', 'dehydration after gastroenteritis', 'fever and refusal to drink', 'repeated vomiting'],
  since: [1, 3, 'days'],
  symptoms: ['a runny nose', 'vomiting after every attempt to [feed|drink]', 'loose stools {#3-7} times a day', 'irritability', 'fever up to {#38.2-39.3} °C', 'reduced urine output', '<2+> periumbilical abdominal pain', '<-1> feeding with pauses for breath'],
  absent: ['seizures', 'blood in the stools', 'rash', 'cyanosis', 'apnea', 'travel', 'ear discharge'],
  story: ['<-1> there had been {#2-4} wet diapers in the last day', '<-1> feeds had fallen to half of the usual volume', 'a cousin had been ill with the same symptoms', 'acetaminophen had been given {#1-3} times by the parents', 'fluids had been taken only by the spoonful since the night before', 'a check at the practice the day before had found nothing alarming', 'the parents described {him} as [less lively|sleepier] than usual', '{he} had cried with few tears'],
  history: ['birth at term after an uneventful pregnancy', 'age-appropriate development', 'complete immunizations', '<1+> growth along the {#25-60}th percentile', '<1+> one ear infection'],
  exam: ['<general> [irritability with easy consolation|quiet alertness]', '<skin> a capillary refill time of {#2-3} seconds', '<mouth> dry lips', '<ears> [slightly red|clear] eardrums', '<lungs> clear breath sounds without retractions', '<heart> normal heart sounds', '<abdomen> a soft abdomen with lively bowel sounds', '<throat> a red throat', '<-1> a level, soft fontanelle', '<limbs> warm fingers and toes'],
  normal: ['<neck> neck stiffness', '<rash> rash or petechiae', '<nodes> significant lymphadenopathy', '<organs> organomegaly', '<heart2> murmurs', '<bruises> bruises'],
  studies: ['urinalysis: a clear result with a specific gravity of 1.0{#18-30}', 'stool antigen test: a [positive|negative] result for rotavirus', 'respiratory virus swab: [no virus|rhinovirus|adenovirus]', 'blood culture: no growth after {#48-72} hours', 'abdominal ultrasound: no intussusception', 'urine culture: no growth'],
  drugs: ['maintenance fluid with glucose and saline', 'oral rehydration solution by spoon', 'acetaminophen 15 mg/kg as needed', 'ondansetron 0.15 mg/kg', 'nasal saline drops'],
  course: ['a cannula was placed in the back of the {side} hand', 'fluid intake and output were charted', 'the parents stayed at the bedside', 'the infusion was stopped once drinking was sufficient', 'fever did not return', '<-1> a full feed was taken', '<2+> toast and apple sauce were eaten', 'electrolytes were rechecked and within normal limits', 'the cannula was removed', 'the diagnosis of a viral infection was confirmed by the course'],
  diagnosis: ['acute viral illness with dehydration', 'viral gastroenteritis', 'a self-limited viral infection with poor intake'],
  plan: ['a visit to the family physician within {#3-7} days', 'a record of feeds and urine', 'return if drinking becomes poor again', 'a leaflet on rehydration'],
  signs: { temperature: [37.2, 38.4] },
};
