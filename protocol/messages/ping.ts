/** Is the server there, and what time does it have? */
import { type Static, Type } from 'typebox';
import { closed } from './shared.ts';

export const request = closed({});
export const result = closed({ now: Type.Integer({ description: 'Milliseconds since 1970, UTC.' }) });
export type Request = Static<typeof request>;
export type Result = Static<typeof result>;
export const example: Request = {};
