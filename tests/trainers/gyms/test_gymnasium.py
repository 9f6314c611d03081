"""Gymnasium, in the version that the frameworks here bring along: made by id, vectorised, checked by its own checker."""

from __future__ import annotations

import gymnasium
import numpy as np
import pytest
from episodes import reply, solution
from faults import SLOW, zygotes_killed_in_step
from gymnasium.utils.env_checker import check_env

import medagentgym
from medagentgym.local import LocalServer

NAME = "medagentgym/MedCalc-v2"
BMI = {"split": "train", "category": "bmi", "index": 0}


def test_the_checker_finds_nothing(server: str, recwarn: pytest.WarningsRecorder) -> None:
    env = gymnasium.make(NAME, url=server, **BMI)
    check_env(env.unwrapped, skip_render_check=True)
    env.close()
    assert [str(each.message) for each in recwarn if "gymnasium" in each.filename] == []


def test_a_vector_made_by_id_solves_resets_and_goes_on(server: str) -> None:
    envs = gymnasium.make_vec(NAME, num_envs=8, url=server, **BMI)
    assert isinstance(envs.unwrapped, medagentgym.VectorEnv)
    texts, infos = envs.reset(seed=[7] * 8)
    assert len(set(texts)) == 1
    assert list(infos["seed"]) == [7] * 8
    texts, rewards, terminated, truncated, _ = envs.step([solution(texts[0])] * 4 + [reply("print(1)")] * 4)
    assert rewards.tolist() == [1.0] * 4 + [0.0] * 4
    assert terminated.tolist() == [True] * 4 + [False] * 4
    _, rewards, terminated, truncated, _ = envs.step([reply("print(2)")] * 8)
    assert not terminated.any()
    assert not truncated.any()
    assert rewards.tolist() == [0.0] * 8
    envs.close()


def test_the_servers_failure_is_nan_and_never_a_zero(local_server: LocalServer) -> None:
    envs = gymnasium.make_vec(NAME, num_envs=2, url=local_server.url, **BMI)
    envs.reset(seed=1)
    with zygotes_killed_in_step(local_server.pid) as killed:
        _, rewards, terminated, truncated, infos = envs.step([reply(SLOW)] * 2)
    assert killed.is_set()
    assert np.isnan(rewards).all()
    assert truncated.all()
    assert not terminated.any()
    assert list(infos["fault"]) == ["infra", "infra"]
    envs.close()
