/** What the programs of this project use of `setup.mjs`, which runs on whatever Node is there and so is plain JavaScript. */
export const root: string;
export const TRAINER_ENVIRONMENTS: readonly string[];
export function trainerPython(name: string): string;
export function setupTrainers(names: readonly string[], options?: { readonly quiet?: boolean }): Promise<void>;
export function setupBrowser(options?: { readonly quiet?: boolean }): Promise<string>;
