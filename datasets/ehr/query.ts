/**
 * What a question about electronic health records means, as data. A question is written from it in English, its gold
 * answer is computed from it in SQL (`sql/`), and a reference solution is written from it in Python (`python/`): three
 * readings of one meaning, of which the last two must agree.
 *
 * Everything is an *event* of a patient: it has a patient, a hospital visit, a name, a time, and what its kind adds.
 * Times have whole seconds and no zone. "Now" is 2105-12-31 23:59:00.
 */
import type { AnswerKind } from './reward.ts';

/**
 * Kinds of events and their columns.
 *
 * | kind | MIMIC-III | eICU | name | time | value |
 * |---|---|---|---|---|---|
 * | diagnosis | DIAGNOSES_ICD, LONG_TITLE of D_ICD_DIAGNOSES | diagnosis | title / diagnosisname | CHARTTIME / diagnosistime | - |
 * | procedure | PROCEDURES_ICD, LONG_TITLE of D_ICD_PROCEDURES | treatment | title / treatmentname | CHARTTIME / treatmenttime | - |
 * | drug | PRESCRIPTIONS | medication | DRUG / drugname | STARTDATE / drugstarttime | - |
 * | lab | LABEVENTS, LABEL of D_LABITEMS | lab | label / labname | CHARTTIME / labresulttime | VALUENUM / labresult |
 * | vital | CHARTEVENTS, LABEL of D_ITEMS (all items, also height and weight) | the seven columns of vitalperiodic, one event for each that is not NULL, named by its column | label / column name | CHARTTIME / observationtime | VALUENUM / the column |
 * | intake | INPUTEVENTS_CV, LABEL of D_ITEMS | intakeoutput whose cellpath contains `|intake|` | label / celllabel | CHARTTIME / intakeoutputtime | AMOUNT / cellvaluenumeric, mL |
 * | output | OUTPUTEVENTS, LABEL of D_ITEMS | intakeoutput whose cellpath contains `|output|` | label / celllabel | CHARTTIME / intakeoutputtime | VALUE / cellvaluenumeric, mL |
 * | culture | MICROBIOLOGYEVENTS | microlab | SPEC_TYPE_DESC / culturesite | CHARTTIME / culturetakentime | - |
 * | allergy | - | allergy | allergyname | allergytime | - |
 * | visit | ADMISSIONS | rows of patient, one event for each patienthealthsystemstayid | - | ADMITTIME / hospitaladmittime | - |
 * | icu | ICUSTAYS | patient (a row is one unit stay) | - | INTIME / unitadmittime | - |
 * | charge | COST | cost | EVENT_TYPE / eventtype | CHARGETIME / chargetime | COST / cost, US dollars |
 *
 * In eICU an event belongs to the patient and the hospital visit of its unit stay; a charge has both itself.
 */
export const EVENT_KINDS = ['diagnosis', 'procedure', 'drug', 'lab', 'vital', 'intake', 'output', 'culture', 'allergy', 'visit', 'icu', 'charge'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/**
 * What is asked of one event.
 *
 * all kinds: `name`, `time`; lab, vital, intake, output, charge: `value`;
 * drug: `route` (ROUTE / routeadmin), `dose` (MIMIC-III: DOSE_VAL_RX; eICU: dosage, the text), `end` (ENDDATE / drugstoptime);
 * culture: `organism` (ORG_NAME / organism; NULL, and in eICU also "no growth", where nothing grew);
 * visit: `end` (discharge), `source` (ADMISSION_LOCATION / hospitaladmitsource), `destination` (DISCHARGE_LOCATION / hospitaldischargestatus),
 *   `days` (end - time, in days with decimals), `age` (AGE / age as a number), and MIMIC-III alone `type` (ADMISSION_TYPE), `insurance`, `language`, `marital`, `ethnicity`; eICU `ethnicity`, `hospital` (hospitalid);
 * icu: `end`, `days`, `ward` (FIRST_WARDID / wardid), MIMIC-III `careunit` (FIRST_CAREUNIT), eICU `height` (admissionheight, cm), `weight` (admissionweight, kg), `dischargeweight`;
 * allergy: `drug` (drugname).
 */
export type Field = 'name' | 'time' | 'value' | 'route' | 'dose' | 'end' | 'organism' | 'source' | 'destination' | 'days' | 'age' | 'type' | 'insurance' | 'language' | 'marital' | 'ethnicity' | 'hospital' | 'ward' | 'careunit' | 'height' | 'weight' | 'dischargeweight' | 'drug';

/**
 * A stretch of time; an event is in it when its time is.
 *
 * `in`: the calendar year, month (1 to 12) or day. `since`: at or after the beginning of that year, month or day; `until`:
 * before its end, so that the named year, month or day belongs to both.
 * `this`/`last`: the calendar year, month or day of now, or the one before it. With a `month` (1 to 12) only that month of the year,
 * with a `day` too only that day of it; a month with a `day` is that day of the month ("in March of last year", "on the 3rd of last month").
 * `ago`: `since` n units ago, at or after now minus n units (years and months by the calendar, the day clipped to the month's
 * last: 2105-12-31 minus one month is 2105-11-30; same time of day), or `until` then: at or before that moment.
 */
export type Window =
  | { readonly is: 'in' | 'since' | 'until'; readonly year: number; readonly month?: number; readonly day?: number }
  | { readonly is: 'this' | 'last'; readonly unit: 'year' | 'month' | 'day'; readonly month?: number; readonly day?: number }
  | { readonly is: 'ago'; readonly edge: 'since' | 'until'; readonly n: number; readonly unit: 'year' | 'month' | 'day' };

/**
 * Which of a patient's stays the event must belong to. Hospital visits (`of: visit`): by the event's visit. ICU stays
 * (`of: icu`): by the event's time, from the stay's beginning to its end, both included, or to now while it lasts; only stays
 * of the event's patient count. (So also in eICU, where the unit stay that an event is filed under is not asked for here.)
 *
 * `first`: the earliest of the patient's stays, over or not. `last`: the one with the latest beginning among those that are over (have an
 * end). `current`: the one without an end. A patient without such a stay has no such event.
 * `hours`: of these only the events of the first that many hours: also begin <= time <= begin + hours.
 */
export interface Stay {
  readonly of: 'visit' | 'icu';
  readonly which: 'first' | 'last' | 'current';
  readonly hours?: number;
}

/** Some events: all conditions hold. Where a condition compares with NULL it does not hold. */
export interface Events {
  readonly kind: EventKind;
  /** SUBJECT_ID (a number) or uniquepid (text). */
  readonly patient?: number | string;
  /** The event's name is this one, or one of these. */
  readonly name?: string | readonly string[];
  readonly route?: string;
  readonly source?: string;
  readonly careunit?: string;
  readonly ward?: number;
  readonly organism?: string;
  /** Visits alone (`type` and `insurance` in MIMIC-III). */
  readonly type?: string;
  readonly insurance?: string;
  readonly destination?: string;
  /** Cultures in which something grew. */
  readonly grown?: true;
  readonly stay?: Stay;
  readonly window?: Window;
  /** The event's value is greater or less than this. */
  readonly compare?: { readonly is: 'greater' | 'less'; readonly than: number };
  /**
   * Charges alone: those for a diagnosis, procedure, drug or lab test of that name. A charge is for the row of the table named by its EVENT_TYPE (MIMIC-III: diagnoses_icd,
   * procedures_icd, prescriptions, labevents) or eventtype (eICU: diagnosis, treatment, medication, lab) whose ROW_ID (eICU: the table's own id column) is EVENT_ID (eventid).
   */
  readonly item?: { readonly kind: 'diagnosis' | 'procedure' | 'drug' | 'lab'; readonly name: string };
  /** Over (`false`) or not (`true`): visits and ICU stays without an end. */
  readonly open?: boolean;
  /** Of patients of this sex; of visits at which the patient was that old, bounds included (eICU: the age of the event's visit, its lowest patientunitstayid). */
  readonly people?: { readonly gender?: 'f' | 'm'; readonly age?: readonly [number, number] };
  /** Only events of these patients. */
  readonly among?: Patients;
  /**
   * What the event's field is by the answer of another question: its value is one of the values that this gives. `patient` and `visit` are ids,
   * `day`, `month` and `year` those of the event's time, as YYYY-MM-DD, YYYY-MM and YYYY.
   */
  readonly asked?: readonly { readonly field: 'name' | 'patient' | 'visit' | 'day' | 'month' | 'year'; readonly by: Query }[];
  /** Only events after the patient's latest visit that is over ended: time > that end. A patient without one has none. */
  readonly sinceLastDischarge?: true;
}

/**
 * One event of some: `first`, `last`, `second` (to the first) and `second-last` by time, `highest` and `lowest` by value. `second` stands at the
 * second of the distinct times, `second-last` at the second from the end. Events without a time (or value) are left out.
 * All events that tie are taken; the answer has each distinct value of the field once. NULL fields are left out.
 */
export interface Pick {
  readonly from: Events;
  readonly which: 'first' | 'last' | 'second' | 'second-last' | 'highest' | 'lowest';
}

/**
 * A moment: the time of a picked event (its `end`, when so asked), or now. Templates take
 * care that ties share one time.
 */
export type Moment = { readonly at: Pick; readonly field?: 'time' | 'end' } | 'now';

/**
 * Patients to whom `then` happened after `first`: there are a `first` event e and a `then` event f of one patient with
 * time(f) > time(e) (`same-visit`: and one visit; `days`: and time(f) <= time(e) + n days; `same-day`: and one calendar day; `same-month`: and one
 * calendar month of one year; `months`: and time(f) <= time(e) + n months by the calendar, the day clipped to the month's last).
 */
export interface Sequence {
  readonly first: Events;
  readonly then: Events;
  readonly within: { readonly is: 'same-visit' | 'same-day' | 'same-month' } | { readonly is: 'days' | 'months'; readonly n: number };
}

/**
 * The patients who have at least one such event, or for whom the sequence happened; those who are in `all` of some groups; those of one
 * group `without` those of another; people of a sex, or whose death is on record (MIMIC-III: DOD is not NULL); those whom a question's answer names.
 */
export type Patients =
  | { readonly having: Events }
  | { readonly sequence: Sequence }
  | { readonly all: readonly Patients[] }
  | { readonly of: Patients; readonly without: Patients }
  | { readonly person: { readonly gender: 'f' | 'm' } | { readonly died: true } }
  | { readonly asked: Query };

export type Query =
  /** One number: how many events, distinct patients, distinct names (not NULL), or distinct visits there are. */
  | { readonly op: 'count'; readonly what: 'events' | 'patients' | 'names' | 'visits'; readonly of: Events }
  /** The distinct values of a field of the picked events; `patient` and `visit` are ids, `day` is that of the time, as YYYY-MM-DD. */
  | { readonly op: 'pick'; readonly pick: Pick; readonly field: Field | 'patient' | 'visit' | 'day' }
  /** The distinct values of a field, NULL left out; ids of patients with `patient`. */
  | { readonly op: 'list'; readonly of: Events; readonly field: Field | 'patient' }
  /** Names (or routes, sources, ...) that occur exactly `times` times among the events. */
  | { readonly op: 'times'; readonly of: Events; readonly field: Field; readonly times: number }
  /** One number: fold of the values (NULL left out) of the events, of `field` (default `value`). */
  | { readonly op: 'fold'; readonly of: Events; readonly fn: 'max' | 'min' | 'mean' | 'sum'; readonly field?: 'value' | 'days' | 'age' }
  /** One number: values are first added up (or averaged, or counted) for each calendar day, month (of one year), year, visit, or patient, then these totals folded. */
  | { readonly op: 'fold-by'; readonly of: Events; readonly by: 'day' | 'month' | 'year' | 'visit' | 'patient'; readonly inner: 'sum' | 'mean' | 'count'; readonly fn: 'max' | 'min' | 'mean' }
  /** Rows of two: each calendar day (YYYY-MM-DD), month (YYYY-MM) or year (YYYY, as text) in which there are values, and the fold of its values. */
  | { readonly op: 'by-period'; readonly of: Events; readonly by: 'day' | 'month' | 'year'; readonly fn: 'max' | 'min' | 'mean' | 'sum' }
  /** One number: percent of the events with a value whose value is less than this. */
  | { readonly op: 'percent-below'; readonly of: Events; readonly than: number }
  /** The groups (by `day`, as YYYY-MM-DD, `month`, as YYYY-MM, `year`, as YYYY, by name, or by the id of the patient or visit) with the highest or lowest total of values; all that tie. */
  | { readonly op: 'best-group'; readonly of: Events; readonly by: 'day' | 'month' | 'year' | 'name' | 'patient' | 'visit'; readonly inner: 'sum' | 'count'; readonly which: 'highest' | 'lowest' }
  /**
   * The field's values (default: names) with the k highest counts, dense: equal counts share a rank, and all items of the first k ranks are given. Counted are the
   * events, distinct patients, or (value) the sum of values. Of a sequence: the names of the `then` events that follow, each such event counted once (`events`) or by distinct patients.
   */
  | { readonly op: 'rank'; readonly of: Events | Sequence; readonly by: 'events' | 'patients' | 'value'; readonly field?: Field | 'patient'; readonly top: number }
  /** One number: value of `to` minus value of `from`. Templates take care that each pick has one value. */
  | { readonly op: 'change'; readonly from: Pick; readonly to: Pick }
  /** One number: (fold of b) - (fold of a). */
  | { readonly op: 'fold-difference'; readonly a: Events; readonly b: Events; readonly fn: 'max' | 'min' | 'mean' | 'sum' | 'count' }
  /** One number, with decimals: from one moment to another, in hours or days of 24 hours. */
  | { readonly op: 'elapsed'; readonly from: Moment; readonly to: Moment; readonly unit: 'hours' | 'days' }
  /** A patient's own column: `gender`, `dob` or `dod` (MIMIC-III PATIENTS); eICU: gender. */
  | { readonly op: 'person'; readonly patient: number | string; readonly field: 'gender' | 'dob' | 'dod' }
  /** The distinct values of a column of these patients, NULL left out. */
  | { readonly op: 'person-of'; readonly of: Patients; readonly field: 'gender' | 'dob' | 'dod' }
  /**
   * One number of two, each the answer of a question that is one number: `difference` a - b, `distance` the difference without its sign, `ratio` a / b, `percent` 100 a / b.
   * Nothing where one of them is nothing, or would be divided by zero.
   */
  | { readonly op: 'compare'; readonly fn: 'difference' | 'distance' | 'ratio' | 'percent'; readonly a: Query; readonly b: Query }
  /** Yes or no: is the number that answers a greater than that which answers b? */
  | { readonly op: 'exceeds'; readonly a: Query; readonly b: Query }
  /** A dictionary look-up: the names of MIMIC-III's codes (`code` of a diagnosis or procedure title). */
  | { readonly op: 'code'; readonly kind: 'diagnosis' | 'procedure'; readonly name: string }
  /** One number: how many patients. */
  | { readonly op: 'patients'; readonly of: Patients }
  /** The ids of the patients. */
  | { readonly op: 'patient-list'; readonly of: Patients }
  /**
   * One number about the patients' first event of `having`, by time (one event a patient):
   * `mean-age`: mean of the age of the visit of that event; `died-share`: percent of them whose that visit ended in death (MIMIC-III: DISCHARGE_LOCATION 'dead/expired'; eICU:
   * hospitaldischargestatus 'expired'), visits that are not over counted as survived; `survival`: percent who did not die (MIMIC-III: DOD) within `days` days after the event's time: DOD is NULL or DOD > time + days (MIMIC-III only);
   * `female-share`: percent of women.
   */
  | { readonly op: 'cohort'; readonly having: Events; readonly measure: 'mean-age' | 'died-share' | 'female-share' }
  | { readonly op: 'survival'; readonly having: Events; readonly days: number }
  /** One number: over the visits with at least one such event, the fold of their length in days (visits that are over), or of their total cost (all charges of the visit; visits without any are left out). */
  | { readonly op: 'visits'; readonly having: Events; readonly measure: 'days' | 'cost'; readonly fn: 'max' | 'min' | 'mean' }
  /** One number: mean, over the pairs (first `first` event of each patient, that patient's earliest `then` event after it within the bounds), of the hours between. */
  | { readonly op: 'delay'; readonly sequence: Sequence; readonly fn: 'mean' | 'min' | 'max' }
  /** One number: patients with a visit whose end lies in the window, and another visit that begins after that end, within `days` days of it. */
  | { readonly op: 'readmissions'; readonly window?: Window; readonly days: number }
  /** Yes or no: is there such an event? */
  | { readonly op: 'exists'; readonly of: Events }
  /** Yes or no: did the sequence happen (to the patient that both name)? */
  | { readonly op: 'followed'; readonly sequence: Sequence }
  /** Yes or no: is value of a greater (less) than value of b? */
  | { readonly op: 'greater' | 'less'; readonly a: Pick; readonly b: Pick }
  /** Yes or no: are there more events a than events b? */
  | { readonly op: 'more'; readonly a: Events; readonly b: Events }
  /** Yes or no: do all values of the events lie in the bounds, bounds included? (Templates take care that there are some.) */
  | { readonly op: 'all-within'; readonly of: Events; readonly low: number; readonly high: number }
  /** The tables do not hold the answer: None. */
  | { readonly op: 'none' };

const YES_NO: ReadonlySet<Query['op']> = new Set(['exists', 'followed', 'greater', 'less', 'more', 'all-within', 'exceeds']);

export const answerKind = ({ op }: Query): AnswerKind => (op === 'none' ? 'abstain' : YES_NO.has(op) ? 'yes_no' : 'rows');

export const SCHEMA_NAMES = ['mimic-iii', 'eicu'] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];
export const isSchema = (name: string): name is SchemaName => SCHEMA_NAMES.some((each) => each === name);
/** "Now" in all questions. */
export const NOW = '2105-12-31 23:59:00';
