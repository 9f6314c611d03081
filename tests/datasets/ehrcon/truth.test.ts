/** Truth twice: what a statement claims by construction is what SQL finds, and the reference in Python finds the planted conflicts. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import t from 'tap';
import { admissionIds, chartReader } from '../../../datasets/ehrcon/chart/chart.ts';
import { loreOf } from '../../../datasets/ehrcon/chart/lore.ts';
import { EHRCON_CATEGORIES } from '../../../datasets/ehrcon/categories.ts';
import { referencePython } from '../../../datasets/ehrcon/claims/python.ts';
import type { Claim } from '../../../datasets/ehrcon/claims/claim.ts';
import { ClaimChecker } from '../../../datasets/ehrcon/claims/sql.ts';
import { ROUTES } from '../../../datasets/ehrcon/lexicon/drugs.ts';
import { authorOf } from '../../../datasets/ehrcon/notes/author.ts';
import { conflictsAre } from '../../../datasets/ehrcon/notes/compose.ts';
import { dischargeParts } from '../../../datasets/ehrcon/notes/discharge.ts';
import { momentsOf } from '../../../datasets/ehrcon/notes/moments.ts';
import { nursingParts } from '../../../datasets/ehrcon/notes/nursing.ts';
import { physicianParts } from '../../../datasets/ehrcon/notes/physician.ts';
import { sceneOf } from '../../../datasets/ehrcon/notes/scene.ts';
import { Rng } from '../../../env/rng.ts';
import { groundOf } from './hospital.ts';

const PYTHON = path.join(import.meta.dirname, '../../../.venv/sandbox/bin/python');
const PARTS = { nursing: nursingParts, physician: physicianParts, 'discharge-summary': dischargeParts } as const;
const RUNNER = 'import json, sys\nanswers = []\nfor code in json.load(sys.stdin):\n    space = {}\n    exec(code, space)\n    answers.append(space["answer"])\njson.dump(answers, sys.stdout)';

const root = t.testdir();

t.test('every statement agrees with the tables by SQL, and every slip conflicts in just what it says', async (t) => {
  using ground = await groundOf(root);
  const { database } = ground;
  const [read, lore, checker, rng] = [chartReader(database), loreOf(database), new ClaimChecker(database), new Rng('ehrcon', 'truth')];
  let [statements, slips] = [0, 0];
  const differ: string[] = [];
  for (const hadm of admissionIds(database).slice(0, 24)) {
    const chart = read(hadm);
    for (const { id } of EHRCON_CATEGORIES) {
      const [moment] = rng.shuffle(momentsOf(id, chart));
      if (moment === undefined) continue;
      const { groups, fixed } = PARTS[id](sceneOf(moment, { rng, split: 'test', author: authorOf(rng, id), chart, lore }));
      for (const statement of [...groups.flat(), ...fixed]) {
        statements++;
        if (!conflictsAre(checker, hadm, statement.claims, [])) differ.push(`${statement.shape}: ${statement.say()}`);
        for (const slip of statement.slips()) {
          slips++;
          if (!conflictsAre(checker, hadm, slip.statement.claims, [slip.conflict])) differ.push(`${slip.kind} of ${statement.shape}: ${slip.statement.say()}`);
        }
      }
    }
  }
  t.ok(statements > 5_000 && slips > 5_000, `${statements} statements, ${slips} slips`);
  t.same(differ, []);
});

/** What a reader must find in the words: the numbers of a claim as they are written, and a day where one is claimed. */
function isSaid(claim: Claim, text: string): boolean {
  const day = /HD|hospital day|admi(ssion|tted)|yesterday|today|days|POD|\d\/\d|\[\*\*|discharge/i.test(text);
  switch (claim.is) {
    case 'reading': return text.includes(claim.value.toFixed(Math.max(0, Math.round(-Math.log10(2 * claim.within))))) && (claim.unit === undefined || text.toLowerCase().replaceAll(' ', '').includes(claim.unit.replaceAll(' ', '')));
    case 'total': return text.includes(String(claim.value));
    case 'drug': return (claim.dose === undefined || text.includes(String(claim.dose))) && ((claim.start === undefined && claim.end === undefined) || day) && (claim.route === undefined || (ROUTES[claim.route] ?? []).some((said) => text.includes(said)));
    case 'procedure': return claim.day === undefined || day;
    case 'extreme-day': case 'sent': case 'icu-day': return day;
    default: return text.length > 1;
  }
}

t.test('all that is claimed stands in the words, whichever are chosen', async (t) => {
  for (const split of ['train', 'test'] as const) {
    using ground = await groundOf(root, split);
    const [read, lore, rng] = [chartReader(ground.database), loreOf(ground.database), new Rng('ehrcon', 'said', split)];
    const unsaid: string[] = [];
    for (const hadm of admissionIds(ground.database).slice(0, 15)) {
      const chart = read(hadm);
      for (const { id } of EHRCON_CATEGORIES) {
        const [moment] = rng.shuffle(momentsOf(id, chart));
        if (moment === undefined) continue;
        const { groups, fixed } = PARTS[id](sceneOf(moment, { rng, split, author: authorOf(rng, id), chart, lore }));
        for (const statement of [...groups.flat(), ...fixed].filter(({ claims }) => claims.length > 0).flatMap((each) => [each, ...each.slips().map((slip) => slip.statement)])) {
          const text = statement.say();
          for (const claim of statement.claims) if (!isSaid(claim, text)) unsaid.push(`${statement.shape}: ${text} ${JSON.stringify(claim)}`);
        }
      }
    }
    t.same(unsaid.slice(0, 5), []);
  }
});

t.test('the reference program, written from the claims, finds the planted conflicts', async (t) => {
  using ground = await groundOf(root);
  const notes = EHRCON_CATEGORIES.flatMap(({ id }) => ground.planner.make(id, 5, 24));
  const programs = notes.map(({ hadm, claims }) => referencePython('ehrcon', hadm, claims).replaceAll('/data/{FOLDER}', ground.files.folder));
  const { stdout, stderr, status } = spawnSync(PYTHON, ['-c', RUNNER], { input: JSON.stringify(programs), encoding: 'utf8', maxBuffer: 1 << 28 });
  t.equal(status, 0, stderr);
  const answers: readonly (readonly unknown[])[] = JSON.parse(stdout);
  const sorted = (rows: readonly unknown[]): readonly string[] => rows.map((row) => JSON.stringify(row)).toSorted();
  notes.forEach((note, i) => t.same(sorted(answers[i] ?? []), sorted(note.conflicts), `${note.hadm} at ${note.now}`));
  t.ok(programs.every((program) => program.endsWith('answer = sorted({conflict for claim in claims for conflict in claim}, key=repr)\n')), 'it states claims, and finds the conflicts');
});
