"""Supervised fine-tuning on trajectories that earned their reward.

    npm run -s gym -- export sft --out runs/sft.jsonl
    .venv/trainers/training/bin/python training/sft.py --data runs/sft.jsonl

The paper's settings (arXiv 2506.04405): AdamW, learning rate 1e-4, batches of 8, up to 40,000 tokens. It names no number of
epochs; here there are three. Loss is on the policy's turns alone.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from datasets import Dataset
from transformers import set_seed
from trl import SFTConfig, SFTTrainer

from common import finish, fitting, labelled, load, parse, parser, read_lines, settings, with_lora
from medagentgym.adapters.chat_tokens import ChatTokens

PAPER = {
    "learning_rate": 1e-4, "per_device_train_batch_size": 1, "gradient_accumulation_steps": 8, "max_length": 40_000, "num_train_epochs": 3,
    "lr_scheduler_type": "cosine", "warmup_steps": 0.03, "bf16": True, "gradient_checkpointing": True, "save_steps": 100, "save_total_limit": 2, "logging_steps": 10,
}
#: For a model of a few million parameters (training/proof/base.py), which learns fast and in small batches.
TINY = {
    "learning_rate": 2e-3, "per_device_train_batch_size": 16, "gradient_accumulation_steps": 1, "max_length": 768, "max_steps": 300,
    "gradient_checkpointing": False, "save_steps": 100, "logging_steps": 20, "adam_beta2": 0.98, "train_sampling_strategy": "group_by_length",
}


def in_like_batches(rows: Sequence[dict[str, Any]], size: int, seed: int) -> list[dict[str, Any]]:
    """Rows in an order whose batches hold conversations of like length, and come in no order themselves.

    They are taken in this order where ``train_sampling_strategy`` is ``sequential``. ``group_by_length`` sorts fifty batches at
    once: where families differ in length, step after step is of one family.
    """
    chance = random.Random(seed)
    ordered = sorted(chance.sample(rows, len(rows)), key=lambda row: len(row["input_ids"]))
    whole, rest = len(ordered) // size * size, len(ordered) % size
    batches = [ordered[at : at + size] for at in range(0, whole, size)]
    chance.shuffle(batches)
    return [row for batch in batches for row in batch] + ordered[len(ordered) - rest :]


def main() -> None:
    options = parser(__doc__ or "", output="runs/sft")
    options.add_argument("--data", type=Path, required=True, help="JSONL of `gym export sft`")
    given = parse(options, tiny="runs/base")
    lines = list(read_lines(given.data))
    set_seed(given.seed)
    model, tokenizer = load(given.model)
    chosen = settings(PAPER, TINY, given)
    chat = ChatTokens(tokenizer)
    rows = fitting([labelled(chat, line["messages"], line.get("train")) for line in lines], chosen["max_length"])
    tokens = sum(len(row["input_ids"]) for row in rows)
    print(f"{len(rows)} conversations, {tokens} tokens, {sum(label >= 0 for row in rows for label in row['labels'])} of them the policy's; {sum(p.numel() for p in model.parameters()) / 1e6:.1f} million parameters")
    if chosen.get("train_sampling_strategy") == "sequential":
        rows = in_like_batches(rows, chosen["per_device_train_batch_size"], given.seed)
    trainer = SFTTrainer(
        model=with_lora(model, given.lora, given.seed), processing_class=tokenizer, train_dataset=Dataset.from_list(rows),
        args=SFTConfig(output_dir=str(given.output), seed=given.seed, report_to="none", **chosen),
    )
    finish(trainer, tokenizer, given.output)


if __name__ == "__main__":
    main()
