"""One connection of a guest to its loopback service, as the bridge carries it: two sockets, and what lies between them.

Bytes go both ways, each side may end before the other, and of each direction at most one chunk is held back: while the
taking side is slow, the giving side is not read.
"""
import select
import socket

CHUNK = 1 << 16
IN, OUT, BROKEN = select.EPOLLIN, select.EPOLLOUT, select.EPOLLHUP | select.EPOLLERR
TO_SERVER, TO_GUEST = 0, 1


class End:
    """One socket of a connection. `held`: bytes that it has yet to take; `ended`: it has said its last."""
    __slots__ = ('sock', 'number', 'held', 'ended', 'mask', 'way')

    def __init__(self, sock, way):
        self.sock, self.number, self.held, self.ended, self.mask, self.way = sock, sock.fileno(), None, False, 0, way


class Connection:
    """One connection of a guest: `near` is the guest's end, `far` the server's, dialled at the guest's first byte."""
    __slots__ = ('bridge', 'service', 'near', 'far', 'first')

    def __init__(self, bridge, service, sock):
        self.bridge, self.service = bridge, service
        self.near, self.far, self.first = End(sock, TO_SERVER), None, None
        bridge.watch(self.near, IN, self)

    def ready(self, number, events):
        end, other = (self.near, self.far) if number == self.near.number else (self.far, self.near)
        if end.held is not None and events & (OUT | BROKEN):
            data, end.held = end.held, None
            self._write(end, data)
            if end.held is None and other.ended and self.near is not None:
                self._end_writing(end)
        if self.near is not None and events & (IN | BROKEN) and self._reads(end, other):
            self._read(end, other)
        if self.near is not None:
            self._watch()

    def dial(self):
        """Connects on to the server; where its backlog is full, later."""
        try:
            far = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
        except OSError:  # out of descriptors
            self.bridge.undialled.add(self)
            return
        try:
            far.connect(self.bridge.server)
        except BlockingIOError:
            far.close()
            self.bridge.undialled.add(self)
            return
        except OSError:
            far.close()
            self.close()
            return
        self.far = End(far, TO_GUEST)
        data, self.first = self.service.hello + self.first, None
        self._write(self.far, data)

    def resume(self):
        self.dial()
        if self.near is not None:
            self._watch()

    def close(self):
        for end in (self.near, self.far):
            if end is not None:
                self.bridge.watch(end, 0, None)
                end.sock.close()
        self.near = self.far = None
        self.bridge.undialled.discard(self)
        self.bridge.silent.pop(self, None)
        self.service.left(self)

    def _reads(self, end, other):
        return not end.ended and (self.first is None if other is None else other.held is None)

    def _read(self, end, other):
        try:
            data = end.sock.recv(CHUNK)
        except BlockingIOError:
            return
        except OSError:
            self.close()
            return
        if not data:
            end.ended = True
            if other is None:
                self.close()
            else:
                self._end_writing(other)
        elif not self.service.spend(end.way, len(data)):
            return
        elif other is None:
            self.bridge.silent.pop(self, None)
            self.first = data
            self.dial()
        else:
            self._write(other, data)

    def _write(self, end, data):
        try:
            sent = end.sock.send(data)
        except BlockingIOError:
            sent = 0
        except OSError:
            self.close()
            return
        if sent < len(data):
            end.held = memoryview(data)[sent:]

    def _end_writing(self, end):
        """Nothing more comes for this end, and it has taken all; both so, and the connection is over."""
        if end.ended:
            self.close()
            return
        try:
            end.sock.shutdown(socket.SHUT_WR)
        except OSError:
            self.close()

    def _watch(self):
        near, far = self.near, self.far
        watch = self.bridge.watch
        watch(near, (IN if self._reads(near, far) else 0) | (0 if near.held is None else OUT), self)
        if far is not None:
            watch(far, (IN if self._reads(far, near) else 0) | (0 if far.held is None else OUT), self)
