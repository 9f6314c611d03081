/** An agent of the project's, or a program of the user's, that plays samples of an evaluation. */
import { driveEpisode, scripted } from '../../client/episode-driver.ts';
import type { GymClient } from '../../client/gym-client.ts';
import type { Catalogue } from '../../env/catalogue.ts';
import type { ResetOptions } from '../../protocol/index.ts';
import { createAgent } from '../agents.ts';
import type { Player } from '../sampling/play-all.ts';
import { type SampleEnd, type SampleOf, tryAgain } from '../sampling/sample.ts';
import type { Tally } from '../sampling/tally.ts';
import { handIn } from '../solving.ts';

export interface AgentRun {
  readonly catalogue: Catalogue;
  readonly client: GymClient;
  readonly run: string;
  readonly name: string;
  readonly options: ResetOptions;
  readonly labels: Readonly<Record<string, unknown>>;
  readonly tally: Tally;
  /** The program of the best constant of a category. */
  readonly constantOf: (family: string, category: string) => Promise<string>;
}

export function agentPlayer(agent: string, { catalogue, client, run, name, options, labels, tally, constantOf }: AgentRun): Player {
  const play = async ({ task, sample, seed }: SampleOf): Promise<SampleEnd> => {
    const record = await catalogue.byId(task);
    const runtime = options.runtime ?? record.runtimes[0] ?? 'python';
    const actor = agent === 'constant'
      ? await constantOf(record.family, record.category).then((code) => scripted(...record.questions.flatMap((question) => handIn(question, code))))
      : createAgent(agent, { catalogue, task, runtime, seed, constant: '' });
    const { episode, reward, solved, stopReason, guessable, steps } = await driveEpisode(client, task, actor, { seed, options: { ...options, runtime }, meta: { run, model: name, sample, agent, ...labels } });
    tally.turns += steps;
    if (reward === undefined) return { kind: 'infra', failure: new Error(`the server failed: ${stopReason}`) };
    return { kind: 'played', episode, solved, reward, stopReason, guessable };
  };
  return {
    play: (sample, signal) => tryAgain(() => play(sample), signal),
    kindOf: ({ message }) => message,
    isTheEnd: () => false,
  };
}
