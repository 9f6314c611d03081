/** The numbers that come with a step: what its reward is made of, times, what is left. */
import type { Info } from '../api/types.ts';
import { bytes, duration, reward } from '../text/format.ts';
import { Line } from './untrusted.tsx';

export function Numbers({ info }: { readonly info: Info }) {
  const { reward_parts: parts = {}, metrics = {}, timing_ms: times = {}, usage = {}, steps_left: steps, attempts_left: attempts, question, debug_by: debugBy, stop_reason: stop } = info;
  const facts: readonly (readonly [string, string])[] = [
    ...Object.entries(parts).map(([name, value]) => [name, reward(value)] as const),
    ...Object.entries(metrics).map(([name, value]) => [name.replaceAll('_', ' '), reward(value)] as const),
    ...Object.entries(times).map(([name, value]) => [name, duration(value)] as const),
    ...(usage['cpu_ms'] === undefined ? [] : [['processor', duration(usage['cpu_ms'])] as const]),
    ...(usage['max_rss_kb'] === undefined ? [] : [['memory', bytes(usage['max_rss_kb'] * 1024)] as const]),
    ['steps left', String(steps)], ...(attempts === undefined ? [] : [['attempts left', String(attempts)] as const]),
    ...(question === undefined ? [] : [['question', `${question.number} of ${question.of}`] as const]),
    ...(debugBy === undefined ? [] : [['answered by', debugBy] as const]), ...(stop === undefined ? [] : [['ended', stop.replaceAll('_', ' ')] as const]),
  ];
  return <dl class="facts small">{facts.map(([name, value]) => <div key={name}><dt><Line text={name} /></dt><dd><Line text={value} /></dd></div>)}</dl>;
}
