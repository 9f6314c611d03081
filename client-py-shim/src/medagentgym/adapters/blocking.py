"""A rollout for frameworks that block: on the event loop of this process's connection, from any thread."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from typing import Any

from ..aio import AsyncClient
from ..sync import Client
from ..types import Action
from .clients import blocking_client, loop_client
from .rollout import Rollout


class BlockingRollout:
    """A :class:`Rollout` whose methods wait. Many may be used at once, each from one thread at a time.

    An episode that is dropped without :meth:`close`, because the framework gave its batch up, is closed when this object is
    collected, so that it does not hold its sandbox until the server loses patience.

    Attributes:
        rollout: what is played; read its attributes freely.
    """

    def __init__(self, url: str | None = None, token: str | None = None, *, recoveries: int = 2, **reset: Any) -> None:
        client = blocking_client(url, token)

        async def begin(first: AsyncClient) -> Rollout:
            async def connect() -> AsyncClient:
                # The socket that was lost for good is dialled anew on the same loop.
                return await loop_client(url, token) if first.closed else first

            return await Rollout.begin(connect, recoveries=recoveries, **reset)

        self._client = client
        self.rollout = client.run(begin)
        self._leave = weakref.finalize(self, _leave, client, self.rollout)
        self._leave.atexit = False

    @property
    def messages(self) -> list[Mapping[str, Any]]:
        """The latest observation's messages, to be appended to the model's context."""
        return list(self.rollout.observation.get("messages", ()))

    def act(self, action: Action) -> str:
        """See :meth:`Rollout.act`."""
        return self._client.run(lambda _: self.rollout.act(action))

    def close(self, reason: str | None = None) -> float | None:
        """See :meth:`Rollout.close`."""
        self._leave.detach()
        return self._client.run(lambda _: self.rollout.close(reason))


def _leave(client: Client, rollout: Rollout) -> None:
    client.start(lambda _: rollout.close())
