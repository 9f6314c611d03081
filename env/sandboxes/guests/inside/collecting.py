"""Takes what a step is asked for when its code has ended: a variable, several, a CSV file, or whether it defines a function.

What is small travels in the completion frame. What is larger stays here in its wire form, and is fetched in parts. All of
it is the guest's claim.
"""
import csv
import io
import os
import stat

import frames
from answers import Encoder, MAX_LARGE_NODES, MAX_NODES, TooLarge, shape

#: Bytes of an answer in its wire form, unless the task says otherwise.
MAX_ANSWER = 1 << 20
#: Larger answers leave in parts.
MAX_INLINE = 1 << 18
MAX_NOTE = 300
_MISSING = object()


class Collector:
    """Holds what the last step handed in."""

    def __init__(self):
        self.folder = None
        self._encoder = Encoder()
        self._file_seen = None
        self.forget()

    def forget(self):
        self.found = False
        self.answer = self.large = self._shape = self._note = None

    def clear(self, want, namespace):
        """Of variables that were kept: what a step before handed in is not this one's."""
        names = ['answer'] if want is True else [] if not want or want[0] == 'file' else want[1] if want[0] == 'variables' else [want[1]]
        for name in names:
            namespace.pop(name, None)

    def collect(self, want, namespace):
        """`want`: True for the variable `answer`, or [kind, name or names, bytes]."""
        if want is True:
            value = namespace.get('answer', _MISSING)
            if value is not _MISSING:
                self._take(value, '`answer`', MAX_ANSWER)
            return
        kind, name, limit = want
        if kind == 'variable':
            value = namespace.get(name, _MISSING)
            if value is not _MISSING:
                self._take(value, f'`{name}`', limit)
        elif kind == 'variables':
            values = {each: namespace[each] for each in name if each in namespace}
            if len(values) == len(name):
                self._take(values, 'the answer', limit)
            elif values:
                self._tell('Not set: ' + ', '.join(each for each in name if each not in values) + '. All of them have to be set by one program.')
        elif kind == 'function':
            # A member of a class may be asked for by itself, a property too.
            found = namespace.get(name)
            self.found = callable(found) or type(found) is property
        elif kind == 'file':
            self._take_file(name, limit)

    def tell(self, report):
        """Adds what was found, or why nothing was, to the report of a step."""
        if self.answer is not None:
            report['a'] = True
        elif self.large is not None:
            report['b'], report['sh'] = len(self.large), self._shape
        elif self._note is not None:
            report['no'] = self._note
        else:
            report['d'] = True

    def _tell(self, note):
        self.found, self._note = True, note[:MAX_NOTE]

    def _take(self, value, name, limit):
        try:
            wire = self._encoder.encode(value, limit, MAX_NODES if limit <= MAX_ANSWER else MAX_LARGE_NODES)
        except TooLarge as reason:
            self._tell(f'{name} was not taken, because it is over its limit of {limit} bytes: {reason}.')
            return
        self._keep(wire, name, limit, value)

    def _keep(self, wire, name, limit, value):
        encoded = frames.encode(wire)
        if len(encoded) > limit:
            self._tell(f'{name} was not taken, because it is over its limit of {limit} bytes.')
        elif len(encoded) <= MAX_INLINE or limit <= MAX_ANSWER:
            self.found, self.answer = True, encoded
        else:
            self.found, self.large, self._shape = True, encoded, shape(value)

    def _take_file(self, name, limit):
        """Only a regular file of the episode's own folder, read once, and only when a step has written it anew."""
        try:
            descriptor = os.open(f'{self.folder}/{name}', os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        except FileNotFoundError:
            return
        except OSError as error:
            self._tell(f'The file {name} cannot be read: {error.strerror}.')
            return
        try:
            found = os.fstat(descriptor)
            seen = (found.st_ino, found.st_mtime_ns, found.st_size)
            if seen == self._file_seen:
                return
            self._file_seen = seen
            if not stat.S_ISREG(found.st_mode):
                self._tell(f'{name} is not a regular file.')
            elif found.st_size > limit:
                self._tell(f'The file {name} was not taken, because it is over its limit of {limit} bytes.')
            else:
                self._parse(name, _read(descriptor, limit), limit)
        finally:
            os.close(descriptor)

    def _parse(self, name, data, limit):
        try:
            rows = list(csv.reader(io.StringIO(data.decode('utf-8-sig'), newline=''), strict=True))
        except (UnicodeDecodeError, csv.Error) as error:
            self._tell(f'The file {name} is not CSV in UTF-8: {error}.')
            return
        rows = [row for row in rows if row]
        if not rows:
            self._tell(f'The file {name} is empty.')
            return
        columns, cells = rows[0], rows[1:]
        if len(columns) * len(cells) > MAX_LARGE_NODES:
            self._tell(f'The file {name} was not taken, because it has over {MAX_LARGE_NODES} cells.')
            return
        for number, row in enumerate(cells, 2):
            if len(row) != len(columns):
                self._tell(f'The file {name} has {len(columns)} columns and {len(row)} values in row {number}.')
                return
        wire = ['table', {'columns': [column[:1_000] for column in columns], 'rows': [[_cell(text) for text in row] for row in cells]}]
        self._keep(wire, f'The file {name}', limit, _Rows(columns, len(cells)))


class _Rows:
    """What `shape` says of a file."""

    def __init__(self, columns, count):
        self.columns, self.shape = columns, (count, len(columns))


def _cell(text):
    """A cell as what it says: nothing, a number, or text."""
    if text == '':
        return ['null']
    try:
        number = float(text)
    except ValueError:
        return ['str', text]
    if text.lstrip('+-').isdecimal():
        return ['int', str(int(text))] if len(text) < 400 else ['str', text]
    return ['float', number if number - number == 0 else 'nan' if number != number else 'inf' if number > 0 else '-inf']


def _read(descriptor, limit):
    parts, have = [], 0
    while have <= limit and (part := os.read(descriptor, 1 << 20)):
        parts.append(part)
        have += len(part)
    return b''.join(parts)
