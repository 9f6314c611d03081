/** Digests of sampled blocks by the versions under which they are planned. Lines are added, never changed. */
export const PLAN_DIGESTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'hospital 2, plan 1': {
    'train list-count': 'c55c47b9612d41d3', 'train max': '436457932fc82404', 'train min': 'c3b9b3dfa049d462', 'train average': '2f8af431058d5b8c',
    'test list-count': '07ae2c639f8a9800', 'test max': '86c4a5efda0a4e72', 'test min': '0ab48e0c7cb514d7', 'test average': 'd89c0af021f578e2',
  },
  'hospital 2, plan 2': {
    'train list-count': '3dbde95b7ea35338', 'train max': '726ad645d135d411', 'train min': '4a9d7d23915bb46d', 'train average': 'dfb1119a3d612ca6',
    'test list-count': 'fe46eb5969fcbbb5', 'test max': '69300154ab6bd02f', 'test min': '4b00a4685c009b5f', 'test average': 'ae5fc7d6fb27fd96',
  },
};
