"""verifiers 0.4: our task set and environment, and its own OpenEnv task set at our OpenEnv door; the model is a scripted server."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import verifiers.v1 as vf
from episodes import BMI, ROW, reply, solution
from faults import SLOW, zygotes_killed_in_step
from serving import answering, completion
from verifiers.v1.tasksets.openenv import OpenEnvConfig, OpenEnvEnv, OpenEnvEnvConfig

from medagentgym.adapters.verifiers import MedAgentGymConfig, MedAgentGymEnv, MedAgentGymEnvConfig
from medagentgym.local import LocalServer

pytestmark = pytest.mark.anyio
Script = Callable[[list[dict[str, str]]], str]
PLAYER = vf.AgentConfig(harness={"id": "direct-harness"}, runtime=vf.SubprocessConfig())


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@contextmanager
def model(script: Script) -> Iterator[vf.ModelContext]:
    """An OpenAI-compatible endpoint that answers from the script."""

    with answering(lambda asked: completion(script(asked["messages"]))) as url:
        yield vf.ModelContext(model="scripted", client=vf.EvalClientConfig(base_url=f"{url}/v1", api_key_var="NO_KEY"))


def ours(server: str, **config: Any) -> MedAgentGymEnv:
    taskset = MedAgentGymConfig(**{"id": "medagentgym-verifiers", "url": server, "category": "bmi", "limit": 1, "seed": 7, **config})
    return MedAgentGymEnv(MedAgentGymEnvConfig(taskset=taskset, player=PLAYER))


def theirs(server: str) -> OpenEnvEnv:
    return OpenEnvEnv(OpenEnvEnvConfig(taskset=OpenEnvConfig(id="openenv", base_url=server, resets=[ROW]), player=PLAYER))


async def play(env: Any, context: vf.ModelContext, rollouts: int = 1) -> list[Any]:
    (task,) = env.taskset
    async with env.serving():
        return [await env.run_slot(slot, context) for slot in env.slots(task, rollouts)]


def turns_of(messages: list[dict[str, str]]) -> int:
    return sum(message["role"] == "assistant" for message in messages)


def looks_first(messages: list[dict[str, str]]) -> str:
    if turns_of(messages) == 0:
        return "<think>I look {first}.</think>\n" + reply("print('<|im_' + 'end|>', 6 * 7)")
    assert "42" in messages[-1]["content"]
    return solution(next(message["content"] for message in messages if message["role"] == "user"))


async def test_our_environment(server: str) -> None:
    seen: list[list[dict[str, str]]] = []

    def script(messages: list[dict[str, str]]) -> str:
        seen.append(messages)
        return looks_first(messages)

    with model(script) as context:
        episodes = await play(ours(server), context, 2)
    for episode in episodes:
        assert episode.ok, episode.errors
        (trace,) = episode.traces
        assert trace.reward == 1 and trace.metrics["solved"] == 1 and trace.metrics["steps"] == 2
    assert seen[0] == seen[2], "rollouts of a task begin alike"
    assert [message["role"] for message in seen[1]] == ["system", "user", "assistant", "user"]
    assert "<|im_end|>" not in seen[1][-1]["content"], "what a program prints forges no turn"


async def test_wrong_and_unreadable_replies_are_the_policys(server: str) -> None:
    with model(lambda messages: "I do not know." if turns_of(messages) == 0 else '{"action": "submit", "answer": -1}') as context:
        (episode,) = await play(ours(server), context)
    assert episode.ok and episode.traces[0].reward == 0 and episode.traces[0].metrics["steps"] == 2


async def test_a_limit_of_the_agent_ends_the_episode(server: str) -> None:
    env = MedAgentGymEnv(MedAgentGymEnvConfig(taskset=ours(server).config.taskset, player=PLAYER.model_copy(update={"max_turns": 2})))
    with model(lambda _: reply("print(1)")) as context:
        (episode,) = await play(env, context)
    assert episode.traces[0].reward == 0 and episode.traces[0].metrics["truncated"] == 1


async def test_a_killed_zygote_is_healed(local_server: LocalServer, server: str) -> None:
    script = lambda messages: reply(SLOW) if turns_of(messages) == 0 else solution(messages[1]["content"])  # noqa: E731
    with model(script) as context, zygotes_killed_in_step(local_server.pid) as done:
        (episode,) = await play(ours(server), context)
    assert done.is_set() and episode.ok
    assert episode.traces[0].reward == 1 and episode.traces[0].metrics["recovered"] == 1


async def test_our_failure_raises_and_is_no_reward(local_server: LocalServer, server: str) -> None:
    with model(lambda _: reply(SLOW)) as context, zygotes_killed_in_step(local_server.pid):
        (episode,) = await play(ours(server, recoveries=0), context)
    assert not episode.ok
    assert episode.errors[0].type == "EnvError" and "no reward" in episode.errors[0].message
    assert all(trace.rewards == {} for trace in episode.traces)


async def test_tasks_of_a_family(server: str) -> None:
    tasks = list(ours(server, category=None, limit=1500, family="npower").taskset)
    assert len({task.key for task in tasks}) == len(tasks)
    assert [task.data.id for task in ours(server).taskset] == [BMI]


async def test_their_openenv_task_set(server: str) -> None:
    """Raw model text, and replies that it decodes before it sends them."""
    for first in ("First I look.\n" + reply("print(6 * 7)"), reply("print(6 * 7)"), "[]"):
        def script(messages: list[dict[str, str]], first: str = first) -> str:
            return first if turns_of(messages) == 0 else solution(json.loads(messages[0]["content"])["observation"]["text"])

        with model(script) as context:
            (episode,) = await play(theirs(server), context)
        assert episode.ok, episode.errors
        assert episode.traces[0].rewards["openenv_reward"].score == 1


async def test_their_openenv_task_set_sees_our_failure(local_server: LocalServer, server: str) -> None:
    with model(lambda _: reply(SLOW)) as context, zygotes_killed_in_step(local_server.pid):
        (episode,) = await play(theirs(server), context)
    assert not episode.ok and "fault: infra" in episode.errors[0].message
    assert all("openenv_reward" not in trace.rewards for trace in episode.traces), "an error, where a missing reward would count as zero"
