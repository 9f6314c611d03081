/** Layouts of samples, replicates and controls on a 96-well plate. */
import { code, defineFunction, Raises } from '../../template.ts';

export const plateLayout = defineFunction({
  id: 'plate-layout',
  difficulty: 3,
  conventions: {
    fill: ['rows', 'columns'],
    replicates: ['together', 'blocks'],
    blank: ['none', 'first', 'last'],
    edge: ['used', 'free'],
    names: ['A1', 'A01'],
    overflow: ['error', 'cut'],
  },
  names: ['plate_layout', 'assign_wells', 'lay_out_plate', 'plate_map'],
  describe: ({ fill, replicates, blank, edge, names, overflow }) => ({
    does: ['lays out samples with their replicates on a 96-well plate', 'assigns the wells of a 96-well plate to samples and replicates'],
    arguments: [
      { name: 'samples', type: 'list[str]', meaning: 'the names of the samples' },
      { name: 'replicates', type: 'int', meaning: 'how many wells each sample gets, at least 1' },
    ],
    returns: 'a dictionary from the name of each well that is used to the name of what it holds',
    rules: [
      `The rows are A to H, the columns 1 to 12; a well is written as ${names === 'A1' ? 'A1, without leading zeros' : 'A01, the column with two digits'}`,
      fill === 'rows' ? ['The plate is filled along the rows, A from left to right, then B', 'Fill row by row'] : ['The plate is filled down the columns, column 1 from A to H, then column 2', 'Fill column by column'],
      edge === 'free' ? ['Wells at the edge of the plate (rows A and H, columns 1 and 12) stay free', 'Do not use the outer wells (rows A and H, columns 1 and 12)'] : 'All wells may be used',
      replicates === 'together' ? ['The replicates of a sample follow each other, then come those of the next sample', 'Replicates lie next to each other in the order of filling'] : ['All samples come once, then all once more, as often as there are replicates', 'Replicates are in blocks: the whole list of samples is repeated'],
      blank === 'none' ? ['No wells are given to blanks', 'There are no blanks'] : [`There are as many blanks (named as BLANK of the module) as replicates, ${blank === 'first' ? 'before' : 'after'} all samples`, `Put as many wells with \`BLANK\` as there are replicates ${blank === 'first' ? 'in front of' : 'behind'} the samples`],
      overflow === 'error' ? ['If there are more to place than wells, raise ValueError', 'Raise ValueError if the plate is too small'] : ['What does not fit on the plate is left out', 'If the plate is full, the rest is dropped'],
    ],
  }),
  inputs(_settings, rng) {
    const many = (count: number): string[] => Array.from({ length: count }, (_, i) => `s${i + 1}`);
    const inputs: [string[], number][] = [[[], 2], [['a'], 1], [['a', 'b'], 3], [['x', 'y', 'z'], 2], [many(13), 1], [many(5), 3], [many(33), 3], [many(61), 1], [many(9), 2], [many(20), 3], [many(48), 2]];
    while (inputs.length < 16) inputs.push([rng.shuffle(['wt', 'ko1', 'ko2', 'het', 'drug', 'dmso', 'mock', 'pbs']).slice(0, rng.int(2, 8)), rng.int(1, 4)]);
    return inputs;
  },
  solve({ fill, replicates: manner, blank, edge, names, overflow }, samples: readonly string[], replicates: number) {
    const wells: string[] = [];
    for (let i = 0; i < 96; i++) {
      const [row, column] = fill === 'rows' ? [Math.floor(i / 12), i % 12] : [i % 8, Math.floor(i / 8)];
      if (edge === 'free' && (row === 0 || row === 7 || column === 0 || column === 11)) continue;
      wells.push(`${'ABCDEFGH'[row]}${String(column + 1).padStart(names === 'A1' ? 1 : 2, '0')}`);
    }
    const times = Array.from({ length: replicates }, (_, i) => i);
    const placed = manner === 'together' ? samples.flatMap((sample) => times.map(() => sample)) : times.flatMap(() => samples);
    const blanks = blank === 'none' ? [] : times.map(() => 'blank');
    const contents = blank === 'first' ? [...blanks, ...placed] : [...placed, ...blanks];
    if (contents.length > wells.length && overflow === 'error') throw new Raises('ValueError');
    return Object.fromEntries(contents.slice(0, wells.length).map((content, i) => [wells[i] ?? '', content]));
  },
  python: {
    context: () => code`
      """Maps of plates for the pipetting robot."""
      from itertools import chain, product, repeat

      ROWS = "ABCDEFGH"
      COLUMNS = range(1, 13)
      BLANK = "blank"


      def is_edge(row, column):
          return row in "AH" or column in (1, 12)


      # <<insert solution here>>


      def as_grid(layout):
          return [[layout.get(f"{row}{column}", "") for column in COLUMNS] for row in ROWS]
      `,
    reference: ({ fill, replicates: manner, blank, edge, names, overflow }, name) => code`
      def ${name}(samples, replicates):
          places = ${fill === 'rows' ? 'product(ROWS, COLUMNS)' : '((row, column) for column, row in product(COLUMNS, ROWS))'}
          wells = [f"{row}{column${names === 'A1' ? '' : ':02d'}}" for row, column in places${edge === 'free' ? ' if not is_edge(row, column)' : ''}]
          contents = ${manner === 'together' ? 'list(chain.from_iterable(repeat(sample, replicates) for sample in samples))' : 'list(samples) * replicates'}
          ${blank === 'none' ? '' : blank === 'first' ? 'contents = [BLANK] * replicates + contents' : 'contents += [BLANK] * replicates'}
          ${overflow === 'error' ? 'if len(contents) > len(wells):\n    raise ValueError("the plate is too small")' : ''}
          return dict(zip(wells, contents))
      `,
  },
});
