/** What notes say beside their claims: exam, comfort, family, goals and plans. Each line may begin with what must hold: `vented? ...`, `!vented? ...`. */
import type { Scene, Trait } from '../notes/scene.ts';
import { listed, ofSplit, sentence, type Slots, speak } from './speak.ts';

const GUARD = /^((?:!?[a-z ]+)(?:,!?[a-z ]+)*)\? /;

function holds(scene: Scene, guard: string): boolean {
  return guard.split(',').every((each) => (each === 'male' || each === 'female' ? (scene.chart.sex === 'm') === (each === 'male') : each.startsWith('!') ? !scene.traits.has(each.slice(1) as Trait) : scene.traits.has(each as Trait)));
}

/** The lines of the scene's split that fit it, without their guards. */
export function fitting(scene: Scene, lines: readonly string[]): readonly string[] {
  return ofSplit(scene.split, lines).flatMap((line) => {
    const guard = GUARD.exec(line);
    return guard === null ? [line] : holds(scene, guard[1] ?? '') ? [line.slice(guard[0].length)] : [];
  });
}

export function slotsOf({ author, chart, rng, history, reason, hospitalDay }: Scene): Slots {
  const woman = chart.sex === 'f';
  return {
    pt: author.pt === 'Mr/Ms' ? (woman ? 'she' : 'he') : author.pt, thept: author.pt === 'Mr/Ms' ? (woman ? 'Ms. [**Known lastname **]' : 'Mr. [**Known lastname **]') : author.pt === 'patient' ? 'the patient' : author.pt,
    he: woman ? 'she' : 'he', his: woman ? 'her' : 'his', him: woman ? 'her' : 'him', man: woman ? rng.pick(['woman', 'female', 'F']) : rng.pick(['man', 'male', 'M']), sex: woman ? 'F' : 'M', wife: woman ? rng.pick(['husband', 'daughter', 'son', 'sister']) : rng.pick(['wife', 'daughter', 'son', 'brother']),
    age: chart.age >= 90 ? '90' : String(chart.age), w: author.withWord, reason, day: String(hospitalDay), pmh: history.length === 0 ? 'no significant PMH' : listed(rng, history.slice(0, 5)), hx: history.length === 0 ? rng.pick(['no significant PMH', 'no known medical problems', 'little past history']) : `${rng.pick(['h/o ', 'history of ', 'hx of ', 'PMH of ', ''])}${listed(rng, history.slice(0, 5))}`,
  };
}

/** So many different lines, drawn and spoken. */
export function lines(scene: Scene, pool: readonly string[], count: number): readonly string[] {
  const { rng } = scene;
  return rng.shuffle(fitting(scene, pool)).slice(0, count).map((line) => speak(rng, line, slotsOf(scene)));
}

/** Fragments one after the other, most of them as sentences, some after a comma. */
export function joined({ rng }: Scene, parts: readonly string[]): string {
  return parts.map((part, i) => {
    const comma = i > 0 && !/[,;:]/.test(part) && rng.chance(0.15);
    return `${i === 0 ? '' : comma ? ', ' : '. '}${comma ? part : sentence(part)}`;
  }).join('').concat(parts.length === 0 ? '' : '.');
}
