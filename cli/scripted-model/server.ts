/** The scripted model behind the OpenAI-compatible API: chat completions, streamed or not, tool calls, usage, `/v1/models`. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Catalogue } from '../../env/catalogue.ts';
import { fields, type Fields } from '../../protocol/fields.ts';
import { type PromptIndex, readConversation, TASK_HEADER } from './find-task.ts';
import { scriptOf, type ScriptOptions, type ScriptTurn } from '../demonstrations/script.ts';
import { type Rates, TROUBLES, troubleOf } from './trouble.ts';
import { write, type Written } from '../demonstrations/words.ts';

export interface ScriptedModelOptions extends ScriptOptions {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** A bearer token that is asked for. */
  readonly key?: string | undefined;
  readonly latencyMs: number;
  readonly fail: Rates;
  readonly seed: number;
  /** Does it tell its thoughts as `reasoning_content`? */
  readonly thinks: boolean;
  readonly catalogue: Catalogue;
  readonly prompts: PromptIndex;
}

export interface ScriptedModel extends AsyncDisposable {
  /** Such as `http://127.0.0.1:8000/v1`. */
  readonly url: string;
  readonly requests: () => number;
}

/** What it says of what it does not know. */
const LOST: ScriptTurn = { thought: 'I do not know this task.', action: { action: 'submit', answer: 'unknown' } };
const CHARS_PER_TOKEN = 4;
const PIECE_CHARS = 48;
const tokens = (text: string): number => Math.ceil(text.length / CHARS_PER_TOKEN);

export async function startScriptedModel(options: ScriptedModelOptions): Promise<ScriptedModel> {
  let requests = 0;
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(400, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { message: error instanceof Error ? error.message : String(error) } }));
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const send = (status: number, body: unknown): void => { response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)); };
    if (options.key !== undefined && request.headers.authorization !== `Bearer ${options.key}`) return send(401, { error: { message: 'wrong API key' } });
    if (request.url === '/v1/models') return send(200, { object: 'list', data: [{ id: options.name, object: 'model', created: 0, owned_by: 'medagentgym' }] });
    if (request.url !== '/v1/chat/completions' || request.method !== 'POST') return send(404, { error: { message: 'there are /v1/models and /v1/chat/completions' } });
    const text = await read(request);
    const body = fields(JSON.parse(text));
    const number = requests++;
    if (options.latencyMs > 0) await sleep(options.latencyMs, undefined, { ref: false });
    const written = await reply(body, request.headers[TASK_HEADER]);
    const trouble = troubleOf(options.fail, options.seed, number);
    const stream = body['stream'] === true;
    const whole = completion(body, text, written, options);
    if (trouble !== undefined) return TROUBLES[trouble](response, { json: JSON.stringify(whole), stream });
    if (stream) sendStream(response, whole, written, options);
    else send(200, whole);
  }

  async function reply(body: Fields, header: string | string[] | undefined): Promise<Written> {
    const { task, runtime, position } = readConversation(body, typeof header === 'string' ? header : undefined, options.prompts);
    const tools = Array.isArray(body['tools']) && body['tools'].length > 0;
    if (task === undefined) return write(LOST, '', 0, position, tools);
    const record = await options.catalogue.byId(task);
    const draw = typeof body['seed'] === 'number' ? body['seed'] : options.seed;
    const turns = scriptOf(options.catalogue.family(record.family), record, runtime, draw, options);
    return write(turns[position] ?? LOST, task, draw, position, tools);
  }

  await new Promise<void>((resolve, reject) => { server.once('error', reject).listen(options.port, options.host, resolve); });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${options.host}:${port}/v1`,
    requests: () => requests,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

const HEAD = { id: 'chatcmpl-scripted', created: 0 } as const;
const THOUGHT = 'The task is clear. I do one step at a time.';

function completion(body: Fields, text: string, { content, toolCalls }: Written, { name, thinks }: ScriptedModelOptions) {
  const prompt = tokens(text);
  const written = tokens(content + JSON.stringify(toolCalls));
  return {
    ...HEAD, object: 'chat.completion', model: typeof body['model'] === 'string' ? body['model'] : name,
    choices: [{ index: 0, message: { role: 'assistant', content, ...(thinks ? { reasoning_content: THOUGHT } : {}), ...(toolCalls.length === 0 ? {} : { tool_calls: toolCalls }) }, finish_reason: toolCalls.length === 0 ? 'stop' : 'tool_calls' }],
    usage: { prompt_tokens: prompt, completion_tokens: written, total_tokens: prompt + written },
  };
}

function sendStream(response: ServerResponse, { model, usage, choices }: ReturnType<typeof completion>, { content, toolCalls }: Written, { thinks }: ScriptedModelOptions): void {
  const event = (fields: object): string => `data: ${JSON.stringify({ ...HEAD, object: 'chat.completion.chunk', model, ...fields })}\n\n`;
  const delta = (fields: object, finish: string | null = null): string => event({ choices: [{ index: 0, delta: fields, finish_reason: finish }] });
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(delta({ role: 'assistant' }));
  if (thinks) response.write(delta({ reasoning_content: THOUGHT }));
  for (let at = 0; at < content.length; at += PIECE_CHARS) response.write(delta({ content: content.slice(at, at + PIECE_CHARS) }));
  for (const [index, { id, type, function: { name, arguments: given } }] of toolCalls.entries()) {
    response.write(delta({ tool_calls: [{ index, id, type, function: { name, arguments: '' } }] }));
    for (let at = 0; at < given.length; at += PIECE_CHARS) response.write(delta({ tool_calls: [{ index, function: { arguments: given.slice(at, at + PIECE_CHARS) } }] }));
  }
  response.write(delta({}, choices[0]?.finish_reason ?? 'stop'));
  response.write(event({ choices: [], usage }));
  response.end('data: [DONE]\n\n');
}
