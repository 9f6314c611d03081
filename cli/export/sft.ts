/** Supervised fine-tuning: solved episodes, each conversation once. */
import { sftSample } from '../../dialogue/sft-sample.ts';
import { type ExportFormat, Seen } from './format.ts';

export const sft: ExportFormat = {
  help: 'conversations of solved episodes, for TRL\'s SFTTrainer',
  *lines(trajectories, choices) {
    const seen = new Seen();
    for (const trajectory of trajectories({ solved: true })) {
      const sample = sftSample(trajectory, choices);
      if (sample !== undefined && seen.isNew(sample.messages)) yield sample;
    }
  },
};
