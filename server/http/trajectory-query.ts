/** The filters of recorded episodes as a query says them, each of the words once or several times. */
import { type Static, type TSchema, Type } from 'typebox';
import { Cursor } from '../../env/cursor.ts';
import type { TrajectoryFilter } from '../../env/trajectories/filter.ts';
import { OUTCOMES } from '../../env/trajectories/outcomes.ts';
import { closed, FeedbackMode, oneOf, Source, Split } from '../../protocol/index.ts';

export const several = <const T extends TSchema>(items: T, description?: string) => Type.Optional(Type.Array(items, { maxItems: 64, ...(description === undefined ? {} : { description }) }));
export const word = Type.String({ minLength: 1, maxLength: 256 });
const time = (description: string) => Type.Optional(Type.Integer({ description: `${description}: milliseconds since 1970.` }));
const share = (description: string) => Type.Optional(Type.Number({ minimum: 0, maximum: 1, description }));

const filters = {
  task: Type.Optional(word), family: several(word), category: several(word), split: several(Split), source: several(Source), feedback: several(FeedbackMode),
  model: several(word, 'As the `meta` of its reset says.'), run: several(word, 'Likewise.'), tag: several(word, 'Likewise.'),
  outcome: several(oneOf(OUTCOMES)), fault: several(oneOf(['policy', 'client', 'infra'])), stop_reason: several(word),
  min_reward: share('A return of at least so much.'), max_reward: share('A return of at most so much.'),
  since: time('Begun at that time or later'), until: time('Begun before that time'),
};

export const FilterQuery = closed(filters);
export const ListQuery = closed({ ...filters, cursor: Type.Optional(Cursor), limit: Type.Integer({ minimum: 1, maximum: 1000, default: 100 }) });
export type FilterQuery = Static<typeof FilterQuery>;
export type ListQuery = Static<typeof ListQuery>;

export const filterOf = ({ stop_reason: stopReason, min_reward: minReward, max_reward: maxReward, ...same }: FilterQuery): TrajectoryFilter => ({ ...same, stopReason, minReward, maxReward });
