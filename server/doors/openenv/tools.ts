/** The actions of a task as MCP tools, and what a tool gives. */
import { ACTIONS, describeActions } from '../../../env/actions/index.ts';
import { USUAL_HAND_IN } from '../../../env/hand-in.ts';
import type { Requests } from '../../../protocol/index.ts';
import type { Seat } from '../../sessions/seat.ts';
import type { Observed } from './messages.ts';

/** Names that mean something else at this door; no action has one: see the test. */
export const RESERVED = ['reset', 'step', 'state', 'close'] as const;
export const OVER = 'The episode is over: nothing more is run.';

interface Described { readonly description: string; readonly parameters: Readonly<Record<string, unknown>> }
const isDescribed = (value: unknown): value is Described => typeof value === 'object' && value !== null && 'description' in value && 'parameters' in value;

/** Those of the question that is asked now; before a reset all that there are. */
export function toolsOf({ playing }: Pick<Seat, 'playing'>) {
  const actions = playing?.actions ?? describeActions(Object.keys(ACTIONS).filter((name): name is keyof typeof ACTIONS => name in ACTIONS), USUAL_HAND_IN);
  return Object.entries(actions).flatMap(([name, action]) => isDescribed(action) ? [{ name, description: action.description, inputSchema: action.parameters }] : []);
}

/** Parameters cannot name another action than the tool does. */
export const callOf = (tool: string, parameters: Readonly<Record<string, unknown>> = {}): Requests['step']['action'] => ({ ...parameters, action: tool });

export const toolResult = (text: string, structured: Observed | undefined) => ({
  content: [{ type: 'text', text }], isError: false, data: text, ...(structured === undefined ? {} : { structuredContent: structured }),
});
