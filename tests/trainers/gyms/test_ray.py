"""Ray: a pool whose actors start servers of their own, or borrow one."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import ray
from episodes import ROW, reply, solution
from faults import SLOW, wait_until, zygotes_killed_in_step

from medagentgym import GymError
from medagentgym.adapters.play import Policy
from medagentgym.adapters.ray import RolloutPool
from medagentgym.local import LocalServer, project_folder


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    # What pytest put on its own path, so that the actors find this module.
    ray.init(num_cpus=4, include_dashboard=False, log_to_driver=False, configure_logging=False, runtime_env={"env_vars": {"PYTHONPATH": os.pathsep.join(each for each in sys.path if each)}})
    yield
    ray.shutdown()


def player() -> Policy:
    """Takes a while, and then solves."""

    async def say(messages: list[dict[str, str]]) -> str:
        return reply(SLOW) if len(messages) == 2 else solution(messages[1]["content"])

    return say


def test_actors_with_servers_of_their_own_play_heal_and_come_back(tmp_path: Path) -> None:
    settings = {"data_dir": tmp_path, "tables_dir": project_folder() / ".cache" / "tables", "log_level": "silent"}
    with RolloutPool(player, actors=2, settings=settings, concurrency=4) as pool:
        first, second = ray.get([actor.about.remote() for actor in pool.actors])
        assert first["url"] != second["url"]
        with zygotes_killed_in_step(first["server"]) as killed:
            played = pool.run([ROW] * 16)
        assert killed.is_set()
        assert [sample.reward for sample in played.done] == [1.0] * 16
        assert any(sample.recovered for sample in played.done)
        assert len({sample.digest for sample in played.done}) == 1
        assert [each["role"] for each in played.done[0].messages] == ["system", "user", "assistant", "user", "assistant"]
        with pytest.raises(GymError, match="unknown_task"):
            pool.run([{"task": "no/such/task", "seed": 1}])
        os.kill(second["pid"], signal.SIGKILL)
        played = pool.run([ROW] * 8)
        assert [sample.reward for sample in played.done] == [1.0] * 8
        # The server of the actor that was killed is no orphan.
        wait_until(lambda: not Path(f"/proc/{second['server']}").exists())
    wait_until(lambda: not Path(f"/proc/{first['server']}").exists())


def test_what_a_borrowed_server_loses_comes_apart(local_server: LocalServer) -> None:
    with RolloutPool(player, urls=[local_server.url], recoveries=0) as pool, zygotes_killed_in_step(local_server.pid):
        played = pool.run([{**ROW, "meta": {"n": n}} for n in range(2)])
    assert played.done == []
    assert [sample.row["meta"]["n"] for sample in played.failed] == [0, 1]
    assert all(sample.reward is None and sample.error for sample in played.failed)
