/** The order of the steps of a workflow by what each needs (topological sorting: Kahn AB. Commun ACM 1962;5:558). */
import { code, defineFunction, Raises } from '../../template.ts';

type Steps = { readonly [step: string]: readonly string[] };

export const workflowOrder = defineFunction({
  id: 'workflow-order',
  difficulty: 3,
  conventions: {
    ties: ['alphabetical', 'as listed'],
    cycle: ['error', 'none', 'partial'],
    unknown: ['error', 'ignored', 'blocks'],
    output: ['order', 'levels'],
    direction: ['needs first', 'needs last'],
  },
  names: ['workflow_order', 'step_order', 'schedule', 'sort_steps'],
  describe: ({ ties, cycle, unknown, output, direction }) => ({
    does: ['puts the steps of an analysis workflow in an order in which they can run', 'schedules the steps of a pipeline by their dependencies'],
    arguments: [{ name: 'steps', type: 'dict[str, list[str]]', meaning: 'for each step the list of steps that it needs' }],
    returns: output === 'order' ? 'a list of the names of steps' : 'a list of lists of names, the levels',
    rules: [
      unknown === 'error' ? ['If a step needs one that is not in the workflow, raise KeyError, whatever else is wrong', 'Raise KeyError first of all for a need that is no step'] : unknown === 'ignored' ? ['Needs that are no steps of the workflow are ignored', 'A need that is not among the steps does not count'] : ['A step with a need that is no step of the workflow can never run, nor can those that need it; such steps are left out', 'Leave out steps whose needs are not among the steps, and all steps that need those, directly or not'],
      output === 'order'
        ? [`Again and again, of the steps that can run because all that they need has run, take the ${ties === 'alphabetical' ? 'alphabetically first one (plain comparison of characters)' : 'one that is listed first in the workflow'}`, `At each point run one step, among all that are ready the ${ties === 'alphabetical' ? 'first by name (plain comparison of characters)' : 'first in the order of the dictionary'}`]
        : [`The first level are the steps that need nothing, and each further level those that need a step of the level before and nothing later; within a level names are ${ties === 'alphabetical' ? 'in alphabetical order (plain comparison of characters)' : 'as listed in the workflow'}`, `A step's level is one more than the highest level of its needs, from 0 for steps without any; a level is ${ties === 'alphabetical' ? 'sorted by name (plain comparison of characters)' : 'in the order of the dictionary'}`],
      cycle === 'error' ? ['If steps need each other in a circle, raise ValueError', 'Raise ValueError for a cycle'] : cycle === 'none' ? ['If steps need each other in a circle, the result is None', 'Return None for a cycle'] : ['Steps that need each other in a circle, and those that need them, are left out', 'Steps on a cycle, or that depend on one, are not in the result'],
      ...(unknown === 'blocks' && cycle !== 'partial' ? ['Steps that are left out for an unknown need cannot make a circle: circles are looked for among the others only'] : []),
      ...(direction === 'needs last' ? [[`At the end the whole ${output === 'order' ? 'list' : 'list of levels (not the levels themselves)'} is reversed, so that what is needed comes last`, `Return the ${output === 'order' ? 'list' : 'levels'} back to front${output === 'order' ? '' : ', each level itself in its order'}`] as const] : []),
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [Steps][] = [
      [{}], [{ align: ['trim'], trim: [] }], [{ qc: [], call: ['align'], align: ['trim', 'index'], trim: [], index: [] }], [{ a: ['b'], b: ['a'], c: [] }], [{ sort: ['align'], align: ['reads'], report: [] }], [{ z: [], y: ['z'], x: ['z'], w: ['x', 'y'] }], [{ b: ['a'], a: ['b'], d: ['missing'], c: ['b'], e: [] }],
      [{ d: ['c'], c: ['missing'], b: [], a: ['b'] }], [{ loop: ['loop'], done: [] }], [{ p: ['m'], m: ['n'], n: ['p', 'gone'], o: [] }], [{ merge: ['l2', 'l1'], l2: [], l1: [], stats: ['merge'], plot: ['l1'] }],
    ];
    const words = ['fastqc', 'trim', 'align', 'sort', 'dedup', 'call', 'filter', 'annotate', 'report'];
    while (inputs.length < 22) {
      const order = rng.shuffle(words).slice(0, rng.int(4, 8));
      const steps = order.map((step, i): [string, string[]] => [step, order.slice(0, i).filter(() => rng.chance(0.35))]);
      if (rng.chance(0.15)) steps[0]?.[1].push(order.at(-1) ?? '');
      if (rng.chance(0.15)) steps[1]?.[1].push('reference');
      inputs.push([Object.fromEntries(rng.shuffle(steps))]);
    }
    return inputs;
  },
  solve({ ties, cycle, unknown, output, direction }, steps: Steps) {
    let names = Object.keys(steps);
    const needs = (name: string): readonly string[] => (steps[name] ?? []).filter((need) => unknown !== 'ignored' || steps[need] !== undefined);
    if (unknown === 'error' && names.some((name) => needs(name).some((need) => steps[need] === undefined))) throw new Raises('KeyError');
    for (let before = -1; before !== names.length;) {
      before = names.length;
      const kept = names;
      // Those that are left out for what is unknown take their dependents with them, a cycle of known steps does not.
      names = names.filter((name) => needs(name).every((need) => kept.includes(need)));
    }
    if (ties === 'alphabetical') names = [...names].sort();
    const levels: string[][] = [];
    const done = new Set<string>();
    while (done.size < names.length) {
      const ready = names.filter((name) => !done.has(name) && needs(name).every((need) => done.has(need)));
      const level = output === 'order' ? ready.slice(0, 1) : ready;
      if (level.length === 0) break;
      level.forEach((name) => done.add(name));
      levels.push(level);
    }
    if (done.size < names.length && cycle !== 'partial') {
      if (cycle === 'error') throw new Raises('ValueError');
      return null;
    }
    if (direction === 'needs last') levels.reverse();
    return output === 'levels' ? levels : levels.flat();
  },
  python: {
    context: () => code`
      """Planning of analysis pipelines."""
      from graphlib import CycleError, TopologicalSorter
      import heapq


      class Step:
          """A named command with what it needs."""

          def __init__(self, name, needs=()):
              self.name = name
              self.needs = list(needs)


      # <<insert solution here>>


      def dependents(steps, name):
          """The steps that directly need one."""
          return sorted(step for step, needs in steps.items() if name in needs)
      `,
    reference: ({ ties, cycle, unknown, output, direction }, name) => code`
      def ${name}(steps):
          needs = {step: set(found)${unknown === 'ignored' ? ' & steps.keys()' : ''} for step, found in steps.items()}
          ${unknown === 'error' ? 'if any(found - needs.keys() for found in needs.values()):\n    raise KeyError("an unknown step")' : unknown === 'blocks' ? 'while bad := [step for step, found in needs.items() if found - needs.keys()]:\n    for step in bad:\n        del needs[step]' : ''}
          place = {step: i for i, step in enumerate(${ties === 'alphabetical' ? 'sorted(needs)' : 'needs'})}
          ${cycle === 'partial' ? '' : `try:\n    TopologicalSorter(needs).prepare()\nexcept CycleError:\n    ${cycle === 'error' ? 'raise ValueError("a cycle")' : 'return None'}`}
          left = {step: len(found) for step, found in needs.items()}
          ready = [place[step] for step, count in left.items() if count == 0]
          heapq.heapify(ready)
          names = list(place)
          result = []
          while ready:
              ${output === 'order' ? 'batch = [names[heapq.heappop(ready)]]\nresult += batch' : 'batch = [names[i] for i in sorted(ready)]\nready.clear()\nresult.append(batch)'}
              for done in batch:
                  for step, found in needs.items():
                      if done in found:
                          left[step] -= 1
                          if left[step] == 0:
                              heapq.heappush(ready, place[step])
          return result${direction === 'needs last' ? '[::-1]' : ''}
      `,
  },
});
