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
      phrasings: ['By how much did the {name} of patient {patient} change from the first to the last value {scope}?', 'What is the last minus the first {name} of patient {patient} {scope}?', 'What is the change in the {name} of patient {patient} {scope}, from the first measurement to the last?'],
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
      phrasings: ['What is the change in the {name} of patient {patient} from the first value to the second {scope}?', 'By how much did the second {name} of patient {patient} differ from the first {scope} (second minus first)?', 'Subtract the first from the second {name} of patient {patient} {scope}.'],
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
      phrasings: ['What is the change in the {name} of patient {patient} from the second to last value to the last {scope}?', 'By how much did the last {name} of patient {patient} differ from the second to last one {scope} (last minus second to last)?', 'Subtract the second to last from the last {name} of patient {patient} {scope}.'],
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
      phrasings: ['What is the change in the {name} of patient {patient} from the last value of the first hospital visit to the first value of the last hospital visit?', 'How did the {name} of patient {patient} change between the last measurement on the first hospital visit and the first one on the last hospital visit?', 'Take the first {name} of patient {patient} on the last hospital visit, minus the last one on the first hospital visit.'],
      draw(d) {
        const event = d.event(kind, ({ value, patient }) => value !== null && d.pools.stays('visit', patient).length > 1);
        if (event === undefined) return undefined;
        const of = (which: 'first' | 'last'): Events => ({ kind, patient: event.patient, name: event.name ?? '', stay: { of: 'visit', which } });
        return { query: { op: 'change', from: { from: of('first'), which: 'last' }, to: { from: of('last'), which: 'first' } }, slots: { patient: event.patient, name: d.say(kind, event.name) } };
      },
    },
    {
      id: `mean-visits-${kind}`, category: 'difference', difficulty: 4,
      phrasings: ['How much higher was the mean {name} of patient {patient} on the last hospital visit than on the first (negative if lower)?', 'What is the mean {name} of patient {patient} on the last hospital visit minus that on the first?', 'Compare the mean {name} of patient {patient}: last hospital visit minus first hospital visit.'],
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
  phrasings: ['What was the fluid balance of patient {patient} {scope}: total intake minus total output, in mL?', 'What is the difference between the total intake and the total output of patient {patient} {scope}?', 'How many mL more did patient {patient} take in than put out {scope} (negative if less)?'],
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
    phrasings: ['How much more did the last hospital visit of patient {patient} cost than the first (negative if less)?', 'What is the total cost of the last hospital visit of patient {patient} minus that of the first?', 'By how many dollars did the cost of the last hospital visit of patient {patient} differ from the first (last minus first)?'],
    draw(d) {
      const event = d.event('charge', ({ patient }) => d.pools.stays('visit', patient).length > 1);
      if (event === undefined) return undefined;
      const of = (which: 'first' | 'last'): Events => ({ kind: 'charge', patient: event.patient, stay: { of: 'visit', which } });
      return { query: { op: 'fold-difference', fn: 'sum', a: of('first'), b: of('last') }, slots: { patient: event.patient } };
    },
  },
  {
    id: 'count-years', category: 'difference', difficulty: 2,
    phrasings: ['How many more hospital admissions were there in {b} than in {a} (negative if fewer)?', 'What is the number of hospital admissions in {b} minus that in {a}?', 'By how many did hospital admissions change from {a} to {b}?'],
    draw(d) {
      const a = d.rng.int(2100, 2104);
      const b = d.rng.int(a + 1, 2105);
      return { query: { op: 'fold-difference', fn: 'count', a: { kind: 'visit', window: { is: 'in', year: a } }, b: { kind: 'visit', window: { is: 'in', year: b } } }, slots: { a, b } };
    },
  },
  ...(['drug', 'lab'] as const).map((kind): Template => ({
    id: `count-years-${kind}`, category: 'difference', difficulty: 3,
    phrasings: ['How many more records of {name} were there in {b} than in {a} (negative if fewer)?', 'What is the number of records of {name} in {b} minus that in {a}?', 'By how many did the records of {name} change from {a} to {b}?'],
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
      phrasings: ['How many {unit} after hospital admission was the first {event} of patient {patient} on the {which} hospital visit?', 'On the {which} hospital visit of patient {patient}, how many {unit} passed from admission to the first {event}?', 'How long, in {unit}, after being admitted for the {which} hospital visit was the first {event} of patient {patient}?'],
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
      phrasings: ['How many {unit} have passed since the {nth} {event} of patient {patient} on the {which} hospital visit?', 'How many {unit} ago, counted from now, was the {nth} {event} of patient {patient} on the {which} hospital visit?', 'Since the {nth} {event} of patient {patient} on the {which} hospital visit, how many {unit} have gone by?'],
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
      phrasings: ['How many {unit} lie between the first and the last {event} of patient {patient} {scope}?', 'How long, in {unit}, from the first to the last {event} of patient {patient} {scope}?', 'What is the time in {unit} from the first {event} of patient {patient} to the last {scope}?'],
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
        phrasings: [`How many {unit} did the {which} ${noun} of patient {patient} last?`, `How long was the {which} ${noun} of patient {patient}, in {unit}?`, `What was the length in {unit} of the {which} ${noun} of patient {patient}?`],
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
        phrasings: [`How many {unit} have passed since patient {patient} was admitted for the current ${noun}?`, `How long has the current ${noun} of patient {patient} lasted so far, in {unit}?`, `How many {unit} ago did the current ${noun} of patient {patient} begin?`],
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
    phrasings: ['How many {unit} passed between the end of the first hospital visit of patient {patient} and the beginning of the second?', 'After being discharged from the first hospital visit, how many {unit} until patient {patient} was admitted again?', 'What is the time in {unit} from the first discharge of patient {patient} to the second admission?'],
    draw(d) {
      const event = d.event('visit', ({ patient }) => d.pools.stays('visit', patient).length > 1);
      if (event === undefined) return undefined;
      const unit = drawUnit(d);
      return { query: { op: 'elapsed', unit, from: { at: { from: { kind: 'visit', patient: event.patient, stay: { of: 'visit', which: 'first' } }, which: 'first' }, field: 'end' }, to: { at: { from: { kind: 'visit', patient: event.patient }, which: 'second' } } }, slots: { patient: event.patient, unit } };
    },
  },
  {
    id: 'to-icu', category: 'difference', difficulty: 3,
    phrasings: ['How many {unit} after hospital admission did the first ICU stay of the {which} hospital visit of patient {patient} begin?', 'On the {which} hospital visit of patient {patient}, how many {unit} passed from admission to the ICU?', 'How long, in {unit}, was patient {patient} in the hospital before going to the ICU on the {which} hospital visit?'],
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
