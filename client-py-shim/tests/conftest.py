"""A real server for all tests, on a free port of 127.0.0.1, with a data folder of its own; tables are made once for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import medagentgym
from medagentgym.local import LocalServer, project_folder


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with LocalServer({"data_dir": tmp_path_factory.mktemp("data"), "tables_dir": project_folder() / ".cache" / "tables"}) as local:
        yield local.url


@pytest.fixture
def client(server: str) -> Iterator[medagentgym.Client]:
    with medagentgym.connect(server) as connected:
        yield connected
