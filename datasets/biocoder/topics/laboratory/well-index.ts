/** Positions on microplates (rows by letter, columns by number: ANSI SLAS 4-2004). */
import { code, defineFunction } from '../../template.ts';

export const wellIndex = defineFunction({
  id: 'well-index',
  difficulty: 1,
  conventions: {
    order: ['rows', 'columns', 'snake'],
    base: [0, 1],
    padding: ['optional', 'required'],
    lower: ['accepted', 'invalid'],
    invalid: [null, -1],
    plate: ['wells', 'rows and columns'],
  },
  names: ['well_index', 'well_number', 'well_to_index', 'position_of_well'],
  describe: ({ order, base, padding, lower, invalid, plate }) => ({
    does: ['turns the name of a well of a microplate into its number', 'gives the number of a well on a plate'],
    arguments: plate === 'wells'
      ? [{ name: 'well', type: 'str', meaning: 'the name, as B7 or B07' }, { name: 'wells', type: 'int', meaning: 'the size of the plate: 6, 24, 96 or 384 wells, in 2, 4, 8 or 16 rows and 3, 6, 12 or 24 columns' }]
      : [{ name: 'well', type: 'str', meaning: 'the name, as B7 or B07' }, { name: 'columns', type: 'int', meaning: 'the number of columns of the plate, which has two rows for every three columns' }],
    returns: `an int${invalid === null ? ' or None' : ''}`,
    rules: [
      'The name is a letter for the row (A is the first) and the number of the column from 1',
      padding === 'required' ? ['The number must have two digits, as in B07', 'Columns are written with two digits (A01); anything else is not a name'] : ['The number has one or two digits, as in B7, B07 or B12', 'Columns below 10 may be written with or without a leading zero'],
      lower === 'accepted' ? ['The letter may be in lower case', 'Case does not matter'] : ['The letter must be in upper case', 'Lower-case letters are not accepted'],
      [`A text that is no such name, or a well that the plate does not have, gives ${invalid === null ? 'None' : invalid}`, `Give ${invalid === null ? 'None' : invalid} for texts of another form and for wells that are not on the plate`],
      order === 'rows' ? ['Wells are counted along the rows: A1, A2, A3 and so on, then the next row', 'Counting goes row by row, from left to right'] : order === 'columns' ? ['Wells are counted down the columns: A1, B1, C1 and so on, then the next column', 'Counting goes column by column, from top to bottom'] : ['Wells are counted along the rows, the first from left to right, the second from right to left, and so on in turn', 'Counting snakes through the rows: A from left to right, B from right to left, C from left to right, ...'],
      `The first one, A1, has the number ${base}`,
    ],
  }),
  inputs({ plate }, rng) {
    const of = (well: string, rows: number): [string, number] => [well, plate === 'wells' ? rows * rows * 1.5 : rows * 1.5];
    const inputs = [of('A1', 8), of('A01', 8), of('H12', 8), of('B3', 8), of('B03', 8), of('c04', 8), of('P24', 16), of('I1', 8), of('A13', 8), of('A00', 8), of('', 8), of('12', 8), of('A001', 16), of('B02', 2), of('D06', 4), of('A7', 16), of('g11', 8), of('Z99', 16), of(' A1', 8)];
    while (inputs.length < 30) {
      const rows = rng.pick([2, 4, 8, 8, 16]);
      inputs.push(of(`${'ABCDEFGHIJKLMNOP'[rng.int(0, rows - 1)]}${String(rng.int(1, rows * 1.5)).padStart(rng.chance(0.6) ? 2 : 1, '0')}`, rows));
    }
    return inputs;
  },
  solve({ order, base, padding, lower, invalid, plate }, well: string, size: number) {
    const rows = plate === 'wells' ? Math.round(Math.sqrt(size / 1.5)) : size / 1.5;
    const columns = rows * 1.5;
    const match = /^([A-Za-z])([0-9]{1,2})$/.exec(well);
    const [, letter = '', digits = ''] = match ?? [];
    const row = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(lower === 'accepted' ? letter.toUpperCase() : letter);
    const column = Number(digits) - 1;
    if (match === null || row < 0 || row >= rows || column < 0 || column >= columns || (padding === 'required' && digits.length < 2)) return invalid;
    return base + (order === 'columns' ? column * rows + row : row * columns + (order === 'snake' && row % 2 === 1 ? columns - 1 - column : column));
  },
  python: {
    context: () => code`
      """Names of wells on plates of 6, 24, 96 and 384."""
      import re
      from math import isqrt

      LETTERS = "ABCDEFGHIJKLMNOP"
      ROWS = {6: 2, 24: 4, 96: 8, 384: 16}
      COLUMNS = {6: 3, 24: 6, 96: 12, 384: 24}


      def well_name(row, column):
          """The name of a well by 0-based row and column."""
          return f"{LETTERS[row]}{column + 1:02d}"


      # <<insert solution here>>
      `,
    reference: ({ order, base, padding, lower, invalid, plate }, name) => code`
      def ${name}(well, ${plate === 'wells' ? 'wells' : 'columns'}):
          ${plate === 'wells' ? 'rows, columns = ROWS[wells], COLUMNS[wells]' : 'rows = columns * 2 // 3'}
          match = re.fullmatch(r"([A-Z${lower === 'accepted' ? 'a-z' : ''}])([0-9]${padding === 'required' ? '{2}' : '{1,2}'})", well)
          if not match:
              return ${invalid === null ? 'None' : invalid}
          row, column = LETTERS.find(match[1].upper()), int(match[2]) - 1
          if not (0 <= row < rows and 0 <= column < columns):
              return ${invalid === null ? 'None' : invalid}
          ${order === 'snake' ? 'if row % 2:\n    column = columns - 1 - column' : ''}
          return ${order === 'columns' ? 'column * rows + row' : 'row * columns + column'}${base === 0 ? '' : ' + 1'}
      `,
  },
  javascript: {
    context: () => code`
      // Names of wells on plates of 6, 24, 96 and 384.
      const LETTERS = 'ABCDEFGHIJKLMNOP';
      const COLUMNS = { 6: 3, 24: 6, 96: 12, 384: 24 };

      const wellName = (row, column) => LETTERS[row] + String(column + 1).padStart(2, '0');

      // <<insert solution here>>
      `,
    reference: ({ order, base, padding, lower, invalid, plate }, name) => code`
      function ${name}(well, size) {
        const columns = ${plate === 'wells' ? 'COLUMNS[size]' : 'size'};
        const rows = (columns / 3) * 2;
        const walk = [];
        ${order === 'columns' ? 'for (let c = 0; c < columns; c++) for (let r = 0; r < rows; r++) walk.push(wellName(r, c));' : `for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) walk.push(wellName(r, ${order === 'snake' ? 'r % 2 === 1 ? columns - 1 - c : c' : 'c'}));`}
        const wanted = ${lower === 'accepted' ? 'well.toUpperCase()' : 'well'}${padding === 'required' ? '' : ".replace(/^([A-Z])([0-9])$/, '$10$2')"};
        const place = walk.indexOf(wanted);
        return place < 0 ? ${String(invalid)} : place + ${base};
      }
      `,
  },
});
