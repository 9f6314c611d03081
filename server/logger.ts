/** Logs: fixed messages with fields. Never code, output, answers, tokens or patient data at `info`. */
import { pino } from 'pino';
import pretty from 'pino-pretty';
import type { Config } from './config.ts';

export function createLogger(level: Config['log_level'], stream: NodeJS.WriteStream = process.stderr) {
  return stream.isTTY ? pino({ level }, pretty({ destination: 2, sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' })) : pino({ level }, stream);
}
export type Logger = ReturnType<typeof createLogger>;
