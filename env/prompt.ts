/** The first messages of an episode: how to act, then the task. */
import { describeActions } from './actions/index.ts';
import type { FeedbackMode, Runtime, TaskRecord } from './task.ts';

export interface PromptSettings {
  readonly runtime: Runtime;
  readonly feedback: FeedbackMode;
  readonly maxSteps: number;
  readonly attempts: number;
}

const LANGUAGE: { readonly [runtime in Runtime]: string } = {
  python: 'Python 3. Each program runs as `__main__` and starts with fresh variables; there is no network. Assign the final answer to the variable `answer`.',
  javascript: 'JavaScript (ECMAScript, without Node or a browser; `console.log` prints). Each program starts with fresh variables. Assign the final answer to the variable `answer`, or let it be the value of the script.',
};
const PACKAGES = { base: 'the standard library', data: 'the standard library, numpy, pandas', science: 'the standard library, numpy, pandas, scipy, scikit-learn, statsmodels, lifelines' } as const;

function feedbackText({ feedback, attempts }: PromptSettings): string {
  switch (feedback) {
    case 'interactive': return attempts === 1
      ? 'A program that sets `answer` is your one graded attempt; programs that do not set it are free exploration.'
      : `Each program that sets \`answer\` is a graded attempt; you have ${attempts}. Programs that do not set it are free exploration.`;
    case 'final': return 'Nothing is said about correctness on the way. Only `submit` is graded, once.';
    case 'paper': return `Every program is graded and you are told the outcome; you have ${attempts} attempts.`;
  }
}

/** The system message and the user message. */
export function taskMessages(task: TaskRecord, settings: PromptSettings): readonly [{ readonly role: 'system'; readonly content: string }, { readonly role: 'user'; readonly content: string }] {
  const actions = Object.entries(describeActions(task.actions)).map(([name, schema]) => `- ${name}: ${JSON.stringify(schema)}`).join('\n');
  const packages = settings.runtime === 'python' ? ` You can import ${PACKAGES[task.variant]}.` : '';
  const context = task.context?.[settings.runtime];
  const system = [
    'You solve medical problems by writing and running code.',
    'Reply with exactly one action as a JSON object, for example {"action": "validate_code", "code": "..."}.',
    `The actions:\n${actions}`,
    `The language is ${LANGUAGE[settings.runtime]}${packages}`,
    `${feedbackText(settings)} You have ${settings.maxSteps} steps.`,
  ].join('\n');
  const user = context === undefined ? task.prompt : `${task.prompt}\n\nThis code stands before your program:\n\`\`\`\n${context}\n\`\`\``;
  return [{ role: 'system', content: system.toWellFormed() }, { role: 'user', content: user.toWellFormed() }];
}
