/** The ways in which a model endpoint fails, on request. */
import type { ServerResponse } from 'node:http';
import { CliError } from '../command.ts';
import { Rng } from '../../env/rng.ts';

interface Reply { readonly json: string; readonly stream: boolean }

const refuse = (response: ServerResponse, status: number, message: string, headers: Readonly<Record<string, string>> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify({ error: { message, code: status } }));
};
/** The first half, as far as it goes out before the connection is cut. */
const half = (response: ServerResponse, { json, stream }: Reply): void => {
  response.writeHead(200, { 'content-type': stream ? 'text/event-stream' : 'application/json', ...(stream ? {} : { 'content-length': Buffer.byteLength(json) }) });
  response.write(stream ? `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: 'I think that' }, finish_reason: null }] })}\n\n` : json.slice(0, json.length / 2));
};

export const TROUBLES = {
  '500': (response) => refuse(response, 500, 'out of memory'),
  '503': (response) => refuse(response, 503, 'loading the model'),
  '429': (response) => refuse(response, 429, 'too many requests', { 'retry-after': '1' }),
  /** Begins and stops, the connection left open. */
  stall: half,
  /** Begins and breaks off. */
  drop: (response, reply) => {
    half(response, reply);
    setTimeout(() => response.destroy(), 20);
  },
  junk: (response) => { response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Bad gateway</body></html>'); },
  /** A tool call that breaks off: in a stream without an end, else without its name. */
  'half-tool-call': (response, { stream }) => {
    const call = { index: 0, id: 'call_0', type: 'function', function: { name: 'validate_code', arguments: '{"code": "print(' } };
    if (stream) response.writeHead(200, { 'content-type': 'text/event-stream' }).end(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { tool_calls: [call] }, finish_reason: null }] })}\n\n`);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ choices: [{ index: 0, message: { role: 'assistant', content: null, tool_calls: [{ ...call, function: { arguments: call.function.arguments } }] }, finish_reason: 'tool_calls' }] }));
  },
  '400': (response) => refuse(response, 400, 'the contents were filtered'),
  context: (response) => refuse(response, 400, "This model's maximum context length is 4096 tokens; your messages have 5000."),
} as const satisfies Readonly<Record<string, (response: ServerResponse, reply: Reply) => void>>;

export type Trouble = keyof typeof TROUBLES;
export type Rates = Readonly<Partial<Record<Trouble, number>>>;
export const TROUBLE_NAMES = Object.keys(TROUBLES) as readonly Trouble[];

/** `500:0.1,stall:0.02`. @throws CliError */
export function parseRates(text: string): Rates {
  const rates: Partial<Record<Trouble, number>> = {};
  for (const each of text.split(',').filter((part) => part.trim() !== '')) {
    const [name, share = '1'] = each.trim().split(':');
    const trouble = TROUBLE_NAMES.find((known) => known === name);
    if (trouble === undefined || !(Number(share) >= 0 && Number(share) <= 1)) throw new CliError(`--fail takes NAME:SHARE with commas between, NAME one of ${TROUBLE_NAMES.join(', ')} and SHARE from 0 to 1, not ${JSON.stringify(each)}`);
    rates[trouble] = Number(share);
  }
  return rates;
}

/** What becomes of the n-th request; undefined: it is answered. */
export function troubleOf(rates: Rates, seed: number, request: number): Trouble | undefined {
  let left = new Rng('trouble', seed, request).float();
  return TROUBLE_NAMES.find((name) => {
    left -= rates[name] ?? 0;
    return left < 0;
  });
}
