/**
 * What a laboratory or a monitor would measure in this patient at a given minute.
 *
 * A value starts from the patient's own baseline (spread between people), is pushed by every active condition and treatment, and gets a
 * draw's noise. Quantities that depend on each other are computed, not drawn: pH from bicarbonate and pCO2 (Henderson-Hasselbalch), the anion gap
 * from sodium + potassium - chloride - bicarbonate (the reference range of 8-20 is that of the formula with potassium), red-cell indices from
 * haemoglobin, PT from INR, eGFR from creatinine (MDRD, four variables without race), bilirubin fractions from the total.
 */
import type { Rng } from '../../../env/rng.ts';
import type { Effect } from '../vocabulary/condition.ts';
import { labTest } from '../vocabulary/labs.ts';
import { VITALS, type VitalKey } from '../vocabulary/vitals.ts';
import { HOUR, type Minutes } from './clock.ts';
import { clamp } from './draw.ts';

interface Push { readonly how: 'x' | '+'; readonly size: number; readonly from: Minutes; readonly ramp: number; readonly fade: number }

/** The constants of a person: standard normal deviates by test, drawn on first use and kept over all admissions. */
export class Constitution {
  readonly #rng: Rng;
  readonly #deviates = new Map<string, number>();

  constructor(rng: Rng) {
    this.#rng = rng;
  }

  deviate(key: string): number {
    const known = this.#deviates.get(key);
    if (known !== undefined) return known;
    const drawn = clamp(this.#rng.normal(), -2.2, 2.2);
    this.#deviates.set(key, drawn);
    return drawn;
  }
}

export class Physiology {
  readonly #constitution: Constitution;
  readonly #rng: Rng;
  readonly #female: boolean;
  readonly #age: number;
  readonly #pushes = new Map<string, Push[]>();
  /** A dying patient does not recover: pushes stop fading here. */
  #dying = false;

  constructor(constitution: Constitution, rng: Rng, who: { readonly female: boolean; readonly age: number }) {
    this.#constitution = constitution;
    this.#rng = rng;
    this.#female = who.female;
    this.#age = who.age;
  }

  die(): void {
    this.#dying = true;
  }

  /** @param ramp minutes until the push is at its full size */
  push([target, how, low, high, hours]: Effect, from: Minutes, ramp: number, share = this.#rng.float()): void {
    const list = this.#pushes.get(target) ?? [];
    list.push({ how, size: low + (high - low) * share, from, ramp, fade: hours * HOUR });
    this.#pushes.set(target, list);
  }

  lab(key: string, at: Minutes): number {
    const test = labTest(key);
    const value = clamp(this.#lab(key, at), test.floor, test.ceiling);
    return Number(value.toFixed(test.decimals));
  }

  vital(key: VitalKey, at: Minutes): number {
    const vital = VITALS[key];
    const raw = vital.typical + vital.between * this.#constitution.deviate(`vital ${key}`) + this.#sum(key, at) + this.#rng.normal(0, vital.within);
    return Number(clamp(raw, vital.floor, vital.ceiling).toFixed(vital.decimals));
  }

  #lab(key: string, at: Minutes): number {
    switch (key) {
      case 'anion gap': return this.#value('sodium', at) + this.#value('potassium', at) - this.#value('chloride', at) - this.#bicarbonate(at);
      case 'bicarbonate': return this.#bicarbonate(at);
      case 'ph': return this.#ph(at);
      case 'pco2': return this.#pco2(at);
      case 'base excess': return this.#bicarbonate(at) - 24.4 + 14.8 * (this.#ph(at) - 7.4);
      case 'total co2': return this.#bicarbonate(at) + 0.0307 * this.#pco2(at);
      case 'hematocrit': return this.#value('hemoglobin', at) * 100 / this.#value('mchc', at);
      case 'rbc': return this.#value('hemoglobin', at) * 10 / this.#mch(at);
      case 'mch': return this.#mch(at);
      case 'mcv': return this.#mch(at) * 100 / this.#value('mchc', at);
      case 'pt': return 11.4 * this.#value('inr', at) ** 0.92;
      case 'glucose whole blood': return this.#value('glucose', at);
      case 'potassium whole blood': return this.#value('potassium', at);
      case 'sodium whole blood': return this.#value('sodium', at) - 0.5;
      case 'bilirubin direct': return this.#value('bilirubin', at) * this.#directShare(at);
      case 'bilirubin indirect': return this.#value('bilirubin', at) * (1 - this.#directShare(at));
      case 'lymphocytes': return (100 - this.#neutrophils(at)) * clamp(this.#value('lymphocytes', at) / 32, 0.05, 0.9);
      case 'neutrophils': return this.#neutrophils(at);
      case 'egfr': return 175 * this.#value('creatinine', at) ** -1.154 * this.#age ** -0.203 * (this.#female ? 0.742 : 1);
      case 'tibc': return 1.3 * this.#value('transferrin', at);
      case 'ldl': return clamp(this.#value('ldl', at), 20, this.#value('cholesterol', at) - 35);
      default: return this.#value(key, at);
    }
  }

  /** A pH push from shock or hypoventilation is an equal change of bicarbonate: 10 to the power of the change, as a factor. */
  #bicarbonate(at: Minutes): number {
    return clamp(this.#value('bicarbonate', at) * 10 ** this.#sum('ph', at), 5, 48);
  }

  #ph(at: Minutes): number {
    return clamp(6.1 + Math.log10(this.#bicarbonate(at) / (0.0307 * this.#pco2(at))), 6.8, 7.7);
  }

  /** Metabolic acidosis is breathed against: Winter's formula (1.5 x bicarbonate + 8 mmHg), not quite reached. */
  #pco2(at: Minutes): number {
    const compensation = clamp((1.5 * this.#bicarbonate(at) + 8) / 44, 0.42, 1) ** 0.85;
    return clamp(this.#value('pco2', at) * compensation, 12, 140);
  }

  #mch(at: Minutes): number {
    return this.#value('mch', at) + this.#sum('mcv', at) / 3;
  }

  #neutrophils(at: Minutes): number {
    return clamp(this.#value('neutrophils', at), 2, 96);
  }

  #directShare(at: Minutes): number {
    const total = this.#value('bilirubin', at);
    return total > 2 ? 0.7 : 0.35;
  }

  #value(key: string, at: Minutes): number {
    const test = labTest(key);
    const deviate = this.#constitution.deviate(key);
    const sexed = this.#female ? FEMALE.get(key) ?? 0 : 0;
    const noise = this.#noise(key, at);
    const base = test.scale === 'log'
      ? (test.typical + sexed) * Math.exp(test.between * deviate + test.within * noise)
      : test.typical + sexed + test.between * deviate + test.within * noise;
    return clamp(base * this.#product(key, at) + this.#sum(key, at), test.floor, test.ceiling);
  }

  /** One deviate per test and minute, so that computed quantities agree with what is reported for the same sample. */
  readonly #noiseNow = new Map<string, number>();
  #noiseAt: Minutes = Number.NaN;
  #noise(key: string, at: Minutes): number {
    if (at !== this.#noiseAt) {
      this.#noiseNow.clear();
      this.#noiseAt = at;
    }
    const known = this.#noiseNow.get(key);
    if (known !== undefined) return known;
    const drawn = clamp(this.#rng.normal(), -2.5, 2.5);
    this.#noiseNow.set(key, drawn);
    return drawn;
  }

  #product(key: string, at: Minutes): number {
    let log = 0;
    for (const push of this.#pushes.get(key) ?? []) if (push.how === 'x') log += Math.log(push.size) * this.#strength(push, at);
    return Math.exp(log);
  }

  #sum(key: string, at: Minutes): number {
    let sum = 0;
    for (const push of this.#pushes.get(key) ?? []) if (push.how === '+') sum += push.size * this.#strength(push, at);
    return sum;
  }

  #strength(push: Push, at: Minutes): number {
    const since = at - push.from;
    if (since < 0) return 0;
    if (since < push.ramp) return since / push.ramp;
    if (push.fade === 0) return 1;
    const faded = Math.exp(-(since - push.ramp) / push.fade);
    return this.#dying ? Math.max(faded, 0.8) : faded;
  }
}

/** What women's values differ by. */
const FEMALE: ReadonlyMap<string, number> = new Map([['hemoglobin', -0.9], ['creatinine', -0.13], ['ferritin', -60], ['uric acid', -0.8], ['hdl', 7], ['ck', -20]]);
