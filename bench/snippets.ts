/** The programs that benches run: one that does nothing to speak of, and a small pandas group-by. */
export const TRIVIAL = 'x = 6 * 7';
export const GROUP_BY = [
  'import pandas as pd',
  "df = pd.DataFrame({'ward': ['a', 'b', 'c', 'd'] * 50, 'los': range(200)})",
  "stay = df.groupby('ward')['los'].mean()",
].join('\n');
/** Where each runs: a light interpreter, and one with pandas loaded. */
export const TRIVIAL_FAMILY = 'medcalc';
export const PANDAS_FAMILY = 'npower';
