"""A server of one's own, for as long as a program runs: for tests, for recipes, and for clusters that start servers as workers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from .errors import NoServer

#: Where the project lies, when this package was installed from its folder in place (``pip install -e ./client-py-shim``).
IN_PLACE = Path(__file__).resolve().parents[3]
STOP_S = 30.0


def project_folder(given: str | os.PathLike[str] | None = None) -> Path:
    """The project's folder: ``given``, else ``MEDAGENTGYM_HOME``, else where this package lies in it.

    Raises:
        NoServer: there is no project; the message says how to name it.
    """
    folder = Path(given or os.environ.get("MEDAGENTGYM_HOME") or IN_PLACE)
    if not (folder / "scripts" / "run.mjs").is_file():
        raise NoServer(f"{folder} is not the project's folder: name it, or set MEDAGENTGYM_HOME")
    return folder


class LocalServer:
    """A server on a free port of 127.0.0.1; a context manager. It ends with this process, however that ends.

    Args:
        settings: those of ``npm run -s gym -- serve --help``, with underscores: ``{"data_dir": ..., "max_episodes": 256}``;
            a setting that is a flag takes True.
        host: the address to listen on. Another than loopback needs the setting ``tokens``.
        home: the project's folder; see :func:`project_folder`.

    Attributes:
        url: where it answers.
    """

    def __init__(self, settings: Mapping[str, str | int | bool | os.PathLike[str]] | None = None, *, host: str = "127.0.0.1", port: int = 0, home: str | os.PathLike[str] | None = None) -> None:
        folder = project_folder(home)
        command = ["node", str(folder / "scripts" / "run.mjs"), "serve", "--json", "--host", host, "--port", str(port)]
        for name, value in {"log_level": "error", "grace_ms": 0, **(settings or {})}.items():
            flag = f"--{name.replace('_', '-')}"
            command += [flag] if value is True else [] if value is False else [flag, os.fspath(value) if isinstance(value, os.PathLike) else str(value)]
        self._process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True, start_new_session=True)
        # Reads until this process is gone, be it killed: a server that nobody knows would keep its port and its sandboxes.
        self._watch = subprocess.Popen(["/bin/sh", "-c", f"read _; kill -TERM {self._process.pid}"], stdin=subprocess.PIPE, start_new_session=True)
        try:
            self.url: str = self._ready()["url"]
        except BaseException:
            self.close()
            raise

    @property
    def pid(self) -> int:
        """Its process; the sandboxes are among its descendants."""
        return self._process.pid

    def _ready(self) -> dict[str, str]:
        """What the server says of itself when it is ready."""
        assert self._process.stdout is not None
        text = ""
        for line in self._process.stdout:
            text += line
            if line == "}\n":
                ready: dict[str, str] = json.loads(text)
                return ready
        raise NoServer(f"the server ended with status {self._process.wait()}; what it said stands above")

    def close(self) -> None:
        """Stops it; safe to call twice."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(STOP_S)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()
        self._watch.kill()
        self._watch.wait()
        for pipe in (self._process.stdout, self._watch.stdin):
            if pipe is not None:
                pipe.close()

    def __enter__(self) -> LocalServer:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
