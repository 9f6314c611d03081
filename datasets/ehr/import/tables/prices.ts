/** Made-up prices in US dollars: one for each thing, about 10, as EHRSQL draws them. The same for the same thing in every import. */
import { Rng } from '../../../../env/rng.ts';
import type { Cell } from '../../../hospital/index.ts';

export class Prices {
  readonly #family: string;
  readonly #known = new Map<string, number>();

  constructor(family: string) {
    this.#family = family;
  }

  of(type: string, thing: Cell): number {
    const key = `${type}\0${String(thing)}`;
    let price = this.#known.get(key);
    if (price === undefined) {
      const mean = new Rng('ehr-import', this.#family, 'price', type).int(6, 14);
      price = Math.max(0.01, Number(new Rng('ehr-import', this.#family, 'price', type, String(thing)).normal(mean, 1).toFixed(2)));
      this.#known.set(key, price);
    }
    return price;
  }
}
