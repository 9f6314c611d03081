/** Changes between two values, and times between two events. */
import type { EventKind, Events, SchemaName } from '../query.ts';
import { wordsFor } from '../words.ts';
import type { Draw, Template } from './template.ts';

const NAMED: readonly EventKind[] = ['diagnosis', 'procedure', 'drug', 'lab', 'culture', 'intake', 'output'];

const drawUnit = (d: Draw): 'hours' | 'days' => d.rng.pick(['hours', 'days']);

/** Events of one item, of a patient: at least two times and values. */
function changes(kind: 'lab' | 'vital'): readonly Template[] {
  return [
    {
      id: `change-${kind}`, category: 'difference', difficulty: 3,
      phrasings: {
        train: ['By how much did the {name} of patient {patient} change from the first to the last value {scope}?', 'What is the last minus the first {name} of patient {patient} {scope}?', 'What was the change in patient {patient}\'s {name} {scope}, last value less first?', '{scope}, how much did patient {patient}\'s {name} move between the first and the last value?'],
        test: ['What is the change in the {name} of patient {patient} {scope}, from the first measurement to the last?', 'How far is the last {name} of patient {patient} {scope} from the first (last minus first)?', 'From first to last value {scope}, how did patient {patient}\'s {name} change, in numbers?'],
      },
      draw(d) {
        const event = d.event(kind, ({ value }) => value !== null);
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        const from: Events = { kind, patient: event.patient, name: event.name ?? '', ...scope.part };
        return { query: { op: 'change', from: { from, which: 'first' }, to: { from, which: 'last' } }, slots: { patient: event.patient, name: d.say(kind, event.name), scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: `change-second-${kind}`, category: 'difference', difficulty: 3,
      phrasings: {
        train: ['What is the change in the {name} of patient {patient} from the first value to the second {scope}?', 'By how much did the second {name} of patient {patient} differ from the first {scope} (second minus first)?', 'How much did patient {patient}\'s {name} change between the first and the second value {scope}?'],
        test: ['What do you get if you subtract the first from the second {name} of patient {patient} {scope}?', 'What is the second {name} value less the first for patient {patient} {scope}?', '{scope}, how far did patient {patient}\'s {name} move from value one to value two?'],
      },
      draw(d) {
        const event = d.event(kind, ({ value }) => value !== null);
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        const from: Events = { kind, patient: event.patient, name: event.name ?? '', ...scope.part };
        return { query: { op: 'change', from: { from, which: 'first' }, to: { from, which: 'second' } }, slots: { patient: event.patient, name: d.say(kind, event.name), scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: `change-latest-${kind}`, category: 'difference', difficulty: 3,
      phrasings: {
        train: ['What is the change in the {name} of patient {patient} from the second to last value to the last {scope}?', 'By how much did the last {name} of patient {patient} differ from the second to last one {scope} (last minus second to last)?', 'How much did patient {patient}\'s {name} change with the last value {scope}, against the one before?'],
        test: ['What do you get if you subtract the second to last from the last {name} of patient {patient} {scope}?', 'What is the last {name} value less the one just before it for patient {patient} {scope}?', '{scope}, what is the difference between the latest {name} of patient {patient} and the previous one (latest minus previous)?'],
      },
      draw(d) {
        const event = d.event(kind, ({ value }) => value !== null);
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        const from: Events = { kind, patient: event.patient, name: event.name ?? '', ...scope.part };
        return { query: { op: 'change', from: { from, which: 'second-last' }, to: { from, which: 'last' } }, slots: { patient: event.patient, name: d.say(kind, event.name), scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: `change-visits-${kind}`, category: 'difference', difficulty: 4,
      phrasings: {
        train: ['What is the change in the {name} of patient {patient} from the last value of the first hospital visit to the first value of the last hospital visit?', 'How did the {name} of patient {patient} change between the last measurement on the first hospital visit and the first one on the last hospital visit?', 'By how much did patient {patient}\'s {name} at the start of the last hospital visit differ from that at the end of the first (later minus earlier)?'],
        test: ['What is the first {name} of patient {patient} on the last hospital visit, minus the last one on the first hospital visit?', 'Patient {patient} left the first hospital visit with some last {name}: how much higher was the first value of the last hospital visit (negative if lower)?', 'How far is patient {patient}\'s first {name} of the last hospital stay from the last one of the first stay (last stay minus first)?'],
      },
      draw(d) {
        const event = d.event(kind, ({ value, patient }) => value !== null && d.pools.stays('visit', patient).length > 1);
        if (event === undefined) return undefined;
        const of = (which: 'first' | 'last'): Events => ({ kind, patient: event.patient, name: event.name ?? '', stay: { of: 'visit', which } });
        return { query: { op: 'change', from: { from: of('first'), which: 'last' }, to: { from: of('last'), which: 'first' } }, slots: { patient: event.patient, name: d.say(kind, event.name) } };
      },
    },
    {
      id: `mean-visits-${kind}`, category: 'difference', difficulty: 4,
      phrasings: {
        train: ['How much higher was the mean {name} of patient {patient} on the last hospital visit than on the first (negative if lower)?', 'What is the mean {name} of patient {patient} on the last hospital visit minus that on the first?', 'By how much did patient {patient}\'s average {name} change from the first hospital visit to the last?'],
        test: ['Compare the mean {name} of patient {patient}: what is last hospital visit minus first hospital visit?', 'What is the difference in average {name} of patient {patient} between the last and the first hospital stay (last minus first)?', 'On average over each stay, how much did the {name} of patient {patient} differ on the last hospital visit from the first one (last less first)?'],
      },
      draw(d) {
        const event = d.event(kind, ({ value, patient }) => value !== null && d.pools.stays('visit', patient).length > 1);
        if (event === undefined) return undefined;
        const of = (which: 'first' | 'last'): Events => ({ kind, patient: event.patient, name: event.name ?? '', stay: { of: 'visit', which } });
        return { query: { op: 'fold-difference', fn: 'mean', a: of('first'), b: of('last') }, slots: { patient: event.patient, name: d.say(kind, event.name) } };
      },
    },
  ];
}

const balance: Template = {
  id: 'fluid-balance', category: 'difference', difficulty: 3,
  phrasings: {
    train: ['What was the fluid balance of patient {patient} {scope}: total intake minus total output, in mL?', 'How many mL more did patient {patient} take in than put out {scope} (negative if less)?', 'How far positive or negative was patient {patient} {scope}, intake less output in mL?'],
    test: ['What is the difference between the total intake and the total output of patient {patient} {scope}?', 'Ins minus outs: what is it for patient {patient} {scope}?', '{scope}, what was patient {patient}\'s net fluid balance in mL?'],
  },
  draw(d) {
    const event = d.event('intake', ({ patient }) => d.pools.of('output', patient).length > 0);
    if (event === undefined) return undefined;
    const scope = d.scope(event);
    return { query: { op: 'fold-difference', fn: 'sum', a: { kind: 'output', patient: event.patient, ...scope.part }, b: { kind: 'intake', patient: event.patient, ...scope.part } }, slots: { patient: event.patient, scope: scope.text }, harder: scope.harder };
  },
};

const moneys: readonly Template[] = [
  {
    id: 'cost-visits', category: 'difference', difficulty: 3,
    phrasings: {
      train: ['How much more did the last hospital visit of patient {patient} cost than the first (negative if less)?', 'By how many dollars did the cost of the last hospital visit of patient {patient} differ from the first (last minus first)?', 'How much dearer was patient {patient}\'s last hospital stay than the first one (negative if cheaper)?'],
      test: ['What is the total cost of the last hospital visit of patient {patient} minus that of the first?', 'What is the difference in total charges of patient {patient} between last and first hospital visit (last less first)?', 'Patient {patient}\'s bills: what is that of the last hospital visit less that of the first?'],
    },
    draw(d) {
      const event = d.event('charge', ({ patient }) => d.pools.stays('visit', patient).length > 1);
      if (event === undefined) return undefined;
      const of = (which: 'first' | 'last'): Events => ({ kind: 'charge', patient: event.patient, stay: { of: 'visit', which } });
      return { query: { op: 'fold-difference', fn: 'sum', a: of('first'), b: of('last') }, slots: { patient: event.patient } };
    },
  },
  {
    id: 'count-years', category: 'difference', difficulty: 2,
    phrasings: {
      train: ['How many more hospital admissions were there in {b} than in {a} (negative if fewer)?', 'By how many did hospital admissions change from {a} to {b}?', 'How much did the number of hospital admissions go up from {a} to {b} (negative if down)?'],
      test: ['What is the number of hospital admissions in {b} minus that in {a}?', 'Comparing {b} to {a}, how many hospital admissions more did we have (negative if fewer)?', 'What is the difference in hospital admissions between {b} and {a} ({b} less {a})?'],
    },
    draw(d) {
      const a = d.rng.int(2100, 2104);
      const b = d.rng.int(a + 1, 2105);
      return { query: { op: 'fold-difference', fn: 'count', a: { kind: 'visit', window: { is: 'in', year: a } }, b: { kind: 'visit', window: { is: 'in', year: b } } }, slots: { a, b } };
    },
  },
  ...(['drug', 'lab'] as const).map((kind): Template => ({
    id: `count-years-${kind}`, category: 'difference', difficulty: 3,
    phrasings: {
      train: ['How many more records of {name} were there in {b} than in {a} (negative if fewer)?', 'By how many did the records of {name} change from {a} to {b}?', 'How much did records of {name} go up from {a} to {b} (negative if down)?'],
      test: ['What is the number of records of {name} in {b} minus that in {a}?', 'Comparing {b} to {a}, how many records of {name} more are there (negative if fewer)?', 'What is the difference in records of {name} between {b} and {a} ({b} less {a})?'],
    },
    draw(d) {
      const name = d.pools.name(d.rng, kind, 0.05);
      if (name === undefined) return undefined;
      const a = d.rng.int(2100, 2104);
      const b = d.rng.int(a + 1, 2105);
      return { query: { op: 'fold-difference', fn: 'count', a: { kind, name, window: { is: 'in', year: a } }, b: { kind, name, window: { is: 'in', year: b } } }, slots: { name: d.say(kind, name), a, b } };
    },
  })),
];

/** From the beginning of a stay to the first event of an item in it. */
function sinceAdmission(schema: SchemaName, kind: EventKind): readonly Template[] {
  const words = wordsFor(schema, kind);
  return [
    {
      id: `until-${kind}`, category: 'difference', difficulty: 3,
      phrasings: {
        train: ['How many {unit} after hospital admission was the first {event} of patient {patient} on the {which} hospital visit?', 'On the {which} hospital visit of patient {patient}, how many {unit} passed from admission to the first {event}?', 'How many {unit} was patient {patient} in the hospital on the {which} visit before the first {event}?'],
        test: ['How long, in {unit}, after being admitted for the {which} hospital visit was the first {event} of patient {patient}?', 'From admission on, how many {unit} did it take to patient {patient}\'s first {event} of the {which} hospital visit?', 'Patient {patient}, {which} hospital visit: how many {unit} from admission to the first {event}?'],
      },
      draw(d) {
        const event = d.event(kind);
        const scope = event && d.stay(event, { of: 'visit' });
        if (event === undefined || scope?.part.stay === undefined) return undefined;
        const unit = drawUnit(d);
        return {
          query: { op: 'elapsed', unit, from: { at: { from: { kind: 'visit', patient: event.patient, stay: scope.part.stay }, which: 'first' } }, to: { at: { from: { kind, patient: event.patient, name: event.name ?? '', stay: scope.part.stay }, which: 'first' } } },
          slots: { patient: event.patient, unit, which: scope.part.stay.which, event: words.event(d.say(kind, event.name)) },
        };
      },
    },
    {
      id: `since-${kind}`, category: 'difference', difficulty: 2,
      phrasings: {
        train: ['How many {unit} have passed since the {nth} {event} of patient {patient} on the {which} hospital visit?', 'How many {unit} ago, counted from now, was the {nth} {event} of patient {patient} on the {which} hospital visit?', 'How many {unit} has it been since patient {patient} {nth} had a {event} on the {which} hospital visit?', 'How many {unit} have elapsed since the {nth} time patient {patient} had a {event} on the {which} hospital visit?'],
        test: ['Since the {nth} {event} of patient {patient} on the {which} hospital visit, how many {unit} have gone by?', 'How long ago in {unit} was patient {patient}\'s {nth} {event} of the {which} hospital visit?', 'How many {unit} have run from the {nth} {event} on patient {patient}\'s {which} hospital visit until now?'],
      },
      draw(d) {
        const event = d.event(kind);
        const scope = event && d.stay(event, { of: 'visit' });
        if (event === undefined || scope?.part.stay === undefined) return undefined;
        // Nobody counts the years in hours.
        const unit = scope.part.stay.which === 'current' ? drawUnit(d) : 'days';
        const nth = d.rng.pick(['first', 'last'] as const);
        return {
          query: { op: 'elapsed', unit, from: { at: { from: { kind, patient: event.patient, name: event.name ?? '', stay: scope.part.stay }, which: nth } }, to: 'now' },
          slots: { patient: event.patient, unit, nth, which: scope.part.stay.which, event: words.event(d.say(kind, event.name)) },
        };
      },
    },
    {
      id: `span-${kind}`, category: 'difference', difficulty: 2,
      phrasings: {
        train: ['How many {unit} lie between the first and the last {event} of patient {patient} {scope}?', 'How long, in {unit}, from the first to the last {event} of patient {patient} {scope}?', 'How many {unit} apart are patient {patient}\'s first and last {event} {scope}?'],
        test: ['What is the time in {unit} from the first {event} of patient {patient} to the last {scope}?', 'Over how many {unit} does patient {patient}\'s {event} stretch {scope}, first to last?', '{scope}, how many {unit} passed between the first {event} of patient {patient} and the last one?'],
      },
      draw(d) {
        const event = d.event(kind, ({ patient, name }) => d.pools.of(kind, patient).filter((each) => each.name === name).length > 1);
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        const unit = drawUnit(d);
        const from: Events = { kind, patient: event.patient, name: event.name ?? '', ...scope.part };
        return { query: { op: 'elapsed', unit, from: { at: { from, which: 'first' } }, to: { at: { from, which: 'last' } } }, slots: { patient: event.patient, unit, event: words.event(d.say(kind, event.name)), scope: scope.text }, harder: scope.harder };
      },
    },
  ];
}

const stays: readonly Template[] = [
  ...(['visit', 'icu'] as const).flatMap((kind): readonly Template[] => {
    const noun = kind === 'visit' ? 'hospital visit' : 'ICU stay';
    return [
      {
        id: `length-${kind}`, category: 'difference', difficulty: 2,
        phrasings: {
          train: [`How many {unit} did the {which} ${noun} of patient {patient} last?`, `How long was the {which} ${noun} of patient {patient}, in {unit}?`, `For how many {unit} was patient {patient} there on the {which} ${noun}?`],
          test: [`What was the length in {unit} of the {which} ${noun} of patient {patient}?`, `How many {unit} from beginning to end was patient {patient}'s {which} ${noun}?`, `Calculate the length of stay of patient {patient}'s {which} ${noun}, in {unit}.`],
        },
        draw(d) {
          const event = d.event(kind, ({ end }) => end !== null);
          if (event === undefined) return undefined;
          const which = d.rng.pick(['first', 'last'] as const);
          const at = { from: { kind, patient: event.patient, stay: { of: kind, which } }, which: 'first' as const };
          const unit = drawUnit(d);
          return { query: { op: 'elapsed', unit, from: { at }, to: { at, field: 'end' } }, slots: { patient: event.patient, unit, which } };
        },
      },
      {
        id: `so-far-${kind}`, category: 'difference', difficulty: 1,
        phrasings: {
          train: [`How many {unit} have passed since patient {patient} was admitted for the current ${noun}?`, `How many {unit} ago did the current ${noun} of patient {patient} begin?`, `How many {unit} has patient {patient} been ${kind === 'visit' ? 'in the hospital' : 'in the ICU'} by now?`],
          test: [`How long has the current ${noun} of patient {patient} lasted so far, in {unit}?`, `Up to now, how many {unit} is patient {patient}'s current ${noun}?`, `In {unit}, how long is it since patient {patient}'s current ${noun} began?`],
        },
        draw(d) {
          const event = d.event(kind, ({ end }) => end === null) ?? d.pools.all(kind).find(({ end }) => end === null);
          if (event === undefined) return undefined;
          const unit = drawUnit(d);
          return { query: { op: 'elapsed', unit, from: { at: { from: { kind, patient: event.patient, stay: { of: kind, which: 'current' } }, which: 'first' } }, to: 'now' }, slots: { patient: event.patient, unit } };
        },
      },
    ];
  }),
  {
    id: 'gap', category: 'difference', difficulty: 3,
    phrasings: {
      train: ['How many {unit} passed between the end of the first hospital visit of patient {patient} and the beginning of the second?', 'How many {unit} was patient {patient} out of the hospital between the first visit and the second?', 'How many {unit} after the first hospital visit ended did the second one of patient {patient} begin?'],
      test: ['After being discharged from the first hospital visit, how many {unit} until patient {patient} was admitted again?', 'What is the time in {unit} from the first discharge of patient {patient} to the second admission?', 'How many {unit} did patient {patient} stay away after the first hospital discharge, before admission number two?'],
    },
    draw(d) {
      const event = d.event('visit', ({ patient }) => d.pools.stays('visit', patient).length > 1);
      if (event === undefined) return undefined;
      const unit = drawUnit(d);
      return { query: { op: 'elapsed', unit, from: { at: { from: { kind: 'visit', patient: event.patient, stay: { of: 'visit', which: 'first' } }, which: 'first' }, field: 'end' }, to: { at: { from: { kind: 'visit', patient: event.patient }, which: 'second' } } }, slots: { patient: event.patient, unit } };
    },
  },
  {
    id: 'to-icu', category: 'difference', difficulty: 3,
    phrasings: {
      train: ['How many {unit} after hospital admission did the first ICU stay of the {which} hospital visit of patient {patient} begin?', 'On the {which} hospital visit of patient {patient}, how many {unit} passed from admission to the ICU?', 'How many {unit} into the {which} hospital visit did patient {patient} first go to the ICU?'],
      test: ['How long, in {unit}, was patient {patient} in the hospital before going to the ICU on the {which} hospital visit?', 'Patient {patient}, {which} hospital visit: how many {unit} between admission and the first ICU stay?', 'How many {unit} did it take from admission until patient {patient} got to the ICU on the {which} hospital visit?'],
    },
    draw(d) {
      const event = d.event('icu');
      const scope = event && d.stay(event, { of: 'visit' });
      if (event === undefined || scope?.part.stay === undefined) return undefined;
      const unit = drawUnit(d);
      return { query: { op: 'elapsed', unit, from: { at: { from: { kind: 'visit', patient: event.patient, stay: scope.part.stay }, which: 'first' } }, to: { at: { from: { kind: 'icu', patient: event.patient, stay: scope.part.stay }, which: 'first' } } }, slots: { patient: event.patient, unit, which: scope.part.stay.which } };
    },
  },
];

export const differenceTemplates = (schema: SchemaName): readonly Template[] => [...changes('lab'), ...changes('vital'), balance, ...moneys, ...NAMED.flatMap((kind) => sinceAdmission(schema, kind)), ...stays];
