/**
 * A note while it is written: sentences by section, how each finding was told, and filling up to a length.
 */
import type { Rng } from '../../../env/rng.ts';
import type { FindingProse, Telling, Told } from './finding.ts';
import type { Patient } from './patient.ts';
import { type Section, SECTIONS } from './section.ts';
import { list, type Parameters, render, wordCount } from './text.ts';

/**
 * Sentences that may or may not be told. They belong to the setting and name nothing that a calculator asks for. A mark
 * in front says when: `<heart>` only if nothing else spoke of the heart, `<45+>` from that age, `<-40>` up to it,
 * `<female>` or `<male>`, several with commas.
 */
export type Pool = { readonly [section in Section]?: readonly string[] };

interface Sentence {
  /** Optional sentences keep the order of their pool; what a task needs stands between `-1` and pools. */
  readonly order: number;
  readonly text: string;
}

const HEADINGS: { readonly [section in Section]: readonly string[] } = {
  opening: ['Presentation', 'Reason for admission', 'Summary'],
  hpi: ['History of present illness', 'Present illness'],
  history: ['Past medical history', 'Medical history'],
  medications: ['Medications', 'Current medicines'],
  family: ['Family history'],
  social: ['Social history', 'Social circumstances'],
  review: ['Review of systems'],
  vitals: ['Vital signs', 'Observations'],
  exam: ['Physical examination', 'Examination'],
  labs: ['Laboratory data', 'Investigations'],
  imaging: ['Imaging and other studies', 'Other studies'],
  course: ['Course', 'Further course'],
  plan: ['Plan', 'Disposition'],
};

/** Which sections share a paragraph in running prose. */
const PARAGRAPHS: readonly (readonly Section[])[] = [
  ['opening', 'hpi'], ['history', 'medications', 'family', 'social', 'review'], ['vitals', 'exam'], ['labs', 'imaging'], ['course', 'plan'],
];

const REST: { readonly [section in Section]?: readonly string[] } = {
  hpi: ['There were no other complaints.', '{He} reported nothing else.', 'A full review of {his} symptoms brought up nothing further.'],
  history: ['{His} history was otherwise unremarkable.', 'There was nothing else of note in {his} medical history.', '{He} had no other medical problems, past or present.',
    'Apart from this, {he} had always been healthy.'],
  exam: ['The rest of the examination was normal.', 'Examination was otherwise unremarkable.', 'There were no other abnormal findings on examination.'],
};

const DENIALS: { readonly [section in Section]?: readonly string[] } = {
  hpi: ['{He} denied {list}.', 'There had been no {list}.', 'On direct questioning there was no {list}.'],
  history: ['{He} had no history of {list}.', 'There was no history of {list}.', 'The records hold no mention of {list}, and {he} denied any.', '{He} had never had {list}.'],
  exam: ['There was no {list}.', 'Examination showed no {list}.'],
  imaging: ['The chest radiograph showed an infiltrate without {list}.', 'On the film there was an infiltrate but no {list}.'],
  medications: ['{He} took no {list}.', 'There was no use of {list}.'],
  family: ['There was no family history of {list}.'],
  course: ['There was no {list}.', '{He} had no {list}.'],
};

export class Note {
  readonly rng: Rng;
  readonly patient: Patient;
  readonly told: Told[] = [];
  /** Whether the note must be short: absent findings are then told together. */
  readonly terse: boolean;
  readonly #sentences = new Map<Section, Sentence[]>();
  readonly #denied = new Map<Section, string[]>();
  readonly #rest = new Set<Section>();
  readonly #topics = new Set<string>();
  #words = 0;
  #listed = false;

  constructor(rng: Rng, patient: Patient, terse: boolean) {
    this.rng = rng;
    this.patient = patient;
    this.terse = terse;
  }

  render(template: string, parameters?: Parameters): string {
    return render(this.rng, template, this.patient, parameters);
  }

  /** A sentence that the task needs. */
  add(section: Section, template: string, parameters?: Parameters): void {
    this.addText(section, this.render(template, parameters), 0);
  }

  /** Text as it is, without templates. */
  addText(section: Section, text: string, order = 0): void {
    const sentences = this.#sentences.get(section);
    if (sentences === undefined) this.#sentences.set(section, [{ order, text }]);
    else sentences.push({ order, text });
    this.#words += wordCount(text);
    if (text.includes('\n')) this.#listed = true;
  }

  /** Nothing else is to be said of these topics. */
  claim(...topics: readonly string[]): void {
    for (const topic of topics) this.#topics.add(topic);
  }

  tell(finding: string, telling: Telling, present = true): void {
    this.told.push({ finding, telling, present });
  }

  /** Tells whether a finding is there, in one of the ways of its bank. */
  finding(name: string, prose: FindingProse, present: boolean, parameters?: Parameters): void {
    if (present) {
      const inferred = this.rng.chance(0.62);
      this.add(prose.section, this.rng.pick(inferred ? prose.inferred : prose.stated), parameters);
      this.tell(name, inferred ? 'inferred' : 'stated');
      return;
    }
    // Told alone, in a common denial, or by the statement that there is nothing else.
    const way = this.rng.float();
    const covers = REST[prose.section] !== undefined && prose.toldWhenAbsent !== true;
    if (prose.noun === '' || way < (this.terse ? 0.08 : 0.36)) {
      this.add(prose.section, this.rng.pick(prose.denied), parameters);
      this.tell(name, 'stated', false);
    } else if (way < 0.66 || !covers) {
      const nouns = this.#denied.get(prose.section);
      if (nouns === undefined) this.#denied.set(prose.section, [prose.noun]);
      else if (!nouns.includes(prose.noun)) nouns.push(prose.noun);
      this.tell(name, 'stated', false);
    } else {
      this.#rest.add(prose.section);
      this.tell(name, 'inferred', false);
    }
  }

  /** Adds optional sentences until the note has about `target` words. */
  fill(pools: readonly Pool[], target: number): void {
    this.#closeFindings();
    // What the setting may say of an organ, nobody else says.
    const reserved = new Set(Object.values(pools[0] ?? {}).flatMap((templates) => templates.flatMap((template) => markOf(template))));
    const candidates: { section: Section; order: number; template: string; rank: number }[] = [];
    pools.forEach((pool, nth) => {
      for (const section of SECTIONS) {
        pool[section]?.forEach((template, i) => {
          if (nth > 0 && markOf(template).some((mark) => reserved.has(mark) && /^[a-z]/.test(mark) && mark !== 'female' && mark !== 'male')) return;
          candidates.push({ section, order: 1 + nth * 100 + i, template, rank: this.rng.float() + nth * 0.45 });
        });
      }
    });
    candidates.sort((a, b) => a.rank - b.rank);
    for (const { section, order, template } of candidates) {
      if (this.#words >= target - 6) break;
      const sentence = this.#admit(template);
      if (sentence !== undefined) this.addText(section, this.render(sentence), order);
    }
  }

  /** The sentence without its mark, or nothing where the mark forbids it. */
  #admit(template: string): string | undefined {
    const conditions = markOf(template);
    if (conditions.length === 0) return template;
    const { age, sex } = this.patient;
    const topics: string[] = [];
    for (const condition of conditions) {
      const from = /^(\d+)\+$/.exec(condition);
      const to = /^-(\d+)$/.exec(condition);
      if (from !== null) {
        if (age < Number(from[1])) return undefined;
      } else if (to !== null) {
        if (age > Number(to[1])) return undefined;
      } else if (condition === 'female' || condition === 'male') {
        if (sex.toLowerCase() !== condition) return undefined;
      } else {
        if (this.#topics.has(condition)) return undefined;
        topics.push(condition);
      }
    }
    this.claim(...topics);
    return template.slice(template.indexOf('> ') + 2);
  }

  /** The whole note: running paragraphs, or sections under headings where it is long enough for them. */
  text(): string {
    const headed = this.#words > 220 && this.rng.chance(0.4);
    const blocks: string[] = [];
    if (headed) {
      for (const section of SECTIONS) {
        const body = this.#body([section]);
        if (body !== '') blocks.push(`${this.rng.pick(HEADINGS[section])}: ${body}`);
      }
    } else {
      const paragraphs = this.#words > 130 || this.#listed ? PARAGRAPHS : [SECTIONS];
      for (const sections of paragraphs) {
        const body = this.#body(sections);
        if (body !== '') blocks.push(body);
      }
    }
    return blocks.join('\n');
  }

  #body(sections: readonly Section[]): string {
    const texts = sections.flatMap((section) => [...this.#sentences.get(section) ?? []].sort((a, b) => a.order - b.order).map(({ text }) => text));
    // A list of lines ends with its line.
    return this.#joined(texts).map((text) => (text.includes('\n- ') ? `${text}\n` : `${text} `)).join('').replace(/ ?\n ?/g, '\n').trim();
  }

  /** Some pairs of short sentences become one, so that the prose does not hammer. */
  #joined(texts: readonly string[]): readonly string[] {
    const joined: string[] = [];
    for (const text of texts) {
      const before = joined.at(-1);
      if (before !== undefined && isShort(before) && isShort(text) && /^(?:The|There|He|She|His|Her|No|A|An|It) /.test(text) && this.rng.chance(0.3)) {
        joined[joined.length - 1] = `${before.slice(0, -1)}; ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
      } else {
        joined.push(text);
      }
    }
    return joined;
  }

  #closeFindings(): void {
    for (const [section, nouns] of this.#denied) {
      const shuffled = this.rng.shuffle(nouns);
      // Long lists are broken up.
      const parts = shuffled.length > 7 ? [shuffled.slice(0, Math.ceil(shuffled.length / 2)), shuffled.slice(Math.ceil(shuffled.length / 2))] : [shuffled];
      for (const part of parts) this.addText(section, this.render(this.rng.pick(DENIALS[section] ?? ['There was no {list}.']), { list: list(part, 'or') }), 0.5);
    }
    for (const section of this.#rest) this.addText(section, this.render(this.rng.pick(REST[section] ?? [''])), 900);
    this.#denied.clear();
    this.#rest.clear();
  }
}

/** One sentence of a dozen words, without figures or a semicolon. */
function isShort(text: string): boolean {
  return text.endsWith('.') && !/[\d;:\n]|[.?!] /.test(text) && wordCount(text) <= 12;
}

/** The conditions in front of an optional sentence. */
function markOf(template: string): readonly string[] {
  return template.startsWith('<') ? template.slice(1, template.indexOf('>')).split(',') : [];
}
