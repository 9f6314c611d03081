/** Lists tasks, a page at a time; never an answer. */
import { type Static, Type } from 'typebox';
import { Source, Split } from '../vocabulary.ts';
import { closed, Name, nullable } from './shared.ts';

export const request = closed({
  family: Type.Optional(Name),
  split: Type.Optional(Split),
  category: Type.Optional(Name),
  source: Type.Optional(Source),
  q: Type.Optional(Type.String({ maxLength: 256, description: 'Words that are all found, in any case, in the id without its index, or the titles of family and category; or a whole task id. What is asked is not searched.' })),
  cursor: Type.Optional(Type.String({ maxLength: 512 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
});
export const TaskSummary = closed({
  id: Type.String(), family: Type.String(), split: Type.String(), category: Type.String(), source: Type.String(), index: Type.Integer(),
});
export const result = closed({ tasks: Type.Array(TaskSummary), total: Type.Integer(), next: nullable(Type.String(), { description: 'To be given as `cursor`, with the same filters; null on the last page.' }) });
export type TaskSummary = Static<typeof TaskSummary>;
export type Request = Static<typeof request>;
export type Result = Static<typeof result>;
export const example: Request = { family: 'medcalc', split: 'test', limit: 10 };
