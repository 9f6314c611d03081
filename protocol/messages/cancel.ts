/** Stops what another request of this session is doing. */
import { type Static, Type } from 'typebox';
import { closed, RequestId } from './shared.ts';

export const request = closed({ target: RequestId });
export const result = closed({ cancelled: Type.Boolean({ description: 'False when the target was not running.' }) });
export type Request = Static<typeof request>;
export type Result = Static<typeof result>;
export const example: Request = { target: 7 };
