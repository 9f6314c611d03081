"""TRL's GRPOTrainer rolls out through the OpenEnv door, with the published client alone: nothing of this project's is installed for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from datasets import Dataset
from episodes import BMI
from openenv.core import GenericEnvClient
from scripted_policy import TURN, call, make_model, make_tokenizer
from test_harness import solve
from trl import GRPOConfig, GRPOTrainer


class DoorEnv:
    """An environment as TRL wants it, on the client's ``reset`` and ``step``."""

    url = ""

    def __init__(self) -> None:
        self._client = GenericEnvClient(base_url=self.url).sync()
        self._reward: float | None = None
        self._done = False

    def reset(self, **row: Any) -> str:
        begun = self._client.reset(task=row["task"], seed=row["seed"])
        self._reward, self._done = 0.0, False
        return str(begun.observation["text"])

    def validate_code(self, code: str) -> str:
        """Runs a program.

        Args:
            code: The whole program.
        """
        if self._done:
            return "The episode is over: nothing more is run."
        try:
            result = self._client.step({"action": "validate_code", "code": code})
        except RuntimeError as error:
            self._done, self._reward = True, None if "fault: infra" in str(error) else self._reward
            return "The environment failed."
        self._done = result.done
        self._reward = None if self._reward is None or result.reward is None else self._reward + result.reward
        return str(result.observation["text"])

    def get_reward(self) -> float | None:
        return self._reward


def test_a_step_of_grpo(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DoorEnv, "url", server)
    tokenizer = make_tokenizer()
    begun = 0

    def script(conversation: str) -> str:
        """Of each group half look first and then solve it, and half are wrong."""
        nonlocal begun
        if conversation.count(TURN) > 1:
            return "Done." if conversation.count(TURN) > 2 or "The answer is wrong" in conversation else solve(conversation)
        begun += 1
        return call("validate_code", code="print(6 * 7)" if begun % 2 else "answer = -1")

    model = make_model(tokenizer, script)
    before = {name: value.clone() for name, value in model.named_parameters()}
    trainer = GRPOTrainer(
        model=model, processing_class=tokenizer, environment_factory=DoorEnv,
        train_dataset=Dataset.from_list([{"prompt": [{"role": "user", "content": "Solve the task.\n\n"}], "task": BMI, "seed": seed} for seed in range(2)]),
        args=GRPOConfig(
            output_dir=str(tmp_path), max_steps=2, num_generations=4, per_device_train_batch_size=4, max_completion_length=2048, learning_rate=1e-2, report_to=[], use_cpu=True, bf16=False,
            save_strategy="no", logging_steps=1,
        ),
    )
    trainer.train()
    logged = [entry for entry in trainer.state.log_history if "reward" in entry]
    assert [entry["reward"] for entry in logged] == [0.5, 0.5]
    assert all(entry["tools/call_frequency"] == 1.5 and entry["tools/failure_frequency"] == 0 for entry in logged), logged[0]
    assert any(not before[name].equal(value) for name, value in model.named_parameters()), "it learnt from what it was told"
