"""What a step writes to stdout and stderr, by Python or by descriptor.

Each stream is a sealed in-memory file of fixed size, so writing never blocks at any size, and the write past the cap
fails with EPERM. The files are made before lockdown; afterwards a guest cannot make others.
"""
import ctypes
import fcntl
import io
import os
import sys

import syscalls
from syscalls import LIBC

PAGE = 4096
MFD_CLOEXEC, MFD_ALLOW_SEALING = 1, 2
F_ADD_SEALS, SEAL_SEAL, SEAL_SHRINK, SEAL_GROW = 1033, 1, 2, 4
PUNCH_HOLE_KEEP_SIZE = 3
#: Pages that a step wrote are kept for the next one up to here, and given back beyond.
KEEP = 16 * PAGE


class _Stream:
    """One of the two: the sealed file, the descriptor that guests know it by, and Python's text layer on it."""

    def __init__(self, number):
        self.number = number
        self.size = 0
        self.file = -1
        self._make_text()

    def open(self):
        low = syscalls.call('memfd_create', b'output', MFD_CLOEXEC | MFD_ALLOW_SEALING)
        # Above whatever a guest opens, so that a loop over small descriptors does not hit it by accident.
        self.file = fcntl.fcntl(low, fcntl.F_DUPFD_CLOEXEC, 200 + self.number)
        os.close(low)
        os.dup2(self.file, self.number)

    def close(self):
        os.close(self.file)
        self.file = -1

    def _make_text(self):
        raw = io.FileIO(self.number, 'w', closefd=False)
        self.text = io.TextIOWrapper(io.BufferedWriter(raw), encoding='utf-8', errors='backslashreplace', newline='\n')

    def fix(self, size):
        self.size = size
        os.ftruncate(self.file, size)
        fcntl.fcntl(self.file, F_ADD_SEALS, SEAL_SEAL | SEAL_SHRINK | SEAL_GROW)

    def begin(self, _dup2=os.dup2, _lseek=os.lseek):
        if self.text.closed:
            self._make_text()
        _dup2(self.file, self.number)
        _lseek(self.file, 0, 0)

    def end(self, _lseek=os.lseek, _pread=os.pread):
        """The bytes written since `begin`, and whether the cap was hit."""
        try:
            self.text.flush()
        except (OSError, ValueError):
            # Closed by the guest, or full: what the buffer still holds must not come out in the next step.
            self._discard()
        position = min(_lseek(self.file, 0, 1), self.size)
        if position == 0:
            return b'', False
        data = _pread(self.file, position, 0)
        if position > KEEP:
            LIBC.fallocate(self.file, PUNCH_HOLE_KEEP_SIZE, ctypes.c_long(0), ctypes.c_long(self.size))
        return data, position >= self.size

    def _discard(self):
        stale = self.text
        os.dup2(self.file, self.number)
        null = os.open('/dev/null', os.O_WRONLY | os.O_CLOEXEC)
        try:
            os.dup2(null, self.number)
            stale.close()
        except (OSError, ValueError):
            pass
        finally:
            os.close(null)
            os.dup2(self.file, self.number)
            self._make_text()


class Capture:
    """Both streams of one guest. Made in the zygote; `open`ed in the process whose output it takes."""

    def __init__(self):
        self.out, self.err = _Stream(1), _Stream(2)

    def open(self):
        """From here on descriptors 1 and 2 are the capture's. Returns the descriptors that must stay open."""
        self.out.open()
        self.err.open()
        return self.out.file, self.err.file

    def close(self):
        self.out.close()
        self.err.close()

    def fix(self, size):
        """Sets for good how many bytes a step may write (rounded up to pages). Once, before any step."""
        pages = max(1, -(-size // PAGE)) * PAGE
        self.out.fix(pages)
        self.err.fix(pages)

    def begin(self):
        self.out.begin()
        self.err.begin()
        sys.stdout = sys.__stdout__ = self.out.text
        sys.stderr = sys.__stderr__ = self.err.text

    def end(self):
        """(stdout, stderr, cap hit), as bytes."""
        for stream, own in ((sys.stdout, self.out), (sys.stderr, self.err)):
            if stream is not own.text:
                _flush_foreign(stream)
        out, out_full = self.out.end()
        err, err_full = self.err.end()
        return out, err, out_full or err_full or len(out) + len(err) > self.out.size


def _flush_foreign(stream):
    """A stream that the guest put in place may hold text that it meant to print."""
    try:
        stream.flush()
    except Exception:
        pass
