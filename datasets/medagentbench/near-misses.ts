/** Programs that are nearly right: each must earn nothing. */
import type { TaskRecord } from '../../env/task.ts';
import { REFERENCE_PRELUDE } from './prompt.ts';

const CREATES = /^( *)create\(/m;

export function nearMisses({ questions: [{ reward, reference }] }: TaskRecord): readonly string[] {
  const right = reference.python ?? '';
  const writes = Array.isArray(reward['writes']) ? reward['writes'] : [];
  const answer = reward['answer'] as { readonly rule?: unknown } | undefined;
  const mrn = /"?(S\d{7})/.exec(right)?.[1] ?? 'S0000000';
  const order = `create("ServiceRequest", status="active", intent="order", priority="stat", authoredOn=NOW, code={"coding": [{"code": "2823-3"}]}, subject={"reference": "Patient/${mrn}"})\n`;
  const misses: string[] = [
    'answer = -12345.678', 'answer = None',
    // What is right, and an order that nobody wanted.
    `${right}${order}`,
    // The journal has what was asked, and there is more.
    `${right}create("Observation", status="final", code={"text": "note"}, valueString="x", subject={"reference": "Patient/${mrn}"})\n`,
  ];
  if (answer !== undefined) misses.push(`${right}answer = -7`, `${right}answer = [answer, -7]`, `${right}answer = "The answer is " + str(answer)`);
  if (writes.length > 0) {
    misses.push(
      // All of it twice, though the first order stands by then.
      `${right}${right.replace(REFERENCE_PRELUDE, '').replaceAll('not standing', 'True')}`,
      // Nothing is done.
      right.replaceAll(new RegExp(CREATES, 'gm'), '$1dict('),
      // For somebody else.
      `${right.replaceAll(`Patient/${mrn}`, '" + other + "').replace(REFERENCE_PRELUDE, `${REFERENCE_PRELUDE}other = next("Patient/" + each["id"] for each in search("Patient", _count=3) if each["id"] != "${mrn}")\n`).replaceAll('"" + other + ""', 'other')}`,
      right.replaceAll('status="active"', 'status="draft"').replaceAll('status="final"', 'status="preliminary"'), right.replaceAll('authoredOn=NOW', 'authoredOn="2023-11-12T10:15:00+00:00"').replaceAll('effectiveDateTime=NOW', 'effectiveDateTime="2023-11-12T10:15:00+00:00"'),
      right.replaceAll('"value": grams', '"value": grams + 1').replaceAll('* 100, 3)', '* 100 + 10, 3)').replaceAll('note=[{"text": "', 'note=[{"text": "In short: "}, {"text": "').replaceAll(/valueString="(\d)/g, 'valueString="1$1').replaceAll('"4548-4"', '"4548-5"'),
    );
  }
  return misses;
}
