/** Programs about what happened to a patient after something else. */
import type { Query, Sequence } from '../query.ts';
import type { Program } from './program.ts';
import { collected, type Item } from './scan.ts';
import { folded } from './folded.ts';

type Within = Sequence['within'];

/** What both events must share: the visit, the patient's day or month, or the patient. */
const SHARED = {
  'same-visit': ['visit'], 'same-day': ['patient', 'day'], 'same-month': ['patient', 'month'], days: ['patient'], months: ['patient'],
} as const satisfies Readonly<Record<Within['is'], readonly Item[]>>;
const sharedKey = (items: readonly string[]): string => (items.length === 1 ? items[0] ?? '' : `(${items.join(', ')})`);

/** Expression for the latest time that is so many days or months after another. */
const limitOf = (program: Program, { is, n }: Extract<Within, { n: number }>, time: string): string =>
  (is === 'days' ? `${program.helper('later')}(${time}, days=${n})` : `${program.helper('months_later')}(${time}, ${n})`);

/** Defines `following`: what is taken of each `then` event that follows a `first` one, in a list. */
export function following(program: Program, { first, then, within }: Sequence, take: readonly Item[], present: readonly Item[] = []): void {
  const shared = SHARED[within.is];
  const key = sharedKey(shared);
  const limit = 'n' in within ? limitOf(program, within, 'time') : undefined;
  const taken = take.map((_, index) => `taken_${index}`);
  program.add(
    `before = ${collected(program, first, { take: [...shared, 'time'], present: ['time'] }, '{', '}')}`,
    `begins = ${program.use('collections', 'defaultdict')}(list)`,
    `for ${shared.join(', ')}, time in before:`,
    `    begins[${key}].append(${limit === undefined ? 'time' : `(time, ${limit})`})`,
    `after = ${collected(program, then, { take: [...shared, 'time', ...take], present: ['time', ...present] }, '[', ']')}`,
    'following = [',
    `    ${sharedKey(taken)}`,
    `    for ${[...shared, 'time', ...taken].join(', ')} in after`,
    `    if any(${limit === undefined ? 'begin < time for begin' : 'begin < time <= limit for begin, limit'} in begins[${key}])`,
    ']',
  );
}

export function followed(program: Program, { sequence }: Extract<Query, { op: 'followed' }>): void {
  following(program, sequence, ['time']);
  program.add('answer = bool(following)');
}

export function patients(program: Program, { op, of }: Extract<Query, { op: 'patients' | 'patient-list' }>): void {
  const listed = op === 'patient-list';
  const item = listed ? 'id' : 'patient';
  if ('sequence' in of) {
    following(program, of.sequence, [item]);
    program.add(listed ? 'answer = sorted(set(following))' : 'answer = len(set(following))');
    return;
  }
  if (!('having' in of)) {
    const group = program.patientSet(of);
    program.add(listed ? `answer = sorted(${program.schema === 'mimic-iii' ? `int(patient) for patient in ${group}` : group})` : `answer = len(${group})`);
    return;
  }
  program.add(`answer = ${collected(program, of.having, { take: [item] }, listed ? 'sorted({' : 'len({', '})')}`);
}

/** Condition that `time` follows `begin`. */
function follows(program: Program, within: Within): string {
  switch (within.is) {
    case 'same-visit': return 'begin < time and visit == own';
    case 'same-day': return 'begin < time and time[:10] == begin[:10]';
    case 'same-month': return 'begin < time and time[:7] == begin[:7]';
    case 'days': case 'months': return `begin < time <= ${limitOf(program, within, 'begin')}`;
  }
}

/** From each patient's first `first` event to the earliest `then` event after it. */
export function delay(program: Program, { sequence: { first, then, within }, fn }: Extract<Query, { op: 'delay' }>): void {
  const visit: readonly Item[] = within.is === 'same-visit' ? ['visit'] : [];
  const own = within.is === 'same-visit' ? ['own'] : [];
  program.add(
    `before = ${collected(program, first, { take: ['time', 'patient', ...visit], present: ['time'] }, '[', ']')}`,
    `begins = {patient: ${sharedKey(['begin', ...own])} for ${['begin', 'patient', ...own].join(', ')} in sorted(before, reverse=True)}`,
    `after = ${collected(program, then, { take: ['time', 'patient', ...visit], present: ['time'] }, '[', ']')}`,
    'hours = {}',
    `for ${['time', 'patient', ...visit].join(', ')} in sorted(after):`,
    '    if patient in begins and patient not in hours:',
    `        ${['begin', ...own].join(', ')} = begins[patient]`,
    `        if ${follows(program, within)}:`,
    `            hours[patient] = ${program.helper('seconds')}(begin, time) / 3600`,
    'delays = list(hours.values())',
    `answer = ${folded(program, fn, 'delays')}`,
  );
}
