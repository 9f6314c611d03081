/** The conformance suite's snippets in Python, and where the tests find interpreters. */
import { accessSync, constants, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AnswerValue } from '../../../env/answer/value.ts';
import type { Snippets } from './suite.ts';

/** The project's own environment (numpy, pandas and more); undefined before set-up. */
export const SANDBOX_PYTHON = firstExisting([fileURLToPath(new URL('../../../.venv/sandbox/bin/python', import.meta.url))]);
/** An interpreter that every user may read; undefined where the machine has none new enough. */
export const PUBLIC_PYTHON = firstExisting(['/usr/bin/python3.13', '/usr/bin/python3.12', '/usr/bin/python3.11', '/usr/bin/python3.10', '/usr/local/bin/python3']);

function firstExisting(paths: readonly string[]): string | undefined {
  return paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return existsSync(path);
    } catch {
      return false;
    }
  });
}

const int = (value: number): AnswerValue => ({ type: 'int', value, digits: String(value) });
const float = (value: number): AnswerValue => ({ type: 'float', value });
const str = (value: string): AnswerValue => ({ type: 'str', value });

export const pythonSnippets: Snippets = {
  runtime: 'python',
  answer42: 'answer = 42',
  setsNoAnswer: 'x = 1',
  answerNull: 'answer = None',
  raises: { code: 'answer = 1\nraise ValueError("boom")', type: 'ValueError' },
  syntaxError: 'answer = (1,',
  prints: 'print("first")\nprint("last")\nprint()',
  printsInvalidUnicode: 'import os, sys\nprint(chr(0xD800))\nsys.stdout.flush()\nos.write(1, bytes([0xff, 0xfe, 10]))',
  endless: 'while True: pass',
  stubborn: 'while True:\n  try:\n    for i in iter(int, 1): i\n  except BaseException: pass',
  memoryHog: 'keep = []\nwhile True: keep.append(bytearray(1 << 24))',
  outputFlood: 'while True: print("x" * 1000)',
  leaveMark: 'import json\njson.mark = 1',
  warmKeepsMark: true,
  readMark: 'import json\nanswer = getattr(json, "mark", 0)',
  exits: [
    { code: 'import sys\nanswer = 1\nsys.exit(0)', status: 0 },
    { code: 'import sys\nanswer = 1\nsys.exit()', status: 0 },
    { code: 'import sys\nanswer = 1\nsys.exit(3)', status: 3 },
    { code: 'import sys\nanswer = 1\nsys.exit("no")', status: 1 },
    { code: 'answer = 1\nquit()', status: 0 },
  ],
  values: [
    ['answer = True', { type: 'bool', value: true }],
    ['answer = -7', int(-7)],
    ['answer = 10 ** 20', { type: 'int', value: 1e20, digits: '100000000000000000000' }],
    ['answer = 0.5', float(0.5)],
    ['answer = float("nan")', float(Number.NaN)],
    ['answer = -float("inf")', float(Number.NEGATIVE_INFINITY)],
    ['answer = "ä\\n"', str('ä\n')],
    ['answer = [1, (2, {3}), {"k": None}]', {
      type: 'list', items: [int(1), { type: 'tuple', items: [int(2), { type: 'set', items: [int(3)] }] }, { type: 'dict', entries: [[str('k'), { type: 'null' }]] }],
    }],
    ['import datetime\nanswer = datetime.date(2024, 1, 31)', { type: 'date', value: '2024-01-31' }],
    ['import datetime\nanswer = datetime.datetime(2024, 1, 31, 8, 5)', { type: 'datetime', value: '2024-01-31T08:05:00' }],
    ['import datetime\nanswer = datetime.time(8, 5)', { type: 'time', value: '08:05:00' }],
    ['import datetime\nanswer = datetime.timedelta(hours=2)', { type: 'timedelta', seconds: 7200 }],
    ['from decimal import Decimal\nanswer = Decimal("1.25")', float(1.25)],
    ['from fractions import Fraction\nanswer = Fraction(1, 4)', float(0.25)],
    ['from collections import OrderedDict, namedtuple\nP = namedtuple("P", "x y")\nanswer = OrderedDict(p=P(1, 2))', {
      type: 'dict', entries: [[str('p'), { type: 'tuple', items: [int(1), int(2)] }]],
    }],
    ['answer = b"bytes"', { type: 'other', name: 'bytes' }],
    ['answer = object()', { type: 'other', name: 'object' }],
  ],
};

/** With numpy and pandas: variant `data`. */
export const libraryValues: readonly (readonly [code: string, value: AnswerValue])[] = [
  ['import numpy as np\nanswer = np.int64(47)', int(47)],
  ['import numpy as np\nanswer = np.float32(0.5)', float(0.5)],
  ['import numpy as np\nanswer = np.float64(0.25)', float(0.25)],
  ['import numpy as np\nanswer = np.bool_(True)', { type: 'bool', value: true }],
  ['import numpy as np\nanswer = np.array([[1, 2], [3, 4]])', { type: 'list', items: [{ type: 'list', items: [int(1), int(2)] }, { type: 'list', items: [int(3), int(4)] }] }],
  ['import numpy as np\nanswer = np.array(2.5)', float(2.5)],
  ['import numpy as np\nanswer = np.str_("a")', str('a')],
  ['import numpy as np\nanswer = np.datetime64("2024-01-31")', { type: 'date', value: '2024-01-31' }],
  ['import pandas as pd\nanswer = pd.Timestamp("2024-01-31 08:00")', { type: 'datetime', value: '2024-01-31T08:00:00' }],
  ['import pandas as pd\nanswer = pd.NaT', { type: 'null' }],
  ['import pandas as pd\nanswer = pd.NA', { type: 'null' }],
  ['import pandas as pd\nanswer = pd.Timedelta("2h")', { type: 'timedelta', seconds: 7200 }],
  ['import pandas as pd\nanswer = pd.Series([1, 2])', { type: 'list', items: [int(1), int(2)] }],
  ['import pandas as pd\nanswer = pd.Series(["a", "b", "a"]).value_counts()', { type: 'series', index: [str('a'), str('b')], items: [int(2), int(1)] }],
  ['import pandas as pd\nanswer = pd.Series([5, 6, 7])[lambda s: s > 5]', { type: 'series', index: [int(1), int(2)], items: [int(6), int(7)] }],
  ['import pandas as pd\nanswer = pd.DataFrame({"a": [1, 2], "b": ["x", None]})', {
    type: 'table', columns: ['a', 'b'], rows: [[int(1), str('x')], [int(2), { type: 'null' }]],
  }],
  ['import pandas as pd\nanswer = pd.DataFrame({"g": ["x", "x"], "v": [1, 2]}).groupby("g").sum()', {
    type: 'table', columns: ['g', 'v'], rows: [[str('x'), int(3)]],
  }],
];
