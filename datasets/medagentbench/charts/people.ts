/** Who the patients of the charts are: names and addresses that are easily taken for one another, as in real registers. */
import type { Rng } from '../../../env/rng.ts';

export interface Person {
  readonly mrn: string;
  readonly given: readonly string[];
  readonly family: string;
  /** YYYY-MM-DD */
  readonly born: string;
}

/** Pairs that are read as one another. */
const ALIKE: Readonly<Record<string, string>> = {
  John: 'Jon', Steven: 'Stephen', Catherine: 'Katherine', Sara: 'Sarah', Ann: 'Anne', Eric: 'Erik', Mark: 'Marc', Jeffrey: 'Geoffrey', Philip: 'Phillip', Teresa: 'Theresa', Deborah: 'Debra', Brian: 'Bryan', Kathleen: 'Cathleen', Michele: 'Michelle', Smith: 'Smyth', Johnson: 'Johnston', Brown: 'Browne', Clark: 'Clarke', Thompson: 'Thomson', Allen: 'Allan', Reed: 'Reid', Stewart: 'Stuart', Phillips: 'Philips', Martinez: 'Martines', Gonzalez: 'Gonzales', Hernandez: 'Hernandes', Green: 'Greene', Nelson: 'Neilson', Harris: 'Harriss', Rogers: 'Rodgers',
};
const alike = (name: string): string => ALIKE[name] ?? name;

/** Another birth date of the same form: two digits swapped, a year beside, day for month. */
function nearDate(rng: Rng, born: string): string {
  const [year = '', month = '', day = ''] = born.split('-');
  switch (rng.int(0, 2)) {
    case 0: return `${Number(year) + rng.pick([-1, 1])}-${month}-${String(Math.min(28, Number(day))).padStart(2, '0')}`;
    case 1: return Number(day) <= 12 && day !== month ? `${year}-${day}-${month}` : `${Number(year) - 10}-${month}-${String(Math.min(28, Number(day))).padStart(2, '0')}`;
    default: return `${year}-${month}-${String((Number(day) % 28) + 1).padStart(2, '0')}`;
  }
}

/** Somebody who is not that person, and nearly has the name and birth date. */
export function nearlyAs(rng: Rng, { given, family, born }: Person): Pick<Person, 'given' | 'family' | 'born'> {
  const [first = '', ...others] = given;
  switch (rng.int(0, 2)) {
    case 0: return { given, family, born: nearDate(rng, born) };
    case 1: return { given: [alike(first), ...others], family: alike(family), born: alike(first) === first && alike(family) === family ? nearDate(rng, born) : born };
    default: return { given: [first, rng.pick([...'ABCDEFGHJKLMNPRSTW'])], family, born: nearDate(rng, born) };
  }
}

const STREETS = ['Oak Street', 'Maple Avenue', 'Washington Street', 'Park Avenue', 'Elm Street', 'Cedar Lane', 'Lake Road', 'Hill Street', 'Church Street', 'Pine Street', 'River Road', 'Highland Avenue', 'Center Street', 'Spring Street', 'Forest Drive', 'School Street'];
const TOWNS: readonly (readonly [city: string, state: string, zip: string])[] = [['Springfield', 'MA', '011'], ['Worcester', 'MA', '016'], ['Lowell', 'MA', '018'], ['Quincy', 'MA', '021'], ['Providence', 'RI', '029'], ['Nashua', 'NH', '030'], ['Portland', 'ME', '041'], ['Hartford', 'CT', '061'], ['Albany', 'NY', '122'], ['Burlington', 'VT', '054']];

export function address(rng: Rng): object {
  const [city, state, zip] = rng.pick(TOWNS);
  return { use: 'home', line: [`${rng.int(1, 980)} ${rng.pick(STREETS)}`], city, state, postalCode: `${zip}${String(rng.int(1, 99)).padStart(2, '0')}`, country: 'US' };
}

/** Numbers that are kept for fiction. */
export const telephone = (rng: Rng): object => ({ system: 'phone', value: `(${rng.pick(['413', '508', '617', '401', '603', '207', '860', '518', '802'])}) 555-01${String(rng.int(0, 99)).padStart(2, '0')}`, use: rng.pick(['home', 'mobile']) });
