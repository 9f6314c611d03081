"""AgileRL: groups collected with a Hugging Face model on this machine, as AgileRL's trainer collects them.

    python examples/trainers/agilerl_rollout.py MODEL [GROUPS]

In a trainer the same `harness` is the `env_factory` of its collector.
"""

from __future__ import annotations

import sys
from typing import Any

import torch
from agilerl.llm_envs import RolloutCollector, RolloutHarness
from transformers import AutoModelForCausalLM, AutoTokenizer

from medagentgym.adapters.agilerl import MedAgentGymClient
from medagentgym.adapters.safe_text import special_tokens

ROWS = [{"task": f"medcalc-v2/twin/train/bmi/{i}", "seed": i} for i in range(16)]


def collect(path: str, groups: int, group_size: int = 4, new_tokens: int = 512, max_turns: int = 15) -> list[float]:
    """The returns of each group's samples."""
    tokenizer = AutoTokenizer.from_pretrained(path)
    model = AutoModelForCausalLM.from_pretrained(path)

    def harness() -> RolloutHarness:
        return RolloutHarness(MedAgentGymClient(ROWS, special_tokens=special_tokens(tokenizer)), tokenizer, max_turns=max_turns)

    def reply(prompt: Any) -> torch.Tensor:
        ids = prompt["input_ids"].to(model.device)
        return model.generate(input_ids=ids, attention_mask=torch.ones_like(ids), do_sample=True, temperature=0.6, max_new_tokens=new_tokens, pad_token_id=tokenizer.eos_token_id)

    collector = RolloutCollector(harness, batch_size=groups, group_size=group_size)
    prompts = collector.reset(seed=0)
    while prompts:
        prompts = collector.step([reply(prompt) for prompt in prompts])
    returns = [float(rewards.sum()) for rewards in collector.get_trajectories()[3]]
    collector.close()
    return returns


if __name__ == "__main__":
    found = collect(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    print(f"{len(found)} episodes, mean return {sum(found) / len(found):.3f}")
