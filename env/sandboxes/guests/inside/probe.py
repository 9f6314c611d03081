"""Finds out what isolation works where this runs: one JSON object on standard output.

It makes the same calls, by the same code, as a real child does; what counts is the errno, never a message.
"""
import json
import os
import sys

sys.path[0] = os.path.dirname(os.path.abspath(__file__))

import landlock
import namespaces
import privileges
import seccomp
import service

PROC = 5
FLAGS = namespaces.CLONE_NEWUSER | namespaces.CLONE_NEWPID


def trial(flags, work):
    """0, or the errno with which a child in new namespaces fails at `work`."""
    try:
        pid = namespaces.fork_into(flags)
    except OSError as error:
        return error.errno
    if pid:
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    try:
        work()
        os._exit(0)
    except OSError as error:
        os._exit(error.errno or 255)
    finally:
        os._exit(255)


def main():
    uid, gid = os.geteuid(), os.getegid()

    def map_only():
        namespaces.map_ids(PROC, (uid, uid), (gid, gid))

    def map_and_mount():
        map_only()
        namespaces.private_mounts()
        namespaces.own_folder('/tmp', 1, False)

    def filtered():
        privileges.no_new_privileges()
        seccomp.allowlist().install()
        seccomp.argument_filter(os.getpid(), False, False).install()
        seccomp.setup_filter(False, False).install()

    def map_and_network():
        map_only()
        service.loopback(PROC).close()

    print(json.dumps({
        'landlock': landlock.abi_version(),
        'userns': trial(FLAGS, map_only),
        'mounts': trial(FLAGS | namespaces.CLONE_NEWNS, map_and_mount),
        'network': trial(FLAGS | namespaces.CLONE_NEWNET, map_and_network),
        'seccomp': trial(0, filtered),
    }))


main()
