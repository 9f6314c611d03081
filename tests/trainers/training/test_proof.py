"""The parts of the proof that a model learns: its small models, and what it reports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, GPT2Config, GPT2LMHeadModel

from medagentgym.local import project_folder
from tiny_tokenizer import tiny_tokenizer

PROOF = project_folder() / "training" / "proof"
SHARED = "Assign the answer to the variable `answer`: one value, or a list."
CONVERSATIONS = [
    [{"role": "user", "content": f"How many patients had drug number {i}?\n{SHARED}\nDecimals are not rounded."}, {"role": "assistant", "content": f"```python\nimport csv\nanswer = {i}\n```"}]
    for i in range(40)
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("proof")
    (made / "sft.jsonl").write_text("".join(json.dumps({"messages": each}) + "\n" for each in CONVERSATIONS), encoding="utf-8")
    tokenizer = tiny_tokenizer()
    GPT2LMHeadModel(GPT2Config(vocab_size=len(tokenizer), n_embd=8, n_layer=1, n_head=1, n_positions=64)).save_pretrained(made / "pretrained")
    tokenizer.save_pretrained(made / "pretrained")
    return made


def base(folder: Path, *arguments: str) -> Path:
    done = subprocess.run([sys.executable, str(PROOF / "base.py"), "--data", "sft.jsonl", "--output", "base", *arguments], cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return folder / "base"


@pytest.mark.parametrize("start", ["nothing", "pretrained"])
def test_what_conversations_share_is_a_token_and_nothing_is_lost(folder: Path, start: str) -> None:
    made = base(folder, *(("--hidden", "64", "--layers", "2") if start == "nothing" else ("--model", "pretrained")))
    tokenizer = AutoTokenizer.from_pretrained(made)
    text = CONVERSATIONS[7][0]["content"]
    ids = tokenizer(text, add_special_tokens=False)["input_ids"]
    assert tokenizer.decode(ids) == text
    assert any(SHARED in tokenizer.decode([each]) for each in ids)


def test_a_new_token_of_a_pretrained_model_begins_as_the_mean_of_what_it_was(folder: Path) -> None:
    made = base(folder, "--model", "pretrained")
    before, after = AutoModelForCausalLM.from_pretrained(folder / "pretrained"), AutoModelForCausalLM.from_pretrained(made)
    old, new = AutoTokenizer.from_pretrained(folder / "pretrained"), AutoTokenizer.from_pretrained(made)
    weights = before.get_input_embeddings().weight
    assert torch.equal(after.get_input_embeddings().weight[: len(old)], weights), "what it knew stays"
    added = range(len(old), len(new))
    assert len(added) > 0
    for each in added:
        pieces = old(new.convert_ids_to_tokens(each), add_special_tokens=False)["input_ids"]
        assert torch.allclose(after.get_input_embeddings().weight[each], weights[pieces].mean(0), atol=1e-6)


def test_the_report_pools_the_seeds(tmp_path: Path) -> None:
    sys.path.insert(0, str(PROOF))
    from report import STAGES, WAYS, report_file, write_report

    for seed in (0, 1):
        (tmp_path / f"seed-{seed}" / "grpo" / "checkpoint-2").mkdir(parents=True)
        (tmp_path / f"seed-{seed}" / "grpo" / "checkpoint-2" / "trainer_state.json").write_text(json.dumps({"log_history": [{"step": 1, "reward": 0.1}, {"step": 2, "reward": 0.3}, {"train_loss": 0.0}]}))
        for at, stage in enumerate(STAGES):
            for way in WAYS:
                (tmp_path / f"seed-{seed}" / report_file(stage, way)).write_text(json.dumps({"families": {"eicu": {"solved": at * (seed + 1), "of": 10, "failed": 0}}}))
    write_report(tmp_path, ["eicu"], [0, 1])
    results = json.loads((tmp_path / "report" / "results.json").read_text())
    after = results["success"]["eicu, sampled"]["grpo"]
    assert (after["solved"], after["of"], after["by_seed"]) == (6, 20, [0.2, 0.4])
    # Wilson's interval of 6 in 20, as R's prop.test(6, 20, correct = FALSE) gives it.
    assert after["interval"] == pytest.approx([0.1455, 0.5190], abs=5e-4)
    assert results["reward"]["1"] == [[1, 0.1], [2, 0.3]]
    assert (tmp_path / "report" / "success.svg").is_file() and (tmp_path / "report" / "reward.svg").is_file()
    assert "30.0 % (14.5 to 51.9); 20, 40" in (tmp_path / "report" / "table.md").read_text()


def test_an_interval_holds_the_share_whatever_rounding_does() -> None:
    sys.path.insert(0, str(PROOF))
    from report import wilson

    for of in range(1, 1000):
        for solved in (0, of // 3, of):
            low, high = wilson(solved, of)
            assert 0 <= low <= solved / of <= high <= 1, (solved, of)
