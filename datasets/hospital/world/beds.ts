/** Where a patient lies: emergency ward, ICU stays in care units, ordinary wards, in order and without gaps. */
import type { Rng } from '../../../env/rng.ts';
import type { CareUnit, Presentation } from '../vocabulary/presentations.ts';
import { DAY, HOUR, type Minutes } from './clock.ts';
import type { Transfer } from './history.ts';

const WARDS: Readonly<Record<CareUnit, readonly number[]>> = { MICU: [50, 52, 23], CCU: [7], CSRU: [14, 15], SICU: [33, 57], TSICU: [14, 57] };
const OTHER_WARDS = [3, 5, 12, 27, 28, 30, 35, 36, 38, 45, 49, 54, 55];

/** @param until discharge or now; `open` says that the last bed is still occupied */
export function bedsOf(rng: Rng, presentation: Presentation, admitted: Minutes, until: Minutes, open: boolean, died: boolean): readonly Transfer[] {
  const total = until - admitted;
  const unit = rng.pick(presentation.units);
  const first = presentation.admission === 'ELECTIVE' ? rng.int(2, 8) * HOUR : rng.chance(0.7) ? rng.int(5, 180) : rng.int(3, 30) * HOUR;
  const wardFirst = Math.min(first, Math.floor(total * 0.3));
  const second = !open && total > 6 * DAY && rng.chance(0.12);
  const share = died ? 1 : rng.decimal(0.28, 0.7, 2);
  const icu = Math.max(Math.min(10 * HOUR, Math.floor(total * 0.6)), Math.floor((total - wardFirst) * share));
  const beds: { unit: CareUnit | null; from: Minutes; to: Minutes }[] = [];
  let at = admitted;
  const lie = (where: CareUnit | null, to: Minutes): void => {
    const end = Math.min(to, until);
    if (end - at < 1) return;
    beds.push({ unit: where, from: at, to: end });
    at = end;
  };
  lie(null, admitted + wardFirst);
  const moves = icu > 2 * DAY && rng.chance(0.12);
  const icuEnd = open || died ? until : admitted + wardFirst + icu;
  if (second) {
    const gap = Math.floor((icuEnd - at) * 0.5);
    lie(unit, at + gap);
    lie(null, at + rng.int(20, 60) * HOUR);
    lie(rng.chance(0.8) ? unit : 'MICU', at + Math.max(gap, 14 * HOUR));
  } else if (moves) {
    lie(unit, at + Math.floor((icuEnd - at) / 2));
    lie(unit === 'MICU' ? 'SICU' : 'MICU', icuEnd);
  } else {
    // Of those still here most are in the ICU, the others have moved on to a ward.
    lie(unit, open && rng.chance(0.35) && total > 2 * DAY ? admitted + Math.floor(total * 0.6) : icuEnd);
  }
  if (at < until) lie(null, died ? until : at + rng.int(8, 40) * HOUR);
  if (at < until) lie(null, until);
  let stay = -1;
  return beds.map((bed, index): Transfer => {
    if (bed.unit !== null && (index === 0 || beds[index - 1]?.unit == null)) stay += 1;
    const last = index === beds.length - 1;
    return { unit: bed.unit, ward: rng.pick(bed.unit === null ? OTHER_WARDS : WARDS[bed.unit]), stay: bed.unit === null ? null : stay, from: bed.from, to: last && open ? null : bed.to };
  });
}
