"""The families' ids in Gymnasium's registry: ``gymnasium.make("medagentgym/MedCalc-v2", url=...)``."""

from __future__ import annotations

import gymnasium as gym

from .families_generated import FAMILIES


def register_envs() -> None:
    """Registers every family; called by Gymnasium through the package's entry point, and safe to call again."""
    for name, family in FAMILIES.items():
        env_id = f"medagentgym/{name}"
        if env_id not in gym.registry:
            gym.register(
                id=env_id,
                entry_point="medagentgym.env:MedAgentGymEnv",
                vector_entry_point="medagentgym.vector:VectorEnv",
                kwargs={"family": family},
                # Texts are long, and the checker would ask for each reset twice.
                disable_env_checker=True,
                order_enforce=False,
            )


register_envs()
