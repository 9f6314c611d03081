/** Channels between two episodes at the same time: what one leaves, the other must not find. */
import t from 'tap';
import { createPythonBackend } from '../../env/sandboxes/python/backend.ts';
import { PUBLIC_PYTHON, pythonSnippets, SANDBOX_PYTHON } from '../env/sandboxes/python-snippets.ts';
import { specFor, step } from '../env/sandboxes/suite.ts';
import { claims, Target } from './attack.ts';

interface Channel {
  readonly name: string;
  readonly leave: string;
  /** Sets `answer` to True when it finds what `leave` left; run in the same episode it is the control. */
  readonly find: string;
  /** Does the mark live only as long as a step, so that the same episode cannot find it later? */
  readonly control?: string;
}

/** Puts descriptors on their way to nobody; the kernel refuses it to a user who has too many there. */
const SENDS = 'import socket\ndef send(count):\n  pair = socket.socketpair()\n  socket.send_fds(pair[0], [b"x"], [pair[1].fileno()] * count)\n  return pair';

const channels: readonly Channel[] = [
  { name: 'files in /tmp', leave: 'open("mark", "w").close()\nopen("/tmp/mark", "w").close() if os.getcwd() == "/tmp" else None', find: 'import glob\nanswer = os.path.exists("mark") or os.path.exists("/tmp/mark") or glob.glob("/tmp/medagentgym-run-*/scratch/*/mark") != [] or glob.glob("/scratch/*/mark") != []' },
  { name: 'modules and builtins', leave: 'import builtins, json, sys\nbuiltins.mark = json.mark = sys.mark = 1', find: 'import builtins, json, sys\nanswer = hasattr(builtins, "mark") or hasattr(json, "mark") or hasattr(sys, "mark")' },
  { name: 'environment, directory and umask', leave: 'os.environ["MARK"] = "1"\nos.putenv("MARK", "1")', find: 'answer = "MARK" in os.environ' },
  { name: 'shared memory', leave: 'from multiprocessing import shared_memory\nworks(lambda: setattr(sys, "keep", shared_memory.SharedMemory("mark", create=True, size=16)))\nworks(lambda: open("/dev/shm/mark", "w").close())', find: 'from multiprocessing import shared_memory\nanswer = works(lambda: shared_memory.SharedMemory("mark") is not None) or works(lambda: open("/dev/shm/mark") is not None)', control: 'import mmap\nanswer = len(mmap.mmap(-1, 4096)) == 4096' },
  { name: 'locks on a file that all can read', leave: 'import fcntl, json\nsys.keep = open(json.__file__)\nworks(lambda: fcntl.flock(sys.keep, fcntl.LOCK_EX))\nworks(lambda: fcntl.lockf(sys.keep, fcntl.LOCK_SH))', find: 'import fcntl, json, struct\nfile = open(json.__file__)\nanswer = works(lambda: struct.unpack("hhqqi", fcntl.fcntl(file, fcntl.F_GETLK, struct.pack("hhqqi", fcntl.F_WRLCK, 0, 0, 0, 0)))[0] != fcntl.F_UNLCK)\ntry:\n  fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)\nexcept BlockingIOError:\n  answer = True\nexcept OSError:\n  pass', control: 'import fcntl\nfile = open("own", "w")\nfcntl.lockf(file, fcntl.LOCK_EX)\nanswer = True' },
  { name: 'leases and notifications', leave: 'import fcntl, json\nsys.keep = open(json.__file__)\nworks(lambda: fcntl.fcntl(sys.keep, fcntl.F_SETLEASE, fcntl.F_RDLCK))', find: 'import fcntl, json\nfile = open(json.__file__)\nanswer = works(lambda: fcntl.fcntl(file, fcntl.F_NOTIFY, fcntl.DN_ACCESS) == 0) or works(lambda: fcntl.fcntl(file, fcntl.F_SETLEASE, fcntl.F_RDLCK) == 0)', control: 'import fcntl\nanswer = fcntl.fcntl(open("own", "w"), fcntl.F_GETFD) >= 0' },
  { name: 'keyrings, queues and segments of the kernel', leave: 'call(248, 217, b"user", b"mark", b"1", 1, -3)\ncall(29, 194, 0x6d61726b, 4096, 0o1666)\ncall(68, 186, 0x6d61726b, 0o1666)\ncall(240, 180, b"mark", 66, 0o666, 0)', find: 'answer = call(249, 218, b"user", b"mark", 0, -3) >= 0 or call(29, 194, 0x6d61726b, 4096, 0) >= 0 or call(68, 186, 0x6d61726b, 0) >= 0 or call(240, 180, b"mark", 0, 0, 0) >= 0', control: 'answer = call(39, 172) == os.getpid()' },
  { name: 'abstract and named sockets', leave: 'import socket\ndef listen(path):\n  sys.keep = socket.socket(socket.AF_UNIX)\n  sys.keep.bind(path)\n  sys.keep.listen()\nworks(lambda: listen("\\0mark"))\nworks(lambda: listen("mark.socket"))', find: 'import socket\nanswer = works(lambda: socket.socket(socket.AF_UNIX).connect("\\0mark")) or works(lambda: socket.socket(socket.AF_UNIX).connect("mark.socket"))', control: 'import socket\na, b = socket.socketpair()\nanswer = a.send(b"x") == 1' },
  { name: 'bytecode and packages', leave: 'import json\nfor folder in (os.path.dirname(json.__file__), sys.prefix, "/usr/lib/python3"):\n  works(lambda: open(folder + "/mark.py", "w").close())', find: 'answer = works(lambda: __import__("mark") is not None)', control: 'open("own_module.py", "w").write("x = 1")\nsys.path.insert(0, "")\nimport own_module\nanswer = own_module.x == 1' },
  { name: 'descriptors on their way, which kernels count for each user', leave: `${SENDS}\nsys.keep = [send(200), send(200)]`, find: `${SENDS}\nanswer = not works(lambda: send(10))` },
  { name: 'counts of the whole machine', leave: 'import threading\nsys.keep = threading.Event()\nfor _ in range(4): threading.Thread(target=sys.keep.wait, daemon=True).start()', find: 'answer = call(99, 179, ctypes.create_string_buffer(256)) == 0', control: 'answer = call(39, 172) == os.getpid()' },
  { name: 'names and priorities of processes', leave: 'call(157, 167, 15, b"mark")\nworks(lambda: os.nice(7))', find: 'answer = any(works(lambda: "mark" in open(f"/proc/{pid}/comm").read()) for pid in range(1, 400)) or any(works(lambda: os.getpriority(os.PRIO_PROCESS, pid) == 7) for pid in range(2, 400))', control: 'answer = os.getpriority(os.PRIO_PROCESS, 0) >= 0' },
];

t.test('channels between episodes', async (t) => {
  await using target = await Target.create();
  const levels = [['auto', SANDBOX_PYTHON ?? PUBLIC_PYTHON], ['reduced', process.getuid?.() === 0 ? PUBLIC_PYTHON : SANDBOX_PYTHON ?? PUBLIC_PYTHON]] as const;
  for (const [isolation, python] of levels) {
    await t.test(`isolation ${isolation}`, { skip: python === undefined && 'no Python that the guests may read' }, async (t) => {
      await using backend = await createPythonBackend({ python: python ?? '', isolation, pool: { base: 3 } });
      for (const channel of channels) {
        await t.test(channel.name, async (t) => {
          await using sender = await backend.acquire(specFor(pythonSnippets));
          await using receiver = await backend.acquire(specFor(pythonSnippets));
          const left = await step(sender, `${target.prelude}\n${channel.leave}`);
          t.equal(left.status, 'ok', 'the mark is set as far as it can be');
          t.notOk(claims(await step(receiver, `${target.prelude}\n${channel.find}`)), 'a concurrent episode does not find it');
          const control = await step(sender, `${target.prelude}\n${channel.control ?? channel.find}`);
          t.ok(control.status === 'ok' && claims(control), 'the control passes', { control });
          await sender[Symbol.asyncDispose]();
          await using later = await backend.acquire(specFor(pythonSnippets));
          t.notOk(claims(await step(later, `${target.prelude}\n${channel.find}`)), 'a later episode does not find it');
        });
      }
    });
  }
});

t.test('pipes, of which the kernel gives each user full ones up to a number', { skip: process.getuid?.() !== 0 && 'guests of an ordinary user share that user' }, async (t) => {
  await using target = await Target.create();
  await using backend = await createPythonBackend({ python: SANDBOX_PYTHON ?? PUBLIC_PYTHON ?? '', pool: { base: 4 } });
  const size = 'import fcntl\nends = os.pipe()\nanswer = fcntl.fcntl(ends[0], 1032)';
  const senders = await Promise.all(Array.from({ length: 12 }, () => backend.acquire(specFor(pythonSnippets))));
  await using receiver = await backend.acquire(specFor(pythonSnippets));
  const before = await step(receiver, `${target.prelude}\n${size}`);
  t.ok((await Promise.all(senders.map((sender) => step(sender, `${target.prelude}\nsys.keep = [os.pipe() for _ in range(110)]`)))).every(({ status }) => status === 'ok'), 'over 16,384 pages in all');
  t.same((await step(receiver, `${target.prelude}\n${size}`)).answer, before.answer, 'others see nothing of it');
  for (const sender of senders) await sender[Symbol.asyncDispose]();
});

t.test('what is left of the zygote in a guest', async (t) => {
  await using backend = await createPythonBackend({ python: SANDBOX_PYTHON ?? PUBLIC_PYTHON ?? '', pool: { base: 4 } });
  await using sandbox = await backend.acquire(specFor(pythonSnippets));
  const names = `
import gc, sys
gc.unfreeze()
frame, seen = sys._getframe(), set()
while frame:
    for value in list(frame.f_locals.values()) + list(frame.f_globals.values()): seen.add(type(value).__name__)
    frame = frame.f_back
seen |= {type(each).__name__ for each in gc.get_objects()}
answer = sorted(seen & {'Zygote', 'Forked', 'Lockdown', 'StepRunner'})
`;
  // Its own runner and lockdown are there, which shows that the search finds things.
  t.match((await step(sandbox, names)).answer, { items: [{ value: 'Lockdown' }, { value: 'StepRunner' }] }, 'neither the zygote nor the numbers of siblings');
});
