/** Which complaints and diseases a phrase speaks of, so that nothing is told and denied at once. */
const CONCEPTS: readonly (readonly [name: string, speaks: RegExp])[] = [
  ['fever', /fever|febrile|chills|rigors|shivering|°[CF]/], ['cough', /cough|sputum/], ['dyspnea', /dyspnea|breath(?:less|ing)|shortness of breath|orthopnea/], ['chest pain', /chest pain|chest discomfort|pleuritic|exertional/],
  ['nausea', /nausea|queasy/], ['vomiting', /vomit|emesis|vomited/], ['diarrhea', /diarrhea|loose stool|watery|gastroenteritis/], ['constipation', /constipat|bowel habits|bowel function/], ['abdominal pain', /abdominal pain|epigastric|abdomen|belly|cramps preceded|abdominal cramps|stomach/],
  ['headache', /headache|migraine/], ['vision', /vision|visual|photophobia|double/], ['hearing', /hearing|tinnitus|ringing/], ['rash', /rash|hives|eczema|psoriasis|dermatitis|exanthem/], ['itch', /itch|prurit|scratch/], ['joints', /joint|arthr|synovitis|stiffness|gout/], ['back', /back pain|lumbar|spinal/],
  ['numb', /numb|paresthesia|tingling|sensation/], ['urine', /dysuria|urinary|urine|nocturia|urgency|polyuria|prostat|bladder/], ['bleeding', /bleed|hematemesis|melena|hematochezia|black stool|hemoptysis|hematuria|blood in/], ['weight', /weight/], ['sweats', /sweat/], ['sleep', /sleep|insomnia/], ['fatigue', /fatigue|tired|weakness|washed out/],
  ['dizziness', /dizz|lightheaded|vertigo|faint|syncope/], ['seizure', /seizure|epilep/], ['edema', /edema|swelling|swollen/], ['palpitation', /palpitation|irregular (?:heart|pulse|beat)/], ['reflux', /reflux|GERD|heartburn/], ['cramps', /muscle cramps|cramps at night/], ['mouth', /mouth|oral mucosa/], ['travel', /travel|trip|abroad/], ['contacts', /sick contacts|ill people|had been ill/],
  ['dysphagia', /dysphagia|swallow|odynophagia/], ['jaundice', /jaundice|icter|yellow eyes/], ['appetite', /appetite/], ['tremor', /tremor|asterixis|parkinson/i], ['ears', /ear pain|ear discharge/], ['throat', /throat|hoarse|pharyn|tonsil/], ['nose', /nasal|nose|sneez|rhinitis|hay fever|seasonal allerg|anosmia/], ['fall', /\bfall|head injury/], ['mood', /depress|anxi|mood/], ['thirst', /thirst|polydipsia/], ['flank', /flank|costovertebral/],
  ['nodes', /lymph|nodes/], ['teeth', /tooth|dental/], ['eyes', /dry eyes|glaucoma|cataract/], ['neck', /neck pain|neck stiffness/], ['thyroid', /thyroid|cold intolerance|heat intolerance/], ['hypertension', /hypertension|blood pressure medicine/], ['diabetes', /diabet/],
];

/** The templates are the program's own, so that the number of those that were read is bounded. */
const READ = new Map<string, readonly string[]>();

/** @param template before its slots are filled */
export function conceptsOf(template: string): readonly string[] {
  let found = READ.get(template);
  if (found === undefined) {
    found = CONCEPTS.filter(([, speaks]) => speaks.test(template)).map(([name]) => name);
    READ.set(template, found);
  }
  return found;
}
