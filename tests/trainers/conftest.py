"""What the tests with real trainer libraries share: one server for each environment's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from medagentgym.local import LocalServer, project_folder


@pytest.fixture(scope="session")
def local_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    # Its log stays empty: tests kill sandboxes on purpose.
    with LocalServer({"data_dir": tmp_path_factory.mktemp("data"), "tables_dir": project_folder() / ".cache" / "tables", "log_level": "silent"}) as local:
        yield local


@pytest.fixture(scope="session")
def server(local_server: LocalServer) -> str:
    return local_server.url
