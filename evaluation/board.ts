/** A leaderboard as data: what is shown of runs, on the command line, in files and over HTTP. */
import { type Static, Type } from 'typebox';
import { closed, nullable, oneOf } from '../protocol/index.ts';
import { ERROR_KIND_NAMES, type ErrorKind } from './error-kinds.ts';

const share = Type.Number({ minimum: 0, maximum: 1 });
const count = Type.Integer({ minimum: 0 });
const Interval = Type.Unsafe<readonly [number, number]>(Type.Array(Type.Number(), { minItems: 2, maxItems: 2, description: '95 per cent, by bootstrap over tasks.' }));
const byK = Type.Record(Type.String(), share);
const Spent = closed({ prompt: count, completion: count, cost: Type.Number() });

export const CategoryScore = closed({ tasks: count, episodes: count, success: share, interval: Interval });

const score = {
  tasks: count, episodes: count, solved: count,
  success: nullable(share, { description: 'The mean over tasks of the share of their samples that solved them. Null: nothing was played.' }),
  interval: nullable(Interval),
  mean_reward: nullable(share),
  pass_at_k: byK,
  best_at_k: Type.Optional(byK),
  turns: nullable(Type.Number(), { description: 'Of an episode, on average.' }),
  steps: count,
  seconds: nullable(Type.Number(), { description: 'Wall clock of an episode, on average.' }),
  tokens: closed({ prompt: count, completion: count }),
  cost: Type.Number({ description: 'In dollars.' }),
  lost: closed(Spent.properties, { description: 'Spent on episodes that count for nothing.' }),
  errors: Type.Unsafe<Record<ErrorKind, number>>({ type: 'object', properties: Object.fromEntries(ERROR_KIND_NAMES.map((kind) => [kind, count])), required: [...ERROR_KIND_NAMES], additionalProperties: false, description: 'Steps in which something went wrong, by its kind.' }),
  stop_reasons: Type.Record(Type.String(), count),
  unplayed: Type.Integer({ description: 'Left by the client: no failure of the policy, counted nowhere else.' }),
  infra: Type.Integer({ description: 'Failures of the server: counted nowhere else.' }),
  open: count,
};
export const Score = closed(score);
export const FamilyScore = closed({ ...score, categories: Type.Record(Type.String(), CategoryScore) });

export const BoardEntry = closed({
  id: Type.String({ description: 'Run and model.' }),
  run: Type.String(), model: Type.String(), kind: oneOf(['model', 'agent']),
  source: Type.String(), feedback: Type.String(),
  guessable: Type.Boolean({ description: 'Right and wrong were told again and again: not to be compared with others.' }),
  test_set: nullable(Type.String()),
  started_at: Type.Number({ description: 'Milliseconds since 1970, UTC.' }), ended_at: nullable(Type.Number()),
  average: nullable(closed({ scope: oneOf(['internal', 'external']), families: count, success: share, interval: Interval }), { description: "The paper's average: the mean over the families that were played, the internal ones; the external ones where none else was." }),
  overall: Score,
  families: Type.Record(Type.String(), FamilyScore),
});

export const PaperEntry = closed({ model: Type.String(), success: Type.Record(Type.String(), share), average: share });

export const Board = closed({
  generated_at: Type.Number(),
  grading: oneOf(['gym', 'paper']),
  notes: Type.Array(Type.String()),
  interval: closed({ level: Type.Number(), resamples: count, seed: count }),
  families: Type.Array(closed({ id: Type.String(), title: Type.String(), scope: oneOf(['internal', 'external']), categories: Type.Array(closed({ id: Type.String(), title: Type.String() })) })),
  entries: Type.Array(BoardEntry, { description: 'The best average first.' }),
  paper: Type.Array(PaperEntry, { description: 'What the paper published.' }),
  paper_note: Type.String(),
});

export type CategoryScore = Static<typeof CategoryScore>;
export type Score = Static<typeof Score>;
export type FamilyScore = Static<typeof FamilyScore>;
export type BoardEntry = Static<typeof BoardEntry>;
export type PaperEntry = Static<typeof PaperEntry>;
export type Board = Static<typeof Board>;
export type BoardFamily = Board['families'][number];
