"""The bridge: carries bytes between what guests connect to on their loopback and the server.

One trusted process for each zygote, forked from it before there is any guest. It runs no guest code, looks at no byte
that it carries, and has no name in any guest's world: before lockdown a guest hands over an unbound socket of its own
network namespace (`service.py`), and the bridge listens on it. Each connection is dialled on to the server under the
guest's token.

Nothing here waits for one guest: every call is non-blocking, each turn moves at most one chunk a socket, at most one
chunk is held back for each direction, and connections and bytes are capped for each guest. When a guest is gone (the
zygote says so) or over a cap, its listener and its connections are closed.
"""
import json
import os
import resource
import select
import signal
import socket
import time

import frames
import privileges
import seccomp
from carrying import IN, TO_SERVER, Connection, End

#: Of one guest: connections at once (more wait to be accepted), waiting, in its whole life; bytes in each direction.
MAX_OPEN, MAX_WAITING, MAX_EVER, MAX_BYTES = 16, 8, 50_000, 64 << 20
#: Seconds after which a connection that has said nothing is closed.
SILENCE = 5
#: Seconds until what failed for want of something (descriptors, the server's backlog) is tried again.
RETRY = 0.005
#: Bytes that the kernel holds for one connection and direction.
KERNEL_BUFFER = 128 << 10


class Service:
    """One guest's listener, its connections, and what it has used up."""

    def __init__(self, bridge, identity, token, listener):
        self.bridge, self.identity = bridge, identity
        hello = frames.encode({'token': token})
        self.hello = len(hello).to_bytes(4, 'big') + hello
        self.listener = End(listener, TO_SERVER)
        self._connections = set()
        self._ever = 0
        self._spent = [0, 0]
        bridge.watch(self.listener, IN, self)

    def ready(self, number, events):
        try:
            sock, _ = self.listener.sock.accept()
        except BlockingIOError:
            return
        except OSError:  # out of descriptors, or the connection is gone again
            self.bridge.watch(self.listener, 0, None)
            self.bridge.paused.add(self)
            return
        self._ever += 1
        if self._ever > MAX_EVER:
            sock.close()
            self.close()
            return
        sock.setblocking(False)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection = Connection(self.bridge, self, sock)
        self._connections.add(connection)
        self.bridge.silent[connection] = time.monotonic() + SILENCE
        if len(self._connections) >= MAX_OPEN:
            self.bridge.watch(self.listener, 0, None)
        # Its first bytes have mostly come with it.
        connection.ready(connection.near.number, IN)

    def resume(self):
        if self.listener is not None and len(self._connections) < MAX_OPEN:
            self.bridge.watch(self.listener, IN, self)

    def spend(self, way, count):
        """False when the guest is over its cap of bytes, and all of this is closed."""
        self._spent[way] += count
        if self._spent[way] <= MAX_BYTES:
            return True
        self.close()
        return False

    def left(self, connection):
        self._connections.discard(connection)
        self.resume()

    def close(self):
        if self.listener is None:
            return
        listener, self.listener = self.listener, None
        self.bridge.watch(listener, 0, None)
        listener.sock.close()
        self.bridge.paused.discard(self)
        for connection in list(self._connections):
            connection.close()
        self.bridge.services.pop(self.identity, None)


class Bridge:
    """The loop. `orders`: from guests in their set-up and from the zygote; `server`: the path of the server's socket."""

    def __init__(self, orders, server):
        orders.setblocking(False)
        self.server = server
        self.services = {}
        #: Connections by the time at which they must have spoken; those that the server could not take yet.
        self.silent, self.undialled = {}, set()
        #: Services that could not accept.
        self.paused = set()
        self._orders = End(orders, TO_SERVER)
        self._epoll = select.epoll()
        self._owners = {}
        self.watch(self._orders, IN, self)

    def watch(self, end, mask, owner):
        """Asks for events on a socket. One that nothing is asked of is not looked at, so that it cannot spin the loop."""
        if mask == end.mask:
            return
        if mask == 0:
            self._epoll.unregister(end.number)
            del self._owners[end.number]
        elif end.mask == 0:
            self._epoll.register(end.number, mask)
            self._owners[end.number] = owner
        else:
            self._epoll.modify(end.number, mask)
        end.mask = mask

    def serve(self):
        owners, poll = self._owners, self._epoll.poll
        while True:
            for number, events in poll(self._patience(), 64):
                # What happened earlier in this turn may have closed it, or given its number away: then nothing is lost.
                owner = owners.get(number)
                if owner is not None:
                    owner.ready(number, events)
            self._tick()

    def ready(self, number, events):
        try:
            data, descriptors, _, _ = socket.recv_fds(self._orders.sock, 4096, 2)
        except BlockingIOError:
            return
        if not data:
            os._exit(0)  # the zygote is gone
        order = json.loads(data)
        if 'gone' in order:
            service = self.services.get(order['gone'])
            if service is not None:
                service.close()
            return
        if len(descriptors) != 2:  # out of descriptors: the guest hears nothing, and ends
            for descriptor in descriptors:
                os.close(descriptor)
            return
        listener, done = (socket.socket(fileno=descriptor) for descriptor in descriptors)
        with done:
            try:
                _listen(listener, order['port'])
                done.send(b'.')
            except OSError:  # the guest hears nothing, and ends
                listener.close()
                return
        self.services[order['id']] = Service(self, order['id'], order['token'], listener)

    def _patience(self):
        if self.undialled or self.paused:
            return RETRY
        for until in self.silent.values():
            return max(0, until - time.monotonic())
        return None

    def _tick(self):
        if self.undialled or self.paused:
            for waiting in (*self.undialled, *self.paused):
                self.undialled.discard(waiting)
                self.paused.discard(waiting)
                waiting.resume()
        now = time.monotonic() if self.silent else 0
        while self.silent:
            connection, until = next(iter(self.silent.items()))
            if until > now:
                break
            connection.close()


def _listen(sock, port):
    sock.setblocking(False)
    # Connections inherit these; a window that grew by itself would let a guest fill the kernel's memory.
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, KERNEL_BUFFER)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KERNEL_BUFFER)
    sock.bind(('127.0.0.1', port))
    sock.listen(MAX_WAITING)


def start(server, inherited):
    """Forks the bridge. Returns its process number and the socket on which it takes orders; `inherited`: to be closed in it."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    pid = os.fork()
    if pid:
        theirs.close()
        return pid, ours
    try:
        ours.close()
        # Not in the background, as guests are: many wait for it at once, and it has little to do for each.
        os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
        privileges.die_with_parent()
        privileges.leave_no_core()
        privileges.no_new_privileges()
        privileges.drop_capabilities()
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for descriptor in inherited:
            os.close(descriptor)
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        bridge = Bridge(theirs, server)
        seccomp.allowlist(listens=True).install()
        bridge.serve()
    except BaseException as error:
        os.write(2, f'sandbox bridge: {type(error).__name__}: {error}\n'.encode())
    finally:
        os._exit(1)
