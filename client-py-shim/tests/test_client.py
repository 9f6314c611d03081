"""The blocking and the asyncio client against a real server."""

from __future__ import annotations

import asyncio
import contextlib
import http.server
import threading
import time
import urllib.request

import pytest

from websockets.protocol import State

import medagentgym

TASK = {"family": "medcalc", "split": "train", "category": "bmi", "index": 0}


def code(source: str) -> dict[str, str]:
    return {"action": "validate_code", "code": source}


def test_an_episode_from_reset_to_close(client: medagentgym.Client) -> None:
    episode = client.reset(**TASK, seed=1, meta={"model": "none"})
    assert episode.observation["kind"] == "task"
    assert [message["role"] for message in episode.observation["messages"]] == ["system", "user"]
    assert episode.info["seed"] == 1
    seen = episode.step(code("print(6 * 7)"))
    assert seen.observation["stdout"] == "42\n"
    assert (seen.reward, seen.terminated, seen.truncated) == (0.0, False, False)
    assert isinstance(seen.reward, float)
    end = episode.step(code("answer = -12345.678"))
    assert (end.reward, end.terminated, end.info["fault"]) == (0.0, True, "policy")
    closed = episode.close()
    assert closed.trajectory == episode.id
    assert closed.stop_reason == "attempts_used"
    assert closed.solved is False


def test_a_raw_reply_of_a_model_is_an_action(client: medagentgym.Client) -> None:
    episode = client.reset(**TASK)
    seen = episode.step("<think>hm</think>\n```python\nprint('hello')\n```")
    assert seen.observation["stdout"] == "hello\n"
    assert episode.step("no action at all").observation["kind"] == "parse_error"
    episode.close()


def test_groups_start_alike(client: medagentgym.Client) -> None:
    episodes = client.reset_group(4, **TASK, seed=7)
    digest = episodes.digest
    assert len(episodes) == len({episode.id for episode in episodes}) == 4
    assert {episode.digest for episode in episodes} == {digest}
    first, *others = episodes
    assert (first, others) == (episodes[0], list(episodes[1:])) and episodes[-1] in episodes
    again = client.reset(**TASK, seed=7)
    assert again.digest == digest
    other = client.reset(**TASK, seed=8)
    assert other.digest != digest
    results = client.step_many((episode, code(f"print({i})")) for i, episode in enumerate(episodes))
    assert [result.observation["stdout"] for result in results if isinstance(result, medagentgym.StepResult)] == ["0\n", "1\n", "2\n", "3\n"]
    client.close_many([*episodes, again, other])


def test_errors_are_exceptions_with_the_code(client: medagentgym.Client) -> None:
    with pytest.raises(medagentgym.GymError) as unknown:
        client.reset("medcalc-v2/twin/train/nothing/0")
    assert (unknown.value.code, unknown.value.fault, unknown.value.retryable) == ("unknown_task", "client", False)
    with pytest.raises(medagentgym.GymError) as missing:
        client.reset(family="npower", split="train", index=0, options={"source": "published"})
    assert missing.value.code == "data_missing"
    assert "import --family npower" in str(missing.value)
    episode = client.reset(**TASK)
    with pytest.raises(medagentgym.GymError) as shape:
        episode.step({"action": "validate_code", "code": "x"}, meta={"long": "x" * 5000})
    assert shape.value.code == "too_large"
    episode.step(code("answer = -1"))
    with pytest.raises(medagentgym.GymError) as over:
        episode.step(code("1"))
    assert over.value.code == "episode_over"
    episode.close()
    with pytest.raises(ValueError, match="family"):
        client.reset()


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "127.0.0.1:9", "ws://127.0.0.1:9/v1/gym"])
def test_nobody_at_that_address(url: str) -> None:
    with pytest.raises(medagentgym.NoServer, match=r"no server answers at .*127\.0\.0\.1:9.*npm start.*MEDAGENTGYM_URL") as missing:
        medagentgym.connect(url)
    assert isinstance(missing.value, OSError)


def test_somebody_else_at_that_address() -> None:
    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(404)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Page) as page:
        threading.Thread(target=page.serve_forever, daemon=True).start()
        with pytest.raises(medagentgym.NoServer, match="is no MedAgentGym server"):
            medagentgym.connect(f"http://127.0.0.1:{page.server_port}")
        page.shutdown()


@pytest.mark.parametrize("url", ["ftp://127.0.0.1:8700", "http://", "http:///v1/gym"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(ValueError, match="no address of a server; one is http://127.0.0.1:8700"):
        medagentgym.connect(url)


def test_an_address_without_a_scheme_and_one_from_the_environment(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with medagentgym.connect(server.removeprefix("http://")) as client:
        assert client.ping() > 0
    monkeypatch.setenv("MEDAGENTGYM_URL", server)
    monkeypatch.setenv("MEDAGENTGYM_TOKEN", "not needed there")
    with medagentgym.connect() as client:
        assert client.ping() > 0


def test_tasks_come_in_pages(client: medagentgym.Client) -> None:
    first = client.tasks(family="medcalc", split="test", limit=3)
    assert first["total"] == 1047
    second = client.tasks(family="medcalc", split="test", limit=3, cursor=first["next_cursor"])
    assert not {task["id"] for task in first["tasks"]} & {task["id"] for task in second["tasks"]}


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


def test_what_is_too_much_for_one_frame_travels_in_several(client: medagentgym.Client) -> None:
    episodes = client.reset_group(20, **TASK)
    results = client.step_many((episode, code("#" + "x" * 1_000_000)) for episode in episodes)
    assert [isinstance(result, medagentgym.StepResult) and result.observation["status"] for result in results] == ["ok"] * 20
    client.close_many(episodes)


def test_a_request_that_cannot_be_sent_takes_no_number(client: medagentgym.Client) -> None:
    episode = client.reset(**TASK)
    with pytest.raises(medagentgym.GymError) as raised:
        episode.step({"action": "submit", "answer": ["x" * 1_000_000] * 20})
    assert (raised.value.code, raised.value.executed) == ("too_large", "no")
    with pytest.raises(TypeError):
        episode.step({"action": "submit", "answer": object()})
    with pytest.raises(UnicodeEncodeError):
        episode.step("a lone surrogate: \ud800")
    assert episode.step(code("print(1)")).observation["stdout"] == "1\n"
    episode.close()


def test_many_episodes_in_flight_on_one_socket(server: str) -> None:
    async def roll_out() -> None:
        async with medagentgym.connect_async(server) as client:
            episodes = await client.reset_group(12, **TASK)
            slow = asyncio.ensure_future(episodes[0].step(code("import time; time.sleep(1); print('slow')")))
            fast = await asyncio.gather(*(episode.step(code(f"print({i})")) for i, episode in enumerate(episodes[1:])))
            assert not slow.done(), "replies come as they finish"
            assert [result.observation["stdout"] for result in fast] == [f"{i}\n" for i in range(11)]
            assert (await slow).observation["stdout"] == "slow\n"
            await asyncio.gather(*(episode.close() for episode in episodes))

    asyncio.run(roll_out())


def test_more_requests_than_the_server_takes_at_once_wait_their_turn(server: str) -> None:
    async def ask() -> None:
        async with await medagentgym.connect_async(server) as client:
            await asyncio.gather(*(client.ping() for _ in range(2 * client.hello["limits"]["max_inflight"])))

    asyncio.run(ask())


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


def test_connecting_is_awaited_or_entered(server: str) -> None:
    async def both() -> None:
        async with medagentgym.connect_async(server) as client:
            assert await client.ping() > 0
        with pytest.raises(medagentgym.ConnectionLost):
            await client.ping()
        async with await medagentgym.connect_async(server) as client:
            assert await client.ping() > 0
        client = await asyncio.wait_for(asyncio.create_task(medagentgym.connect_async(server)), 30)
        await client.close()

    asyncio.run(both())


def test_keepalive_can_be_set(server: str) -> None:
    async def pinged(keepalive: float | None) -> bool:
        """Is a server that answers nothing at all given up?"""
        async with medagentgym.connect_async(server, keepalive=keepalive) as client:
            socket = client._connection._socket
            assert socket is not None
            # The transport delivers nothing any more, as when a cable is pulled.
            socket.transport.pause_reading()
            await asyncio.sleep(1.5)
            state = socket.state
            await client.drop()
            return state is not State.OPEN

    assert asyncio.run(pinged(0.2)) is True
    assert asyncio.run(pinged(None)) is False


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
