"""The OpenEnv door with the client's former release, openenv-core 0.3: it knows no headers, and nothing beside the observation."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from episodes import ROW, reply, solution
from faults import SLOW, zygotes_killed_in_step
from openenv.core import GenericEnvClient, MCPToolClient

from medagentgym.local import LocalServer, project_folder

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


async def test_async_client(server: str) -> None:
    async with GenericEnvClient(base_url=server) as client:
        begun = await client.reset(**ROW, episode_id="mine")
        assert begun.reward is None and not begun.done
        assert "42" in (await client.step({"reply": reply("print(6 * 7)")})).observation["text"]
        assert (await client.state())["episode_id"] == "mine"
        solved = await client.step({"reply": solution(begun.observation["text"])})
        assert solved.reward == 1 and solved.done
        assert solved.observation["truncated"] is False and solved.observation["reward_parts"]["correctness"] == 1, "ordinary fields: it keeps nothing else"
        with pytest.raises(RuntimeError, match="episode_over.*EXECUTION_ERROR"):
            await client.step({"reply": "more"})


def test_sync_client(server: str) -> None:
    with GenericEnvClient(base_url=server).sync() as client:
        client.reset(family="npower", index=0, options={"max_steps": 1})
        last = client.step({"reply": "I do not know."})
        assert last.done and last.observation["kind"] == "parse_error" and last.observation["truncated"]


async def test_tools_by_steps_and_in_production(server: str) -> None:
    async with MCPToolClient(base_url=server) as client:
        assert "validate_code" in [tool.name for tool in await client.list_tools()]
        with pytest.raises(RuntimeError, match="reset first"):
            await client.call_tool("validate_code", code="print(6 * 7)")


async def test_capacity_and_many_sockets(server: str, tmp_path: Path) -> None:
    async def episode() -> float | None:
        async with GenericEnvClient(base_url=server) as client:
            begun = await client.reset(**ROW)
            return (await client.step({"reply": solution(begun.observation["text"])})).reward

    assert set(await asyncio.gather(*(episode() for _ in range(16)))) == {1}
    with LocalServer({"data_dir": tmp_path, "tables_dir": project_folder() / ".cache" / "tables", "pool": 2, "max_connections": 1, "log_level": "silent"}) as local:
        async with GenericEnvClient(base_url=local.url) as one:
            await one.reset(**ROW)
            with pytest.raises(RuntimeError, match="CAPACITY_REACHED"):
                await GenericEnvClient(base_url=local.url).reset(**ROW)


async def test_our_failure_is_an_error_and_no_reward(server: str, local_server: LocalServer) -> None:
    async with GenericEnvClient(base_url=server) as client:
        await client.reset(**ROW)
        with zygotes_killed_in_step(local_server.pid), pytest.raises(RuntimeError, match="fault: infra, retryable: true.*no reward.*EXECUTION_ERROR"):
            await client.step({"reply": reply(SLOW)})
        assert (await client.state())["reward"] is None
        begun = await client.reset(**ROW)
        assert (await client.step({"reply": solution(begun.observation["text"])})).reward == 1
