"""One connection per process, or per event loop: a trainer makes thousands of environments, and one socket serves them all."""

from __future__ import annotations

import asyncio
import os
import threading
from weakref import WeakKeyDictionary

from ..address import default_token, default_url
from ..aio import AsyncClient, connect_async
from ..sync import Client, connect

#: By process: a fork has its parent's objects, but not its threads.
_blocking: dict[tuple[int, str, str | None], Client] = {}
_lock = threading.Lock()
_by_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[tuple[str, str | None], asyncio.Future[AsyncClient]]] = WeakKeyDictionary()


def blocking_client(url: str | None = None, token: str | None = None) -> Client:
    """This process's connection to the server, opened at the first call; safe from several threads."""
    key = (os.getpid(), url or default_url(), token or default_token())
    with _lock:
        client = _blocking.get(key)
        if client is None or client.closed:
            client = _blocking[key] = connect(key[1], token=key[2], name="medagentgym-adapter", capacity_timeout=600)
        return client


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
