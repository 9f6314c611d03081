/** Which statements make up a note, and which of them are said wrongly. */
import type { Rng } from '../../../env/rng.ts';
import type { ClaimChecker } from '../claims/sql.ts';
import type { Claim, Conflict } from '../claims/claim.ts';
import { CONFLICT_KINDS, type ConflictKind, type Slip, type Statement } from '../statements/statement.ts';

export interface Planted { readonly kind: ConflictKind; readonly conflict: Conflict }

export interface Selection {
  /** In no order of meaning; those said wrongly among them. */
  readonly statements: readonly Statement[];
  readonly planted: readonly Planted[];
}

/** How often each kind is tried first. */
const WEIGHTS: Readonly<Record<ConflictKind, number>> = { value: 34, time: 22, presence: 22, dose: 9, unit: 7, drug: 30, route: 6 };

function kindOrder(rng: Rng): readonly ConflictKind[] {
  return CONFLICT_KINDS.map((kind) => [kind, rng.float() ** (1 / WEIGHTS[kind])] as const).toSorted((a, b) => b[1] - a[1]).map(([kind]) => kind);
}

const same = (a: readonly Conflict[], b: readonly Conflict[]): boolean => a.length === b.length && a.every((each) => b.some((other) => JSON.stringify(each) === JSON.stringify(other)));

/** By SQL, a statement conflicts in just these. */
export function conflictsAre(checker: ClaimChecker, hadm: number, claims: readonly Claim[], expected: readonly Conflict[]): boolean {
  const findings = claims.map((claim) => checker.check(hadm, claim));
  return findings.every(({ doubtful }) => !doubtful) && same(findings.flatMap(({ conflicts }) => conflicts), expected);
}

export interface Order {
  readonly rng: Rng;
  /** Alternatives about one thing each: at most one of a group is said. */
  readonly groups: readonly (readonly Statement[])[];
  /** Said in any case, and rightly. */
  readonly fixed: readonly Statement[];
  readonly conflicts: number;
  readonly size: number;
  /** Does SQL find just these conflicts in the claims? */
  readonly agrees: (claims: readonly Claim[], expected: readonly Conflict[]) => boolean;
}

/** Slips are looked for in so many groups: enough to choose from. */
const SEARCHED = 45;

/** Undefined where the chart does not give so many slips. */
export function select({ rng, groups, fixed, conflicts, size, agrees }: Order): Selection | undefined {
  const taken = new Set(fixed.flatMap(({ keys }) => keys));
  const free = ({ keys }: Statement): boolean => keys.every((key) => !taken.has(key));
  const statements: Statement[] = [...fixed];
  const planted: Planted[] = [];
  const take = (statement: Statement): void => {
    statements.push(statement);
    for (const key of statement.keys) taken.add(key);
  };
  if (conflicts > 0) {
    const slips = rng.shuffle(groups).slice(0, SEARCHED).flatMap((group) => group.filter(free).flatMap((each) => each.slips().map((slip) => ({ slip, keys: [...new Set([...each.keys, ...slip.statement.keys])] }))));
    for (let n = 0; n < conflicts; n++) {
      const found = kindOrder(rng).flatMap((kind) => rng.shuffle(slips.filter(({ slip }) => slip.kind === kind))).find(({ slip, keys }) => keys.every((key) => !taken.has(key)) && usable(slip, planted, agrees));
      if (found === undefined) return undefined;
      take({ ...found.slip.statement, keys: found.keys });
      planted.push({ kind: found.slip.kind, conflict: found.slip.conflict });
    }
  }
  for (const group of rng.shuffle(groups)) {
    if (statements.length >= size) break;
    const fit = group.filter((each) => each.claims.length > 0 && free(each));
    const statement = fit.length === 0 ? undefined : rng.pick(fit);
    if (statement !== undefined && agrees(statement.claims, [])) take(statement);
  }
  return { statements: rng.shuffle(statements), planted };
}

const usable = (slip: Slip, planted: readonly Planted[], agrees: Order['agrees']): boolean => !planted.some(({ conflict }) => JSON.stringify(conflict) === JSON.stringify(slip.conflict)) && agrees(slip.statement.claims, [slip.conflict]);
