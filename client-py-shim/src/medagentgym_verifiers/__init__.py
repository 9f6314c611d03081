"""What verifiers finds by the id ``medagentgym-verifiers``: it knows modules at the top alone. See :mod:`medagentgym.adapters.verifiers`."""

from medagentgym.adapters.verifiers import MedAgentGymEnv, MedAgentGymTaskset

__all__ = ["MedAgentGymEnv", "MedAgentGymTaskset"]
