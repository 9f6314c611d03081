/** Relative times: this year, the past months, the current visit, the first hours of a stay, since the last discharge. */
import type { EventKind, Events, SchemaName } from '../query.ts';
import { sayVolume, wordsFor } from '../words.ts';
import { drawFold } from './aggregate.ts';
import { COMMON_SHARE } from './count.ts';
import { drawOrder } from './first-last.ts';
import type { Draw, Scope, Template } from './template.ts';

const LISTED: readonly EventKind[] = ['diagnosis', 'procedure', 'drug', 'intake', 'output', 'culture'];
const COUNTED: readonly EventKind[] = ['diagnosis', 'procedure', 'drug', 'lab', 'vital', 'culture'];

/** Early hours of a stay, the current or last stay, or a window from now. */
function near(d: Draw, event: Parameters<Draw['stay']>[0]): Scope | undefined {
  switch (d.rng.int(0, 2)) {
    case 0: return d.stay(event, { hours: true });
    case 1: return d.relative(event);
    default: return d.stay(event);
  }
}

function ofKind(schema: SchemaName, kind: EventKind): readonly Template[] {
  const words = wordsFor(schema, kind);
  const templates: Template[] = [];
  if (LISTED.includes(kind)) {
    templates.push({
      id: `early-${kind}`, category: 'relative-time', difficulty: 3,
      phrasings: [`Which ${words.nouns} did patient {patient} have {scope}?`, `List the ${words.nouns} recorded for patient {patient} {scope}.`, `What ${words.nouns} are on record for patient {patient} {scope}?`],
      draw(d) {
        const event = d.event(kind);
        const scope = event && near(d, event);
        return event && scope && { query: { op: 'list', of: { kind, patient: event.patient, ...scope.part }, field: 'name' }, slots: { patient: event.patient, scope: scope.text } };
      },
    }, {
      id: `after-discharge-${kind}`, category: 'relative-time', difficulty: 4,
      phrasings: [`Since the last discharge from the hospital, which ${words.nouns} has patient {patient} had?`, `Which ${words.nouns} has patient {patient} had since their last hospital visit ended?`, `List the ${words.nouns} of patient {patient} after the last discharge.`],
      draw(d) {
        const event = d.event(kind, (each) => d.pools.stays('visit', each.patient).some(({ end }) => end === null) && d.pools.stays('visit', each.patient).some(({ end }) => end !== null && end < each.time));
        return event && { query: { op: 'list', of: { kind, patient: event.patient, sinceLastDischarge: true }, field: 'name' }, slots: { patient: event.patient } };
      },
    });
  }
  if (COUNTED.includes(kind)) {
    templates.push({
      id: `recent-${kind}`, category: 'relative-time', difficulty: 2,
      phrasings: ['How many patients {were} {scope}?', 'Count the patients who {were} {scope}.', 'What is the number of patients who {were} {scope}?'],
      draw(d) {
        const name = d.pools.name(d.rng, kind, COMMON_SHARE);
        if (name === undefined) return undefined;
        const scope = d.wideRelative();
        return { query: { op: 'count', what: 'patients', of: { kind, name, ...scope.part } }, slots: { were: words.were(d.say(kind, name)), scope: scope.text } };
      },
    }, {
      id: `count-early-${kind}`, category: 'relative-time', difficulty: 3,
      phrasings: [`How many ${words.records} were there for patient {patient} {scope}?`, `Count all ${words.records} of patient {patient} {scope}.`, `What is the number of ${words.records} recorded for patient {patient} {scope}, repeats included?`],
      draw(d) {
        const event = d.event(kind);
        const scope = event && near(d, event);
        return event && scope && { query: { op: 'count', what: 'events', of: { kind, patient: event.patient, ...scope.part } }, slots: { patient: event.patient, scope: scope.text } };
      },
    });
  }
  templates.push({
    id: `when-relative-${kind}`, category: 'relative-time', difficulty: 3,
    phrasings: ['When was the {nth} time that patient {patient} {was} {scope}?', 'Give the time of the {nth} {event} of patient {patient} {scope}.', 'At what time was the {nth} {event} of patient {patient} {scope}?'],
    draw(d) {
      const event = d.event(kind);
      const scope = event && near(d, event);
      if (event === undefined || scope === undefined) return undefined;
      const { which, nth } = drawOrder(d);
      const name = d.say(kind, event.name);
      return { query: { op: 'pick', pick: { from: { kind, patient: event.patient, name: event.name ?? '', ...scope.part }, which }, field: 'time' }, slots: { patient: event.patient, nth, was: words.was(name), event: words.event(name), scope: scope.text } };
    },
  });
  return templates;
}

function values(kind: 'lab' | 'vital' | 'intake' | 'output'): readonly Template[] {
  const volume = kind === 'intake' || kind === 'output';
  const thing = volume ? `volume of {name} ${kind}` : '{name}';
  return [
    {
      id: `fold-early-${kind}`, category: 'relative-time', difficulty: 3,
      phrasings: [`What was the {fn} ${thing} of patient {patient} {scope}?`, `Give the {fn} ${thing} of patient {patient} {scope}.`, `Looking at the record of patient {patient} {scope}, what is the {fn} ${thing}?`],
      draw(d) {
        const event = d.event(kind, ({ value }) => value !== null);
        const scope = event && near(d, event);
        if (event === undefined || scope === undefined) return undefined;
        const { fn, text } = drawFold(d);
        return { query: { op: 'fold', fn, of: { kind, patient: event.patient, name: event.name ?? '', ...scope.part } }, slots: { patient: event.patient, name: sayVolume(kind, d.say(kind, event.name)), fn: text, scope: scope.text } };
      },
    },
    {
      id: `pick-early-${kind}`, category: 'relative-time', difficulty: 3,
      phrasings: [`What was the {nth} ${thing} of patient {patient} {scope}?`, `Give the {nth} ${thing} recorded for patient {patient} {scope}.`, `Looking at the record of patient {patient} {scope}, what is the {nth} ${thing}?`],
      draw(d) {
        const event = d.event(kind, ({ value }) => value !== null);
        const scope = event && near(d, event);
        if (event === undefined || scope === undefined) return undefined;
        const { which, nth } = drawOrder(d);
        return { query: { op: 'pick', pick: { from: { kind, patient: event.patient, name: event.name ?? '', ...scope.part }, which }, field: 'value' }, slots: { patient: event.patient, name: sayVolume(kind, d.say(kind, event.name)), nth, scope: scope.text } };
      },
    },
  ];
}

function sums(kind: 'intake' | 'output' | 'charge'): Template {
  const thing = kind === 'charge' ? 'total cost' : `total ${kind} in mL`;
  return {
    id: `sum-early-${kind}`, category: 'relative-time', difficulty: 3,
    phrasings: [`What was the ${thing} of patient {patient} {scope}?`, `Give the ${thing} of patient {patient} {scope}.`, `Add up for patient {patient} {scope}: what is the ${thing}?`],
    draw(d) {
      const event = d.event(kind);
      const scope = event && near(d, event);
      return event && scope && { query: { op: 'fold', fn: 'sum', of: { kind, patient: event.patient, ...scope.part } }, slots: { patient: event.patient, scope: scope.text } };
    },
  };
}

const wide = (id: string, phrasings: readonly string[], of: (part: Scope['part']) => Events, what: 'events' | 'patients'): Template => ({
  id, category: 'relative-time', difficulty: 2, phrasings,
  draw(d) {
    const scope = d.wideRelative();
    return { query: { op: 'count', what, of: of(scope.part) }, slots: { scope: scope.text } };
  },
});

const hospital: readonly Template[] = [
  wide('recent-admissions', ['How many hospital admissions were there {scope}?', 'Count the hospital admissions {scope}.', 'What is the number of hospital admissions {scope}?'], (part) => ({ kind: 'visit', ...part }), 'events'),
  wide('recent-patients', ['How many patients were admitted to the hospital {scope}?', 'Count the patients with a hospital admission {scope}.', 'What is the number of patients admitted {scope}?'], (part) => ({ kind: 'visit', ...part }), 'patients'),
  wide('recent-icu', ['How many patients were admitted to the ICU {scope}?', 'Count the patients whose ICU stay began {scope}.', 'What is the number of patients with an ICU admission {scope}?'], (part) => ({ kind: 'icu', ...part }), 'patients'),
];

export const relativeTimeTemplates = (schema: SchemaName): readonly Template[] => [
  ...(['diagnosis', 'procedure', 'drug', 'lab', 'vital', 'intake', 'output', 'culture'] as const).flatMap((kind) => ofKind(schema, kind)),
  ...(['lab', 'vital', 'intake', 'output'] as const).flatMap(values), sums('intake'), sums('output'), sums('charge'), ...hospital,
];
