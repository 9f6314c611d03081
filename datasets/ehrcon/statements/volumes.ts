/** What went in and came out: sums of one item over the shift, a day or 24 hours, or that there was none. */
import { within, type Window } from '../chart/days.ts';
import { type Conflict, halfOf, type Total } from '../claims/claim.ts';
import { type FluidWords, INTAKE_WORDS, OUTPUT_WORDS } from '../lexicon/fluids.ts';
import type { Scene } from '../notes/scene.ts';
import { rounded } from './readings.ts';
import { noSlips, phrase, type Slip, some, type Statement } from './statement.ts';

const SUMS = {
  out: ['<what> <v> <w>', '<what> {put out|out} <v> <w>', '<v> {out|} <what> <w>', '<what> total <v> <w>', '<what> {w/|with} <v> {out|} <w>', '<what>: <v> <w>', '<w> <what> <v>', '<what> {output|drained|total} <v> <w>', '<what> {made|gave} <v> <w>', '<what>, <v> {total|} <w>'],
  in: ['<what> <v> <w>', '<v> of <what> <w>', '<what> total <v> <w>', '{received|got} <v> <what> <w>', '<what>: <v> <w>', '<w> <what> <v>', '<what> in: <v> <w>', '<v> <what> <w>', '<what> <v> in <w>', '<what>, total of <v> <w>'],
} as const;
const NONES = ['<none> <w>', '<w> <none>', '<none> <w>{, will monitor|, noted}', '<w>: <none>'];

type Way = 'in' | 'out';
const TABLES = { in: ['INPUTEVENTS_CV', 'AMOUNT'], out: ['OUTPUTEVENTS', 'VALUE'] } as const;

function amount(scene: Scene, { value, per }: Total, unit: string): string {
  return per === 1000 ? `${value.toFixed(1)}${scene.author.tight ? '' : ' '}L` : `${value}${unit}`;
}

function sum(scene: Scene, words: FluidWords, way: Way, claim: Total, ml: number, over: string, unit: string, others: readonly number[]): Statement {
  const [table, column] = TABLES[way];
  return {
    shape: `total ${way}`, system: words.system, keys: [words.label], claims: [claim], say: () => phrase(scene, SUMS[way], { what: scene.rng.pick(words.said), v: amount(scene, claim, unit), w: over }),
    slips: () => some(scene.rng, others.map((other) => (claim.per === 1000 ? rounded(other / 1000, 1) : rounded(other, 0))).filter((value) => value > 0 && Math.abs(value - ml / claim.per) > Math.max(2.2 * claim.within, (0.06 * ml) / claim.per)), 2)
      .map((value): Slip => ({ kind: 'value', statement: sum(scene, words, way, { ...claim, value }, ml, over, unit, others), conflict: [table, column, value, ml] })),
  };
}

function none(scene: Scene, words: FluidWords, way: Way, window: Window, over: string): Statement {
  return { shape: 'no volume', system: words.system, keys: [words.label], claims: [{ is: 'no-volume', table: TABLES[way][0], label: words.label, window }], say: () => phrase(scene, NONES, { none: scene.rng.pick(words.none ?? []), w: over }), slips: noSlips };
}

/** @param over ways to name the window: "this shift", "past 24h" */
export function volumeStatements(scene: Scene, window: Window, over: readonly string[]): readonly (readonly Statement[])[] {
  const { rng, chart } = scene;
  const groups: Statement[][] = [];
  for (const [way, lexicon] of [['in', INTAKE_WORDS], ['out', OUTPUT_WORDS]] as const) {
    const [table] = TABLES[way];
    for (const words of lexicon.values()) {
      const of = chart.volumes.filter((each) => each.table === table && each.label === words.label);
      const inWindow = of.filter(({ time }) => within(time, window));
      const when = rng.pick(over);
      const missing = words.none === undefined ? undefined : none(scene, words, way, window, when);
      if (inWindow.length === 0) {
        // What was never there is denied now and then, where it might have been.
        if (missing !== undefined && rng.chance(of.length > 0 ? 0.5 : /emesis|stool stool|prbc/.test(words.label) ? 0.15 : 0)) groups.push([missing]);
        continue;
      }
      const ml = Number(inWindow.reduce((total, each) => total + each.ml, 0).toPrecision(12));
      const per = ml >= 1000 && rng.chance(0.6) ? 1000 : 1;
      const claim: Total = { is: 'total', table, label: words.label, window, value: per === 1000 ? rounded(ml / 1000, 1) : rounded(ml, 0), within: halfOf(per === 1000 ? 1 : 0), per };
      // Other sums that the chart holds: of other hours, of a part, of other items.
      const others = [...of.map((each) => each.ml), of.reduce((total, each) => total + each.ml, 0), ml - (inWindow.at(-1)?.ml ?? 0), ...chart.volumes.filter((each) => each.table === table && each.time <= scene.now).map((each) => each.ml), chart.volumes.filter((each) => each.table === table && within(each.time, window)).reduce((total, each) => total + each.ml, 0)]
        .filter((other) => other <= 4 * ml && other >= ml / 4);
      const said = sum(scene, words, way, claim, ml, when, scene.author.tight ? 'cc' : rng.pick([' cc', ' cc', ' mL', 'cc', 'ml']), others);
      const conflict: Conflict = [table, 'LABEL', null, words.label];
      groups.push([{ ...said, slips: () => [...said.slips(), ...(missing === undefined ? [] : [{ kind: 'presence' as const, statement: missing, conflict }])] }]);
    }
  }
  return groups;
}
