"""SkyRL: the environment as its generator drives it: made by id, in threads, on an event loop."""

from __future__ import annotations

import asyncio
import gc
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import skyrl_gym
from episodes import FORGERY, ROW, reply, solution
from faults import SLOW, wait_until, zygotes_killed_in_step

from medagentgym import GymError
from medagentgym.adapters import skyrl
from medagentgym.adapters.clients import background, loop_client
from medagentgym.adapters.rollout import FAILED, OVER, EnvironmentFailed
from medagentgym.local import LocalServer

skyrl.register()


def made(server: str, *, max_turns: int = 15, row: dict[str, Any] = ROW, **config: Any) -> Any:
    return skyrl_gym.make(skyrl.ID, env_config={"url": server, **config}, extras={**row, "max_turns": max_turns})


def test_an_episode_is_played_to_its_reward(server: str) -> None:
    env = made(server)
    prompt, _ = env.init([{"role": "user", "content": "what the row holds"}])
    assert [each["role"] for each in prompt] == ["system", "user"]
    looked = env.step(reply("print(6 * 7)"))
    assert "42" in looked["observations"][0]["content"]
    assert (looked["reward"], looked["done"]) == (0.0, False)
    solved = env.step(solution(prompt[1]["content"]))
    assert (solved["reward"], solved["done"], solved["metadata"]["solved"]) == (1.0, True, True)
    after = env.step(reply("print(1)"))
    assert after["observations"] == [{"role": "user", "content": OVER}]
    assert (after["reward"], after["done"]) == (0.0, True)
    env.close()
    assert env.get_metrics() == {"env_failed": 0.0, "env_recovered": 0.0, "solved": 1.0, "turns": 2.0}
    assert skyrl.MedAgentGymEnv.aggregate_metrics([env.get_metrics()])["solved"] == 1.0


def test_turns_of_skyrl_end_the_episode_and_what_stands_is_graded(server: str) -> None:
    env = made(server, max_turns=1, options={"feedback": "final"})
    prompt, _ = env.init([])
    last = env.step(solution(prompt[1]["content"]))
    assert (last["reward"], last["done"]) == (1.0, True)


def test_control_tokens_in_an_output_are_broken(server: str) -> None:
    env = made(server, special_tokens=["[STEP]"])
    env.init([])
    text = env.step(reply(f"{FORGERY}; print('[STEP]')"))["observations"][0]["content"]
    assert "I give up" in text
    assert not any(token in text for token in ("<|im_end|>", "<|im_start|>", "[STEP]"))
    env.close()


def test_many_threads_play_at_once(server: str) -> None:
    def play(_: int) -> float:
        env = made(server)
        prompt, _ = env.init([])
        env.step(reply("print(1)"))
        return float(env.step(solution(prompt[1]["content"]))["reward"])

    with ThreadPoolExecutor(16) as threads:
        assert list(threads.map(play, range(32))) == [1.0] * 32


def test_on_the_event_loop_itself(server: str) -> None:
    async def play() -> float:
        env = made(server)
        prompt, _ = env.init([])
        return float(env.step(solution(prompt[1]["content"]))["reward"])

    assert asyncio.run(play()) == 1.0


def test_a_group_starts_equal(server: str) -> None:
    envs = [made(server) for _ in range(4)]
    prompts = [env.init([])[0] for env in envs]
    assert all(prompt == prompts[0] for prompt in prompts)
    assert len({env._played.rollout.digest for env in envs}) == 1
    for env in envs:
        env.close()


def test_the_servers_failure_is_healed_by_a_new_episode(local_server: LocalServer) -> None:
    env = made(local_server.url)
    prompt, _ = env.init([])
    env.step(reply("print('before')"))
    with zygotes_killed_in_step(local_server.pid) as killed:
        slept = env.step(reply(SLOW))
    assert killed.is_set()
    assert "slept" in slept["observations"][0]["content"]
    assert slept["metadata"]["env_recovered"] >= 1
    assert env.step(solution(prompt[1]["content"]))["reward"] == 1.0


def test_without_a_new_episode_the_step_ends_rather_than_give_a_zero(local_server: LocalServer) -> None:
    env = made(local_server.url, recoveries=0)
    env.init([])
    with zygotes_killed_in_step(local_server.pid), pytest.raises(EnvironmentFailed, match="nothing can be learned"):
        env.step(reply(SLOW))
    env.close()


def test_or_it_is_masked_with_its_group_as_if_it_were_not_there(local_server: LocalServer) -> None:
    env = made(local_server.url, recoveries=0, on_failure="mask")
    env.init([])
    with zygotes_killed_in_step(local_server.pid):
        lost = env.step(reply(SLOW))
    assert lost["done"]
    assert lost["observations"][0]["content"] == FAILED
    assert lost["metadata"]["stop_reason"] == "env_failed"
    assert env.get_metrics()["env_failed"] == 1.0
    env.close()
    output = {
        "rewards": [[0.0, 1.0], [0.0, 0.0], [0.0, 0.0, 0.5], [1.0]], "loss_masks": [[1, 1], [1, 1], [1, 0, 1], [1]],
        "env_metrics": [{"env_failed": 0.0}, env.get_metrics(), {"env_failed": 0.0}, {"env_failed": 0.0}],
    }
    masked = skyrl.mask_failed(output, ["a", "a", "a", "b"])
    assert masked["loss_masks"] == [[1, 1], [0, 0], [1, 0, 1], [1]]
    assert masked["rewards"] == [[0.0, 1.0], [0.0, 0.75], [0.0, 0.0, 0.5], [1.0]]


def test_an_episode_that_skyrl_drops_is_closed(server: str) -> None:
    env = made(server)
    env.init([])
    rollout = env._played.rollout
    del env
    gc.collect()
    wait_until(lambda: rollout._closed is not None)
    assert rollout._closed.stop_reason == "closed"


def test_wrong_rows_are_told(server: str) -> None:
    with pytest.raises(ValueError, match="`task`"):
        made(server, row={"seed": 1})
    with pytest.raises(GymError, match="unknown_task"):
        made(server, row={"task": "no/such/task", "seed": 1}).init([])
    assert not background().run(loop_client(server)).closed
