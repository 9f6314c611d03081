"""The typed wire form of values: `[tag, payload]` arrays, as the server's `env/answer/value.ts` has them, out and in.

Runs inside the guest's interpreter, on the guest's objects. Exact types are told by `type(x) is`; instances of
subclasses are read with the base type's own methods, so that a lying `__float__`, `__iter__` or `__repr__` is not
asked. A guest that patches this module lies about its own claim and about nothing else.
"""
import datetime
import decimal
import fractions
import itertools
import math
import sys

MAX_NODES = 200_000
#: Of a value that travels in parts.
MAX_LARGE_NODES = 4_000_000
MAX_DEPTH = 15
MAX_TEXT = 1_000_000
MAX_DIGITS = 4_000
NULL = ['null']


class TooLarge(Exception):
    """The value is over the limits on answers."""


class Encoder:
    """Encodes one value after another; each `encode` has a fresh count of nodes."""

    def __init__(self):
        self._nodes = 0
        self._most = MAX_NODES
        self._room = 0
        self._libraries = {}
        self._exact = {
            type(None): lambda x, d: NULL,
            bool: lambda x, d: ['bool', x],
            int: self._int,
            float: self._float,
            str: self._text,
            list: lambda x, d: ['list', self._items(x, d)],
            tuple: lambda x, d: ['tuple', self._items(x, d)],
            set: lambda x, d: ['set', self._items(x, d)],
            frozenset: lambda x, d: ['set', self._items(x, d)],
            dict: self._dict,
            range: lambda x, d: ['list', self._items(x, d)],
            type({}.keys()): lambda x, d: ['list', self._items(x, d)],
            type({}.values()): lambda x, d: ['list', self._items(x, d)],
            type({}.items()): lambda x, d: ['list', self._items(x, d)],
            datetime.datetime: lambda x, d: ['datetime', x.isoformat()],
            datetime.date: lambda x, d: ['date', x.isoformat()],
            datetime.time: lambda x, d: ['time', x.isoformat()],
            datetime.timedelta: lambda x, d: ['timedelta', x.total_seconds()],
            decimal.Decimal: lambda x, d: self._float(float(x), d),
            fractions.Fraction: lambda x, d: self._float(float(x), d),
        }
        # Subclasses, most special first (datetime is a date). bool cannot be subclassed.
        self._bases = (
            (int, lambda x, d: self._int(int.__pos__(x), d)),
            (float, lambda x, d: self._float(float.__pos__(x), d)),
            (str, lambda x, d: self._text(str.__str__(x), d)),
            (list, lambda x, d: ['list', self._items(list.__getitem__(x, slice(None)), d)]),
            (tuple, lambda x, d: ['tuple', self._items(tuple.__getitem__(x, slice(None)), d)]),
            (set, lambda x, d: ['set', self._items(list(set.__iter__(x)), d)]),
            (frozenset, lambda x, d: ['set', self._items(list(frozenset.__iter__(x)), d)]),
            (dict, lambda x, d: self._dict(dict(dict.items(x)), d)),
            (datetime.datetime, lambda x, d: ['datetime', datetime.datetime.isoformat(x)]),
            (datetime.date, lambda x, d: ['date', datetime.date.isoformat(x)]),
            (datetime.timedelta, lambda x, d: ['timedelta', datetime.timedelta.total_seconds(x)]),
        )

    def encode(self, value, limit, most=MAX_NODES):
        """The wire form; what has none is `["other", type name]`. Raises TooLarge past `most` values or about `limit` bytes."""
        self._nodes, self._most, self._room = 0, most, limit
        return self._value(value, 0)

    def _value(self, value, depth):
        self._nodes += 1
        if self._nodes > self._most:
            raise TooLarge('too many values')
        if depth > MAX_DEPTH:
            raise TooLarge('nested too deep')
        kind = type(value)
        handler = self._exact.get(kind)
        if handler is None:
            handler = self._library(kind)
        if handler is not None:
            return handler(value, depth)
        for base, handler in self._bases:
            if issubclass(kind, base):
                return handler(value, depth)
        return ['other', _name(kind)]

    def _items(self, values, depth):
        if len(values) > self._most:
            raise TooLarge('too many values')
        return [self._value(item, depth + 1) for item in values]

    def _dict(self, value, depth):
        if len(value) > self._most:
            raise TooLarge('too many values')
        return ['dict', [[self._value(key, depth + 1), self._value(item, depth + 1)] for key, item in value.items()]]

    @staticmethod
    def _int(value, depth):
        if value.bit_length() > MAX_DIGITS * 3.32:
            return ['other', 'int of too many digits']
        return ['int', str(value)]

    @staticmethod
    def _float(value, depth):
        if math.isfinite(value):
            return ['float', value]
        return ['float', 'nan' if value != value else 'inf' if value > 0 else '-inf']

    def _text(self, value, depth):
        if len(value) > MAX_TEXT:
            raise TooLarge('text too long')
        # Told now, before all of it is copied.
        self._room -= len(value)
        if self._room < 0:
            raise TooLarge('too much text')
        return ['str', value]

    def _library(self, kind):
        """Handlers of numpy and pandas types, bound once the guest's interpreter has those modules."""
        root = kind.__module__ if type(kind.__module__) is str else ''
        root = root.partition('.')[0]
        if root == 'collections' and kind.__name__ == 'deque':
            return lambda x, d: ['list', self._items(list(x), d)]
        if root not in ('numpy', 'pandas') or root not in sys.modules:
            return None
        found = self._libraries.get(kind, self)
        if found is self:
            found = self._numpy(sys.modules['numpy'], kind) if root == 'numpy' else self._pandas(sys.modules['pandas'], kind)
            self._libraries[kind] = found
        return found

    def _numpy(self, numpy, kind):
        if kind is numpy.bool_:
            return lambda x, d: ['bool', bool(x)]
        if issubclass(kind, numpy.datetime64):
            return lambda x, d: self._numpy_time(numpy, x)
        if issubclass(kind, numpy.timedelta64):
            return lambda x, d: NULL if numpy.isnat(x) else ['timedelta', float(x / numpy.timedelta64(1, 's'))]
        if issubclass(kind, numpy.integer):
            return lambda x, d: ['int', str(int(x))]
        if issubclass(kind, numpy.floating):
            return lambda x, d: self._float(float(x), d)
        if issubclass(kind, numpy.str_):
            return lambda x, d: self._text(str.__str__(x), d)
        if issubclass(kind, numpy.ndarray):
            return self._array
        return None

    @staticmethod
    def _numpy_time(numpy, value):
        if numpy.isnat(value):
            return NULL
        if numpy.datetime_data(value.dtype)[0] in ('Y', 'M', 'W', 'D'):
            return ['date', str(value.astype('datetime64[D]'))]
        return ['datetime', str(numpy.datetime_as_string(value.astype('datetime64[ns]')))]

    def _array(self, value, depth):
        if value.size > self._most:
            raise TooLarge('too many values')
        if value.ndim == 0:
            return self._value(value[()], depth)
        if value.dtype.kind in 'biufU':
            return self._value(value.tolist(), depth)
        return ['list', self._items(list(value), depth)]

    def _pandas(self, pandas, kind):
        if kind is type(pandas.NaT) or kind is type(pandas.NA):
            return lambda x, d: NULL
        if issubclass(kind, pandas.Timestamp):
            return lambda x, d: ['datetime', x.isoformat()]
        if issubclass(kind, pandas.Timedelta):
            return lambda x, d: ['timedelta', float(x.total_seconds())]
        if issubclass(kind, pandas.DataFrame):
            return self._frame
        if issubclass(kind, pandas.Series):
            return lambda x, d: self._series(pandas, x, d)
        if issubclass(kind, (pandas.Index, pandas.api.extensions.ExtensionArray)):
            return lambda x, d: ['list', self._items(self._cells(x), d)]
        if issubclass(kind, pandas.Period):
            return lambda x, d: ['str', str(x)]
        return None

    def _series(self, pandas, value, depth):
        """With its index, unless that only counts from 0."""
        items = self._items(self._cells(value), depth)
        index = value.index
        if isinstance(index, pandas.RangeIndex) and index.start == 0 and index.step == 1:
            return ['list', items]
        return ['series', {'index': self._items(self._cells(index), depth), 'items': items}]

    def _frame(self, value, depth):
        """Columns in order. Named levels of the index come first, as `reset_index` would put them."""
        rows, width = value.shape
        if rows * max(width, 1) > self._most:
            raise TooLarge('too many cells')
        names, columns = [], []
        index = value.index
        for level, name in enumerate(index.names):
            if name is not None:
                names.append(_label(name))
                columns.append(self._cells(index.get_level_values(level)))
        for position in range(width):
            names.append(_label(value.columns[position]))
            columns.append(self._cells(value.iloc[:, position]))
        wire = [[self._value(cell, depth + 1) for cell in row] for row in zip(*columns)]
        return ['table', {'columns': names, 'rows': wire}]

    def _cells(self, series):
        if len(series) > self._most:
            raise TooLarge('too many values')
        return list(itertools.islice(iter(series), self._most + 1))


def shape(value):
    """A few words on a value that is too large to be shown."""
    size = getattr(value, 'shape', None)
    if type(size) is tuple and len(size) == 2 and hasattr(value, 'columns'):
        return f'table of {size[0]} rows, columns {", ".join(map(_label, list(value.columns)[:12]))}'[:200]
    return _name(type(value)) + (f' of {len(value)}' if hasattr(value, '__len__') else '')


def decode(wire):
    """A value of this interpreter from its wire form; tables become DataFrames where pandas is loaded, else lists of dicts."""
    tag = wire[0]
    reader = _READERS.get(tag)
    return reader(wire[1]) if reader is not None else None


def _decode_float(payload):
    return float(payload)


def _decode_table(payload):
    rows = [[decode(cell) for cell in row] for row in payload['rows']]
    pandas = sys.modules.get('pandas')
    if pandas is not None:
        return pandas.DataFrame(rows, columns=payload['columns'])
    return [dict(zip(payload['columns'], row)) for row in rows]


_READERS = {
    'bool': bool, 'int': int, 'float': _decode_float, 'str': str,
    'date': datetime.date.fromisoformat, 'time': datetime.time.fromisoformat, 'datetime': datetime.datetime.fromisoformat,
    'timedelta': lambda payload: datetime.timedelta(seconds=payload),
    'list': lambda payload: [decode(item) for item in payload],
    'tuple': lambda payload: tuple(decode(item) for item in payload),
    'set': lambda payload: {decode(item) for item in payload},
    'dict': lambda payload: {decode(key): decode(value) for key, value in payload},
    'series': lambda payload: [decode(item) for item in payload['items']],
    'table': _decode_table,
}


def _label(name):
    text = name if type(name) is str else ' '.join(map(str, name)) if type(name) is tuple else str(name)
    return text[:1_000]


def _name(kind):
    name = type.__dict__['__name__'].__get__(kind)
    return name[:200]
