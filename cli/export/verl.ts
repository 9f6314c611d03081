/**
 * verl's prompts as Parquet, made from the catalogue: one row a task, with the prompt that a reset gives and what the agent
 * loop needs to begin the same episode. There is no ground truth in it; the server holds that.
 */
import { rename, rm } from 'node:fs/promises';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { Catalogue, TaskLine } from '../../env/catalogue.ts';
import { OPERATOR_LIMITS, resolveOptions } from '../../env/episode-options.ts';
import { taskMessages } from '../../env/prompt.ts';
import type { ResetOptions } from '../../protocol/index.ts';
import { partOf } from './write.ts';

const REQUIRED = { repetition_type: 'REQUIRED' } as const;
const text = (name: string) => ({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', ...REQUIRED }) as const;
const integer = (name: string) => ({ name, type: 'INT64', ...REQUIRED }) as const;
const struct = (name: string, children: number) => ({ name, num_children: children, ...REQUIRED }) as const;

/** `prompt` list<struct<role, content>>, `data_source`, `agent_name`, `task`, `seed`, `extra_info` struct, `reward_model` struct. */
const SCHEMA = [
  { name: 'schema', num_children: 7 },
  { name: 'prompt', num_children: 1, converted_type: 'LIST', ...REQUIRED }, { name: 'list', repetition_type: 'REPEATED', num_children: 1 }, struct('element', 2), text('role'), text('content'),
  text('data_source'), text('agent_name'), text('task'), integer('seed'),
  struct('extra_info', 7), text('task'), text('family'), text('category'), text('split'), text('source'), integer('index'), integer('seed'),
  struct('reward_model', 2), text('style'), text('ground_truth'),
] as const;

const GROUP_ROWS = 1000;

async function rowOf(catalogue: Catalogue, { id }: TaskLine, seed: number, wanted: ResetOptions) {
  const record = await catalogue.byId(id);
  const { family, category, split, source, index } = record;
  const options = resolveOptions(record, catalogue.family(family).info, wanted, OPERATOR_LIMITS);
  return {
    prompt: taskMessages(record, options).map(({ role, content }) => ({ role, content })), data_source: `medagentgym/${family}`, agent_name: 'medagentgym', task: id, seed: BigInt(seed),
    extra_info: { task: id, family, category, split, source, index: BigInt(index), seed: BigInt(seed) },
    // The agent loop brings the reward; verl asks for the columns.
    reward_model: { style: 'rule', ground_truth: '' },
  };
}

/** @param options of the resets to come: they are part of the prompt */
export async function writeVerl(file: string, catalogue: Catalogue, tasks: readonly TaskLine[], seed: number, options: ResetOptions, signal: AbortSignal): Promise<number> {
  const writer = new ParquetWriter({ writer: fileWriter(partOf(file)), schema: SCHEMA.map((each) => ({ ...each })), createdBy: 'medagentgym' });
  try {
    for (let from = 0; from < tasks.length; from += GROUP_ROWS) {
      signal.throwIfAborted();
      const rows = await Promise.all(tasks.slice(from, from + GROUP_ROWS).map((task, index) => rowOf(catalogue, task, (seed + from + index) % 0x1_0000_0000, options)));
      const column = <K extends keyof (typeof rows)[number]>(name: K) => ({ name, data: rows.map((row) => row[name]) });
      await writer.write({ columnData: [column('prompt'), column('data_source'), column('agent_name'), column('task'), column('seed'), column('extra_info'), column('reward_model')], rowGroupSize: GROUP_ROWS });
    }
    await writer.finish();
  } catch (error) {
    await rm(partOf(file), { force: true });
    throw error;
  }
  await rename(partOf(file), file);
  return tasks.length;
}
