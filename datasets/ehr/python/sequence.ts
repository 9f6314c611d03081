/** Programs about what happened to a patient after something else. */
import type { Query, Sequence } from '../query.ts';
import type { Program } from './program.ts';
import { collected, type Item } from './scan.ts';
import { folded } from './folded.ts';

/** What both events must share: the visit, the patient's day, or the patient. */
const SHARED = { 'same-visit': ['visit'], 'same-day': ['patient', 'day'], days: ['patient'] } as const satisfies Readonly<Record<Sequence['within']['is'], readonly Item[]>>;
const sharedKey = (items: readonly string[]): string => (items.length === 1 ? items[0] ?? '' : `(${items.join(', ')})`);

/** Defines `following`: what is taken of each `then` event that follows a `first` one, in a list. */
export function following(program: Program, { first, then, within }: Sequence, take: readonly Item[], present: readonly Item[] = []): void {
  const shared = SHARED[within.is];
  const key = sharedKey(shared);
  const limited = within.is === 'days';
  const taken = take.map((_, index) => `taken_${index}`);
  program.add(
    `before = ${collected(program, first, { take: [...shared, 'time'], present: ['time'] }, '{', '}')}`,
    `begins = ${program.use('collections', 'defaultdict')}(list)`,
    `for ${shared.join(', ')}, time in before:`,
    `    begins[${key}].append(${limited ? `(time, ${program.helper('later')}(time, days=${within.n}))` : 'time'})`,
    `after = ${collected(program, then, { take: [...shared, 'time', ...take], present: ['time', ...present] }, '[', ']')}`,
    'following = [',
    `    ${sharedKey(taken)}`,
    `    for ${[...shared, 'time', ...taken].join(', ')} in after`,
    `    if any(${limited ? 'begin < time <= limit for begin, limit' : 'begin < time for begin'} in begins[${key}])`,
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
  program.add(`answer = ${collected(program, of.having, { take: [item] }, listed ? 'sorted({' : 'len({', '})')}`);
}

/** From each patient's first `first` event to the earliest `then` event after it. */
export function delay(program: Program, { sequence: { first, then, within }, fn }: Extract<Query, { op: 'delay' }>): void {
  const bound = within.is === 'days' ? `begin < time <= ${program.helper('later')}(begin, days=${within.n})` : within.is === 'same-day' ? 'begin < time and time[:10] == begin[:10]' : 'begin < time and visit == own';
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
    `        if ${bound}:`,
    `            hours[patient] = ${program.helper('seconds')}(begin, time) / 3600`,
    'delays = list(hours.values())',
    `answer = ${folded(program, fn, 'delays')}`,
  );
}
