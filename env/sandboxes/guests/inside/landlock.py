"""Landlock: which files a guest may reach, no TCP, no signals and no abstract sockets out of its own domain.

The kernel's version decides how much of that it can enforce; `restrict` asks for all that the kernel knows. Landlock
does not cover chmod, utime, xattr and stat: that is left to read-only mounts and seccomp.
"""
import os
import struct

import syscalls

CREATE_VERSION = 1
RULE_PATH_BENEATH, RULE_NET_PORT = 1, 2
CONNECT_TCP = 2

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
REMOVE_DIR, REMOVE_FILE = 1 << 4, 1 << 5
MAKE_DIR, MAKE_REG, MAKE_SYM = 1 << 7, 1 << 8, 1 << 12
REFER, TRUNCATE = 1 << 13, 1 << 14

READ = READ_FILE | READ_DIR
#: The guest's own folder: everything but devices, sockets and FIFOs.
OWN = READ | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | MAKE_SYM | REFER | TRUNCATE
DEVICE = READ_FILE | WRITE_FILE
#: What a rule on something that is not a directory may hold.
FILE_RIGHTS = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE


def abi_version():
    """0 where the kernel has no Landlock."""
    try:
        return syscalls.call('landlock_create_ruleset', 0, 0, CREATE_VERSION)
    except OSError:
        return 0


def handled_rights(abi):
    """(file rights, network rights, scopes) that this version can enforce."""
    files = 0x1FFF | (REFER if abi >= 2 else 0) | (TRUNCATE if abi >= 3 else 0) | (1 << 15 if abi >= 5 else 0)
    return files, (0b11 if abi >= 4 else 0), (0b11 if abi >= 6 else 0)


def attribute(abi, files, network, scopes):
    packed = struct.pack('=QQQ', files, network, scopes)
    return packed[:24 if abi >= 6 else 16 if abi >= 4 else 8]


def open_rule(path, rights):
    """A rule as (descriptor, rights), for `restrict`; opened before the descriptor's path is out of reach."""
    descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    is_directory = os.fstat(descriptor).st_mode & 0o170000 == 0o040000
    return descriptor, rights if is_directory else rights & FILE_RIGHTS


def create_ruleset(abi, rules):
    """A descriptor of rules, not yet in force. `rules`: (descriptor, rights) pairs; everything else is refused."""
    packed = attribute(abi, *handled_rights(abi))
    ruleset = syscalls.call('landlock_create_ruleset', packed, len(packed), 0)
    add_rules(abi, ruleset, rules)
    return ruleset


def add_rules(abi, ruleset, rules):
    files = handled_rights(abi)[0]
    for descriptor, rights in rules:
        syscalls.call('landlock_add_rule', ruleset, RULE_PATH_BENEATH, struct.pack('=Qi', rights & files, descriptor), 0)


def allow_connect(abi, ruleset, port):
    """TCP to this port, and no other. Kernels before version 4 do not know ports; there the guest's own network is the wall."""
    if abi >= 4 and port is not None:
        syscalls.call('landlock_add_rule', ruleset, RULE_NET_PORT, struct.pack('=QQ', CONNECT_TCP, port), 0)


def enforce(ruleset):
    """Closes the process in. Needs no_new_privs."""
    syscalls.call('landlock_restrict_self', ruleset, 0)


def nest(abi, port):
    """A domain inside the present one, so that its owner cannot be traced or signalled from within. `port`: as in that one."""
    files, network, scopes = handled_rights(abi)
    packed = attribute(abi, 1 << 12 if abi < 4 else 0, network, scopes)
    if abi < 4:
        return  # Only file rights exist there, and a domain without rules would close all files.
    ruleset = syscalls.call('landlock_create_ruleset', packed, len(packed), 0)
    try:
        allow_connect(abi, ruleset, port)
        syscalls.call('landlock_restrict_self', ruleset, 0)
    finally:
        os.close(ruleset)
