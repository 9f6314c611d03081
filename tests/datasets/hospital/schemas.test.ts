/** The three schemas as tables: exact names, keys that resolve, dates in order, gaps and ties where real tables have them, two hospitals apart. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { databaseDigest, ensureHospital, SCHEMA_BY_NAME, SCHEMAS, type HospitalFiles, type HospitalSplit, type SchemaName } from '../../../datasets/hospital/index.ts';
import { COLUMNS, DIGESTS } from './expected.ts';

const REAL = process.env['MEDAGENTGYM_REAL'] ?? fileURLToPath(new URL('../../../../shared/real', import.meta.url));
const root = t.testdir();
const built = new Map<string, Promise<HospitalFiles>>();
const hospital = (schema: SchemaName, split: HospitalSplit): Promise<HospitalFiles> => {
  const id = `${schema} ${split}`;
  const known = built.get(id) ?? ensureHospital({ schema, split, size: 'small', root });
  built.set(id, known);
  return known;
};
const ask = (files: HospitalFiles, sql: string): Record<string, unknown>[] => {
  using database = new DatabaseSync(files.sqlite, { readOnly: true });
  return database.prepare(sql).all();
};
const count = (files: HospitalFiles, sql: string): number => Number(ask(files, `SELECT count(*) AS n FROM ${sql}`)[0]?.['n']);
const texts = (files: HospitalFiles, sql: string): readonly string[] => ask(files, sql).map((row) => String(Object.values(row)[0]));

t.test('tables and columns are exactly those of the published schemas', async (t) => {
  for (const schema of SCHEMAS) {
    const columns = Object.fromEntries(SCHEMA_BY_NAME[schema].tables.map(({ name, columns: list }) => [name, list.map((column) => column.name).join(' ')]));
    t.same(columns, COLUMNS[schema], schema);
    const { csv } = await hospital(schema, 'train');
    for (const [name, file] of Object.entries(csv)) t.equal(readFileSync(file, 'utf8').split('\n', 1)[0], COLUMNS[schema][name]?.replaceAll(' ', ','), `${name}.csv`);
  }
});

const published = path.join(REAL, 'originals/ehrsql/tables.json');
t.test('and those of EHRSQL\'s own tables.json', { skip: existsSync(published) ? false : `there is no ${path.basename(published)} beside the repository` }, (t) => {
  const databases: { db_id: string; table_names_original: string[]; column_names_original: [number, string][] }[] = JSON.parse(readFileSync(published, 'utf8'));
  for (const { db_id: id, table_names_original: names, column_names_original: columns } of databases) {
    const expected = Object.fromEntries(names.map((name, index) => [name, columns.filter(([table]) => table === index).map(([, column]) => column).join(' ')]));
    t.same(COLUMNS[id === 'eicu' ? 'eicu' : 'mimic-iii'], expected, id);
  }
  t.end();
});

t.test('every build has the same rows', async (t) => {
  for (const schema of SCHEMAS) for (const split of ['train', 'test'] as const) t.equal(databaseDigest((await hospital(schema, split)).sqlite), DIGESTS[`${schema}-${split}`], `${schema} ${split}`);
});

t.test('train and test share no patient and no stay', async (t) => {
  const ids: Readonly<Record<SchemaName, readonly string[]>> = {
    'mimic-iii': ['SELECT SUBJECT_ID FROM PATIENTS', 'SELECT HADM_ID FROM ADMISSIONS', 'SELECT ICUSTAY_ID FROM ICUSTAYS'],
    eicu: ['SELECT DISTINCT uniquepid FROM patient', 'SELECT DISTINCT substr(uniquepid, 5) FROM patient', 'SELECT DISTINCT patienthealthsystemstayid FROM patient', 'SELECT patientunitstayid FROM patient'],
    mimicsql: ['SELECT DISTINCT SUBJECT_ID FROM DEMOGRAPHIC', 'SELECT HADM_ID FROM DEMOGRAPHIC'],
  };
  for (const schema of SCHEMAS) {
    const [train, test] = [await hospital(schema, 'train'), await hospital(schema, 'test')];
    for (const sql of ids[schema]) {
      const [ours, theirs] = [new Set(texts(train, sql)), new Set(texts(test, sql))];
      t.ok(ours.size > 50 && theirs.size > 50, sql);
      t.equal(ours.intersection(theirs).size, 0, sql);
      t.equal(ours.size, texts(train, sql).length, 'ids are unique');
    }
  }
});

t.test('MIMIC-III: keys resolve and dates are in order', async (t) => {
  for (const split of ['train', 'test'] as const) {
    const files = await hospital('mimic-iii', split);
    const none = (sql: string): void => { t.equal(count(files, sql), 0, sql); };
    for (const { name, columns } of SCHEMA_BY_NAME['mimic-iii'].tables) {
      const has = (column: string): boolean => columns.some((each) => each.name === column);
      if (name !== 'PATIENTS' && has('SUBJECT_ID')) none(`${name} WHERE SUBJECT_ID NOT IN (SELECT SUBJECT_ID FROM PATIENTS)`);
      if (name !== 'ADMISSIONS' && has('HADM_ID')) none(`${name} e WHERE NOT EXISTS (SELECT 1 FROM ADMISSIONS a WHERE a.HADM_ID = e.HADM_ID AND a.SUBJECT_ID = e.SUBJECT_ID)`);
      if (name !== 'ICUSTAYS' && has('ICUSTAY_ID')) none(`${name} e WHERE ICUSTAY_ID IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ICUSTAYS i WHERE i.ICUSTAY_ID = e.ICUSTAY_ID AND i.HADM_ID = e.HADM_ID)`);
      if (has('CHARTTIME')) none(`${name} e JOIN ADMISSIONS a USING (HADM_ID) WHERE CHARTTIME < ADMITTIME OR CHARTTIME > coalesce(DISCHTIME, '2105-12-31 23:59:00')`);
      if (has('CHARTTIME') && has('ICUSTAY_ID')) none(`${name} e JOIN ICUSTAYS i USING (ICUSTAY_ID) WHERE CHARTTIME < INTIME OR CHARTTIME > coalesce(OUTTIME, '2105-12-31 23:59:00')`);
    }
    none('DIAGNOSES_ICD WHERE ICD9_CODE NOT IN (SELECT ICD9_CODE FROM D_ICD_DIAGNOSES)');
    none('PROCEDURES_ICD WHERE ICD9_CODE NOT IN (SELECT ICD9_CODE FROM D_ICD_PROCEDURES)');
    none('LABEVENTS WHERE ITEMID NOT IN (SELECT ITEMID FROM D_LABITEMS)');
    for (const name of ['CHARTEVENTS', 'INPUTEVENTS_CV', 'OUTPUTEVENTS']) none(`${name} WHERE ITEMID NOT IN (SELECT ITEMID FROM D_ITEMS WHERE LINKSTO = '${name.toLowerCase()}')`);
    for (const name of ['DIAGNOSES_ICD', 'PROCEDURES_ICD', 'LABEVENTS', 'PRESCRIPTIONS']) {
      none(`COST c WHERE EVENT_TYPE = '${name.toLowerCase()}' AND NOT EXISTS (SELECT 1 FROM ${name} e WHERE e.ROW_ID = c.EVENT_ID AND e.HADM_ID = c.HADM_ID)`);
      t.equal(count(files, `COST WHERE EVENT_TYPE = '${name.toLowerCase()}'`), count(files, name), `every row of ${name} is charged once`);
    }
    none('COST WHERE COST <= 0');
    none('PRESCRIPTIONS WHERE ENDDATE < STARTDATE');
    none('ICUSTAYS i JOIN ADMISSIONS a USING (HADM_ID) WHERE INTIME < ADMITTIME OR OUTTIME > DISCHTIME OR OUTTIME <= INTIME');
    none('ADMISSIONS a JOIN PATIENTS p USING (SUBJECT_ID) WHERE DOB >= ADMITTIME OR DISCHTIME <= ADMITTIME OR ADMITTIME > coalesce(DOD, ADMITTIME)');
    none('ADMISSIONS a JOIN PATIENTS p USING (SUBJECT_ID) WHERE DISCHARGE_LOCATION = \'dead/expired\' AND DOD IS NOT DISCHTIME');
    for (const dictionary of ['D_ICD_DIAGNOSES', 'D_ICD_PROCEDURES']) t.equal(count(files, `(SELECT DISTINCT ICD9_CODE FROM ${dictionary})`), count(files, dictionary));
    t.equal(count(files, '(SELECT DISTINCT ITEMID FROM D_ITEMS UNION SELECT ITEMID FROM D_LABITEMS)'), count(files, 'D_ITEMS') + count(files, 'D_LABITEMS'));
  }
});

t.test('eICU: keys resolve and dates are in order', async (t) => {
  const files = await hospital('eicu', 'train');
  const none = (sql: string): void => { t.equal(count(files, sql), 0, sql); };
  for (const { name, columns } of SCHEMA_BY_NAME['eicu'].tables) {
    if (name !== 'patient' && columns.some((column) => column.name === 'patientunitstayid')) none(`${name} WHERE patientunitstayid IS NULL OR patientunitstayid NOT IN (SELECT patientunitstayid FROM patient)`);
    const at = columns.find((column) => /^(diagnosis|treatment|labresult|drugstart|allergy|intakeoutput|culturetaken|observation)time$/.test(column.name))?.name;
    if (at !== undefined) none(`${name} JOIN patient USING (patientunitstayid) WHERE ${at} < hospitaladmittime OR ${at} > coalesce(hospitaldischargetime, '2105-12-31 23:59:00')`);
  }
  for (const [type, key] of [['diagnosis', 'diagnosisid'], ['treatment', 'treatmentid'], ['lab', 'labid'], ['medication', 'medicationid']]) {
    none(`cost c WHERE eventtype = '${type}' AND NOT EXISTS (SELECT 1 FROM ${type} e JOIN patient p USING (patientunitstayid) WHERE e.${key} = c.eventid AND p.uniquepid = c.uniquepid AND p.patienthealthsystemstayid = c.patienthealthsystemstayid)`);
    t.equal(count(files, `cost WHERE eventtype = '${type}'`), count(files, String(type)));
  }
  none('patient WHERE unitadmittime < hospitaladmittime OR unitdischargetime > hospitaldischargetime OR CAST(age AS INTEGER) NOT BETWEEN 18 AND 90');
  t.same(texts(files, 'SELECT DISTINCT hospitaldischargestatus FROM patient ORDER BY 1'), ['null', 'alive', 'expired']);
});

t.test('MIMICSQL: keys resolve, years and flags fit their dates', async (t) => {
  const files = await hospital('mimicsql', 'train');
  const none = (sql: string): void => { t.equal(count(files, sql), 0, sql); };
  for (const name of ['DIAGNOSES', 'PROCEDURES', 'PRESCRIPTIONS', 'LAB']) none(`${name} e WHERE NOT EXISTS (SELECT 1 FROM DEMOGRAPHIC d WHERE d.HADM_ID = e.HADM_ID AND d.SUBJECT_ID = e.SUBJECT_ID)`);
  none('DIAGNOSES WHERE SHORT_TITLE IS NULL OR LONG_TITLE IS NULL');
  none('PROCEDURES WHERE SHORT_TITLE IS NULL OR LONG_TITLE IS NULL');
  none('DEMOGRAPHIC WHERE ADMITYEAR <> CAST(substr(ADMITTIME, 1, 4) AS INTEGER) OR DOB_YEAR <> CAST(substr(DOB, 1, 4) AS INTEGER) OR (DOD IS NULL) <> (EXPIRE_FLAG = 0) OR (DOD IS NULL) <> (DOD_YEAR IS NULL)');
  none('DEMOGRAPHIC WHERE DAYS_STAY <> CAST(julianday(DISCHTIME) - julianday(ADMITTIME) AS INTEGER)');
  none('LAB WHERE FLAG NOT IN (\'abnormal\', \'delta\')');
  none('LAB JOIN DEMOGRAPHIC USING (HADM_ID) WHERE CHARTTIME < ADMITTIME OR CHARTTIME > DISCHTIME');
  t.same(texts(files, 'SELECT DISTINCT DRUG_TYPE FROM PRESCRIPTIONS ORDER BY 1'), ['ADDITIVE', 'BASE', 'MAIN']);
});

t.test('there are gaps and ties', async (t) => {
  const mimic = await hospital('mimic-iii', 'train');
  for (const sql of ['ADMISSIONS WHERE DISCHTIME IS NULL', 'ICUSTAYS WHERE OUTTIME IS NULL', 'ADMISSIONS WHERE LANGUAGE IS NULL', 'ADMISSIONS WHERE MARITAL_STATUS IS NULL', 'MICROBIOLOGYEVENTS WHERE ORG_NAME IS NULL', 'PATIENTS WHERE DOD IS NULL', 'PRESCRIPTIONS WHERE ENDDATE IS NULL', 'TRANSFERS WHERE CAREUNIT IS NULL']) t.ok(count(mimic, sql) > 0, sql);
  t.ok(count(mimic, '(SELECT 1 FROM LABEVENTS GROUP BY HADM_ID, CHARTTIME HAVING count(*) > 5)') > 50, 'tests of one draw share its time');
  t.ok(count(mimic, '(SELECT 1 FROM PRESCRIPTIONS GROUP BY HADM_ID, STARTDATE HAVING count(*) > 1)') > 50, 'orders of one round share its time');
  t.ok(count(mimic, '(SELECT n FROM (SELECT count(*) AS n FROM DIAGNOSES_ICD GROUP BY ICD9_CODE) GROUP BY n HAVING count(*) > 1)') > 3, 'counts tie');
  const eicu = await hospital('eicu', 'train');
  for (const sql of ['patient WHERE unitdischargetime IS NULL', 'vitalperiodic WHERE temperature IS NULL', 'vitalperiodic WHERE systemicsystolic IS NULL', 'diagnosis WHERE icd9code IS NULL', 'allergy WHERE drugname IS NULL', 'patient WHERE dischargeweight IS NULL']) t.ok(count(eicu, sql) > 0, sql);
  const mimicsql = await hospital('mimicsql', 'train');
  for (const sql of ['LAB WHERE FLAG IS NULL', 'PRESCRIPTIONS WHERE ICUSTAY_ID IS NULL', 'DEMOGRAPHIC WHERE DOD IS NULL']) t.ok(count(mimicsql, sql) > 0, sql);
});
