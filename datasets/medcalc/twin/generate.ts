/**
 * The open twin of MedCalc-Bench: a generated patient note for each of the 55 calculators. A task is a pure function of key,
 * split, category and draw.
 *
 * The answers spread over the range that medicine gives, more densely where practice sees most of them: the draw says where in the range
 * the answer is to lie, several plausible patients are drawn, and the one whose answer lies nearest is written down.
 */
import type { TwinPlace } from '../../../env/families/generated-source.ts';
import { Rng } from '../../../env/rng.ts';
import type { TaskRecord } from '../../../env/task.ts';
import { MEDCALC } from '../info.ts';
import type { Calculator, Entities, Result } from '../calculator.ts';
import { calculatorBySlug } from '../calculators/index.ts';
import { buildRecord } from '../record.ts';
import { referenceFor } from '../reference/index.ts';
import { fill } from './background/fill.ts';
import { difficultyOf } from './difficulty.ts';
import type { Told } from './finding.ts';
import { layOut } from './layout.ts';
import { Note } from './note.ts';
import { temperatureUnitFor, writeVitals } from './observed.ts';
import type { Patient } from './patient.ts';
import { twinLimits } from './precision.ts';
import { askFor } from './question.ts';
import { SPECS } from './scenarios/index.ts';
import type { AnySpec, Drawn } from './spec.ts';
import type { Style } from './style.ts';

/** A note with what the measures look at. */
export interface ComposedNote {
  readonly calculator: Calculator;
  readonly patient: Patient;
  readonly entities: Entities;
  readonly result: Result;
  readonly note: string;
  readonly question: string;
  readonly told: readonly Told[];
  readonly style: Style;
}

export function generateTwin(ref: TwinPlace): TaskRecord {
  const composed = composeNote(ref);
  const { calculator, entities, result } = composed;
  return buildRecord({
    ref,
    source: 'twin',
    calculator,
    note: composed.note,
    question: composed.question,
    result,
    ...(result.kind === 'decimal' ? { limits: twinLimits(calculator.id, result.value) } : {}),
    references: referenceFor(calculator.id, entities),
    difficulty: difficultyOf(composed.told, entities, calculator),
    provenance: { calculator_id: calculator.id, entities },
  });
}

/** @throws RangeError for a category that is none */
export function composeNote(ref: TwinPlace): ComposedNote {
  const calculator = calculatorBySlug(ref.category);
  const spec = specFor(calculator);
  const rng = streamOf(ref, ref.draw);
  const { drawn, result } = drawNear(rng, spec, calculator, ref);
  const patient = drawn.patient(rng, ref.split);
  // Half of the notes between 0.8 and 1.2 of the published median.
  const target = Math.round(spec.words * (0.62 + 0.38 * rng.float() + 0.38 * rng.float()));
  const note = new Note(rng, patient, spec.words < 260);
  const { filling, words } = drawn.write(note);
  if (filling !== undefined) {
    // Of those whose signs a score does not ask for, they are told as well.
    if (note.signs.length === 0 && filling.minor !== true && patient.age >= 16) writeVitals(note, {}, { when: words?.['when'] === undefined || note.place === 'clinic' ? 'on examination' : rng.pick(['on examination', 'at presentation', 'on physical examination']), unit: temperatureUnitFor(rng), repeated: 0 });
    fill(note, filling, target);
  }
  return {
    calculator, patient, entities: drawn.entities, result,
    note: layOut(note), question: askFor(note, calculator.id, words),
    // Vital signs and the like are told in sets; only what the calculator takes counts.
    told: note.told.filter(({ finding }) => Object.hasOwn(drawn.entities, finding)),
    style: note.style,
  };
}

/** The findings alone, for statistics over many tasks; the same as in the task. */
export function drawResult(ref: TwinPlace): Result {
  const calculator = calculatorBySlug(ref.category);
  return drawNear(streamOf(ref, ref.draw), specFor(calculator), calculator, ref).result;
}

function specFor(calculator: Calculator): AnySpec {
  const spec = SPECS.get(calculator.id);
  if (spec === undefined) throw new RangeError(`no generator of calculator ${calculator.id}`);
  return spec;
}

/** Of a category, or of one of its tasks. */
function streamOf({ key, split, category }: TwinPlace, ...draw: readonly number[]): Rng {
  return new Rng(MEDCALC.id, MEDCALC.version, ...(key === '' ? [] : [key]), split, category, ...draw);
}

const GOLDEN = 0.618_033_988_749_894_8;

/** Where along the range of answers a task lies, from 0 to 1: any run of draws covers it evenly. */
function positionOf(ref: TwinPlace): number {
  return (streamOf(ref).float() + ref.draw * GOLDEN) % 1;
}

/**
 * The place along the range below which this share of answers lies: the share `even` of them lies evenly, the others thin out from the usual
 * answers to both ends, so that those are about twice as frequent as the extremes.
 */
function towardsUsual(position: number, { usual, even }: AnySpec): number {
  let low = 0;
  let high = 1;
  for (let i = 0; i < 26; i++) {
    const middle = (low + high) / 2;
    const below = middle <= usual ? (middle * middle) / usual : 1 - ((1 - middle) * (1 - middle)) / (1 - usual);
    if (even * middle + (1 - even) * below < position) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function drawNear(rng: Rng, spec: AnySpec, calculator: Calculator, ref: TwinPlace): { drawn: Drawn; result: Result } {
  const aim = towardsUsual(positionOf(ref), spec);
  const first = spec.draw(rng, aim);
  let best = { drawn: first, result: calculator.compute(first.entities) };
  if (spec.range === undefined) return best;
  const target = along(spec.range, spec.scale, aim, calculator.output === 'integer');
  let distance = distanceTo(best.result, target, spec.scale);
  // Near enough is a fifth of the window that a constant answer covers.
  const enough = calculator.output === 'integer' ? 0 : spec.scale === 'log' ? 0.002 : 0.002 * (spec.range[1] - spec.range[0]);
  for (let i = 1; i < spec.draws && distance > enough; i++) {
    const drawn = spec.draw(rng, aim);
    const result = calculator.compute(drawn.entities);
    const next = distanceTo(result, target, spec.scale);
    if (next < distance) {
      distance = next;
      best = { drawn, result };
    }
  }
  return best;
}

/** The answer aimed at. Whole points get equal shares. */
function along([low, high]: readonly [number, number], scale: 'linear' | 'log', aim: number, whole: boolean): number {
  if (whole) return low + Math.floor(aim * (high - low + 1));
  return scale === 'log' ? low * (high / low) ** aim : low + aim * (high - low);
}

function distanceTo(result: Result, target: number, scale: 'linear' | 'log'): number {
  if (result.kind !== 'decimal' && result.kind !== 'integer') return 0;
  if (scale === 'linear') return Math.abs(result.value - target);
  return result.value > 0 ? Math.abs(Math.log(result.value / target)) : Number.POSITIVE_INFINITY;
}
