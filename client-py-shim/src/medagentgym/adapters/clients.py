"""One connection per process, or per event loop: a trainer makes thousands of environments, and one socket serves them all."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

from ..address import default_token, default_url
from ..aio import AsyncClient, connect_async
from ..errors import ConnectionLost, NoServer
from ..sync import BackgroundLoop

PAGE = 500

_lock = threading.Lock()
#: By process: a fork has its parent's objects, but not its threads.
_loops: dict[int, BackgroundLoop] = {}
_by_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[tuple[str, str | None], asyncio.Future[AsyncClient]]] = WeakKeyDictionary()


def background() -> BackgroundLoop:
    """This process's event loop in the background, for frameworks that block: ``background().run(work)``, from any thread.

    There :func:`loop_client` gives one connection for all, and a new one where it was lost.
    """
    with _lock:
        loop = _loops.get(os.getpid())
        if loop is None:
            loop = _loops[os.getpid()] = BackgroundLoop()
        return loop


def task_ids(url: str | None = None, token: str | None = None, *, limit: int | None = None, **filters: Any) -> Iterator[str]:
    """Ids of tasks in catalogue order, page by page.

    Args:
        limit: as many at most; None: all.
        filters: those of :meth:`medagentgym.AsyncClient.tasks`: ``family``, ``split``, ``category``, ``source``, ``q``.
    """
    left, cursor = limit, None
    while left is None or left > 0:
        page = background().run(_page(url, token, {**filters, "cursor": cursor, "limit": PAGE if left is None else min(PAGE, left)}))
        yield from (task["id"] for task in page["tasks"])
        left = None if left is None else left - len(page["tasks"])
        cursor = page["next"]
        if cursor is None:
            return


async def _page(url: str | None, token: str | None, asked: dict[str, Any]) -> dict[str, Any]:
    return await (await loop_client(url, token)).tasks(**asked)


async def loop_client(url: str | None = None, token: str | None = None) -> AsyncClient:
    """The connection of the running event loop, opened at the first call.

    Raises:
        NoServer: nobody has ever answered there.
        ConnectionLost: somebody did, and may come back.
    """
    loop = asyncio.get_running_loop()
    clients = _by_loop.setdefault(loop, {})
    key = (url or default_url(), token or default_token())
    opening = clients.get(key)
    if opening is None or (opening.done() and (opening.cancelled() or opening.exception() is not None or opening.result().closed)):
        known = opening is not None and not opening.cancelled() and (opening.exception() is None or isinstance(opening.exception(), ConnectionLost))
        opening = clients[key] = loop.create_task(_open(*key, known))
    return await asyncio.shield(opening)


async def _open(url: str, token: str | None, known: bool) -> AsyncClient:
    try:
        return await connect_async(url, token=token, name="medagentgym-adapter", capacity_timeout=600)
    except NoServer as error:
        if not known:
            raise
        raise ConnectionLost(str(error), executed="no") from error
