/** The kind `documents`: what each method does, what is refused, and what the journal says of it. */
import t from 'tap';
import type { WorldSpec } from '../../../env/task.ts';
import { checkWorld, openWorld, WORLDS, type World } from '../../../env/worlds/index.ts';

const spec: WorldSpec = Object.freeze({
  kind: 'documents',
  documents: Object.freeze({
    '/patients/17': { name: 'Ada', wards: { first: 'A', last: 'B' } },
    '/patients/4': { name: 'Ben' },
    '/patients/17/notes/1': 'seen',
    '/wards/A': ['bed 1'],
  }),
});

interface Reply { readonly status: number; readonly body: unknown; readonly headers: Readonly<Record<string, string>> }

async function ask(world: World, method: string, path: string, body?: unknown, type = 'application/json'): Promise<Reply> {
  const bytes = body === undefined ? Buffer.alloc(0) : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const said = await world.request({ method, path, headers: body === undefined ? {} : { 'content-type': type }, body: bytes });
  const text = String(said.body ?? '');
  return { status: said.status, body: text === '' ? undefined : JSON.parse(text), headers: said.headers ?? {} };
}

t.test('reading', async (t) => {
  await using world = await openWorld(spec, { seed: 1, tables: '' });
  t.match(await ask(world, 'GET', '/patients/4'), { status: 200, body: { name: 'Ben' }, headers: { 'content-type': 'application/json' } });
  t.match(await ask(world, 'GET', '/patients'), { status: 200, body: ['17', '4'] });
  t.match(await ask(world, 'GET', '/'), { status: 200, body: ['patients', 'wards'] });
  t.match(await ask(world, 'GET', '/patients/17/notes'), { body: ['1'] });
  t.match(await ask(world, 'GET', '/patients/5'), { status: 404, body: { error: 'nothing is at /patients/5' } });
  t.match(await ask(world, 'GET', '/nothing'), { status: 404 });
  t.same(world.journal(), [], 'reads leave no trace');
});

t.test('writing', async (t) => {
  await using world = await openWorld(spec, { seed: 1, tables: '' });
  t.match(await ask(world, 'PUT', '/patients/4', { name: 'Bo' }), { status: 200, body: { name: 'Bo' } });
  t.match(await ask(world, 'PUT', '/patients/9', { name: 'Cy' }), { status: 201, headers: { location: '/patients/9' } });
  t.match(await ask(world, 'PATCH', '/patients/17', { name: null, wards: { last: 'C' }, age: 3 }, 'application/merge-patch+json'), { status: 200, body: { wards: { first: 'A', last: 'C' }, age: 3 } });
  t.match(await ask(world, 'DELETE', '/wards/A'), { status: 204, body: undefined });
  t.match(await ask(world, 'GET', '/wards/A'), { status: 404 });
  t.match(await ask(world, 'GET', '/wards'), { status: 200, body: [] }, 'a collection of the task stays one');
  const made = await ask(world, 'POST', '/patients', { name: 'Di' });
  t.match(made, { status: 201, body: { name: 'Di' }, headers: { location: /^\/patients\/[0-9a-f]{8}$/ } });
  t.match((await ask(world, 'GET', made.headers['location'] ?? '')).body, { name: 'Di' });
  t.equal(((await ask(world, 'GET', '/patients')).body as string[]).length, 4);
  t.same(world.journal(), [
    { method: 'PUT', path: '/patients/4', body: { name: 'Bo' }, status: 200 },
    { method: 'PUT', path: '/patients/9', body: { name: 'Cy' }, status: 201 },
    { method: 'PATCH', path: '/patients/17', body: { name: null, wards: { last: 'C' }, age: 3 }, status: 200 },
    { method: 'DELETE', path: '/wards/A', status: 204 },
    { method: 'POST', path: '/patients', body: { name: 'Di' }, status: 201 },
  ], 'writes in order');
  await using other = await openWorld(spec, { seed: 1, tables: '' });
  t.match((await ask(other, 'GET', '/patients/4')).body, { name: 'Ben' }, 'another episode sees nothing of it');
  t.equal(other.journal().length, 0);
});

t.test('equal seeds and requests, equal ids and digests', async (t) => {
  const play = async (seed: number, name: string): Promise<readonly [string, string, string]> => {
    await using world = await openWorld(spec, { seed, tables: '' });
    const empty = world.digest();
    const { headers } = await ask(world, 'POST', '/patients', { name });
    return [empty, headers['location'] ?? '', world.digest()];
  };
  const [first, again, otherSeed, otherBody] = [await play(3, 'x'), await play(3, 'x'), await play(4, 'x'), await play(3, 'y')];
  t.same(again, first);
  t.not(otherSeed[1], first[1]);
  t.not(otherBody[2], first[2]);
  t.match(first[0], /^[0-9a-f]{64}$/);
  t.not(first[0], first[2]);
});

t.test('what is refused leaves no trace', async (t) => {
  await using world = await openWorld(spec, { seed: 1, tables: '' });
  const before = world.digest();
  for (const path of ['', 'patients', '//', '/patients/', '/patients//17', '/patients/../wards/A', '/patients/.', '/%2e%2e/x', '/patients/17%00', '/patients/\0', '/patients/17?x=1', '/patients/17#a', 'http://localhost:8080/patients/17', `/${'a/'.repeat(20)}a`, `/${'a'.repeat(5_000)}`, '/päd', '/.hidden']) {
    for (const method of ['GET', 'PUT', 'DELETE']) t.match(await ask(world, method, path, method === 'PUT' ? {} : undefined), { status: 400 }, `${method} ${JSON.stringify(path).slice(0, 40)}`);
  }
  t.match(await ask(world, 'POST', '/patients/17', {}), { status: 405, headers: { allow: 'GET, PUT, PATCH, DELETE' } });
  t.match(await ask(world, 'PUT', '/patients', {}), { status: 405, headers: { allow: 'GET, POST' } });
  t.match(await ask(world, 'PUT', '/', {}), { status: 405, headers: { allow: 'GET' } });
  t.match(await ask(world, 'TRACE', '/patients/17'), { status: 405 });
  t.match(await ask(world, 'PATCH', '/patients/5', {}), { status: 404 });
  t.match(await ask(world, 'DELETE', '/patients'), { status: 404 });
  t.match(await ask(world, 'PUT', '/patients/4', {}, 'text/plain'), { status: 415 });
  t.match(await ask(world, 'PUT', '/patients/4'), { status: 415 }, 'no body');
  for (const bytes of ['{', '', '{"a":1}x', 'NaN', Buffer.from([0x22, 0xff, 0x22])]) t.match(await ask(world, 'PUT', '/patients/4', Buffer.from(bytes)), { status: 400 }, 'not JSON');
  t.match(await ask(world, 'PUT', '/patients/4', Buffer.from(`${'['.repeat(100)}${']'.repeat(100)}`)), { status: 400 }, 'too deep');
  t.match(await ask(world, 'PUT', '/patients/4', 'x'.repeat(300_000)), { status: 413 });
  t.equal(world.digest(), before);
  t.match((await ask(world, 'GET', '/patients/4')).body, { name: 'Ben' });
  t.match(await ask(world, 'PATCH', '/patients/4', { a: 'x'.repeat(200_000) }), { status: 200 });
  t.match(await ask(world, 'PATCH', '/patients/4', { b: 'x'.repeat(200_000) }), { status: 413 }, 'patches that add up');
  t.equal(world.journal().length, 1);
});

t.test('names that mean something to JavaScript are names', async (t) => {
  await using world = await openWorld(spec, { seed: 1, tables: '' });
  await ask(world, 'PATCH', '/patients/4', Buffer.from('{"__proto__":{"admin":true},"constructor":1}'));
  t.equal(String((await world.request({ method: 'GET', path: '/patients/4', headers: {}, body: Buffer.alloc(0) })).body), '{"name":"Ben","__proto__":{"admin":true},"constructor":1}');
  t.equal(Reflect.get({}, 'admin'), undefined);
  for (const path of ['/__proto__', '/constructor', '/toString']) t.match(await ask(world, 'GET', path), { status: 404 });
});

t.test('an episode cannot fill the server', async (t) => {
  await using world = await openWorld(spec, { seed: 1, tables: '' });
  let status = 0;
  let writes = 0;
  for (; writes < 100 && status < 500; writes++) ({ status } = await ask(world, 'PUT', `/big/${writes}`, 'x'.repeat(200_000)));
  t.equal(status, 507);
  t.ok(writes > 30 && writes < 50);
});

t.test('what a spec must be', (t) => {
  t.equal(checkWorld(spec), undefined);
  t.match(checkWorld({ kind: 'nowhere' }), /^world\.kind: .*"nowhere"; there are documents/);
  t.match(checkWorld({ kind: 'toString' }), /^world\.kind/);
  t.match(checkWorld({ kind: 'documents' }), /documents/);
  t.match(checkWorld({ kind: 'documents', documents: {}, extra: 1 }), /extra/);
  t.match(checkWorld({ kind: 'documents', documents: { 'no/slash': 1 } }), /^world\.documents.*no\/slash/);
  t.match(checkWorld({ kind: 'documents', documents: { '/../x': 1 } }), /^world\.documents/);
  t.rejects(openWorld({ kind: 'documents' }, { seed: 1, tables: '' }));
  for (const { summary } of Object.values(WORLDS)) t.match(summary, /\.$/);
  t.end();
});
