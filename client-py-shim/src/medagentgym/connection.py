"""One WebSocket to the server, many requests in flight, and the resumption of what a lost socket leaves behind.

Requests made in the same turn of the event loop travel as one frame. When the socket is lost the connection dials
again, takes its session over and sends the unanswered requests once more under their own ids: the server answers a
request that it has already done from memory, so no code runs twice.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Callable, Mapping
from typing import Any

import msgpack  # type: ignore[import-untyped]
from websockets.asyncio.client import ClientConnection
from websockets.asyncio.client import connect as dial
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidStatus, InvalidURI
from websockets.typing import Subprotocol

from .address import no_server, no_such_server, socket_url
from .errors import ConnectionLost, GymError

SUBPROTOCOL = Subprotocol("medagentgym.v1")
FRAME_MESSAGES = 512
BACKOFF_S = (0.05, 0.2, 0.5, 1.0, 2.0, 5.0)
EventHandler = Callable[[Mapping[str, Any]], None]


class Connection:
    """Use :meth:`open`; not from several threads."""

    def __init__(self, url: str, token: str | None, name: str, on_event: EventHandler | None, resume_s: float, keepalive_s: float | None) -> None:
        self._address = url
        self._url = socket_url(url)
        self._keepalive_s = keepalive_s
        self._headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        self._name = name
        self._on_event = on_event
        self._resume_s = resume_s
        self._ids = itertools.count(1)
        self._pending: dict[int, tuple[bytes, asyncio.Future[Any]]] = {}
        # Requests that the caller has given up: the server is told to stop them.
        self._given_up: set[int] = set()
        self._outgoing: list[bytes] = []
        self._flushing: asyncio.Task[None] | None = None
        self._socket: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None
        # As many as the server takes at once, less some room for those that were given up but still run there.
        self._slots = asyncio.Semaphore(1)
        self._closed = False
        self._lost: GymError | None = None
        self.hello: dict[str, Any] = {}

    async def open(self) -> None:
        """Dials and says hello.

        Raises:
            GymError: the server refused, with its code.
            NoServer: nobody answers at that address, or something else does.
        """
        try:
            await self._dial(resume=None)
        except (InvalidHandshake, InvalidURI, ConnectionClosed) as error:
            raise no_such_server(self._address, error) from error
        except (OSError, TimeoutError, asyncio.TimeoutError) as error:
            raise no_server(self._address, error) from error
        limit = int(self.hello["limits"]["max_inflight"])
        self._slots = asyncio.Semaphore(max(1, limit - limit // 8))
        self._reader = asyncio.create_task(self._read())

    @property
    def closed(self) -> bool:
        """It was closed, or was lost for good: nothing can be asked any more."""
        return self._closed or self._lost is not None

    async def call(
        self, op: str, args: Mapping[str, Any] | Callable[[], Mapping[str, Any]], given_up: Callable[[asyncio.Future[Any]], None] | None = None
    ) -> dict[str, Any]:
        """One request and its reply. A callable gives the arguments when the request is about to be sent.

        Who is cancelled while it waits has the server stop the request; ``given_up`` is told what becomes of it.

        Raises:
            GymError: the server's error, or :class:`ConnectionLost`.
        """
        async with self._slots:
            if self._closed:
                raise ConnectionLost("the client is closed", executed="no")
            if self._lost is not None:
                raise self._lost
            request_id = next(self._ids)
            message = msgpack.packb({"id": request_id, "op": op, **(args() if callable(args) else args)})
            if len(message) > self._frame_bytes:
                text = f"the request has {len(message)} bytes; a frame holds {self._frame_bytes}"
                raise GymError({"code": "too_large", "message": text, "fault": "client", "retryable": False, "executed": "no"})
            reply: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
            self._pending[request_id] = (message, reply)
            self._send(message)
            try:
                return await reply
            except asyncio.CancelledError:
                if self._pending.pop(request_id, None) is not None and not self._closed:
                    # Who waited is gone; the server should stop too. Its reply is still to come.
                    orphan: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
                    orphan.add_done_callback(_retrieve)
                    if op == "reset":
                        # The cancel may come too late: an episode that nobody knows would hold its sandbox for an hour.
                        orphan.add_done_callback(self._close_orphans)
                    self._pending[request_id] = (message, orphan)
                    self._given_up.add(request_id)
                    self._send(self._cancel(request_id))
                    if given_up is not None:
                        given_up(orphan)
                elif op == "reset" and not reply.cancelled():
                    # The reply is here, but nobody takes it.
                    self._close_orphans(reply)
                raise

    def _cancel(self, target: int) -> bytes:
        return bytes(msgpack.packb({"id": next(self._ids), "op": "cancel", "target": target}))

    def _close_orphans(self, reset: asyncio.Future[dict[str, Any]]) -> None:
        if not reset.done() or reset.cancelled() or reset.exception() is not None or self._closed:
            return
        result = reset.result()
        for episode in result.get("episodes") or [result["episode"]]:
            self._send(msgpack.packb({"id": next(self._ids), "op": "close", "episode": episode}))

    async def drop(self) -> None:
        """Breaks the socket as a network would; for tests of resumption."""
        if self._socket is not None:
            self._socket.transport.abort()

    async def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        if self._reader is not None:
            self._reader.cancel()
        if self._socket is not None:
            await self._socket.close()
        self._fail(ConnectionLost("the client was closed"))

    def _send(self, message: bytes) -> None:
        self._outgoing.append(message)
        if self._flushing is None or self._flushing.done():
            self._flushing = asyncio.get_running_loop().create_task(self._flush())

    async def _flush(self) -> None:
        while self._outgoing and self._socket is not None:
            batch = self._next_batch()
            frame = batch[0] if len(batch) == 1 else b"\xdc" + len(batch).to_bytes(2, "big") + b"".join(batch)
            try:
                await self._socket.send(frame)
            except ConnectionClosed:
                # All that is unanswered is sent again after the resumption.
                self._outgoing.clear()
                return

    @property
    def _frame_bytes(self) -> int:
        """What one frame may hold, less the header of its array."""
        return int(self.hello["limits"]["max_frame_bytes"]) - 3

    def _next_batch(self) -> list[bytes]:
        """As many waiting messages as fit into one frame."""
        count = size = 0
        for message in self._outgoing[:FRAME_MESSAGES]:
            size += len(message)
            if count > 0 and size > self._frame_bytes:
                break
            count += 1
        batch, self._outgoing = self._outgoing[:count], self._outgoing[count:]
        return batch

    async def _dial(self, resume: str | None) -> None:
        try:
            socket = await dial(
                self._url, subprotocols=[SUBPROTOCOL], additional_headers=self._headers, compression=None,
                max_size=64 * 1024 * 1024, ping_interval=self._keepalive_s,
                ping_timeout=None if self._keepalive_s is None else 3 * self._keepalive_s, open_timeout=30, proxy=None,
            )
        except InvalidStatus as refused:
            raise _refusal(refused, self._address) from None
        hello: dict[str, Any] = {"id": 0, "op": "hello", "client": {"name": self._name}}
        if resume is not None:
            hello["resume"] = resume
        await socket.send(msgpack.packb(hello))
        while True:
            for message in _messages(await socket.recv()):
                if message.get("id") != 0:
                    continue
                if not message["ok"]:
                    await socket.close()
                    raise GymError(message["error"])
                if resume is not None and not message["result"]["resumed"]:
                    await socket.close()
                    raise ConnectionLost("the server no longer has this session")
                self.hello = message["result"]
                self._socket = socket
                return

    async def _read(self) -> None:
        while not self._closed:
            socket = self._socket
            if socket is None:
                return
            try:
                async for frame in socket:
                    for message in _messages(frame):
                        self._take(message)
            except ConnectionClosed:
                pass
            if not self._closed:
                await self._resume()

    def _take(self, message: dict[str, Any]) -> None:
        if "event" in message:
            if self._on_event is not None:
                self._on_event(message)
            return
        self._given_up.discard(message.get("id", -1))
        _, reply = self._pending.pop(message.get("id", -1), (b"", None))
        if reply is None or reply.done():
            return
        if message["ok"]:
            reply.set_result(message["result"])
        else:
            reply.set_exception(GymError(message["error"]))

    async def _resume(self) -> None:
        self._socket = None
        self._outgoing.clear()
        deadline = asyncio.get_running_loop().time() + self._resume_s
        for attempt in itertools.count():
            try:
                await self._dial(self.hello.get("resume_token"))
                break
            except GymError as error:
                # A server that is going away, or one that has forgotten us, will not change its mind.
                if not error.retryable or isinstance(error, ConnectionLost):
                    return self._fail(error if isinstance(error, ConnectionLost) else ConnectionLost(str(error)))
            except (OSError, InvalidHandshake, ConnectionClosed, TimeoutError):
                pass
            wait = BACKOFF_S[min(attempt, len(BACKOFF_S) - 1)]
            if asyncio.get_running_loop().time() + wait > deadline:
                return self._fail(ConnectionLost("the connection was lost and could not be resumed"))
            await asyncio.sleep(wait)
        for message, _ in list(self._pending.values()):
            self._send(message)
        for target in self._given_up:
            self._send(self._cancel(target))

    def _fail(self, error: GymError) -> None:
        self._lost = error
        pending, self._pending = self._pending, {}
        for _, reply in pending.values():
            if not reply.done():
                reply.set_exception(error)


def _messages(frame: str | bytes) -> list[dict[str, Any]]:
    value = msgpack.unpackb(frame, strict_map_key=False) if isinstance(frame, bytes) else []
    return value if isinstance(value, list) else [value]


def _retrieve(orphan: asyncio.Future[Any]) -> None:
    """So that nobody is told of an error that nobody waits for."""
    if not orphan.cancelled():
        orphan.exception()


def _refusal(refused: InvalidStatus, address: str) -> Exception:
    try:
        return GymError(json.loads(refused.response.body or b"")["error"])
    except (ValueError, KeyError, TypeError):
        return no_such_server(address, f"HTTP {refused.response.status_code}")
