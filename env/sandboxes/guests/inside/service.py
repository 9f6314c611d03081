"""A guest's loopback service, from inside: a network of its own, in which nothing is but one listener.

The guest's process brings up its loopback and makes a socket in its own network namespace, before lockdown; the bridge
binds it, listens on it and accepts. So no guest may bind, listen or accept, not even while it is set up.
"""
import fcntl
import json
import os
import socket
import struct

SIOCSIFFLAGS = 0x8914
IFF_UP_AND_RUNNING = 0x41
#: Least, first and most bytes that the kernel holds for one TCP socket, in each direction.
KERNEL_BUFFERS = b'4096 65536 262144'


def loopback(proc):
    """Brings up `lo` of this network namespace. Returns a socket in it. `proc`: a descriptor on a /proc."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    fcntl.ioctl(sock, SIOCSIFFLAGS, struct.pack('16sh22x', b'lo', IFF_UP_AND_RUNNING))
    for name in ('tcp_wmem', 'tcp_rmem'):
        try:
            descriptor = os.open(f'sys/net/ipv4/{name}', os.O_WRONLY | os.O_CLOEXEC, dir_fd=proc)
        except OSError:
            continue  # read-only in some containers: the kernel's own larger bounds hold
        try:
            os.write(descriptor, KERNEL_BUFFERS)
        finally:
            os.close(descriptor)
    return sock


class Opening:
    """Hands the socket to the bridge at once, and lets the rest of the set-up run while the bridge gets to it."""

    def __init__(self, proc, order, bridge):
        listener = loopback(proc)
        self._done, done = socket.socketpair()
        message = json.dumps({'id': order['id'], 'port': order['service']['port'], 'token': order['service']['token']}).encode()
        socket.send_fds(bridge, [message], [listener.fileno(), done.fileno()])
        listener.close()
        done.close()

    def wait(self):
        """Returns when the bridge listens. Raises OSError when it does not."""
        with self._done:
            if self._done.recv(1) != b'.':
                raise ConnectionError('the bridge did not take the service')
