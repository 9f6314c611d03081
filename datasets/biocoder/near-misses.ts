/**
 * Programs that are nearly right. First of all, the references with one convention taken the other way: what tells a reader of
 * the description from somebody who writes the usual function. Then functions that do not compute at all.
 */
import type { TaskRecord } from '../../env/task.ts';
import type { Case } from './cases.ts';
import { pythonLiteral } from './python-literal.ts';
import { madeOf } from './record.ts';
import { templateOf } from './topics/index.ts';
import type { FunctionTemplate, Setting, Settings } from './template.ts';

/** The settings that differ from these in one convention. */
export function neighbours(template: FunctionTemplate, settings: Settings): readonly { readonly convention: string; readonly value: Setting; readonly settings: Settings }[] {
  return Object.entries(template.conventions).flatMap(([convention, values]) => values.filter((value) => value !== settings[convention]).map((value) => ({ convention, value, settings: { ...settings, [convention]: value } })))
    .filter((each) => template.excluded?.(each.settings) !== true);
}

/** Programs for a task with that function, whose first hidden case is known. */
function shams(name: string, cases: readonly Case[], reference: string): readonly string[] {
  const outputs = cases.filter(({ output }) => output !== undefined);
  const first = pythonLiteral(outputs[0]?.output ?? null);
  return [
    `def ${name}(*args):\n    return None`,
    `def ${name}(*args):\n    return ${first}`,
    // Shown, not returned.
    `${reference}\n__right = ${name}\ndef ${name}(*args):\n    print(__right(*args))`,
    // Equal to everything, by its own word.
    `class Equal:\n    def __eq__(self, other): return True\n    def __hash__(self): return 0\ndef ${name}(*args):\n    return Equal()`,
    // Right as long as nobody looks twice.
    `${reference}\n__right, __calls = ${name}, []\ndef ${name}(*args):\n    __calls.append(args)\n    return __right(*args) if len(__calls) < 4 else None`,
    `import sys\ndef ${name}(*args):\n    sys.exit(0)`,
    `${reference}\n__right = ${name}\ndef ${name}(*args):\n    return [__right(*args)]`,
  ];
}

export function nearMisses(record: TaskRecord): readonly string[] {
  const [{ reward, reference }] = record.questions;
  const right = reference.python ?? '';
  const name = String(reward['function']);
  // Of a published row no more is known than its golden program.
  const made = madeOf(record);
  if (made === undefined) return [`def ${name}(*args, **named):\n    return None`, `def ${name}(*args, **named):\n    raise ValueError(args)`, `import sys\ndef ${name}(*args, **named):\n    sys.exit(0)`];
  const { settings } = made;
  const template = templateOf(made.template);
  const cases = reward['cases'] as readonly Case[];
  // A value that stands in the module is read from there, by whichever program.
  const module = template.python.context(settings);
  const conventions = neighbours(template, settings).filter((each) => template.python.context(each.settings) === module).map((each) => template.python.reference(each.settings, name)).filter((program) => program !== right);
  return [...new Set([...conventions, ...shams(name, cases, right)])];
}
