"""Client of the MedAgentGym environment server.

- :func:`connect` gives a blocking client; :func:`connect_async` an asyncio one with ``reset_group``.
- ``gymnasium.make("medagentgym/MedCalc-v2", url=...)`` gives a Gymnasium environment, :class:`VectorEnv` many over one
  socket.

All of them resume by themselves when the socket is lost. Errors are :class:`GymError` with the server's code.
"""

from .aio import AsyncClient, AsyncEpisode, connect_async
from .env import MedAgentGymEnv
from .errors import ConnectionLost, GymError
from .registration import register_envs
from .sync import Client, Episode, connect
from .types import Closed, Group, StepResult
from .vector import VectorEnv

__version__ = "0.1.0"
__all__ = [
    "AsyncClient",
    "AsyncEpisode",
    "Client",
    "Closed",
    "ConnectionLost",
    "Episode",
    "Group",
    "GymError",
    "MedAgentGymEnv",
    "StepResult",
    "VectorEnv",
    "connect",
    "connect_async",
    "register_envs",
]
