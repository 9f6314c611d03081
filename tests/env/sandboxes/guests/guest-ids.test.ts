import t from 'tap';
import { guestIds } from '../../../../env/sandboxes/guests/guest-ids.ts';

t.test('uids of guests', (t) => {
  t.same(guestIds('         0          0 4294967295\n'), { shared: 1_899_999, first: 1_900_000, count: 60_000 }, 'a host');
  t.same(guestIds('0 100000 65536'), { shared: 49_999, first: 50_000, count: 10_000 }, 'a container');
  t.same(guestIds('0 1000 1\n1 100000 65535'), { shared: 49_999, first: 50_000, count: 10_000 }, 'a rootless container');
  t.same(guestIds('0 100000 10'), { shared: 9, first: 9, count: 1 }, 'hardly any');
  t.end();
});
