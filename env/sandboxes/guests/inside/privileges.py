"""Resource limits, capabilities and process attributes of a guest: what it can use up, and that it can gain nothing."""
import contextlib
import ctypes
import os
import resource
import struct

import syscalls
from syscalls import LIBC

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT = 1, 4, 24, 38, 47
PR_CAP_AMBIENT_CLEAR_ALL = 4
SIGKILL = 9
MIB = 1 << 20
CPU_SECONDS = 3600
_CAPABILITY_HEADER = struct.pack('=Ii', 0x20080522, 0)
_CAPABILITIES = ctypes.create_string_buffer(24)


def _prctl(option, *arguments):
    padded = [ctypes.c_ulong(value) for value in (*arguments, 0, 0, 0, 0)[:4]]
    return LIBC.prctl(ctypes.c_int(option), *padded)


def die_with_parent():
    """Must come after every change of ids, which clears it."""
    _prctl(PR_SET_PDEATHSIG, SIGKILL)


def leave_no_core():
    """No core dump of this process, not even to a handler on the host, which the limit on core files would not stop."""
    _prctl(PR_SET_DUMPABLE, 0)


def fall_first(proc):
    """When the machine is out of memory, the kernel is to choose guests before what they depend on. `proc`: a descriptor
    on a /proc."""
    try:
        descriptor = os.open('self/oom_score_adj', os.O_WRONLY | os.O_CLOEXEC, dir_fd=proc)
    except OSError:
        return
    try:
        os.write(descriptor, b'800')
    except OSError:
        pass
    finally:
        os.close(descriptor)


def no_new_privileges():
    if _prctl(PR_SET_NO_NEW_PRIVS, 1) != 0:
        raise OSError(ctypes.get_errno(), 'no_new_privs refused')


def drop_bounding_set():
    """Nothing that is dropped here can come back, by no program and no namespace."""
    for capability in range(64):
        if _prctl(PR_CAPBSET_DROP, capability) != 0:
            break  # EINVAL past the last one; EPERM where there is nothing to drop
    _prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)


def drop_capabilities():
    """All that remain in force, also those that a namespace gave."""
    syscalls.call('capset', _CAPABILITY_HEADER, bytes(24))
    syscalls.call('capget', _CAPABILITY_HEADER, _CAPABILITIES)
    if any(_CAPABILITIES.raw):
        raise PermissionError('capabilities remain')


@contextlib.contextmanager
def acting_as(uid):
    """This uid, and the gid of the same number, for a moment; a child that is forked meanwhile keeps it. Needs the two
    capabilities for it, unless `uid` is None. The process cannot be read or dumped afterwards."""
    if uid is None:
        yield
        return
    own_uid, own_gid = os.geteuid(), os.getegid()
    os.setresgid(uid, uid, own_gid)
    os.setresuid(uid, uid, own_uid)
    forker = os.getpid()
    try:
        yield
        # A child may write its maps only while it counts as its own.
        if os.getpid() != forker:
            _prctl(PR_SET_DUMPABLE, 1)
    finally:
        if os.getpid() == forker:
            os.setresuid(own_uid, own_uid, own_uid)
            os.setresgid(own_gid, own_gid, own_gid)


def settle(uid, gid):
    """These ids of the process's own namespace, with nothing left to go back to."""
    os.setresgid(gid, gid, gid)
    os.setresuid(uid, uid, uid)


def become(uid, gid):
    """Gives up root for good."""
    os.setgroups([])
    os.setresgid(gid, gid, gid)
    os.setresuid(uid, uid, uid)


def memory_of(proc, pid='self'):
    """Bytes of address space that a process uses, this one by default, and bytes that it may write to. `proc`: a descriptor
    on a /proc."""
    descriptor = os.open(f'{pid}/statm', os.O_RDONLY | os.O_CLOEXEC, dir_fd=proc)
    try:
        pages = os.read(descriptor, 200).split()
    finally:
        os.close(descriptor)
    return int(pages[0]) * resource.getpagesize(), int(pages[5]) * resource.getpagesize()


def limit_always():
    """Hard limits that are the same for every episode."""
    # A backstop for what burns time between steps; steps have limits of their own, by the clock.
    _fix(resource.RLIMIT_CPU, CPU_SECONDS)
    _fix(resource.RLIMIT_NOFILE, 256)
    # Not 0: at 1 the kernel does not even start a program that is set to take the dumps.
    _fix(resource.RLIMIT_CORE, 1)
    _fix(resource.RLIMIT_MEMLOCK, 0)
    _fix(resource.RLIMIT_MSGQUEUE, 0)
    _fix(resource.RLIMIT_SIGPENDING, 64)


def limit_episode(base, memory_mib, tmpfs_mib, processes):
    """Hard limits of an episode. `base`: bytes of address space, and writable bytes or None, that the interpreter already
    uses. `processes`: or None."""
    space, writable = base
    _fix(resource.RLIMIT_AS, space + memory_mib * MIB)
    if writable is not None:
        _fix(resource.RLIMIT_DATA, writable + memory_mib * MIB)
    # Output goes to a sealed file of its own size; this bounds sparse files on the guest's folder.
    _fix(resource.RLIMIT_FSIZE, max(tmpfs_mib, 64) * MIB)
    if processes is not None:
        _fix(resource.RLIMIT_NPROC, processes)


def _fix(kind, value):
    _, hard = resource.getrlimit(kind)
    bounded = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(kind, (bounded, bounded))
