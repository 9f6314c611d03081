/** Previous disease and its treatment, drawn from the patient: each condition brings the drugs that are taken for it. */
import type { Note } from '../note.ts';
import { ALLERGIES, type Condition, CONDITIONS, OPERATIONS } from './conditions.ts';

/** Whether the patient may have it: age, sex, what the illness excludes, and what was told already. */
export function may(note: Note, condition: Condition, minorOnly: boolean): boolean {
  const { age, sex } = note.patient;
  if (minorOnly && !condition.minor) return false;
  if (age < (condition.from ?? 18) || age > (condition.to ?? 120)) return false;
  if (condition.sex !== undefined && condition.sex !== sex) return false;
  if (note.illness?.excludes?.includes(condition.kind) === true) return false;
  const word = (condition.names[0] ?? '').split(' ').find((part) => part.length > 5) ?? condition.names[0] ?? '';
  return !note.isClaimed(`condition:${condition.kind}`) && !note.facts.history.items.some((item) => item.includes(word));
}

/** `with a history of gout and hypothyroidism`, or nothing; only what bears on no calculator. */
export function withPrevious(note: Note): string {
  const { rng } = note;
  const known = rng.shuffle(CONDITIONS.filter((condition) => may(note, condition, true))).slice(0, rng.int(1, 2));
  if (known.length === 0) return '';
  const names = known.map((condition) => tellCondition(note, condition)).filter((name) => name !== undefined);
  if (names.length === 0) return '';
  const how = rng.pick(['with a history of', 'with', 'with a past medical history of', 'known for', 'with known']);
  // What is known has no article.
  return ` ${how} ${names.map((name) => (how === 'with known' ? name.replace(/^an? /, '') : name)).join(' and ')}`;
}

/** Gives the condition a name and, mostly, the drug that is taken for it. */
export function tellCondition(note: Note, { kind, names, drugs }: Condition): string | undefined {
  const template = note.rng.pick(names);
  if (!note.agrees(template, true)) return undefined;
  note.claim(`condition:${kind}`);
  note.speakOf(template);
  note.conditions++;
  const name = note.render(template);
  if (drugs !== undefined && note.rng.chance(0.75)) {
    const drug = note.rng.pick(drugs);
    if (!note.isBarred(drug)) note.item('medications', drug);
  }
  return name;
}

/** `cholecystectomy in 2009`, of a year in which the patient was old enough. */
export function tellOperation(note: Note): string | undefined {
  const { age, sex, birth, admission } = note.patient;
  const possible = OPERATIONS.filter((operation) => age >= operation.from && (operation.sex ?? sex) === sex && !note.isClaimed(`operation:${operation.names[0] ?? ''}`));
  if (possible.length === 0) return undefined;
  const { names, earliest } = note.rng.pick(possible);
  note.claim(`operation:${names[0] ?? ''}`);
  const years = note.rng.int(4, Math.max(4, age - earliest));
  const year = admission.getUTCFullYear() - years;
  const when = note.rng.pick([`in ${year}`, `${years} years earlier`, `at the age of ${Math.max(earliest, year - birth.getUTCFullYear())}`, `${years} years ago`]);
  return `${note.render(note.rng.pick(names))} ${when}`;
}

/** An allergy against which nothing was given. */
export function tellAllergy(note: Note): string | undefined {
  const possible = ALLERGIES.filter(({ bars }) => !note.mentions(bars));
  if (possible.length === 0) return undefined;
  const { text, bars } = note.rng.pick(possible);
  note.bar(bars);
  return note.render(text);
}
