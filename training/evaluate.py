"""Success of a model at tasks of the test split, by episodes that are recorded as all others are.

    .venv/trainers/training/bin/python training/evaluate.py --model runs/grpo/model --families medcalc --tasks 100 --output runs/grpo/test.json

For models behind an inference server `gym rollout` does this, in any number of samples; this is for a folder of weights.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path

import torch
from transformers import set_seed

from common import load, server_options, tasks_of
from generation import Sampler, keep_memory
from medagentgym.adapters.batch import play


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    options.add_argument("--model", required=True, help="name at the Hugging Face Hub, a folder, or a GGUF file")
    options.add_argument("--output", type=Path, default=Path("runs/test.json"), help="file of the result")
    options.add_argument("--seed", type=int, default=0)
    server_options(options, tasks=100)
    options.add_argument("--name", help="what the model is called in the records (default: --model)")
    options.add_argument("--max-new-tokens", type=int, default=1024, help="of one reply")
    options.add_argument("--room", type=int, default=8192, help="tokens of an episode after the prompt")
    options.add_argument("--batch", type=int, default=64)
    options.add_argument("--temperature", type=float, default=0.0)
    given = options.parse_args()
    set_seed(given.seed)
    keep_memory()
    model, tokenizer = load(given.model)
    model.to("cuda" if torch.cuda.is_available() else "cpu")
    tasks = tasks_of(given.url, given.families, given.tasks, "test")
    sampler = Sampler(model, tokenizer, temperature=given.temperature, max_new_tokens=given.max_new_tokens, batch=given.batch)
    meta = {"model": given.name or given.model, "run": str(given.output)}
    found: dict[str, list[bool | None]] = defaultdict(list)
    for at in range(0, len(tasks), given.batch):
        chosen = tasks[at : at + given.batch]
        played = play([{"task": task, "seed": given.seed, "meta": meta} for task in chosen], sampler, tokenizer, room=given.room, url=given.url, max_turns=given.max_turns)
        for task, solved, failed in zip(chosen, played.solved, played.failed, strict=True):
            found[task.split("-v", 1)[0]].append(None if failed else solved)
        print(f"{min(at + given.batch, len(tasks))}/{len(tasks)}", flush=True)
    report = {family: {"solved": sum(map(bool, each)), "of": sum(value is not None for value in each), "failed": each.count(None)} for family, each in found.items()}
    given.output.parent.mkdir(parents=True, exist_ok=True)
    given.output.write_text(json.dumps({"model": given.name or given.model, "seed": given.seed, "families": report}, indent=1) + "\n", encoding="utf-8")
    for family, each in report.items():
        print(f"{family}: {each['solved']} of {each['of']} ({100 * each['solved'] / max(1, each['of']):.1f} %)")


if __name__ == "__main__":
    main()
