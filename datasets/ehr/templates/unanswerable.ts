/** Questions that sound like the others and that the tables cannot answer: the rules' wordings with people and things of the hospital. */
import type { Split } from '../../../env/task.ts';
import type { EventKind, SchemaName } from '../query.ts';
import type { Draw, Slots, Wordings } from './template.ts';
import { ABSENT_RULES, type AbsentRule } from './unanswerable-rules.ts';

const DOCTORS = ['Garcia', 'Swain', 'Barna', 'Okafor', 'Lindgren', 'Tanaka', 'Moreau', 'Petrov', 'Cohen', 'Abdi', 'Novak', 'Silva', 'Haddad', 'Kowalski', 'Nguyen', 'Olsen', 'Romano', 'Yilmaz', 'Fischer', 'Mensah'] as const;
const FUTURE = ['tomorrow', 'next week', 'next month', 'next year', 'in January 2106', 'in 2106', 'in 2107', 'over the next 30 days', 'on January 8, 2106', 'in two weeks', 'this coming Monday', 'in the next quarter'] as const;
const PERIODS = ['this year', 'last year', 'this month', 'in 2103', 'in 2104', 'since 2102', 'last month', 'over the past 5 years'] as const;

/** Somebody or something that is there, so that only what is asked of it is absent. */
const named = (kind: EventKind) => (d: Draw): string => d.say(kind, d.event(kind)?.name ?? '');
/** eICU's treatments are also drugs and consultations, for which nobody is put to sleep or signs a form. */
const OPERATION = /catheter|tube|scan|ultrasound|endoscopy|dialysis|surgery|ventilation|centesis|scopy|resection|craniotomy|transfusion|blood product|line placement|graft|repair|angio|stent|pacemaker|ectomy|otomy/;
const operation = (d: Draw): string => d.say('procedure', (d.schema === 'eicu' ? d.event('procedure', ({ name }) => OPERATION.test(name ?? '')) : undefined)?.name ?? d.event('procedure')?.name ?? '');

const DRAWN = {
  drug: named('drug'), drug2: named('drug'), procedure: operation, diagnosis: named('diagnosis'), lab: named('lab'), vital: named('vital'),
  doctor: (d: Draw) => d.rng.pick(DOCTORS), future: (d: Draw) => d.rng.pick(FUTURE), period: (d: Draw) => d.rng.pick(PERIODS), now: (d: Draw) => d.rng.pick(['now', 'right now', 'at the moment', 'tonight']),
  ward: (d: Draw) => String(d.event('icu', ({ more }) => more['ward'] !== null)?.more['ward'] ?? ''),
  inpatient: (d: Draw) => String((d.event('visit', ({ end }) => end === null) ?? d.pools.all('visit').find(({ end }) => end === null))?.patient ?? ''),
} as const satisfies Readonly<Record<string, (d: Draw) => string>>;
const isDrawn = (word: string): word is keyof typeof DRAWN => word in DRAWN;

export const absentRules = (schema: SchemaName, split: Split): readonly AbsentRule[] => ABSENT_RULES.filter(({ only, wordings }) => (only ?? schema) === schema && wordings[split].length > 0);

export const unanswerableWordings = (schema: SchemaName): Wordings => ({
  train: absentRules(schema, 'train').flatMap(({ wordings }) => wordings.train), test: absentRules(schema, 'test').flatMap(({ wordings }) => wordings.test),
});

export function drawAbsent(d: Draw, wording: string): Slots {
  const slots: Record<string, string | number> = {};
  // The patient and the time belong together, as in questions that have an answer.
  const event = d.event('lab');
  for (const [, word = ''] of wording.matchAll(/\{(\w+)\}/g)) {
    if (word === 'patient') slots[word] = event?.patient ?? '';
    else if (word === 'scope') slots[word] = event === undefined ? '' : d.scope(event).text;
    else if (isDrawn(word)) slots[word] = DRAWN[word](d);
  }
  return slots;
}
