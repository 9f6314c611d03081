/** Numbers and lists that can be asked of what a sequence stands at, and the frames in which any of them is asked. */
import type { Query } from '../../ehr/query.ts';
import { fill, type Slots, type Wordings } from '../../ehr/templates/template.ts';
import type { Quantity } from './state.ts';
import type { Walk } from './walk.ts';

/** What is asked for: by its name, or in a sentence of its own; second to another of its kind, "that of ...". */
export interface Named { readonly np: string; readonly short?: string; readonly question?: string }
export interface Asked extends Quantity { readonly short?: string; readonly question?: string }

/** A measure with its parameters drawn, of any set of a kind: what makes one comparable with another. */
export type MeasureOf<Over> = (over: Over) => Asked;

export interface Measure<Over> {
  readonly id: string;
  /** Not a number, or none to compare: a list, a time. */
  readonly isList?: true;
  readonly steps: number;
  draw(walk: Walk, over: Over): MeasureOf<Over> | undefined;
}

/** Whatever is asked for by its name. */
const FRAMES: Wordings = {
  train: ['What is {np}?', 'And what is {np}?', 'Now tell me {np}.', 'I would also like to know {np}.', 'Then give me {np}.', 'Next, I want {np}.', 'Let me also have {np}.'],
  test: ['Could you also work out {np}?', 'Next, find {np}.', 'And {np}?', 'Please also give {np}.', 'What about {np}?', 'I also need {np}.', 'Can you tell me {np}?'],
};

/** The same of a first question. */
const FIRST_FRAMES: Wordings = {
  train: ['What was {np}?', 'Tell me {np}.', 'Give me {np}.', 'Find {np}.', 'Calculate {np}.', 'To begin with, what is {np}?'],
  test: ['Work out {np}.', 'Please find {np}.', 'To start with, find {np}.', 'Could you find {np}?'],
};

/** Of what is many: not "what is". */
const LIST_FRAMES: Wordings = { train: FRAMES.train.filter((frame) => !frame.includes('hat is')), test: FRAMES.test };
const FIRST_LIST_FRAMES: Wordings = { train: FIRST_FRAMES.train.filter((frame) => !frame.includes('hat ')), test: FIRST_FRAMES.test };

const framesOf = (isFirst: boolean, isList: boolean): Wordings => (isFirst ? isList ? FIRST_LIST_FRAMES : FIRST_FRAMES : isList ? LIST_FRAMES : FRAMES);

export const ask = (walk: Walk, { np, question }: Named, { isFirst = false, isList = false } = {}): string => question ?? walk.say(framesOf(isFirst, isList), { np });

/** What "that" stands for when the same is said of another group: all but "of {group}". */
const OWN = /^the .*\b(of|among|for) (?=\{group\})/;

/**
 * Wordings chosen once, so that two things that are compared are called alike.
 * @param names noun phrases @param questions sentences of the same meaning, with the same placeholders
 */
export function naming(walk: Walk, names: Wordings | string, questions?: Wordings): (slots: Slots) => Named {
  const name = typeof names === 'string' ? names : walk.choose(names);
  const question = questions !== undefined && walk.rng.chance(0.6) ? walk.choose(questions) : undefined;
  const [, of] = OWN.exec(name) ?? [];
  return (slots) => {
    const np = fill(name, slots);
    const bySuch = !/\{(first|event)\}/.test(name) || String(slots['first']).startsWith('such ');
    return {
      np: name.startsWith('{') ? np : `${np.charAt(0).toLowerCase()}${np.slice(1)}`,
      ...(of === undefined || !bySuch ? {} : { short: `that ${of} ${slots['group'] ?? ''}` }), ...(question === undefined ? {} : { question: fill(question, slots) }),
    };
  };
}

export const quantity = (query: Query, named: Named, things?: string): Asked => ({ query, ...named, ...(things === undefined ? {} : { things }) });
