/**
 * Which patient a draw asks about. Patients come in an order of the split's and category's own, those with an answer that has
 * come before later; where something is due or not, one of each comes in every two draws.
 */
import { Rng } from '../../env/rng.ts';
import type { Split } from '../../env/task.ts';
import type { Chart } from './charts/register.ts';
import { TEMPLATES } from './templates/index.ts';
import type { Case, Slots, Template } from './templates/template.ts';

/** Part of the seed: another number asks about other patients in other words. */
const SEED_VERSION = 1;

export interface Drawn { readonly template: Template; readonly chart: Chart; readonly slots: Slots; readonly question: string; readonly case: Case }

const fill = (wording: string, slots: Slots): string => wording.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(slots[name] ?? ''));

export class Cases {
  readonly #split: Split;
  readonly #register: readonly Chart[];
  readonly #key: string;
  readonly #orders = new Map<string, readonly (readonly Chart[])[]>();

  /** @param key the operator's secret, empty for the public tasks */
  constructor(split: Split, register: readonly Chart[], key = '') {
    this.#split = split;
    this.#register = register;
    this.#key = key;
  }

  draw(category: string, draw: number): Drawn {
    const template = TEMPLATES.find(({ id }) => id === category);
    if (template === undefined) throw new RangeError(`there is no template ${category}`);
    const groups = this.#groups(template);
    const round = Math.floor(draw / groups.length);
    // Which of the two comes first is drawn for each two.
    const turn = (draw + Number(groups.length === 2 && this.#rng(category, 'turn', round).chance(0.5))) % groups.length;
    const group = groups[turn] ?? [];
    const chart = group[round % group.length];
    if (chart === undefined) throw new RangeError(`no patient fits ${category}`);
    for (let attempt = 0; ; attempt++) {
      const rng = this.#rng(category, 'case', draw, attempt);
      const slots = template.ask(chart, rng);
      if (slots !== undefined) return { template, chart, slots, question: fill(rng.pick(template.wordings[this.#split]), { ...slots, mrn: chart.mrn }), case: template.of(chart, slots) };
    }
  }

  #rng(...parts: readonly (string | number)[]): Rng {
    return new Rng('medagentbench-cases', SEED_VERSION, this.#split, ...(this.#key === '' ? [] : [this.#key]), ...parts);
  }

  #groups(template: Template): readonly (readonly Chart[])[] {
    const known = this.#orders.get(template.id);
    if (known !== undefined) return known;
    const rng = this.#rng(template.id, 'order');
    const shuffled = rng.shuffle(this.#register);
    const made = template.due === undefined ? [shuffled] : [shuffled.filter((chart) => template.due?.(chart) === true), shuffled.filter((chart) => template.due?.(chart) === false)];
    const groups = made.map((group) => this.#freshFirst(template, group));
    this.#orders.set(template.id, groups);
    return groups;
  }

  /** Without those who do not fit; whose answer has come n times before, after those of n - 1. */
  #freshFirst(template: Template, charts: readonly Chart[]): readonly Chart[] {
    const times = new Map<string, number>();
    return charts.flatMap((chart, i) => {
      const slots = template.ask(chart, this.#rng(template.id, 'trial', i));
      if (slots === undefined) return [];
      const { gold } = template.of(chart, slots);
      const before = times.get(gold) ?? 0;
      times.set(gold, before + 1);
      return [{ chart, before }];
    }).toSorted((a, b) => a.before - b.before).map(({ chart }) => chart);
  }
}
