/** A short text of a typed answer, as observations and records show it. */
import type { AnswerValue } from './value.ts';

export function showAnswer(answer: AnswerValue, limit = 200): string {
  const text = show(answer, limit);
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}

function show(answer: AnswerValue, budget: number): string {
  const join = (items: readonly AnswerValue[]): string => {
    let text = '';
    for (const item of items) {
      if (text.length > budget) break;
      text += `${text === '' ? '' : ', '}${show(item, budget)}`;
    }
    return text;
  };
  switch (answer.type) {
    case 'null': return 'None';
    case 'bool': return answer.value ? 'True' : 'False';
    case 'int': return answer.digits;
    case 'float': return Number.isNaN(answer.value) ? 'nan' : Number.isInteger(answer.value) && Math.abs(answer.value) < 1e16 ? `${answer.value}.0` : String(answer.value).replace('Infinity', 'inf');
    case 'str': return JSON.stringify(answer.value.slice(0, budget));
    case 'date': case 'time': case 'datetime': return answer.value;
    case 'timedelta': return `${answer.seconds} s`;
    case 'list': case 'series': return `[${join(answer.items)}]`;
    case 'tuple': return `(${join(answer.items)}${answer.items.length === 1 ? ',' : ''})`;
    case 'set': return `{${join(answer.items)}}`;
    case 'dict': {
      let text = '';
      for (const [key, value] of answer.entries) {
        if (text.length > budget) break;
        text += `${text === '' ? '' : ', '}${show(key, budget)}: ${show(value, budget)}`;
      }
      return `{${text}}`;
    }
    case 'table': return `table of ${answer.rows.length} rows, columns ${answer.columns.slice(0, 12).join(', ')}`;
    case 'other': return `<${answer.name}>`;
    case 'large': return answer.shape;
  }
}
