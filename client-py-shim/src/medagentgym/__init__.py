"""Client of the MedAgentGym environment server.

- :func:`connect` gives a blocking client; :func:`connect_async` an asyncio one with ``reset_group``.
- ``gymnasium.make("medagentgym/MedCalc-v2", url=...)`` gives a Gymnasium environment, :class:`VectorEnv` many over one
  socket.

All of them resume by themselves when the socket is lost. Errors are :class:`GymError` with the server's code.
"""

from .aio import AsyncClient, AsyncEpisode, Connecting, connect_async
from .env import MedAgentGymEnv
from .errors import ConnectionLost, GymError, NoServer
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
    "Connecting",
    "ConnectionLost",
    "Episode",
    "Group",
    "GymError",
    "MedAgentGymEnv",
    "NoServer",
    "StepResult",
    "VectorEnv",
    "connect",
    "connect_async",
    "register_envs",
]
