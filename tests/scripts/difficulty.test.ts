/** The simple agents by which difficulties are judged can do what they claim and no more, and the levels stand in order by them. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { medagentbench } from '../../datasets/medagentbench/family.ts';
import { medcalc } from '../../datasets/medcalc/family.ts';
import { npower } from '../../datasets/npower/family.ts';
import { FAMILIES } from '../../datasets/index.ts';
import { rightOn } from '../../scripts/difficulty/agent.ts';
import { measure } from '../../scripts/difficulty/measure.ts';
import { answerByExpressions } from '../../scripts/difficulty/npower-expressions.ts';
import { bareQuestion } from '../../scripts/difficulty/one-line.ts';
import { oneRequest } from '../../scripts/difficulty/one-request.ts';
import { python } from '../../scripts/difficulty/python.ts';
import { sampleOf } from '../../scripts/difficulty/sample.ts';
import { outOfOrder, shareSolved } from '../../scripts/difficulty/tables.ts';
import { withTables } from '../../scripts/difficulty.ts';

const AGENTS = path.join(import.meta.dirname, '../../scripts/difficulty');

t.test('blocks are calls, operators, comparisons, subscripts, loops and conditions, of what is used', async (t) => {
  const counted: readonly (readonly [code: string, blocks: number, more?: object])[] = [
    ['answer = 1', 0],
    ['answer = -1', 0],
    ['answer = a + b * c', 2],
    ['answer = len(rows[0])', 2],
    ['answer = 0 < a <= 1 and b', 3],
    ['answer = [row for row in rows if row > 1 if row]', 4],
    ['for row in rows:\n    if row:\n        total += row\nanswer = total', 3],
    ['def unused(x):\n    return x * x\nanswer = abs(-2)', 1],
    ['def inner(x):\n    return x * x\ndef outer(x):\n    return inner(x) + 1\nanswer = 3', 0],
    ['def used(x):\n    return x * x\nanswer = used(2)', 2],
    ['def used(x):\n    return x * x\nanswer = used(2)', 1, { prelude: ['used'] }],
    ['def used(x):\n    return x * x\nanswer = used(2)', 1, { prelude: ['*'] }],
    ['def asked(x):\n    return x * x', 1, { asked: ['asked'] }],
  ];
  t.same(await python(path.join(AGENTS, 'blocks.py'), counted.map(([code, , more]) => ({ code, ...more }))), counted.map(([, blocks]) => blocks));
});

t.test('one line of pandas: one table, its values, a year, one fold; and what needs two tables it gets wrong', async (t) => {
  const folder = t.testdir();
  const tables = {
    DEMOGRAPHIC: 'SUBJECT_ID,HADM_ID,NAME,MARITAL_STATUS,AGE,DOB,GENDER,ADMISSION_TYPE,DAYS_STAY,ADMITTIME,DISCHTIME\n1,11,Ann Lee,MARRIED,40,2060-01-01 00:00:00,F,EMERGENCY,3,2100-01-05 00:00:00,2100-01-08 00:00:00\n2,12,Bo Ray,SINGLE,60,2041-01-01 00:00:00,M,ELECTIVE,5,2101-02-05 00:00:00,2101-02-10 00:00:00\n3,13,Cy Dow,MARRIED,70,2031-01-01 00:00:00,M,EMERGENCY,9,2101-03-05 00:00:00,2101-03-14 00:00:00\n',
    DIAGNOSES: 'SUBJECT_ID,HADM_ID,ICD9_CODE,SHORT_TITLE,LONG_TITLE\n1,11,4280,CHF NOS,"Congestive heart failure, unspecified"\n3,13,4280,CHF NOS,"Congestive heart failure, unspecified"\n2,12,0389,Septicemia NOS,Unspecified septicemia\n',
    PROCEDURES: 'SUBJECT_ID,HADM_ID,ICD9_CODE,SHORT_TITLE,LONG_TITLE\n1,11,3893,Venous cath NEC,Venous catheterization\n',
    PRESCRIPTIONS: 'SUBJECT_ID,HADM_ID,DRUG,ROUTE,DRUG_DOSE\n1,11,Heparin,IV,5000UNIT\n2,12,Aspirin,PO,81mg\n2,12,Aspirin,PO,325mg\n',
    LAB: 'SUBJECT_ID,HADM_ID,ITEMID,CHARTTIME,FLAG,VALUE_UNIT,LABEL\n1,11,50983,2100-01-06 00:00:00,abnormal,130mEq/L,Sodium\n3,13,50983,2101-03-06 00:00:00,,140mEq/L,Sodium\n',
  };
  for (const [name, text] of Object.entries(tables)) writeFileSync(path.join(folder, `${name}.csv`), text);
  const asked: readonly (readonly [question: string, answer: unknown])[] = [
    ['how many patients had the diagnosis of congestive heart failure, unspecified?', 2],
    ['what is the average age of married patients?', 55],
    ['what is the maximum days of hospital stay of emergency patients?', 9],
    ['how many patients were admitted in 2101?', 2],
    ['what is the route of aspirin?', ['PO']],
    ['what is the highest sodium lab value?', 140],
    ['how many prescriptions did patient id 2 have?', 2],
    ['how many patients are under 65?', 2],
  ];
  const answers = await python<readonly (readonly unknown[])[]>(path.join(AGENTS, 'one_line.py'), { schema: 'mimicsql', folder, tasks: [asked.map(([question]) => question), ['how many male patients had congestive heart failure, unspecified?']] });
  t.same(answers[0], asked.map(([, answer]) => answer));
  t.notSame(answers[1], [1], 'sex stands in another table than the diagnosis');
  t.equal(bareQuestion('The MIMIC-III tables lie there.\n\nHow many?\n\nConventions: none.\n\nAssign the answer to `answer`.'), 'How many?');
});

t.test('one call of a library: missing codes, copies, quoted values and bounds; and no second table', async (t) => {
  const folder = t.testdir({ 'data_clinical_patient.csv': 'PATIENT_ID,AGE,SEX,STAGE,OS_MONTHS,OS_STATUS\nP1,50,F,I,10,1:DECEASED\nP1,50,F,I,10,1:DECEASED\nP2,60,M,II,20,0:LIVING\nP3,80,F,II,30,1:DECEASED\nP4,NA,F,III,NA,0:LIVING\nP5,70,F,Unknown,5,1:DECEASED\n' });
  const notes = '- Missing values are written "NA", "Unknown", or left empty.\n- `OS_STATUS`: "1:DECEASED" is the event, "0:LIVING" censored.';
  const ask = (question: string, wanted: string): object => ({ folder, prompt: `${question}\n\nNotes on the data:\n${notes}\n\nResults wanted, by name:\n${wanted}` });
  const answers = await python(path.join(AGENTS, 'one_call.py'), [
    ask('Fit a Kaplan-Meier curve of overall survival (`OS_MONTHS`, `OS_STATUS`).', '- `median_survival`: float, months\n- `n_patients`: int, patients with a known time and status\n- `n_events`: int'),
    ask('Baseline table among patients with sex (`SEX`) "F": the distribution of stage (`STAGE`) and age (`AGE`).', '- `stages`: dict or Series: value to number of patients\n- `median_age`: float\n- `age_range`: tuple or list (minimum, maximum)'),
    ask('Overall survival (`OS_MONTHS`, `OS_STATUS`) among patients with age (`AGE`) below 70 years.', '- `n_patients`: int'),
    ask('Overall survival (`OS_MONTHS`, `OS_STATUS`) by TP53 status, log-rank.', '- `p`: float'),
  ]);
  // S falls to 3/4 at 5, to 1/2 at 10, where the median is.
  t.same(answers, [{ median_survival: 10, n_patients: 4, n_events: 3 }, { stages: { I: 1, II: 1, III: 1 }, median_age: 70, age_range: [50, 80] }, { n_patients: 2 }, null]);
});

t.test('regular expressions find the usual numbers of a power question', (t) => {
  const asking = 'How many patients per group are needed for a power of 80%? Round up to a whole number in each group.';
  const design = "The groups are compared with Student's two-sample t-test with a pooled variance, at a two-sided significance level of 0.05; the power should be exact, from the noncentral t distribution.";
  // Cohen, Statistical Power Analysis (1988), table 2.4.1: d = 0.5 needs 64 a group.
  t.equal(answerByExpressions(`We expect mean pain to be lower by 5 mm with A than with B. The standard deviation of pain is taken to be 10 mm. ${design} ${asking}`), 64);
  t.equal(answerByExpressions(`Mean pain is assumed to be 30 mm with A and 35 mm with B. The standard deviation of pain is taken to be 10 mm. ${design} ${asking}`), 64, 'two means');
  t.equal(answerByExpressions(`We expect mean pain to be lower by 5 mm with A than with B. The variance of pain is 100 (unit: mm squared). ${design} ${asking}`), undefined, 'it takes no root');
  t.end();
});

t.test('one request looks up and records, and decides nothing', async (t) => {
  const records = (await sampleOf(medagentbench, 4)).filter(({ difficulty, category }) => difficulty === 1 || category === 'referral' || difficulty === 5);
  const solved = await oneRequest.solve('medagentbench', records);
  for (const [index, { id, difficulty }] of records.entries()) t.equal(solved[index], difficulty < 5, id);
});

for (const family of [npower, medcalc]) {
  t.test(`${family.info.id}: what regular expressions solve falls with each level, and the reference grows`, async (t) => {
    const measures = await measure(family, 60);
    t.same(outOfOrder(measures, shareSolved, 'falls'), [], JSON.stringify(measures.levels));
    t.same(outOfOrder(measures, ({ blocks }) => blocks, 'rises'), []);
    t.ok((shareSolved(measures.levels[1]) ?? 0) > 0.5 && (shareSolved(measures.levels[5]) ?? 1) < 0.1, 'from most of them to hardly any');
  });
}

t.test('answers are graded by the task, all questions of it', async (t) => {
  const [record] = await sampleOf(medcalc, 1);
  if (record === undefined) throw new Error('no task');
  const { gold } = record.questions[0];
  t.ok(rightOn(record, [Number(gold)]));
  t.notOk(rightOn(record, [Number(gold) * 1.1 + 1]));
  t.notOk(rightOn(record, [undefined]));
  t.notOk(rightOn({ ...record, questions: [record.questions[0], record.questions[0]] }, [Number(gold)]), 'the second was not answered');
  t.end();
});

t.test('the tables stand between their markers, and speak of every family', (t) => {
  const docs = readFileSync(path.join(import.meta.dirname, '../../docs/difficulty.md'), 'utf8');
  t.match(withTables(docs, 'TABLES'), /<!-- written by scripts\/difficulty.ts -->\nTABLES\n<!-- end -->/);
  for (const { info } of FAMILIES) t.match(docs, new RegExp(`^\\| \`${info.id}\` \\|`, 'm'), info.id);
  t.throws(() => withTables('# nothing', ''), /markers/);
  t.end();
});
