"""A verifier for best@k: a model that says YES or NO to an episode, without having been told how it ended.

    npm run -s gym -- export verifier --split train --out runs/judged.jsonl
    .venv/trainers/training/bin/python training/verifier.py --data runs/judged.jsonl                  # trains it
    npm run -s gym -- export verifier --split test --out runs/test.jsonl
    .venv/trainers/training/bin/python training/verifier.py --model runs/verifier/model --score runs/test.jsonl --scores runs/scores.jsonl
    npm run -s gym -- stats --split test --scores runs/scores.jsonl

The score of an episode is e^yes / (e^yes + e^no) of the first token of the answer, as in the paper (arXiv 2506.04405).
Scores of episodes that it was trained on mean nothing: train on one split, score another.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from datasets import Dataset
from transformers import set_seed
from trl import SFTConfig, SFTTrainer

from common import finish, fitting, labelled, load, parse, parser, read_lines, settings, with_lora
from medagentgym.adapters.chat_tokens import ChatTokens

PAPER = {
    "learning_rate": 1e-4, "per_device_train_batch_size": 1, "gradient_accumulation_steps": 8, "max_length": 40_000, "num_train_epochs": 1,
    "lr_scheduler_type": "cosine", "bf16": True, "gradient_checkpointing": True, "save_steps": 100, "save_total_limit": 2, "logging_steps": 10,
}
TINY = {"learning_rate": 1e-3, "per_device_train_batch_size": 16, "gradient_accumulation_steps": 1, "max_length": 768, "max_steps": 60, "gradient_checkpointing": False}


def train(given: Any) -> None:
    judged = list(read_lines(given.data))
    set_seed(given.seed)
    model, tokenizer = load(given.model)
    chosen = settings(PAPER, TINY, given)
    chat = ChatTokens(tokenizer)
    rows = fitting([labelled(chat, [*row["prompt"], *row["completion"]]) for row in judged], chosen["max_length"])
    trainer = SFTTrainer(
        model=with_lora(model, given.lora, given.seed), processing_class=tokenizer, train_dataset=Dataset.from_list(rows),
        args=SFTConfig(output_dir=str(given.output), seed=given.seed, report_to="none", **chosen),
    )
    finish(trainer, tokenizer, given.output)


@torch.inference_mode()
def score(given: Any) -> None:
    """Writes ``{"trajectory", "score"}`` for each episode; what a file has already is not done again."""
    model, tokenizer = load(given.model)
    model.to("cuda" if torch.cuda.is_available() else "cpu").eval()
    chat = ChatTokens(tokenizer)
    yes, no = (tokenizer(word, add_special_tokens=False)["input_ids"][0] for word in ("YES", "NO"))
    if yes == no:
        raise SystemExit("this tokenizer begins YES and NO with the same token: it cannot tell them apart")
    done = {row["trajectory"] for row in read_lines(given.scores)} if given.scores.is_file() and given.scores.stat().st_size else set()
    most = getattr(model.config, "max_position_embeddings", 40_000)
    with given.scores.open("a", encoding="utf-8") as out:
        for row in read_lines(given.score):
            if row["trajectory"] in done:
                continue
            ids = torch.tensor([chat.prompt(row["prompt"])[-most:]], device=model.device)
            logits = model(input_ids=ids).logits[0, -1].float()
            out.write(json.dumps({"trajectory": row["trajectory"], "score": torch.sigmoid(logits[yes] - logits[no]).item()}) + "\n")
            out.flush()


def main() -> None:
    options = parser(__doc__ or "", output="runs/verifier")
    options.add_argument("--data", type=Path, help="JSONL of `gym export verifier` to train on")
    options.add_argument("--score", type=Path, help="JSONL of `gym export verifier` to score")
    options.add_argument("--scores", type=Path, default=Path("runs/scores.jsonl"), help="where scores are written")
    given = parse(options)
    if (given.data is None) == (given.score is None):
        options.error("give --data to train, or --score to score")
    if given.score is None:
        train(given)
    else:
        score(given)


if __name__ == "__main__":
    main()
