/** Made-up names: MIMIC-III has none, and TREQS drew its own at random. The same for the same patient in every import. */
import { Rng } from '../../../env/rng.ts';
import { FIRST_NAMES_MEN, FIRST_NAMES_WOMEN, LAST_NAMES } from '../../hospital/vocabulary/people.ts';

export function nameOf(subject: number, gender: string | null): string {
  const rng = new Rng('treqs-names', subject);
  return `${rng.pick(gender === 'F' ? FIRST_NAMES_WOMEN : FIRST_NAMES_MEN)} ${rng.pick(LAST_NAMES)}`;
}
