/** Cell counts in a haemocytometer with trypan blue (Strober W. Curr Protoc Immunol 2015;111:A3.B.1: a corner square holds 0.1 microlitres). */
import { code, defineFunction, Raises } from '../../template.ts';

export const cellCount = defineFunction({
  id: 'cell-count',
  difficulty: 1,
  conventions: {
    result: ['total', 'viable', 'viability', 'suspension'],
    dilution: ['factor', 'parts'],
    squares: ['all', 'without extremes'],
    unit: ['per ml', 'per ul'],
    empty: [0, null, 'error'],
  },
  excluded: ({ result, dilution, unit }) => result === 'viability' ? dilution === 'parts' || unit === 'per ul' : result === 'suspension' && unit === 'per ul',
  names: ['cell_count', 'count_cells', 'cells_from_chamber', 'haemocytometer'],
  describe: ({ result, dilution, squares, unit, empty }) => ({
    does: { total: 'computes the concentration of all cells from a count in a haemocytometer', viable: 'computes the concentration of viable cells from a count in a haemocytometer', viability: 'computes the viability of cells from a count in a haemocytometer', suspension: 'computes the number of viable cells in a suspension from a count in a haemocytometer' }[result],
    arguments: [
      { name: 'squares', type: 'list[list[int]]', meaning: 'the counts `[live, dead]` of each corner square' },
      { name: 'dilution', type: 'float', meaning: dilution === 'factor' ? 'the factor by which the suspension was diluted with trypan blue (2 for equal parts)' : 'how many parts of trypan blue were added to one part of suspension (1 for equal parts)' },
      { name: 'volume', type: 'float', meaning: 'the volume of the suspension in ml' },
    ],
    returns: result === 'viability' ? 'the percentage of live cells, a float that is not rounded' : result === 'suspension' ? 'the number of viable cells in the whole volume, a float that is not rounded' : `cells ${unit === 'per ml' ? 'per ml' : 'per microlitre'}, a float that is not rounded`,
    rules: [
      squares === 'all' ? ['All squares count', 'Use every square'] : ['If there are more than two squares, the one with the fewest and the one with the most cells (live and dead together) are left out, the first of them if several are equal; if all are equal the first two are left out', 'With three squares or more, drop the one with the smallest and the one with the largest sum of live and dead cells (the earliest among equals; the first two squares if all sums are the same)'],
      ...(result === 'viability' ? ['The viability is 100 times the live over all cells'] : [[`The mean number of ${result === 'total' ? 'live and dead cells' : 'live cells'} per square times CELLS_PER_ML of the module is the concentration per ml in the chamber; multiplied by the dilution${dilution === 'parts' ? ' (1 plus the parts of trypan blue)' : ''} it is that of the suspension`, `Average the ${result === 'total' ? 'cells, live and dead,' : 'live cells'} over the squares, multiply by \`CELLS_PER_ML\` and by the ${dilution === 'parts' ? 'dilution factor, which is 1 + `dilution`' : 'dilution factor'}`] as const]),
      ...(result === 'suspension' ? ['Multiply that by the volume'] : []),
      empty === 'error' ? [`Without ${result === 'viability' ? 'any cell in the squares that count' : 'squares'}, raise ValueError`, `Raise ValueError if there are no ${result === 'viability' ? 'cells to count' : 'squares'}`] : `Without ${result === 'viability' ? 'any cell in the squares that count' : 'squares'} the result is ${empty === null ? 'None' : '0.0'}`,
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [number[][], number, number][] = [[[], 2, 1], [[[40, 5]], 2, 10], [[[40, 5], [60, 0]], 1, 5], [[[40, 5], [60, 0], [35, 20], [50, 5]], 3, 2], [[[0, 0], [0, 0]], 2, 1], [[[10, 10], [15, 5], [20, 0]], 2, 1.5], [[[30, 2], [30, 2], [90, 1], [29, 3]], 4, 3], [[[5, 50], [6, 50], [7, 40], [60, 60]], 1.5, 8]];
    while (inputs.length < 18) inputs.push([Array.from({ length: rng.int(2, 5) }, () => [rng.int(5, 120), rng.int(0, 30)]), rng.pick([1, 2, 4, 5, 10]), rng.decimal(0.5, 20, 1)]);
    return inputs;
  },
  solve({ result, dilution: kind, squares: which, unit, empty }, squares: readonly (readonly number[])[], dilution: number, volume: number) {
    const sums = squares.map(([live = 0, dead = 0]) => live + dead);
    const low = sums.indexOf(Math.min(...sums));
    const high = sums.indexOf(Math.max(...sums));
    const out = which === 'all' || squares.length <= 2 ? [] : low === high ? [0, 1] : [low, high];
    const counted = squares.filter((_, i) => !out.includes(i));
    const live = counted.reduce((sum, [count = 0]) => sum + count, 0);
    const all = counted.reduce((sum, [a = 0, b = 0]) => sum + a + b, 0);
    if (result === 'viability' ? all === 0 : counted.length === 0) {
      if (empty === 'error') throw new Raises('ValueError');
      return empty;
    }
    if (result === 'viability') return (100 * live) / all;
    const perMl = ((result === 'total' ? all : live) / counted.length) * 1e4 * (kind === 'factor' ? dilution : dilution + 1);
    return result === 'suspension' ? perMl * volume : unit === 'per ml' ? perMl : perMl / 1000;
  },
  python: {
    context: () => code`
      """Cell culture."""
      from statistics import fmean

      # A corner square of the chamber holds 0.1 microlitres.
      CELLS_PER_ML = 1e4


      def volume_to_seed(cells, concentration):
          """Millilitres that hold so many cells."""
          return cells / concentration


      # <<insert solution here>>
      `,
    reference: ({ result, dilution: kind, squares: which, unit, empty }, name) => code`
      def ${name}(squares, dilution, volume):
          ${which === 'all' ? 'kept = squares' : `kept = list(squares)
if len(kept) > 2:
    low, high = min(kept, key=sum), max(kept, key=sum)
    if sum(low) == sum(high):
        kept = kept[2:]
    else:
        kept.remove(low)
        kept.remove(high)`}
          if not ${result === 'viability' ? 'sum(map(sum, kept))' : 'kept'}:
              ${empty === 'error' ? 'raise ValueError("nothing was counted")' : `return ${empty === null ? 'None' : '0.0'}`}
          ${result === 'viability' ? 'return 100 * sum(live for live, _ in kept) / sum(map(sum, kept))' : `concentration = fmean(${result === 'total' ? 'live + dead for live, dead in kept' : 'live for live, _ in kept'}) * CELLS_PER_ML * ${kind === 'factor' ? 'dilution' : '(1 + dilution)'}
return concentration${result === 'suspension' ? ' * volume' : unit === 'per ml' ? '' : ' / 1000'}`}
      `,
  },
});
