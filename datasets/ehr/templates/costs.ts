/** What care cost: a patient, a visit, a thing. */
import type { SchemaName } from '../query.ts';
import { wordsFor } from '../words.ts';
import { COMMON_SHARE } from './count.ts';
import { drawFold, drawSpan } from './folds.ts';
import type { Draw, Template } from './template.ts';

const BILLED: Readonly<Record<SchemaName, Readonly<Record<string, string>>>> = {
  'mimic-iii': { diagnoses_icd: 'diagnoses', procedures_icd: 'procedures', labevents: 'lab tests', prescriptions: 'prescriptions' },
  eicu: { diagnosis: 'diagnoses', treatment: 'treatments', lab: 'lab tests', medication: 'medications' },
};

export function costTemplates(schema: SchemaName): readonly Template[] {
  const kinds = ['diagnosis', 'procedure', 'drug', 'lab'] as const;
  const scopeOf = (d: Draw, event: Parameters<Draw['stay']>[0]) => (d.rng.chance(0.5) ? d.stay(event, { of: 'visit' }) : d.rng.chance(0.4) ? d.relative(event) : d.absolute(event));
  return [
    {
      id: 'total-cost', category: 'aggregate', difficulty: 1,
      phrasings: {
        train: ['What was the total hospital cost of patient {patient} {scope}?', 'How much was patient {patient} charged in all {scope}?', 'How much did patient {patient} have to pay {scope}, all charges together?', 'What is patient {patient}\'s whole bill {scope}?'],
        test: ['Add up the charges of patient {patient} {scope}, in US dollars.', '{scope}, what did it all cost for patient {patient}?', 'What do patient {patient}\'s charges come to {scope}?'],
      },
      draw(d) {
        const event = d.event('charge');
        if (event === undefined) return undefined;
        const scope = scopeOf(d, event);
        return scope && { query: { op: 'fold', fn: 'sum', of: { kind: 'charge', patient: event.patient, ...scope.part } }, slots: { patient: event.patient, scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: 'cost-of-kind', category: 'aggregate', difficulty: 2,
      phrasings: {
        train: ['What did the {type} of patient {patient} cost in all {scope}?', 'How much was patient {patient} charged for {type} {scope}?', 'How much of patient {patient}\'s bill {scope} was for {type}, in dollars?'],
        test: ['What is the total cost of {type} for patient {patient} {scope}?', '{scope}, what did patient {patient} pay for {type} altogether?', 'What do the charges for {type} of patient {patient} add up to {scope}?'],
      },
      draw(d) {
        const event = d.event('charge');
        if (event === undefined) return undefined;
        const scope = scopeOf(d, event);
        return scope && { query: { op: 'fold', fn: 'sum', of: { kind: 'charge', patient: event.patient, name: event.name ?? '', ...scope.part } }, slots: { patient: event.patient, type: BILLED[schema][event.name ?? ''] ?? '', scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: 'single-charge', category: 'aggregate', difficulty: 2,
      phrasings: {
        train: ['What was the {fn} single charge of patient {patient} for {type} {scope}?', 'What is the {fn} amount that patient {patient} was charged at a time for {type} {scope}?', 'Look at each charge for {type} of patient {patient} {scope}: what is the {fn}?'],
        test: ['Of the {type} of patient {patient} {scope}, what is the {fn} cost of one item?', '{scope}, what was the {fn} charge for one item among patient {patient}\'s {type}?', 'Per item, what was the {fn} charge of patient {patient} for {type} {scope}?'],
      },
      draw(d) {
        const event = d.event('charge');
        if (event === undefined) return undefined;
        const scope = d.absolute(event);
        const { fn, text } = drawFold(d);
        return { query: { op: 'fold', fn, of: { kind: 'charge', patient: event.patient, name: event.name ?? '', ...scope.part } }, slots: { patient: event.patient, type: BILLED[schema][event.name ?? ''] ?? '', fn: text, scope: scope.text } };
      },
    },
    {
      id: 'cost-by-visit', category: 'aggregate', difficulty: 3,
      phrasings: {
        train: ['What is the {fn} total cost of a hospital visit, counting charges made {scope}?', 'Over all visits with a charge {scope}, what is the {fn} total of those charges?', 'Sum up what each hospital visit was charged {scope}: what is the {fn} over visits?'],
        test: ['Add up the charges made {scope} by hospital visit: what is the {fn} of these totals?', 'If the charges {scope} are summed for each hospital visit, what is the {fn} sum?', 'What was the {fn} amount charged to a hospital visit in all, counting only what was charged {scope}?'],
      },
      draw(d) {
        const scope = d.wide(true);
        const { fn, text } = drawFold(d);
        return { query: { op: 'fold-by', by: 'visit', inner: 'sum', fn, of: { kind: 'charge', ...scope.part } }, slots: { fn: text, scope: scope.text } };
      },
    },
    ...kinds.flatMap((kind): readonly Template[] => {
      const { event } = wordsFor(schema, kind);
      return [
        {
          id: `visit-cost-${kind}`, category: 'aggregate', difficulty: 4,
          phrasings: {
            train: ['What was the {fn} total cost of the hospital visits with a {event} {scope}?', 'Among hospital visits in which there was a {event} {scope}, what is the {fn} of their total costs?', 'What is the {fn} whole bill of a hospital visit with a {event} {scope}?'],
            test: ['What is the {fn} full cost of a hospital visit that includes a {event} {scope}?', 'Take the hospital visits with a {event} {scope} and their full bills: what is the {fn}?', 'What is the {fn} total hospital cost that involves a {event} {scope}?'],
          },
          draw(d) {
            const name = d.pools.name(d.rng, kind, COMMON_SHARE);
            if (name === undefined) return undefined;
            const scope = d.wide(false);
            const { fn, text } = drawFold(d);
            return { query: { op: 'visits', measure: 'cost', fn, having: { kind, name, ...scope.part } }, slots: { event: event(d.say(kind, name)), fn: text, scope: scope.text } };
          },
        },
        {
          id: `visit-days-${kind}`, category: 'aggregate', difficulty: 4,
          phrasings: {
            train: ['What was the {fn} length, in days, of the completed hospital visits with a {event} {scope}?', 'Among completed hospital visits in which there was a {event} {scope}, what is the {fn} length in days?', 'What is the {fn} number of days that completed hospital visits with a {event} {scope} lasted?'],
            test: ['What was the {fn} duration, in days, of completed hospital stays that include a {event} {scope}?', 'Take the finished hospital visits with a {event} {scope}: what is the {fn} of their lengths in days?', 'For what {fn} number of days were people in the hospital on completed visits with a {event} {scope}?'],
          },
          draw(d) {
            const name = d.pools.name(d.rng, kind, COMMON_SHARE);
            if (name === undefined) return undefined;
            const scope = d.wide(false);
            const { fn, text } = drawSpan(d);
            return { query: { op: 'visits', measure: 'days', fn, having: { kind, name, ...scope.part } }, slots: { event: event(d.say(kind, name)), fn: text, scope: scope.text } };
          },
        },
      ];
    }),
  ];
}

/** Of one thing, whoever had it. */
export function priceTemplates(schema: SchemaName): readonly Template[] {
  return (['diagnosis', 'procedure', 'drug', 'lab'] as const).map((kind): Template => {
    const { event } = wordsFor(schema, kind);
    return {
      id: `price-${kind}`, category: 'aggregate', difficulty: 3,
      phrasings: {
        train: ['What is the {fn} cost of a {event} {scope}?', 'How much was charged for a {event} {scope}: what is the {fn}?', '{scope}, what {fn} price did we charge for a {event}?'],
        test: ['What was the {fn} charge for a {event} {scope}?', 'How much did a {event} cost {scope}? I want the {fn} charge.', 'Of the charges for a {event} {scope}, what is the {fn}?'],
      },
      draw(d) {
        const name = d.pools.name(d.rng, kind, 0.005);
        if (name === undefined) return undefined;
        const scope = d.wide(false);
        const { fn, text } = drawFold(d);
        return { query: { op: 'fold', fn, of: { kind: 'charge', item: { kind, name }, ...scope.part } }, slots: { event: event(d.say(kind, name)), fn: text, scope: scope.text } };
      },
    };
  });
}
