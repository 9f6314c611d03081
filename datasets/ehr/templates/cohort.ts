/** Groups of patients: what followed, and how they fared. */
import type { EventKind, SchemaName } from '../query.ts';
import { wordsFor } from '../words.ts';
import { COMMON_SHARE } from './count.ts';
import { drawSequence, PAIRS } from './sequences.ts';
import type { Template } from './template.ts';

function sequences(): readonly Template[] {
  return PAIRS.flatMap(([first, then]): readonly Template[] => {
    const pair = [first, then] as const;
    return [
      {
        id: `followed-${first}-${then}`, category: 'cohort', difficulty: 4,
        phrasings: ['How many patients {then} {within} after a {after} {scope}?', 'Count the patients who {then} {within} after having had a {after} {scope}.', 'Of the patients with a {after} {scope}, how many {then} {within} afterwards?'],
        draw(d) {
          const drawn = drawSequence(d, pair, true, 0.03);
          return drawn && { query: { op: 'patients', of: { sequence: drawn.sequence } }, slots: { then: drawn.then, within: drawn.within, after: drawn.after, scope: drawn.scope } };
        },
      },
      {
        id: `who-followed-${first}-${then}`, category: 'cohort', difficulty: 4,
        phrasings: ['Which patients {then} {within} after a {after} {scope}? List their ids.', 'List the ids of the patients who {then} {within} after a {after} {scope}.', 'Give the ids of patients with a {after} {scope} who {then} {within} afterwards.'],
        draw(d) {
          const drawn = drawSequence(d, pair, true);
          return drawn && { query: { op: 'patient-list', of: { sequence: drawn.sequence } }, slots: { then: drawn.then, within: drawn.within, after: drawn.after, scope: drawn.scope } };
        },
      },
      {
        id: `delay-${first}-${then}`, category: 'cohort', difficulty: 5,
        phrasings: ['For patients who {then} {within} after their first {after} {scope}, what is the {fn} number of hours between the two?', 'What is the {fn} time in hours from the first {after} {scope} of a patient to the next time that they {then}, if that came {within}?', 'Take each patient\'s first {after} {scope} and the first time afterwards that they {then} {within}: what is the {fn} delay in hours?'],
        draw(d) {
          const drawn = drawSequence(d, pair, true, 0.03);
          if (drawn === undefined) return undefined;
          const fn = d.rng.pick(['mean', 'min', 'max'] as const);
          return { query: { op: 'delay', sequence: drawn.sequence, fn }, slots: { then: drawn.then, within: drawn.within, after: drawn.after, scope: drawn.scope, fn: { mean: 'mean', min: 'shortest', max: 'longest' }[fn] } };
        },
      },
    ];
  });
}

function outcomes(schema: SchemaName, kind: EventKind): readonly Template[] {
  const words = wordsFor(schema, kind);
  const measure = (id: 'mean-age' | 'died-share' | 'female-share', difficulty: number, phrasings: readonly string[]): Template => ({
    id: `${id}-${kind}`, category: 'cohort', difficulty, phrasings,
    draw(d) {
      const name = d.pools.name(d.rng, kind, COMMON_SHARE);
      if (name === undefined) return undefined;
      const scope = d.wide(false);
      return { query: { op: 'cohort', measure: id, having: { kind, name, ...scope.part } }, slots: { event: words.event(d.say(kind, name)), were: words.were(d.say(kind, name)), scope: scope.text } };
    },
  });
  const list: Template[] = [
    measure('mean-age', 3, ['What was the mean age of the patients at their first {event} {scope}?', 'How old on average were patients who {were} {scope}, by the age at the visit of the first time?', 'Give the average age, at the visit of their first {event} {scope}, of the patients.']),
    measure('died-share', 4, ['What percentage of patients died in the hospital on the visit of their first {event} {scope}?', 'Of the patients who {were} {scope}, what percentage did not survive the visit of the first time?', 'Give the in-hospital mortality, in percent, on the visit of the first {event} {scope} of each patient.']),
    measure('female-share', 2, ['What percentage of the patients who {were} {scope} are women?', 'Of the patients with a {event} {scope}, what percentage is female?', 'Give the share of women, in percent, among patients who {were} {scope}.']),
  ];
  if (schema === 'mimic-iii') {
    list.push({
      id: `survival-${kind}`, category: 'cohort', difficulty: 4,
      phrasings: ['What is the {days}-day survival rate, in percent, of patients from their first {event} {scope}?', 'What percentage of patients who {were} {scope} were still alive {days} days after the first time?', 'Of the patients with a {event} {scope}, what percentage survived for more than {days} days after the first one?'],
      draw(d) {
        const name = d.pools.name(d.rng, kind, COMMON_SHARE);
        if (name === undefined) return undefined;
        const days = d.rng.pick([30, 60, 90, 180, 365, 730, 1095]);
        // Whoever is asked about has been followed for as long: nothing is known after now.
        const latest = 2105 - Math.max(1, Math.ceil(days / 365));
        const scope = d.window(d.rng.pick([{ is: 'until', year: latest }, { is: 'until', year: d.rng.int(2100, latest) }, { is: 'in', year: d.rng.int(2100, latest) }, { is: 'until', year: latest, month: d.rng.int(1, 12) }] as const));
        if (scope === undefined) return undefined;
        return { query: { op: 'survival', days, having: { kind, name, ...scope.part } }, slots: { days, event: words.event(d.say(kind, name)), were: words.were(d.say(kind, name)), scope: scope.text } };
      },
    });
  }
  return list;
}

export const cohortTemplates = (schema: SchemaName): readonly Template[] => [...sequences(), ...(['diagnosis', 'procedure', 'drug', 'culture'] as const).flatMap((kind) => outcomes(schema, kind))];
