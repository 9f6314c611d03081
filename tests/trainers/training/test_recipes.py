"""The recipes, tiny: from demonstrations through SFT, GRPO, DPO, PPO and a verifier, each stopped and gone on, as docs/TRAINING.md has it."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from medagentgym.local import LocalServer, project_folder

ROOT = project_folder()
STEPS = "max_steps=2"


class Walk:
    """A new user's terminal, in a folder of its own."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url

    def gym(self, *arguments: str) -> str:
        return self._run(["node", str(ROOT / "scripts" / "run.mjs"), *arguments])

    def recipe(self, file: str, *arguments: str, status: int = 0) -> str:
        return self._run([sys.executable, str(ROOT / "training" / file), *arguments], status)

    def _run(self, command: list[str], status: int = 0) -> str:
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "TRL_EXPERIMENTAL_SILENCE": "1", "MEDAGENTGYM_DATA_DIR": str(self.folder / "data"), "MEDAGENTGYM_URL": self.url}
        done = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=300)
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    folder = tmp_path_factory.mktemp("walk")
    with LocalServer({"data_dir": folder / "data", "tables_dir": ROOT / ".cache" / "tables", "log_level": "silent"}) as server:
        made = Walk(folder, server.url)
        made.gym("rollout", "--agent", "demonstrator", "--family", "npower", "--split", "train", "-n", "40", "--url", server.url)
        # Failures too, for pairs and for a verifier.
        made.gym("rollout", "--agent", "constant", "--family", "npower", "--split", "train", "-n", "40", "--url", server.url)
        made.gym("export", "sft", "--split", "train", "--out", "sft.jsonl")
        made.recipe("proof/base.py", "--data", "sft.jsonl", "--output", "runs/base", "--hidden", "64", "--layers", "2")
        made.recipe("sft.py", "--tiny", "--data", "sft.jsonl", "--set", STEPS, "save_steps=1")
        yield made


def test_sft_goes_on_where_it_was_stopped(walk: Walk) -> None:
    said = walk.recipe("sft.py", "--tiny", "--data", "sft.jsonl", "--set", "max_steps=3", "save_steps=1")
    assert "going on from runs/sft/checkpoint-2" in said
    assert sorted(folder.name for folder in (walk.folder / "runs/sft").glob("checkpoint-*")) == ["checkpoint-2", "checkpoint-3"], "the last two stay: each is three times the model"
    assert (walk.folder / "runs/sft/model/model.safetensors").is_file()


def test_a_checkpoint_that_was_cut_off_is_passed_over(walk: Walk) -> None:
    before, newest = sorted((walk.folder / "runs/sft").glob("checkpoint-*"))
    (newest / "trainer_state.json").unlink()
    (newest / "optimizer.pt").write_bytes(b"half of")
    assert f"going on from runs/sft/{before.name}" in walk.recipe("sft.py", "--tiny", "--data", "sft.jsonl", "--set", "max_steps=3", "save_steps=1")
    assert (newest / "trainer_state.json").is_file()


def test_a_batch_is_of_like_length_and_the_next_of_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "training"))
    sft = importlib.import_module("sft")
    rows = [{"input_ids": [0] * (1 + 7 * i % 101)} for i in range(101)]
    lengths = [len(row["input_ids"]) for row in sft.in_like_batches(rows, 4, 0)]
    batches = [lengths[at : at + 4] for at in range(0, 100, 4)]
    assert sorted(lengths) == sorted(len(row["input_ids"]) for row in rows), "none is lost, and the odd one comes last"
    assert all(max(batch) - min(batch) == 3 for batch in batches)
    assert batches != sorted(batches)


def test_sft_of_an_adapter(walk: Walk) -> None:
    walk.recipe("sft.py", "--tiny", "--model", "runs/base", "--data", "sft.jsonl", "--output", "runs/lora", "--lora", "4", "--set", "max_steps=1")
    assert not (walk.folder / "runs/lora/model/adapter_config.json").exists(), "it is merged in"


def test_grpo_and_what_it_leaves(walk: Walk) -> None:
    few = ("--families", "npower", "--tasks", "4", "--max-turns", "2")
    small = ("per_device_train_batch_size=8", "max_completion_length=96", 'generation_kwargs={"max_new_tokens": 32}')
    walk.recipe("grpo.py", "--tiny", *few, "--set", "max_steps=1", "save_steps=1", *small)
    assert "going on from runs/grpo/checkpoint-1" in walk.recipe("grpo.py", "--tiny", *few, "--set", STEPS, *small)
    groups = json.loads(walk.gym("stats", "--run", "runs/grpo", "--by", "model", "--json"))
    assert len(groups) == 1, "its episodes are recorded under its name"
    measured = ("--model", "runs/grpo/model", "--families", "npower", "medcalc", "--max-turns", "2", "--max-new-tokens", "32", "--room", "96", "--output", "runs/test.json")
    walk.recipe("evaluate.py", *measured, "--tasks", "3", "1")
    assert {family: each["of"] for family, each in json.loads((walk.folder / "runs/test.json").read_text())["families"].items()} == {"npower": 3, "medcalc": 1}
    assert "--tasks names 3 numbers for 2 families" in walk.recipe("evaluate.py", *measured, "--tasks", "3", "1", "1", status=1)


def test_the_example_of_trl(walk: Walk) -> None:
    walk.recipe("../examples/trainers/trl_grpo.py", "runs/sft/model", "--steps", "1")
    assert not (walk.folder / "runs/trl-example/checkpoint-1").exists()


def test_dpo_on_pairs(walk: Walk) -> None:
    walk.gym("export", "dpo", "--split", "train", "--out", "pairs.jsonl")
    assert len((walk.folder / "pairs.jsonl").read_text().splitlines()) >= 20
    assert "pairs of" in walk.recipe("dpo.py", "--tiny", "--data", "pairs.jsonl", "--set", STEPS, "per_device_train_batch_size=4")
    assert (walk.folder / "runs/dpo/model/model.safetensors").is_file()


def test_ppo(walk: Walk) -> None:
    few = ("--families", "npower", "--tasks", "4", "--max-turns", "2", "--set", "batch=4", "minibatch=2", "save_steps=1", "max_completion_length=96", "max_new_tokens=32")
    walk.recipe("ppo.py", "--tiny", *few, "max_steps=1")
    assert "going on from step 1" in walk.recipe("ppo.py", "--tiny", *few, STEPS)
    log = [json.loads(line) for line in (walk.folder / "runs/ppo/log.jsonl").read_text().splitlines()]
    assert [entry["step"] for entry in log] == [1, 2]


def test_a_verifier_scores_and_best_at_k_is_told(walk: Walk) -> None:
    walk.gym("export", "verifier", "--split", "train", "--out", "judged.jsonl")
    walk.recipe("verifier.py", "--tiny", "--data", "judged.jsonl", "--set", STEPS, "per_device_train_batch_size=4")
    for _ in range(2):
        walk.recipe("verifier.py", "--model", "runs/verifier/model", "--score", "judged.jsonl", "--scores", "scores.jsonl")
    scores = [json.loads(line) for line in (walk.folder / "scores.jsonl").read_text().splitlines()]
    assert len({each["trajectory"] for each in scores}) == len(scores), "what has a score is not scored again"
    assert all(0 < each["score"] < 1 for each in scores)
    assert "best@" in walk.gym("stats", "--scores", "scores.jsonl", "--by", "family", "--k", "1,2")


@pytest.mark.parametrize(("arguments", "said"), [
    (("sft.py", "--data", "nowhere.jsonl"), "nowhere.jsonl is missing or empty: make it with `npm run -s gym -- export`"),
    (("sft.py", "--tiny", "--data", "sft.jsonl", "--set", "max_length=32"), "no conversation has at most 32 tokens"),
    (("sft.py", "--model", "./nowhere", "--data", "sft.jsonl"), "./nowhere cannot be loaded"),
    (("verifier.py",), "give --data to train, or --score to score"),
    (("ppo.py", "--tiny", "--lora", "4"), "--lora is not for PPO"),
])
def test_what_is_missing_is_told(walk: Walk, arguments: tuple[str, ...], said: str) -> None:
    file, *rest = arguments
    assert said in walk.recipe(file, *rest, status=2 if file == "verifier.py" else 1)
