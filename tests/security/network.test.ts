/** Attacks through sockets: nothing is reachable, by any family. */
import t from 'tap';
import { type Attack, attackAll } from './attack.ts';

const PAIR = 'import socket\na, b = socket.socketpair()\na.sendall(b"ping")\nanswer = b.recv(4) == b"ping"';
const ASYNCIO = 'import asyncio\nasync def main():\n  await asyncio.sleep(0.001)\n  return True\nanswer = asyncio.run(main())';

function dial(address: string): string {
  return `import socket\ns = socket.create_connection(${address}, 0.5)\nanswer = True`;
}

const attacks: readonly Attack[] = [
  { name: 'TCP to a service on localhost', code: dial('("127.0.0.1", PORT)'), control: PAIR },
  { name: 'the metadata address', code: dial('("169.254.169.254", 80)'), control: PAIR },
  { name: 'IPv6', code: dial('("::1", PORT)'), control: PAIR },
  { name: 'DNS', code: 'import socket\nanswer = works(lambda: socket.getaddrinfo("example.com", 80) != []) or works(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.53", 53)) > 0)', control: 'import socket\nanswer = socket.inet_aton("127.0.0.1") == bytes([127, 0, 0, 1])' },
  { name: 'listen on a port', code: 'import socket\ns = socket.socket()\ns.bind(("127.0.0.1", 0))\ns.listen()\nanswer = True', control: ASYNCIO },
  { name: 'a unix socket of the host', code: 'import socket\ns = socket.socket(socket.AF_UNIX)\ns.connect(UNIX_PATH)\nanswer = True', control: PAIR },
  { name: 'an abstract unix socket', code: 'import socket\ns = socket.socket(socket.AF_UNIX)\ns.bind("\\0channel")\nanswer = True', control: PAIR },
  { name: 'datagrams from a socket pair to a named socket', code: 'import socket\na, b = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)\na.sendto(b"x", UNIX_PATH)\nanswer = True', control: PAIR },
  { name: 'every other family', code: 'import socket\nfor family, kind, protocol in ((16, 3, 0), (17, 3, 0), (40, 1, 0), (2, 3, 1), (2, 1, 262), (38, 5, 0), (31, 1, 0), (29, 3, 1), (10, 2, 0), (44, 2, 0)):\n  answer = answer or works(lambda: socket.socket(family, kind, protocol).close())', control: ASYNCIO },
  { name: 'io_uring', code: 'answer = call(425, 425, 1, ctypes.create_string_buffer(256)) >= 0', control: PAIR },
  { name: 'reuse the channel to the server for a connection elsewhere', code: 'import socket\nfor number in sockets():\n  s = socket.socket(fileno=os.dup(number))\n  answer = answer or works(lambda: s.connect(UNIX_PATH)) or works(lambda: s.listen())', control: 'answer = len(sockets()) >= 1' },
  {
    name: '/dev/tcp and friends in a shell', levels: ['full', 'userns'], spec: { allowExec: true },
    code: 'import subprocess\nanswer = subprocess.run(["/bin/bash", "-c", f"echo > /dev/tcp/127.0.0.1/{PORT}"], capture_output=True).returncode == 0',
    control: 'import subprocess\nanswer = subprocess.run(["/bin/sh", "-c", "exit 0"]).returncode == 0',
  },
];

t.test('network', async (t) => {
  await attackAll(t, attacks);
});
