/** Attacks on other processes, and on the limits to having any. */
import t from 'tap';
import { type Attack, attackAll } from './attack.ts';

const THREAD = 'import threading\nseen = []\nworker = threading.Thread(target=lambda: seen.append(1))\nworker.start()\nworker.join()\nanswer = seen == [1]';
const SELF = 'os.kill(os.getpid(), 0)\nanswer = True';

const attacks: readonly Attack[] = [
  { name: 'signal every process', code: 'import signal\nfor pid in [-1, 0, SERVER, *range(2, 3000)]:\n  if pid != os.getpid(): answer = answer or works(lambda: os.kill(pid, 0))', control: SELF },
  { name: 'kill the parent', code: 'answer = works(lambda: os.kill(os.getppid(), 9)) or works(lambda: os.killpg(0, 9)) or works(lambda: os.kill(1 if os.getpid() != 1 else 2, 9))', control: SELF },
  { name: 'signal by thread, by descriptor and by queue', code: 'for pid in (1, 2, SERVER):\n  if pid != os.getpid():\n    answer = answer or call(234, 131, pid, pid, 0) == 0 or call(200, 130, pid, 0) == 0 or call(434, 434, pid, 0) >= 0 or call(129, 138, pid, 10, ctypes.create_string_buffer(128)) == 0', control: SELF },
  { name: 'trace another process', code: 'for pid in (1, 2, SERVER):\n  answer = answer or call(101, 117, 16, pid, 0, 0) == 0 or call(101, 117, 0x4206, pid, 0, 0) == 0\nanswer = answer or call(101, 117, 0, 0, 0, 0) == 0', control: THREAD },
  { name: 'read and write another memory', code: 'local = ctypes.create_string_buffer(8)\nvector = (ctypes.c_size_t * 2)(ctypes.addressof(local), 8)\nfor pid in (1, 2, SERVER, os.getpid()):\n  answer = answer or call(310, 270, pid, ctypes.addressof(vector), 1, ctypes.addressof(vector), 1, 0) > 0 or call(311, 271, pid, ctypes.addressof(vector), 1, ctypes.addressof(vector), 1, 0) > 0', control: 'buffer = ctypes.create_string_buffer(b"mine")\nanswer = ctypes.string_at(ctypes.addressof(buffer)) == b"mine"' },
  { name: 'limits and priorities of others', code: 'import resource\nfor pid in (2, SERVER):\n  answer = answer or works(lambda: resource.prlimit(pid, resource.RLIMIT_NOFILE)) or works(lambda: os.sched_setaffinity(pid, {0})) or works(lambda: os.setpriority(os.PRIO_PROCESS, pid, 19))\nanswer = answer or works(lambda: os.setpriority(os.PRIO_USER, os.getuid(), 19)) or call(251, 30, 1, 0, 7) == 0 or call(314, 274, 0, ctypes.create_string_buffer(48), 0) == 0', control: 'import resource\nanswer = resource.getrlimit(resource.RLIMIT_CORE)[0] == 1' },
  { name: 'change its own limits', code: 'import resource\nfor kind in (resource.RLIMIT_AS, resource.RLIMIT_NPROC, resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE, resource.RLIMIT_CPU):\n  soft, hard = resource.getrlimit(kind)\n  if hard != resource.RLIM_INFINITY: answer = answer or works(lambda: resource.setrlimit(kind, (hard + 1, hard + 1))) or works(lambda: resource.setrlimit(kind, (min(1, soft), min(1, soft))))', control: 'import resource\nanswer = resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 256' },
  { name: 'start a program', code: 'import subprocess\nanswer = works(lambda: subprocess.run(["/bin/true"]).returncode == 0) or works(lambda: os.system("true") == 0) or works(lambda: os.posix_spawn("/bin/true", ["true"], {}) > 0) or works(lambda: os.execv("/bin/true", ["true"]))', control: THREAD },
  { name: 'fork', code: 'answer = works(lambda: os.fork() >= 0)', control: THREAD },
  { name: 'fork by raw clone, vfork and clone3', code: 'pid = os.getpid()\nfor result in (call(56, 220, 17, 0, 0, 0, 0), call(435, 435, ctypes.create_string_buffer(bytes(8) * 4 + b"\\x11" + bytes(31)), 64)):\n  if os.getpid() != pid or result == 0: os._exit(0)\n  answer = answer or result > 0', control: THREAD },
  { name: 'multiprocessing', code: 'import multiprocessing\nwith multiprocessing.get_context("fork").Pool(1) as pool: answer = pool.map(len, ["x"]) == [1]', control: 'from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor(2) as pool: answer = list(pool.map(len, ["x", "yy"])) == [1, 2]' },
  { name: 'new namespaces', code: 'for flag in (0x10000000, 0x20000, 0x20000000, 0x40000000, 0x8000000, 0x4000000, 0x2000000, 0x80):\n  answer = answer or call(272, 97, flag) == 0 or call(308, 268, 0, flag) == 0 or call(56, 220, flag | 17, 0, 0, 0, 0) >= 0', control: THREAD },
  { name: 'become root, gain capabilities', code: 'answer = os.getuid() == 0 or works(lambda: os.setuid(0)) or works(lambda: os.setgroups([0])) or call(126, 91, (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)(*[0xffffffff] * 6)) == 0 or call(157, 167, 23, 21) == 1 or call(157, 167, 8, 1) == 0', control: 'header, data = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()\nanswer = call(125, 90, header, data) == 0 and not any(data)' },
  { name: 'outlive the death of its parent', code: 'answer = call(157, 167, 1, 0) == 0', control: 'answer = call(157, 167, 15, b"name") == 0' },
  { name: 'a shell episode reaches no process but its own', levels: ['full', 'userns'], spec: { allowExec: true }, code: 'for pid in range(2, 3000): answer = answer or works(lambda: os.kill(pid, 0))', control: 'import subprocess\nchild = subprocess.Popen(["sleep", "5"])\nchild.kill()\nanswer = child.wait() == -9' },
];

t.test('processes', async (t) => {
  await attackAll(t, attacks);
});
