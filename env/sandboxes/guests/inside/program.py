"""Guests that become another program once they are closed in, such as an interpreter of another language.

The program inherits the socket to the server and every wall; it says itself when it is ready.
"""
import json
import os
import subprocess

import privileges

#: Writable memory that starts of the same program differ by.
SLACK = 32 << 20
#: Address space that it may reserve without writing to it, as V8 does for each isolate.
RESERVED = 8 << 30


class Program:
    """The command, and the memory that it takes before any guest code runs, found out by running it once. What it may
    write to is what counts; the limit on address space is only behind it, for what is shared memory."""

    def __init__(self, config, proc):
        self.command, self.threads = config['command'], config['threads']
        self.environment = config['environment']
        space, writable = self._measure(proc)
        self.base = space + RESERVED, writable + SLACK

    def _measure(self, proc):
        started = subprocess.Popen([*self.command, 'measure'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, **self.environment}, pass_fds=(proc,),
                                   preexec_fn=lambda: os.write(1, os.readlink('self', dir_fd=proc).encode() + b'\n'))
        with started:
            try:
                pid = int(started.stdout.readline())
                if started.stdout.readline() != b'ready\n':
                    raise RuntimeError(f'{self.command[0]} does not start')
                return privileges.memory_of(proc, pid)
            finally:
                started.kill()


def live(sock, lockdown, program):
    """The life of a child up to the moment in which it is another program."""
    lockdown.close_descriptors(sock.fileno())
    null = os.open('/dev/null', os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(null, number)
    os.close(null)
    lockdown.judge_arguments()
    episode = lockdown.enter(sock)
    if episode is None:
        return
    lockdown.end_setup()
    os.set_inheritable(sock.fileno(), True)
    os.execve(program.command[0], [*program.command, str(sock.fileno()), json.dumps({'memory': episode['memory'], 'output': episode['output']})], {**os.environ, **program.environment})
