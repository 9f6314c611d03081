"""What `gym export` writes, read by the libraries that it is written for: datasets, pyarrow, and TRL's own checks."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
from datasets import Dataset, load_dataset
from trl.data_utils import is_conversational

from medagentgym.local import project_folder

MODEL = "scripted"


def gym(*args: str, data: Path) -> str:
    """Runs a command of the command line and gives what it prints."""
    environment = {**os.environ, "MEDAGENTGYM_DATA_DIR": str(data), "MEDAGENTGYM_TABLES_DIR": str(project_folder() / ".cache" / "tables")}
    return subprocess.run(["node", str(project_folder() / "scripts" / "run.mjs"), *args], env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A data folder with a run of the scripted model: six tasks, four samples each, half of them solved."""
    folder = tmp_path_factory.mktemp("data")
    command = ["node", str(project_folder() / "scripts" / "run.mjs"), "scripted-model", "--port", "0", "--json", "--success", "0.5", "--data-dir", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as model:
        assert model.stdout is not None
        text = ""
        while not text.endswith("}\n"):
            text += model.stdout.readline()
        for run, tools in (("plain", ()), ("tools", ("--tools",))):
            gym("rollout", "--model", MODEL, "--endpoint", json.loads(text)["url"], "--family", "medcalc", "-n", "6", "--samples", "4", "--run", run, *tools, data=folder)
        yield folder
        os.killpg(model.pid, signal.SIGTERM)


def export(name: str, data: Path, *args: str) -> Dataset:
    file = data / f"{name}.jsonl"
    gym("export", name, *args, "--out", str(file), data=data)
    return load_dataset("json", data_files=str(file), split="train", cache_dir=str(data / "cache"))


@pytest.mark.parametrize("run", ["plain", "tools"])
def test_sft_is_conversational(data: Path, run: str) -> None:
    rows = export("sft", data, "--run", run)
    assert rows.num_rows > 0
    for row in rows:
        assert is_conversational(row)
        assert row["train"] == [message["role"] == "assistant" for message in row["messages"]]
    assert ("tools" in rows.column_names) == (run == "tools")


def test_dpo_is_conversational(data: Path) -> None:
    rows = export("dpo", data, "--run", "plain", "--policy", MODEL)
    assert rows.num_rows > 0
    for row in rows:
        assert is_conversational(row)
        assert row["origin"] == "on_policy"
        assert [message["role"] for message in row["chosen"] + row["rejected"]] == ["assistant", "assistant"]
        assert row["chosen"] != row["rejected"]


def test_verifier_is_conversational(data: Path) -> None:
    rows = export("verifier", data, "--run", "plain")
    assert rows.num_rows == 24
    for row in rows:
        assert is_conversational(row)
        assert row["completion"][0]["content"] == ("YES" if row["label"] else "NO")


def test_parquet_for_verl(data: Path) -> None:
    file = data / "prompts.parquet"
    gym("export", "verl", "--family", "medcalc", "--split", "train", "-n", "1500", "--out", str(file), data=data)
    schema = pyarrow.parquet.read_schema(file)
    assert schema.names == ["prompt", "data_source", "agent_name", "task", "seed", "extra_info", "reward_model"]
    assert pyarrow.types.is_list(schema.field("prompt").type) and pyarrow.types.is_struct(schema.field("extra_info").type)
    rows: Any = load_dataset("parquet", data_files=str(file), split="train", cache_dir=str(data / "cache"))
    assert rows.num_rows == 1500
    last = rows[-1]
    assert [message["role"] for message in last["prompt"]] == ["system", "user"]
    assert last["agent_name"] == "medagentgym" and last["seed"] == last["extra_info"]["seed"] == 1499
    assert last["reward_model"] == {"style": "rule", "ground_truth": ""}
