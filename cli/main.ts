/** The command line: one file a command, one line here each. */
import { Command } from 'commander';
import { RemoteError } from '../client/gym-client.ts';
import { GymError, RELEASE } from '../protocol/index.ts';
import { ConfigError } from '../server/config.ts';
import { ImportError } from '../env/families/importer.ts';
import { CliError, type CliCommand } from './command.ts';
import { benchCommand } from './commands/bench.ts';
import { doctorCommand } from './commands/doctor.ts';
import { evalCommand } from './commands/eval.ts';
import { exportCommand } from './commands/export.ts';
import { familiesCommand } from './commands/families.ts';
import { importCommand } from './commands/import.ts';
import { leaderboardCommand } from './commands/leaderboard.ts';
import { modelCommand } from './commands/model.ts';
import { packCommand } from './commands/pack.ts';
import { playCommand } from './commands/play.ts';
import { prepareCommand } from './commands/prepare.ts';
import { replayCommand } from './commands/replay.ts';
import { rolloutCommand } from './commands/rollout.ts';
import { scriptedModelCommand } from './commands/scripted-model.ts';
import { serveCommand } from './commands/serve.ts';
import { statsCommand } from './commands/stats.ts';
import { tasksCommand } from './commands/tasks.ts';
import { verifyCommand } from './commands/verify.ts';
import { watchCommand } from './commands/watch.ts';

const COMMANDS: readonly CliCommand[] = [serveCommand, familiesCommand, tasksCommand, playCommand, watchCommand, rolloutCommand, evalCommand, leaderboardCommand, replayCommand, modelCommand, scriptedModelCommand, exportCommand, statsCommand, importCommand, packCommand, prepareCommand, verifyCommand, doctorCommand, benchCommand];

const program = new Command('medagentgym')
  .description('An environment server in which language models learn code-based medical reasoning.')
  .version(RELEASE)
  .showHelpAfterError();
for (const command of COMMANDS) command.register(program);

try {
  await program.parseAsync(process.argv);
} catch (error) {
  const known = error instanceof CliError || error instanceof ConfigError || error instanceof ImportError || error instanceof GymError || error instanceof RemoteError;
  console.error(`error: ${known ? error.message : error instanceof Error ? error.stack ?? error.message : String(error)}`);
  process.exitCode = 1;
}
