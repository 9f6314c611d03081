/** The project's errors in OpenEnv's words. Its clients keep the message and the code alone, so the message says whose fault it was. */
import { type ErrorCode, type GymError, oneOf } from '../../../protocol/index.ts';

export const CODES = ['INVALID_JSON', 'UNKNOWN_TYPE', 'VALIDATION_ERROR', 'EXECUTION_ERROR', 'CAPACITY_REACHED', 'FACTORY_ERROR', 'SESSION_ERROR'] as const;
export const Code = oneOf(CODES);
export type OpenEnvCode = (typeof CODES)[number];

const BY_CODE: Partial<Readonly<Record<ErrorCode, OpenEnvCode>>> = {
  bad_frame: 'INVALID_JSON', unknown_op: 'UNKNOWN_TYPE', bad_message: 'VALIDATION_ERROR', too_large: 'VALIDATION_ERROR', capacity: 'CAPACITY_REACHED',
};

export interface Places { readonly active: number; readonly most: number }

/** Such as `the sandbox failed (sandbox_failed; fault: infra, retryable: true, executed: unknown; no reward)`. */
export function sentence(error: GymError): string {
  const { code, message, fault, retryable, executed } = error.toWire();
  return `${message} (${code}; fault: ${fault}, retryable: ${retryable}${executed === undefined ? '' : `, executed: ${executed}`}${fault === 'infra' ? '; no reward' : ''})`;
}

/**
 * @param opening did it fail at a reset?
 * @param places what is full, where it is
 */
export function errorFrame(error: GymError, { code, opening = false, places }: { readonly code?: OpenEnvCode; readonly opening?: boolean; readonly places?: Places | undefined } = {}) {
  const { message, code: own, ...wire } = error.toWire();
  const told = code ?? BY_CODE[own] ?? (opening && own === 'sandbox_failed' ? 'FACTORY_ERROR' : 'EXECUTION_ERROR');
  return {
    type: 'error',
    data: {
      message: sentence(error), code: told, error: own, ...wire, ...(wire.fault === 'infra' ? { reward: null } : {}),
      ...(told === 'VALIDATION_ERROR' ? { errors: [{ type: own, loc: (wire.path ?? '').split('/').slice(1), msg: message }] } : {}),
      ...(told === 'FACTORY_ERROR' ? { factory_name: 'medagentgym' } : {}),
      ...(told === 'CAPACITY_REACHED' && places !== undefined ? { active_sessions: places.active, max_sessions: places.most } : {}),
    },
  };
}
