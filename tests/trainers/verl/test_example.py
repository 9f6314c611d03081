"""The example runs verl's worker with a model that really generates: two layers of noise, which never find an action."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from tiny import write_model
from transformers import Qwen2Config, Qwen2ForCausalLM

from medagentgym.local import project_folder


def test_a_group_from_a_model_on_this_machine(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_model(tmp_path)
    Qwen2ForCausalLM(Qwen2Config.from_pretrained(tmp_path)).save_pretrained(tmp_path)
    monkeypatch.setenv("MEDAGENTGYM_URL", server)
    monkeypatch.syspath_prepend(str(project_folder() / "examples" / "trainers"))
    out = importlib.import_module("verl_rollout").roll_out(str(tmp_path), 2, new_tokens=4)
    assert out.batch["rm_scores"].sum(-1).tolist() == [0.0, 0.0]
    assert out.non_tensor_batch["env_failed"].tolist() == [0.0, 0.0]
    assert out.non_tensor_batch["__num_turns__"].tolist() == [30, 30]
    assert 0 < out.batch["response_mask"].sum().item() <= 2 * 15 * 4
