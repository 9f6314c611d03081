"""A real server for all tests, on a free port of 127.0.0.1, with a data folder of its own; tables are made once for all tests."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

import medagentgym

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = tmp_path_factory.mktemp("data")
    command = ["node", "scripts/run.mjs", "serve", "--json", "--port", "0", "--data-dir", str(data), "--tables-dir", str(ROOT / ".cache" / "tables"), "--log-level", "error", "--grace-ms", "0"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, start_new_session=True)
    assert process.stdout is not None
    text = ""
    for line in process.stdout:
        text += line
        if line == "}\n":
            break
    try:
        yield json.loads(text)["url"]
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise


@pytest.fixture
def client(server: str) -> Iterator[medagentgym.Client]:
    with medagentgym.connect(server) as connected:
        yield connected
