"""GRPO against the environment server, with TRL.

    npm start                                                        # in another terminal
    .venv/trainers/training/bin/python training/grpo.py --model runs/sft/model --families medcalc npower

The paper's settings (arXiv 2506.04405): batches of 128, learning rate 1e-5, rollout temperature 0.6, KL coefficient 1e-3,
reward of correctness and format, at most 15 turns, 8,192 tokens of output. It names no group size; here it is 8. For models
of 7B and more: `accelerate launch`, and `--set use_vllm=true`.
"""

from __future__ import annotations

from datasets import Dataset
from trl import GRPOConfig, GRPOTrainer

from common import finish, load, parse, parser, server_options, settings, tasks_of, with_lora
from medagentgym.adapters.trl import episode_reward, rollout_func, task_row

PAPER = {
    "learning_rate": 1e-5, "per_device_train_batch_size": 8, "gradient_accumulation_steps": 16, "num_generations": 8, "temperature": 0.6, "beta": 1e-3,
    "max_completion_length": 24_576, "generation_kwargs": {"max_new_tokens": 8192}, "num_train_epochs": 1, "bf16": True, "gradient_checkpointing": True,
    "save_steps": 10, "save_total_limit": 2, "logging_steps": 1,
}
TINY = {
    "learning_rate": 2e-4, "per_device_train_batch_size": 64, "gradient_accumulation_steps": 1, "temperature": 0.7, "beta": 0.0, "loss_type": "grpo", "max_completion_length": 512,
    "generation_kwargs": {"max_new_tokens": 320}, "max_steps": 10, "gradient_checkpointing": False, "save_steps": 5,
}
FORMAT_SHARE = 0.1


def main() -> None:
    options = parser(__doc__ or "", output="runs/grpo")
    server_options(options, tasks=1000)
    given = parse(options)
    model, tokenizer = load(given.model)
    rows = [task_row(task, seed=given.seed) for task in tasks_of(given.url, given.families, given.tasks)]
    trainer = GRPOTrainer(
        model=with_lora(model, given.lora, given.seed), processing_class=tokenizer, reward_funcs=episode_reward, train_dataset=Dataset.from_list(rows),
        rollout_func=rollout_func(
            given.url, max_turns=given.max_turns, meta={"model": given.model, "run": str(given.output)},
            options={"reward_weights": {"correctness": 1 - FORMAT_SHARE, "format": FORMAT_SHARE}},
        ),
        args=GRPOConfig(output_dir=str(given.output), seed=given.seed, report_to="none", remove_unused_columns=False, **settings(PAPER, TINY, given)),
    )
    finish(trainer, tokenizer, given.output)


if __name__ == "__main__":
    main()
