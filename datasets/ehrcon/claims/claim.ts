/**
 * What a note says of an admission, as data. The English comes from it (`statements/`), the gold conflicts by SQL (`sql.ts`), and
 * the reference solution in Python (`python.ts`), both written from the comments here alone.
 *
 * A claim speaks of rows of one admission. It agrees with the tables, or it conflicts with them in one or more columns.
 */
import type { Window } from '../chart/days.ts';

export type { Window } from '../chart/days.ts';

/**
 * Which of the rows in the window is meant: any of them; the first or last by time; the highest or lowest by value.
 */
export type Pick = 'any' | 'first' | 'last' | 'highest' | 'lowest';

/** In which scale the note gives a value that stands in the tables as it is, in degrees Celsius, or in kilograms: F = C * 9 / 5 + 32, lb = kg * 2.2046. */
export type Scale = 'as it is' | 'fahrenheit' | 'pounds';

/**
 * A result: a laboratory value or a bedside measurement, by its LABEL. It agrees when a row that is meant has a value that, in the
 * note's scale, is at most `within` away, and the unit, where one is said. Otherwise the one row that is meant is in conflict: in
 * VALUENUM (the note's value, the row's), and in VALUEUOM where the units differ.
 */
export interface Reading {
  readonly is: 'reading';
  readonly table: 'LABEVENTS' | 'CHARTEVENTS';
  readonly label: string;
  readonly pick: Pick;
  readonly window: Window;
  readonly value: number;
  readonly within: number;
  readonly scale: Scale;
  readonly unit?: string;
}

/** The day on which the highest or lowest value of the window was taken. Conflict: CHARTTIME (the note's day, the row's). */
export interface ExtremeDay {
  readonly is: 'extreme-day';
  readonly table: 'LABEVENTS';
  readonly label: string;
  readonly pick: 'highest' | 'lowest';
  readonly window: Window;
  readonly day: string;
}

/** A volume: the sum of what an item has in the window, in millilitres or, `per` 1000, in litres. Conflict: AMOUNT or VALUE (the note's number, the sum in millilitres). */
export interface Total {
  readonly is: 'total';
  readonly table: 'INPUTEVENTS_CV' | 'OUTPUTEVENTS';
  readonly label: string;
  readonly window: Window;
  readonly value: number;
  readonly within: number;
  readonly per: 1 | 1000;
}

/** The item has no row in the window. Conflict: LABEL (None, the label). */
export interface NoVolume {
  readonly is: 'no-volume';
  readonly table: 'INPUTEVENTS_CV' | 'OUTPUTEVENTS';
  readonly label: string;
  readonly window: Window;
}

/**
 * An order of a drug, which goes by any of the names in `drugs`; an order begun after `until` does not count. It agrees when an order
 * has all that is said: it was running at some time of the window, it has the dose, unit and route, and began or ended on the day.
 *
 * Otherwise, of one order that goes by these names, each thing that differs is a conflict: DOSE_VAL_RX, DOSE_UNIT_RX, ROUTE, STARTDATE,
 * ENDDATE. Where no order goes by these names, the conflict is DRUG: the note's drug (`drugs[0]`), and the drug of the only order that
 * has the dose, unit, route and first day that the note gives; None where the note leaves one of these out, or there is no such order.
 */
export interface Drug {
  readonly is: 'drug';
  readonly drugs: readonly string[];
  readonly until: string;
  readonly running?: Window;
  readonly dose?: number;
  readonly unit?: string;
  readonly route?: string;
  readonly start?: string;
  readonly end?: string;
}

/** No order of these names was running in the window. Conflict: DRUG (None, the drug of the order). */
export interface NoDrug {
  readonly is: 'no-drug';
  readonly drugs: readonly string[];
  readonly window: Window;
}

/** A procedure, by LONG_TITLE, until a moment, and where it is said on a day. Conflict: CHARTTIME (the note's day, that of the only row), or where there is none LONG_TITLE (`titles[0]`, None). */
export interface Procedure {
  readonly is: 'procedure';
  readonly titles: readonly string[];
  readonly until: string;
  readonly day?: string;
}

/** No procedure of these titles until a moment. Conflict: LONG_TITLE (None, the title). */
export interface NoProcedure {
  readonly is: 'no-procedure';
  readonly titles: readonly string[];
  readonly until: string;
}

/**
 * What grew in cultures of these specimens, until a moment. An organism agrees when one of them grew it; nothing (null) when none grew
 * anything. Conflict: ORG_NAME (the note's organism or None, that of the only row in question or None).
 */
export interface Growth {
  readonly is: 'growth';
  readonly specimens: readonly string[];
  readonly until: string;
  readonly organism: string | null;
}

/** The day on which such a culture was taken. Conflict: CHARTTIME (the note's day, that of the only row). */
export interface Sent {
  readonly is: 'sent';
  readonly specimens: readonly string[];
  readonly until: string;
  readonly day: string;
}

/** A coded diagnosis of the admission, by LONG_TITLE. Conflict: LONG_TITLE (`titles[0]`, None). */
export interface Diagnosis {
  readonly is: 'diagnosis';
  readonly titles: readonly string[];
}

/** The day on which the admission's first ICU stay began or ended. Conflict: INTIME or OUTTIME (the note's day, the row's). */
export interface IcuDay {
  readonly is: 'icu-day';
  readonly edge: 'INTIME' | 'OUTTIME';
  readonly day: string;
}

export type Claim = Reading | ExtremeDay | Total | NoVolume | Drug | NoDrug | Procedure | NoProcedure | Growth | Sent | Diagnosis | IcuDay;

export type Cell = string | number | null;
/** Table, column, value in the note, value in the table. Days are `YYYY-MM-DD`. */
export type Conflict = readonly [table: string, column: string, inNote: Cell, inTable: Cell];

export const FAHRENHEIT = (celsius: number): number => (celsius * 9) / 5 + 32;
export const POUNDS = (kilograms: number): number => kilograms * 2.2046;
export const inScale = (scale: Scale, value: number): number => (scale === 'fahrenheit' ? FAHRENHEIT(value) : scale === 'pounds' ? POUNDS(value) : value);

/** Half of the last of so many decimals, and what binary fractions cost. */
export const halfOf = (decimals: number): number => 0.5 * 10 ** -decimals + 1e-6;
