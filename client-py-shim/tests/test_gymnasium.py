"""The Gymnasium environment and the vector environment against a real server."""

from __future__ import annotations

import warnings

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

import medagentgym
from medagentgym.families_generated import FAMILIES


def test_every_family_is_registered() -> None:
    for name, family in FAMILIES.items():
        assert gymnasium.spec(f"medagentgym/{name}").kwargs["family"] == family


@pytest.mark.parametrize("name", [f"medagentgym/{name}" for name in FAMILIES])
def test_check_env_finds_nothing_to_say(server: str, name: str) -> None:
    env = gymnasium.make(name, url=server)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            check_env(env.unwrapped, skip_render_check=True)
    finally:
        env.close()


def test_same_seed_same_task(server: str) -> None:
    env = gymnasium.make("medagentgym/MedCalc-v2", url=server)
    first, info = env.reset(seed=5)
    second, _ = env.reset(seed=5)
    assert first == second
    assert env.observation_space.contains(first)
    assert info["observation"]["messages"]
    text, reward, terminated, truncated, info = env.step({"action": "submit", "answer": "nonsense"})
    assert (reward, terminated, truncated) == (0.0, True, False)
    assert info["stop_reason"] == "submitted" and "wrong" in text
    assert env.unwrapped.measured["timing_ms"]
    env.close()


def test_options_choose_the_task(server: str) -> None:
    env = gymnasium.make("medagentgym/MedCalc-v2", url=server)
    _, info = env.reset(options={"category": "bmi", "index": 3, "max_steps": 2})
    assert info["task"] == "medcalc-v2/twin/train/bmi/3"
    assert info["steps_left"] == 2
    env.close()


def test_a_vector_environment_steps_over_one_socket(server: str) -> None:
    envs = medagentgym.VectorEnv(3, server, family="medcalc", category="bmi")
    observations, infos = envs.reset(seed=1)
    assert len(observations) == 3 and len(set(observations)) == 3
    assert all(infos["_task"])
    explore, wrong = "```python\nprint(1)\n```", {"action": "submit", "answer": -1}
    observations, rewards, terminations, truncations, _ = envs.step([explore, wrong, explore])
    assert rewards.dtype == np.float64 and not rewards.any()
    assert terminations.tolist() == [False, True, False] and not truncations.any()
    observations, rewards, terminations, _, infos = envs.step([explore, explore, explore])
    assert infos["observation"][1]["kind"] == "task", "the step after an end resets"
    assert infos["observation"][0]["stdout"] == "1\n"
    assert terminations.tolist() == [False, False, False]
    envs.close()


def test_more_episodes_than_a_session_may_hold_are_refused_at_once(server: str) -> None:
    with pytest.raises(ValueError, match="one session may hold 896.*--session-episodes"):
        medagentgym.VectorEnv(897, server, family="medcalc")


def test_equal_seeds_give_equal_vectors(server: str) -> None:
    with medagentgym.connect(server) as client:
        first = medagentgym.VectorEnv(2, client=client, family="medcalc")
        assert first.reset(seed=[4, 9])[0] == first.reset(seed=[4, 9])[0]
        first.close()
        assert client.ping() > 0, "a shared client stays open"
