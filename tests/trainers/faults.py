"""Faults of the server, made on purpose: its zygotes (the processes that every sandbox is forked from) are killed."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROC = Path("/proc")
#: A program that is in the middle of its run for a while; it is found there by its sleep.
SLOW = "import time; time.sleep(0.6); print('slept')"


def kill_zygotes(server: int) -> int:
    """Kills every zygote of the server with this process id, and what runs in them; gives how many."""
    killed = 0
    for pid in _zygotes(server):
        try:
            os.kill(pid, signal.SIGKILL)
            killed += 1
        except ProcessLookupError:
            pass
    return killed


@contextmanager
def zygotes_killed_in_step(server: int, times: int = 1) -> Iterator[threading.Event]:
    """While the block runs, waits for a program that sleeps (:data:`SLOW`) in a sandbox, and then kills the zygotes.

    ``times``: so often in all; more than an adapter recovers makes it give up. Gives the event that says it is done.
    """
    done, stop = threading.Event(), threading.Event()

    def watch() -> None:
        for _ in range(times):
            while not any(_sleeps(pid) for pid in _zygotes(server)):
                if stop.wait(0.005):
                    return
            kill_zygotes(server)
        done.set()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield done
    finally:
        stop.set()
        watcher.join()


def _sleeps(pid: int) -> bool:
    return _read(pid, "wchan") == b"hrtimer_nanosleep"


def _zygotes(server: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for each in PROC.iterdir():
        if each.name.isdigit() and (stat := _read(int(each.name), "stat")):
            children.setdefault(int(stat[stat.rindex(b")") + 2 :].split()[1]), []).append(int(each.name))
    found, waiting = [], [server]
    while waiting:
        pid = waiting.pop()
        waiting += children.get(pid, [])
        arguments = _read(pid, "cmdline").split(b"\0")
        if not arguments[0].endswith(b"bwrap") and any(each.endswith(b"/zygote.py") for each in arguments):
            found.append(pid)
    return found


def _read(pid: int, name: str) -> bytes:
    try:
        return (PROC / str(pid) / name).read_bytes()
    except OSError:
        return b""


def wait_until(true: object, seconds: float = 10.0) -> None:
    """Waits for what another process does."""
    assert callable(true)
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.01)
