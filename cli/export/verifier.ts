/**
 * A verifier's data: an episode as text, and whether it solved its task, to be answered by YES or NO. What the agent was
 * told of right and wrong is left out of the text: the verifier has to find it.
 */
import { withoutVerdict } from '../../env/verdict-line.ts';
import { type Dialogue, dialogueOf, originOf } from '../../dialogue/dialogue.ts';
import type { ExportFormat } from './format.ts';

const SYSTEM = 'You check the work of an agent that solves medical tasks by writing and running code. Read the task and what the agent did. Does its final answer solve the task? Reply YES or NO.';

function transcript({ opening, turns }: Dialogue): string {
  const task = opening.filter(({ role }) => role === 'user').map(({ content }) => content ?? '').join('\n\n');
  const parts = turns.map(({ whole: { content, tool_calls: calls = [] }, text }, index) => {
    const said = [content ?? '', ...calls.map(({ function: { name, arguments: given } }) => `${name}(${given})`)].filter((part) => part !== '').join('\n');
    return `## Turn ${index + 1}\n${said}\n\n### Result\n${withoutVerdict(text)}`;
  });
  return [`# Task\n${task}`, '# What the agent did', ...parts].join('\n\n');
}

export const verifier: ExportFormat = {
  help: 'episodes as text with YES or NO, for training a verifier and for having one score them',
  *lines(trajectories) {
    for (const trajectory of trajectories({})) {
      if (trajectory.solved === null) continue;
      const dialogue = dialogueOf(trajectory);
      if (dialogue.turns.length === 0) continue;
      yield {
        prompt: [{ role: 'system', content: SYSTEM }, { role: 'user', content: transcript(dialogue) }],
        completion: [{ role: 'assistant', content: trajectory.solved ? 'YES' : 'NO' }], label: trajectory.solved, ...originOf(trajectory),
      };
    }
  },
};
