"""A rollout for frameworks that block: on the event loop of this process's connection, from any thread."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from functools import partial
from typing import Any

from ..types import Action
from .clients import background, loop_client
from .rollout import Rollout


class BlockingRollout:
    """A :class:`Rollout` whose methods wait. Many may be used at once, each from one thread at a time.

    An episode that is dropped without :meth:`close`, because the framework gave its batch up, is closed when this object is
    collected, so that it does not hold its sandbox until the server loses patience.

    Attributes:
        rollout: what is played; read its attributes freely.
    """

    def __init__(self, url: str | None = None, token: str | None = None, *, recoveries: int = 2, **reset: Any) -> None:
        self.rollout = background().run(Rollout.begin(partial(loop_client, url, token), recoveries=recoveries, **reset))
        self._leave = weakref.finalize(self, _leave, self.rollout)
        self._leave.atexit = False

    @property
    def messages(self) -> list[Mapping[str, Any]]:
        """The latest observation's messages, to be appended to the model's context."""
        return list(self.rollout.observation.get("messages", ()))

    def act(self, action: Action) -> str:
        """See :meth:`Rollout.act`."""
        return background().run(self.rollout.act(action))

    def close(self, reason: str | None = None) -> float | None:
        """See :meth:`Rollout.close`."""
        self._leave.detach()
        return background().run(self.rollout.close(reason))


def _leave(rollout: Rollout) -> None:
    background().start(rollout.close())
