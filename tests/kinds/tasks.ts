/**
 * A small task of every kind that an episode carries, as a family that lies in no folder of ours: several questions, scores,
 * large and named answers, files, functions, a world, a grader of its own, context that runs first.
 */
import { answerChecks } from '../../env/families/checks.ts';
import type { Family } from '../../env/families/family.ts';
import type { TaskSource } from '../../env/families/task-source.ts';
import { auroc, rankingOf } from '../../env/rewards/ranking.ts';
import { Rng } from '../../env/rng.ts';
import type { Question, TaskRecord } from '../../env/task.ts';

type Parts = Pick<TaskRecord, 'questions'> & Partial<TaskRecord>;

const question = (prompt: string, reward: Question['reward'], python: string, more: Partial<Question> = {}): Question => ({ prompt, reward, gold: 'hidden-gold', reference: { python }, ...more });

/** Labels that a feature says something of. */
const rng = new Rng('kinds');
export const LABELS = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`p${i}`, Number(rng.chance(0.3))]));
export const FEATURE = Object.fromEntries(Object.entries(LABELS).map(([id, label]) => [id, Number((label * 0.5 + rng.float()).toFixed(6))]));
/** Each label as the parity of a number that the agent sees: a model that finds it ranks perfectly. */
export const HINTS = Object.fromEntries(Object.entries(LABELS).map(([id, label]) => [id, 2 * rng.int(0, 40) + label]));
const IDS = Object.keys(LABELS);
const FLOOR = auroc(rankingOf(Object.values(FEATURE), (row) => LABELS[IDS[row] ?? ''] === 1));
const PREDICT = { rule: 'predictions', id: 'patient', ids: IDS.join(' '), columns: [{ name: 'risk', labels: Object.values(LABELS).join('') }], floor: FLOOR, ceiling: 0.95 };
const ROWS = 12_000;
const MANY = { ids: Array.from({ length: ROWS }, (_, i) => i).join(' '), columns: [{ name: 'risk', labels: '100'.repeat(ROWS / 3) }] };
const COHORT = `cohort = [dict(patient=p, feature=f, number=n) for p, f, n in zip(${JSON.stringify(Object.keys(LABELS))}, ${JSON.stringify(Object.values(FEATURE))}, ${JSON.stringify(Object.values(HINTS))})]\n`;

const ORDER = { patient: 17, drug: 'magnesium sulfate', dose: { value: 2, unit: 'g' } };

const KINDS: Readonly<Record<string, Parts>> = {
  sequence: {
    context: { python: 'stays = [3, 5, 5, 9]\n' },
    questions: [
      question('How many stays are there?', { rule: 'integer', value: 4 }, 'import builtins\nbuiltins.kept = stays\nanswer = len(stays)'),
      question('What is the longest stay, in days?', { rule: 'integer', value: 9 }, 'answer = max(kept)'),
      question('Give the distinct lengths of stay as `lengths`, and the mean of all stays in days as `mean`.', { rule: 'named', answers: { lengths: { rule: 'rows', rows: [[3], [5], [9]] }, mean: { rule: 'within', low: 5.49, high: 5.51 } } }, 'lengths = sorted(set(kept))\nmean = sum(kept) / len(kept)', { answer: { from: 'variables', names: ['lengths', 'mean'] } }),
    ],
  },
  notebook: {
    variables: 'kept', context: { python: 'stays = [3, 5, 5, 9]\nread = 1\n' },
    questions: [
      question('How many stays are there?', { rule: 'integer', value: 4 }, 'read += 1\nlong = [stay for stay in stays if stay > 3]\nanswer = len(stays)'),
      question('How many of them are longer than 3 days?', { rule: 'integer', value: 3 }, 'assert read == 2 and "answer" not in globals()\nanswer = len(long)'),
    ],
  },
  score: { context: { python: COHORT }, questions: [question('Predict the risk of each patient of `cohort`.', PREDICT, 'answer = [dict(patient=row["patient"], risk=row["number"] % 2) for row in cohort]')] },
  file: {
    questions: [question('Write a risk for the patients 0 to 11999: one third of them had an event.', { ...PREDICT, ...MANY, floor: 0.5 }, `open("risks.csv", "w").write("patient,risk\\n" + "".join(f"{i},{int(i % 3 == 0)}\\n" for i in range(${ROWS})))`, { answer: { from: 'file', name: 'risks.csv', max_bytes: 2 * 2 ** 20 } })],
  },
  large: {
    questions: [question('A risk for the patients 0 to 11999.', { ...PREDICT, ...MANY, floor: 0.5 }, `answer = [dict(patient=i, risk=int(i % 3 == 0)) for i in range(${ROWS})]`, { answer: { from: 'variable', name: 'answer', max_bytes: 8 * 2 ** 20 } })],
  },
  named: {
    questions: [question('Assign the median to `median` and the number of events to `events`.', { rule: 'named', answers: { median: { rule: 'within', low: 11.9, high: 12.1 }, events: { rule: 'integer', value: 7 } } }, 'median, events = 12.0, 7', { answer: { from: 'variables', names: ['median', 'events'] } })],
  },
  function: {
    runtimes: ['python', 'javascript'], limits: { attempts: 1, step_timeout_ms: 2_000 },
    context: { python: 'CODONS = {"ATG": "M", "TGG": "W", "TAA": "*"}\n', javascript: 'const CODONS = { ATG: "M", TGG: "W", TAA: "*" };\n' },
    questions: [{
      ...question('Write translate(dna): the protein up to the first stop. translate("ATGTGG") is "MW".', {
        rule: 'functions', function: 'translate',
        cases: [{ input: ['ATGTGG'], output: 'MW' }, { input: ['TGGTGGTAAATG'], output: 'WW' }, { input: [''], output: '' }, { input: ['TAA'], output: '' }, { input: ['ATGA'], output: 'M' }],
      }, 'def translate(dna):\n    protein = ""\n    for i in range(0, len(dna) - 2, 3):\n        letter = CODONS[dna[i:i + 3]]\n        if letter == "*": break\n        protein += letter\n    return protein'),
      reference: {
        python: 'def translate(dna):\n    protein = ""\n    for i in range(0, len(dna) - 2, 3):\n        letter = CODONS[dna[i:i + 3]]\n        if letter == "*": break\n        protein += letter\n    return protein',
        javascript: 'function translate(dna) { let protein = ""; for (let i = 0; i + 2 < dna.length; i += 3) { const letter = CODONS[dna.slice(i, i + 3)]; if (letter === "*") break; protein += letter; } return protein; }',
      },
    }],
  },
  world: {
    world: { kind: 'documents', documents: { '/patients/17': { name: 'A. Example', magnesium: { value: 1.2, unit: 'mg/dL' } }, '/patients/18': { name: 'B. Example', magnesium: { value: 2.1, unit: 'mg/dL' } } } },
    questions: [question('If the magnesium of patient 17 is below 1.9 mg/dL, order 2 g of magnesium sulfate (POST /orders with patient, drug, dose), and hand in the value.', { rule: 'journal', writes: [{ method: 'POST', path: '/orders', body: ORDER }], answer: { rule: 'within', low: 1.2, high: 1.2 } },
      `import json, urllib.request\nchart = json.load(urllib.request.urlopen("http://localhost:8080/patients/17"))\nanswer = chart["magnesium"]["value"]\nif answer < 1.9:\n    order = urllib.request.Request("http://localhost:8080/orders", data=json.dumps(${JSON.stringify(ORDER)}).encode(), headers={"Content-Type": "application/json"})\n    assert urllib.request.urlopen(order).status == 201`)],
  },
  grader: {
    questions: [question('Give a number that is prime, over 100.', { rule: 'script', program: 'const grade = (answer, { over }) => { if (typeof answer !== "number" || !(answer > over)) return { score: 0, hint: "A number over " + over + "." }; for (let d = 2; d * d <= answer; d++) if (answer % d === 0) return false; return Number.isInteger(answer); };', parameters: { over: 100 } }, 'answer = 101')],
  },
};

export const kindId = (kind: string): string => `kinds-v1/published/test/${kind}/0`;

export const RECORDS: ReadonlyMap<string, TaskRecord> = new Map(Object.entries(KINDS).map(([kind, parts]) => [kind, {
  id: kindId(kind), family: 'kinds', version: 1, source: 'published', split: 'test', category: kind, index: 0, difficulty: 1,
  actions: ['validate_code', 'debug', 'submit'], runtimes: ['python'], variant: 'base', mounts: [], limits: { attempts: 1 }, provenance: {}, ...parts,
}]));

const source: TaskSource = {
  pure: true,
  count: ({ split, category }) => (split !== 'test' ? 0 : category === undefined ? RECORDS.size : Number(RECORDS.has(category))),
  page: ({ split, category }, offset, limit) => (split !== 'test' ? [] : [...RECORDS.keys()].filter((kind) => category === undefined || kind === category).slice(offset, offset + limit).map((kind) => ({ split: 'test', category: kind, index: 0 }))),
  record: ({ category, index }) => (index === 0 ? RECORDS.get(category) : undefined),
};

export const kinds: Family = {
  info: {
    id: 'kinds', version: 1, title: 'Kinds of task', summary: 'One of each.', grading: 'each by its own rule', scope: 'internal', categories: [...RECORDS.keys()].map((id) => ({ id, title: id })), categoryNoun: 'kinds',
    actions: ['validate_code', 'debug', 'submit'], runtimes: ['python', 'javascript'], variant: 'base', limits: {}, feedback: 'interactive', published: { licence: 'none', source: 'a test', citation: 'none' },
  },
  sources: { published: source },
  checks: answerChecks(() => ['None', '-12345.678']),
};
