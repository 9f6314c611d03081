/** Minimum, maximum, mean and total: of values, volumes and costs. */
import type { EventKind, SchemaName } from '../query.ts';
import { sayVolume, wordsFor } from '../words.ts';
import { COMMON_SHARE, drawPeople } from './count.ts';
import type { Draw, Template } from './template.ts';

export const FOLD_WORDS = { max: ['maximum', 'highest', 'largest'], min: ['minimum', 'lowest', 'smallest'], mean: ['mean', 'average', 'mean'] } as const;
export const drawFold = (d: Draw): { readonly fn: 'max' | 'min' | 'mean'; readonly text: string } => {
  const fn = d.rng.pick(['max', 'min', 'mean'] as const);
  return { fn, text: d.rng.pick(FOLD_WORDS[fn]) };
};

const MEASURED: readonly EventKind[] = ['lab', 'vital', 'intake', 'output'];

function ofPatient(kind: EventKind): Template {
  const volume = kind === 'intake' || kind === 'output';
  return {
    id: `value-${kind}`, category: 'aggregate', difficulty: 2,
    phrasings: volume
      ? [`What was the {fn} volume of {name} ${kind} of patient {patient} {scope}?`, `Give the {fn} amount of a single {name} ${kind} of patient {patient} {scope}, in mL.`, `What is the {fn} {name} ${kind} recorded at a time for patient {patient} {scope}?`]
      : ['What was the {fn} {name} of patient {patient} {scope}?', 'Give the {fn} {name} value of patient {patient} {scope}.', 'What is the {fn} {name} measured in patient {patient} {scope}?'],
    draw(d) {
      const event = d.event(kind, ({ value, name }) => value !== null && !(name?.startsWith('admit ') ?? false));
      if (event === undefined) return undefined;
      const scope = d.scope(event);
      const { fn, text } = drawFold(d);
      return { query: { op: 'fold', fn, of: { kind, patient: event.patient, name: event.name ?? '', ...scope.part } }, slots: { patient: event.patient, name: sayVolume(kind, d.say(kind, event.name)), fn: text, scope: scope.text }, harder: scope.harder };
    },
  };
}

function volumes(kind: 'intake' | 'output'): readonly Template[] {
  return [
    {
      id: `total-${kind}`, category: 'aggregate', difficulty: 1,
      phrasings: [`What was the total ${kind} of patient {patient} {scope}, in mL?`, `How many mL of ${kind} did patient {patient} have in all {scope}?`, `Add up the ${kind} of patient {patient} {scope}.`],
      draw(d) {
        const event = d.event(kind);
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        return { query: { op: 'fold', fn: 'sum', of: { kind, patient: event.patient, ...scope.part } }, slots: { patient: event.patient, scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: `total-named-${kind}`, category: 'aggregate', difficulty: 2,
      phrasings: [`What was the total volume of {name} ${kind} of patient {patient} {scope}?`, `How many mL of {name} ${kind} did patient {patient} have in all {scope}?`, `Add up the {name} ${kind} of patient {patient} {scope}.`],
      draw(d) {
        const event = d.event(kind);
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        return { query: { op: 'fold', fn: 'sum', of: { kind, patient: event.patient, name: event.name ?? '', ...scope.part } }, slots: { patient: event.patient, name: sayVolume(kind, d.say(kind, event.name)), scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: `daily-${kind}`, category: 'aggregate', difficulty: 3,
      phrasings: [`What was the {fn} daily ${kind} of patient {patient} {scope}, over the days with any?`, `Add up the ${kind} of patient {patient} {scope} by calendar day: what is the {fn} of these totals?`, `Give the {fn} total ${kind} in a calendar day of patient {patient} {scope}, days without a record left out.`],
      draw(d) {
        const event = d.event(kind);
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        const { fn, text } = drawFold(d);
        return { query: { op: 'fold-by', by: 'day', inner: 'sum', fn, of: { kind, patient: event.patient, ...scope.part } }, slots: { patient: event.patient, fn: text, scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: `most-${kind}-day`, category: 'aggregate', difficulty: 3,
      phrasings: [`On which day was the total ${kind} of patient {patient} {which} {scope}?`, `Name the calendar day with the {which} total ${kind} of patient {patient} {scope}, among the days with any.`, `Which day had the {which} ${kind} in all for patient {patient} {scope}?`],
      draw(d) {
        const event = d.event(kind);
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        const which = d.rng.pick(['highest', 'lowest'] as const);
        return { query: { op: 'best-group', by: 'day', inner: 'sum', which, of: { kind, patient: event.patient, ...scope.part } }, slots: { patient: event.patient, which, scope: scope.text }, harder: scope.harder };
      },
    },
  ];
}

const BILLED: Readonly<Record<SchemaName, Readonly<Record<string, string>>>> = {
  'mimic-iii': { diagnoses_icd: 'diagnoses', procedures_icd: 'procedures', labevents: 'lab tests', prescriptions: 'prescriptions' },
  eicu: { diagnosis: 'diagnoses', treatment: 'treatments', lab: 'lab tests', medication: 'medications' },
};

function costs(schema: SchemaName): readonly Template[] {
  const kinds = ['diagnosis', 'procedure', 'drug', 'lab'] as const;
  return [
    {
      id: 'total-cost', category: 'aggregate', difficulty: 1,
      phrasings: ['What was the total hospital cost of patient {patient} {scope}?', 'How much was patient {patient} charged in all {scope}?', 'Add up the charges of patient {patient} {scope}, in US dollars.'],
      draw(d) {
        const event = d.event('charge');
        if (event === undefined) return undefined;
        const scope = d.rng.chance(0.5) ? d.stay(event, { of: 'visit' }) : d.absolute(event);
        return scope && { query: { op: 'fold', fn: 'sum', of: { kind: 'charge', patient: event.patient, ...scope.part } }, slots: { patient: event.patient, scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: 'cost-of-kind', category: 'aggregate', difficulty: 2,
      phrasings: ['What did the {type} of patient {patient} cost in all {scope}?', 'How much was patient {patient} charged for {type} {scope}?', 'Give the total cost of {type} for patient {patient} {scope}.'],
      draw(d) {
        const event = d.event('charge');
        if (event === undefined) return undefined;
        const scope = d.rng.chance(0.5) ? d.stay(event, { of: 'visit' }) : d.absolute(event);
        return scope && { query: { op: 'fold', fn: 'sum', of: { kind: 'charge', patient: event.patient, name: event.name ?? '', ...scope.part } }, slots: { patient: event.patient, type: BILLED[schema][event.name ?? ''] ?? '', scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: 'single-charge', category: 'aggregate', difficulty: 2,
      phrasings: ['What was the {fn} single charge of patient {patient} for {type} {scope}?', 'Give the {fn} cost of one item among the {type} of patient {patient} {scope}.', 'What is the {fn} amount that patient {patient} was charged at a time for {type} {scope}?'],
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
      phrasings: ['What is the {fn} total cost of a hospital visit, counting charges made {scope}?', 'Add up the charges made {scope} by hospital visit: what is the {fn} of these totals?', 'Over all visits with a charge {scope}, what is the {fn} total of those charges?'],
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
          phrasings: ['What was the {fn} total cost of the hospital visits with a {event} {scope}?', 'Among hospital visits in which there was a {event} {scope}, what is the {fn} of their total costs?', 'Give the {fn} whole cost of a hospital visit that includes a {event} {scope}.'],
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
          phrasings: ['What was the {fn} length, in days, of the completed hospital visits with a {event} {scope}?', 'Among completed hospital visits in which there was a {event} {scope}, what is the {fn} length in days?', 'What was the {fn} duration, in days, of completed hospital stays that include a {event} {scope}?'],
          draw(d) {
            const name = d.pools.name(d.rng, kind, COMMON_SHARE);
            if (name === undefined) return undefined;
            const scope = d.wide(false);
            const { fn, text } = drawFold(d);
            return { query: { op: 'visits', measure: 'days', fn, having: { kind, name, ...scope.part } }, slots: { event: event(d.say(kind, name)), fn: text, scope: scope.text } };
          },
        },
      ];
    }),
  ];
}

function ofGroups(kind: 'lab' | 'vital'): readonly Template[] {
  return [
    {
      id: `group-${kind}`, category: 'aggregate', difficulty: 3,
      phrasings: ['What was the {fn} {name} of {people} {scope}?', 'Over all measurements in {people} {scope}, what is the {fn} {name}?', 'Give the {fn} {name} value among {people} {scope}.'],
      draw(d) {
        const name = d.pools.name(d.rng, kind, 0.1);
        if (name === undefined) return undefined;
        const scope = d.wide(false);
        const { people, text: who } = drawPeople(d);
        const { fn, text } = d.rng.chance(0.7) ? { fn: 'mean' as const, text: d.rng.pick(['mean', 'average']) } : drawFold(d);
        return { query: { op: 'fold', fn, of: { kind, name, people, ...scope.part } }, slots: { name: d.say(kind, name), people: who, fn: text, scope: scope.text } };
      },
    },
    {
      id: `patient-means-${kind}`, category: 'aggregate', difficulty: 4,
      phrasings: ['Take the mean {name} of each patient {scope}: what is the {fn} of these means?', 'What is the {fn}, over patients, of the average {name} {scope}?', 'Average {name} by patient {scope} and give the {fn} of the averages.'],
      draw(d) {
        const name = d.pools.name(d.rng, kind, 0.05);
        if (name === undefined) return undefined;
        const scope = d.wide(true);
        const { fn, text } = drawFold(d);
        return { query: { op: 'fold-by', by: 'patient', inner: 'mean', fn, of: { kind, name, ...scope.part } }, slots: { name: d.say(kind, name), fn: text, scope: scope.text } };
      },
    },
  ];
}

/** Values by day, month or year, as pairs. */
function byPeriod(kind: 'lab' | 'vital' | 'intake' | 'output'): Template {
  const volume = kind === 'intake' || kind === 'output';
  const value = volume ? `volume of {name} ${kind}` : '{name}';
  return {
    id: `by-period-${kind}`, category: 'aggregate', difficulty: 3,
    phrasings: [`List the {adverb} {fn} ${value} of patient {patient} {scope}: pairs of {period} ({form}) and value.`, `What is the {fn} ${value} of patient {patient} in each {period} with values {scope}? Give pairs of {period} ({form}) and value.`, `For each {period} {scope} in which there are values, give the {period} ({form}) and the {fn} ${value} of patient {patient}.`],
    draw(d) {
      const event = d.event(kind, (each) => each.value !== null);
      if (event === undefined) return undefined;
      const scope = d.scope(event);
      const by = d.rng.pick(['day', 'day', 'month', 'year'] as const);
      const { fn, text } = drawFold(d);
      return {
        query: { op: 'by-period', by, fn, of: { kind, patient: event.patient, name: event.name ?? '', ...scope.part } },
        slots: { patient: event.patient, name: sayVolume(kind, d.say(kind, event.name)), fn: text, period: by, adverb: { day: 'daily', month: 'monthly', year: 'yearly' }[by], form: { day: 'YYYY-MM-DD', month: 'YYYY-MM', year: 'YYYY' }[by], scope: scope.text }, harder: scope.harder,
      };
    },
  };
}

/** Where a value stands among those of others. */
function percentBelow(kind: 'lab' | 'vital'): Template {
  return {
    id: `percent-below-${kind}`, category: 'aggregate', difficulty: 3,
    phrasings: ['What percentage of the {name} values of {people} {scope} are below {than}?', 'At which percentile is a {name} of {than} among the values of {people} {scope}, counted as the percentage of values below it?', 'Of all {name} values of {people} {scope}, what percentage is less than {than}?'],
    draw(d) {
      const name = d.pools.name(d.rng, kind, 0.1);
      const event = name === undefined ? undefined : d.event(kind, (each) => each.value !== null && each.name === name) ?? d.pools.all(kind).find((each) => each.value !== null && each.name === name);
      if (name === undefined || event?.value === undefined || event.value === null) return undefined;
      const scope = d.wide(false);
      const { people, text } = drawPeople(d);
      return { query: { op: 'percent-below', than: event.value, of: { kind, name, people, ...scope.part } }, slots: { name: d.say(kind, name), people: text, than: event.value, scope: scope.text } };
    },
  };
}

function prices(schema: SchemaName): readonly Template[] {
  return (['diagnosis', 'procedure', 'drug', 'lab'] as const).map((kind): Template => {
    const { event } = wordsFor(schema, kind);
    return {
      id: `price-${kind}`, category: 'aggregate', difficulty: 3,
      phrasings: ['What is the {fn} cost of a {event} {scope}?', 'How much was charged for a {event} {scope}: what is the {fn}?', 'Give the {fn} charge for a {event} {scope}.'],
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

const lengths: readonly Template[] = (['visit', 'icu'] as const).map((kind) => ({
  id: `length-${kind}`, category: 'aggregate', difficulty: 2,
  phrasings: [`What was the {fn} length, in days, of completed ${kind === 'visit' ? 'hospital visits' : 'ICU stays'} that began {scope} among {people}?`, `For {people}, give the {fn} length in days of the completed ${kind === 'visit' ? 'hospital visits' : 'ICU stays'} beginning {scope}.`, `What was the {fn} duration in days of the completed ${kind === 'visit' ? 'hospital visits' : 'ICU stays'} of {people} that started {scope}?`],
  draw(d) {
    const scope = d.wide(true);
    const { people, text: who } = drawPeople(d);
    const { fn, text } = drawFold(d);
    return { query: { op: 'fold', fn, field: 'days', of: { kind, people, open: false, ...scope.part } }, slots: { fn: text, people: who, scope: scope.text } };
  },
}));

export const aggregateTemplates = (schema: SchemaName): readonly Template[] => [...MEASURED.map(ofPatient), ...volumes('intake'), ...volumes('output'), ...costs(schema), ...ofGroups('lab'), ...ofGroups('vital'), ...(['lab', 'vital', 'intake', 'output'] as const).map(byPeriod), percentBelow('lab'), percentBelow('vital'), ...prices(schema), ...lengths];
