/** Attacks on the kernel's own surface: calls that no honest program here needs, and other ways to make calls. */
import t from 'tap';
import { type Attack, attackAll } from './attack.ts';

const LIBRARIES = 'import json, sqlite3, threading, tempfile\nwith tempfile.TemporaryFile() as file: file.write(b"x")\nconnection = sqlite3.connect("own.db")\nconnection.execute("create table t (x)")\nconnection.execute("insert into t values (1)")\nconnection.commit()\nanswer = connection.execute("select x from t").fetchone() == (1,)';

/** Calls (x86-64, aarch64, arguments) that must be refused, whatever their arguments. */
const REFUSED: readonly (readonly [name: string, x86: number, arm: number, args: string])[] = [
  ['bpf', 321, 280, '0, ctypes.create_string_buffer(128), 128'],
  ['userfaultfd', 323, 282, '1'],
  ['perf_event_open', 298, 241, 'ctypes.create_string_buffer(128), 0, -1, -1, 0'],
  ['keyctl', 250, 219, '0, -3, 1, 0, 0'],
  ['add_key', 248, 217, 'b"user", b"name", b"payload", 7, -3'],
  ['request_key', 249, 218, 'b"user", b"name", 0, -3'],
  ['memfd_create', 319, 279, 'b"name", 0'],
  ['memfd_secret', 447, 447, '0'],
  ['personality', 135, 92, '0x0040000'],
  ['seccomp', 317, 277, '0, 0, 0'],
  ['landlock_create_ruleset', 444, 444, 'ctypes.create_string_buffer(b"\\x01" + bytes(7), 8), 8, 0'],
  ['fanotify_init', 300, 262, '0, 0'],
  ['inotify_init1', 294, 26, '0'],
  ['shmget', 29, 194, '0, 4096, 0o1600'],
  ['msgget', 68, 186, '0, 0o1600'],
  ['semget', 64, 190, '0, 1, 0o1600'],
  ['mq_open', 240, 180, 'b"name", 66, 0o600, 0'],
  ['quotactl', 179, 60, '0, 0, 0, 0'],
  ['syslog', 103, 116, '3, ctypes.create_string_buffer(64), 64'],
  ['kcmp', 312, 272, '1, 1, 0, 0, 0'],
  ['vmsplice', 278, 75, '1, 0, 0, 0'],
  ['splice', 275, 76, '0, 0, 1, 0, 1, 0'],
  ['sethostname', 170, 161, 'b"x", 1'],
  ['settimeofday', 164, 170, 'ctypes.create_string_buffer(16), 0'],
  ['reboot', 169, 142, '0, 0, 0, 0'],
  ['kexec_load', 246, 104, '0, 0, 0, 0'],
  ['init_module', 175, 105, 'b"", 0, b""'],
  ['flock', 73, 32, '0, 2'],
  ['mlock', 149, 228, '0, 0'],
  ['execveat', 322, 281, '-100, b"/bin/true", 0, 0, 0'],
  ['signalfd4', 289, 74, '-1, ctypes.create_string_buffer(8), 8, 0'],
];

const attacks: readonly Attack[] = [
  ...REFUSED.map(([name, x86, arm, args]): Attack => ({ name: `${name} is refused`, code: `answer = call(${x86}, ${arm}, ${args}) not in (-errno.EPERM, -errno.ENOSYS)`, control: 'answer = call(39, 172) == os.getpid()' })),
  { name: 'push characters into a terminal (TIOCSTI) and other ioctls', code: 'for number in (0, 1, 2, *sockets()):\n  for command in (0x5412, 0x541D, 0x5423, 0x89A0, 0x40049409):\n    answer = answer or call(16, 29, number, command, ctypes.create_string_buffer(64)) != -errno.EPERM', control: 'a, b = os.pipe()\nos.write(b, b"xyz")\ncount = ctypes.c_int()\nanswer = call(16, 29, a, 0x541B, ctypes.addressof(count)) == 0 and count.value == 3' },
  {
    name: 'the 32-bit ABI', timeoutMs: 3_000,
    code: 'import mmap\nif platform.machine() == "x86_64":\n  page = mmap.mmap(-1, 4096, prot=7)\n  page.write(bytes([0xb8, 20, 0, 0, 0, 0xcd, 0x80, 0xc3]))\n  answer = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))() > 0',
    control: 'import mmap\nanswer = True\nif platform.machine() == "x86_64":\n  page = mmap.mmap(-1, 4096, prot=7)\n  page.write(bytes([0xb8, 42, 0, 0, 0, 0xc3]))\n  answer = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(page)))() == 42',
  },
  { name: 'the x32 ABI', code: 'answer = platform.machine() == "x86_64" and call(0x40000000 | 39, 0x40000000) > 0', control: LIBRARIES },
  { name: 'loosen the filter', code: 'answer = call(157, 167, 22, 0, 0, 0, 0) == 0 or call(157, 167, 38, 0, 0, 0, 0) == 0 or call(157, 167, 4, 0, 0, 0, 0) == 0', control: 'answer = call(157, 167, 39, 0, 0, 0, 0) == 1' },
];

t.test('kernel', async (t) => {
  await attackAll(t, attacks);
});
