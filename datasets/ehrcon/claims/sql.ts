/** Claims asked of the hospital's tables by SQL: the gold conflicts of a note, by the comments of `claim.ts`. */
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { Claim, Conflict, Drug, Growth, Reading } from './claim.ts';

type Row = Readonly<Record<string, string | number | null>>;

/** What a claim conflicts in; `doubtful` where more than one row is in question, so that a note must not say this. */
export interface Finding { readonly conflicts: readonly Conflict[]; readonly doubtful: boolean }

const AGREES: Finding = { conflicts: [], doubtful: false };
const DOUBTFUL: Finding = { conflicts: [], doubtful: true };
const conflict = (...conflicts: readonly Conflict[]): Finding => ({ conflicts, doubtful: false });

const STAYS = 'e.ICUSTAY_ID IN (SELECT ICUSTAY_ID FROM ICUSTAYS WHERE HADM_ID = :hadm)';
const SOURCES = {
  LABEVENTS: 'LABEVENTS e JOIN D_LABITEMS d ON d.ITEMID = e.ITEMID WHERE e.HADM_ID = :hadm',
  CHARTEVENTS: `CHARTEVENTS e JOIN D_ITEMS d ON d.ITEMID = e.ITEMID WHERE ${STAYS}`,
  INPUTEVENTS_CV: `INPUTEVENTS_CV e JOIN D_ITEMS d ON d.ITEMID = e.ITEMID WHERE ${STAYS}`,
  OUTPUTEVENTS: `OUTPUTEVENTS e JOIN D_ITEMS d ON d.ITEMID = e.ITEMID WHERE ${STAYS}`,
} as const;
const IN_WINDOW = 'd.LABEL = :label AND e.CHARTTIME BETWEEN :from AND :to';
const EXTREMES = { first: 'min(time)', last: 'max(time)', highest: 'max(value)', lowest: 'min(value)' } as const;
const SCALES = { 'as it is': 'value', fahrenheit: 'value * 9.0 / 5.0 + 32.0', pounds: 'value * 2.2046' } as const;
const VOLUMES = { INPUTEVENTS_CV: 'AMOUNT', OUTPUTEVENTS: 'VALUE' } as const;

export class ClaimChecker {
  readonly #hospital: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(hospital: DatabaseSync) {
    this.#hospital = hospital;
  }

  #rows(sql: string, values: Record<string, SQLInputValue>): readonly Row[] {
    const known = this.#statements.get(sql) ?? this.#hospital.prepare(sql);
    this.#statements.set(sql, known);
    return known.all(values) as readonly Row[];
  }

  check(hadm: number, claim: Claim): Finding {
    switch (claim.is) {
      case 'reading': return this.#reading(hadm, claim);
      case 'extreme-day': {
        const { table, label, pick, window: { from, to }, day } = claim;
        const days = this.#rows(`WITH row AS (SELECT e.CHARTTIME AS time, e.VALUENUM AS value FROM ${SOURCES[table]} AND ${IN_WINDOW}) SELECT DISTINCT substr(time, 1, 10) AS day FROM row WHERE value = (SELECT ${EXTREMES[pick]} FROM row)`, { hadm, label, from, to }).map((row) => String(row['day']));
        if (days.includes(day)) return AGREES;
        return days.length === 1 ? conflict([table, 'CHARTTIME', day, days[0] ?? null]) : DOUBTFUL;
      }
      case 'total': {
        const { table, label, window: { from, to }, value, within, per } = claim;
        const [row] = this.#rows(`SELECT sum(e.${VOLUMES[table]}) AS ml, abs(sum(e.${VOLUMES[table]}) / :per - :value) <= :within AS agrees FROM ${SOURCES[table]} AND ${IN_WINDOW}`, { hadm, label, from, to, value, within, per });
        const ml = row?.['ml'];
        if (row?.['agrees'] === 1) return AGREES;
        return typeof ml === 'number' ? conflict([table, VOLUMES[table], value, Number(ml.toPrecision(12))]) : DOUBTFUL;
      }
      case 'no-volume': {
        const { table, label, window: { from, to } } = claim;
        return this.#rows(`SELECT 1 FROM ${SOURCES[table]} AND ${IN_WINDOW}`, { hadm, label, from, to }).length === 0 ? AGREES : conflict([table, 'LABEL', null, label]);
      }
      case 'drug': return this.#drug(hadm, claim);
      case 'no-drug': {
        const { drugs, window: { from, to } } = claim;
        const running = this.#rows('SELECT DISTINCT DRUG FROM PRESCRIPTIONS WHERE HADM_ID = :hadm AND DRUG IN (SELECT value FROM json_each(:drugs)) AND STARTDATE <= :to AND coalesce(ENDDATE, :to) >= :from', { hadm, drugs: JSON.stringify(drugs), from, to });
        return running.length === 0 ? AGREES : running.length > 1 ? DOUBTFUL : conflict(['PRESCRIPTIONS', 'DRUG', null, running[0]?.['DRUG'] ?? null]);
      }
      case 'procedure': {
        const { day, titles } = claim;
        const rows = this.#procedures(hadm, titles, claim.until);
        if (rows.length === 0) return conflict(['PROCEDURES_ICD', 'LONG_TITLE', titles[0] ?? null, null]);
        if (day === undefined || rows.some((row) => row['day'] === day)) return AGREES;
        return rows.length > 1 ? DOUBTFUL : conflict(['PROCEDURES_ICD', 'CHARTTIME', day, rows[0]?.['day'] ?? null]);
      }
      case 'no-procedure': {
        const rows = this.#procedures(hadm, claim.titles, claim.until);
        return rows.length === 0 ? AGREES : rows.length > 1 ? DOUBTFUL : conflict(['PROCEDURES_ICD', 'LONG_TITLE', null, rows[0]?.['title'] ?? null]);
      }
      case 'growth': return this.#growth(hadm, claim);
      case 'sent': {
        const rows = this.#cultures(hadm, claim.specimens, claim.until);
        if (rows.some((row) => row['day'] === claim.day)) return AGREES;
        return rows.length === 1 ? conflict(['MICROBIOLOGYEVENTS', 'CHARTTIME', claim.day, rows[0]?.['day'] ?? null]) : DOUBTFUL;
      }
      case 'diagnosis': {
        const found = this.#rows('SELECT 1 FROM DIAGNOSES_ICD e JOIN D_ICD_DIAGNOSES d ON d.ICD9_CODE = e.ICD9_CODE WHERE e.HADM_ID = :hadm AND d.LONG_TITLE IN (SELECT value FROM json_each(:titles))', { hadm, titles: JSON.stringify(claim.titles) });
        return found.length > 0 ? AGREES : conflict(['DIAGNOSES_ICD', 'LONG_TITLE', claim.titles[0] ?? null, null]);
      }
      case 'icu-day': {
        const { edge, day } = claim;
        const [stay] = this.#rows(`SELECT substr(${edge}, 1, 10) AS day FROM ICUSTAYS WHERE HADM_ID = :hadm ORDER BY INTIME LIMIT 1`, { hadm });
        return stay === undefined || stay['day'] === null ? DOUBTFUL : stay['day'] === day ? AGREES : conflict(['ICUSTAYS', edge, day, stay['day'] ?? null]);
      }
    }
  }

  #reading(hadm: number, { table, label, pick, window: { from, to }, value, within, scale, unit }: Reading): Finding {
    const key = pick === 'first' || pick === 'last' ? 'time' : 'value';
    const meant = pick === 'any' ? '' : ` WHERE ${key} = (SELECT ${EXTREMES[pick]} FROM row)`;
    const rows = this.#rows(
      `WITH row AS (SELECT e.CHARTTIME AS time, e.VALUENUM AS value, e.VALUEUOM AS unit FROM ${SOURCES[table]} AND ${IN_WINDOW} AND e.VALUENUM IS NOT NULL) SELECT DISTINCT value, unit, abs(${SCALES[scale]} - :value) <= :within AS agrees FROM row${meant}`,
      { hadm, label, from, to, value, within },
    );
    const [row] = rows;
    if (rows.some((each) => each['agrees'] === 1 && (unit === undefined || each['unit'] === unit))) return AGREES;
    if (row === undefined || rows.length > 1) return DOUBTFUL;
    return conflict(...(row['agrees'] === 1 ? [] : [[table, 'VALUENUM', value, row['value'] ?? null] as const]), ...(unit === undefined || row['unit'] === unit ? [] : [[table, 'VALUEUOM', unit, row['unit'] ?? null] as const]));
  }

  #drug(hadm: number, { drugs, until, running, dose, unit, route, start, end }: Drug): Finding {
    // A dose is text in the table; what is no number, such as a range, equals none.
    const columns = 'SELECT DRUG, CASE WHEN CAST(CAST(DOSE_VAL_RX AS REAL) AS TEXT) IN (DOSE_VAL_RX, DOSE_VAL_RX || \'.0\') THEN CAST(DOSE_VAL_RX AS REAL) ELSE DOSE_VAL_RX END AS dose, DOSE_UNIT_RX AS unit, ROUTE AS route, substr(STARTDATE, 1, 10) AS start, substr(ENDDATE, 1, 10) AS end, STARTDATE <= :to AND coalesce(ENDDATE, :to) >= :from AS running FROM PRESCRIPTIONS WHERE HADM_ID = :hadm AND STARTDATE <= :until';
    const { from, to } = running ?? { from: '0', to: '9' };
    const all = this.#rows(columns, { hadm, until, from, to });
    const rows = all.filter((row) => drugs.includes(String(row['DRUG'])));
    const sameUnit = (of: unknown): boolean => unit === undefined || of === unit || (unit === 'g' && of === 'gm') || (unit === 'gm' && of === 'g');
    const differs = (row: Row): readonly Conflict[] => [
      ...(dose === undefined || row['dose'] === dose ? [] : [['PRESCRIPTIONS', 'DOSE_VAL_RX', dose, row['dose'] ?? null] as const]),
      ...(sameUnit(row['unit']) ? [] : [['PRESCRIPTIONS', 'DOSE_UNIT_RX', unit ?? null, row['unit'] ?? null] as const]),
      ...(route === undefined || row['route'] === route ? [] : [['PRESCRIPTIONS', 'ROUTE', route, row['route'] ?? null] as const]),
      ...(start === undefined || row['start'] === start ? [] : [['PRESCRIPTIONS', 'STARTDATE', start, row['start'] ?? null] as const]),
      ...(end === undefined || row['end'] === end ? [] : [['PRESCRIPTIONS', 'ENDDATE', end, row['end'] ?? null] as const]),
    ];
    if (rows.some((row) => row['running'] === 1 && differs(row).length === 0)) return AGREES;
    const [row] = rows;
    if (row === undefined) {
      const whole = dose !== undefined && unit !== undefined && route !== undefined && start !== undefined;
      const meant = whole ? all.filter((each) => differs(each).length === 0) : [];
      return conflict(['PRESCRIPTIONS', 'DRUG', drugs[0] ?? null, meant.length === 1 ? meant[0]?.['DRUG'] ?? null : null]);
    }
    return rows.length > 1 || row['running'] !== 1 ? DOUBTFUL : conflict(...differs(row));
  }

  #procedures(hadm: number, titles: readonly string[], until: string): readonly Row[] {
    return this.#rows('SELECT d.LONG_TITLE AS title, substr(e.CHARTTIME, 1, 10) AS day FROM PROCEDURES_ICD e JOIN D_ICD_PROCEDURES d ON d.ICD9_CODE = e.ICD9_CODE WHERE e.HADM_ID = :hadm AND e.CHARTTIME <= :until AND d.LONG_TITLE IN (SELECT value FROM json_each(:titles))', { hadm, until, titles: JSON.stringify(titles) });
  }

  #cultures(hadm: number, specimens: readonly string[], until: string): readonly Row[] {
    return this.#rows('SELECT ORG_NAME AS organism, substr(CHARTTIME, 1, 10) AS day FROM MICROBIOLOGYEVENTS WHERE HADM_ID = :hadm AND CHARTTIME <= :until AND SPEC_TYPE_DESC IN (SELECT value FROM json_each(:specimens))', { hadm, until, specimens: JSON.stringify(specimens) });
  }

  #growth(hadm: number, { specimens, until, organism }: Growth): Finding {
    const rows = this.#cultures(hadm, specimens, until);
    const grown = rows.filter((row) => row['organism'] !== null);
    if (organism === null) return grown.length === 0 ? AGREES : grown.length > 1 ? DOUBTFUL : conflict(['MICROBIOLOGYEVENTS', 'ORG_NAME', null, grown[0]?.['organism'] ?? null]);
    if (rows.some((row) => row['organism'] === organism)) return AGREES;
    return rows.length > 1 ? DOUBTFUL : conflict(['MICROBIOLOGYEVENTS', 'ORG_NAME', organism, rows[0]?.['organism'] ?? null]);
  }
}
