/**
 * OpenEnv's task API: each family is an environment, and a task's index is its place in the family's split, as `reset` takes
 * it with the family and split. Nothing is begun by it.
 */
import type { FastifyInstance } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import { closed, GymError, oneOf, shapeOf, Split, SPLITS } from '../../protocol/index.ts';
import type { Deps } from '../deps.ts';
import { ERROR_RESPONSES } from './errors.ts';
import { bodyOf } from './openenv-body.ts';

const Task = closed({ id: Type.String(), family: Type.String(), split: Type.String(), category: Type.String(), source: Type.String(), index: Type.Integer({ description: 'In the split of the family.' }) });
const OfSplit = closed({ split: Split });
const One = closed({ split: Split, index: Type.Integer() });
const Range = closed({ split: Split, start: Type.Optional(Type.Integer({ description: 'From the end where it is negative, as in Python.' })), stop: Type.Optional(Type.Integer()) });
const params = closed({ env: Type.String({ maxLength: 128 }) });

type Params = Static<typeof params>;

export function openEnvTasksRoutes(app: FastifyInstance, { catalogue }: Pick<Deps, 'catalogue'>, validatorCompiler: () => () => boolean): void {
  /** Names are compared as OpenEnv compares them. @throws GymError `unknown_task` */
  const familyOf = (env: string): string => {
    const found = catalogue.families.find(({ info }) => info.id.toLowerCase() === env.toLowerCase());
    if (found === undefined) throw new GymError('unknown_task', `there is no environment ${JSON.stringify(env.slice(0, 40))}; there are ${catalogue.families.map(({ info }) => info.id).join(', ')}`);
    return found.info.id;
  };
  const countOf = (family: string, split: Static<typeof Split>): number => catalogue.count(catalogue.family(family), split);
  const tasksOf = (family: string, split: Static<typeof Split>, start: number, count: number): Static<typeof Task>[] =>
    catalogue.list({ family, split }, start, count).tasks.map((task, i) => ({ ...task, index: start + i }));

  app.get('/list_environments', { schema: { summary: 'OpenEnv: the families', tags: ['openenv'], response: { 200: Type.Array(Type.String()), ...ERROR_RESPONSES } }, config: { scope: 'read' } }, () => catalogue.families.map(({ info }) => info.id));
  app.get<{ Params: Params }>('/:env/splits', {
    schema: { summary: 'OpenEnv: the splits of a family', tags: ['openenv'], params, response: { 200: Type.Array(closed({ name: Split, type: oneOf(['train', 'validation', 'test']) })), ...ERROR_RESPONSES } }, config: { scope: 'read' },
  }, ({ params: { env } }) => {
    familyOf(env);
    return SPLITS.map((name) => ({ name, type: name }));
  });
  const post = <B extends TSchema, R extends TSchema>(name: string, summary: string, body: B, result: R, answer: (family: string, asked: Static<B>) => Static<R>): void => {
    const check = shapeOf(body);
    app.post<{ Params: Params }>(`/:env/${name}`, {
      validatorCompiler, schema: { summary: `OpenEnv: ${summary}`, tags: ['openenv'], params, body, response: { 200: result, ...ERROR_RESPONSES } }, config: { scope: 'read' },
    }, ({ params: { env }, body: given }) => {
      const asked = check(bodyOf(given));
      return answer(familyOf(env), asked);
    });
  };
  post('tasks', 'the tasks of a split', OfSplit, closed({ tasks: Type.Array(Task), env_name: Type.String() }), (family, { split }) => ({ tasks: tasksOf(family, split, 0, countOf(family, split)), env_name: family }));
  post('num_tasks', 'how many there are', OfSplit, closed({ num_tasks: Type.Integer() }), (family, { split }) => ({ num_tasks: countOf(family, split) }));
  post('task', 'one task', One, closed({ task: Task }), (family, { split, index }) => {
    const [task] = index < 0 || index >= countOf(family, split) ? [] : tasksOf(family, split, index, 1);
    if (task === undefined) throw new GymError('bad_message', `${family} has ${countOf(family, split)} ${split} tasks; there is no index ${index}`, { path: '/index' });
    return { task };
  });
  post('task_range', 'a range of tasks', Range, closed({ tasks: Type.Array(Task) }), (family, { split, start = 0, stop }) => {
    const total = countOf(family, split);
    const within = (at: number): number => Math.max(0, Math.min(total, at < 0 ? total + at : at));
    const [from, to] = [within(start), within(stop ?? total)];
    return { tasks: to <= from ? [] : tasksOf(family, split, from, to - from) };
  });
}
