import type { Handler } from './handler.ts';

export const ping: Handler<'ping'> = ({ deps }) => Promise.resolve({ now: deps.clock.wall() });
