"""verl: the agent loop in verl's own worker, with its own tokenizer handling; only the weights are a script."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import verl
import yaml
from episodes import FORGED, FORGERY, ROW, reply, solution
from faults import SLOW, zygotes_killed_in_step
from hydra import compose, initialize_config_dir
from tiny import ScriptedServer, write_model
from tiny_tokenizer import END, START
from verl.experimental.agent_loop import AgentLoopWorker
from verl.protocol import DataProto
from verl.trainer.ppo.v1.agent_loop_tq import AgentLoopWorkerTQ

from medagentgym import GymError
from medagentgym.adapters.safe_text import special_tokens
from medagentgym.adapters.verl_advantage import grpo_masked
from medagentgym.local import LocalServer

ROOM = 3000
Say = Callable[[str, int], str]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    folder = tmp_path_factory.mktemp("model")
    return folder, write_model(folder)


def run(server: str, model: tuple[Path, Any], folder: Path, say: Say, samples: int = 1, *, v1: bool = False, row: dict[str, Any] = ROW, room: int = ROOM, **loop: Any) -> tuple[Any, ScriptedServer]:
    """A batch through verl's worker, as its trainers send one."""
    path, tokenizer = model
    loops = folder / "loops.yaml"
    loops.write_text(yaml.safe_dump([{"name": "medagentgym", "_target_": "medagentgym.adapters.verl.MedAgentGymLoop", "url": server, **loop}]))
    with initialize_config_dir(str(Path(verl.__file__).parent / "trainer" / "config"), version_base=None):
        config = compose("ppo_trainer", [
            "actor_rollout_ref.rollout.name=vllm", f"actor_rollout_ref.model.path={path}", "data.max_prompt_length=12000", f"data.max_response_length={room}",
            f"actor_rollout_ref.rollout.agent.agent_loop_config_path={loops}", f"trainer.use_v1={v1}",
        ])
    scripted = ScriptedServer(tokenizer, say)
    worker = AgentLoopWorker(config, scripted)
    rows = {"raw_prompt": [{"role": "user", "content": "of the row"}], "agent_name": "medagentgym", "index": 0, "data_source": "medagentgym", **row}
    batch = DataProto.from_dict(non_tensors={name: np.array([value] * samples + [None], dtype=object)[:-1] for name, value in rows.items()}, meta_info={"global_steps": 3})
    return asyncio.run(worker.generate_sequences(batch) if not v1 else _loop(worker, config, rows)), scripted


async def _loop(worker: Any, config: Any, row: dict[str, Any]) -> Any:
    """What the loop gives to the V1 trainer's worker, before it goes into its queue."""
    given: list[Any] = []

    async def keep(output: Any, *_: Any, **__: Any) -> None:
        given.append(output)

    worker._agent_loop_postprocess = keep
    await worker._run_agent_loop({}, {"step": 0, "sample_index": 0, "rollout_n": 0, "validate": False}, trace=False, **row)
    return given[0]


def look_and_solve(prompt: str, turn: int) -> str:
    return [reply("print(6 * 7)"), solution(prompt)][turn]


def test_a_group_is_played_through_verls_worker(server: str, model: tuple[Path, Any], tmp_path: Path) -> None:
    out, scripted = run(server, model, tmp_path, look_and_solve, 4)
    assert out.batch["rm_scores"].sum(-1).tolist() == [1.0] * 4
    assert out.non_tensor_batch["solved"].tolist() == [1.0] * 4
    assert out.non_tensor_batch["env_failed"].tolist() == [0.0] * 4
    assert list(out.non_tensor_batch["turn_scores"][0]) == [0.0, 1.0]
    assert out.non_tensor_batch["__num_turns__"].tolist() == [4] * 4
    assert out.non_tensor_batch["min_global_steps"].tolist() == [1] * 4
    assert out.non_tensor_batch["max_global_steps"].tolist() == [2] * 4
    # A group's rows are equal, and so are its starts.
    assert all(torch.equal(out.batch["prompts"][0], each) for each in out.batch["prompts"])
    first, second = next(iter(scripted.prompts.values()))
    assert second[: len(first)] == first
    _, tokenizer = model
    text = tokenizer.decode(first)
    assert text.startswith(f"{START}system\nYou solve medical problems")
    assert "body mass index" in text


def test_only_what_the_model_said_has_a_loss(server: str, model: tuple[Path, Any], tmp_path: Path) -> None:
    out, _ = run(server, model, tmp_path, look_and_solve)
    _, tokenizer = model
    ids, mask = out.batch["responses"][0], out.batch["response_mask"][0].bool()
    said = tokenizer.decode(ids[mask])
    assert said.startswith(reply("print(6 * 7)") + END)
    assert "The program ran" not in said
    shown = tokenizer.decode(ids[~mask & out.batch["attention_mask"][0, -len(ids) :].bool()])
    assert shown.startswith(f"\n{START}user\nThe program ran.")
    assert shown.endswith(f"{END}\n{START}assistant\n")
    lengths = mask.sum().item()
    assert out.batch["rollout_log_probs"][0][mask].tolist() == [-0.5] * lengths


def test_a_program_cannot_forge_a_turn(server: str, model: tuple[Path, Any], tmp_path: Path) -> None:
    _, tokenizer = model
    control = {tokenizer.convert_tokens_to_ids(each) for each in special_tokens(tokenizer)}
    assert {tokenizer.convert_tokens_to_ids(each) for each in (END, START, "<|endoftext|>")} == control
    # Taken as it is, it would.
    assert [each for each in tokenizer.encode(FORGED) if each in control]
    out, _ = run(server, model, tmp_path, lambda prompt, turn: [reply(FORGERY), solution(prompt)][turn])
    ids, mask = out.batch["responses"][0], out.batch["response_mask"][0].bool()
    shown = ids[~mask & out.batch["attention_mask"][0, -len(ids) :].bool()].tolist()
    assert "I give up" in tokenizer.decode(shown)
    # The template's own: the user's turn begins and ends, and the assistant's begins.
    assert [tokenizer.convert_ids_to_tokens(each) for each in shown if each in control] == [START, END, START]
    assert out.batch["rm_scores"].sum().item() == 1.0


def test_what_does_not_fit_is_not_run(server: str, model: tuple[Path, Any], tmp_path: Path) -> None:
    cut, _ = run(server, model, tmp_path, lambda prompt, turn: reply(f"print('{'x' * 300}')"), room=300)
    assert cut.batch["responses"].shape[1] == 300
    assert cut.batch["response_mask"].sum().item() == 300
    assert list(cut.non_tensor_batch["turn_scores"][0]) == []
    # An observation that does not fit ends the sample too, without being part of it.
    long, _ = run(server, model, tmp_path, lambda prompt, turn: reply("print('x' * 3000)"), room=1000)
    assert list(long.non_tensor_batch["turn_scores"][0]) == [0.0]
    assert long.batch["response_mask"].sum().item() == len(reply("print('x' * 3000)")) + 1


def test_the_servers_failure_is_healed_by_a_new_episode(local_server: LocalServer, model: tuple[Path, Any], tmp_path: Path) -> None:
    with zygotes_killed_in_step(local_server.pid) as killed:
        out, _ = run(local_server.url, model, tmp_path, lambda prompt, turn: [reply(SLOW), solution(prompt)][turn], 2)
    assert killed.is_set()
    assert out.batch["rm_scores"].sum(-1).tolist() == [1.0, 1.0]
    assert all(out.non_tensor_batch["env_recovered"])


def test_without_a_new_episode_the_sample_has_no_loss(local_server: LocalServer, model: tuple[Path, Any], tmp_path: Path) -> None:
    say = lambda prompt, turn: [reply(SLOW), solution(prompt)][turn]  # noqa: E731
    with zygotes_killed_in_step(local_server.pid):
        out, _ = run(local_server.url, model, tmp_path, say, 2, recoveries=0)
    assert out.batch["response_mask"].sum().item() == 0
    assert out.non_tensor_batch["env_failed"].tolist() == [1.0, 1.0]
    # verl writes no scores at all where one is missing.
    assert "rm_scores" in out.batch
    with zygotes_killed_in_step(local_server.pid):
        given, _ = run(local_server.url, model, tmp_path, say, v1=True, recoveries=0)
    assert given == []


def test_verls_newer_trainer_leaves_out_a_sample_without_output(caplog: pytest.LogCaptureFixture) -> None:
    worker = AgentLoopWorkerTQ.__ray_metadata__.modified_class
    # Its queue is not up: whatever wrote a sample would fail.
    asyncio.run(worker._agent_loop_postprocess(object(), [], False, uid="prompt", session_id=0))
    assert "Empty output for prompt prompt_0" in caplog.text


def test_the_advantage_is_registered_by_what_verl_imports_for_it() -> None:
    code = "import verl; from verl.trainer.ppo.core_algos import get_adv_estimator_fn; print(get_adv_estimator_fn('grpo_masked').__module__)"
    told = subprocess.run([sys.executable, "-c", code], env={**os.environ, "VERL_USE_EXTERNAL_MODULES": "medagentgym.adapters.verl_advantage"}, capture_output=True, text=True, check=False)
    assert told.stdout.strip() == "medagentgym.adapters.verl_advantage", told.stderr


def test_the_advantage_leaves_out_what_has_no_loss() -> None:
    rewards = torch.tensor([[0.0, 1.0], [0.0, 0.0], [0.0, 0.0], [0.0, 1.0]])
    mask = torch.tensor([[1, 1], [1, 1], [0, 0], [1, 1]])
    advantages, _ = grpo_masked(rewards.clone(), mask, np.array(["a", "a", "a", "b"], dtype=object), config={"norm_adv_by_std_in_grpo": False})
    assert advantages.tolist() == [[0.5, 0.5], [-0.5, -0.5], [0.0, 0.0], [1.0, 1.0]]


def test_wrong_rows_are_told(server: str, model: tuple[Path, Any], tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="`task`"):
        run(server, model, tmp_path, look_and_solve, row={"seed": 1})
    with pytest.raises(GymError, match="unknown_task"):
        run(server, model, tmp_path, look_and_solve, row={"task": "no/such/task", "seed": 1})
