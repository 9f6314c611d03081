/** The options that say how a model is asked, of all commands that do. */
import type { Command } from 'commander';
import { integerOption, numberOption } from '../command.ts';

export function addModelOptions(command: Command): Command {
  return command
    .option('--endpoint <url...>', 'where the model answers, such as http://127.0.0.1:8000/v1; several share the work')
    .option('--api-key-env <variable>', 'the environment variable that holds the key of the endpoints')
    .option('--temperature <t>', 'of sampling', numberOption('--temperature', 0, 10))
    .option('--top-p <p>', 'of sampling', numberOption('--top-p', 0, 1))
    .option('--max-tokens <n>', 'tokens of one reply', integerOption('--max-tokens', 1))
    .option('--max-context <n>', 'tokens after which an episode is closed as context_length', integerOption('--max-context', 1))
    .option('--trim-context', 'leave the oldest turns out of what is sent instead; the task and the latest turns stay')
    .option('--regenerate <n>', 'how often a reply that cannot be read as an action is asked for again at once', integerOption('--regenerate', 0))
    .option('--tools', 'offer the actions as tools, instead of asking for JSON in the text')
    .option('--stream', 'take replies piece by piece, so that a stall is seen at once')
    .option('--no-model-seed', 'send requests no seed')
    .option('--price-in <dollars>', 'of a million tokens of prompt', numberOption('--price-in', 0, 1e6))
    .option('--price-out <dollars>', 'of a million tokens of reply', numberOption('--price-out', 0, 1e6))
    .option('--model-timeout-s <n>', 'how long one reply may take', integerOption('--model-timeout-s', 1), 600)
    .option('--stall-s <n>', 'how long a reply that has begun may pause', integerOption('--stall-s', 1), 60)
    .option('--patience-s <n>', 'how long a request is tried again when endpoints fail', integerOption('--patience-s', 0), 300);
}
