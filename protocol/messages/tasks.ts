/** Lists tasks, a page at a time; never an answer. */
import { type Static, Type } from 'typebox';
import { Source, Split } from '../vocabulary.ts';
import { closed, Name } from './shared.ts';

export const request = closed({
  family: Type.Optional(Name),
  split: Type.Optional(Split),
  category: Type.Optional(Name),
  source: Type.Optional(Source),
  cursor: Type.Optional(Type.String({ maxLength: 64 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
});
export const TaskSummary = closed({
  id: Type.String(), family: Type.String(), split: Type.String(), category: Type.String(), source: Type.String(), index: Type.Integer(),
});
export const result = closed({ tasks: Type.Array(TaskSummary), total: Type.Integer(), next_cursor: Type.Optional(Type.String()) });
export type TaskSummary = Static<typeof TaskSummary>;
export type Request = Static<typeof request>;
export type Result = Static<typeof result>;
export const example: Request = { family: 'medcalc', split: 'test', limit: 10 };
