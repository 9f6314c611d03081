"""The blocking and the asyncio client against a real server."""

from __future__ import annotations

import asyncio
import time

import pytest

import medagentgym
from samples import TASK, code


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


def test_tasks_come_in_pages(client: medagentgym.Client) -> None:
    first = client.tasks(family="medcalc", split="test", limit=3)
    assert first["total"] == 1047
    second = client.tasks(family="medcalc", split="test", limit=3, cursor=first["next"])
    assert not {task["id"] for task in first["tasks"]} & {task["id"] for task in second["tasks"]}


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


@pytest.mark.parametrize(("reason", "fault"), [("context_length", "policy"), ("max_turns", "policy"), ("gave_up", "policy"), ("model_failed", "client"), (None, "client")])
def test_who_closes_an_episode_says_whose_doing_it_was(client: medagentgym.Client, reason: str | None, fault: str) -> None:
    closed = client.reset(**TASK).close(reason)
    assert (closed.truncated, closed.fault, closed.stop_reason, closed.reward) == (True, fault, reason or "closed", 0.0)
