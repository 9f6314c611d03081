/** Attempts to use up the machine: each ends at its cap, and the neighbour does not notice. */
import t from 'tap';
import type { Completion } from '../../env/sandboxes/sandbox.ts';
import { OUTPUT_BYTES } from '../env/sandboxes/suite.ts';
import { type Attack, attackAll, claims } from './attack.ts';

const HONEST = 'answer = sum(range(1000)) == 499500';
const ended = (...statuses: readonly Completion['status'][]) => (completion: Completion): boolean => statuses.includes(completion.status) && !claims(completion);

const attacks: readonly Attack[] = [
  { name: 'memory bomb', code: 'keep = []\nwhile True: keep.append(b"x" * (1 << 24))', control: 'answer = len(bytearray(1 << 26)) == 1 << 26', fails: ended('memory') },
  { name: 'memory by anonymous and shared maps', code: 'import mmap\nkeep = []\nwhile True:\n  keep.append(mmap.mmap(-1, 1 << 26))\n  if len(keep) > 64: answer = True; break', control: 'import mmap\nanswer = len(mmap.mmap(-1, 1 << 20)) == 1 << 20' },
  { name: 'disk fill', levels: ['full'], code: 'with open("big", "wb") as file:\n  for _ in range(64): file.write(bytes(1 << 20))\nanswer = True', control: 'answer = open("some", "wb").write(bytes(1 << 20)) == 1 << 20' },
  { name: 'disk fill by many files', levels: ['full'], code: 'for index in range(64):\n  with open(f"big{index}", "wb") as file: file.write(bytes(1 << 20))\nanswer = True', control: 'open("one", "wb").close()\nanswer = True' },
  { name: 'inode fill', levels: ['full'], code: 'for index in range(20000): os.symlink("x", f"link{index}")\nanswer = True', control: 'for index in range(500): os.symlink("x", f"link{index}")\nanswer = True', timeoutMs: 10_000 },
  { name: 'sparse file', code: 'with open("sparse", "wb") as file: file.truncate(1 << 40)\nanswer = True', control: 'with open("sparse", "wb") as file: file.truncate(1 << 20)\nanswer = True' },
  { name: 'descriptors', code: 'keep = [os.open("/dev/null", os.O_RDONLY) for _ in range(5000)]\nanswer = True', control: 'keep = [os.open("/dev/null", os.O_RDONLY) for _ in range(50)]\nanswer = True' },
  { name: 'pipe buffers', code: 'import fcntl\nread, write = os.pipe()\nfcntl.fcntl(write, 1031, 1 << 20)\nanswer = True', control: 'read, write = os.pipe()\nos.write(write, b"x")\nanswer = os.read(read, 1) == b"x"' },
  { name: 'threads', levels: ['full', 'userns'], code: 'import threading\nhold = threading.Event()\nfor _ in range(200): threading.Thread(target=hold.wait, daemon=True).start()\nanswer = True', control: 'import threading\nworkers = [threading.Thread(target=sum, args=([1],)) for _ in range(4)]\n[w.start() for w in workers]\n[w.join() for w in workers]\nanswer = True' },
  { name: 'fork bomb in a shell episode', levels: ['full', 'userns'], spec: { allowExec: true }, timeoutMs: 1_000, code: 'while True:\n  try: os.fork()\n  except OSError: pass', control: 'pid = os.fork()\nif pid == 0: os._exit(3)\nanswer = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 3', fails: ended('timeout', 'killed', 'memory') },
  { name: 'a daemon', levels: ['full', 'userns'], spec: { allowExec: true }, code: 'if os.fork() == 0:\n  if os.fork() == 0:\n    while True: pass\n  os._exit(0)', control: HONEST },
  { name: 'output flood', code: 'line = "x" * 100000\nfor _ in range(100000): print(line)\nanswer = True', control: 'print("x" * 10000)\nanswer = True', fails: ended('output_limit') },
  { name: 'output flood below Python', code: 'block = b"x" * 100000\nfor _ in range(100000): os.write(2, block)\nanswer = True', control: 'answer = os.write(2, b"x" * 10000) == 10000', fails: (done) => ended('output_limit')(done) && done.stderr.length <= OUTPUT_BYTES },
  { name: 'output flood that ignores errors', timeoutMs: 300, code: 'block = b"x" * 100000\nwhile True:\n  try: os.write(1, block)\n  except OSError: pass', control: HONEST, fails: (done) => ended('output_limit', 'timeout')(done) && done.stdout.length <= OUTPUT_BYTES },
  { name: 'sleep past the limit', timeoutMs: 100, code: 'import time\ntime.sleep(3600)\nanswer = True', control: 'import time\ntime.sleep(0.01)\nanswer = True', fails: ended('timeout') },
  { name: 'ignored interrupts', timeoutMs: 100, code: 'import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass', control: HONEST, fails: (done) => ended('timeout')(done) && done.lost !== undefined },
  { name: 'blocked signals', timeoutMs: 100, code: 'import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\nwhile True: pass', control: HONEST, fails: ended('timeout') },
  { name: 'one endless call into C', timeoutMs: 100, code: 'sum(range(10 ** 12))', control: HONEST, fails: ended('timeout') },
  { name: 'an exception whose text never ends', timeoutMs: 200, code: 'class Endless(Exception):\n  def __str__(self):\n    while True: pass\nraise Endless', control: HONEST, fails: ended('timeout') },
  { name: 'an endless exit handler', timeoutMs: 200, code: 'import atexit\n@atexit.register\ndef forever():\n  while True: pass', control: 'import atexit\natexit.register(print, "bye")\nanswer = True', fails: ended('timeout') },
  { name: 'a thread that stays', code: 'import threading\ndef forever():\n  while True: pass\nthreading.Thread(target=forever, daemon=True).start()', control: HONEST, fails: (done) => done.lost !== undefined },
  { name: 'stack overflow', code: 'import sys\nsys.setrecursionlimit(10 ** 9)\nnest = []\nfor _ in range(200000): nest = [nest]\nrepr(nest)', control: 'import sys\ndef deeper(n): return n and deeper(n - 1)\nanswer = deeper(500) == 0', fails: ended('error', 'killed', 'memory') },
  { name: 'a crash', code: 'ctypes.string_at(0)', control: HONEST, fails: ended('killed') },
  { name: 'signals to itself', code: 'import signal\nos.kill(os.getpid(), signal.SIGSEGV)\nos.kill(os.getpid(), signal.SIGKILL)\nos.abort()', control: 'import signal\nseen = []\nsignal.signal(signal.SIGUSR1, lambda *_: seen.append(1))\nos.kill(os.getpid(), signal.SIGUSR1)\nanswer = seen == [1]', fails: ended('killed', 'memory') },
];

t.test('resources', async (t) => {
  await attackAll(t, attacks);
});
