/**
 * A note while it is written: facts by section and in what form, how each finding was told, and what else is told up to a length. `text`
 * puts the facts into sentences.
 */
import type { Rng } from '../../../env/rng.ts';
import { conceptsOf } from './concepts.ts';
import type { FindingProse, Telling, Told } from './finding.ts';
import type { Illness, Place } from './illness.ts';
import type { Patient } from './patient.ts';
import { type Facts, noFacts } from './facts.ts';
import type { Section } from './section.ts';
import { speakers } from './speakers.ts';
import { wordingsOf } from './split-pool.ts';
import { named } from './study-names.ts';
import type { Style } from './style.ts';
import { asClause, type Habits, render, sentence, wordCount, type Words } from './text.ts';
import { severityOf, type Vitals } from './signs.ts';
import { WORDINGS } from './wording/index.ts';
import type { Wording } from './wording/wording.ts';

/** Sections in which "nothing else" covers what is not named. */
const CLOSED_BY_REST: ReadonlySet<Section> = new Set(['hpi', 'history', 'exam']);

export class Note {
  readonly rng: Rng;
  readonly patient: Patient;
  readonly told: Told[] = [];
  /** Whether the note must be short: facts then share sentences. */
  readonly terse: boolean;
  readonly wording: Wording;
  style: Style = 'case';
  place: Place = 'ward';
  /** How many previous diseases are told. */
  conditions = 0;
  /** The sets of vital signs that are told, in Celsius. */
  readonly signs: Vitals[] = [];
  illness: Illness | undefined;
  readonly facts: Facts = noFacts();
  readonly #present = new Set<string>();
  readonly #absent = new Set<string>();
  readonly #rest = new Set<Section>();
  readonly #topics = new Set<string>();
  readonly #barred: RegExp[] = [];
  /** Templates that were told. */
  readonly #used = new Set<string>();
  readonly #habits: Habits = new Map();
  readonly #frames = new Map<readonly string[], readonly string[]>();
  readonly #last = new Map<readonly string[], string>();
  #words = 0;

  constructor(rng: Rng, patient: Patient, terse: boolean) {
    this.rng = rng;
    this.patient = patient;
    this.terse = terse;
    this.wording = WORDINGS[patient.split];
  }

  /** About how many words are told so far. */
  get words(): number {
    return this.#words;
  }

  /** Days in hospital. */
  get stay(): number {
    return this.illness?.brief === true ? 2 + (this.patient.stay % 4) : this.patient.stay;
  }

  render(template: string, parameters?: Words): string {
    return render(this.rng, template, this.patient.words, parameters, this.#habits);
  }

  /** One of the frames that this writer uses: two or three of those that there are. */
  frame(frames: readonly string[]): string {
    let own = this.#frames.get(frames);
    if (own === undefined) {
      own = [...new Set(this.rng.shuffle(frames))].slice(0, frames.length > 5 ? 3 : 2);
      this.#frames.set(frames, own);
    }
    // Not the same twice in a row.
    const before = this.#last.get(frames);
    const chosen = this.rng.pick(own.length > 1 ? own.filter((frame) => frame !== before) : own);
    this.#last.set(frames, chosen);
    return chosen;
  }

  /** One of the wordings of this split. */
  pick<T>(pool: readonly T[]): T {
    return this.rng.pick(wordingsOf(pool, this.patient.split));
  }

  /** A sentence that stands as it is. */
  add(section: Section, template: string, parameters?: Words): void {
    this.addText(section, sentence(this.render(template, parameters)), 0);
  }

  /** Text as it is, without templates. */
  addText(section: Section, text: string, order = 0): void {
    this.facts[section].lines.push({ order, text });
    this.#words += wordCount(text);
  }

  /** A fact with subject and verb, which is still to be framed or joined with another. */
  clause(section: Section, template: string, parameters?: Words): void {
    const subject = template.startsWith('{He} ') && this.rng.chance(0.35) ? { He: 'The patient' } : {};
    const text = asClause(this.render(template, { ...subject, ...parameters }));
    this.facts[section].clauses.push(text);
    this.#words += wordCount(text) + (this.terse ? 1 : 5);
    this.speakOf(template);
  }

  /** A noun phrase of what is there. */
  item(section: Section, template: string): void {
    const text = this.render(template);
    if (this.facts[section].items.includes(text)) return;
    this.facts[section].items.push(text);
    this.#words += wordCount(text) + 2;
    this.speakOf(template);
  }

  /** A noun phrase of what is not there. */
  absent(section: Section, template: string): void {
    const text = this.render(template);
    if (this.facts[section].absents.includes(text)) return;
    this.facts[section].absents.push(text);
    this.#words += wordCount(text) + 1.5;
    for (const concept of conceptsOf(template)) this.#absent.add(concept);
  }

  /** Whether a phrase agrees with what was told before. */
  agrees(template: string, present: boolean): boolean {
    const against = present ? this.#absent : this.#present;
    return !conceptsOf(template).some((concept) => against.has(concept));
  }

  /** Remembers what a template speaks of as being there. */
  speakOf(template: string): void {
    for (const concept of conceptsOf(template)) this.#present.add(concept);
  }

  /** Nothing else is to be said of these topics. */
  claim(...topics: readonly string[]): void {
    for (const topic of topics) this.#topics.add(topic);
  }

  isClaimed(topic: string): boolean {
    return this.#topics.has(topic);
  }

  /** The template without its mark, or nothing where the mark or what was told before forbids it. */
  admit(template: string, present: boolean): string | undefined {
    let text = template;
    const topics: string[] = [];
    if (template.startsWith('<')) {
      text = template.slice(template.indexOf('> ') + 2);
      const { age, sex } = this.patient;
      for (const condition of template.slice(1, template.indexOf('>')).split(',')) {
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
    }
    if (this.#used.has(template) || !this.agrees(text, present) || this.isBarred(text)) return undefined;
    this.#used.add(template);
    this.claim(...topics);
    return text;
  }

  /** An operation long ago. */
  operation(text: string): void {
    this.facts.history.operations.push(text);
    this.#words += wordCount(text) + 2;
  }

  /** An investigation, `study: finding`. */
  study(template: string): void {
    const text = this.render(named(this.rng, template));
    // No study is told twice, so that its results cannot differ.
    const kind = (/^[^:]*/.exec(template)?.[0] ?? '').split(' ').slice(0, 2).join(' ');
    if (this.isClaimed(`study:${kind}`)) return;
    this.claim(`study:${kind}`);
    this.facts.imaging.studies.push(text);
    this.#words += wordCount(text) + 3;
  }

  treatment(template: string): void {
    const text = this.render(template);
    this.facts.course.treatments.push(text);
    this.speakOf(template);
    this.#words += wordCount(text) + 2;
  }

  /** A sentence of the work-up and its reasons; a note has few of them. */
  turn(template: string): void {
    const told = this.facts.course.turns;
    if (told.length >= (this.terse ? 1 : 3)) return;
    const text = this.render(template);
    told.push(text);
    this.#words += wordCount(text) + 4;
  }

  /** A clause of some later day. */
  day(template: string): void {
    const text = asClause(this.render(template));
    this.facts.course.days.push(text);
    this.#words += wordCount(text) + 4;
  }

  plan(template: string): void {
    const text = this.render(template);
    this.facts.plan.plans.push(text);
    this.#words += wordCount(text) + 2;
  }

  diagnose(template: string): void {
    this.addText('course', sentence(this.render(this.frame(this.wording.diagnosis), { ...speakers(this), list: this.render(template) })), -1);
  }

  /** How the stay ended. */
  discharge(advice: string): void {
    this.addText('plan', sentence(this.render(this.frame(this.wording.outcome), { ...speakers(this), list: this.render(advice), stay: this.stay })), 900);
  }

  allergy(text: string | undefined): void {
    const none = text === undefined || this.rng.chance(0.35);
    this.addText('medications', sentence(this.render(this.pick(none ? ['[No known drug allergies|NKDA]', '[Allergies: none known|No drug allergy known]'] : ['Allergies: {text}', 'Allergic to {text}']), { text: text ?? '' })), 500);
  }

  /** Whether anything told so far says so. */
  mentions(what: RegExp): boolean {
    return Object.values(this.facts).some((facts) => [...facts.lines.map(({ text }) => text), ...facts.clauses, ...facts.items, ...facts.treatments, ...facts.turns, ...facts.days, ...facts.plans].some((text) => what.test(text)));
  }

  /** What must not be given from now on. */
  bar(what: RegExp): void {
    this.#barred.push(what);
  }

  isBarred(text: string): boolean {
    return this.#barred.some((what) => what.test(text));
  }

  /** From the vital signs: 0 well, 1 ill, 2 in danger. */
  severity(): number {
    return Math.max(0, ...this.signs.map(severityOf));
  }

  /** One of the complaints of the illness, for its beginning. */
  pickSymptom(): string | undefined {
    const template = this.rng.pick(this.illness?.symptoms ?? []);
    const text = this.admit(template, true);
    if (text === undefined) return undefined;
    this.speakOf(text);
    return this.render(text);
  }

  tell(finding: string, telling: Telling, present = true): void {
    this.told.push({ finding, telling, present });
  }

  /** Tells whether a finding is there, in one of the ways of its bank. */
  finding(name: string, prose: FindingProse, present: boolean, parameters?: Words): void {
    if (present) {
      const inferred = this.rng.chance(0.62);
      const { items, section } = prose;
      if (!inferred && items !== undefined && this.rng.chance(0.8)) this.item(section, this.pick(items));
      else this.clause(section, this.pick(inferred ? prose.inferred : prose.stated), parameters);
      this.tell(name, inferred ? 'inferred' : 'stated');
      return;
    }
    // Told alone, in a common denial, or by the statement that there is nothing else.
    const way = this.rng.float();
    const covers = CLOSED_BY_REST.has(prose.section) && prose.toldWhenAbsent !== true;
    if (prose.noun === '' || way < (this.terse ? 0.08 : 0.3)) {
      this.clause(prose.section, this.pick(prose.denied), parameters);
      this.tell(name, 'stated', false);
    } else if (way < 0.66 || !covers) {
      this.absent(prose.section, prose.noun);
      this.tell(name, 'stated', false);
    } else {
      if (!this.#rest.has(prose.section)) this.#words += 6;
      this.#rest.add(prose.section);
      this.tell(name, 'inferred', false);
    }
  }

  /** Whether nothing else is said to be there in this section. */
  closes(section: Section): boolean {
    return this.#rest.has(section);
  }

}
