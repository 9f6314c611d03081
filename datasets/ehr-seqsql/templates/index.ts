/** Named sequences: an opener and what one asks next, by the ids of the steps. */
import type { FollowUp } from '../categories.ts';
import { OPENERS, STEPS } from '../steps.ts';
import type { Opener, Step } from '../walk/state.ts';
import { AGGREGATE_TEMPLATES } from './aggregate.ts';
import { COMPARISON_TEMPLATES } from './comparison.ts';
import { NARROWING_TEMPLATES } from './narrowing.ts';
import { REFERENCE_TEMPLATES } from './reference.ts';

export interface SequenceTemplate { readonly id: string; readonly category: FollowUp; readonly opener: Opener; readonly steps: readonly Step[] }

const LINES: Readonly<Record<FollowUp, readonly string[]>> = { narrowing: NARROWING_TEMPLATES, aggregate: AGGREGATE_TEMPLATES, comparison: COMPARISON_TEMPLATES, reference: REFERENCE_TEMPLATES };

const openers = new Map(OPENERS.map((opener) => [opener.id, opener]));
const steps = new Map(STEPS.map((step) => [step.id, step]));

function parsed(category: FollowUp, line: string): SequenceTemplate {
  const [id = '', path = ''] = line.split(': ');
  const [first = '', ...others] = path.split(' > ');
  const opener = openers.get(first);
  if (opener === undefined) throw new RangeError(`${id}: there is no opener ${first}`);
  return {
    id, category, opener,
    steps: others.map((name) => {
      const step = steps.get(name);
      if (step === undefined) throw new RangeError(`${id}: there is no step ${name}`);
      return step;
    }),
  };
}

export const SEQUENCE_TEMPLATES: readonly SequenceTemplate[] = (Object.keys(LINES) as FollowUp[]).flatMap((category) => LINES[category].map((line) => parsed(category, line)));

/** Those with so many questions. */
export const templatesOf = (category: FollowUp, length: number): readonly SequenceTemplate[] => SEQUENCE_TEMPLATES.filter((each) => each.category === category && each.steps.length + 1 === length);
