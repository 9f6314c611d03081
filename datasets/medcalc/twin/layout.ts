/** From facts to text: lists and frames make sentences, sentences sections, sections a note in its style. */
import type { Rng } from '../../../env/rng.ts';
import type { SectionFacts } from './facts.ts';
import type { Note } from './note.ts';
import { addDays, writeDate } from './patient.ts';
import type { Section } from './section.ts';
import { speakers } from './speakers.ts';
import { HEADINGS, telegraphic } from './style.ts';
import { asClause, capital, list, sentence, wordCount } from './text.ts';

export function layOut(note: Note): string {
  const text = laidOut(note);
  // Most notes are typed with the straight apostrophe.
  return note.rng.chance(0.75) ? text.replaceAll('’', "'") : text;
}

function laidOut(note: Note): string {
  const { rng, style } = note;
  const short = note.words < 130 && style !== 'telegraphic';
  const blocks: string[] = [];
  const pieces = new Map<Section, readonly string[]>();
  for (const { sections } of HEADINGS[style]) for (const section of sections) pieces.set(section, new Sentences(note, section).all());
  const headed = HEADINGS[style];
  // A note of a few lines is one paragraph.
  if (short) return [...pieces.values()].flat().join(' ').replace(/ ?\n ?/g, '\n');
  for (const { names, sections } of headed) {
    const texts = sections.flatMap((section) => pieces.get(section) ?? []);
    if (texts.length === 0) continue;
    const body = texts.map((text) => (text.includes('\n- ') ? `${text}\n` : `${text} `)).join('').replace(/ ?\n ?/g, '\n').trim();
    blocks.push(`${rng.pick(names)}${style === 'telegraphic' ? telegraphic(body) : body}`);
  }
  const head = note.illness === undefined || style === 'case' || style === 'letter' ? '' : headOf(note);
  const greeting = style === 'letter' ? note.render(rng.pick(note.wording.greeting)) : '';
  const farewell = style === 'letter' ? note.render(rng.pick(note.wording.farewell)) : '';
  return [head, greeting, ...blocks, farewell].filter((block) => block !== '').join(style === 'letter' ? '\n\n' : '\n');
}

function headOf(note: Note): string {
  const { rng, style, patient } = note;
  const title = note.render(rng.pick(note.wording.head[style] ?? ['']));
  if (style !== 'discharge') return title;
  const date = (days: number): string => writeDate(patient.dateForm, addDays(patient.admission, days));
  return `${title}\n${rng.pick(['Admitted', 'Date of admission', 'Admission'])}: ${date(0)}${rng.chance(0.6) ? `${rng.pick(['; discharged', ' / discharge'])}: ${date(note.stay)}` : ''}`;
}

/** The sentences of one section. */
class Sentences {
  readonly #note: Note;
  readonly #section: Section;
  readonly #facts: SectionFacts;

  constructor(note: Note, section: Section) {
    this.#note = note;
    this.#section = section;
    this.#facts = note.facts[section];
  }

  all(): readonly string[] {
    const { rng } = this.#note;
    const { lines } = this.#facts;
    const ordered = lines.toSorted((a, b) => a.order - b.order);
    const free = [...this.#lists(), ...this.#operations(), ...this.#clauses(), ...this.#studies()];
    const last = [...this.#turns(), ...this.#treatments(), ...this.#days(), ...this.#plans()];
    const middle = this.#section === 'exam' || this.#section === 'history' ? free : rng.shuffle(free);
    const rest = this.#note.closes(this.#section) ? [this.#say(this.#note.wording.rest[this.#section] ?? [])] : [];
    return [
      ...ordered.filter(({ order }) => order <= 0).map(({ text }) => text), ...middle, ...last,
      ...ordered.filter(({ order }) => order > 0).map(({ text }) => text), ...rest,
    ];
  }

  #say(frames: readonly string[], parameters: { readonly [name: string]: string | number } = {}): string {
    const note = this.#note;
    return sentence(note.render(note.frame(frames), { ...speakers(note), ...parameters }));
  }

  /** What is there and what is not, several to a sentence. */
  #lists(): readonly string[] {
    const { rng, wording, terse } = this.#note;
    const section = this.#section;
    const items = chunks(rng, section === 'exam' ? fromHeadToToe(this.#facts.items) : rng.shuffle(this.#facts.items), section === 'family' ? 8 : terse ? 6 : 5);
    const absents = chunks(rng, rng.shuffle(this.#facts.absents), section === 'review' ? 14 : terse ? 8 : 6);
    const sentences: string[] = [];
    const both = wording.both[section];
    const one = items[0];
    const none = absents[0];
    if (both !== undefined && one !== undefined && none !== undefined && !terse && (this.#note.patient.age >= 5 || section === 'exam') && rng.chance(0.4)) {
      items.shift();
      absents.shift();
      sentences.push(this.#say(both, { list: list(one), none: list(none, 'or'), were: verb(one) }));
    }
    const spoken = this.#note.patient.age >= 5;
    const itemFrames = (terse ? wording.terse.items[section] : undefined) ?? wording.items[section] ?? ['{list}.'];
    const denialFrames = (terse ? wording.terse.denials[section] : undefined) ?? wording.denials[section] ?? ['No {list}.'];
    for (const chunk of items) sentences.push(this.#say(spoken ? itemFrames : unspoken(itemFrames), { list: list(chunk, 'and', rng.chance(0.8)), were: verb(chunk) }));
    for (const chunk of absents) sentences.push(this.#say(spoken ? denialFrames : unspoken(denialFrames), { list: list(chunk, 'or', rng.chance(0.8)) }));
    return sentences;
  }

  #operations(): readonly string[] {
    const { rng, wording } = this.#note;
    const { operations } = this.#facts;
    return operations.length === 0 ? [] : [this.#say(wording.operations, { list: list(rng.shuffle(operations)), were: verb(operations) })];
  }

  /** Facts with a verb: joined in pairs, or said by somebody. */
  #clauses(): readonly string[] {
    const { rng, wording, terse, patient } = this.#note;
    const left = rng.shuffle(this.#section === 'social' && !terse ? this.#life() : this.#facts.clauses);
    const frames = this.#section === 'course' && this.#note.place === 'clinic' ? wording.visit : wording.clauses[this.#section];
    const often = terse ? 0.9 : this.#section === 'social' || this.#section === 'course' ? 0.62 : 0.34;
    const sentences: string[] = [];
    for (let clause = left.shift(); clause !== undefined; clause = left.shift()) {
      const next = left[0];
      const bare = (wordCount(clause) <= 6 && rng.chance(0.6)) || (!terse && rng.chance(/\d/.test(clause) ? 0.35 : 0.08));
      if (next !== undefined && rng.chance(often) && wordCount(clause) + wordCount(next) < 48) {
        left.shift();
        const third = left[0];
        const joined = terse && third !== undefined && rng.chance(0.4) && wordCount(clause) + wordCount(next) + wordCount(third) < 46;
        if (joined) left.shift();
        const subject = `${patient.words['he'] ?? ''} `;
        const same = clause.startsWith(subject) && next.startsWith(subject) && !clause.includes(' and ') && !joined;
        sentences.push(same ? sentence(`${clause} and ${next.slice(subject.length)}`) : this.#say(wording.pairs, { One: capital(clause), other: joined ? `${next}; ${third}` : next }));
      } else if (frames === undefined || bare) {
        sentences.push(sentence(clause));
      } else {
        sentences.push(this.#say(frames, { clause, Clause: capital(clause) }));
      }
    }
    return sentences;
  }

  /** What the patient does in daily life, under one subject: `lives alone, works as a cook, and keeps one cat`. */
  #life(): readonly string[] {
    const { rng, patient } = this.#note;
    const subject = `${patient.words['he'] ?? ''} `;
    const own = this.#facts.clauses.filter((clause) => clause.startsWith(subject));
    const groups = chunks(rng, rng.shuffle(own.map((clause) => clause.slice(subject.length))), 4);
    return [...groups.map((group) => `${subject}${list(group)}`), ...this.#facts.clauses.filter((clause) => !clause.startsWith(subject))];
  }

  /** Images and the like show something; assays have a value, and several share a sentence. */
  #studies(): readonly string[] {
    const { rng, wording, patient } = this.#note;
    const studies = rng.shuffle(this.#facts.studies).map(split);
    const pending = studies.filter(([, finding]) => finding.startsWith('a result'));
    const assays = studies.filter(([, finding]) => /^[\d-]/.test(finding));
    const shown = studies.filter((study) => !pending.includes(study) && !assays.includes(study));
    const sentences = chunks(rng, shown, 2).map((chunk) => {
      const [first = ['', ''], second] = chunk;
      const dayof = writeDate(patient.dateForm, addDays(patient.admission, rng.int(0, 2)));
      const told = this.#say(wording.studies, { Study: capital(first[0]), study: first[0], finding: first[1], dayof });
      // Several tests have no article.
      const said = /(?:tests|studies|serologies|films|radiographs)$/.test(first[0]) ? capital(told.replace(/^(?:An?|The) /, '').replace(/ was (?=performed|obtained|ordered)/, ' were ')) : told;
      return second === undefined ? said : `${said.slice(0, -1)}${rng.pick(['; ', '; ', ', and '])}${second[0]} ${this.#note.render(rng.pick(wording.showed))} ${second[1]}.`;
    });
    for (const chunk of chunks(rng, assays, 4)) {
      const [first = ['', ''], ...others] = chunk;
      const glue = rng.pick([' of ', ' ', ': ', ' at ']);
      sentences.push(this.#say(wording.assays, { Study: capital(first[0]), study: first[0], finding: first[1], list: list(chunk.map(([study, value]) => `${study}${glue}${value}`)), others: others.length === 0 ? '' : `, ${list(others.map(([study, value]) => `${study}${glue}${value}`))}`, were: verb(chunk.map(([study]) => study)) }));
    }
    for (const [study] of pending) sentences.push(this.#say(wording.pending, { Study: capital(study), study }));
    return rng.shuffle(sentences);
  }

  #treatments(): readonly string[] {
    const { rng, wording, place } = this.#note;
    const frames = place === 'clinic' ? outOfHospital(wording.treatments) : wording.treatments;
    return chunks(rng, rng.shuffle(this.#facts.treatments), 7).map((chunk) => this.#say(frames, { list: list(chunk), were: verb(chunk) }));
  }

  #turns(): readonly string[] {
    const { patient, place, rng, wording } = this.#note;
    const frames = place === 'clinic' ? outOfHospital(wording.turns) : wording.turns;
    return this.#facts.turns.map((text) => this.#say(frames, { clause: asClause(text), Clause: text.replace(/\.$/, ''), n: rng.int(2, Math.max(3, this.#note.stay - 2)), dayof: writeDate(patient.dateForm, addDays(patient.admission, rng.int(0, 4))) }));
  }

  /** Days in their order. */
  #days(): readonly string[] {
    const { rng, wording } = this.#note;
    const events = chunks(rng, rng.shuffle(this.#facts.days), 2);
    const days = events.map(() => rng.int(2, Math.max(3, this.#note.stay - 1))).sort((a, b) => a - b);
    return events.map((event, i) => {
      const n = days[i] ?? 2;
      return this.#say(wording.days, { clause: list(event, 'and', false), n, nth: nth(n) });
    });
  }

  #plans(): readonly string[] {
    const { rng, wording } = this.#note;
    return chunks(rng, rng.shuffle(this.#facts.plans), 6).map((chunk) => this.#say(wording.plans, { list: list(chunk), were: verb(chunk) }));
  }
}

function split(study: string): readonly [study: string, finding: string] {
  const at = study.indexOf(': ');
  return [study.slice(0, at), study.slice(at + 2)];
}

/** What is said of those who are admitted only. */
const IN_HOSPITAL = /admission|hours|day \{n\}/;
/** What only somebody who can speak does. */
const SPOKEN = /denie[sd]|complain|endorse|describe|states|reports|reported|did not report/;

/** Of some frames those that say no such thing, where there are any. */
function without(what: RegExp): (frames: readonly string[]) => readonly string[] {
  const known = new WeakMap<readonly string[], readonly string[]>();
  return (frames) => {
    let kept = known.get(frames);
    if (kept === undefined) {
      kept = frames.filter((frame) => !what.test(frame));
      if (kept.length === 0) kept = frames;
      known.set(frames, kept);
    }
    return kept;
  };
}

const outOfHospital = without(IN_HOSPITAL);
const unspoken = without(SPOKEN);

/** The order of an examination. */
const REGIONS: readonly RegExp[] = [/appear|manner|condition|spirits|obese|habitus|ill\b|speak/, /eye|pupil|sclera|conjunctiv|retina|fund/, /ear|tympan|throat|pharyn|mouth|mucos|lips|tongue|tonsil/, /neck|thyroid|nod|carotid/, /heart|rhythm|pulse/, /lung|breath|crackl|crepit/, /abdom|bowel|liver|spleen|epigastr/, /flank|back|spine|costo/, /leg|calf|edema|ankle|foot|feet|knee|joint|nail/, /nerve|strength|reflex|gait|sensation|coordination|finger/];

function fromHeadToToe(items: readonly string[]): string[] {
  const region = (item: string): number => {
    const at = REGIONS.findIndex((pattern) => pattern.test(item));
    return at < 0 ? REGIONS.length : at;
  };
  return items.map((item) => ({ item, at: region(item) })).sort((a, b) => a.at - b.at).map(({ item }) => item);
}

function verb(items: readonly string[]): string {
  return items.length > 1 || /[^s]s$/.test(items[0] ?? '') ? 'were' : 'was';
}

function nth(n: number): string {
  return ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'][n] ?? `${n}th`;
}

/** Runs of up to `most`, none of them much shorter than the others. */
function chunks<T>(rng: Rng, items: readonly T[], most: number): T[][] {
  const runs: T[][] = [];
  for (let at = 0; at < items.length;) {
    const size = Math.min(items.length - at, rng.int(Math.max(1, Math.ceil(most / 2)), most));
    runs.push(items.slice(at, at + size));
    at += size;
  }
  return runs;
}
