/**
 * What real users ask and the tables do not hold. Each rule says by which names it would be found: no column is called so and,
 * where texts could hold it, no text reads so (`tests/datasets/ehr/unanswerable.test.ts` looks). What is coded in one of the
 * two schemas, such as family history in MIMIC-III's diagnoses, is asked in the other alone; what is in both, such as
 * vaccinations (a code in one, a drug in the other), in neither.
 */
import type { SchemaName } from '../query.ts';
import type { Wordings } from './template.ts';

/** Why there is no answer. */
export type Absence = 'column' | 'person' | 'report' | 'elsewhere' | 'future' | 'knowledge' | 'opinion';

export interface AbsentRule {
  readonly id: string;
  readonly why: Absence;
  /** Both, unless said. */
  readonly only?: SchemaName;
  /** Names of columns that could hold the answer. */
  readonly columns: RegExp;
  /** Texts in columns that could. */
  readonly texts?: RegExp;
  /** A rule without wordings for train is met in test alone. */
  readonly wordings: Wordings;
}

const STAFF = /doctor|physician|provider|prescriber|caregiver|cgid|nurse|surgeon|staff/i;
const PLANNED = /appoint|schedul|planned|expected|forecast|predict/i;
const ADVICE = /advice|guideline|recommend|precaution|side_?effect|adverse|interaction|contraindic|indication/i;

export const ABSENT_RULES: readonly AbsentRule[] = [
  { id: 'phone', why: 'column', columns: /phone|mobile|contact/i, wordings: {
    train: ['What is the phone number of patient {patient}?', 'How can I reach patient {patient} by phone?', 'Do we have a mobile number for patient {patient}? Which one?'],
    test: ['Under what number can patient {patient} be called?', 'I\'d like to ring patient {patient}, what number should I dial?', 'Which telephone number did patient {patient} leave with us?'] } },
  { id: 'address', why: 'column', columns: /address|street|^city|zip|postal/i, wordings: {
    train: ['What is the home address of patient {patient}?', 'Where does patient {patient} live?', 'Which town is patient {patient} from?'],
    test: ['To what address should I send patient {patient}\'s letter?', 'Tell me the zip code where patient {patient} lives.', 'What street does patient {patient} live on?'] } },
  { id: 'email', why: 'column', columns: /mail/i, wordings: {
    train: ['What is the e-mail address of patient {patient}?', 'Which email did patient {patient} register with?'],
    test: ['Can patient {patient} be reached by email, and at what address?', 'Look up the e-mail of patient {patient}.'] } },
  { id: 'next-of-kin', why: 'column', columns: /guardian|kin\b|contact|relative|proxy/i, wordings: {
    train: ['Who is the emergency contact of patient {patient}?', 'What is the name of patient {patient}\'s guardian?', 'Who should we call if something happens to patient {patient}?'],
    test: ['Who is listed as the next of kin of patient {patient}?', 'Tell me who holds the health care proxy for patient {patient}.'] } },
  { id: 'own-name', why: 'column', columns: /(first|last|full|sur|given|patient)_?name/i, wordings: {
    train: ['What is the full name of patient {patient}?', 'What is patient {patient}\'s first name?'],
    test: ['How is patient {patient} called, first and last name?', 'Tell me the surname of patient {patient}.'] } },
  { id: 'occupation', why: 'column', columns: /occupation|job|employ|profession/i, texts: /unemploy/i, wordings: {
    train: ['What does patient {patient} do for a living?', 'What was patient {patient}\'s job {scope}?', 'Which profession is recorded for patient {patient}?'],
    test: ['Is patient {patient} employed, and as what?', 'What line of work is patient {patient} in?'] } },
  { id: 'schooling', why: 'column', columns: /educat|school|degree/i, texts: /educational/i, wordings: { train: [], test: ['What is the highest level of education of patient {patient}?', 'How many years of school did patient {patient} have?', 'Did patient {patient} go to college?'] } },
  { id: 'children', why: 'column', columns: /child|household/i, texts: /living alone|in household/i, wordings: {
    train: ['How many children does patient {patient} have?', 'Does patient {patient} live alone?'],
    test: ['Who lives in the same household as patient {patient}?', 'How many kids does patient {patient} have at home?'] } },
  { id: 'religion', why: 'column', columns: /relig|faith/i, wordings: {
    train: ['What is the religion of patient {patient}?', 'Which religion was noted for patient {patient} {scope}?', 'Is patient {patient} religious?'],
    test: ['To which faith does patient {patient} belong?', 'Should we call a chaplain of some denomination for patient {patient}? Which one?'] } },
  { id: 'hospital-name', why: 'column', columns: /hospital_?name/i, wordings: {
    train: ['What is the name of the hospital that treated patient {patient} {scope}?', 'What is the hospital called where patient {patient} was {scope}?'],
    test: ['Tell me by name which hospital took care of patient {patient} {scope}.', 'In which city is the hospital where patient {patient} was treated {scope}?'] } },
  { id: 'blood-type', why: 'column', columns: /blood_?(type|group)|\babo\b|rhesus/i, texts: /\bblood (type|group)\b|\babo group/i, wordings: {
    train: ['What is the blood type of patient {patient}?', 'Which blood group does patient {patient} have?', 'Is patient {patient} Rh positive?'],
    test: ['A, B, AB or O: what is patient {patient}?', 'We need to crossmatch patient {patient}, which blood group is it?'] } },
  { id: 'pain-score', why: 'column', columns: /pain|score/i, wordings: {
    train: ['How did patient {patient} rate their pain after {procedure}?', 'What pain score did patient {patient} give {scope}?', 'From 0 to 10, how bad was patient {patient}\'s pain {scope}?'],
    test: ['How much pain was patient {patient} in {scope}, on a scale to ten?', 'What was the worst pain rating of patient {patient} {scope}?'] } },
  { id: 'coma-scale', why: 'column', columns: /gcs|glasgow|rass|braden/i, texts: /glasgow|\bgcs\b|\brass\b|braden/i, wordings: {
    train: ['What was the GCS of patient {patient} {scope}?', 'What was the lowest Glasgow Coma Scale of patient {patient} {scope}?', 'How deeply was patient {patient} sedated by RASS {scope}?'],
    test: ['What Braden score did patient {patient} have {scope}?', 'Tell me the eye, verbal and motor scores of patient {patient} {scope}.'] } },
  { id: 'packs', why: 'column', columns: /smok|pack|tobacco/i, texts: /packs? (a|per) day|pack.?years?/i, wordings: {
    train: ['How many packs of cigarettes a day did patient {patient} smoke?', 'How many pack-years does patient {patient} have?'],
    test: ['For how many years has patient {patient} been smoking?', 'At what age did patient {patient} start to smoke?'] } },
  { id: 'drinks', why: 'column', columns: /alcohol|drink/i, texts: /drinks? (a|per) (day|week)/i, wordings: {
    train: ['How much alcohol does patient {patient} drink in a week?', 'How many drinks a day did patient {patient} have before the admission?'],
    test: ['How many beers does patient {patient} have on a usual evening?', 'When did patient {patient} have the last drink?'] } },
  { id: 'travel', why: 'column', columns: /travel/i, texts: /\btravel(l?ed|s)?\b/i, wordings: {
    train: ['Has patient {patient} travelled abroad in the past month?', 'Which countries has patient {patient} been to lately?', 'Does patient {patient} have an overseas travel history?'],
    test: ['Did patient {patient} come back from a trip before getting ill?', 'Where did patient {patient} travel in the weeks before the admission?'] } },
  { id: 'chief-complaint', why: 'column', columns: /complaint|symptom/i, wordings: {
    train: ['What did patient {patient} complain of on arrival {scope}?', 'What was the chief complaint of patient {patient} {scope}?', 'What brought patient {patient} in {scope}, in their own words?'],
    test: ['Which symptoms did patient {patient} describe {scope}?', 'Why did patient {patient} say they had come {scope}?'] } },
  { id: 'onset', why: 'column', columns: /onset|symptom/i, wordings: {
    train: ['When did the symptoms of patient {patient} begin before the admission?', 'How many days had patient {patient} been ill at home?'],
    test: ['For how long had patient {patient} felt unwell before coming in?', 'When did patient {patient} first notice {diagnosis}?'] } },
  { id: 'principal-diagnosis', why: 'column', columns: /seq_?num|priority|principal|primary/i, wordings: {
    train: ['Which diagnosis of patient {patient} is flagged as the principal one {scope}?', 'Of patient {patient}\'s diagnoses {scope}, which was ranked as primary?'],
    test: ['Was {diagnosis} the primary or a secondary diagnosis of patient {patient}?', 'Which diagnosis has sequence number one for patient {patient} {scope}?'] } },
  { id: 'present-on-admission', why: 'column', columns: /present_?on|\bpoa\b/i, wordings: { train: [], test: ['Was {diagnosis} marked as present on admission for patient {patient}?', 'Which diagnoses of patient {patient} are flagged as hospital-acquired {scope}?'] } },
  { id: 'icd-11', why: 'column', columns: /icd_?11/i, wordings: {
    train: ['What is the ICD-11 code of {diagnosis}?', 'How would {diagnosis} be coded in ICD-11?'],
    test: ['Translate {diagnosis} into its ICD-11 code.', 'Which ICD-11 code replaces that of {diagnosis}?'] } },
  { id: 'other-codes', why: 'column', columns: /snomed|drg|cpt|loinc|rxnorm|ndc/i, wordings: {
    train: ['What is the SNOMED CT code of {diagnosis}?', 'Which DRG was billed for patient {patient} {scope}?', 'What is the LOINC code of {lab}?'],
    test: ['Which CPT code belongs to {procedure}?', 'What NDC number does {drug} have?', 'Under what DRG was patient {patient} grouped {scope}?'] } },
  { id: 'flag', why: 'column', columns: /flag|abnormal|ref_?range|low_?limit/i, wordings: {
    train: ['Was the last {lab} of patient {patient} flagged as abnormal by the laboratory?', 'What reference range does our laboratory print for {lab}?', 'How many {lab} results of patient {patient} carry an abnormal flag {scope}?'],
    test: ['Did the lab mark patient {patient}\'s {lab} as critical {scope}?', 'From what value on does our lab call {lab} high?'] } },
  { id: 'analyser', why: 'column', columns: /device|analy[sz]er|machine|instrument/i, wordings: {
    train: ['Which laboratory device measured the {lab} of patient {patient}?', 'On what analyser was patient {patient}\'s {lab} run {scope}?'],
    test: ['What is the serial number of the machine that did the {lab} of patient {patient}?', 'By which method did the lab determine {lab} for patient {patient} {scope}?'] } },
  { id: 'susceptibility', why: 'column', columns: /suscept|resist|interpretation|dilution|antibiogram/i, wordings: {
    train: ['Was the organism in the last culture of patient {patient} susceptible to {drug}?', 'To which antibiotics was patient {patient}\'s germ resistant {scope}?', 'What MIC was measured for {drug} in the culture of patient {patient}?'],
    test: ['Would {drug} work against what patient {patient} grew, by the antibiogram?', 'Show me the sensitivities of patient {patient}\'s cultures {scope}.'] } },
  { id: 'infusion-rate', why: 'column', columns: /infusion|drip_?rate|rate_?(value|uom)/i, wordings: {
    train: ['At what rate in mL per hour was {drug} running for patient {patient} {scope}?', 'What was the pump set to for patient {patient}\'s {drug}?'],
    test: ['How fast did {drug} go in for patient {patient} {scope}?', 'What drip rate did patient {patient} have for {drug} {scope}?'] } },
  { id: 'missed-dose', why: 'column', columns: /missed|given|administered|\bemar\b/i, wordings: {
    train: ['Did patient {patient} refuse any dose of {drug}?', 'How many doses of {drug} did patient {patient} miss {scope}?'],
    test: ['Was {drug} held for patient {patient} on any evening {scope}?', 'At what minute did patient {patient} actually swallow the first dose of {drug}?'] } },
  { id: 'stop-reason', why: 'column', columns: /reason/i, wordings: {
    train: ['Why was {drug} stopped for patient {patient}?', 'For what reason was patient {patient} put on {drug} {scope}?', 'What was the reason for ordering a {lab} test in patient {patient}?'],
    test: ['What made them take patient {patient} off {drug}?', 'Why did patient {patient} need {procedure}, according to the order?'] } },
  { id: 'pharmacy', why: 'column', columns: /pharmac|refill|quantity/i, wordings: {
    train: ['Which pharmacy dispensed {drug} for patient {patient}?', 'How many refills of {drug} does patient {patient} have left?'],
    test: ['Where does patient {patient} pick up the {drug}?', 'How many tablets of {drug} were handed out to patient {patient}?'] } },
  { id: 'batch', why: 'column', columns: /\blot|batch|manufactur|brand/i, wordings: { train: [], test: ['What is the lot number of the {drug} that patient {patient} got {scope}?', 'Who manufactured the {drug} given to patient {patient}?', 'When does the batch of {drug} used for patient {patient} expire?'] } },
  { id: 'duration-of-procedure', why: 'column', columns: /duration|minutes|(procedure|surgery)_?(start|end)/i, wordings: {
    train: ['How long did the {procedure} of patient {patient} take, in minutes?', 'At what time did patient {patient} leave the operating room after {procedure}?'],
    test: ['How many minutes was patient {patient} on the table for {procedure}?', 'From cut to closure, how long was the {procedure} of patient {patient}?'] } },
  { id: 'anaesthesia', why: 'column', columns: /an(a)?esth/i, wordings: {
    train: ['What kind of anaesthesia did patient {patient} have for {procedure}?', 'Was patient {patient} under general anaesthesia for {procedure}?'],
    test: ['Who put patient {patient} to sleep for {procedure}, and with which agent?', 'What ASA class did patient {patient} have before {procedure}?'] } },
  { id: 'consent', why: 'column', columns: /consent|sign(ed|ature)/i, wordings: {
    train: ['Did patient {patient} consent to {procedure}?', 'In which language is the consent form of patient {patient} for {procedure} written?', 'When did patient {patient} sign the consent for {procedure}?'],
    test: ['Is there a signed form allowing {procedure} for patient {patient}?', 'Who signed for patient {patient} before {procedure}?'] } },
  { id: 'rooms', why: 'column', columns: /room|bed/i, wordings: {
    train: ['Which single rooms are free {now}?', 'What is the room number of patient {patient}?', 'Which bed did patient {patient} have {scope}?'],
    test: ['Is there a private room available {now}?', 'Who shares the room with patient {inpatient}?', 'What does a single room cost per night?'] } },
  { id: 'meals', why: 'column', columns: /meal|diet|breakfast|menu|food/i, wordings: {
    train: ['What did patient {patient} have for breakfast on the day of admission?', 'Is patient {inpatient} on a vegetarian menu?'],
    test: ['What did patient {patient} eat for dinner {scope}?', 'Which meals did patient {inpatient} order for tomorrow?'] } },
  { id: 'satisfaction', why: 'column', columns: /satisf|feedback|rating|survey/i, wordings: {
    train: ['How satisfied was patient {patient} with the care {scope}?', 'Did patient {patient} file a complaint about us {scope}?'],
    test: ['What did patient {patient} write in the feedback form {scope}?', 'Would patient {patient} recommend this hospital?'] } },
  { id: 'payment', why: 'column', columns: /claim|paid|payment|denied|copay|deduct/i, wordings: {
    train: ['Has patient {patient} paid the bill {scope}?', 'How much of patient {patient}\'s charges was paid out of pocket {scope}?', 'Was the claim of patient {patient} denied {scope}?'],
    test: ['What does patient {patient} still owe us {scope}?', 'How much did the insurer reimburse for patient {patient} {scope}?'] } },
  { id: 'policy-number', why: 'column', columns: /policy|member_?(id|no)/i, wordings: { train: [], test: ['What is the insurance policy number of patient {patient}?', 'Until when is the insurance card of patient {patient} valid?'] } },
  { id: 'profit', why: 'column', columns: /profit|margin|salary|budget/i, wordings: {
    train: ['How much profit did the hospital make on patient {patient} {scope}?', 'What is the budget of the ICU {period}?'],
    test: ['Did we lose money on the treatment of patient {patient} {scope}?', 'How high were the salaries on the ICU {period}?'] } },
  { id: 'emergency-wait', why: 'column', columns: /edreg|edout|triage|wait/i, wordings: {
    train: ['How long did patient {patient} wait in the emergency room before being seen {scope}?', 'What triage level was patient {patient} given {scope}?'],
    test: ['How many minutes from the door to the first doctor was it for patient {patient} {scope}?', 'Was patient {patient} triaged as urgent {scope}, and at which level?'] } },
  { id: 'ambulance', why: 'column', columns: /ambulance|transport|helicopter/i, wordings: { train: [], test: ['Did patient {patient} come by ambulance or on foot {scope}?', 'Which ambulance crew brought patient {patient} in {scope}?'] } },
  { id: 'isolation', why: 'column', columns: /quarantine|isolat/i, texts: /quarantine|isolation/i, wordings: {
    train: ['When does patient {inpatient} get out of quarantine for influenza?', 'Is patient {inpatient} in isolation?'],
    test: ['How many days of quarantine does patient {inpatient} have left?', 'Since when has patient {inpatient} been isolated for the flu?'] } },
  { id: 'prescriber', why: 'person', columns: STAFF, wordings: {
    train: ['Which doctor prescribed {drug} to patient {patient}?', 'Who ordered the {lab} test of patient {patient}?', 'Who made the diagnosis of {diagnosis} in patient {patient}?'],
    test: ['Whose name is on patient {patient}\'s prescription of {drug}?', 'Which physician requested {lab} for patient {patient} {scope}?'] } },
  { id: 'surgeon', why: 'person', columns: STAFF, wordings: {
    train: ['Who performed the {procedure} on patient {patient}?', 'Which surgeon would patient {patient} like for {procedure}?', 'Who assisted in patient {patient}\'s {procedure}?'],
    test: ['Which doctor did the {procedure} for patient {patient}?', 'Who was the operator when patient {patient} had {procedure}?'] } },
  { id: 'nurse', why: 'person', columns: STAFF, wordings: {
    train: ['Which nurse looked after patient {patient} {scope}?', 'Who charted the {vital} of patient {patient} {scope}?', 'How many nurses are on duty {now}?'],
    test: ['Who was the nurse of patient {patient} on the night shift {scope}?', 'Who wrote down patient {patient}\'s {vital} {scope}?'] } },
  { id: 'own-doctor', why: 'person', columns: STAFF, wordings: {
    train: ['How many patients does Dr. {doctor} treat at present?', 'Who is the attending physician of patient {inpatient}?', 'Is patient {patient} a patient of Dr. {doctor}?'],
    test: ['Which of our patients belong to Dr. {doctor}?', 'Who is in charge of patient {inpatient} {now}?', 'How many operations has Dr. {doctor} done {period}?'] } },
  { id: 'doctors-schedule', why: 'person', columns: /appoint|schedul|clinic|doctor|physician/i, wordings: {
    train: ['What is Dr. {doctor}\'s outpatient schedule today?', 'When does Dr. {doctor} have clinic {future}?'],
    test: ['Who is on Dr. {doctor}\'s list for today?', 'Is Dr. {doctor} seeing outpatients {future}?'] } },
  { id: 'visitors', why: 'person', columns: /visitor|guest/i, wordings: { train: [], test: ['Who came to see patient {patient} {scope}?', 'Has anyone visited patient {inpatient} today?'] } },
  { id: 'imaging-report', why: 'report', columns: /report|impression|finding|note_?text|radiolog/i, wordings: {
    train: ['What did the chest X-ray report of patient {patient} say?', 'What were the findings of the last CT scan of patient {patient}?', 'Is the PET-CT result of patient {patient} ready?', 'Did the MRI of patient {patient} show anything {scope}?'],
    test: ['What does the radiologist write about patient {patient}\'s last X-ray?', 'Has the ultrasound of patient {patient} been read yet, and what is in it?', 'How large was the lesion on patient {patient}\'s CT {scope}?'] } },
  { id: 'ecg', why: 'report', columns: /ecg|ekg|qrs|\bqt/i, wordings: {
    train: ['What was the QTc on the last ECG of patient {patient}?', 'Were there ST elevations on patient {patient}\'s ECG {scope}?'],
    test: ['How wide was the QRS in patient {patient} {scope}?', 'What does the latest EKG of patient {patient} read?'] } },
  { id: 'ejection-fraction', why: 'report', columns: /eject|\blvef\b|\bef\b/i, texts: /ejection fraction/i, wordings: {
    train: ['What was the ejection fraction of patient {patient} {scope}?', 'What did the last echo of patient {patient} show for the LVEF?'],
    test: ['How good was the pump function on patient {patient}\'s echocardiogram {scope}, as EF?', 'Tell me patient {patient}\'s LVEF in percent {scope}.'] } },
  { id: 'pathology', why: 'report', columns: /patholog|histolog|biops|tnm|grade/i, wordings: {
    train: ['What did pathology say about the biopsy of patient {patient}?', 'What TNM stage does patient {patient} have?'],
    test: ['Was the tissue from patient {patient} malignant under the microscope?', 'Which histologic grade was reported for patient {patient} {scope}?'] } },
  { id: 'notes', why: 'report', columns: /note|narrative|summary|free_?text/i, wordings: {
    train: ['What does the discharge summary of patient {patient} recommend?', 'What did the physical exam of patient {patient} find {scope}?', 'What was written in the nursing note of patient {patient} {scope}?'],
    test: ['Summarize the progress notes of patient {patient} {scope}.', 'What did the consultant write about patient {patient} {scope}?'] } },
  { id: 'instructions', why: 'report', columns: /instruction|follow_?up/i, wordings: {
    train: ['What instructions was patient {patient} sent home with {scope}?', 'With whom should patient {patient} follow up after discharge?'],
    test: ['What was patient {patient} told to watch out for at home {scope}?', 'In how many weeks should patient {patient} come back for a check, by the letter?'] } },
  { id: 'other-department', why: 'elsewhere', columns: /department|service|specialty/i, wordings: {
    train: ['Does patient {patient} have an appointment in another department?', 'What tests did patient {patient} have in other departments {scope}?', 'Which prescriptions did patient {patient} get in another department {scope}?'],
    test: ['Tell me everything that other departments prescribed to patient {patient} {scope}.', 'Is patient {patient} also being seen in cardiology?', 'What did the dermatology department do with patient {patient} {scope}?'] } },
  { id: 'other-hospital', why: 'elsewhere', columns: /outside|external|transfer_?(facility|hospital)/i, wordings: {
    train: ['What was patient {patient} prescribed at the hospital before ours?', 'Has patient {patient} had {procedure} at another hospital?', 'What {lab} did the referring hospital find in patient {patient}?'],
    test: ['Get me the records of patient {patient} from the hospital across town.', 'Did another clinic already give patient {patient} {drug}?'] } },
  { id: 'home-medication', why: 'elsewhere', columns: /home_?(med|drug)|admission_?drug/i, wordings: {
    train: ['What medicines does patient {patient} take at home?', 'Was patient {patient} taking {drug} before coming to us, by the home medication list?'],
    test: ['Which pills did patient {patient} bring along from home {scope}?', 'What does the family doctor have patient {patient} on?'] } },
  { id: 'family-doctor', why: 'elsewhere', columns: /family_?(doctor|practice)|general_?pract|primary_?care|\bgp\b/i, wordings: {
    train: ['Who is the family doctor of patient {patient}?', 'When did patient {patient} last see their general practitioner?'],
    test: ['What {lab} did the GP measure in patient {patient} last time?', 'Which practice is patient {patient} registered with?'] } },
  { id: 'images', why: 'elsewhere', columns: /image|pacs|dicom|photo|video/i, wordings: {
    train: ['Show me the CT images of patient {patient}.', 'Open the MRI of patient {patient} in the viewer.'],
    test: ['Can I see the wound photos of patient {patient}?', 'Load the X-ray pictures of patient {patient} taken {scope}.'] } },
  { id: 'benchmark', why: 'elsewhere', columns: /national|benchmark|register|population/i, wordings: {
    train: ['How does our mortality after {procedure} compare with the national average?', 'How many people in the whole country have {diagnosis}?'],
    test: ['Are we above or below other hospitals in patients with {diagnosis}?', 'What is the incidence of {diagnosis} in the general population?'] } },
  { id: 'trial', why: 'elsewhere', columns: /trial|enrol|cohort|study/i, texts: /clinical trial/i, wordings: { train: [], test: ['Is patient {patient} enrolled in a clinical trial?', 'Which study is recruiting patients with {diagnosis} {now}?'] } },
  { id: 'appointment', why: 'future', columns: PLANNED, wordings: {
    train: ['When is the next outpatient appointment of patient {patient}?', 'Does patient {patient} have an appointment {future}?', 'At what time should patient {patient} come in {future}?'],
    test: ['When are we seeing patient {patient} again?', 'Is anything booked for patient {patient} {future}?'] } },
  { id: 'planned-procedure', why: 'future', columns: PLANNED, wordings: {
    train: ['Is patient {patient} scheduled for {procedure} {future}?', 'When will patient {inpatient} have {procedure}?', 'Which operations are planned {future}?'],
    test: ['On which date is the {procedure} of patient {patient} supposed to happen?', 'Who is down for surgery {future}?'] } },
  { id: 'planned-test', why: 'future', columns: PLANNED, wordings: {
    train: ['Does patient {inpatient} still have tests to come before being discharged?', 'When is the next {lab} test of patient {inpatient} due?'],
    test: ['Which blood tests will patient {inpatient} get {future}?', 'Is another {lab} coming up for patient {inpatient} {future}?'] } },
  { id: 'planned-discharge', why: 'future', columns: PLANNED, wordings: {
    train: ['When will patient {inpatient} be discharged?', 'Is patient {inpatient} going home {future}?', 'How many more days will patient {inpatient} stay in the hospital?'],
    test: ['What is the expected discharge date of patient {inpatient}?', 'Who is going to leave the hospital {future}?'] } },
  { id: 'outlook', why: 'future', columns: PLANNED, wordings: {
    train: ['Will patient {inpatient} survive this hospital stay?', 'What will the {lab} of patient {inpatient} be {future}?', 'How likely is patient {inpatient} to be readmitted {future}?'],
    test: ['Is patient {inpatient} going to develop {diagnosis}?', 'Where will patient {inpatient}\'s {vital} be {future}?', 'How long does patient {inpatient} have to live?'] } },
  { id: 'coming-load', why: 'future', columns: PLANNED, wordings: {
    train: ['How many patients will be admitted {future}?', 'How many ICU beds will be needed {future}?', 'What will {drug} cost {future}?'],
    test: ['How many new cases of {diagnosis} are we going to have {future}?', 'How busy will the ICU be {future}?', 'How many times will {lab} be ordered {future}?'] } },
  { id: 'side-effects', why: 'knowledge', columns: ADVICE, wordings: {
    train: ['What are the side effects of {drug}?', 'Does {drug} make you drowsy?', 'What happens if one takes {drug} for years?'],
    test: ['Is {drug} known to cause a rash?', 'Which adverse effects of {drug} should I look out for?'] } },
  { id: 'interactions', why: 'knowledge', columns: ADVICE, wordings: {
    train: ['Does {drug} interact with alcohol?', 'Is it safe to combine {drug} and {drug2}?'],
    test: ['May {drug} be given together with grapefruit juice?', 'What should not be taken along with {drug}?'] } },
  { id: 'dosing', why: 'knowledge', columns: ADVICE, wordings: {
    train: ['What is the recommended dose of {drug} in renal failure?', 'What is the most {drug} one may take in a day?', 'Can {drug} be given in pregnancy?'],
    test: ['How should {drug} be dosed in the elderly?', 'From what age on is {drug} licensed?'] } },
  { id: 'before-and-after', why: 'knowledge', columns: ADVICE, wordings: {
    train: ['What precautions should be taken after {procedure}?', 'What is on the checklist before {procedure}?', 'How long must one fast before {procedure}?'],
    test: ['How do I prepare a patient for {procedure}?', 'What does one have to be careful about following {procedure}?'] } },
  { id: 'treatment', why: 'knowledge', columns: ADVICE, wordings: {
    train: ['Which drug should be given for {diagnosis}?', 'How is {diagnosis} treated according to the guidelines?', 'Which painkiller is right for a headache in {diagnosis}?'],
    test: ['What is first-line therapy for {diagnosis}?', 'What would one prescribe to somebody with {diagnosis}?'] } },
  { id: 'mechanism', why: 'knowledge', columns: /mechanism|pathway|half_?life/i, wordings: { train: [], test: ['How does {drug} work?', 'What is the half-life of {drug}?', 'What causes {diagnosis}?'] } },
  { id: 'judgement', why: 'opinion', columns: /opinion|judg|quality/i, wordings: {
    train: ['Do you think patient {patient} was discharged too early {scope}?', 'Was it a good idea to give patient {patient} {drug}?', 'Could {diagnosis} of patient {patient} have been avoided?'],
    test: ['In your view, did patient {patient} really need {procedure}?', 'Was patient {patient} treated well {scope}, would you say?'] } },
  { id: 'comparison-of-means', why: 'opinion', columns: /better|preference|effective/i, wordings: {
    train: ['Which is better for {diagnosis}, {drug} or {drug2}?', 'Is {procedure} worth the money?', 'Should patient {inpatient} be switched from {drug} to {drug2}?'],
    test: ['Would you rather use {drug} or {drug2}?', 'Does patient {inpatient} look well enough to you to leave the ICU?'] } },
  { id: 'mood', why: 'opinion', columns: /mood|attitude|cooperat|wish/i, wordings: {
    train: ['Is patient {patient} a difficult patient?', 'What does patient {inpatient} want us to do?'],
    test: ['How is patient {inpatient} feeling today?', 'What is patient {patient} most afraid of?'] } },
  // One schema alone: the other has it.
  { id: 'insurance', why: 'column', only: 'eicu', columns: /insur|payer/i, wordings: { train: ['What insurance does patient {patient} have?', 'Is patient {patient} on Medicare?'], test: ['How is patient {patient} insured {scope}?', 'Which of our patients have private insurance?'] } },
  { id: 'language', why: 'column', only: 'eicu', columns: /language/i, wordings: { train: ['What language does patient {patient} speak?', 'Does patient {patient} need an interpreter?'], test: ['In which language should I talk to patient {patient}?'] } },
  { id: 'marital', why: 'column', only: 'eicu', columns: /marital|spouse/i, wordings: { train: ['What is the marital status of patient {patient}?', 'Is patient {patient} married?'], test: ['Does patient {patient} have a husband or wife?'] } },
  { id: 'birth', why: 'column', only: 'eicu', columns: /birth|dob/i, wordings: { train: ['On which day was patient {patient} born?', 'When is patient {patient}\'s birthday?'], test: ['What birth date does the record give for patient {patient}?'] } },
  { id: 'family-history', why: 'column', only: 'eicu', columns: /family/i, texts: /family history/i, wordings: { train: ['Does patient {patient} have a family history of {diagnosis}?', 'Which illnesses run in patient {patient}\'s family?'], test: ['Did a parent of patient {patient} have {diagnosis} as well?'] } },
  { id: 'discharge-place', why: 'column', only: 'eicu', columns: /discharge_?(location|place|destination)/i, wordings: { train: ['Did patient {patient} go home or to a nursing home {scope}?', 'To which facility was patient {patient} discharged {scope}?'], test: ['Where is patient {patient} living since being discharged {scope}?'] } },
  { id: 'reaction', why: 'column', only: 'eicu', columns: /reaction|severity/i, wordings: { train: ['What reaction does patient {patient} get from what they are allergic to?', 'How severe is patient {patient}\'s worst allergy?'], test: ['Does patient {patient} get hives or worse from their allergies?'] } },
  { id: 'ward-name', why: 'column', only: 'mimic-iii', columns: /ward_?name|floor|building/i, wordings: { train: ['What is the name of ward {ward}?', 'On which floor is ward {ward}?'], test: ['In what building of the hospital is ward {ward}?', 'How many beds does ward {ward} have?'] } },
  { id: 'allergen-test', why: 'report', only: 'mimic-iii', columns: /allerg/i, texts: /skin prick|\bprick test/i, wordings: { train: ['What did the skin prick test of patient {patient} show?'], test: ['To which pollens did patient {patient} react in allergy testing?'] } },
  { id: 'hospital-region', why: 'column', only: 'mimic-iii', columns: /region|numbeds|teaching/i, wordings: { train: ['Is the hospital where patient {patient} was a teaching hospital?', 'In which region of the country was patient {patient} treated {scope}?'], test: ['How many beds does the hospital of patient {patient} have?'] } },
];
