/** Tasks on FHIR charts. */
import path from 'node:path';
import type { Family } from '../../env/families/family.ts';
import { type Generate, generatedSource, type TwinPlace } from '../../env/families/generated-source.ts';
import type { DataContext } from '../../env/families/work.ts';
import { taskId } from '../../env/task-id.ts';
import type { Split, TaskRecord } from '../../env/task.ts';
import { loadCharts } from '../../env/worlds/fhir/chart.ts';
import { Cases, type Drawn } from './cases.ts';
import { chartsFile, ensureCharts } from './charts/build.ts';
import { NOW_TEXT } from './charts/moments.ts';
import { registerOf } from './charts/register.ts';
import { importMedagentbench } from './import.ts';
import { MEDAGENTBENCH_INFO as info } from './info.ts';
import { nearMisses } from './near-misses.ts';
import { chartPrompt, REFERENCE_PRELUDE } from './prompt.ts';

const opened = new Map<string, Promise<Cases>>();

/** Makes the charts where they are missing, and reads them. */
function openCases(split: Split, key: string, context: DataContext): Promise<Cases> {
  const name = JSON.stringify([path.resolve(context.tables), split, key]);
  const known = opened.get(name);
  if (known !== undefined) return known;
  const opening = (async () => new Cases(split, registerOf(await loadCharts(path.join(context.tables, await ensureCharts(split, context)))), key))();
  opened.set(name, opening);
  opening.catch(() => opened.delete(name));
  return opening;
}

function recordOf(place: TwinPlace, charts: string, { template, chart, slots, question, case: { writes, answer, gold, reference, difficulty } }: Drawn): TaskRecord {
  const { split, category, index } = place;
  return {
    id: taskId(info, 'twin', place), family: info.id, version: info.version, source: 'twin', split, category, index, difficulty,
    questions: [{ prompt: chartPrompt(question, `${template.context} ${template.answered}`.trim()), reward: { rule: 'journal', writes, ...(answer === undefined ? {} : { answer }) }, gold, reference: { python: `${REFERENCE_PRELUDE}${reference}` } }],
    actions: [...info.actions], runtimes: [...info.runtimes], variant: info.variant, mounts: [], limits: info.limits,
    world: { kind: 'fhir', charts, now: NOW_TEXT },
    provenance: { template: template.id, patient: chart.mrn, question, slots },
  };
}

const generate: Generate = async (place, context) => {
  const cases = await openCases(place.split, place.key, context);
  return recordOf(place, chartsFile(place.split), cases.draw(place.category, place.draw));
};

export const medagentbench: Family = {
  info,
  sources: { twin: generatedSource(info, generate) },
  importer: { import: importMedagentbench, server: true },
  checks: { nearMisses },
};
