/** The scripted model, in this process and over real HTTP. */
import type { Test } from 'tap';
import { openCatalogue } from '../../cli/local-catalogue.ts';
import { type ScriptedModel, type ScriptedModelOptions, startScriptedModel } from '../../cli/scripted-model/server.ts';

/** Ends with the test. */
export async function scriptedModel(t: Test, options: Partial<ScriptedModelOptions> = {}): Promise<ScriptedModel> {
  const local = openCatalogue(t.testdir());
  const model = await startScriptedModel({ name: 'scripted', host: '127.0.0.1', port: 0, latencyMs: 0, fail: {}, seed: 1, success: 1, slips: 0, tries: 0, thinks: false, catalogue: local.catalogue, prompts: new Map(), ...options });
  t.teardown(async () => {
    await model[Symbol.asyncDispose]();
    local[Symbol.dispose]();
  });
  return model;
}
