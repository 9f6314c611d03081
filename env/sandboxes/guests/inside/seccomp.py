"""Seccomp filters, assembled here as classic BPF; no compiled helper.

Three filters stack. `allowlist` is installed once, in the zygote, so that every child inherits it for nothing: it closes
other ABIs (32-bit, x32), kills on them, and refuses whatever system call `syscalls` does not name. `argument_filter`
goes into each guest while it waits in the pool, and `setup_filter`, which is tiny, last: it takes away what only the
set-up needed. None can look behind pointers, so calls that hide their meaning there (`clone3`) are refused as absent.
"""
import ctypes
import errno
import struct

import syscalls

LOAD, RETURN, AND = 0x20, 0x06, 0x54
EQUAL, GREATER, AT_LEAST, ANY_BIT = 0x15, 0x25, 0x35, 0x45
ALLOW = 0x7FFF0000
KILL_PROCESS = 0x80000000
X32_BIT = 0x40000000
NUMBER_OFFSET, ARCH_OFFSET = 0, 4

CLONE_THREAD = 0x10000
#: New namespaces of any kind, CLONE_PARENT and CLONE_PTRACE.
CLONE_FORBIDDEN = 0x7E020000 | 0x8000 | 0x2000
#: TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX: what libraries ask of any descriptor. No TIOCSTI.
IOCTLS = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
#: Descriptors, flags, setting of locks and of seals. Not F_GETLK, which would show a sibling's lock on a shared file.
FCNTLS = (0, 1, 2, 3, 4, 6, 7, 1030, 1032, 1033, 1034)
#: Thread names, harmless questions, and the naming of anonymous memory that newer libcs do.
PRCTLS = (3, 15, 16, 21, 39, 0x53564D41)


AF_INET, IPPROTO_TCP, SOL_SOCKET, MSG_FASTOPEN = 2, 6, 1, 0x20000000
#: TCP_NODELAY, the four of keep-alive and user time-out, TCP_QUICKACK. No upper protocols, no repair, no zero copy.
TCP_OPTIONS = (1, 4, 5, 6, 18, 12)
#: SO_REUSEADDR, SO_SNDBUF, SO_RCVBUF, SO_KEEPALIVE, SO_LINGER, SO_RCVTIMEO, SO_SNDTIMEO. No filters.
SOCKET_OPTIONS = (2, 7, 8, 9, 13, 20, 21)


def deny(code=errno.EPERM):
    """The filter's answer that makes a call fail with an errno."""
    return 0x00050000 | code


def op(code, k, jump_true=0, jump_false=0):
    return struct.pack('=HBBI', code, jump_true, jump_false, k)


def argument(index):
    """Loads the low half of an argument; the calls judged below take 32-bit arguments."""
    return op(LOAD, 16 + 8 * index)


def ranges(numbers):
    """Sorted numbers as inclusive runs."""
    run = None
    for number in sorted(numbers):
        if run and number == run[1] + 1:
            run[1] = number
            continue
        if run:
            yield run
        run = [number, number]
    if run:
        yield run


def verdict_for(numbers, verdict):
    """Instructions that return the verdict when the loaded call number is one of these."""
    program = []
    for low, high in ranges(numbers):
        if low == high:
            program += [op(EQUAL, low, 0, 1), op(RETURN, verdict)]
        else:
            program += [op(AT_LEAST, low, 0, 2), op(GREATER, high, 1, 0), op(RETURN, verdict)]
    return program


def only_clients(port):
    """Judgements for a guest with a service: stream sockets of IPv4 and TCP, and what clients set on them. Where they may
    connect to is Landlock's and the network namespace's affair; a connection by the first bytes would pass Landlock by."""
    if port is None:
        return []
    program = judged('socket', argument(0), op(EQUAL, AF_INET, 1, 0), op(RETURN, deny()),
                     argument(1), op(AND, 0xF), op(EQUAL, 1, 1, 0), op(RETURN, deny()), *only_values(2, (0, IPPROTO_TCP)))
    for name, index in (('sendto', 3), ('sendmsg', 2)):
        program += judged(name, argument(index), op(ANY_BIT, MSG_FASTOPEN, 0, 1), op(RETURN, deny()), op(RETURN, ALLOW))
    on_tcp, on_any = only_values(2, TCP_OPTIONS), only_values(2, SOCKET_OPTIONS)
    return program + judged('setsockopt', argument(1), op(EQUAL, IPPROTO_TCP, 0, len(on_tcp)), *on_tcp,
                            op(EQUAL, SOL_SOCKET, 0, len(on_any)), *on_any, op(RETURN, deny()))


def allowlist(listens=False):
    """The zygote's filter: everything named in the table, and nothing else. `listens`: the bridge's, which needs more."""
    program = [op(LOAD, ARCH_OFFSET), op(EQUAL, syscalls.AUDIT_ARCH, 1, 0), op(RETURN, KILL_PROCESS), op(LOAD, NUMBER_OFFSET)]
    if syscalls.MACHINE == 'x86_64':
        program += [op(AT_LEAST, X32_BIT, 0, 1), op(RETURN, KILL_PROCESS)]
    program += verdict_for([syscalls.CLONE3], deny(errno.ENOSYS))
    allowed = set(syscalls.NUMBERS.values()) | (syscalls.numbers_of(syscalls.LISTENING) if listens else set())
    program += verdict_for(allowed, ALLOW)
    # Calls younger than the table are absent, so that libraries use their older way; the others are forbidden.
    program += [op(AT_LEAST, 451, 0, 1), op(RETURN, deny(errno.ENOSYS)), op(RETURN, deny())]
    return Filter(b''.join(program))


def judged(name, *block):
    """A block of instructions that decides about one call; it must end in a return on every path."""
    number = syscalls.NUMBERS.get(name)
    if number is None:
        return []
    return [op(EQUAL, number, 0, len(block)), *block]


def only_values(index, values):
    """Allows the call when the argument is one of the values."""
    block = [argument(index)]
    for value in values:
        block += [op(EQUAL, value, 0, 1), op(RETURN, ALLOW)]
    return [*block, op(RETURN, deny())]


def argument_filter(pid, allow_exec, allow_metadata, port=None):
    """The filter of one guest that looks at arguments; what the set-up still needs passes.

    pid: the guest's own process number, the only one that it may signal or limit.
    allow_exec: programs and processes besides threads (its pid namespace bounds whom they can signal).
    allow_metadata: chmod and utime, which Landlock does not cover: only where no mount is shared.
    port: of its loopback service, if it has one.
    """
    program = [op(LOAD, NUMBER_OFFSET)]
    program += judged('ioctl', *only_values(1, IOCTLS))
    program += judged('fcntl', *only_values(1, FCNTLS))
    program += judged('prctl', *only_values(0, PRCTLS))
    program += judged('prlimit64', *only_values(0, (0, pid)))
    if allow_exec:
        threads_only = [op(RETURN, ALLOW)]
    else:
        threads_only = [op(ANY_BIT, CLONE_THREAD, 1, 0), op(RETURN, deny()), op(RETURN, ALLOW)]
        program += judged('kill', *only_values(0, (pid,)))
        program += judged('tgkill', *only_values(0, (pid,)))
        program += judged('tkill', op(RETURN, deny()))
    program += judged('clone', argument(0), op(ANY_BIT, CLONE_FORBIDDEN, 0, 1), op(RETURN, deny()), *threads_only)
    # An unnamed stream pair (asyncio needs one). A datagram pair could still address named sockets.
    program += judged('socketpair', argument(0), op(EQUAL, 1, 1, 0), op(RETURN, deny()),
                      argument(1), op(AND, 0xF), op(EQUAL, 1, 1, 0), op(RETURN, deny()), op(RETURN, ALLOW))
    program += only_clients(port)
    if not allow_metadata:
        program += verdict_for(syscalls.numbers_of(syscalls.METADATA), deny())
    program.append(op(RETURN, ALLOW))
    return Filter(b''.join(program))


def setup_filter(allow_exec, becomes_program, port=None):
    """The filter that ends the set-up: closes what only trusted code needed, programs unless they are allowed, and
    sockets unless the guest has a service to connect to. Limits are what they are now: one that a guest lowered could
    have the kernel kill it, which nobody could tell from a stranger's doing.

    becomes_program: the guest is about to execute one; it stays alone, since it still may not start processes.
    """
    closed = syscalls.numbers_of(syscalls.SETUP)
    if port is not None:
        closed -= {syscalls.NUMBERS['socket'], syscalls.NUMBERS['connect']}
    if not allow_exec:
        closed |= syscalls.numbers_of(syscalls.PROGRAMS) - ({syscalls.NUMBERS['execve']} if becomes_program else set())
    closed |= {syscalls.NUMBERS['execveat'], syscalls.NUMBERS['setrlimit']}
    # To give up the processor is to wait for it: a step's clock would stand still meanwhile. It succeeds, without effect.
    program = [op(LOAD, NUMBER_OFFSET), *verdict_for({syscalls.NUMBERS['sched_yield']}, deny(0))]
    program += judged('prlimit64', argument(2), op(EQUAL, 0, 0, 3), op(LOAD, 16 + 8 * 2 + 4), op(EQUAL, 0, 0, 1), op(RETURN, ALLOW), op(RETURN, deny()))
    # A timer could have the guest go on, by SIGCONT, where we have stopped it.
    program += verdict_for({syscalls.NUMBERS['timer_create']}, deny(errno.ENOSYS))
    if becomes_program:
        # Its limit on writable memory counts neither shared memory nor what grows downwards.
        program += judged('mmap', argument(3), op(ANY_BIT, 0x101, 0, 1), op(RETURN, deny()), op(RETURN, ALLOW))
    program += [*verdict_for(closed, deny()), op(RETURN, ALLOW)]
    return Filter(b''.join(program))


class Filter:
    """An assembled filter, laid out in memory once, so that forks of this process only make the call."""

    def __init__(self, program):
        self._buffer = ctypes.create_string_buffer(program, len(program))
        self._header = struct.pack('HxxxxxxP', len(program) // 8, ctypes.addressof(self._buffer))

    def install(self):
        """Puts the filter on this thread and all that come from it. Needs no_new_privs."""
        syscalls.call('seccomp', 1, 0, self._header)
