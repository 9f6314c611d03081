/** Programs that must earn nothing: answers that are nearly right, and those of a sequence that are right elsewhere. */
import type { Checks } from '../../env/families/checks.ts';
import { solves } from '../../env/rewards/index.ts';
import { answerFromJson } from '../../env/answer/from-json.ts';
import type { RewardSpec } from '../../env/task.ts';
import { wrongAnswers } from '../ehr/near-misses.ts';

/** The right answer as a value of JSON. */
function answerOf(reward: RewardSpec): unknown {
  if (reward.rule === 'yes_no') return reward['value'] === true;
  const rows: readonly (readonly unknown[])[] = Array.isArray(reward['rows']) ? reward['rows'] : [];
  return rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : rows;
}

/** Of questions after the first, each of which takes a replay of those before it, so many of the nearly right ones. */
const OF_LATER = 2;

const python = (value: unknown): string => (Array.isArray(value) ? `[${value.map(python).join(', ')}]` : value === null || value === undefined ? 'None' : value === true ? 'True' : value === false ? 'False' : JSON.stringify(value));

export const nearMisses: Checks['nearMisses'] = ({ questions }, asked) => {
  const own = questions[asked];
  if (own === undefined) return [];
  const answers = questions.map(({ reward }) => answerOf(reward));
  // The next question's, and the first's with the last.
  const others = answers.slice((asked + 1) % answers.length).slice(0, 1).filter((answer) => !solves(own.reward, answerFromJson(answer)));
  const all = answers.map(python).join(', ');
  return [
    ...wrongAnswers(own.reward).slice(0, asked === 0 ? undefined : OF_LATER).map((expression) => `answer = ${expression}`),
    // The answer of another question; all at once; every candidate; none at all.
    ...others.map((answer) => `answer = ${python(answer)}`),
    ...(questions.length > 1 ? [`answer = [${all}]`, `answer = {${answers.map((answer, position) => `${position + 1}: ${python(answer)}`).join(', ')}}`] : []),
    'answer = list(range(2_000))',
    'pass',
  ];
};
