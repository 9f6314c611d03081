/** Questions on the hospital of `tiny.ts`, with answers that were worked out by hand. */
import { term } from '../../../datasets/treqs/columns.ts';
import type { Condition, Query, Rows, Source, Term } from '../../../datasets/treqs/query.ts';
import type { AnswerRows } from '../../../datasets/ehr/reward.ts';

const [SUBJECT, HADM, NAME, AGE] = ['SUBJECT_ID', 'HADM_ID', 'NAME', 'AGE'].map((name) => term(`DEMOGRAPHIC.${name}`)) as [Term, Term, Term, Term];
const all: Source = { of: {} };
const is = (name: string, value: string | number): Condition => ({ name, is: '=', value });
const aspirin: Rows = { table: 'PRESCRIPTIONS', where: [is('DRUG', 'Aspirin')] };
const glucose: Rows = { table: 'LAB', where: [is('LABEL', 'Glucose')] };
const septic: Rows = { table: 'DIAGNOSES', where: [is('ICD9_CODE', '0389')] };
const failing: Rows = { table: 'DIAGNOSES', where: [is('SHORT_TITLE', 'CHF NOS')] };
const emergency: Source = { of: { where: [is('ADMISSION_TYPE', 'EMERGENCY')] } };
const of = (...where: readonly Condition[]): Source => ({ of: { where } });
const count = (from: Source, distinct: Term = SUBJECT): Query => ({ op: 'count', distinct, from });

export const TINY_CASES: readonly (readonly [what: string, query: Query, answer: AnswerRows])[] = [
  ['patients are counted once', count(of(is('GENDER', 'F'))), [[2]]],
  ['admissions are counted each', count(of(is('GENDER', 'F')), HADM), [[3]]],
  ['numbers compare as numbers: 9 is below 50', count(of({ name: 'AGE', is: '<', value: 50 })), [[1]]],
  ['bounds are outside', count(of({ name: 'AGE', is: '>', value: 50 })), [[1]]],
  ['or inside', count(of({ name: 'AGE', is: '>=', value: 50 }, { name: 'AGE', is: '<=', value: 50 })), [[2]]],
  ['what is missing fulfils nothing', count(of({ name: 'DOD_YEAR', is: '<=', value: 2105 })), [[1]]],
  ['times compare as text', count(of({ name: 'ADMITTIME', is: '>=', value: '2100-06-01 00:00:00' }, { name: 'ADMITTIME', is: '<=', value: '2102-01-31 23:59:59' })), [[2]]],
  ['text with an apostrophe', { op: 'list', terms: [AGE], from: of(is('NAME', 'Cat O\'Hara')) }, [[50]]],
  ['conditions hold for one admission: sepsis in 11, widowed in 12', count({ of: { where: [is('MARITAL_STATUS', 'WIDOWED')], having: [septic] } }), [[0]]],
  ['two of one table may be different rows', count({ of: { having: [septic, failing] } }), [[1]]],
  ['conditions on one row: aspirin and rectal', count({ of: { having: [{ table: 'PRESCRIPTIONS', where: [is('DRUG', 'Aspirin'), is('ROUTE', 'PR')] }] } }), [[1]]],
  ['none of it in that admission', count({ of: { having: [septic], lacking: [failing] } }), [[1]]],
  ['values are numbers: only -10 is below 9', count({ of: { having: [{ table: 'LAB', where: [{ name: 'VALUE', is: '<', value: 9 }] }] } }), [[1]]],
  ['doses are numbers: 325 and 81 are above 9', count({ of: { having: [{ table: 'PRESCRIPTIONS', where: [is('DRUG', 'Aspirin'), { name: 'DOSE', is: '>', value: 9 }] }] } }), [[1]]],
  ['older than the average of 40.25', count(of({ name: 'AGE', is: '>', value: { op: 'fold', fn: 'average', term: AGE, from: all } })), [[2]]],
  ['longer than those with heart failure on average, 6 days', count(of({ name: 'DAYS_STAY', is: '>', value: { op: 'fold', fn: 'average', term: term('DEMOGRAPHIC.DAYS_STAY'), from: { of: { having: [failing] } } } }), HADM), [[1]]],
  ['rows of another table', { op: 'count', from: { of: {}, rows: [aspirin] } }, [[3]]],
  ['different things; a code that is missing is none', count({ of: {}, rows: [{ table: 'PRESCRIPTIONS', where: [] }] }, term('PRESCRIPTIONS.FORMULARY_DRUG_CD')), [[3]]],
  ['a column over all admissions', { op: 'list', terms: [term('DEMOGRAPHIC.MARITAL_STATUS')], from: of(is('SUBJECT_ID', 1)) }, [['MARRIED'], ['WIDOWED']]],
  ['what is missing is left out of a list', { op: 'list', terms: [term('DEMOGRAPHIC.LANGUAGE')], from: of(is('GENDER', 'F')) }, [['ENGL']]],
  ['codes keep their zeros', { op: 'list', terms: [term('DIAGNOSES.ICD9_CODE')], from: { of: { where: [is('HADM_ID', 31)] }, rows: [{ table: 'DIAGNOSES', where: [] }] } }, [['0389']]],
  ['two tables, each different pair once', { op: 'list', terms: [term('PROCEDURES.SHORT_TITLE'), term('PRESCRIPTIONS.ROUTE')], from: { of: { where: [is('SUBJECT_ID', 1)] }, rows: [{ table: 'PROCEDURES', where: [] }, { table: 'PRESCRIPTIONS', where: [] }] } }, [['Insert endotracheal tube', 'PO'], ['Insert endotracheal tube', 'PR']]],
  ['columns of one name', { op: 'list', terms: [term('DIAGNOSES.SHORT_TITLE'), term('PROCEDURES.SHORT_TITLE')], from: { of: { where: [is('HADM_ID', 31)] }, rows: [{ table: 'DIAGNOSES', where: [] }, { table: 'PROCEDURES', where: [] }] } }, [['Septicemia NOS', 'Venous cath NEC']]],
  ['each admission once, however many rows match', { op: 'fold', fn: 'average', term: AGE, from: { of: { having: [{ table: 'PROCEDURES', where: [] }] } } }, [[50]]],
  ['the greatest number, not text', { op: 'fold', fn: 'max', term: AGE, from: all }, [[52]]],
  ['hours from admission to discharge', { op: 'fold', fn: 'min', term: term('DEMOGRAPHIC.HOURS'), from: all }, [[6.5]]],
  ['the latest time', { op: 'fold', fn: 'max', term: term('DEMOGRAPHIC.DISCHTIME'), from: all }, [['2102-05-11 00:00:00']]],
  ['each result once', { op: 'fold', fn: 'average', term: term('LAB.VALUE'), from: { of: {}, rows: [glucose] } }, [[74.875]]],
  ['of a group: 9.5 and 100', { op: 'fold', fn: 'average', term: term('LAB.VALUE'), from: { of: { having: [septic, failing] }, rows: [glucose] } }, [[54.75]]],
  ['the least is negative', { op: 'fold', fn: 'min', term: term('LAB.VALUE'), from: { of: {}, rows: [{ table: 'LAB', where: [] }] } }, [[-10]]],
  ['the greatest dose', { op: 'fold', fn: 'max', term: term('PRESCRIPTIONS.DOSE'), from: { of: {}, rows: [aspirin] } }, [[325]]],
  ['per admission with one at least: 2 and 1', { op: 'fold-groups', fn: 'average', per: 'HADM_ID', inner: 'count', from: { of: {}, rows: [{ table: 'PROCEDURES', where: [] }] } }, [[1.5]]],
  ['per patient: 3, 1 and 1', { op: 'fold-groups', fn: 'max', per: 'SUBJECT_ID', inner: 'count', from: { of: {}, rows: [{ table: 'PRESCRIPTIONS', where: [] }] } }, [[3]]],
  ['admissions per patient', { op: 'fold-groups', fn: 'average', per: 'SUBJECT_ID', inner: 'count', from: of(is('GENDER', 'F')) }, [[1.5]]],
  ['of each patient the least: 9.5 and 100', { op: 'fold-groups', fn: 'max', per: 'SUBJECT_ID', inner: 'min', term: term('LAB.VALUE'), from: { of: {}, rows: [glucose] } }, [[100]]],
  ['of each patient the greatest: 100 and 100', { op: 'fold-groups', fn: 'average', per: 'SUBJECT_ID', inner: 'max', term: term('LAB.VALUE'), from: { of: {}, rows: [glucose] } }, [[100]]],
  ['who is oldest in the emergency', { op: 'extreme', fn: 'max', term: AGE, give: [NAME], from: emergency }, [['Ann Lee']]],
  ['those who tie are all named', { op: 'extreme', fn: 'max', term: term('LAB.VALUE'), give: [SUBJECT], from: { of: {}, rows: [glucose] } }, [[1], [3]]],
  ['several columns of the youngest', { op: 'extreme', fn: 'min', term: AGE, give: [NAME, term('DEMOGRAPHIC.DIAGNOSIS')], from: all }, [['Bob Ray', 'TRAUMA']]],
  ['when it was greatest', { op: 'extreme', fn: 'max', term: term('LAB.VALUE'), give: [term('LAB.CHARTTIME')], from: { of: { where: [is('SUBJECT_ID', 1)] }, rows: [glucose] } }, [['2100-03-02 13:00:00']]],
  ['the group with the longest stays: 10 for CHF', { op: 'best-group', fn: 'max', by: term('DEMOGRAPHIC.DIAGNOSIS'), score: term('DEMOGRAPHIC.DAYS_STAY'), from: all }, [['CHF']]],
  ['a group without a name is none', { op: 'best-group', fn: 'max', by: term('DEMOGRAPHIC.RELIGION'), score: AGE, from: all }, [['CATHOLIC']]],
  ['patients, not rows: aspirin has two, the others one', { op: 'best-group', fn: 'max', by: term('PRESCRIPTIONS.DRUG'), score: 'patients', from: { of: {}, rows: [{ table: 'PRESCRIPTIONS', where: [] }] } }, [['Aspirin']]],
  ['the fewest tie', { op: 'best-group', fn: 'min', by: term('PRESCRIPTIONS.DRUG'), score: 'patients', from: { of: {}, rows: [{ table: 'PRESCRIPTIONS', where: [] }] } }, [['Heparin'], ['NS']]],
  ['rows: tube twice', { op: 'best-group', fn: 'max', by: term('PROCEDURES.ICD9_CODE'), score: 'rows', from: { of: {}, rows: [{ table: 'PROCEDURES', where: [] }] } }, [['9604']]],
  ['one average for each group', { op: 'grouped', fn: 'average', by: term('DEMOGRAPHIC.INSURANCE'), term: AGE, from: all }, [['Medicare', 51], ['Private', 29.5]]],
  ['of results by a column of the admission', { op: 'grouped', fn: 'average', by: term('DEMOGRAPHIC.MARITAL_STATUS'), term: term('LAB.VALUE'), from: { of: {}, rows: [glucose] } }, [['MARRIED', 209.5 / 3], ['WIDOWED', 90]]],
  ['one average less another: 29.5 less 51', { op: 'difference', term: AGE, from: emergency, minus: of(is('INSURANCE', 'Medicare')) }, [[-21.5]]],
];
