"""Where a client connects to, and how."""

from __future__ import annotations

import asyncio
import http.server
import threading

import pytest
from websockets.protocol import State

import medagentgym


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "127.0.0.1:9", "ws://127.0.0.1:9/v1/gym"])
def test_nobody_at_that_address(url: str) -> None:
    with pytest.raises(medagentgym.NoServer, match=r"no server answers at .*127\.0\.0\.1:9.*npm start.*MEDAGENTGYM_URL") as missing:
        medagentgym.connect(url)
    assert isinstance(missing.value, OSError)


def test_somebody_else_at_that_address() -> None:
    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(404)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Page) as page:
        threading.Thread(target=page.serve_forever, daemon=True).start()
        with pytest.raises(medagentgym.NoServer, match="is no MedAgentGym server"):
            medagentgym.connect(f"http://127.0.0.1:{page.server_port}")
        page.shutdown()


@pytest.mark.parametrize("url", ["ftp://127.0.0.1:8700", "http://", "http:///v1/gym"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(ValueError, match="no address of a server; one is http://127.0.0.1:8700"):
        medagentgym.connect(url)


def test_an_address_without_a_scheme_and_one_from_the_environment(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with medagentgym.connect(server.removeprefix("http://")) as client:
        assert client.ping() > 0
    monkeypatch.setenv("MEDAGENTGYM_URL", server)
    monkeypatch.setenv("MEDAGENTGYM_TOKEN", "not needed there")
    with medagentgym.connect() as client:
        assert client.ping() > 0


def test_connecting_is_awaited_or_entered(server: str) -> None:
    async def both() -> None:
        async with medagentgym.connect_async(server) as client:
            assert await client.ping() > 0
        with pytest.raises(medagentgym.ConnectionLost):
            await client.ping()
        async with await medagentgym.connect_async(server) as client:
            assert await client.ping() > 0
        client = await asyncio.wait_for(asyncio.create_task(medagentgym.connect_async(server)), 30)
        await client.close()

    asyncio.run(both())


def test_keepalive_can_be_set(server: str) -> None:
    async def pinged(keepalive: float | None) -> bool:
        """Is a server that answers nothing at all given up?"""
        async with medagentgym.connect_async(server, keepalive=keepalive) as client:
            socket = client._connection._socket
            assert socket is not None
            # The transport delivers nothing any more, as when a cable is pulled.
            socket.transport.pause_reading()
            await asyncio.sleep(1.5)
            state = socket.state
            await client.drop()
            return state is not State.OPEN

    assert asyncio.run(pinged(0.2)) is True
    assert asyncio.run(pinged(None)) is False
