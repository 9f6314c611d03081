/** What an episode says at first, and when one question follows another: how to act, then what is asked. */
import type { ActionFormat } from '../protocol/index.ts';
import { describeActions } from './actions/index.ts';
import { type HandIn, handInOf } from './hand-in.ts';
import type { FeedbackMode, Question, Runtime, TaskRecord } from './task.ts';

export interface PromptSettings {
  readonly runtime: Runtime;
  readonly feedback: FeedbackMode;
  readonly maxSteps: number;
  readonly attempts: number;
  readonly actionFormat: ActionFormat;
}

const PYTHON = { fresh: 'starts with fresh variables', kept: 'finds the variables of those before it, save what was handed in' } as const;
const LANGUAGE: { readonly [runtime in Runtime]: (task: TaskRecord) => string } = {
  python: ({ variables = 'fresh' }) => `Python 3. Each program runs as \`__main__\` and ${PYTHON[variables]}; there is no network.`,
  javascript: () => 'JavaScript (ECMAScript, without Node or a browser; `console.log` prints). Each program starts with fresh variables.',
};
const PACKAGES = { base: 'the standard library', data: 'the standard library, numpy, pandas', science: 'the standard library, numpy, pandas, scipy, scikit-learn, statsmodels, lifelines' } as const;

function feedbackText({ feedback, attempts }: PromptSettings, { does, doIt, programs }: HandIn, several: boolean): string {
  const each = several ? ' at a question' : '';
  switch (feedback) {
    case 'interactive':
      if (!programs) return attempts === 1 ? `\`submit\` is your one graded attempt${each}.` : `Each \`submit\` is a graded attempt; you have ${attempts}${each}.`;
      return attempts === 1
        ? `A program that ${does} is your one graded attempt${each}; programs that do not ${doIt} are free exploration.`
        : `Each program that ${does} is a graded attempt; you have ${attempts}${each}. Programs that do not ${doIt} are free exploration.`;
    case 'final': return 'Nothing is said about correctness on the way. Only `submit` is graded, once.';
    case 'paper': return programs ? `Every program is graded and you are told the outcome; you have ${attempts} attempts${each}.` : `Every \`submit\` is graded and you are told the outcome; you have ${attempts} attempts${each}.`;
  }
}

/** A question as the model is asked it, the first one or a later one. */
export function questionText(question: Question, number: number, of: number): string {
  return of === 1 ? question.prompt : `Question ${number} of ${of}:\n${question.prompt}`;
}

/** A question that follows another: with how to answer, where that is another way. */
export function nextQuestionText(question: Question, before: Question, runtime: Runtime, number: number, of: number): string {
  const { instruction } = handInOf(question);
  const text = questionText(question, number, of);
  return instruction[runtime] === handInOf(before).instruction[runtime] ? text : `${text}\n\n${instruction[runtime]}`;
}

/** The system message and the user message. */
export function taskMessages(task: TaskRecord, settings: PromptSettings): readonly [{ readonly role: 'system'; readonly content: string }, { readonly role: 'user'; readonly content: string }] {
  const [first] = task.questions;
  const handIn = handInOf(first);
  const several = task.questions.length > 1;
  const actions = Object.entries(describeActions(first.actions ?? task.actions, handIn)).map(([name, schema]) => `- ${name}: ${JSON.stringify(schema)}`).join('\n');
  const packages = settings.runtime === 'python' ? ` You can import ${PACKAGES[task.variant]}${task.world === undefined ? '' : ', requests'}.` : '';
  const context = task.context?.[settings.runtime];
  const system = [
    'You solve medical problems by writing and running code.',
    ...(settings.actionFormat === 'tools'
      ? ['Act by calling the tools, one call at a time.']
      : ['Reply with exactly one action as a JSON object, for example {"action": "validate_code", "code": "..."}.', `The actions:\n${actions}`]),
    `The language is ${LANGUAGE[settings.runtime](task)} ${handIn.instruction[settings.runtime]}${packages}`,
    ...(several ? [`There are ${task.questions.length} questions, asked one after the other; each is graded by itself, and a wrong answer moves on to the next.`] : []),
    `${feedbackText(settings, handIn, several)} You have ${settings.maxSteps} steps${several ? ' in all' : ''}.`,
  ].join('\n');
  const asked = questionText(first, 1, task.questions.length);
  const user = context === undefined ? asked : `${asked}\n\nThis code stands before your program:\n\`\`\`\n${context}\n\`\`\``;
  return [{ role: 'system', content: system.toWellFormed() }, { role: 'user', content: user.toWellFormed() }];
}
