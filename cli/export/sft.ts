/**
 * Supervised fine-tuning: solved episodes, each once, as TRL's `SFTTrainer` takes conversations (column `messages`, with
 * `assistant_only_loss=True`). `train` says the same message by message, for trainers that take a mask: true where the
 * policy spoke and its reply could be read.
 */
import type { ChatMessage } from '../../models/chat.ts';
import { type Dialogue, dialogueOf, messagesOf, originOf } from './dialogue.ts';
import { type ExportFormat, Seen } from './format.ts';

/** With the thoughts of each turn beside what it said. */
function withThinking({ turns }: Dialogue): readonly ChatMessage[] {
  return turns.flatMap(({ whole, said, seen }, index) => [{ ...said, ...(whole.reasoning_content === undefined ? {} : { reasoning_content: whole.reasoning_content }) }, ...(index === turns.length - 1 ? [] : seen)]);
}

export const sft: ExportFormat = {
  help: 'conversations of solved episodes, for TRL\'s SFTTrainer',
  *lines(trajectories, { thinking, parsedOnly }) {
    const seen = new Seen();
    for (const trajectory of trajectories({ solved: true })) {
      const dialogue = dialogueOf(trajectory);
      const { opening, turns, tools } = dialogue;
      if (turns.length === 0 || (parsedOnly && turns.some(({ action }) => !action.ok))) continue;
      const messages = [...opening, ...(thinking ? withThinking(dialogue) : messagesOf(turns))];
      if (!seen.isNew(messages)) continue;
      const readable = turns.map(({ action }) => action.ok);
      let turn = 0;
      yield { messages, train: messages.map(({ role }) => role === 'assistant' && readable[turn++] === true), ...(tools === undefined ? {} : { tools }), ...originOf(trajectory) };
    }
  },
};
