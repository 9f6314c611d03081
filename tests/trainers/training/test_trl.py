"""TRL's GRPOTrainer by `rollout_func` and by `environment_factory`: it learns from what the server says, and from nothing that the server lost."""

from __future__ import annotations

import pickle
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import torch
from datasets import Dataset
from episodes import BMI, FORGED, FORGERY, ROW, reply, solution
from faults import SLOW, zygotes_killed_in_step
from scripted_policy import TURN, call, make_model, make_tokenizer
from trl import GRPOConfig, GRPOTrainer

from medagentgym.adapters.batch import Played, play
from medagentgym.adapters.chat_tokens import ChatTokens
from medagentgym.adapters.rollout import FAILED, OVER
from medagentgym.adapters.trl import episode_reward, rollout_func, task_row
from medagentgym.adapters.trl_tools import Environment, environment
from medagentgym.local import LocalServer


def config(folder: Path, **others: Any) -> GRPOConfig:
    return GRPOConfig(**{
        "output_dir": str(folder), "max_steps": 2, "num_generations": 4, "per_device_train_batch_size": 4, "max_completion_length": 4096, "learning_rate": 1e-2, "report_to": "none",
        "use_cpu": True, "bf16": False, "save_strategy": "no", "logging_steps": 1, "remove_unused_columns": False, **others,
    })


def alternating() -> Any:
    """Half of the episodes are solved at once, half are wrong."""
    begun = 0

    def script(conversation: str) -> str:
        nonlocal begun
        begun += 1
        return solution(conversation) if begun % 2 else reply("answer = -1")

    return script


def test_a_batch_is_played_side_by_side_and_learned_from(server: str, tmp_path: Path) -> None:
    tokenizer = make_tokenizer()
    model = make_model(tokenizer, alternating())
    before = {name: value.clone() for name, value in model.named_parameters()}
    seen: list[dict[str, Any]] = []
    inner = rollout_func(server)

    def rollout(prompts: list[Any], trainer: Any) -> dict[str, Any]:
        seen.append(inner(prompts, trainer))
        return seen[-1]

    trainer = GRPOTrainer(
        model=model, processing_class=tokenizer, reward_funcs=episode_reward, rollout_func=rollout, args=config(tmp_path), train_dataset=Dataset.from_list([task_row(BMI, seed) for seed in (7, 8)]),
    )
    trainer.train()
    assert [entry["reward"] for entry in trainer.state.log_history if "reward" in entry] == [0.5, 0.5]
    assert any(not before[name].equal(value) for name, value in model.named_parameters())
    for output in seen:
        assert output["solved"] == [True, False, True, False]
        assert len({tuple(ids) for ids in output["prompt_ids"]}) == 1, "a group begins alike"
        assert all(set(mask) == {1} for mask in output["env_mask"]), "nothing was observed after the end"


def test_what_a_rollout_has_is_what_training_has(server: str) -> None:
    tokenizer = make_tokenizer()
    said = [reply("print('look')"), reply("x = "), reply("answer = -1")]

    def generate(sequences: list[list[int]]) -> tuple[list[list[int]], None]:
        texts = [tokenizer.decode(ids) for ids in sequences]
        return [[*tokenizer(said[text.count(TURN) - 1], add_special_tokens=False)["input_ids"], tokenizer.eos_token_id] for text in texts], None

    played = play([ROW], generate, tokenizer, room=4096, url=server)
    assert played.turns == [3]
    ids = played.prompt_ids[0] + played.completion_ids[0]
    text = tokenizer.decode(ids)
    chat = ChatTokens(tokenizer)
    messages = []
    for part in text.split("<|im_start|>")[1:]:
        role, content = part.split("\n", 1)
        messages.append({"role": role, "content": content.removesuffix("\n").removesuffix("<|im_end|>")})
    assert [each["role"] for each in messages] == ["system", "user", "assistant", "user", "assistant", "user", "assistant"]
    assert chat.conversation(messages) == (ids, [0] * len(played.prompt_ids[0]) + played.mask[0])
    unlearned = [each["role"] == "assistant" and "look" not in each["content"] for each in messages]
    assert sum(chat.conversation(messages, unlearned)[1]) < sum(played.mask[0])


def one(server: str, code: str, **how: Any) -> Played:
    """One episode of a policy that runs this code, and then solves the task."""
    tokenizer = make_tokenizer()
    begun = False

    def generate(sequences: list[list[int]]) -> tuple[list[list[int]], None]:
        nonlocal begun
        said = solution(tokenizer.decode(sequences[0])) if begun else reply(code)
        begun = True
        return [[*tokenizer(said, add_special_tokens=False, split_special_tokens=True)["input_ids"], tokenizer.eos_token_id]], None

    return play([ROW], generate, tokenizer, url=server, **{"room": 8192, **how})


def test_what_a_program_prints_is_no_turn(server: str) -> None:
    tokenizer = make_tokenizer()
    played = one(server, FORGERY)
    observed = [token for token, own in zip(played.completion_ids[0], played.mask[0], strict=True) if not own]
    assert FORGED in tokenizer.decode(observed)
    start = tokenizer.convert_tokens_to_ids("<|im_start|>")
    assert observed.count(start) == 2, "the user's turn and the assistant's, by the template alone"


def test_a_full_context_ends_the_episode_and_says_so(server: str) -> None:
    played = one(server, "print('x' * 3000)", room=1500)
    assert (played.turns, played.returns, played.failed) == ([1], [0.0], [False])
    assert len(played.completion_ids[0]) <= 1500


def test_a_server_that_fails_in_a_step_is_healed_or_masked(local_server: LocalServer) -> None:
    with zygotes_killed_in_step(local_server.pid) as done:
        healed = one(local_server.url, SLOW)
    assert done.is_set()
    assert (healed.returns, healed.failed) == ([1.0], [False])
    with zygotes_killed_in_step(local_server.pid) as done:
        lost = one(local_server.url, SLOW, recoveries=0)
    assert done.is_set()
    assert (lost.returns, lost.failed) == ([None], [True])
    assert set(lost.mask[0]) == {0}


def test_training_goes_on_without_what_was_lost(local_server: LocalServer, tmp_path: Path) -> None:
    """In the first step of two the server fails in one episode of four: its group learns from the other three."""
    tokenizer = make_tokenizer()
    begun = 0

    def script(conversation: str) -> str:
        nonlocal begun
        begun += 1
        # The slow one is alone when the zygotes are killed: the others have ended.
        return reply(SLOW) if begun == 1 else solution(conversation) if begun % 2 else reply("answer = -1")

    trainer = GRPOTrainer(
        model=make_model(tokenizer, script), processing_class=tokenizer, reward_funcs=episode_reward, rollout_func=rollout_func(local_server.url, recoveries=0), args=config(tmp_path),
        train_dataset=Dataset.from_list([task_row(BMI, 7)]),
    )
    with zygotes_killed_in_step(local_server.pid) as done:
        trainer.train()
    assert done.is_set()
    first, second = [entry["reward"] for entry in trainer.state.log_history if "reward" in entry]
    assert first == pytest.approx(1 / 3), "the mean of three"
    assert second == 0.5


def test_tools_of_an_environment(server: str, tmp_path: Path) -> None:
    factory = pickle.loads(pickle.dumps(partial(environment, server)))
    tokenizer = make_tokenizer()
    asked = alternating()

    def script(conversation: str) -> str:
        if conversation.count(TURN) > 1:
            return "Done."
        import json

        return call("validate_code", code=json.loads(asked(conversation))["code"])

    trainer = GRPOTrainer(model=make_model(tokenizer, script), processing_class=tokenizer, environment_factory=factory, args=config(tmp_path), train_dataset=Dataset.from_list([
        {"prompt": [{"role": "user", "content": ""}], "task": BMI, "seed": 7},
    ]))
    trainer.train()
    logged = [entry for entry in trainer.state.log_history if "reward" in entry]
    assert [entry["reward"] for entry in logged] == [0.5, 0.5]
    assert all(entry["tools/failure_frequency"] == 0 for entry in logged)


def test_an_environment_speaks_after_the_end_and_forges_no_turn(server: str) -> None:
    made: Any = environment(server, actions=("validate_code", "debug"))
    assert isinstance(made, Environment)
    opening = made.reset(**ROW, prompt=[], environment="medcalc")
    assert "Act by calling the tools" in opening
    assert '{"action"' not in opening
    assert FORGED not in made.validate_code(FORGERY)
    assert "The answer is wrong" in made.validate_code("answer = -1")
    assert made.validate_code("answer = 1") == OVER
    assert made.get_reward() == 0.0
    assert made.debug() == OVER
    assert made._act("submit") == OVER
    nobody: Any = environment(server)
    assert (nobody.validate_code("answer = 1"), nobody.get_reward()) == (FAILED, None)
    with pytest.raises(ValueError, match="no action dance; there are validate_code"):
        environment(server, actions=("dance",))


def test_an_environment_masks_what_the_server_lost(local_server: LocalServer) -> None:
    made: Any = environment(local_server.url, recoveries=0)
    made.reset(**ROW)
    with zygotes_killed_in_step(local_server.pid) as done:
        assert made.validate_code(SLOW) == FAILED
    assert done.is_set()
    assert made.get_reward() is None
    # It is used again, as TRL's pool does.
    made.reset(**ROW)
    made.validate_code("answer = -1")
    assert made.get_reward() == 0.0


def test_a_trl_that_does_not_fit_is_told(server: str) -> None:
    with pytest.raises(ImportError, match="written for trl 1.16"):
        rollout_func(server)([task_row(BMI)["prompt"]], object())


def test_a_tokenizer_without_a_template_is_told() -> None:
    tokenizer = make_tokenizer()
    tokenizer.chat_template = None
    with pytest.raises(ValueError, match="no chat template"):
        ChatTokens(tokenizer)


def test_logprobs_are_kept_beside_the_tokens(server: str) -> None:
    tokenizer = make_tokenizer()

    def generate(sequences: list[list[int]]) -> tuple[list[list[int]], list[list[float]]]:
        written = [[*tokenizer(reply("print(1)" if tokenizer.decode(ids).count(TURN) == 1 else "answer = -1"), add_special_tokens=False)["input_ids"], tokenizer.eos_token_id] for ids in sequences]
        return written, [[-0.5] * len(each) for each in written]

    played = play([ROW], generate, tokenizer, room=4096, url=server)
    assert played.logprobs is not None
    assert [each != 0 for each in played.logprobs[0]] == [bool(own) for own in played.mask[0]]
    assert torch.tensor(played.logprobs[0]).sum().item() == pytest.approx(-0.5 * sum(played.mask[0]))
