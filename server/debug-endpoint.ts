/** `debug` answered by a model endpoint: one question, bounded in length and time. What it cannot answer, the rules do. */
import type { DebugModel, DebugQuestion } from '../env/actions/debug-model.ts';
import { cutMiddle } from '../env/observation.ts';
import { Endpoint } from '../models/endpoint.ts';
import { spoken } from '../models/spoken.ts';
import { secretText } from './auth.ts';
import { type Config, ConfigError } from './config.ts';
import type { Logger } from './logger.ts';

const TOKENS = 512;
const ANSWER_CHARS = 2_000;
const PART_CHARS = 8_000;

const SYSTEM = `You help a programmer who solves a medical task by code in a sandbox. Explain why the program failed, and how to mend it, in at most six sentences.
Speak of the error alone. Do not solve the task, state no result, and write no whole program.`;

const ask = ({ prompt, code, error, rules }: DebugQuestion): string => [
  `The task:\n${cutMiddle(prompt, PART_CHARS)}`,
  `The program:\n\`\`\`\n${cutMiddle(code, PART_CHARS)}\n\`\`\``,
  `The error:\n${error === '' ? '(none was reported)' : cutMiddle(error, PART_CHARS)}`,
  `A first guess, made by rules: ${rules}`,
].join('\n\n');

/** Undefined where none is set. @throws ConfigError */
export function openDebugModel({ debug_endpoint: base, debug_model: name, debug_key: key, debug_timeout_ms: timeoutMs }: Config, logger: Logger): DebugModel | undefined {
  if (base === '' && name === '') return undefined;
  if (base === '' || name === '') throw new ConfigError('--debug-endpoint and --debug-model go together: where the model answers, and what it is called there');
  const apiKey = secretText(key, 'the debug key');
  let endpoint: Endpoint;
  try {
    endpoint = new Endpoint(base, { timeoutMs, stallMs: timeoutMs, apiKey: apiKey === '' ? undefined : apiKey });
  } catch (cause) {
    throw new ConfigError(`--debug-endpoint takes an address such as http://127.0.0.1:8000/v1, not ${JSON.stringify(base)}`, { cause });
  }
  return {
    name,
    async explain(question, signal) {
      try {
        const { content } = await endpoint.complete({ model: name, messages: [{ role: 'system', content: SYSTEM }, { role: 'user', content: ask(question) }], max_tokens: TOKENS, temperature: 0 }, {}, signal);
        const text = spoken(content).trim();
        if (text === '') throw new Error('the debug model said nothing');
        return cutMiddle(text, ANSWER_CHARS);
      } catch (error) {
        if (signal?.aborted !== true) logger.warn({ err: error }, 'the debug model gave no explanation: the rules answer');
        throw error;
      }
    },
  };
}
