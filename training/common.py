"""What the recipes share: arguments, models, conversations as tokens, tasks, resumption."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer
from transformers.trainer import TRAINER_STATE_NAME
from transformers.trainer_utils import sort_checkpoints

from medagentgym.adapters.chat_tokens import ChatTokens
from medagentgym.adapters.clients import task_ids

QWEN = "Qwen/Qwen2.5-7B-Instruct"


def parser(description: str, *, model: str | None = QWEN, output: str) -> argparse.ArgumentParser:
    """The options of every recipe."""
    options = argparse.ArgumentParser(description=description, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    options.add_argument("--model", default=model, required=model is None, help="name at the Hugging Face Hub, a folder, or a GGUF file")
    options.add_argument("--output", type=Path, default=Path(output), help="folder of checkpoints and of the trained model; a run goes on where its last checkpoint is")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--lora", type=int, metavar="RANK", help="train an adapter of this rank, and merge it in at the end")
    options.add_argument("--tiny", action="store_true", help="settings that run on a processor in minutes")
    options.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE", help="settings of the trainer's configuration, over those of the recipe")
    return options


def server_options(options: argparse.ArgumentParser, *, tasks: int) -> None:
    """What recipes and measurements ask that play episodes."""
    options.add_argument("--url", help="the server (default: MEDAGENTGYM_URL, else http://127.0.0.1:8700)")
    options.add_argument("--families", nargs="+", default=["medcalc"])
    options.add_argument("--tasks", type=int, nargs="+", default=[tasks], help="tasks of each family: one number for all, or one for each")
    options.add_argument("--max-turns", type=int, default=15, help="replies of the model in one episode")


def parse(options: argparse.ArgumentParser, tiny: str = "runs/sft/model") -> argparse.Namespace:
    """The options as given; ``tiny`` is the model that ``--tiny`` begins with, unless another is named."""
    given = options.parse_args()
    if given.tiny and given.model == options.get_default("model"):
        given.model = tiny
    return given


def settings(paper: Mapping[str, Any], tiny: Mapping[str, Any], options: argparse.Namespace) -> dict[str, Any]:
    """The paper's settings, or those with the tiny ones over them, with those of the command line over both."""
    given = dict(each.split("=", 1) for each in options.set)
    cpu = {} if torch.cuda.is_available() else {"use_cpu": True}
    return {**paper, **(tiny if options.tiny else {}), **cpu, **{name: _value(text) for name, text in given.items()}}


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def load(name: str, *, dtype: torch.dtype | None = None) -> tuple[Any, Any]:
    """A model and its tokenizer.

    A GGUF file is dequantised: what it was quantised from is not got back.

    Raises:
        SystemExit: it cannot be loaded; the message says what to do.
    """
    path = Path(name)
    kind = dtype or (torch.bfloat16 if torch.cuda.is_available() else torch.float32)
    try:
        if path.suffix == ".gguf":
            found = AutoModelForCausalLM.from_pretrained(path.parent, gguf_file=path.name, dtype=torch.float32)
            tokenizer = AutoTokenizer.from_pretrained(path.parent, gguf_file=path.name)
            # One that says that it is quantised can neither be saved nor trained.
            config = found.config
            del config.quantization_config
            model = AutoModelForCausalLM.from_config(config)
            model.load_state_dict(found.state_dict())
            return model.to(kind), tokenizer
        return AutoModelForCausalLM.from_pretrained(name, dtype=kind), AutoTokenizer.from_pretrained(name)
    except OSError as error:
        raise SystemExit(f"{name} cannot be loaded: {error}\nGive --model a folder, a GGUF file (`npm run -s gym -- model` installs one), or a name that this machine can download") from error


def with_lora(model: Any, rank: int | None, seed: int) -> Any:
    """The model with a fresh adapter on all its linear layers, or as it is."""
    if rank is None:
        return model
    from peft import LoraConfig, get_peft_model

    torch.manual_seed(seed)
    return get_peft_model(model, LoraConfig(r=rank, lora_alpha=2 * rank, lora_dropout=0.0, target_modules="all-linear", task_type="CAUSAL_LM"))


def finish(trainer: Any, tokenizer: Any, output: Path) -> None:
    """Trains from the last checkpoint, if there is one, and writes the model to ``output/model``."""
    last = last_checkpoint(output)
    if last is not None:
        print(f"going on from {last}")
    trainer.train(resume_from_checkpoint=last)
    save(trainer.accelerator.unwrap_model(trainer.model), tokenizer, output)


def last_checkpoint(output: Path) -> str | None:
    """The newest that was written whole: its state comes last, and one that was cut off before (killed, no room left) is passed over."""
    whole = [folder for folder in sort_checkpoints(str(output)) if _is_whole(Path(folder))]
    return whole[-1] if whole else None


def _is_whole(checkpoint: Path) -> bool:
    try:
        return isinstance(json.loads((checkpoint / TRAINER_STATE_NAME).read_text(encoding="utf-8")), dict)
    except (OSError, ValueError):
        return False


def save(model: Any, tokenizer: Any, output: Path) -> None:
    whole = model.merge_and_unload() if hasattr(model, "merge_and_unload") else model
    whole.save_pretrained(output / "model")
    tokenizer.save_pretrained(output / "model")
    print(f"the model lies in {output / 'model'}")


def read_lines(file: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file.

    Raises:
        SystemExit: it is missing or empty; the message says how to make it.
    """
    if not file.is_file() or file.stat().st_size == 0:
        raise SystemExit(f"{file} is missing or empty: make it with `npm run -s gym -- export` (docs/TRAINING.md)")
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def labelled(chat: ChatTokens, messages: Sequence[Mapping[str, Any]], train: Sequence[bool] | None = None) -> dict[str, list[int]]:
    """A conversation as the trainer takes it: the very tokens that a rollout would have, labels on the policy's turns alone.

    Args:
        train: message by message, whether the policy should learn it; default: all of its own.
    """
    ids, mask = chat.conversation(messages, train)
    return {"input_ids": ids, "labels": [token if own else -100 for token, own in zip(ids, mask, strict=True)]}


def fitting(rows: Sequence[dict[str, list[int]]], most: int) -> list[dict[str, list[int]]]:
    """Those of at most so many tokens with something to learn: one that is cut off would teach to write what finds no end.

    Raises:
        SystemExit: there is none.
    """
    found = [row for row in rows if len(row["input_ids"]) <= most and any(label >= 0 for label in row["labels"])]
    if len(found) < len(rows):
        print(f"{len(rows) - len(found)} of {len(rows)} conversations are left out: longer than {most} tokens, or nothing in them is to be learned")
    if not found:
        raise SystemExit(f"no conversation has at most {most} tokens: allow more by --set max_length=N")
    return found


def tasks_of(url: str | None, families: Sequence[str], counts: Sequence[int], split: str = "train") -> list[str]:
    """Ids of tasks, so many of each family (one number: of every family), category after category in turn.

    Raises:
        SystemExit: there are neither one number nor as many as families.
    """
    each = list(counts) * len(families) if len(counts) == 1 else list(counts)
    if len(each) != len(families):
        raise SystemExit(f"--tasks names {len(each)} numbers for {len(families)} families: give one, or one for each")
    return [task for family, count in zip(families, each, strict=True) for task in task_ids(url, family=family, split=split, limit=count)]
