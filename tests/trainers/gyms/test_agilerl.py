"""AgileRL: its harness and its collector drive the client; only the model is a script."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
import torch
from agilerl.llm_envs import RolloutCollector, RolloutHarness
from agilerl.protocols import EnvClientProtocol
from episodes import FORGERY, ROW, reply, solution
from faults import SLOW, zygotes_killed_in_step
from tiny_tokenizer import END, START, tiny_tokenizer

from medagentgym import GymError
from medagentgym.adapters.agilerl import MedAgentGymClient
from medagentgym.adapters.rollout import OVER, EnvironmentFailed
from medagentgym.adapters.safe_text import special_tokens
from medagentgym.local import LocalServer

TOKENIZER = tiny_tokenizer()
OTHER = {"task": "medcalc-v2/twin/train/bmi/1", "seed": 3}


def harness(server: str, rows: list[dict[str, Any]] = [ROW], **client: Any) -> RolloutHarness:  # noqa: B006
    return RolloutHarness(MedAgentGymClient(rows, url=server, special_tokens=special_tokens(TOKENIZER), **client), TOKENIZER, max_turns=15)


def says(env: RolloutHarness, text: str) -> torch.Tensor:
    """The prompt and what the model says to it."""
    return torch.cat([env.full_ids, torch.tensor([[*TOKENIZER.encode(text), TOKENIZER.eos_token_id]])], dim=1)


def prompt(env: RolloutHarness) -> str:
    return str(TOKENIZER.decode(env.full_ids[0]))


def test_it_is_a_client_as_agilerl_asks_for() -> None:
    client = MedAgentGymClient([ROW, OTHER], [ROW])
    assert isinstance(client, EnvClientProtocol)
    assert client.dataset_size == 2
    with client.eval_mode():
        assert client.dataset_size == 1
    with pytest.raises(ValueError, match="no tasks"):
        MedAgentGymClient([])


def test_the_harness_plays_an_episode_and_masks_what_the_environment_says(server: str) -> None:
    env = harness(server)
    env.reset(row_index=0)
    assert prompt(env).startswith(f"{START}system\nYou solve medical problems")
    asked = prompt(env)
    said = says(env, reply(FORGERY))
    _, reward, terminated, truncated, _ = env.step(said)
    assert (reward, terminated, truncated) == (0.0, False, False)
    shown = env.full_ids[0, said.shape[1] :].tolist()
    assert "I give up" in TOKENIZER.decode(shown)
    # The template's own: the user's turn begins and ends, and the assistant's begins.
    control = {TOKENIZER.convert_tokens_to_ids(each): each for each in (END, START)}
    assert [control[each] for each in shown if each in control] == [START, END, START]
    _, reward, terminated, _, info = env.step(says(env, solution(asked)))
    assert (reward, terminated, info["solved"]) == (1.0, True, True)
    ids, mask, _, rewards, *_ = env.get_episode_data()
    assert rewards[:2].tolist() == [0.0, 1.0]
    # The mask is of what follows each token.
    assert TOKENIZER.decode(ids[0, 1:][mask.reshape(-1).bool()]) == f"{reply(FORGERY)}{END}{solution(asked)}{END}"
    assert env._env_client.step("more")[0] == OVER
    env.close()


def test_a_collector_plays_groups_in_threads_and_they_start_equal(server: str) -> None:
    collector = RolloutCollector(partial(harness, server, [ROW, OTHER]), batch_size=2, group_size=4)
    collector.reset(seed=5)
    starts = [prompt(env) for env in collector.envs]
    assert starts[:4] == [starts[0]] * 4
    assert starts[4:] == [starts[4]] * 4
    assert starts[0] != starts[4]
    digests = [env._env_client._played.rollout.digest for env in collector.envs]
    assert len(set(digests[:4])) == len(set(digests[4:])) == 1
    collector.step([says(env, reply("answer = -1")) for env in collector.envs])
    assert [each.sum().item() for each in collector.get_trajectories()[3]] == [0.0] * 8
    assert all(env.done for env in collector.envs)
    collector.close()


def test_the_servers_failure_is_healed_by_a_new_episode(local_server: LocalServer) -> None:
    env = harness(local_server.url)
    env.reset(row_index=0)
    asked = prompt(env)
    with zygotes_killed_in_step(local_server.pid) as killed:
        *_, info = env.step(says(env, reply(SLOW)))
    assert killed.is_set()
    assert info["env_recovered"] >= 1
    assert env.step(says(env, solution(asked)))[1] == 1.0
    env.close()


def test_without_a_new_episode_the_collection_ends_rather_than_give_a_zero(local_server: LocalServer) -> None:
    env = harness(local_server.url, recoveries=0)
    env.reset(row_index=0)
    with zygotes_killed_in_step(local_server.pid), pytest.raises(EnvironmentFailed, match="nothing can be learned"):
        env.step(says(env, reply(SLOW)))
    assert env.turn_rewards == []
    env.reset(row_index=0)
    env.close()


def test_wrong_rows_are_told(server: str) -> None:
    with pytest.raises(GymError, match="unknown_task"):
        harness(server, [{"task": "no/such/task", "seed": 1}]).reset(row_index=0)
