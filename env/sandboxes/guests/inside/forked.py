"""Hygiene `fork`: every step runs in a fresh fork of a pristine process, so that only files stay between steps.

The pristine process (the first of its pid namespace) never runs guest code. It passes one request to the worker and
one answer back, unparsed; the worker never holds the socket to the server, so what it says after its answer goes
nowhere. A spare worker is forked ahead. A first interrupt reaches the worker as SIGINT, a second kills it.
"""
import gc
import os
import signal
import socket

import frames
import privileges
from seeding import seed
from shell import Shell


class Worker:
    """One forked step and the stream to it."""

    def __init__(self, pid, stream):
        self.pid = pid
        self.stream = stream


class Pristine:
    """The relay between the server and one worker after another."""

    def __init__(self, sock, lockdown, order, episode, runner):
        self._sock, self._lockdown, self._order, self._episode, self._runner = sock, lockdown, order, episode, runner
        self._worker = None
        self._interrupts = 0
        signal.signal(signal.SIGINT, self._on_interrupt)

    def _on_interrupt(self, number, frame):
        if self._worker is not None:
            self._interrupts += 1
            os.kill(self._worker.pid, signal.SIGINT if self._interrupts == 1 else signal.SIGKILL)

    def serve(self):
        frames.send(self._sock, frames.reply(b'{"ready":true}'))
        spare = self._fork()
        while (payload := frames.receive(self._sock)) is not None:
            self._interrupts, self._worker = 0, spare
            reply = self._exchange(spare, payload)
            self._worker = None
            frames.send(self._sock, reply)
            self._end(spare)
            spare = self._fork()

    def _exchange(self, worker, payload):
        reply = None
        try:
            frames.send(worker.stream, payload)
            reply = frames.receive(worker.stream, self._episode['frame'])
        except OSError:
            pass
        if reply is not None:
            return reply
        os.kill(worker.pid, signal.SIGKILL)
        _, status = os.waitpid(worker.pid, 0)
        worker.pid = None
        code = os.waitstatus_to_exitcode(status)
        return frames.reply(frames.encode({'n': frames.decode(payload)['n'], 'died': [max(code, 0), max(-code, 0)]}))

    def _end(self, worker):
        """Nothing that the step started outlives it."""
        worker.stream.close()
        if worker.pid is not None:
            os.kill(worker.pid, signal.SIGKILL)
        if os.getpid() == 1:
            try:
                os.kill(-1, signal.SIGKILL)
            except ProcessLookupError:
                pass
        while True:
            try:
                os.waitpid(-1, 0)
            except ChildProcessError:
                return

    def _fork(self):
        ours, theirs = socket.socketpair()
        pid = os.fork()
        if pid:
            theirs.close()
            return Worker(pid, ours)
        try:
            ours.close()
            self._work(theirs)
        finally:
            os._exit(1)

    def _work(self, stream):
        privileges.die_with_parent()
        self._sock.close()
        runner = self._runner
        runner.capture.open()
        runner.capture.fix(self._episode['output'])
        runner.listen()
        runner.warm_up()
        if self._order['exec']:
            runner.shell = Shell()
        runner.relocate(self._lockdown.relocated(self._episode), self._lockdown.folder)
        seed(self._episode['seed'])
        self._lockdown.nest()
        self._lockdown.judge_arguments()
        self._lockdown.end_setup()
        runner.enter()
        gc.enable()
        payload = frames.receive(stream)
        if payload is not None:
            frames.send(stream, runner.run(frames.decode(payload)))
            # Waits to be killed, so that the relay alone decides when this process ends.
            stream.recv(1)


def live(sock, lockdown, order, runner):
    """The life of a pristine process, from the pool on."""
    lockdown.close_descriptors(sock.fileno())
    episode = lockdown.enter(sock)
    if episode is None:
        return
    gc.freeze()
    Pristine(sock, lockdown, order, episode, runner).serve()
