/** Maximum, minimum and average, asked in like ways: of admissions, of laboratory values and doses, of counts. */
import type { Wordings } from '../../ehr/templates/template.ts';
import type { Kind } from '../conditions/said.ts';
import type { EventTable, Fold } from '../query.ts';
import { ANY_EVENT, PEOPLE } from './count.ts';
import { AGE, BIRTH_YEAR, DAYS, FOLD_WORDS, HOURS, inGroup, type MeasuredKind, type OfAdmission, ofPatient } from './measures.ts';
import type { Draw, Template } from './template.ts';

const word = (d: Draw, words: keyof typeof FOLD_WORDS, fn: Fold): string => d.rng.pick<string>(FOLD_WORDS[words][fn][d.split]);

const ofAdmissions = (fn: Fold, measure: OfAdmission, lists: readonly (readonly Kind[])[], difficulty: number, id = measure.id): Template => ({
  id, category: fn, difficulty,
  phrasings: {
    train: [`what is the {fold} ${measure.called} of {patients} {that}?`, `give the {fold} ${measure.called} of {patients} {that}.`, `find the {fold} ${measure.called} among {patients} {that}.`, `provide the {fold} ${measure.called} of those {patients} {that}.`],
    test: [`let me know the {fold} ${measure.called} for {patients} {that}.`, `looking at {patients} {that}, what is their {fold} ${measure.called}?`, `what {fold} ${measure.called} do {patients} have {that}?`, `the {fold} ${measure.called} over {patients} {that}, please.`],
  },
  draw(d) {
    const group = d.group(...lists);
    if (group?.of.where?.some(({ name }) => measure.near.includes(name)) === true) return undefined;
    return group && { query: { op: 'fold', fn, term: measure.term, from: { of: group.of } }, slots: { ...group.slots, fold: word(d, measure.words, fn) } };
  },
});

const IN_GROUP: Readonly<Record<MeasuredKind, Wordings>> = {
  lab: {
    train: ['what is the {fold} lab test value of {x} {unit} among {patients} {that}?', 'give the {fold} {x} result {unit} of {patients} {that}.', 'find the {fold} value {unit} of the lab test {x} in {patients} {that}.', 'for {patients} {that}, what is the {fold} {x} value {unit}?'],
    test: ['let me know the {fold} value of {x} {unit} measured in {patients} {that}.', 'how high is the {fold} {x} {unit} of {patients} {that}?', 'what {fold} {x} {unit} did the lab find in {patients} {that}?', 'looking at {patients} {that}, state the {fold} {x} value {unit}.'],
  },
  dose: {
    train: ['what is the {fold} drug dose of {x} {unit} among {patients} {that}?', 'give the {fold} dose {unit} of {x} prescribed to {patients} {that}.', 'find the {fold} single dose of {x} {unit} for {patients} {that}.', 'for {patients} {that}, what is the {fold} {x} dose {unit}?'],
    test: ['let me know the {fold} dose of {x} {unit} ordered for {patients} {that}.', 'how high is the {fold} dose of the drug {x} {unit} in {patients} {that}?', 'what {fold} dose of {x} {unit} did {patients} get {that}?', 'looking at {patients} {that}, state the {fold} dose of {x} {unit}.'],
  },
};
const OF_PATIENT: Readonly<Record<MeasuredKind, Wordings>> = {
  lab: {
    train: ['what is the {fold} lab test value of {x} {unit} of {patient}?', 'give the {fold} {x} result {unit} recorded for {patient}.', 'for {patient}, find the {fold} value of the lab test {x} {unit}.'],
    test: ['let me know the {fold} value of {x} {unit} that {patient} had.', 'how high was the {fold} {x} {unit} of {patient}?', 'looking at {patient}, state the {fold} {x} value {unit}.'],
  },
  dose: {
    train: ['what is the {fold} drug dose of {x} {unit} of {patient}?', 'give the {fold} dose of {x} {unit} prescribed to {patient}.', 'for {patient}, find the {fold} dose of the drug {x} {unit}.'],
    test: ['let me know the {fold} dose of {x} {unit} that {patient} got.', 'how high was the {fold} dose of {x} {unit} ordered for {patient}?', 'looking at {patient}, state the {fold} dose of {x} {unit}.'],
  },
};

const measured = (fn: Fold, kind: MeasuredKind, whose: 'group' | 'patient'): Template => ({
  id: `${kind}-of-${whose}`, category: fn, difficulty: whose === 'group' ? 3 : 2, phrasings: (whose === 'group' ? IN_GROUP : OF_PATIENT)[kind],
  draw(d) {
    const found = whose === 'group' ? inGroup(d, kind) : ofPatient(d, kind);
    return found && { query: { op: 'fold', fn, term: found.term, from: found.from }, slots: { ...found.slots, fold: word(d, 'amount', fn) } };
  },
});

const COUNTED: readonly (readonly [id: string, table: EventTable, called: string])[] = [
  ['prescriptions', 'PRESCRIPTIONS', 'prescriptions'], ['lab-tests', 'LAB', 'lab test results'], ['diagnoses', 'DIAGNOSES', 'diagnoses'], ['procedures', 'PROCEDURES', 'procedures'],
];

const counts = (fn: Fold, [id, table, called]: (typeof COUNTED)[number], per: 'HADM_ID' | 'SUBJECT_ID'): Template => {
  const [one, over] = per === 'HADM_ID' ? ['an admission', 'per admission'] : ['a patient', 'per patient'];
  return {
    id: `${id}-${over.replace(' ', '-')}`, category: fn, difficulty: 3,
    phrasings: {
      train: [`what is the {fold} number of ${called} ${over} of {patients} {that}?`, `give the {fold} number of ${called} that ${one} of {patients} {that} has.`.replace('a patient of {patients} {that} has', 'one of the {patients} {that} has'), `${over}, find the {fold} count of ${called} of {patients} {that}.`],
      test: [`let me know the {fold} count of ${called} ${over} for {patients} {that}.`, `${called} ${over} in {patients} {that}: what is the {fold} number?`, `looking at {patients} {that}, what is the {fold} when ${called} are counted ${over}?`],
    },
    draw(d) {
      const group = d.group(ANY_EVENT, PEOPLE);
      return group && { query: { op: 'fold-groups', fn, per, inner: 'count', from: { of: group.of, rows: [{ table, where: [] }] } }, slots: { ...group.slots, fold: word(d, 'amount', fn) } };
    },
  };
};

/** Of each patient the extreme of a test, and the fold of these. */
const ofExtremes = (fn: Fold, inner: 'max' | 'min'): Template => ({
  id: `of-each-${inner}`, category: fn, difficulty: 4,
  phrasings: {
    train: [`take each patient's ${inner === 'max' ? 'highest' : 'lowest'} {x} value {unit} among {patients} {that}: what is the {fold} of these?`, `what is the {fold} over patients of their ${inner === 'max' ? 'maximum' : 'minimum'} {x} result {unit}, for {patients} {that}?`, `for {patients} {that}, give the {fold} of the patients' ${inner === 'max' ? 'highest' : 'lowest'} {x} values {unit}.`],
    test: [`if of each patient only the ${inner === 'max' ? 'greatest' : 'least'} {x} {unit} counts, what is the {fold} in {patients} {that}?`, `let me know the {fold} of the ${inner === 'max' ? 'largest' : 'smallest'} {x} values {unit} that the {patients} have, one per patient, {that}.`, `{patients} {that}: the {fold} of every patient's ${inner === 'max' ? 'top' : 'bottom'} {x} {unit}, please.`],
  },
  draw(d) {
    const found = inGroup(d, 'lab');
    return found && { query: { op: 'fold-groups', fn, per: 'SUBJECT_ID', inner, term: found.term, from: found.from }, slots: { ...found.slots, fold: word(d, 'amount', fn) } };
  },
});

/** Those that all three categories have. */
export const foldTemplates = (fn: Fold): readonly Template[] => [
  ofAdmissions(fn, AGE, [ANY_EVENT, PEOPLE], 2), ofAdmissions(fn, AGE, [PEOPLE, PEOPLE, PEOPLE], 1, 'age-of-people'), ofAdmissions(fn, DAYS, [ANY_EVENT, PEOPLE], 2), ofAdmissions(fn, DAYS, [PEOPLE, PEOPLE, PEOPLE], 1, 'days-of-people'),
  ofAdmissions(fn, HOURS, [ANY_EVENT, PEOPLE], 3), ofAdmissions(fn, HOURS, [ANY_EVENT, ANY_EVENT], 3, 'hours-of-two'), ofAdmissions(fn, BIRTH_YEAR, [ANY_EVENT, PEOPLE], 2),
  measured(fn, 'lab', 'group'), measured(fn, 'lab', 'patient'), measured(fn, 'dose', 'group'), measured(fn, 'dose', 'patient'),
  ...COUNTED.map((each) => counts(fn, each, 'HADM_ID')), counts(fn, COUNTED[0] ?? ['prescriptions', 'PRESCRIPTIONS', 'prescriptions'], 'SUBJECT_ID'), counts(fn, COUNTED[1] ?? ['lab-tests', 'LAB', 'lab test results'], 'SUBJECT_ID'),
  ofExtremes(fn, fn === 'min' ? 'max' : 'min'), ...(fn === 'average' ? [ofExtremes(fn, 'max')] : []),
];

export { ofAdmissions, word };
