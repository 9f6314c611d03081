"""System call numbers of x86-64 and aarch64, and raw calls through ctypes.

The table is an allowlist: whatever is not named here is closed to the zygote and to every guest. The groups say what
a guest keeps (`FILES` to `OWN_SOCKET`), what only an episode with a shell keeps (`PROGRAMS`), and what only the
trusted set-up before lockdown uses (`SETUP`). Entries are (name, x86-64, aarch64); None where a machine lacks it.
"""
import ctypes
import os
import platform

MACHINE = platform.machine()
if MACHINE not in ('x86_64', 'aarch64'):
    raise RuntimeError(f'no system call table for {MACHINE}')
COLUMN = 1 if MACHINE == 'x86_64' else 2
#: The value that `seccomp_data.arch` has for the machine's own calls.
AUDIT_ARCH = 0xC000003E if MACHINE == 'x86_64' else 0xC00000B7

FILES = (
    ('read', 0, 63), ('write', 1, 64), ('open', 2, None), ('close', 3, 57), ('stat', 4, None), ('fstat', 5, 80),
    ('lstat', 6, None), ('newfstatat', 262, 79), ('statx', 332, 291), ('poll', 7, None), ('ppoll', 271, 73),
    ('lseek', 8, 62), ('pread64', 17, 67), ('pwrite64', 18, 68), ('readv', 19, 65), ('writev', 20, 66),
    ('preadv', 295, 69), ('pwritev', 296, 70), ('preadv2', 327, 286), ('pwritev2', 328, 287), ('access', 21, None),
    ('faccessat', 269, 48), ('faccessat2', 439, 439), ('openat', 257, 56), ('fcntl', 72, 25), ('fsync', 74, 82),
    ('fdatasync', 75, 83), ('truncate', 76, 45), ('ftruncate', 77, 46), ('fallocate', 285, 47),
    ('getdents', 78, None), ('getdents64', 217, 61), ('getcwd', 79, 17), ('chdir', 80, 49), ('fchdir', 81, 50),
    ('rename', 82, None), ('renameat', 264, 38), ('renameat2', 316, 276), ('mkdir', 83, None), ('mkdirat', 258, 34),
    ('rmdir', 84, None), ('creat', 85, None), ('link', 86, None), ('linkat', 265, 37), ('unlink', 87, None),
    ('unlinkat', 263, 35), ('symlink', 88, None), ('symlinkat', 266, 36), ('readlink', 89, None),
    ('readlinkat', 267, 78), ('umask', 95, 166), ('statfs', 137, 43), ('fstatfs', 138, 44), ('readahead', 187, 213),
    ('fadvise64', 221, 223), ('copy_file_range', 326, 285), ('sendfile', 40, 71), ('ioctl', 16, 29), ('dup', 32, 23),
    ('dup2', 33, None), ('dup3', 292, 24), ('pipe', 22, None), ('pipe2', 293, 59), ('select', 23, None),
    ('pselect6', 270, 72), ('close_range', 436, 436), ('epoll_create', 213, None), ('epoll_create1', 291, 20),
    ('epoll_ctl', 233, 21), ('epoll_wait', 232, None), ('epoll_pwait', 281, 22), ('epoll_pwait2', 441, 441),
    ('eventfd', 284, None), ('eventfd2', 290, 19), ('sync_file_range', 277, 84),
)
METADATA = (
    ('chmod', 90, None), ('fchmod', 91, 52), ('fchmodat', 268, 53), ('utime', 132, None), ('utimes', 235, None),
    ('utimensat', 280, 88), ('futimesat', 261, None),
)
MEMORY = (
    ('mmap', 9, 222), ('mprotect', 10, 226), ('munmap', 11, 215), ('brk', 12, 214), ('mremap', 25, 216),
    ('msync', 26, 227), ('madvise', 28, 233), ('mincore', 27, 232), ('membarrier', 324, 283),
)
PROCESS = (
    ('rt_sigaction', 13, 134), ('rt_sigprocmask', 14, 135), ('rt_sigreturn', 15, 139), ('rt_sigpending', 127, 136),
    ('rt_sigtimedwait', 128, 137), ('rt_sigsuspend', 130, 133), ('sigaltstack', 131, 132), ('sched_yield', 24, 124),
    ('pause', 34, None), ('nanosleep', 35, 101), ('clock_nanosleep', 230, 115), ('getitimer', 36, 102),
    ('alarm', 37, None), ('setitimer', 38, 103), ('timer_create', 222, 107), ('timer_settime', 223, 110),
    ('timer_gettime', 224, 108), ('timer_getoverrun', 225, 109), ('timer_delete', 226, 111), ('getpid', 39, 172),
    ('getppid', 110, 173), ('gettid', 186, 178), ('getuid', 102, 174), ('geteuid', 107, 175), ('getgid', 104, 176),
    ('getegid', 108, 177), ('getresuid', 118, 148), ('getresgid', 120, 150), ('getgroups', 115, 158),
    ('getpgid', 121, 155), ('getpgrp', 111, None), ('getsid', 124, 156), ('capget', 125, 90),
    ('getpriority', 140, 141), ('getrlimit', 97, 163), ('setrlimit', 160, 164), ('prlimit64', 302, 261),
    ('getrusage', 98, 165), ('times', 100, 153), ('uname', 63, 160), ('time', 201, None),
    ('gettimeofday', 96, 169), ('clock_gettime', 228, 113), ('clock_getres', 229, 114), ('futex', 202, 98),
    ('futex_waitv', 449, 449), ('set_tid_address', 218, 96), ('set_robust_list', 273, 99),
    ('get_robust_list', 274, 100), ('rseq', 334, 293), ('restart_syscall', 219, 128), ('exit', 60, 93),
    ('exit_group', 231, 94), ('wait4', 61, 260), ('waitid', 247, 95), ('kill', 62, 129), ('tkill', 200, 130),
    ('tgkill', 234, 131), ('clone', 56, 220), ('sched_getaffinity', 204, 123), ('sched_getparam', 143, 121),
    ('sched_getscheduler', 145, 120), ('sched_get_priority_max', 146, 125), ('sched_get_priority_min', 147, 126),
    ('sched_rr_get_interval', 148, 127), ('arch_prctl', 158, None), ('getrandom', 318, 278), ('getcpu', 309, 168),
    ('prctl', 157, 167),
)
OWN_SOCKET = (
    ('sendto', 44, 206), ('recvfrom', 45, 207), ('sendmsg', 46, 211), ('recvmsg', 47, 212), ('shutdown', 48, 210),
    ('getsockname', 51, 204), ('getpeername', 52, 205), ('getsockopt', 55, 209), ('setsockopt', 54, 208),
    ('socketpair', 53, 199),
)
PROGRAMS = (
    ('execve', 59, 221), ('execveat', 322, 281), ('fork', 57, None), ('vfork', 58, None), ('setsid', 112, 157),
    ('setpgid', 109, 154),
)
SETUP = (
    ('mount', 165, 40), ('umount2', 166, 39), ('unshare', 272, 97), ('socket', 41, 198), ('connect', 42, 203),
    ('memfd_create', 319, 279), ('capset', 126, 91), ('seccomp', 317, 277), ('landlock_create_ruleset', 444, 444),
    ('landlock_add_rule', 445, 445), ('landlock_restrict_self', 446, 446), ('setresuid', 117, 147),
    ('setresgid', 119, 149), ('setgroups', 116, 159), ('setpriority', 141, 140),
)

#: Only of the bridge, which listens for guests.
LISTENING = (('bind', 49, 200), ('listen', 50, 201), ('accept4', 288, 242))

#: `clone3` hides its flags behind a pointer, so no filter can judge it; glibc falls back to `clone` on ENOSYS.
CLONE3 = 435

NUMBERS = {entry[0]: entry[COLUMN] for group in (FILES, METADATA, MEMORY, PROCESS, OWN_SOCKET, PROGRAMS, SETUP)
           for entry in group if entry[COLUMN] is not None}


def numbers_of(*groups):
    """The numbers on this machine of all calls in the groups."""
    return {entry[COLUMN] for group in groups for entry in group if entry[COLUMN] is not None}


# PyDLL keeps the interpreter lock across the call: a raw clone must not let another thread state slip in between.
LIBC = ctypes.PyDLL(None, use_errno=True)
LIBC.syscall.restype = ctypes.c_long
# Every argument is passed as a long: variadic int arguments would leave the upper halves of registers undefined.
_LONG = ctypes.c_long


def call(name, *arguments):
    """Makes a system call by name; integers and bytes as arguments. Raises OSError."""
    converted = [_LONG(argument) if isinstance(argument, int) else argument for argument in arguments]
    result = LIBC.syscall(_LONG(NUMBERS[name]), *converted)
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f'{name}: {os.strerror(code)}')
    return result
