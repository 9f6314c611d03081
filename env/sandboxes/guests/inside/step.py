"""Runs one step of guest code in this interpreter and says what became of it.

Each step is `__main__` in a fresh module namespace, or in that of the step before where the episode keeps it. The step is interruptible: SIGINT raises KeyboardInterrupt, but
only while guest code runs, never in the code that answers. What the returned frame says is a claim, because guest
code of earlier steps may have patched anything here.
"""
import atexit
import builtins
import gc
import linecache
import os
import re
import resource
import signal
import sys
import threading
import time
import types
import _signal
import _thread

import frames
from answers import decode
from collecting import Collector
from tracebacks import FILENAME, describe

#: Names of the texts that run before and after the agent's: no frame of them is shown.
CONTEXT, GRADER = '<context>', '<grader>'
SIGINT = int(signal.SIGINT)
#: Growth of resident memory, in KiB, after which a step's cycles are collected at once.
COLLECT_KB = 16 << 10


class StepRunner:
    """Holds what a guest's steps share: the capture of its output, the collector of its answer, the interrupt gate."""

    def __init__(self, capture):
        self.capture = capture
        #: Set for an episode that may run programs.
        self.shell = None
        self._relocate = None
        self._collector = Collector()
        self._running = False
        #: The module whose variables stay, of an episode that keeps them.
        self._kept = None
        self._resident = self._collected_at = resource.getrusage(0).ru_maxrss
        # Kept here, because a guest may patch the modules. (`signal.signal` wraps this one, at ten times its cost.)
        self._signal, self._cpu, self._usage = _signal.signal, time.process_time, resource.getrusage
        self._exec, self._compile, self._module = exec, compile, types.ModuleType
        self._threads, self._exits = _thread._count, atexit._ncallbacks
        self._run_exits = atexit._run_exitfuncs
        self._reply = frames.reply

    def listen(self):
        """Takes interrupts; from here on SIGINT ends the step that runs, and nothing else."""
        self._signal(SIGINT, self._on_interrupt)

    def warm_up(self):
        """Runs a harmless step of our own, so that the guest's first one finds memory copied and caches filled."""
        self.run(frames.decode(b'{"n":0,"k":"code","s":"answer = 1 + 1","w":true}'))
        self.between()

    def enter(self):
        """After lockdown, before the first guest code: imports may come from the guest's folder from here on.

        Not earlier: trusted code that still has privileges must never import what an earlier step left there.
        """
        sys.path.insert(0, '')

    def relocate(self, names, folder):
        """Where the episode has no mounts of its own, `/data/<name>` in a step's text stands for a link in its folder."""
        self._collector.folder = folder
        if names:
            pattern = re.compile(r'(?<![\w.-])/data/(?=(?:' + '|'.join(map(re.escape, names)) + r')(?![\w-]))')
            self._relocate = lambda source: pattern.sub(lambda match: f'{folder}/data/', source)

    def _on_interrupt(self, number, frame):
        if self._running:
            self._running = False
            raise KeyboardInterrupt

    def run(self, request):
        """`request`: the decoded frame. Returns the payload of the completion's frame."""
        self.listen()
        if sys.stdin is None or sys.stdin.closed:
            sys.stdin = open(os.devnull)
        if self._relocate is not None:
            for text in ('p', 's'):
                if text in request:
                    request[text] = self._relocate(request[text])
        self.capture.begin()
        started = self._cpu()
        collector = self._collector
        collector.forget()
        if request['k'] == 'command':
            report = self._guarded(self._command, request)
        else:
            report = self._guarded(self._code, request)
        out, err, full = self.capture.end()
        if full:
            report.update(s='output_limit', et='OutputLimit', em=f'the step wrote more than {self.capture.out.size} bytes')
        elif report['s'] == 'ok' and collector.found:
            collector.tell(report)
        report['n'] = request['n']
        report['o'] = len(out)
        report['e'] = len(err)
        report['p'] = 'threads' if self._threads() else 'damage' if report.get('et') == 'SystemError' else ''
        report['c'] = (self._cpu() - started) * 1000
        report['m'] = self._resident = self._usage(0).ru_maxrss
        payload = frames.encode(report)
        if 'a' in report:
            # Spliced in, because it has been encoded and measured already.
            payload = payload.replace(b'"a":true', b'"a":' + collector.answer, 1)
        return self._reply(payload, out, err)

    def part(self, request):
        """Bytes of the answer of the step before, where it is too large for one frame."""
        return self._collector.large[request['o']:request['o'] + request['l']]

    def _guarded(self, work, request):
        """Runs `work` so that whatever it raises, at whatever moment, ends as a report."""
        try:
            try:
                self._running = True
                return work(request)
            finally:
                self._running = False
        except BaseException as error:
            self._running = False
            return self._failed(error, request['s'])

    def _failed(self, error, source):
        if type(error) is SystemExit:
            return self._exited(error)
        kind = type(error)
        status = 'memory' if issubclass(kind, MemoryError) else 'error'
        try:
            self._running = True  # `str(error)` is the guest's code, and may run for ever
            return {'s': status, 'x': 1, **describe(error, source)}
        except BaseException:
            return {'s': status, 'x': 1, 't': '', 'et': 'Exception', 'em': ''}
        finally:
            self._running = False

    def _exited(self, error):
        code = error.code
        if code is None or code is False:
            status = 0
        elif type(code) is int:
            status = code & 0xFF
        elif code is True:
            status = 1
        else:
            status = 1
            if type(code) is str:
                sys.stderr.write(code + '\n')
        if status == 0:
            return {'s': 'ok', 'x': 0}
        return {'s': 'error', 'x': status, 'et': 'SystemExit', 'em': str(status)}

    def _code(self, request):
        source = request['s']
        module = self._kept if 'v' in request else None
        prelude = request.get('p') if module is None else None
        if module is None:
            module = self._module('__main__')
        namespace = module.__dict__
        namespace['__builtins__'] = builtins
        if 'v' in request:
            self._kept = module
            self._collector.clear(request['w'], namespace)
        sys.modules['__main__'] = module
        linecache.cache[FILENAME] = (len(source), None, _Lines(source), FILENAME)
        report = {'s': 'ok', 'x': 0}
        if 'i' in request:
            namespace['__input__'] = decode(request['i'])
        try:
            if prelude is not None:
                self._exec(self._compile(prelude, CONTEXT, 'exec', 0, True), namespace)
            self._exec(self._compile(source, FILENAME, 'exec', 0, True), namespace)
        except SystemExit as error:
            report = self._exited(error)
        if self._exits():
            self._run_exits()
        if self._threads():
            _join_threads()
        if report['s'] == 'ok':
            if 'q' in request:
                self._exec(self._compile(request['q'], GRADER, 'exec', 0, True), namespace)
            if request['w']:
                self._collector.collect(request['w'], namespace)
        return report

    def _command(self, request):
        if self.shell is None:
            raise PermissionError('this episode may not run programs')
        status = self.shell.run(request['s'])
        return {'s': 'ok' if status == 0 else 'error', 'x': status}

    def between(self):
        """After the completion is sent: lets go of the step's objects, and kills programs that outlived it."""
        sys.modules['__main__'] = self._module('__main__')
        if self._resident > self._collected_at + COLLECT_KB:
            gc.collect()  # a function's globals are a cycle, and may hold large tables
            self._collected_at = self._resident
        if self.shell is not None:
            self.shell.sweep()


class _Lines:
    """Source lines for `linecache`, split only if something asks for them."""

    def __init__(self, source):
        self._source = source
        self._lines = None

    def _all(self):
        if self._lines is None:
            self._lines = [line + '\n' for line in self._source.splitlines()]
        return self._lines

    def __getitem__(self, index):
        return self._all()[index]

    def __len__(self):
        return len(self._all())

    def __iter__(self):
        return iter(self._all())


def _join_threads():
    """As at the end of any Python program: dismiss idle pool workers, and wait for threads that are not daemons."""
    pools = sys.modules.get('concurrent.futures.thread')
    if pools is not None:
        pools._python_exit()
        pools._shutdown = False  # this interpreter goes on
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
