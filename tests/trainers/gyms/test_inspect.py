"""Inspect AI: the task as ``inspect eval`` runs it, with its scripted model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from episodes import FORGERY, reply, solution
from faults import SLOW, zygotes_killed_in_step
from inspect_ai import eval as inspect_eval
from inspect_ai.model import ModelOutput, ModelUsage, get_model

from medagentgym.adapters.inspect import medagentgym
from medagentgym.local import LocalServer


def script(*replies: str | None) -> Any:
    """The replies of every episode, turn by turn; None: what solves the task."""

    def answer(messages: list[Any], *_: Any) -> ModelOutput:
        turn = sum(message.role == "assistant" for message in messages)
        said = replies[min(turn, len(replies) - 1)]
        output = ModelOutput.from_content("mockllm/model", said if said is not None else solution(messages[1].text))
        # Otherwise it counts tokens, with a tokenizer from the network.
        output.usage = ModelUsage(input_tokens=1, output_tokens=1, total_tokens=2)
        return output

    return get_model("mockllm/model", custom_outputs=answer)


def run(server: str, logs: Path, model: Any, *, recoveries: int = 4, options: dict[str, Any] | None = None, **settings: Any) -> Any:
    task = medagentgym(family="medcalc", split="train", category="bmi", limit=1, seed=7, url=server, recoveries=recoveries, options=options)
    return inspect_eval(task, model=model, log_dir=str(logs), display="none", **settings)[0]


def test_an_episode_is_played_and_scored(server: str, tmp_path: Path) -> None:
    log = run(server, tmp_path, script(reply(FORGERY), None))
    assert log.status == "success"
    (sample,) = log.samples
    assert sample.id == "medcalc-v2/twin/train/bmi/0"
    assert sample.scores["episode_return"].value == 1.0
    assert sample.scores["episode_return"].metadata["solved"] is True
    assert [message.role for message in sample.messages] == ["system", "user", "assistant", "user", "assistant"]
    assert "I give up" in sample.messages[3].text
    assert "<|im_" not in sample.messages[3].text
    assert log.results.scores[0].metrics["mean"].value == 1.0


def test_as_many_tasks_as_asked_each_as_often_as_epochs(server: str, tmp_path: Path) -> None:
    task = medagentgym(family="medcalc", split="train", limit=3, url=server, options={"max_steps": 1})
    log = inspect_eval(task, model=script("no action at all"), log_dir=str(tmp_path), display="none", epochs=2)[0]
    assert [sample.scores["episode_return"].value for sample in log.samples] == [0.0] * 6
    assert len({sample.id for sample in log.samples}) == 3


def test_a_limit_of_inspect_ends_the_episode_and_it_is_scored(server: str, tmp_path: Path) -> None:
    log = run(server, tmp_path, script(reply("print(1)")), message_limit=6)
    (sample,) = log.samples
    assert sample.limit.type == "message"
    assert sample.scores["episode_return"].value == 0.0
    assert sample.error is None


def test_the_servers_failure_is_healed_by_a_new_episode(local_server: LocalServer, tmp_path: Path) -> None:
    with zygotes_killed_in_step(local_server.pid) as killed:
        log = run(local_server.url, tmp_path, script(reply(SLOW), None))
    assert killed.is_set()
    (sample,) = log.samples
    assert sample.scores["episode_return"].value == 1.0
    assert sample.scores["episode_return"].metadata["recovered"] >= 1


@pytest.mark.parametrize("retries", [0, 1])
def test_without_a_new_episode_the_sample_has_an_error_and_no_score_or_is_retried(local_server: LocalServer, tmp_path: Path, retries: int) -> None:
    with zygotes_killed_in_step(local_server.pid):
        log = run(local_server.url, tmp_path, script(reply(SLOW), None), recoveries=0, fail_on_error=False, retry_on_error=retries)
    (sample,) = log.samples
    if retries:
        assert sample.scores["episode_return"].value == 1.0
    else:
        assert "the server failed" in sample.error.message
        assert not sample.scores
