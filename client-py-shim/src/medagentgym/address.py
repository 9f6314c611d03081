"""Where the server is: addresses as people write them, and what to do when nobody is there."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit, urlunsplit

from .errors import NoServer

DEFAULT = "http://127.0.0.1:8700"


def default_url() -> str:
    """``MEDAGENTGYM_URL``, or the address that a server has by default."""
    return os.environ.get("MEDAGENTGYM_URL") or DEFAULT


def default_token() -> str | None:
    """``MEDAGENTGYM_TOKEN``, where it is set."""
    return os.environ.get("MEDAGENTGYM_TOKEN") or None


def socket_url(url: str) -> str:
    """The WebSocket's address. Takes ``http(s)://host:port``, ``ws(s)://host:port`` and ``host:port``, with or without the path.

    Raises:
        ValueError: it is no address.
    """
    parts = urlsplit(url if re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", url) else f"http://{url}")
    scheme = {"http": "ws", "https": "wss", "ws": "ws", "wss": "wss"}.get(parts.scheme)
    if scheme is None or not parts.hostname:
        raise ValueError(f"{url!r} is no address of a server; one is {DEFAULT}")
    path = parts.path if parts.path not in ("", "/") else "/v1/gym"
    return urlunsplit((scheme, parts.netloc, path, "", ""))


def no_server(url: str, cause: BaseException) -> NoServer:
    return NoServer(
        f"no server answers at {url} ({cause or type(cause).__name__}). Start one in the project's folder with `npm start`, "
        f'or say where it is: connect("http://HOST:8700"), or MEDAGENTGYM_URL in the environment'
    )


def no_such_server(url: str, found: object) -> NoServer:
    return NoServer(f"what answers at {url} is no MedAgentGym server ({found}). By default one is at {DEFAULT}; `npm start` prints its address")
