/** The live table: what it shows of a server, and that what others have named does it no harm. */
import t from 'tap';
import { frame } from '../../cli/watch/frame.ts';
import { liveFeed } from '../../cli/watch/live-feed.ts';
import { BMI, testServer } from '../server/harness.ts';
import { commandLine } from './command-line.ts';

const LIVE = {
  at: 100_000, phase: 'ready', uptime_s: 3_725, sessions: 2, connections: 1, memory: { rss_bytes: 300 * 2 ** 20 }, recorder_backlog: 3, grading: { running: 1, queued: 0 },
  episodes: { active: 5, max: 1024, running: 2, waiting: 3, queued: 0, by_family: { medcalc: 5 } }, rates: { steps_per_s: 12.34, resets_per_s: 1, ended_per_s: 1 }, step_ms: { p50: 3.21, p99: null, count: 9 },
  totals: { resets: 50, steps: 400, ended: 45, faults: { policy: 7, client: 0, infra: 1 }, errors: { capacity: 2 } },
};
const EPISODE = { task: 'medcalc-v2/twin/test/bmi/0', model: 'm', run: 'r', steps: 2, max_steps: 15, reward: 0, started_at: 40_000, running: true, outcome: null };

t.test('what there is, in lines that fit', (t) => {
  const lines = frame({ live: LIVE, episodes: [EPISODE, { ...EPISODE, running: false }], columns: 100, rows: 30 });
  const text = lines.join('\n');
  for (const shown of [/ready, up 1 h 2 min; 2 sessions on 1 sockets; 300 MiB/, /5 of 1024: 2 run a step, 3 wait/, /12\.3 steps\/s.*3\.2 ms, p99 -/, /faults: policy 7, infra 1; errors: capacity 2/, /medcalc 5/, /bmi\/0\s+m\s+r\s+2\/15\s+0\.00\s+1 min 0 s\s+runs/, /waits/]) t.match(text, shown);
  t.ok(lines.every((line) => line.length <= 100));
  const few = frame({ live: LIVE, episodes: Array.from({ length: 50 }, () => EPISODE), columns: 100, rows: 20 });
  t.ok(few.length <= 20);
  t.match(few.at(-1), /and \d+ more/);
  t.match(frame({ live: LIVE, episodes: 'single episodes are not shown: 403', columns: 100, rows: 20 }).at(-1), /not shown: 403/);
  t.doesNotThrow(() => frame({ live: {}, episodes: [{}], columns: 80, rows: 20 }), 'of a server that says less');
  t.end();
});

t.test('names are text', (t) => {
  const text = frame({ live: { ...LIVE, phase: 'ready\u001b[2J' }, episodes: [{ ...EPISODE, model: '\u001b]0;owned\u0007\u202egnp.exe', run: 'a\nb\r\u0000' }], columns: 200, rows: 30 }).join('\n');
  t.notMatch(text.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
  t.match(text, /\u00b7\]0;owned\u00b7\u00b7gnp\.exe\s+a\u00b7b\u00b7\u00b7/);
  t.end();
});

await (async () => {
  await using gym = await testServer();
  const asked = new AbortController();
  const feed = (await fetch(`${gym.url}/v1/live`, { signal: asked.signal })).status;
  asked.abort();
  await t.test('a running server', { skip: feed !== 200 && `this server has no live feed: ${feed}` }, async (t) => {
    await using client = await gym.connect();
    await client.call('reset', { task: BMI, meta: { model: 'watched', run: 'r' } });
    const stop = new AbortController();
    for await (const live of liveFeed(gym.url, undefined, stop.signal)) {
      t.match(live, { phase: 'ready', episodes: { active: 1 } });
      stop.abort();
    }
    using line = commandLine();
    t.match(await line.run(['watch', '--url', gym.url, '--frames', '1']), { status: 0, out: /episodes {2}1 of [\s\S]*watched/ });
  });
})();
