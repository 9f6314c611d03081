/** The random generator gives what it always gave: all generated tasks hang on it. */
import t from 'tap';
import { Rng } from '../../env/rng.ts';

const WHAT_TO_DO = 'the draws have changed, and with them every generated task: that needs new versions of all families, of the hospital (datasets/hospital/settings.ts) and of the plans (datasets/ehr/block.ts)';

t.test('draws of a seed', (t) => {
  const rng = (): Rng => new Rng('golden', 1, 'test', 7);
  const many = <T>(draw: (rng: Rng) => T): readonly T[] => { const one = rng(); return Array.from({ length: 5 }, () => draw(one)); };
  t.same({
    uint32: many((r) => r.uint32()),
    float: many((r) => r.float()),
    int: many((r) => r.int(-3, 1_000)),
    decimal: many((r) => r.decimal(0.25, 9.75, 2)),
    chance: many((r) => r.chance(0.5)),
    pick: many((r) => r.pick(['a', 'b', 'c', 'd', 'e'])),
    shuffle: rng().shuffle([1, 2, 3, 4, 5, 6, 7, 8]),
    normal: many((r) => Number(r.normal(10, 2).toFixed(9))),
  }, {
    uint32: [778_942_173, 24_925_546, 547_901_187, 2_484_867_929, 2_122_369_908],
    float: [0.181_361_607_508_733_87, 0.005_803_430_918_604_135_5, 0.127_568_186_027_929_2, 0.578_553_399_303_928, 0.494_152_751_751_244_07],
    int: [179, 2, 125, 577, 493],
    decimal: [1.97, 0.3, 1.46, 5.75, 4.94],
    chance: [true, true, true, false, true],
    pick: ['a', 'a', 'a', 'c', 'c'],
    shuffle: [4, 6, 5, 8, 3, 7, 1, 2],
    normal: [11.264_426_696, 9.079_830_624, 10.866_339_14, 10.013_904_68, 14.500_052_292],
  }, WHAT_TO_DO);
  t.end();
});

t.test('streams are apart', (t) => {
  const first = (...parts: (string | number)[]): number => new Rng(...parts).uint32();
  t.equal(new Set([first('a', 1), first('a', 2), first('a1'), first('a', '1'), first(1, 'a')]).size, 5);
  t.end();
});
