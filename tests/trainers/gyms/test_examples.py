"""The examples run as their own words say, with a small endpoint in the place of a model."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from episodes import solution
from serving import answering, completion
from tiny_tokenizer import tiny_tokenizer
from transformers import Qwen2Config, Qwen2ForCausalLM

from medagentgym.local import project_folder

EXAMPLES = project_folder() / "examples" / "trainers"


def solves_the_first(asked: dict[str, Any]) -> dict[str, Any]:
    """Solves the first task, and gives up in the others."""
    try:
        return completion(solution(asked["messages"][1]["content"]))
    except AssertionError:
        return completion('{"action": "submit", "answer": 0}')


@pytest.fixture(scope="module")
def surroundings(server: str) -> Iterator[dict[str, str]]:
    with answering(solves_the_first) as address:
        url = f"{address}/v1"
        yield {**os.environ, "MEDAGENTGYM_URL": server, "OPENAI_BASE_URL": url, "OPENAI_API_KEY": "none", "LOCAL_BASE_URL": url, "LOCAL_API_KEY": "none", "MODEL": "scripted"}


def told(surroundings: dict[str, str], *arguments: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run([sys.executable, *map(str, arguments)], env=surroundings, cwd=cwd, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", ["skyrl_rollout", "gymnasium_vector"])
def test_an_endpoint_plays(surroundings: dict[str, str], name: str) -> None:
    assert "4 episodes, mean return" in told(surroundings, EXAMPLES / f"{name}.py", "4")


def test_ray_plays_groups(surroundings: dict[str, str]) -> None:
    assert "8 episodes, mean return 0.500; 0 lost" in told(surroundings, EXAMPLES / "ray_pool.py", "1", "8")


def test_inspect_finds_the_task_and_evaluates(surroundings: dict[str, str], tmp_path: Path) -> None:
    said = told(surroundings, "-m", "inspect_ai", "eval", "inspect_eval.py", "--model", "openai-api/local/scripted", "-T", "limit=3", "--log-dir", tmp_path, "--display", "plain", cwd=EXAMPLES)
    assert "episode_return" in said
    assert "mean" in said


def test_agilerl_collects_a_group_from_a_model(surroundings: dict[str, str], tmp_path: Path) -> None:
    tokenizer = tiny_tokenizer()
    tokenizer.save_pretrained(tmp_path)
    tiny = Qwen2Config(vocab_size=len(tokenizer), hidden_size=16, intermediate_size=16, num_hidden_layers=1, num_attention_heads=2, num_key_value_heads=1, max_position_embeddings=32768)
    Qwen2ForCausalLM(tiny).save_pretrained(tmp_path)
    code = f"import agilerl_rollout; print(agilerl_rollout.collect({str(tmp_path)!r}, 1, group_size=2, new_tokens=8, max_turns=2))"
    assert "[0.0, 0.0]" in told(surroundings, "-c", code, cwd=EXAMPLES)
