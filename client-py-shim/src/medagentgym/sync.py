"""The blocking client: the asyncio one on an event loop of its own in a background thread.

The thread answers the server's pings while the caller thinks, so that a slow model does not lose its connection.
Safe to use from several threads.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterable, Mapping
from types import TracebackType
from typing import Any, TypeVar

from .aio import AsyncClient, AsyncEpisode, connect_async
from .connection import EventHandler
from .errors import ConnectionLost
from .types import Action, Closed, Group, Observation, StepResult

T = TypeVar("T")


class BackgroundLoop:
    """An event loop in a daemon thread."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="medagentgym", daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        if self._loop.is_closed():
            work.close()
            raise ConnectionLost("the client is closed", executed="no")
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result()
        except KeyboardInterrupt:
            future.cancel()
            raise

    def start(self, work: Coroutine[Any, Any, Any]) -> None:
        """Runs it and waits for nobody; where the loop has ended, it is let go."""
        if self._loop.is_closed():
            work.close()
        else:
            asyncio.run_coroutine_threadsafe(work, self._loop)

    def stop(self) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()


class Episode:
    """One episode; see :class:`medagentgym.AsyncEpisode` for its attributes."""

    def __init__(self, loop: BackgroundLoop, episode: AsyncEpisode) -> None:
        self._loop = loop
        self._episode = episode

    @property
    def id(self) -> str:
        return self._episode.id

    @property
    def observation(self) -> Observation:
        return self._episode.observation

    @property
    def info(self) -> dict[str, Any]:
        return self._episode.info

    @property
    def digest(self) -> str:
        return self._episode.digest

    def step(self, action: Action, *, meta: Mapping[str, Any] | None = None, raw: str | None = None) -> StepResult:
        """Takes one action. Raises :class:`medagentgym.GymError`."""
        return self._loop.run(self._episode.step(action, meta=meta, raw=raw))

    def close(self, reason: str | None = None) -> Closed:
        """Ends the episode; returns when its trajectory is on disk."""
        return self._loop.run(self._episode.close(reason))


class Client:
    """Made by :func:`connect`; a context manager."""

    def __init__(self, loop: BackgroundLoop, client: AsyncClient) -> None:
        self._loop = loop
        self._client = client

    @property
    def hello(self) -> dict[str, Any]:
        """What the server said of itself: limits, families, isolation."""
        return self._client.hello

    @property
    def closed(self) -> bool:
        """It was closed, or its connection was lost for good."""
        return self._client.closed

    def reset(
        self, task: str | None = None, *, family: str | None = None, split: str = "train", category: str | None = None,
        index: int | None = None, seed: int | None = None, options: Mapping[str, Any] | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> Episode:
        """Begins an episode; see :meth:`medagentgym.AsyncClient.reset`."""
        work = self._client.reset(task, family=family, split=split, category=category, index=index, seed=seed, options=options, meta=meta)
        return Episode(self._loop, self._loop.run(work))

    def reset_group(
        self, n: int, task: str | None = None, *, family: str | None = None, split: str = "train", category: str | None = None,
        index: int | None = None, seed: int | None = None, options: Mapping[str, Any] | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> Group[Episode]:
        """Begins ``n`` episodes with byte-identical starts, all or none."""
        work = self._client.reset_group(n, task, family=family, split=split, category=category, index=index, seed=seed, options=options, meta=meta)
        group = self._loop.run(work)
        return Group([Episode(self._loop, episode) for episode in group], group.digest)

    def reset_many(self, resets: Iterable[Mapping[str, Any]]) -> list[Episode | BaseException]:
        """Begins several episodes side by side; each item has the arguments of :meth:`reset`. Failures come as values."""

        async def begin() -> list[AsyncEpisode | BaseException]:
            return await asyncio.gather(*(self._client.reset(**each) for each in resets), return_exceptions=True)

        return [each if isinstance(each, BaseException) else Episode(self._loop, each) for each in self._loop.run(begin())]

    def step_many(self, steps: Iterable[tuple[Episode, Action]]) -> list[StepResult | BaseException]:
        """Steps several episodes side by side, in one frame. Failures come as values, in their places."""

        async def take() -> list[StepResult | BaseException]:
            return await asyncio.gather(*(episode._episode.step(action) for episode, action in steps), return_exceptions=True)

        return self._loop.run(take())

    def close_many(self, episodes: Iterable[Episode]) -> list[Closed | BaseException]:
        """Closes several episodes side by side. Failures come as values."""

        async def end() -> list[Closed | BaseException]:
            return await asyncio.gather(*(episode._episode.close() for episode in episodes), return_exceptions=True)

        return self._loop.run(end())

    def tasks(self, **filters: Any) -> dict[str, Any]:
        """A page of task summaries; see :meth:`medagentgym.AsyncClient.tasks`."""
        return self._loop.run(self._client.tasks(**filters))

    def ping(self) -> int:
        """The server's clock, in milliseconds since 1970."""
        return self._loop.run(self._client.ping())

    def drop(self) -> None:
        """Breaks the socket as a network would; the client resumes. For tests."""
        self._loop.run(self._client.drop())

    def close(self) -> None:
        """Leaves the server; safe to call twice."""
        try:
            self._loop.run(self._client.close())
        except ConnectionLost:
            return
        self._loop.stop()

    def __enter__(self) -> Client:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def connect(
    url: str | None = None, *, token: str | None = None, name: str = "medagentgym-python", on_event: EventHandler | None = None,
    capacity_timeout: float = 60.0, resume_timeout: float = 120.0, keepalive: float | None = 20.0,
) -> Client:
    """Connects to a server; the arguments are those of :func:`medagentgym.connect_async`."""
    loop = BackgroundLoop()
    work = connect_async(url, token=token, name=name, on_event=on_event, capacity_timeout=capacity_timeout, resume_timeout=resume_timeout, keepalive=keepalive)
    try:
        return Client(loop, loop.run(work))
    except BaseException:
        loop.stop()
        raise
