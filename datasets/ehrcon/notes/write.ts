/** Writes one note: a scene, what is said in it and what is said wrongly, and the text. */
import type { Rng } from '../../../env/rng.ts';
import type { ClaimChecker } from '../claims/sql.ts';
import type { Claim, Conflict } from '../claims/claim.ts';
import type { Statement } from '../statements/statement.ts';
import { tidy } from '../text/speak.ts';
import { conflictsAre, type Planted, select } from './compose.ts';
import { dischargeParts, writeDischarge } from './discharge.ts';
import { nursingParts, writeNursing } from './nursing.ts';
import { physicianParts, writePhysician } from './physician.ts';
import type { Scene } from './scene.ts';

export interface Note {
  readonly text: string;
  readonly claims: readonly Claim[];
  readonly planted: readonly Planted[];
}

interface Form {
  /** Statements in the note. */
  readonly size: readonly [least: number, most: number];
  readonly words: readonly [least: number, most: number];
  readonly parts: (scene: Scene) => { readonly groups: readonly (readonly Statement[])[]; readonly fixed: readonly Statement[] };
  readonly write: (scene: Scene, statements: readonly Statement[]) => string;
}

const FORMS: Readonly<Record<Scene['kind'], Form>> = {
  nursing: { size: [9, 22], words: [150, 420], parts: nursingParts, write: writeNursing },
  physician: { size: [18, 52], words: [220, 750], parts: physicianParts, write: writePhysician },
  'discharge-summary': { size: [24, 72], words: [360, 900], parts: dischargeParts, write: writeDischarge },
};

const wordsOf = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

/** Undefined where this chart does not give a note with so many conflicts, or one of fitting length. */
export function writeNote(scene: Scene, conflicts: number, checker: ClaimChecker): Note | undefined {
  const rng: Rng = scene.rng;
  const { size, words, parts, write } = FORMS[scene.kind];
  const { groups, fixed } = parts(scene);
  const agrees = (claims: readonly Claim[], expected: readonly Conflict[]): boolean => conflictsAre(checker, scene.hadm, claims, expected);
  const selection = select({ rng, groups, fixed, conflicts, size: rng.int(...size), agrees });
  if (selection === undefined || selection.statements.length < size[0] / 2) return undefined;
  const text = tidy(write(scene, selection.statements)).trim();
  const length = wordsOf(text);
  if (length < words[0] || length > words[1]) return undefined;
  return { text, claims: selection.statements.flatMap(({ claims }) => claims), planted: selection.planted };
}
