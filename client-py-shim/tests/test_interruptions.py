"""Lost sockets, cancelled waits and deadlines: nothing runs twice, and nothing stays behind."""

from __future__ import annotations

import asyncio
import contextlib
import time
import urllib.request

import pytest

import medagentgym
from samples import TASK, code


def test_a_dropped_socket_is_resumed_and_no_code_runs_twice(client: medagentgym.Client) -> None:
    episode = client.reset(**TASK)
    path = "runs.txt"
    count = f"open({path!r}, 'a').write('x'); import time; time.sleep(0.5); print(len(open({path!r}).read()))"

    async def drop_while_it_runs() -> medagentgym.StepResult:
        inner = episode._episode
        running = asyncio.ensure_future(inner.step(code(count)))
        await asyncio.sleep(0.15)
        await inner._connection.drop()
        return await running

    result = client._loop.run(drop_while_it_runs())
    assert result.observation["stdout"] == "1\n"
    assert episode.step(code(f"print(len(open({path!r}).read()))")).observation["stdout"] == "1\n"
    episode.close()


def test_a_cancelled_wait_stops_the_step(server: str) -> None:
    async def roll_out() -> None:
        async with await medagentgym.connect_async(server) as client:
            episode = await client.reset(**TASK)
            assert (await episode.step(code("open('kept', 'w').write('here')"))).info["steps_left"] == 14
            with pytest.raises(asyncio.TimeoutError):
                await asyncio.wait_for(episode.step(code("import time; time.sleep(60)")), 0.3)
            seen = await episode.step(code("print(open('kept').read())"))
            assert (seen.observation["stdout"], seen.info["steps_left"]) == ("here\n", 12), "usable at once; the step counts"
            await episode.close()

    asyncio.run(asyncio.wait_for(roll_out(), 30))


def test_steps_cancelled_at_any_moment_leave_the_episode_usable(server: str) -> None:
    async def roll_out() -> None:
        async with medagentgym.connect_async(server) as client:
            episode = await client.reset(**TASK, options={"max_steps": 1000})
            for i in range(30):
                stepping = asyncio.ensure_future(episode.step(code("import time; time.sleep(0.02)")))
                await asyncio.sleep(0.002 * i)
                stepping.cancel()
                await asyncio.wait([stepping])
                # Also who gives up while the last one is being stopped.
                with contextlib.suppress(asyncio.TimeoutError):
                    await asyncio.wait_for(episode.step(code("print(1)")), 0.001 * i)
                assert (await episode.step(code("print(2)"))).observation["stdout"] == "2\n"
            await episode.close()

    asyncio.run(asyncio.wait_for(roll_out(), 60))


def test_a_step_cancelled_while_the_socket_is_lost_is_stopped_after_the_resumption(server: str) -> None:
    async def roll_out() -> None:
        async with medagentgym.connect_async(server) as client:
            episode = await client.reset(**TASK)
            stepping = asyncio.ensure_future(episode.step(code("import time; time.sleep(60)")))
            await asyncio.sleep(0.2)
            await client.drop()
            stepping.cancel()
            assert (await episode.step(code("print('alive')"))).observation["stdout"] == "alive\n"
            await episode.close()

    asyncio.run(asyncio.wait_for(roll_out(), 30))


def test_an_episode_has_a_deadline(client: medagentgym.Client) -> None:
    group = client.reset_group(2, **TASK, options={"episode_timeout_ms": 500})
    results = client.step_many((episode, code("while True: pass")) for episode in group)
    for result, episode in zip(results, group, strict=True):
        assert isinstance(result, medagentgym.StepResult)
        assert (result.reward, result.truncated, result.info["stop_reason"]) == (0.0, True, "episode_timeout")
        closed = episode.close()
        assert (closed.reward, closed.truncated, closed.stop_reason) == (0.0, True, "episode_timeout")
    late = client.reset(**TASK, options={"episode_timeout_ms": 50})
    time.sleep(0.3)
    result = late.step(code("print(1)"))
    assert (result.reward, result.truncated, result.info["stop_reason"], result.info["fault"]) == (0.0, True, "episode_timeout", "client")
    late.close()


def test_a_reset_that_nobody_waits_for_leaves_no_episode(server: str) -> None:
    def active() -> float:
        with urllib.request.urlopen(f"{server}/metrics") as response:
            lines: list[str] = response.read().decode().splitlines()
        return next(float(line.split()[1]) for line in lines if line.startswith("medagentgym_episodes_active "))

    async def give_up() -> None:
        async with await medagentgym.connect_async(server) as client:
            before = active()
            for i in range(40):
                try:
                    episode = await asyncio.wait_for(client.reset(**TASK), 0.0005 * i)
                    await episode.close()
                except asyncio.TimeoutError:
                    pass
            for _ in range(100):
                if active() <= before:
                    break
                await asyncio.sleep(0.05)
            assert active() <= before

    asyncio.run(give_up())
