/** Groups of patients: what followed, and how they fared. */
import type { EventKind, SchemaName } from '../query.ts';
import { wordsFor } from '../words.ts';
import { COMMON_SHARE } from './count.ts';
import { drawSequence, PAIRS } from './sequences.ts';
import type { Template, Wordings } from './template.ts';

function sequences(): readonly Template[] {
  return PAIRS.flatMap(([first, then]): readonly Template[] => {
    const pair = [first, then] as const;
    return [
      {
        id: `followed-${first}-${then}`, category: 'cohort', difficulty: 4,
        phrasings: {
          train: ['How many patients {then} {within} after a {after} {scope}?', 'Count the patients who {then} {within} after having had a {after} {scope}.', 'After a {after} {scope}, how many patients {then} {within}?'],
          test: ['Of the patients with a {after} {scope}, how many {then} {within} afterwards?', 'What is the number of patients who {then} {within} following a {after} {scope}?', 'Given a {after} {scope}, how many patients later {then} {within}?'],
        },
        draw(d) {
          const drawn = drawSequence(d, pair, true, 0.03);
          return drawn && { query: { op: 'patients', of: { sequence: drawn.sequence } }, slots: { then: drawn.then, within: drawn.within, after: drawn.after, scope: drawn.scope } };
        },
      },
      {
        id: `who-followed-${first}-${then}`, category: 'cohort', difficulty: 4,
        phrasings: {
          train: ['Which patients {then} {within} after a {after} {scope}? List their ids.', 'List the ids of the patients who {then} {within} after a {after} {scope}.', 'After a {after} {scope}, who {then} {within}? I need patient ids.'],
          test: ['Give the ids of patients with a {after} {scope} who {then} {within} afterwards.', 'Who {then} {within} following a {after} {scope}? Patient ids, please.', 'Retrieve the ids of all who {then} {within} once they had had a {after} {scope}.'],
        },
        draw(d) {
          const drawn = drawSequence(d, pair, true);
          return drawn && { query: { op: 'patient-list', of: { sequence: drawn.sequence } }, slots: { then: drawn.then, within: drawn.within, after: drawn.after, scope: drawn.scope } };
        },
      },
      {
        id: `delay-${first}-${then}`, category: 'cohort', difficulty: 5,
        phrasings: {
          train: ['For patients who {then} {within} after their first {after} {scope}, what is the {fn} number of hours between the two?', 'Start each patient\'s clock at their first {after} {scope}: what is the {fn} number of hours until they {then}, among those who did so {within}?', 'Some patients {then} {within} after their first {after} {scope}. What was the {fn} wait in hours?'],
          test: ['What is the {fn} time in hours from the first {after} {scope} of a patient to the next time that they {then}, if that came {within}?', 'Take each patient\'s first {after} {scope} and the first time afterwards that they {then} {within}: what is the {fn} delay in hours?', 'In hours, what was the {fn} wait between the first {after} of a patient {scope} and the time that they {then} {within}?'],
        },
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
  const measure = (id: 'mean-age' | 'died-share' | 'female-share', difficulty: number, phrasings: Wordings): Template => ({
    id: `${id}-${kind}`, category: 'cohort', difficulty, phrasings,
    draw(d) {
      const name = d.pools.name(d.rng, kind, COMMON_SHARE);
      if (name === undefined) return undefined;
      const scope = d.wide(false);
      return { query: { op: 'cohort', measure: id, having: { kind, name, ...scope.part } }, slots: { event: words.event(d.say(kind, name)), were: words.were(d.say(kind, name)), scope: scope.text } };
    },
  });
  const list: Template[] = [
    measure('mean-age', 3, {
      train: ['What was the mean age of the patients at their first {event} {scope}?', 'How old on average were patients who {were} {scope}, by the age at the visit of the first time?', 'On average, at what age did patients have their first {event} {scope}? Use the age at that visit.'],
      test: ['Patients who {were} {scope}: what is their average age on the visit when it first happened?', 'What is the average age, at the hospital visit of the first {event} {scope}?', 'How old was the average patient on the visit with their first {event} {scope}?'],
    }),
    measure('died-share', 4, {
      train: ['What percentage of patients died in the hospital on the visit of their first {event} {scope}?', 'Of the patients who {were} {scope}, what percentage died before leaving the hospital that first time?', 'What percent of patients did not survive the hospital visit with their first {event} {scope}?'],
      test: ['Of the patients who {were} {scope}, what percentage did not survive the visit of the first time?', 'What is the in-hospital mortality of patients who {were} {scope}, in percent? Count the visit when it first happened.', 'What share of patients, in percent, died during the hospital stay of their first {event} {scope}?'],
    }),
    measure('female-share', 2, {
      train: ['What percentage of the patients who {were} {scope} are women?', 'Of the patients with a {event} {scope}, what percentage is female?', '{scope}, what percentage of those who {were} were women?'],
      test: ['Among patients who {were} {scope}, what is the share of women in percent?', 'What percent of the patients with a {event} {scope} are female?', 'Take everyone who {were} {scope}: what percentage of them are female?'],
    }),
  ];
  if (schema === 'mimic-iii') {
    list.push({
      id: `survival-${kind}`, category: 'cohort', difficulty: 4,
      phrasings: {
        train: ['What is the {days}-day survival rate, in percent, of patients from their first {event} {scope}?', 'What percentage of patients who {were} {scope} were still alive {days} days after the first time?', 'What percent of patients lived for more than {days} days after their first {event} {scope}?'],
        test: ['Of the patients with a {event} {scope}, what percentage survived for more than {days} days after the first one?', 'Counting from their first {event} {scope}, what percent of the patients lived longer than {days} days?', 'Patients who {were} {scope}: what is the {days}-day survival from the first time, in percent?'],
      },
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
