"""Shell commands for episodes that may run programs (`allow_exec`).

The shell and whatever it starts live in the guest's pid namespace and under its filters. Processes do not outlive
their step: `sweep` kills them, and the namespace's first process reaps orphans.
"""
import os
import signal

SHELL = '/bin/sh'


class Shell:
    """Runs commands one at a time. Only for a guest in a pid namespace of its own."""

    def __init__(self):
        self._kill, self._wait = os.kill, os.waitpid

    def run(self, command):
        """The exit status as a shell would give it; 128 + n for signal n. KeyboardInterrupt kills the command."""
        pid = os.posix_spawn(SHELL, [SHELL, '-c', command], os.environ, setsigdef=[signal.SIGINT, signal.SIGPIPE, signal.SIGXFSZ])
        try:
            _, status = os.waitpid(pid, 0)
        except BaseException:
            self.sweep()
            raise
        code = os.waitstatus_to_exitcode(status)
        return code if code >= 0 else 128 - code

    def sweep(self):
        """Kills every other process of the namespace but its first, and reaps what is this process's to reap."""
        try:
            self._kill(-1, signal.SIGKILL)
        except ProcessLookupError:
            pass
        while True:
            try:
                self._wait(-1, 0)
            except ChildProcessError:
                return
