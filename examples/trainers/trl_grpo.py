"""TRL's GRPOTrainer on a few tasks, by plain text or by tools.

    .venv/trainers/training/bin/python examples/trainers/trl_grpo.py MODEL             # any chat model
    .venv/trainers/training/bin/python examples/trainers/trl_grpo.py MODEL --tools     # one whose template has tool calls

A server must run (`npm start`). MODEL is a folder or a name at the Hugging Face Hub. A whole recipe: training/grpo.py.
"""

from __future__ import annotations

import argparse
from functools import partial
from typing import Any

import torch
from datasets import Dataset
from transformers import AutoTokenizer
from trl import GRPOConfig, GRPOTrainer

from medagentgym.adapters.clients import task_ids
from medagentgym.adapters.safe_text import special_tokens
from medagentgym.adapters.trl import episode_reward, rollout_func, task_row
from medagentgym.adapters.trl_tools import environment


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("model")
    options.add_argument("--tools", action="store_true")
    options.add_argument("--family", default="npower")
    options.add_argument("--steps", type=int, default=2)
    given = options.parse_args()
    tokenizer = AutoTokenizer.from_pretrained(given.model)
    tasks = list(task_ids(family=given.family, split="train", limit=8))
    way: dict[str, Any]
    if given.tools:
        # What the environment says at its reset is appended to the prompt.
        rows = [{"prompt": [{"role": "user", "content": ""}], "task": task, "seed": 0} for task in tasks]
        way = {"environment_factory": partial(environment, special_tokens=special_tokens(tokenizer))}
    else:
        rows = [task_row(task) for task in tasks]
        way = {"rollout_func": rollout_func(), "reward_funcs": episode_reward}
    trainer = GRPOTrainer(
        model=given.model, processing_class=tokenizer, train_dataset=Dataset.from_list(rows), **way,
        args=GRPOConfig(
            output_dir="runs/trl-example", max_steps=given.steps, num_generations=4, per_device_train_batch_size=4, max_completion_length=256, report_to="none", save_strategy="no", remove_unused_columns=False,
            use_cpu=not torch.cuda.is_available(),
        ),
    )
    trainer.train()


if __name__ == "__main__":
    main()
