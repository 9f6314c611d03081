"""The asyncio client: episodes, groups, tasks."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Generator, Mapping
from types import TracebackType
from typing import Any

from .address import default_token, default_url
from .connection import Connection, EventHandler
from .errors import GymError
from .types import Action, Closed, Group, Observation, StepResult, closed_result, step_result, task_ref


#: Errors after which a step's number is still free.
NOT_TAKEN = ("bad_message", "too_large", "busy")


class AsyncEpisode:
    """One episode. Steps are made one after the other; their numbers are kept here.

    Attributes:
        id: the episode's id on the server.
        observation: the first observation; its ``messages`` begin the model's context.
        info: task, family, category, seed, steps left and more.
        digest: equal for equal task, seed and options on any server of the same release.
    """

    def __init__(self, connection: Connection, episode_id: str, observation: Observation, info: dict[str, Any], digest: str) -> None:
        self._connection = connection
        self._seq = 0
        #: A step that was given up while it ran: the next one waits until the server has stopped it.
        self._given_up: asyncio.Future[Any] | None = None
        self._turn = asyncio.Lock()
        self.id = episode_id
        self.observation = observation
        self.info = info
        self.digest = digest

    async def step(self, action: Action, *, meta: Mapping[str, Any] | None = None, raw: str | None = None) -> StepResult:
        """Takes one action.

        Who is cancelled while it waits (``asyncio.wait_for``, ``asyncio.timeout``) has the code stopped on the server. That
        step counts, and its result is lost; the episode goes on with the next one.

        Args:
            action: an action object, or the model's raw reply, which the server parses.
            meta: recorded with the step.
            raw: the model's raw reply where ``action`` is an object; recorded.

        Raises:
            GymError: ``episode_over``, ``sandbox_failed`` (no reward: mask the sample) and others.
        """
        # One that is called while another runs waits for its turn.
        async with self._turn:
            return await self._step(action, meta, raw)

    async def _step(self, action: Action, meta: Mapping[str, Any] | None, raw: str | None) -> StepResult:
        await self._stopped()
        seq = -1

        def give_up(step: asyncio.Future[Any]) -> None:
            self._given_up = step

        def arguments() -> dict[str, Any]:
            # Numbered when it is sent: one that is given up while it waits for its turn leaves no gap.
            nonlocal seq
            seq, self._seq = self._seq, self._seq + 1
            args: dict[str, Any] = {"episode": self.id, "seq": seq, "action": action if isinstance(action, str) else dict(action)}
            if meta is not None:
                args["meta"] = dict(meta)
            if raw is not None:
                args["raw"] = raw
            return args

        try:
            return step_result(await self._connection.call("step", arguments, give_up))
        except (TypeError, ValueError, OverflowError):
            # It could not be packed, so it was never sent.
            self._seq = seq if seq >= 0 else self._seq
            raise
        except GymError as error:
            if error.code in NOT_TAKEN:
                # The server did not take it: the number is still free.
                self._seq = seq
            raise

    async def _stopped(self) -> None:
        step, self._given_up = self._given_up, None
        if step is None:
            return
        try:
            await asyncio.wait([step])
        except asyncio.CancelledError:
            self._given_up = step
            raise
        error = step.exception()
        if isinstance(error, GymError) and error.code in NOT_TAKEN:
            self._seq -= 1

    async def close(self, reason: str | None = None) -> Closed:
        """Ends the episode; returns when its trajectory is on disk. ``reason``: ``context_length``, ``max_turns``
        and ``gave_up`` are the policy's doing, so that the episode counts; any other is the client's."""
        args = {"episode": self.id} if reason is None else {"episode": self.id, "reason": reason}
        return closed_result(await self._connection.call("close", args))


class AsyncClient:
    """Made by :func:`connect_async`; an asynchronous context manager."""

    def __init__(self, connection: Connection, capacity_timeout: float) -> None:
        self._connection = connection
        self._capacity_timeout = capacity_timeout

    @property
    def hello(self) -> dict[str, Any]:
        """What the server said of itself: limits, families, isolation."""
        return self._connection.hello

    @property
    def closed(self) -> bool:
        """It was closed, or its connection was lost for good."""
        return self._connection.closed

    async def reset(
        self, task: str | None = None, *, family: str | None = None, split: str = "train", category: str | None = None,
        index: int | None = None, seed: int | None = None, options: Mapping[str, Any] | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> AsyncEpisode:
        """Begins an episode of the task with this id, or of this family; without an index it is drawn by ``seed``.

        Raises:
            GymError: ``unknown_task``, ``data_missing``, ``capacity`` (after ``capacity_timeout``) and others.
        """
        result = await self._reset(task_ref(task, family, split, category, index), seed, options, meta, None)
        return AsyncEpisode(self._connection, result["episode"], result["observation"], result["info"], result["digest"])

    async def reset_group(
        self, n: int, task: str | None = None, *, family: str | None = None, split: str = "train", category: str | None = None,
        index: int | None = None, seed: int | None = None, options: Mapping[str, Any] | None = None,
        meta: Mapping[str, Any] | None = None,
    ) -> Group[AsyncEpisode]:
        """Begins ``n`` episodes with byte-identical starts, all or none (GRPO's groups); gives a sequence with a ``digest``."""
        result = await self._reset(task_ref(task, family, split, category, index), seed, options, meta, n)
        episodes = [AsyncEpisode(self._connection, each, result["observation"], result["info"], result["digest"]) for each in result["episodes"]]
        return Group(episodes, result["digest"])

    async def tasks(
        self, *, family: str | None = None, split: str | None = None, category: str | None = None, source: str | None = None,
        q: str | None = None, cursor: str | None = None, limit: int | None = None,
    ) -> dict[str, Any]:
        """A page of task summaries: ``tasks``, ``total`` and ``next``, the cursor of the page that follows, or None.

        Args:
            q: words that are all found in the id without its index, or the titles of family and category; or a whole task id.
        """
        given = {"family": family, "split": split, "category": category, "source": source, "q": q, "cursor": cursor, "limit": limit}
        return await self._connection.call("tasks", {name: value for name, value in given.items() if value is not None})

    async def ping(self) -> int:
        """The server's clock, in milliseconds since 1970."""
        return int((await self._connection.call("ping", {}))["now"])

    async def drop(self) -> None:
        """Breaks the socket as a network would; the client resumes. For tests."""
        await self._connection.drop()

    async def close(self) -> None:
        await self._connection.close()

    async def __aenter__(self) -> AsyncClient:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()

    async def _reset(
        self, ref: dict[str, Any], seed: int | None, options: Mapping[str, Any] | None, meta: Mapping[str, Any] | None, group: int | None,
    ) -> dict[str, Any]:
        given = {"seed": None if seed is None else int(seed), "options": options and dict(options), "meta": meta and dict(meta), "group": group}
        args = {"task": ref, **{name: value for name, value in given.items() if value is not None}}
        deadline = asyncio.get_running_loop().time() + self._capacity_timeout
        while True:
            try:
                return await self._connection.call("reset", args)
            except GymError as error:
                wait = (error.retry_after_ms or 1000) / 1000
                if error.code not in ("capacity", "busy") or asyncio.get_running_loop().time() + wait > deadline:
                    raise
                await asyncio.sleep(wait)


class Connecting(Coroutine[Any, Any, AsyncClient]):
    """A connection on its way: ``client = await connect_async(...)``, or ``async with connect_async(...) as client``."""

    def __init__(self, opening: Coroutine[Any, Any, AsyncClient]) -> None:
        self._opening = opening
        self._client: AsyncClient | None = None

    def send(self, value: Any) -> Any:
        return self._opening.send(value)

    def throw(self, *error: Any) -> Any:
        return self._opening.throw(*error)

    def close(self) -> None:
        self._opening.close()

    def __await__(self) -> Generator[Any, Any, AsyncClient]:
        return self._opening.__await__()

    async def __aenter__(self) -> AsyncClient:
        self._client = await self._opening
        return self._client

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._client is not None:
            await self._client.close()


def connect_async(
    url: str | None = None, *, token: str | None = None, name: str = "medagentgym-python", on_event: EventHandler | None = None,
    capacity_timeout: float = 60.0, resume_timeout: float = 120.0, keepalive: float | None = 20.0,
) -> Connecting:
    """Connects to a server: ``await`` it, or use it with ``async with``.

    Args:
        url: the server's address, such as ``http://127.0.0.1:8700``; default: ``MEDAGENTGYM_URL``, else that one.
        token: its bearer token, where it wants one; default: ``MEDAGENTGYM_TOKEN``.
        name: told to the server.
        on_event: called with events such as ``queued``, ``progress`` and ``going_away``.
        capacity_timeout: how long a reset waits for a full server, in seconds.
        resume_timeout: how long a lost connection is dialled again, in seconds.
        keepalive: how often the server is pinged, in seconds; a connection that stays silent three times as long is
            dialled anew. None: never; then a silent loss is noticed at the next request, by the network.

    Raises:
        NoServer: nobody answers there, or something else does.
        GymError: the server refused.
    """

    async def opening() -> AsyncClient:
        connection = Connection(url or default_url(), token or default_token(), name, on_event, resume_timeout, keepalive)
        await connection.open()
        return AsyncClient(connection, capacity_timeout)

    return Connecting(opening())
