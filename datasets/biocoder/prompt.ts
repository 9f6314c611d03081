/** The text of a task: what the function does, its arguments, its conventions, and examples; in the forms that programmers write. */
import type { Rng } from '../../env/rng.ts';
import type { Case } from './cases.ts';
import { pythonLiteral } from './python-literal.ts';
import { type Argument, type Description, MARKER, type Wording } from './template.ts';

const said = (wording: Wording, rng: Rng): string => (typeof wording === 'string' ? wording : rng.pick(wording));
const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${/[.:!?]$/.test(text) ? '' : '.'}`;
/** Without the full stop, to go on in the middle of a sentence. */
const clause = (text: string): string => text.replace(/\.$/, '');
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

interface Parts {
  readonly name: string;
  readonly does: string;
  readonly arguments: readonly Argument[];
  readonly returns: string;
  readonly rules: readonly string[];
}

const signature = ({ name, arguments: given }: Parts): string => `${name}(${given.map((each) => each.name).join(', ')})`;

function prose(parts: Parts, rng: Rng): string {
  const { name, does, arguments: given, returns, rules } = parts;
  const opening = rng.pick([
    `Write a function called \`${name}\` that ${clause(does)}.`,
    `Write a function named "${name}". It ${clause(does)}.`,
    `The module below lacks the function \`${signature(parts)}\`, which ${clause(does)}. Write it.`,
  ]);
  const count = NUMBERS[given.length] ?? String(given.length);
  const taken = given.length === 1
    ? `It takes one argument, \`${given[0]?.name ?? ''}\` (${given[0]?.type ?? ''}): ${clause(given[0]?.meaning ?? '')}.`
    : `It takes ${count} ${rng.pick(['arguments', 'parameters'])}: ${given.map((each) => `\`${each.name}\` (${each.type}; ${clause(each.meaning)})`).join(', ')}.`;
  return [`${opening} ${taken}`, rules.map(sentence).join(' '), `${rng.pick(['It returns', 'The function should return'])} ${clause(returns)}.`].join(rng.pick([' ', '\n\n']));
}

function steps(parts: Parts, rng: Rng): string {
  const { name, does, arguments: given, returns, rules } = parts;
  const opening = rng.pick([`Implement \`${signature(parts)}\`. It ${clause(does)}.`, `Write \`${name}\`, a function that ${clause(does)}.`, `Complete the module below by the function \`${name}\`, which ${clause(does)}.`]);
  const marks = rng.chance(0.5) ? rules.map((rule, i) => `${i + 1}. ${sentence(rule)}`) : rules.map((rule) => `- ${sentence(rule)}`);
  return [
    opening,
    `${rng.pick(['Arguments', 'Parameters', 'Inputs'])}:\n${given.map((each) => `- \`${each.name}\` (${each.type}): ${sentence(each.meaning)}`).join('\n')}`,
    `${rng.pick(['Rules', 'Conventions', 'The details', 'What counts'])}:\n${marks.join('\n')}`,
    `${rng.pick(['Returns', 'Result', 'Output'])}: ${sentence(returns)}`,
  ].join('\n\n');
}

function docstring(parts: Parts, rng: Rng): string {
  const { name, does, arguments: given, returns, rules } = parts;
  const numpy = rng.chance(0.5);
  const section = (title: string, lines: readonly string[]): string => (numpy ? `    ${title}\n    ${'-'.repeat(title.length)}\n${lines.map((line) => `    ${line}`).join('\n')}` : `    ${title}:\n${lines.map((line) => `        ${line}`).join('\n')}`);
  const text = [
    `def ${name}(${given.map((each) => `${each.name}: ${each.type}`).join(', ')}):`,
    `    """${sentence(does)}`,
    '',
    section(numpy ? 'Parameters' : 'Args', given.flatMap((each) => (numpy ? [`${each.name} : ${each.type}`, `    ${sentence(each.meaning)}`] : [`${each.name} (${each.type}): ${sentence(each.meaning)}`]))),
    '',
    section('Returns', [sentence(returns)]),
    '',
    section(numpy ? 'Notes' : 'Note', rules.map(sentence)),
    '    """',
  ].join('\n');
  return `${rng.pick(['Write the function that this signature and docstring describe.', 'The body of this function is missing; write the whole function.', 'Implement the following function.'])}\n\n${text}`;
}

const FORMS = [prose, steps, docstring] as const;

/** Everything that the answer depends on is said, in one of three forms. */
export function promptOf(name: string, description: Description, examples: readonly Case[], rng: Rng): string {
  const parts: Parts = {
    name, arguments: description.arguments, does: said(description.does, rng), returns: said(description.returns, rng), rules: description.rules.map((rule) => said(rule, rng)),
  };
  const shown = examples.map(({ input, output = null }) => `\`${name}(${input.map(pythonLiteral).join(', ')})\` ${rng.pick(['returns', 'gives'])} \`${pythonLiteral(output)}\`.`);
  return [
    rng.pick(FORMS)(parts, rng),
    ...(shown.length === 0 ? [] : [`${shown.length === 1 ? 'An example' : 'Examples'}:\n${shown.join('\n')}`]),
    `The function must not change its arguments. It belongs at the line \`${MARKER}\` of the module, whose names it may use.`,
  ].join('\n\n');
}
