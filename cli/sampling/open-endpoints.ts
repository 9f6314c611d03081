/** The endpoints of a run, as its settings say. */
import { Endpoint } from '../../models/endpoint.ts';
import { Endpoints } from '../../models/endpoints.ts';
import { CliError } from '../command.ts';
import { secretFrom } from '../connect.ts';
import type { ModelSettings } from './settings.ts';

/** @throws CliError */
export function openEndpoints({ endpoint, apiKeyEnv, stream, modelTimeoutS, stallS, patienceS }: ModelSettings): Endpoints {
  const apiKey = apiKeyEnv === undefined ? undefined : secretFrom(apiKeyEnv);
  const told = new Set<string>();
  try {
    return new Endpoints(endpoint.map((base) => new Endpoint(base, { apiKey, stream, timeoutMs: modelTimeoutS * 1000, stallMs: stallS * 1000 })), {
      patienceMs: patienceS * 1000,
      onRetry: ({ kind, message }, waitMs) => {
        if (told.has(kind)) return;
        told.add(kind);
        console.error(`${message}; tried again${waitMs === 0 ? '' : ` in ${(waitMs / 1000).toFixed(1)} s`}, for up to ${patienceS} s`);
      },
    });
  } catch (error) {
    throw error instanceof TypeError ? new CliError(`--endpoint: ${error.message}`, { cause: error }) : error;
  }
}
