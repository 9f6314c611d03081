"""Forking into new namespaces, and the private view of files that a child builds there.

`fork_into` is a raw `clone` that leaves the interpreter as whole as `os.fork` does. The view: a size-capped tmpfs at
`/tmp`, the episode's data at `/data/<name>`, and empty folders over the socket and over all other data.
"""
import ctypes
import os
import signal
import struct

import syscalls
from syscalls import LIBC

CLONE_NEWNS, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x20000, 0x10000000, 0x20000000, 0x40000000
CLONE_CHILD_SETTID, CLONE_CHILD_CLEARTID = 0x01000000, 0x00200000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 1, 2, 4, 8, 32, 4096, 16384, 1 << 18
HIDDEN = MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC

_before = ctypes.pythonapi.PyOS_BeforeFork
_after_child = ctypes.pythonapi.PyOS_AfterFork_Child
_after_parent = ctypes.pythonapi.PyOS_AfterFork_Parent
for _function in (_before, _after_child, _after_parent):
    _function.argtypes, _function.restype = (), None


def _find_tid_address():
    """Where libc keeps this thread's number; a raw clone must have the kernel rewrite it.

    Found by looking for the number near `pthread_self()`, because its offset is libc's secret.
    """
    LIBC.pthread_self.restype = ctypes.c_void_p
    start = LIBC.pthread_self()
    tid = syscalls.call('gettid')
    words = struct.unpack('256i', ctypes.string_at(start, 1024))
    for index in (180, 52):  # glibc on x86-64 and on aarch64, before any other match
        if words[index] == tid:
            return start + 4 * index
    for index, word in enumerate(words):
        if word == tid:
            return start + 4 * index
    return 0


TID_ADDRESS = _find_tid_address()


def fork_into(flags):
    """`os.fork()` with namespace flags. Returns the child's number in the parent and 0 in the child."""
    flags |= signal.SIGCHLD
    if TID_ADDRESS:
        flags |= CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID
    # aarch64 has the last two arguments the other way round; without CLONE_SETTLS `tls` is not looked at.
    tail = (TID_ADDRESS, 0) if syscalls.MACHINE == 'x86_64' else (0, TID_ADDRESS)
    _before()
    pid = LIBC.syscall(*_clone_arguments(flags, tail))
    if pid == 0:
        _after_child()
        return 0
    code = ctypes.get_errno()
    _after_parent()
    if pid < 0:
        raise OSError(code, f'clone: {os.strerror(code)}')
    return pid


def _clone_arguments(flags, tail):
    return [ctypes.c_long(value) for value in (syscalls.NUMBERS['clone'], flags, 0, 0, *tail)]


def map_ids(proc, uid, gid):
    """In a child with a user namespace of its own. `uid`, `gid`: (inside, outside), outside being what it has. `proc` is
    a descriptor on a /proc; never mounted."""
    for name, text in (('setgroups', 'deny'), ('uid_map', f'{uid[0]} {uid[1]} 1'), ('gid_map', f'{gid[0]} {gid[1]} 1')):
        descriptor = os.open(f'self/{name}', os.O_WRONLY | os.O_CLOEXEC, dir_fd=proc)
        try:
            os.write(descriptor, text.encode())
        finally:
            os.close(descriptor)


def mount(source, target, kind, flags, options=None):
    def encoded(text):
        return None if text is None else text.encode()
    if LIBC.mount(encoded(source), encoded(target), encoded(kind), ctypes.c_ulong(flags), encoded(options)) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f'mount {target}: {os.strerror(code)}')


def private_mounts():
    """Nothing that is mounted from here on is seen outside."""
    mount(None, '/', None, MS_REC | MS_PRIVATE)


def own_folder(path, mib, executable):
    """A tmpfs of its own, capped in bytes and in files."""
    flags = MS_NOSUID | MS_NODEV | (0 if executable else MS_NOEXEC)
    mount('tmpfs', path, 'tmpfs', flags, f'size={mib}m,nr_inodes={min(mib, 1024) * 256},mode=0700')


def resize_folder(path, mib, executable):
    """Other caps for a folder that `own_folder` made."""
    flags = MS_REMOUNT | MS_NOSUID | MS_NODEV | (0 if executable else MS_NOEXEC)
    mount('tmpfs', path, 'tmpfs', flags, f'size={mib}m,nr_inodes={min(mib, 1024) * 256}')


def data_view(data, entries):
    """`entries`: (name, path in the wall) pairs, bound read-only under the tmpfs `data`, which becomes read-only too."""
    for name, source in entries:
        target = f'{data}/{name}'
        if os.path.isdir(source):
            os.mkdir(target)
        else:
            os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        mount(source, target, None, MS_BIND | MS_REC)
        mount(None, target, None, MS_REMOUNT | MS_BIND | HIDDEN)
    mount(None, data, None, MS_REMOUNT | MS_BIND | HIDDEN)


def hide(path):
    """An empty read-only folder over `path`."""
    mount('tmpfs', path, 'tmpfs', HIDDEN, 'size=4k,nr_inodes=2,mode=0500')
