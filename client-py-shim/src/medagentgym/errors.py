"""Errors: the server's, with its code, and the loss of the connection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class GymError(Exception):
    """The server's typed error. Branch on :attr:`code`, never on the text.

    Attributes:
        code: one of the codes of docs/protocol.md, such as ``episode_over`` or ``capacity``.
        fault: whose doing it was: ``policy``, ``client`` or ``infra``. After ``infra`` there is no reward: mask the sample.
        retryable: whether the same request may succeed later.
        executed: ``yes``, ``no`` or ``unknown``: did the code run? None where the question does not arise.
        path: JSON pointer into the request, where the error is about a part of it.
        retry_after_ms: how long to wait before the next try, in milliseconds.
    """

    def __init__(self, error: Mapping[str, Any]) -> None:
        super().__init__(f"{error.get('code')}: {error.get('message')}")
        self._error = dict(error)
        self.code: str = str(error.get("code"))
        self.fault: str = str(error.get("fault"))
        self.retryable: bool = bool(error.get("retryable"))
        self.executed: str | None = error.get("executed")
        self.path: str | None = error.get("path")
        self.retry_after_ms: int | None = error.get("retry_after_ms")

    def __reduce__(self) -> tuple[Any, ...]:
        # It crosses processes: Ray and multiprocessing pickle what is raised.
        return GymError, (self._error,)


class NoServer(ConnectionError):
    """No MedAgentGym server answers at that address; the message says what to do."""


class ConnectionLost(GymError):
    """The connection was lost and could not be resumed: the session's episodes are gone. The fault is ``infra``."""

    def __init__(self, message: str, executed: str = "unknown") -> None:
        super().__init__({"code": "connection_lost", "message": message, "fault": "infra", "retryable": True, "executed": executed})

    def __reduce__(self) -> tuple[Any, ...]:
        return ConnectionLost, (self._error["message"], self.executed)
