"""One connection per process, or per event loop: a trainer makes thousands of environments, and one socket serves them all."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from ..address import default_token, default_url
from ..aio import AsyncClient, connect_async
from ..sync import BackgroundLoop, Client, connect

T = TypeVar("T")

#: By process: a fork has its parent's objects, but not its threads.
_blocking: dict[tuple[int, str, str | None], Client] = {}
_lock = threading.Lock()
_loops: dict[int, BackgroundLoop] = {}
_by_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[tuple[str, str | None], asyncio.Future[AsyncClient]]] = WeakKeyDictionary()


def blocking_client(url: str | None = None, token: str | None = None) -> Client:
    """This process's connection to the server, opened at the first call; safe from several threads."""
    key = (os.getpid(), url or default_url(), token or default_token())
    with _lock:
        client = _blocking.get(key)
        if client is None or client.closed:
            client = _blocking[key] = connect(key[1], token=key[2], name="medagentgym-adapter", capacity_timeout=600)
        return client


def in_background(work: Coroutine[Any, Any, T]) -> T:
    """Runs work on this process's event loop in the background, and waits for it; safe from several threads.

    There :func:`loop_client` gives a connection, a new one where an earlier one was lost.
    """
    with _lock:
        loop = _loops.get(os.getpid())
        if loop is None:
            loop = _loops[os.getpid()] = BackgroundLoop()
    return loop.run(work)


async def loop_client(url: str | None = None, token: str | None = None) -> AsyncClient:
    """The connection of the running event loop, opened at the first call."""
    loop = asyncio.get_running_loop()
    clients = _by_loop.setdefault(loop, {})
    key = (url or default_url(), token or default_token())
    opening = clients.get(key)
    if opening is None or (opening.done() and (opening.cancelled() or opening.exception() is not None or opening.result().closed)):
        opening = clients[key] = loop.create_task(_open(*key))
    return await asyncio.shield(opening)


async def _open(url: str, token: str | None) -> AsyncClient:
    return await connect_async(url, token=token, name="medagentgym-adapter", capacity_timeout=600)
