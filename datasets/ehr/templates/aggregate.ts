/** Minimum, maximum, mean and total: of values, volumes and lengths of stay; of costs in `costs.ts`. */
import type { EventKind, SchemaName } from '../query.ts';
import { sayVolume } from '../words.ts';
import { costTemplates, priceTemplates } from './costs.ts';
import { drawPeople } from './count.ts';
import { drawFold, drawSpan } from './folds.ts';
import type { Template, Wordings } from './template.ts';

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

export const aggregateTemplates = (schema: SchemaName): readonly Template[] => [...MEASURED.map(ofPatient), ...volumes('intake'), ...volumes('output'), ...costTemplates(schema), ...ofGroups('lab'), ...ofGroups('vital'), ...(['lab', 'vital', 'intake', 'output'] as const).map(byPeriod), percentBelow('lab'), percentBelow('vital'), ...priceTemplates(schema), ...lengths];
