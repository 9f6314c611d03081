"""How a guest process is closed in, in two stages. Every failure is an exception, and ends the process.

`prepare` does all that is the same for every episode, while the process waits in the pool: namespaces, its own
folder, cover over what it must not see, Landlock rules, the filter that judges arguments. `enter` does the rest when
the server has said which episode it is: data, limits, loss of capabilities, Landlock, the last filter. Guest code
runs only after both.
"""
import os
import socket

import frames
import landlock
import namespaces
import privileges
import seccomp
import service

WORK, DATA = '/tmp', '/data'


class Layers:
    """What the zygote found out about this machine, and prepared, for all of its children."""

    def __init__(self, config, proc, abi, program=None):
        self.level = config['level']
        self.proc = proc
        self.abi = abi
        #: What guests become, or None: they stay forks of this process.
        self.program = program
        self.base = (privileges.memory_of(proc)[0], None) if program is None else program.base
        self.uid, self.gid = os.geteuid(), os.getegid()  # read before any clone: afterwards they read as 65534
        self.socket_path = config['socket']
        self.hidden = config['hidden']
        self.mounts = config['mounts']
        self.scratch = config['scratch']
        # Held for all children: Landlock rules name files, not paths, so they hold in every mount namespace.
        self.readable = [landlock.open_rule(path, landlock.READ | landlock.EXECUTE) for path in config['readable']]
        self.devices = [landlock.open_rule(path, landlock.DEVICE) for path in config['devices']]
        # In a pid namespace of its own every guest is process 1, so its filter can be assembled here.
        self.filters, self.last_filters = {}, {}
        #: Where guests hand over the sockets of their services.
        self.bridge = None
        self.assemble(None)

    def assemble(self, port):
        """The filters of guests with a service at this port, or without one; once, for all of them."""
        for allow in (False, True):
            if (allow, port) in self.last_filters:
                return
            if self.own_namespaces:
                self.filters[allow, port] = seccomp.argument_filter(1, allow, self.own_mounts, port)
            self.last_filters[allow, port] = seccomp.setup_filter(allow, self.program is not None, port)

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


class Lockdown:
    """Closes in the process that it was made in. `order`: what the server asked of the zygote."""

    def __init__(self, layers, order):
        self._layers = layers
        self._order = order
        self._allow_exec = order['exec']
        self._port = order['service']['port'] if 'service' in order else None
        self._ruleset = None
        self.folder = None

    def prepare(self):
        """Returns the socket to the server, on which the process has named itself."""
        layers = self._layers
        if self._allow_exec and not layers.own_namespaces:
            raise PermissionError('programs need a pid namespace of their own')
        # A session too: some kernels share processors by sessions, so that one guest's threads do not crowd out another.
        os.setsid()
        privileges.die_with_parent()
        os.umask(0o077)
        if layers.own_namespaces:
            # Inside, every guest has the same numbers.
            outside = self._order.get('uid')
            namespaces.map_ids(layers.proc, (layers.uid, outside or layers.uid), (layers.gid, outside or layers.gid))
            privileges.settle(layers.uid, layers.gid)
            privileges.die_with_parent()
        privileges.fall_first(layers.proc)
        opening = None if self._port is None else service.Opening(layers.proc, self._order, layers.bridge)
        self._own_folder()
        sock = self._dial()
        if layers.own_mounts:
            namespaces.mount('tmpfs', DATA, 'tmpfs', namespaces.HIDDEN & ~namespaces.MS_RDONLY, 'size=64k,nr_inodes=4096,mode=0755')
            for path in layers.hidden:
                namespaces.hide(path)
        os.environ['HOME'] = os.environ['TMPDIR'] = self.folder
        privileges.leave_no_core()
        privileges.limit_always()
        privileges.drop_bounding_set()
        privileges.no_new_privileges()
        if layers.walled:
            self._prepare_rules()
        if opening is not None:
            opening.wait()
        return sock

    def _own_folder(self):
        layers, order = self._layers, self._order
        if layers.own_mounts:
            namespaces.private_mounts()
            namespaces.own_folder(WORK, order['tmpfs'], self._allow_exec)
            self.folder = WORK
        else:
            if 'uid' in order and not layers.own_namespaces:
                privileges.become(order['uid'], order['uid'])
                privileges.die_with_parent()
            self.folder = f'{layers.scratch}/{order["folder"]}'
            os.mkdir(self.folder, 0o700)
        os.chdir(self.folder)

    def _dial(self):
        layers = self._layers
        sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        sock.connect(layers.socket_path)
        frames.send(sock, frames.encode({'token': self._order['token'], 'pid': self._host_pid()}))
        return _high(sock)

    def _host_pid(self):
        """This process's number on the host, as the inherited /proc sees it; 0 where it does not say."""
        try:
            return int(os.readlink('self', dir_fd=self._layers.proc))
        except (OSError, ValueError):
            return 0

    def _prepare_rules(self):
        layers = self._layers
        rights = ~0 if self._allow_exec or layers.program is not None else ~landlock.EXECUTE
        rules = [(descriptor, allowed & rights) for descriptor, allowed in layers.readable] + layers.devices
        rules.append(landlock.open_rule(self.folder, landlock.OWN | (landlock.EXECUTE if self._allow_exec else 0)))
        if layers.own_mounts:
            rules.append(landlock.open_rule(DATA, landlock.READ))
        self._ruleset = landlock.create_ruleset(layers.abi, rules)
        landlock.allow_connect(layers.abi, self._ruleset, self._port)

    def close_descriptors(self, *keep):
        """Only these, the Landlock rules until they are in force, and the standard three stay open."""
        low = 3
        kept = set(keep) if self._ruleset is None else {*keep, self._ruleset}
        for descriptor in sorted(kept):
            os.closerange(low, descriptor)
            low = descriptor + 1
        os.closerange(low, 20_000)

    def judge_arguments(self):
        """The larger of the two filters of a process that runs guest code. Forking ends here."""
        if self._layers.walled:
            prepared = self._layers.filters.get((self._allow_exec, self._port)) if os.getpid() == 1 else None
            (prepared or seccomp.argument_filter(os.getpid(), self._allow_exec, self._layers.own_mounts, self._port)).install()

    def enter(self, sock):
        """Waits for the episode, and does everything that depends on it, but for the last filter. None when the pool has
        let go of this process."""
        payload = frames.receive(sock)
        if payload is None:
            return None
        episode = frames.decode(payload)
        self._close_in(episode)
        return episode

    def _close_in(self, episode):
        layers = self._layers
        if layers.own_mounts:
            if episode['tmpfs'] != self._order['tmpfs']:
                namespaces.resize_folder(WORK, episode['tmpfs'], self._allow_exec)
            namespaces.data_view(DATA, [(entry['name'], entry['path']) for entry in episode['mounts']])
            if layers.mounts is not None:
                namespaces.hide(layers.mounts)
        else:
            self._link_data(episode['mounts'])
        # Threads beside the main one; with hygiene `fork` there are a pristine process and a spare as well.
        processes = None
        if layers.own_namespaces or 'uid' in self._order:
            threads = episode['threads'] if layers.program is None else layers.program.threads
            processes = threads + (3 if self._order['hygiene'] == 'fork' else 1)
        privileges.limit_episode(layers.base, episode['memory'], episode['tmpfs'], processes)
        privileges.drop_capabilities()
        if self._ruleset is not None:
            landlock.enforce(self._ruleset)
            os.close(self._ruleset)
            self._ruleset = None

    def _link_data(self, mounts):
        os.mkdir('data')
        for entry in mounts:
            os.symlink(entry['path'], f'data/{entry["name"]}')
            if self._ruleset is not None:
                landlock.add_rules(self._layers.abi, self._ruleset, [landlock.open_rule(entry['path'], landlock.READ)])

    def end_setup(self):
        """The last filter, without which guest code must not run: nothing that the set-up used works any more."""
        if self._layers.walled:
            self._layers.last_filters[self._allow_exec, self._port].install()

    def relocated(self, episode):
        """The names of mounts that lie in the episode's folder instead of `/data`."""
        return [] if self._layers.own_mounts else [entry['name'] for entry in episode['mounts']]

    def nest(self):
        """A domain of its own for a fork, which can then neither trace nor signal the process it came from."""
        if self._layers.walled:
            landlock.nest(self._layers.abi, self._port)


def _high(sock):
    """The socket on a high descriptor, so that a loop over small ones does not hit it by accident."""
    import fcntl
    high = fcntl.fcntl(sock.fileno(), fcntl.F_DUPFD_CLOEXEC, 210)
    sock.close()
    return socket.socket(fileno=high)
