/** Attacks on the host's files, and on those of other episodes. */
import t from 'tap';
import { type Attack, attackAll } from './attack.ts';

const OWN_FILE = 'open("own", "w").write("x")\nanswer = open("own").read() == "x"';

const attacks: readonly Attack[] = [
  { name: 'read a file of the host', code: 'answer = open(SECRET_FILE).read() == SECRET', control: OWN_FILE },
  { name: 'read it through a symbolic link', code: 'os.symlink(SECRET_FILE, "link")\nanswer = open("link").read() == SECRET', control: 'open("own", "w").write("x")\nos.symlink("own", "link")\nanswer = open("link").read() == "x"' },
  { name: 'take it in by a hard link or a rename', code: 'answer = works(lambda: os.link(SECRET_FILE, "stolen")) or works(lambda: os.rename(SECRET_FILE, "stolen"))', control: 'open("own", "w").write("x")\nos.link("own", "second")\nos.rename("second", "third")\nanswer = open("third").read() == "x"' },
  { name: 'secrets in the environment', code: 'answer = SECRET in str(os.environ)', control: 'answer = os.environ["HOME"] == os.getcwd() and "PATH" in os.environ' },
  { name: 'secrets of other processes in /proc', code: 'for path in ("1/environ", "self/environ", "1/root/etc/shadow", "self/root" + SECRET_FILE, f"{SERVER}/environ", f"{SERVER}/cmdline", "1/mem", "self/maps"):\n  answer = answer or works(lambda: open("/proc/" + path, "rb").read(1) != b"")', control: 'answer = os.getpid() > 0' },
  { name: 'inherited descriptors', code: 'for number in range(3, 4096):\n  for path in ("self/environ", "../etc/shadow", "."):\n    answer = answer or works(lambda: os.close(os.open(path, os.O_RDONLY, dir_fd=number)))', control: 'here = os.open(".", os.O_RDONLY)\nopen("own", "w").close()\nanswer = works(lambda: os.close(os.open("own", os.O_RDONLY, dir_fd=here)))' },
  { name: 'private places', code: 'for name in "root home etc/shadow var var/run/docker.sock run/dbus sys boot mnt run/sandbox mounts scratch".split():\n  path = "/" + name\n  answer = answer or works(lambda: os.listdir(path) != [] if os.path.isdir(path) else open(path) is not None)', control: 'answer = os.listdir("/usr/lib") != []' },
  { name: 'the socket to the server', code: 'import glob\nfor path in ("/run/sandbox/socket", *glob.glob("/tmp/medagentgym-run-*/shared/socket")):\n  import socket\n  answer = answer or works(lambda: socket.socket(socket.AF_UNIX).connect(path))', control: 'import socket\na, b = socket.socketpair()\na.send(b"x")\nanswer = b.recv(1) == b"x"' },
  { name: 'write where every interpreter reads', code: 'import json\nfor folder in (os.path.dirname(json.__file__), sys.prefix, "/usr/lib", "/etc", "/", "/data", "/dev", "/run"):\n  answer = answer or works(lambda: open(folder + "/sitecustomize.py", "w").write("x") > 0)', control: OWN_FILE },
  { name: 'bytecode caches and user customization', code: 'import json, py_compile\nanswer = works(lambda: py_compile.compile(json.__file__) is not None) or works(lambda: os.makedirs("/tmp/../usr/lib/x"))', control: 'open("own.py", "w").write("mark = 5")\nsys.path.insert(0, os.getcwd())\nimport own\nanswer = own.mark == 5' },
  { name: 'change modes, times and owners of the system', code: 'import json\nfor path in (json.__file__, "/usr", "/data", "/dev/null", "/etc/passwd"):\n  answer = answer or works(lambda: os.chmod(path, 0o777)) or works(lambda: os.utime(path, (1, 1))) or works(lambda: os.chown(path, os.getuid(), os.getgid())) or works(lambda: os.setxattr(path, "user.x", b"1"))', control: 'answer = os.stat("/usr").st_mode > 0' },
  { name: 'make devices and FIFOs', code: 'answer = works(lambda: os.mknod("device", stat.S_IFCHR | 0o666, os.makedev(1, 1))) or works(lambda: os.mkfifo("fifo")) or works(lambda: os.mknod("block", stat.S_IFBLK | 0o666, os.makedev(8, 0)))', control: 'os.mkdir("folder")\nanswer = os.path.isdir("folder")' },
  { name: 'open files by handle', code: 'answer = call(304, 265, -100, ctypes.create_string_buffer(64), 0) >= 0 or call(303, 264, -100, b"/", ctypes.create_string_buffer(64), ctypes.create_string_buffer(8), 0) >= 0', control: OWN_FILE },
  { name: 'break out by chroot, mount or pivot_root', code: 'os.mkdir("new")\nanswer = works(lambda: os.chroot("new")) or call(165, 40, b"none", b"new", b"tmpfs", 0, 0) == 0 or call(155, 41, b"new", b"new") == 0 or call(166, 39, b"/data", 2) == 0 or call(442, 442, -1, b"/", 0, 0, 0) == 0 or call(428, 428, -100, b"/", 1) >= 0', control: 'os.mkdir("new")\nos.chdir("new")\nanswer = os.getcwd().endswith("/new")' },
];

t.test('files', async (t) => {
  await attackAll(t, attacks);
});
