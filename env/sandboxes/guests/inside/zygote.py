"""The zygote: a single-threaded interpreter with everything imported, from which guests are forked.

It never runs guest code. Orders come as JSON lines on standard input, events leave as JSON lines on standard output;
when standard input ends, the server is gone, and every child is killed.

Orders: {"op": "spawn", "id", "token", ...}, {"op": "kill" | "pause" | "resume" | "demote" | "restore", "id"}, {"op": "interrupt", "id", "turn"}.
Events: {"ev": "up", ...}, {"ev": "exit", "id", "code", "signal"}, {"ev": "interrupted", "turn"}, {"ev": "failed", "id", "reason"}.
"""
import gc
import json
import os
import select
import shutil
import signal
import sys

sys.path[0] = os.path.dirname(os.path.abspath(__file__))

import bridge
import child
import landlock
import lockdown
import namespaces
import preload
import privileges
import program
import rehearsal
import seccomp

CONTROL_IN, CONTROL_OUT, PROC = 3, 4, 5
NAMESPACES = namespaces.CLONE_NEWUSER | namespaces.CLONE_NEWPID | namespaces.CLONE_NEWNS
#: To the group of a guest, which is all of its processes but those that moved away.
GROUP_SIGNALS = {'pause': signal.SIGSTOP, 'resume': signal.SIGCONT}
#: Those whose step runs long come after the others. No more than that: they are to be given their time.
NICENESS = {'restore': 0, 'demote': 4}


class Forked(BaseException):
    """In a child: leaves the zygote's stack, so that nothing of it, nor of the siblings, is in reach of guest code."""

    def __init__(self, order):
        self.order = order


class Zygote:
    """The children by the server's id, and the two streams. `bridge_pid`: None where guests cannot have services."""

    def __init__(self, layers, bridge_pid):
        self._layers, self._bridge_pid = layers, bridge_pid
        self._flags = 0
        if layers.own_namespaces:
            self._flags = NAMESPACES if layers.own_mounts else NAMESPACES & ~namespaces.CLONE_NEWNS
        self._pids = {}
        self._ids = {}
        self._folders = {}
        self._uids = {}
        #: Those that were killed on order.
        self._killed = set()
        #: Children with a service, and whether what its clients are made of has been loaded.
        self._served = set()
        self._clients = False
        self._pending = b''
        self._wake_read, self._wake_write = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.set_wakeup_fd(self._wake_write, warn_on_full_buffer=False)

    def tell(self, **event):
        data = (json.dumps(event) + '\n').encode()
        while data:
            data = data[os.write(CONTROL_OUT, data):]

    def serve(self):
        poller = select.poll()
        poller.register(CONTROL_IN, select.POLLIN)
        poller.register(self._wake_read, select.POLLIN)
        while True:
            for descriptor, _ in poller.poll():
                if descriptor == CONTROL_IN:
                    if not self._orders():
                        return
                else:
                    os.read(self._wake_read, 4096)
            self._reap()

    def _orders(self):
        data = os.read(CONTROL_IN, 1 << 16)
        if not data:
            return False
        *lines, self._pending = (self._pending + data).split(b'\n')
        for line in lines:
            self._obey(json.loads(line))
        return True

    def _obey(self, order):
        operation, identity = order['op'], order['id']
        if operation == 'spawn':
            self._spawn(order)
            return
        pid = self._pids.get(identity)
        if operation == 'kill' and pid:
            # Of one that is dead already, it was not we.
            if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                self._killed.add(pid)
                os.kill(pid, signal.SIGKILL)
        elif operation in NICENESS and pid:
            self._be_nice(pid, NICENESS[operation])
        elif operation in GROUP_SIGNALS and pid:
            try:
                os.killpg(pid, GROUP_SIGNALS[operation])
            except ProcessLookupError:
                pass  # it has not got as far as to lead its group, or is gone
        elif operation == 'interrupt':
            if pid:
                os.kill(pid, signal.SIGINT)
            self.tell(ev='interrupted', turn=order['turn'])

    def _be_nice(self, pid, niceness):
        try:
            with privileges.acting_as(self._uids.get(pid)):
                os.setpriority(os.PRIO_PGRP, pid, niceness)
        except (ProcessLookupError, PermissionError):
            pass  # It is gone; or it may not come forward again, where nobody granted CAP_SYS_NICE.

    def _spawn(self, order):
        flags = self._flags | (self._prepare_service(order['service']['port']) if 'service' in order else 0)
        try:
            # As its own uid from the first moment on, where the zygote may choose: it shares no count with a sibling.
            uid = order.get('uid') if self._layers.own_namespaces else None
            with privileges.acting_as(uid):
                pid = namespaces.fork_into(flags)
        except OSError as error:
            self.tell(ev='failed', id=order['id'], reason=str(error))
            return
        if pid == 0:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.close(CONTROL_IN)
            os.close(CONTROL_OUT)
            raise Forked(order)
        self._pids[order['id']] = pid
        self._ids[pid] = order['id']
        if uid is not None:
            self._uids[pid] = uid
        if 'service' in order:
            self._served.add(pid)
        if not self._layers.own_mounts:
            self._folders[pid] = f'{self._layers.scratch}/{order["folder"]}'

    def _prepare_service(self, port):
        """What guests with a service share, made at the first of them. Returns the namespace that they need besides."""
        if not self._clients:
            self._clients = True
            preload.preload_clients()
            gc.freeze()
        self._layers.assemble(port)
        return namespaces.CLONE_NEWNET

    def _reap(self):
        while self._ids or self._bridge_pid is not None:
            pid, status, usage = os.wait4(-1, os.WNOHANG)
            if pid == 0:
                return
            if pid == self._bridge_pid:
                self._bridge_pid = None
                raise ChildProcessError('the bridge died')
            identity = self._ids.pop(pid)
            del self._pids[identity]
            self._uids.pop(pid, None)
            if pid in self._served:
                self._served.remove(pid)
                self._layers.bridge.send(json.dumps({'gone': identity}).encode())
            self._remove_folder(pid)
            code = os.waitstatus_to_exitcode(status)
            ordered = pid in self._killed
            self._killed.discard(pid)
            self.tell(ev='exit', id=identity, code=max(code, 0), signal=max(-code, 0), ordered=ordered,
                      cpu=(usage.ru_utime + usage.ru_stime) * 1000, rss=usage.ru_maxrss)

    def end(self):
        for pid in (*self._ids, *([] if self._bridge_pid is None else [self._bridge_pid])):
            os.kill(pid, signal.SIGKILL)
        while self._ids:
            try:
                pid, _ = os.waitpid(-1, 0)
            except ChildProcessError:
                return
            self._ids.pop(pid, None)
            self._remove_folder(pid)

    def _remove_folder(self, pid):
        """Of a child without mounts of its own. What resists (a tree too deep) goes with the server's run folder."""
        folder = self._folders.pop(pid, None)
        if folder is not None:
            try:
                shutil.rmtree(folder, ignore_errors=True)
            except RecursionError:
                pass


def main():
    # A batch process does not push aside who wakes it: the server gets all its requests out before guests run.
    os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))
    config = json.loads(sys.argv[1])
    privileges.die_with_parent()
    del sys.argv[1:]
    sys.argv[0] = ''
    own = None if config['program'] is None else program.Program(config['program'], PROC)
    runner = None
    if own is None:
        preload.preload(config['variant'])
        runner = rehearsal.rehearse()
    # Guests import nothing from here; what they need of this folder is imported by now.
    del sys.path[0]
    __import__('atexit')._clear()
    layers = lockdown.Layers(config, PROC, landlock.abi_version(), own)
    bridge_pid = None
    if layers.own_namespaces:
        # Before the filter, under which nobody can listen; all that it shares with this process it leaves alone.
        gc.collect()
        gc.freeze()
        bridge_pid, layers.bridge = bridge.start(config['socket'], (CONTROL_IN, CONTROL_OUT, PROC))
    if layers.walled:
        if not layers.abi:
            raise RuntimeError('this kernel has no Landlock')
        privileges.no_new_privileges()
        seccomp.allowlist().install()
    zygote = Zygote(layers, bridge_pid)
    gc.collect()
    gc.disable()
    gc.freeze()
    zygote.tell(ev='up', landlock=layers.abi)
    order = None
    try:
        zygote.serve()
    except Forked as forked:
        order = forked.order
    finally:
        if order is None:
            zygote.end()
    if order is not None:
        del zygote, config, bridge_pid
        child.run(layers, order, runner)


main()
