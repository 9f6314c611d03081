"""verl: its agent loop worker with a Hugging Face model on this machine in the place of vLLM, to see what training would see.

    python examples/trainers/verl_rollout.py MODEL [SAMPLES]

Training itself: training/verl/grpo.yaml.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
import torch
from hydra import compose, initialize_config_dir
from transformers import AutoModelForCausalLM
from verl.experimental.agent_loop import AgentLoopWorker
from verl.protocol import DataProto
from verl.workers.rollout.replica import TokenOutput

PROJECT = Path(__file__).resolve().parents[2]


class ModelOnThisMachine:
    """Answers as verl's client of its model servers does."""

    def __init__(self, path: str, new_tokens: int) -> None:
        self._model = AutoModelForCausalLM.from_pretrained(path)
        self._new_tokens = new_tokens
        self._turn = asyncio.Lock()

    async def generate(self, request_id: str, *, prompt_ids: list[int], sampling_params: dict[str, Any], **_: Any) -> TokenOutput:
        async with self._turn:
            ids = torch.tensor([prompt_ids], device=self._model.device)
            out = await asyncio.to_thread(self._model.generate, ids, attention_mask=torch.ones_like(ids), do_sample=True, temperature=sampling_params["temperature"], max_new_tokens=self._new_tokens)
        return TokenOutput(token_ids=out[0, len(prompt_ids) :].tolist())


def roll_out(path: str, samples: int, new_tokens: int = 512) -> DataProto:
    """One group."""
    os.chdir(PROJECT)
    with initialize_config_dir(str(PROJECT / "training" / "verl"), version_base=None):
        config = compose("grpo", [f"actor_rollout_ref.model.path={path}", "actor_rollout_ref.rollout.calculate_log_probs=false", "trainer.use_v1=false"])
    row = {"raw_prompt": [], "agent_name": "medagentgym", "index": 0, "task": "medcalc-v2/twin/train/bmi/0", "seed": 0}
    batch = DataProto.from_dict(non_tensors={name: np.array([value] * samples + [None], dtype=object)[:-1] for name, value in row.items()})
    return asyncio.run(AgentLoopWorker(config, ModelOnThisMachine(path, new_tokens)).generate_sequences(batch))


if __name__ == "__main__":
    out = roll_out(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2)
    print(f"{len(out)} samples, returns {out.batch['rm_scores'].sum(-1).tolist()}, turns {(out.non_tensor_batch['__num_turns__'] // 2).tolist()}")
