/** Recorded episodes graded anew by the paper's published rules. */
import { parseAction } from '../env/actions/parse/parse-action.ts';
import type { TaskRecord } from '../env/task.ts';
import type { Trajectory, TrajectoryStep } from '../env/trajectories/trajectory.ts';
import { fields } from '../protocol/fields.ts';
import type { EpisodeFacts } from './episode-facts.ts';
import { PAPER_RULES, type Printed } from './paper-rules.ts';

const rules = Object.entries(PAPER_RULES);

/** To be said wherever results by these rules are. */
export const PAPER_GRADING_NOTES: readonly string[] = [
  "Graded by the paper's published rules, as its reference implementation applies them. They accept wrong answers: these figures say how runs compare with the paper's, not how often a model was right.",
  `What they accept: ${rules.flatMap(([family, rule]) => ('accepts' in rule ? [`${family}: ${rule.accepts}`] : [])).join('; ')}.`,
  `Left out, because they cannot be told from a recording: ${rules.flatMap(([family, rule]) => ('leftOut' in rule ? [`${family} (${rule.leftOut})`] : [])).join('; ')}.`,
  'An episode ended where it ended: the paper goes on until a program passes, up to 15 times. Play with `--feedback paper` to have its loop as well. What was printed is recorded up to 2,000 characters.',
];

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What its reference implementation would have seen: it prints the answer of a program that prints nothing itself. */
function printedBy(step: TrajectoryStep): Printed | undefined {
  const parsed = parseAction(typeof step.action === 'string' ? step.action : fields(step.action));
  const { status, stdout, stderr, traceback, answer } = fields(step.observation);
  if (!parsed.ok || parsed.name !== 'validate_code' || typeof status !== 'string') return undefined;
  const code = textOf(parsed.parameters['code']);
  const ok = status === 'ok';
  const shown = ok && !code.includes('print') && code.includes('answer') && typeof answer === 'string' ? `${unquoted(answer)}\n` : '';
  const output = textOf(stdout) + shown;
  const errors = textOf(stderr) || (ok ? '' : textOf(traceback));
  return { ok, text: errors === '' ? output : `${output}\n${errors}` };
}

/** A text as `print` shows it, where the record shows its form. */
function unquoted(answer: string): string {
  if (!answer.startsWith('"')) return answer;
  try {
    return String(JSON.parse(answer));
  } catch {
    return answer;
  }
}

export const isGradedByPaper = (family: string): boolean => { const rule = PAPER_RULES[family]; return rule !== undefined && 'right' in rule; };

/** Undefined for a family that is left out. */
export function gradeByPaper(trajectory: Trajectory, facts: EpisodeFacts, record: TaskRecord): EpisodeFacts | undefined {
  const rule = PAPER_RULES[trajectory.family];
  if (rule === undefined || !('right' in rule)) return undefined;
  if (facts.standing !== 'played') return facts;
  const solved = trajectory.steps.some((step) => {
    const printed = printedBy(step);
    return printed !== undefined && rule.right(printed, record);
  });
  return { ...facts, solved, reward: Number(solved) };
}
