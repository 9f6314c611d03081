"""One guest process: from the fork out of the zygote, through lockdown, to serving steps.

Order matters, and every stage fails closed (an exception ends the process):
namespaces and an own folder first; then a wait in the pool; then, once the server has said which episode this is, its
data, limits, loss of privileges, Landlock, closing of descriptors, seccomp. Guest code runs only after all of that.
"""
import gc
import os
import random
import socket
import sys

import frames
import landlock
import namespaces
import privileges
import seccomp
from capture import Capture

WORK, DATA = '/tmp', '/data'


class Layers:
    """What the zygote found out about this machine, and prepared, for all of its children."""

    def __init__(self, config, proc, abi):
        self.level = config['level']
        self.proc = proc
        self.abi = abi
        self.base = privileges.address_space(proc)
        self.uid, self.gid = os.geteuid(), os.getegid()  # read before any clone: afterwards they read as 65534
        self.socket_path = config['socket']
        self.hidden = config['hidden']
        self.scratch = config['scratch']
        # Held for all children: Landlock rules name files, not paths, so they hold in every mount namespace.
        self.readable = [landlock.open_rule(path, landlock.READ | landlock.EXECUTE) for path in config['readable']]
        self.devices = [landlock.open_rule(path, landlock.DEVICE) for path in config['devices']]

    @property
    def own_namespaces(self):
        return self.level in ('full', 'userns')

    @property
    def own_mounts(self):
        return self.level == 'full'

    @property
    def walled(self):
        """False only for level `none`, which an operator must ask for by name."""
        return self.level != 'none'

    def filter_calls(self, episode):
        """The last stage of lockdown, in the process that runs guest code."""
        if self.walled:
            seccomp.install(seccomp.guest_filter(os.getpid(), episode['exec'], self.own_mounts))


def run(layers, order):
    """The whole life of a child. `order`: what the server asked of the zygote. Never returns."""
    status = 1
    try:
        sock, folder = _open_folder_and_dial(layers, order)
        payload = frames.receive(sock)
        if payload is None:
            os._exit(0)  # the pool let go of it
        episode = frames.decode(payload)
        rules = _enter_episode(layers, order, episode, folder)
        if episode['hygiene'] == 'fork':
            import forked
            forked.serve(sock, layers, episode, rules)
        else:
            serve_warm(sock, layers, episode, rules)
        status = 0
    except BaseException as error:
        try:
            os.write(2, f'sandbox child: {type(error).__name__}: {error}\n'.encode())
        finally:
            os._exit(status)
    os._exit(status)


def _open_folder_and_dial(layers, order):
    os.setsid()
    privileges.die_with_parent()
    if layers.own_namespaces:
        namespaces.map_ids(layers.proc, layers.uid, layers.gid)
    if layers.own_mounts:
        namespaces.private_mounts()
        namespaces.own_folder(WORK, order['tmpfs'], order['exec'])
        folder = WORK
    else:
        if 'uid' in order:
            privileges.become(order['uid'], order['uid'])
            privileges.die_with_parent()
        folder = f'{layers.scratch}/{order["folder"]}'
        os.mkdir(folder, 0o700)
    os.chdir(folder)
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    sock.connect(layers.socket_path)
    frames.send(sock, frames.encode({'token': order['token'], 'pid': _host_pid(layers.proc)}))
    return sock, folder


def _host_pid(proc):
    """This process's number on the host, as the inherited /proc sees it; 0 where it does not say."""
    try:
        return int(os.readlink('self', dir_fd=proc))
    except (OSError, ValueError):
        return 0


def _enter_episode(layers, order, episode, folder):
    """Data, environment, limits and loss of privileges. Returns the Landlock rules of this episode."""
    if episode['exec'] and not layers.own_namespaces:
        raise PermissionError('programs need a pid namespace of their own')
    rights = ~0 if episode['exec'] else ~landlock.EXECUTE
    rules = [(descriptor, allowed & rights) for descriptor, allowed in layers.readable] + layers.devices
    own = landlock.OWN | (landlock.EXECUTE if episode['exec'] else 0)
    if layers.own_mounts:
        if (episode['tmpfs'], episode['exec']) != (order['tmpfs'], order['exec']):
            namespaces.resize_folder(WORK, episode['tmpfs'], episode['exec'])
        namespaces.data_view(DATA, [(entry['name'], entry['path']) for entry in episode['mounts']])
        rules.append(landlock.open_rule(DATA, landlock.READ))
        for path in layers.hidden:
            namespaces.hide(path)
    else:
        os.mkdir('data')
        for entry in episode['mounts']:
            os.symlink(entry['path'], f'data/{entry["name"]}')
            rules.append(landlock.open_rule(entry['path'], landlock.READ))
    rules.append(landlock.open_rule(folder, own))
    os.environ['HOME'] = os.environ['TMPDIR'] = folder
    os.umask(0o077)
    privileges.drop_capabilities()
    privileges.no_new_privileges()
    seed(episode['seed'])
    # Threads beside the main one; with hygiene `fork` there are a pristine process and a spare as well.
    processes = None
    if layers.own_namespaces or layers.uid == 0:
        processes = episode['threads'] + (3 if episode['hygiene'] == 'fork' else 1)
    privileges.limit(layers.base, episode['memory'], episode['tmpfs'], processes)
    return rules


def serve_warm(sock, layers, episode, rules):
    """Steps share this interpreter."""
    from step import StepRunner
    capture = Capture(episode['output'])
    sock = move(sock)
    landlock_and_close(layers, rules, capture.keep_descriptors() + (sock.fileno(),))
    shell = None
    if episode['exec']:
        from shell import Shell
        shell = Shell()
    runner = StepRunner(capture, shell)
    layers.filter_calls(episode)
    gc.enable()
    frames.send(sock, b'{"ready":true}')
    while (payload := frames.receive(sock)) is not None:
        frames.send(sock, runner.run(frames.decode(payload)))
        runner.between()


def landlock_and_close(layers, rules, keep):
    """The last stages before seccomp that need descriptors; afterwards only `keep` and the standard three are open."""
    if layers.walled:
        landlock.restrict(layers.abi, rules)
    low = 3
    for descriptor in sorted(keep):
        os.closerange(low, descriptor)
        low = descriptor + 1
    os.closerange(low, 20_000)


def move(sock):
    """The socket on a high descriptor, so that a loop over small ones does not hit it by accident."""
    import fcntl
    high = fcntl.fcntl(sock.fileno(), fcntl.F_DUPFD_CLOEXEC, 210)
    sock.close()
    return socket.socket(fileno=high)


def seed(seed):
    """Forked children would all draw the same numbers; and equal seeds must draw equal ones."""
    random.seed(seed)
    numpy = sys.modules.get('numpy')
    if numpy is not None:
        numpy.random.seed(seed & 0xFFFFFFFF)
