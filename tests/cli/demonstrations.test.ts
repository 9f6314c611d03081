/** The reference solution in the words of an agent: whatever the manner, the server reads the action that was meant. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import t from 'tap';
import { scriptOf } from '../../cli/demonstrations/script.ts';
import { write } from '../../cli/demonstrations/words.ts';
import { openCatalogue } from '../../cli/local-catalogue.ts';
import { referencesOf } from '../../cli/solving.ts';
import { parseAction } from '../../env/actions/parse/parse-action.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'medagentgym-test-'));
const local = openCatalogue(folder);
t.teardown(() => { local[Symbol.dispose](); rmSync(folder, { recursive: true, force: true }); });

const manners = new Set<string>();
for (const family of ['medcalc', 'npower', 'biocoder']) {
  t.test(`${family}: what is written is what is meant, in every manner`, async (t) => {
    let slipped = 0;
    for (let index = 0; index < 12; index++) {
      const record = await local.catalogue.select({ family, split: 'train', index }, undefined, 0);
      for (const runtime of record.runtimes) {
        if (referencesOf(record, runtime) === undefined) continue;
        const script = scriptOf(local.catalogue.family(family), record, runtime, index, { success: 1, slips: 0.5, tries: 0 });
        for (const [position, turn] of script.entries()) {
          const { content } = write(turn, record.id, index, position, false);
          const parsed = parseAction(content);
          // A program in a fence ends with its last line.
          const said = parsed.ok ? [parsed.name, String(parsed.parameters['code'] ?? '').trim()] : [parsed.reason];
          if (said.join() !== [turn.action['action'], String(turn.action['code'] ?? '').trim()].join()) t.fail(`${record.id}: ${content}`);
          manners.add(content.includes('```json') ? 'fenced object' : content.includes('```') ? 'program' : content.startsWith('{') ? 'object' : 'thought and object');
        }
        slipped += Number(script.length > (referencesOf(record, runtime)?.length ?? 0));
        const [last] = referencesOf(record, runtime)?.slice(-1) ?? [];
        t.same(script.at(-1)?.action, last, 'it ends by handing in');
      }
    }
    t.ok(slipped > 0, 'some make a slip first');
  });
}

t.test('all manners were drawn', (t) => {
  t.same([...manners].toSorted(), ['fenced object', 'object', 'program', 'thought and object']);
  t.end();
});
