/** Prints the measures of the medcalc twin as the table of its README: `node scripts/medcalc-twin-table.ts`. */
import { CALCULATORS } from '../datasets/medcalc/calculators/index.ts';
import { measure, measureTable } from '../datasets/medcalc/twin/measure.ts';

console.log(measureTable(CALCULATORS.map((calculator) => measure(calculator, { split: 'test', notes: 200, answers: 1000 }))));
