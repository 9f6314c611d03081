/** How errors look over HTTP, as schemas for the routes that may answer with them. */
import { ErrorBody } from '../../protocol/index.ts';

export const ERROR_RESPONSES = { '4xx': ErrorBody, '5xx': ErrorBody } as const;
