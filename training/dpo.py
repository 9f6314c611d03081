"""Preference optimisation on pairs of a success and a failure at the same task, with TRL.

    npm run -s gym -- export dpo --out runs/pairs.jsonl
    .venv/trainers/training/bin/python training/dpo.py --model runs/sft/model --data runs/pairs.jsonl

The paper's settings (arXiv 2506.04405): learning rate 5e-6, batches of 64, beta 0.1. What the environment said in between
counts on neither side: a policy is not to blame for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datasets import Dataset
from trl import DPOConfig, DPOTrainer
from trl.trainer.dpo_trainer import DataCollatorForPreference

from common import finish, load, parse, parser, read_lines, settings, with_lora
from medagentgym.adapters.chat_tokens import ChatTokens

PAPER = {
    "learning_rate": 5e-6, "per_device_train_batch_size": 1, "gradient_accumulation_steps": 64, "beta": 0.1, "max_length": 40_000, "num_train_epochs": 1,
    "bf16": True, "gradient_checkpointing": True, "save_steps": 20, "save_total_limit": 2, "logging_steps": 1,
}
TINY = {"learning_rate": 1e-4, "per_device_train_batch_size": 16, "gradient_accumulation_steps": 1, "max_length": 768, "max_steps": 20, "gradient_checkpointing": False}


@dataclass
class PolicyTurns(DataCollatorForPreference):
    """TRL's collator, that leaves the environment's tokens out of the log-probabilities."""

    def torch_call(self, examples: list[dict[str, Any]]) -> dict[str, Any]:
        batch = super().torch_call(examples)
        own = [[0] * len(each["prompt_ids"]) + each[f"{side}_mask"] for side in ("chosen", "rejected") for each in examples]
        for row, mask in enumerate(own):
            width = min(len(mask), batch["completion_mask"].shape[1])
            batch["completion_mask"][row, :width] *= batch["completion_mask"].new_tensor(mask[:width])
        return batch


class MultiTurnDPOTrainer(DPOTrainer):
    """Takes pairs that are tokens already."""

    def _prepare_dataset(self, dataset: Any, *_: Any, **__: Any) -> Any:
        return dataset

    def _set_signature_columns_if_needed(self) -> None:
        self._signature_columns = ["prompt_ids", "chosen_ids", "chosen_mask", "rejected_ids", "rejected_mask"]


def pair(chat: ChatTokens, row: dict[str, Any]) -> dict[str, list[int]]:
    prompt = chat.prompt(row["prompt"])
    tokens: dict[str, list[int]] = {"prompt_ids": prompt}
    for side in ("chosen", "rejected"):
        ids, mask = chat.conversation([*row["prompt"], *row[side]])
        tokens[f"{side}_ids"], tokens[f"{side}_mask"] = ids[len(prompt) :], mask[len(prompt) :]
    return tokens


def main() -> None:
    options = parser(__doc__ or "", output="runs/dpo")
    options.add_argument("--data", type=Path, required=True, help="JSONL of `gym export dpo`")
    given = parse(options)
    pairs = list(read_lines(given.data))
    model, tokenizer = load(given.model)
    chosen = settings(PAPER, TINY, given)
    chat = ChatTokens(tokenizer)
    rows = [tokens for tokens in (pair(chat, row) for row in pairs) if len(tokens["prompt_ids"]) < chosen["max_length"]]
    print(f"{len(rows)} pairs of {len(pairs)} fit into {chosen['max_length']} tokens")
    trainer = MultiTurnDPOTrainer(
        model=with_lora(model, given.lora, given.seed), processing_class=tokenizer, train_dataset=Dataset.from_list(rows),
        data_collator=PolicyTurns(pad_token_id=tokenizer.pad_token_id, max_length=chosen["max_length"]),
        args=DPOConfig(output_dir=str(given.output), seed=given.seed, report_to="none", **chosen),
    )
    finish(trainer, tokenizer, given.output)


if __name__ == "__main__":
    main()
