/** Questions that sound like the others and that the tables cannot answer. Each asks for what no column and no code or name in one holds: allergies, vaccinations, family history or smoking are coded in MIMIC-III, for example, and so are not here. */
import type { SchemaName } from '../query.ts';
import type { Draw, Slots } from './template.ts';

type Slot = 'patient' | 'drug' | 'procedure' | 'diagnosis' | 'lab' | 'doctor';

const DOCTORS = ['Garcia', 'Swain', 'Barna', 'Okafor', 'Lindgren', 'Tanaka', 'Moreau', 'Petrov', 'Cohen', 'Abdi'] as const;

/** Needed words by placeholder; a question may hold several. */
const COMMON: readonly string[] = [
  'What is the phone number of patient {patient}?', 'What is the home address of patient {patient}?', "Who is the emergency contact of patient {patient}?", "What is the name of patient {patient}'s guardian?",
  'What did the chest X-ray report of patient {patient} say?', 'What were the findings of the last CT scan of patient {patient}?', 'Is the PET-CT result of patient {patient} ready?',
  'What is the e-mail address of patient {patient}?', 'How many packs of cigarettes a day did patient {patient} smoke?', 'How much alcohol does patient {patient} drink in a week?', 'Has patient {patient} travelled abroad in the past month?',
  'Which doctor prescribed {drug} to patient {patient}?', 'Who performed the {procedure} on patient {patient}?', 'Which nurse looked after patient {patient} on the last hospital visit?', "What is Dr. {doctor}'s outpatient schedule today?", 'How many patients does Dr. {doctor} treat at present?',
  'When is the next outpatient appointment of patient {patient}?', 'Does patient {patient} have an appointment in another department?', 'Is patient {patient} scheduled for {procedure} next week?',
  'What are the side effects of {drug}?', 'What precautions should be taken after {procedure}?', 'What is the recommended dose of {drug} in renal failure?', 'Which drug should be given for {diagnosis}?', 'Does {drug} interact with alcohol?',
  'How long did the {procedure} of patient {patient} take, in minutes?', 'What kind of anaesthesia did patient {patient} have for {procedure}?',
  'Did patient {patient} consent to {procedure}?', 'Which surgeon would patient {patient} like for {procedure}?', 'In which language is the consent form of patient {patient} for {procedure} written?', 'What is the blood type of patient {patient}?', 'How did patient {patient} rate their pain after {procedure}?', 'What does patient {patient} do for a living?', 'How many children does patient {patient} have?',
  'What is the ICD-11 code of {diagnosis}?', 'Which single rooms are free now?', 'What did patient {patient} have for breakfast on the day of admission?', 'What is the room number of patient {patient}?', 'How satisfied was patient {patient} with the care on the last hospital visit?',
  'Which laboratory device measured the {lab} of patient {patient}?', 'Who ordered the {lab} test of patient {patient}?', 'Why was {drug} stopped for patient {patient}?', 'Which pharmacy dispensed {drug} for patient {patient}?', 'How many refills of {drug} does patient {patient} have left?',
 
];

const ONLY: Readonly<Record<SchemaName, readonly string[]>> = {
  'mimic-iii': ['What is the name of the hospital that treated patient {patient}?', 'What is the religion of patient {patient}?', 'Which hospital was patient {patient} transferred from, by name?', 'What was the susceptibility of the organism to {drug} in the last culture of patient {patient}?'],
  eicu: ['What insurance does patient {patient} have?', 'What language does patient {patient} speak?', 'What is the marital status of patient {patient}?', 'On which day was patient {patient} born?', 'What is the religion of patient {patient}?', 'What is the name of the hospital that treated patient {patient}?'],
};

const DRAWN: Readonly<Record<Slot, (d: Draw) => string | number | undefined>> = {
  patient: (d) => d.event('visit')?.patient, ...Object.fromEntries((['drug', 'procedure', 'diagnosis', 'lab'] as const).map((kind) => [kind, (d: Draw) => d.say(kind, d.event(kind)?.name ?? '')])) as Record<'drug' | 'procedure' | 'diagnosis' | 'lab', (d: Draw) => string>, doctor: (d) => d.rng.pick(DOCTORS),
};
const isSlot = (word: string): word is Slot => word in DRAWN;

export const unanswerablePhrasings = (schema: SchemaName): readonly string[] => [...COMMON, ...ONLY[schema]];

export function drawUnanswerable(d: Draw): { readonly phrasing: string; readonly slots: Slots } {
  const phrasing = d.rng.pick(unanswerablePhrasings(d.schema));
  const slots: Record<string, string | number> = {};
  for (const [, word = ''] of phrasing.matchAll(/\{(\w+)\}/g)) if (isSlot(word)) slots[word] = DRAWN[word](d) ?? '';
  return { phrasing, slots };
}
