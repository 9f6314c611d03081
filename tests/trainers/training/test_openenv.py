"""The OpenEnv door with the published client, openenv 0.10: async and sync, tokens, capacity, time, many sockets, and its validator."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from openenv.core import GenericEnvClient
from openenv.core.mcp_client import MCPToolClient
from websockets.asyncio.client import connect as connect_raw

from episodes import BMI, ROW, reply, solution
from faults import SLOW, zygotes_killed_in_step
from medagentgym.local import LocalServer, project_folder

pytestmark = pytest.mark.anyio
TOKEN = "a-token-for-the-tests"
TABLES = project_folder() / ".cache" / "tables"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def small_server(folder: Path, **settings: str | int) -> LocalServer:
    return LocalServer({"data_dir": folder, "tables_dir": TABLES, "log_level": "silent", "pool": 2, **settings})


async def test_async_client(server: str) -> None:
    async with GenericEnvClient(base_url=server) as client:
        begun = await client.reset(**ROW, episode_id="mine")
        assert begun.reward is None and not begun.done
        assert begun.observation["messages"][0]["role"] == "system"
        assert begun.metadata is not None and begun.metadata["digest"] == begun.observation["metadata"]["digest"] == begun.observation["digest"]
        looked = await client.step({"reply": "First I look.\n" + reply("print(6 * 7)")})
        assert "42" in looked.observation["text"] and looked.reward == 0 and not looked.done
        state = await client.state()
        assert state["episode_id"] == "mine" and state["step_count"] == 1
        solved = await client.step({"reply": solution(begun.observation["text"])})
        assert solved.reward == 1 and solved.done
        assert solved.metadata is not None and solved.metadata["correct"] and solved.metadata["truncated"] is False
        assert solved.observation["reward_parts"] == solved.metadata["reward_parts"] == {"correctness": 1, "format": 1}
        with pytest.raises(RuntimeError, match="episode_over.*EXECUTION_ERROR"):
            await client.step({"reply": "more"})
        again = await client.reset(**ROW)
        assert again.observation["text"] == begun.observation["text"], "the next episode, on the same socket"


def test_sync_client(server: str) -> None:
    with GenericEnvClient(base_url=server).sync() as client:
        begun = client.reset(family="medcalc", split="train", index=3, seed=1, options={"max_steps": 2})
        assert begun.observation["steps_left"] == 2
        assert client.step({"reply": "I do not know."}).observation["kind"] == "parse_error"
        last = client.step({"reply": reply("print(1)")})
        assert last.done and last.observation["truncated"] and last.reward == 0
        assert client.state()["truncated"]


async def test_errors_are_told_and_the_socket_stays(server: str) -> None:
    async with GenericEnvClient(base_url=server) as client:
        for arguments, error in (({"family": "astrology"}, "EXECUTION_ERROR"), ({"planet": "venus"}, "planet.*VALIDATION_ERROR"), ({"seed": -1}, "VALIDATION_ERROR")):
            with pytest.raises(RuntimeError, match=error):
                await client.reset(**arguments)
        await client.reset(**ROW)
        with pytest.raises(RuntimeError, match="colour.*VALIDATION_ERROR"):
            await client.step({"reply": "x", "colour": "red"})
        assert (await client.state())["step_count"] == 0


async def test_many_sockets_side_by_side(server: str) -> None:
    async def episode(seed: int) -> tuple[str, float | None]:
        async with GenericEnvClient(base_url=server) as client:
            begun = await client.reset(task=BMI, seed=seed % 4)
            done = await client.step({"reply": solution(begun.observation["text"])})
            return begun.observation["digest"], done.reward

    played = await asyncio.gather(*(episode(seed) for seed in range(32)))
    assert {reward for _, reward in played} == {1}
    assert len({digest for digest, _ in played}) == 4, "equal starts for equal seeds"


async def test_capacity_tokens_and_time(tmp_path: Path) -> None:
    with small_server(tmp_path, tokens=f"{TOKEN}=rollout+read", max_connections=2, max_episodes=1, session_episodes=1, token_episodes=1, openenv_timeout_ms=1500) as local:
        with pytest.raises(ConnectionError, match="401"):
            await GenericEnvClient(base_url=local.url).reset()
        headers = {"Authorization": f"Bearer {TOKEN}"}
        one, two, three = (GenericEnvClient(base_url=local.url, headers=headers, message_timeout_s=4) for _ in range(3))
        await one.reset(**ROW)
        since = time.monotonic()
        with pytest.raises(RuntimeError, match="queue.*fault: infra, retryable: true.*CAPACITY_REACHED"):
            await two.reset(**ROW)
        assert 1 < time.monotonic() - since < 4, "it waited for a place, and was told before the client gave up"
        with pytest.raises(RuntimeError, match="CAPACITY_REACHED"):
            await three.reset(**ROW)
        slow = await one.step({"reply": reply("while True: pass")})
        assert slow.observation["status"] in ("timeout", "cancelled") and not slow.done
        impatient = GenericEnvClient(base_url=local.url, headers=headers, message_timeout_s=0.3)
        await one.close()
        # `two` has its socket still; the place is free, and the client that gives up in the middle of a step frees it again.
        assert (await impatient.reset(**ROW)).reward is None
        with pytest.raises(TimeoutError):
            await impatient.step({"reply": reply("import time; time.sleep(60)")})
        assert (await two.reset(**ROW)).reward is None
        for client in (two, three, impatient):
            await client.close()


async def test_our_failure_is_an_error_and_no_reward(server: str, local_server: LocalServer) -> None:
    async with GenericEnvClient(base_url=server) as client:
        await client.reset(**ROW)
        with zygotes_killed_in_step(local_server.pid), pytest.raises(RuntimeError, match="no reward.*EXECUTION_ERROR") as failed:
            await client.step({"reply": reply(SLOW)})
        assert "fault: infra, retryable: true" in str(failed.value)
        state = await client.state()
        assert state["reward"] is None and state["fault"] == "infra" and state["done"]
        begun = await client.reset(**ROW)
        assert (await client.step({"reply": solution(begun.observation["text"])})).reward == 1, "a new episode"


async def test_mcp_client(server: str) -> None:
    async with MCPToolClient(base_url=server) as client:
        await client.reset(**ROW)
        assert [tool.name for tool in await client.list_tools()] == ["validate_code", "debug", "submit"]
        assert "42" in await client.call_tool("validate_code", code="print(6 * 7)")
        assert (await client.state()).step_count == 1, "the same session behind both"
        with pytest.raises(RuntimeError, match="terminal"):
            await client.call_tool("terminal", cmd="ls")


async def test_parallel_requests_of_one_socket_are_answered_in_order(server: str) -> None:
    async with connect_raw(server.replace("http", "ws") + "/ws") as socket:
        await socket.send(json.dumps({"type": "reset", "data": ROW}))
        for number in range(5):
            await socket.send(json.dumps({"type": "step", "data": {"reply": reply(f"print({number} + 100)")}}))
        frames = [json.loads(await socket.recv()) for _ in range(6)]
        assert [str(number + 100) in frame["data"]["observation"]["text"] for number, frame in enumerate(frames[1:])] == [True] * 5


def test_validator(server: str) -> None:
    """``openenv validate --url``: every criterion of the running environment."""
    ran = subprocess.run([Path(sys.executable).parent / "openenv", "validate", "--url", server, "--json"], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    report = json.loads(ran.stdout)
    assert report["passed"] and report["mode"] == "simulation" and report["summary"]["failed_criteria"] == []


def test_schema_and_tasks_over_http(server: str) -> None:
    with httpx.Client(base_url=server) as http:
        schema = http.get("/schema").json()
        assert schema["action"]["required"] == ["reply"] and schema["action"]["additionalProperties"] is False
        assert "medcalc" in http.get("/list_environments").json()
        task = http.post("/medcalc/task", json={"split": "test", "index": 5}).json()["task"]
        begun = http.post("/reset", json={"family": "medcalc", "split": "test", "index": 5}).json()
        assert begun["observation"]["task"] == task["id"], "the index is the one that a reset takes"
        stepped = http.post("/step", json={**ROW, "action": {"reply": solution(http.post("/reset", json=ROW).json()["observation"]["text"])}}).json()
        assert stepped["reward"] == 1 and stepped["done"]
