"""What each variant of the zygote imports and exercises once, so that no child pays for it."""
import importlib
import os
import resource

#: Of `base`; the others add to it.
BASE = ('json', 'sqlite3', 'csv', 're', 'math', 'statistics', 'datetime', 'decimal', 'fractions', 'collections', 'itertools',
        'functools', 'random', 'io', 'os', 'string', 'textwrap', 'traceback', 'linecache', 'threading', 'typing', 'dataclasses',
        'heapq', 'bisect', 'operator', 'copy', 'calendar', 'enum', 'pathlib', 'tempfile')
DATA = ('numpy', 'pandas')
#: Of guests with a loopback service, what they talk to it with; loaded at the first of them.
CLIENTS = ('socket', 'encodings.idna', 'http.client', 'urllib.request', 'urllib.parse', 'urllib.error', 'requests')
SCIENCE = ('scipy.stats', 'scipy.optimize', 'sklearn.linear_model', 'sklearn.ensemble', 'sklearn.metrics', 'sklearn.model_selection',
           'sklearn.preprocessing', 'sklearn.pipeline', 'sklearn.impute', 'statsmodels.api', 'statsmodels.formula.api', 'lifelines')
VARIANTS = {'base': (), 'data': DATA, 'science': DATA + SCIENCE}


def tell_own_memory():
    """Who asks for the machine's memory is told the guest's: what counts the machine is out of sight, and libc would give
    what happens to lie on its stack."""
    real, names = os.sysconf, os.sysconf_names
    pages = {names[name] for name in ('SC_PHYS_PAGES', 'SC_AVPHYS_PAGES') if name in names}

    def sysconf(name):
        if names.get(name, name) not in pages:
            return real(name)
        limit = resource.getrlimit(resource.RLIMIT_AS)[0]
        return -1 if limit == resource.RLIM_INFINITY else limit // resource.getpagesize()

    os.sysconf = sysconf


def preload(variant):
    tell_own_memory()
    for name in BASE:
        importlib.import_module(name)
    # _strptime loads lazily, and every date parser needs it.
    importlib.import_module('datetime').datetime.strptime('2024-01-31', '%Y-%m-%d')
    for name in VARIANTS[variant]:
        importlib.import_module(name)
    if 'pandas' in VARIANTS[variant]:
        _exercise_pandas()


def preload_clients():
    for name in CLIENTS:
        try:
            importlib.import_module(name)
        except ImportError:
            pass  # not every environment has each
    for _ in range(12):
        _exercise_clients()
    # As `urlopen` makes it at its first call; newer Pythons load certificates for it.
    urllib = importlib.import_module('urllib.request')
    urllib.install_opener(urllib.build_opener())


def _exercise_clients():
    """A request whose answer is there already, so that guests find warm what runs at the first of theirs."""
    import http.client
    import socket
    import urllib.request
    ours, theirs = socket.socketpair()

    class Answered(http.client.HTTPConnection):
        def connect(self):
            self.sock = ours

    class Handler(urllib.request.HTTPHandler):
        def http_open(self, request):
            return self.do_open(Answered, request)

    with ours, theirs:
        theirs.sendall(b'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}')
        request = urllib.request.Request('http://localhost:8080/', b'{}', {'Content-Type': 'application/json'}, method='PUT')
        with urllib.request.build_opener(Handler).open(request, timeout=1) as response:
            response.read().decode()


def _exercise_pandas():
    """The first call of many pandas functions imports and caches; afterwards children inherit that."""
    import io
    import pandas as pd
    frame = pd.read_csv(io.StringIO('id,when,name,value\n1,2024-01-01,a,1.5\n2,2024-01-02,b,2.5\n1,2024-02-01,a,3.5\n'))
    frame['when'] = pd.to_datetime(frame['when'])
    frame.groupby('name')['value'].agg(['mean', 'count', 'max'])
    frame.merge(frame, on='id').sort_values('value_x').drop_duplicates('id').reset_index(drop=True)
    frame.loc[frame['name'].str.contains('a') & frame['value'].notna(), 'value'].fillna(0).sum()
    frame.pivot_table(index='id', columns='name', values='value', aggfunc='mean')
    frame['when'].dt.year.value_counts()
    frame.describe()
    str(frame)
