/** The live feed of a server: what `/v1/live` sends, event by event, until the signal. */
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { fields, type Fields } from '../../protocol/fields.ts';
import { CliError } from '../command.ts';
import { openStream } from '../connect.ts';

/** @throws CliError where the server has no such feed, or ends it */
export async function* liveFeed(url: string, token: string | undefined, signal: AbortSignal): AsyncGenerator<Fields> {
  const body = await openStream(url, '/v1/live', token, signal);
  const events = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  try {
    for await (const { event, data } of events) if (event === 'live') yield fields(JSON.parse(data));
  } catch (cause) {
    if (signal.aborted) return;
    throw new CliError(`the server at ${url} went away: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
