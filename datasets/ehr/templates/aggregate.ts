/** Minimum, maximum, mean and total: of values, volumes and costs. */
import type { EventKind, SchemaName } from '../query.ts';
import { sayVolume, wordsFor } from '../words.ts';
import { COMMON_SHARE, drawPeople } from './count.ts';
import type { Draw, Template, Wordings } from './template.ts';

export const FOLD_WORDS = { max: ['maximum', 'maximum', 'highest'], min: ['minimum', 'minimum', 'lowest'], mean: ['mean', 'average'] } as const;
export const drawFold = (d: Draw): { readonly fn: 'max' | 'min' | 'mean'; readonly text: string } => {
  const fn = d.rng.pick(['max', 'min', 'mean'] as const);
  return { fn, text: d.rng.pick(FOLD_WORDS[fn]) };
};

/** Of lengths: nobody asks for the highest number of days. */
const drawSpan = (d: Draw): ReturnType<typeof drawFold> => {
  const fn = d.rng.pick(['max', 'min', 'mean'] as const);
  return { fn, text: d.rng.pick({ max: ['maximum'], min: ['minimum'], mean: ['mean', 'average'] }[fn]) };
};

const MEASURED: readonly EventKind[] = ['lab', 'vital', 'intake', 'output'];

/** How one asks for an extreme without its name. */
export const SPOKEN: Readonly<Record<'max' | 'min' | 'mean', Wordings>> = {
  max: { train: ['How high did the {name} of patient {patient} get {scope}?', 'What did patient {patient}\'s {name} go up to {scope}?'], test: ['How far up did the {name} of patient {patient} go {scope}?', 'What was the top {name} reading for patient {patient} {scope}?'] },
  min: { train: ['How low did the {name} of patient {patient} get {scope}?', 'What did patient {patient}\'s {name} go down to {scope}?'], test: ['How far down did the {name} of patient {patient} go {scope}?', 'What was the bottom {name} reading for patient {patient} {scope}?'] },
  mean: { train: ['On average, what was the {name} of patient {patient} {scope}?'], test: ['What did the {name} of patient {patient} average {scope}?'] },
};

function ofPatient(kind: EventKind): Template {
  const volume = kind === 'intake' || kind === 'output';
  return {
    id: `value-${kind}`, category: 'aggregate', difficulty: 2,
    phrasings: volume
      ? {
        train: [`What was the {fn} volume of {name} ${kind} of patient {patient} {scope}?`, `What is the {fn} {name} ${kind} recorded at a time for patient {patient} {scope}?`, `{scope}, what was the {fn} single {name} ${kind} of patient {patient}?`, `Tell me the {fn} volume of one {name} ${kind} entry for patient {patient} {scope}.`],
        test: [`Give the {fn} amount of a single {name} ${kind} of patient {patient} {scope}, in mL.`, `How many mL did the {fn} {name} ${kind} of patient {patient} measure {scope}?`, `Of patient {patient}'s {name} ${kind} entries {scope}, what is the {fn} volume?`],
      }
      : {
        train: ['What was the {fn} {name} of patient {patient} {scope}?', 'What is the {fn} {name} measured in patient {patient} {scope}?', 'What was the {fn} value of {name} for patient {patient} {scope}?', 'What is patient {patient}\'s {fn} {name} {scope}?', '{scope}, what was the {fn} {name} of patient {patient}?', 'Tell me the {fn} {name} for patient {patient} {scope}.'],
        test: ['Give the {fn} {name} value of patient {patient} {scope}.', 'What {fn} value did {name} have in patient {patient} {scope}?', '{scope}, what is patient {patient}\'s {fn} value for {name}?', 'Calculate the {fn} of patient {patient}\'s {name} values {scope}.'],
      },
    draw(d) {
      const event = d.event(kind, ({ value, name }) => value !== null && !(name?.startsWith('admit ') ?? false));
      if (event === undefined) return undefined;
      const scope = d.scope(event);
      const { fn, text } = drawFold(d);
      return { query: { op: 'fold', fn, of: { kind, patient: event.patient, name: event.name ?? '', ...scope.part } }, slots: { patient: event.patient, name: sayVolume(kind, d.say(kind, event.name)), fn: text, scope: scope.text }, harder: scope.harder, ...(volume ? {} : { also: SPOKEN[fn] }) };
    },
  };
}

function volumes(kind: 'intake' | 'output'): readonly Template[] {
  return [
    {
      id: `total-${kind}`, category: 'aggregate', difficulty: 1,
      phrasings: {
        train: [`What was the total ${kind} of patient {patient} {scope}, in mL?`, `How many mL of ${kind} did patient {patient} have in all {scope}?`, `What does patient {patient}'s ${kind} add up to {scope}?`, `Calculate patient {patient}'s total ${kind} {scope}.`],
        test: [`Add up the ${kind} of patient {patient} {scope}.`, `{scope}, how much ${kind} did patient {patient} have altogether, in mL?`, kind === 'intake' ? 'How much in total went into patient {patient} {scope}?' : 'How much in total did patient {patient} put out {scope}?'],
      },
      draw(d) {
        const event = d.event(kind);
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        return { query: { op: 'fold', fn: 'sum', of: { kind, patient: event.patient, ...scope.part } }, slots: { patient: event.patient, scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: `total-named-${kind}`, category: 'aggregate', difficulty: 2,
      phrasings: {
        train: [`What was the total volume of {name} ${kind} of patient {patient} {scope}?`, `How many mL of {name} ${kind} did patient {patient} have in all {scope}?`, `What is the total of patient {patient}'s {name} ${kind} {scope}?`, `What is the total amount of {name} ${kind} that patient {patient} had {scope}?`],
        test: [`Add up the {name} ${kind} of patient {patient} {scope}.`, `{scope}, how much {name} ${kind} did patient {patient} have altogether?`, `What total amount of {name} ${kind} was measured for patient {patient} {scope}?`],
      },
      draw(d) {
        const event = d.event(kind);
        if (event === undefined) return undefined;
        const scope = d.scope(event);
        return { query: { op: 'fold', fn: 'sum', of: { kind, patient: event.patient, name: event.name ?? '', ...scope.part } }, slots: { patient: event.patient, name: sayVolume(kind, d.say(kind, event.name)), scope: scope.text }, harder: scope.harder };
      },
    },
    {
      id: `daily-${kind}`, category: 'aggregate', difficulty: 3,
      phrasings: {
        train: [`What was the {fn} daily ${kind} of patient {patient} {scope}, over the days with any?`, `Take patient {patient}'s total ${kind} of each day that has any {scope}: what is the {fn}?`, `{scope}, what was patient {patient}'s {fn} ${kind} per day? Skip days without entries.`],
        test: [`Add up the ${kind} of patient {patient} {scope} by calendar day: what is the {fn} of these totals?`, `Of patient {patient}'s daily ${kind} totals {scope}, what is the {fn}, days without a record left out?`, `What {fn} total ${kind} in a day did patient {patient} have {scope}, among days with entries?`],
      },
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
      phrasings: {
        train: [`On which day was the total ${kind} of patient {patient} {which} {scope}?`, `Which day had the {which} ${kind} in all for patient {patient} {scope}?`, `What day was it that patient {patient} had the {which} total ${kind} {scope}?`],
        test: [`Name the calendar day with the {which} total ${kind} of patient {patient} {scope}, among the days with any.`, `{scope}, on what day did patient {patient}'s ${kind} add up to the {which} amount?`, `When, by calendar day, was patient {patient}'s ${kind} total at its {which} {scope}?`],
      },
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

function ofGroups(kind: 'lab' | 'vital'): readonly Template[] {
  return [
    {
      id: `group-${kind}`, category: 'aggregate', difficulty: 3,
      phrasings: {
        train: ['What was the {fn} {name} of {people} {scope}?', 'Over all measurements in {people} {scope}, what is the {fn} {name}?', '{scope}, what {fn} {name} did {people} have?', 'Calculate the {fn} {name} over all values of {people} {scope}.'],
        test: ['What is the {fn} {name} value among {people} {scope}?', 'In {people}, what was the {fn} {name} measured {scope}?', 'Taking every {name} value of {people} {scope}, what is the {fn}?'],
      },
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
      phrasings: {
        train: ['Take the mean {name} of each patient {scope}: what is the {fn} of these means?', 'What is the {fn}, over patients, of the average {name} {scope}?', 'Each patient has an average {name} {scope}. What is the {fn} of them?'],
        test: ['If {name} is averaged by patient {scope}, what is the {fn} of the averages?', '{scope}, what is the {fn} of the patients\' own mean {name} values?', 'Work out every patient\'s mean {name} {scope} first: what is the {fn} across patients?'],
      },
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
    phrasings: {
      train: [`List the {adverb} {fn} ${value} of patient {patient} {scope}: pairs of {period} ({form}) and value.`, `Show me the {adverb} {fn} ${value} of patient {patient} {scope}, each as {period} ({form}) and value.`, `What was patient {patient}'s {fn} ${value} each {period} {scope}, where there is any? Pairs of {period} ({form}) and value.`],
      test: [`What is the {fn} ${value} of patient {patient} in each {period} with values {scope}? Give pairs of {period} ({form}) and value.`, `For each {period} {scope} in which there are values, give the {period} ({form}) and the {fn} ${value} of patient {patient}.`, `I need patient {patient}'s {fn} ${value} by {period} {scope}: {period} ({form}) with value.`],
    },
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
    phrasings: {
      train: ['What percentage of the {name} values of {people} {scope} are below {than}?', 'At which percentile is a {name} of {than} among the values of {people} {scope}, counted as the percentage of values below it?', 'What percent of the {name} values in {people} {scope} lie under {than}?'],
      test: ['Of all {name} values of {people} {scope}, what percentage is less than {than}?', 'A {name} of {than}: what percentage of the values of {people} {scope} is lower than that?', '{scope}, what percent of the {name} values of {people} is smaller than {than}?'],
    },
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

const lengths: readonly Template[] = (['visit', 'icu'] as const).map((kind) => {
  const stays = kind === 'visit' ? 'hospital visits' : 'ICU stays';
  return {
    id: `length-${kind}`, category: 'aggregate', difficulty: 2,
    phrasings: {
      train: [`What was the {fn} length, in days, of completed ${stays} that began {scope} among {people}?`, `What was the {fn} duration in days of the completed ${stays} of {people} that started {scope}?`, `What is the {fn} number of days of completed ${stays} that began {scope}, for {people}?`],
      test: [`For {people}, what is the {fn} length in days of the completed ${stays} beginning {scope}?`, `Looking at ${stays} of {people} that started {scope} and are over, what was the {fn} length in days?`, `Of the finished ${stays} of {people} beginning {scope}, what is the {fn} number of days?`],
    },
    draw(d) {
      const scope = d.wide(true);
      const { people, text: who } = drawPeople(d);
      const { fn, text } = drawSpan(d);
      return { query: { op: 'fold', fn, field: 'days', of: { kind, people, open: false, ...scope.part } }, slots: { fn: text, people: who, scope: scope.text } };
    },
  };
});

export const aggregateTemplates = (schema: SchemaName): readonly Template[] => [...MEASURED.map(ofPatient), ...volumes('intake'), ...volumes('output'), ...costs(schema), ...ofGroups('lab'), ...ofGroups('vital'), ...(['lab', 'vital', 'intake', 'output'] as const).map(byPeriod), percentBelow('lab'), percentBelow('vital'), ...prices(schema), ...lengths];
