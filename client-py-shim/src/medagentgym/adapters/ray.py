"""Ray: rollouts on many machines. Each actor starts a server on its machine, or borrows one, and plays episodes against it.

One machine runs as many sandboxes as it has cores for; a pool of actors has as many as the cluster::

    with RolloutPool(policy, actors=8, settings={"data_dir": "/data/gym"}) as pool:
        played = pool.run([{"task": "...", "seed": 0}, ...])
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Any

from ..local import LocalServer
from .clients import loop_client
from .needs import needs
from .play import Policy, Sample, play

needs("ray", "2.60.0", "ray")

import ray  # noqa: E402
from ray.exceptions import RayActorError  # noqa: E402

#: How often a row is begun whose actor is lost.
TRIES = 3


@dataclass
class Played:
    """In the order of the rows: what has a reward, and apart from it what the server lost."""

    done: list[Sample]
    failed: list[Sample]


class GymActor:
    """Lives on one machine. ``ray.remote(GymActor)`` makes an actor of it.

    Args:
        policy: called once, in the actor, to give the policy: where it reaches its model is its own affair.
        url: a server to borrow; None: one is started here with ``settings`` and ends with the actor.
    """

    def __init__(self, policy: Callable[[], Policy], url: str | None, token: str | None, settings: Mapping[str, Any] | None, recoveries: int) -> None:
        self._server = LocalServer(settings) if url is None else None
        self._url = self._server.url if self._server is not None else str(url)
        self._token = token
        self._recoveries = recoveries
        self._policy = policy()

    async def play(self, row: dict[str, Any]) -> Sample:
        return await play(partial(loop_client, self._url, self._token), self._policy, {"meta": {"trainer": "ray"}, **row}, recoveries=self._recoveries)

    async def about(self) -> dict[str, Any]:
        """Where its server answers, this actor's process, and that of a server which was started here."""
        return {"url": self._url, "pid": os.getpid(), "server": None if self._server is None else self._server.pid}

    async def close(self) -> None:
        if self._server is not None:
            self._server.close()


class RolloutPool:
    """Actors, and rows dealt out to whichever is free.

    Args:
        policy: a function without arguments that gives the policy; pickled to the actors.
        actors: how many; with ``urls`` as many as those.
        urls: servers to borrow, one for each actor. None: each actor starts its own with ``settings``.
        concurrency: episodes at once in one actor.
        resources: Ray's options of an actor, such as ``{"num_cpus": 16}``; by default they spread over the machines.

    Raises:
        RayActorError: an actor could not start, with the reason, such as no project's folder on its machine.
    """

    def __init__(
        self, policy: Callable[[], Policy], *, actors: int = 1, urls: Sequence[str] | None = None, token: str | None = None, settings: Mapping[str, Any] | None = None,
        concurrency: int = 64, recoveries: int = 4, resources: Mapping[str, Any] | None = None,
    ) -> None:
        made = ray.remote(GymActor).options(max_concurrency=concurrency + 2, max_restarts=-1, **{"scheduling_strategy": "SPREAD", **(resources or {})})
        self.actors: list[Any] = [made.remote(policy, url, token, settings, recoveries) for url in (urls if urls is not None else [None] * actors)]
        self._concurrency = concurrency
        ray.get([actor.about.remote() for actor in self.actors])

    def run(self, rows: Iterable[Mapping[str, Any]]) -> Played:
        """Plays an episode of each row (the arguments of a reset: ``task``, ``seed``, ``options``). A group is a row several times.

        Raises:
            GymError: a row is wrong, such as an unknown task.
        """
        samples = [sample for _, sample in sorted(self._play([dict(row) for row in rows]), key=lambda each: each[0])]
        return Played([each for each in samples if each.reward is not None], [each for each in samples if each.reward is None])

    def _play(self, rows: list[dict[str, Any]]) -> Iterator[tuple[int, Sample]]:
        waiting = deque((i, 1) for i in range(len(rows)))
        free = deque(actor for _ in range(self._concurrency) for actor in self.actors)
        running: dict[Any, tuple[int, int, Any]] = {}
        while waiting or any(i >= 0 for i, _, _ in running.values()):
            while waiting and free:
                i, tries = waiting.popleft()
                actor = free.popleft()
                running[actor.play.remote(rows[i])] = (i, tries, actor)
            for ready in ray.wait(list(running))[0]:
                i, tries, actor = running.pop(ready)
                try:
                    result = ray.get(ready)
                    free.append(actor)
                    if i >= 0:
                        yield i, result
                except RayActorError as error:
                    # Its machine is gone, with its server: the row is played once more, here once it is back, or by another.
                    running[actor.about.options(max_task_retries=-1).remote()] = (-1, 0, actor)
                    if i >= 0 and tries < TRIES:
                        waiting.append((i, tries + 1))
                    elif i >= 0:
                        yield i, Sample(rows[i], error=str(error))

    def close(self) -> None:
        ray.wait([actor.close.remote() for actor in self.actors], num_returns=len(self.actors), timeout=60)
        for actor in self.actors:
            ray.kill(actor)

    def __enter__(self) -> RolloutPool:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
