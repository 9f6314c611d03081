"""verl's GRPO advantage without the samples that carry no loss: the server failed there, and their reward is none.

verl's own counts them in the group's mean. In the V1 trainer they do not appear at all; this is for the older one::

    VERL_USE_EXTERNAL_MODULES=medagentgym.adapters.verl_advantage ... trainer.use_v1=False algorithm.adv_estimator=grpo_masked
"""

from __future__ import annotations

from typing import Any

from .needs import needs

needs("verl", "0.9.1", "verl")

import torch  # noqa: E402
from verl.trainer.ppo.core_algos import compute_grpo_outcome_advantage, register_adv_est  # noqa: E402


@register_adv_est("grpo_masked")
def grpo_masked(token_level_rewards: torch.Tensor, response_mask: torch.Tensor, index: Any, config: Any = None, **_: Any) -> tuple[torch.Tensor, torch.Tensor]:
    """As ``grpo``, with the groups' means and deviations over the samples that have a loss."""
    counted = response_mask.bool().any(dim=-1)
    advantages = torch.zeros_like(token_level_rewards)
    by_std = True if config is None else bool(config.get("norm_adv_by_std_in_grpo", True))
    if counted.any():
        advantages[counted], _returns = compute_grpo_outcome_advantage(token_level_rewards[counted], response_mask[counted], index[counted.cpu().numpy()], norm_adv_by_std_in_grpo=by_std)
    return advantages, advantages
