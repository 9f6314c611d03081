/** Published rows in the benchmark's form; what is parsed is phrased as there, the studies are made up. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface FixtureRow { readonly [field: string]: unknown }

const row = (task_type: string, task_id: number, estimate_target: string, answer: number, question: string): FixtureRow => ({ task_type, task_id, estimate_target, question, answer });

const ONE = 'A made-up study of resting pulse in rowers. The coach takes the average of her sample to be 58.5 with a standard deviation of 9.5.';
export const oneSampleSize = (answer = 55): FixtureRow => row('One-sample t-test', 1, 'size', answer, `${ONE} How many rowers for a two-sided test to detect a significant difference from 62.4 with a power of 85%, and a significance level of 0.05?`);
export const oneSamplePower = (answer: number): FixtureRow => row('One-sample t-test', 1, 'power', answer, `${ONE} She recruited 40 participants and wants a not equal test to detect a significant difference from 62.4, and a significance level of 0.05. What is the power?`);

const twoSample = (difference: string): string => `Two made-up soaps. The average difference in skin pH between the two group will be ${difference} units. The standard deviation of pH for diet A to be 15 and the standard deviation for diet B to be 17.`;
export const twoSampleSize = (difference: string, answer: number): FixtureRow => row('Two independent samples t-test', 2, 'size', answer, `${twoSample(difference)} What size in each group for 80% power with a two-sided test at significance level of 0.05?`);
export const twoSamplePower = (difference: string, answer: number): FixtureRow => row('Two independent samples t-test', 2, 'power', answer, `${twoSample(difference)} She has 42 patients assigned to one of the two soaps. What is the power?`);

export const pairedSize = (answer: number): FixtureRow => row('Paired t-test', 3, 'size', answer, 'A made-up syrup will change cough levels 6.5 units with a standard deviation of 20. What sample is needed for 80% of power to perform a lower one-sided test at the significance level of 0.05?');
export const pairedPower = (answer: number, correlation = '0.5'): FixtureRow => row('Paired t-test', 3, 'power', answer, `A made-up syrup will change cough levels 6.5 units with a standard deviation of 20, with a correlation coefficient of ${correlation}. There is a random sample of 53 coughers. What is the power for detecting a reduction at the significance level of 0.05?`);

const ANOVA = 'A made-up trial of four teas. The researcher assumes that the sample mean of scores for each group will be 70, 72, 75, and 71, respectively. The standard deviation for each group will be equal to the made-up value of 14.';
export const anovaSize = (answer: number): FixtureRow => row('One-way ANOVA', 4, 'size', answer, `${ANOVA} How many drinkers in each group for 80% of power at a significance level of 0.05?`);
export const anovaPower = (answer: number): FixtureRow => row('One-way ANOVA', 4, 'power', answer, `${ANOVA} There is a group of 13 drinkers. What is the power at the significance level of 0.05?`);

const CHI = 'Made-up hat preferences: the sample proportions will be 0.5, 0.3, and 0.2 in females, and will be 0.35, 0.4, and 0.25 in males.';
export const chiSquareSize = (answer: number): FixtureRow => row('Chi-square test of independence', 5, 'size', answer, `${CHI} What total number for 80% of power at the significance level of 0.05?`);
export const chiSquarePower = (answer: number): FixtureRow => row('Chi-square test of independence', 5, 'power', answer, `${CHI} From a random sample of 1,200 people, what is the power at the significance level of 0.05?`);

const cox = (hazardRatio: string): string => `A made-up trial of lamp oil, 15,000 IU against 75 IU. The probabilities of failure over time in groups E and C are 0.3 and 0.42, respectively. The hazard ratio for group E compared with group C is assumed to be ${hazardRatio}.`;
export const coxSize = (hazardRatio: string, answer: number): FixtureRow => row('Cox proportional-hazards model', 6, 'size', answer, `${cox(hazardRatio)} How many participants in each group for 80% power for a two-sided test at the significance level of 0.05?`);
export const coxPower = (hazardRatio: string, answer: number): FixtureRow => row('Cox proportional-hazards model', 6, 'power', answer, `${cox(hazardRatio)} Each group is the same having 294 person. What is the power for a two-sided test at the significance level of 0.05?`);

const root = mkdtempSync(join(tmpdir(), 'npower-'));
process.once('exit', () => rmSync(root, { recursive: true, force: true }));

/** A new folder with these files, gone when the process ends. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(root, 'files-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

export const jsonLines = (rows: readonly unknown[]): string => rows.map((each) => `${JSON.stringify(each)}\n`).join('');
