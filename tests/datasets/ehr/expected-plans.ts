/** Digests of sampled blocks by the versions under which they are planned. Lines are added, never changed. */
export const PLAN_DIGESTS: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> = {
  'hospital 1, plan 1': {
    'mimic-iii': {
      lookup: 'dbe1bb3900bf05da', count: 'b3d1c01608723822', aggregate: '666ef3328cd56483', 'first-last': '3bf52d5549280e97', difference: '8834b10128b97760',
      'relative-time': '9f8935f2c25ddeee', ranking: '80251d48f6f4931d', cohort: 'c77ff5b7863b43e0', 'yes-no': 'd542b90229da50b7',
    },
    eicu: {
      lookup: 'b8bba8480c6a4277', count: '053c40c2ae38647c', aggregate: 'a6c7ececcf81362a', 'first-last': '0a29ffb64f9e75ec', difference: '5d3678abea84fc49',
      'relative-time': 'dead7960ff9bead9', ranking: '8babacb1d0edadc3', cohort: '2052d446b96244e0', 'yes-no': '092f655fbbc1230c',
    },
  },
  'hospital 2, plan 2': {
    'mimic-iii': {
      lookup: '3d2e012026829e3d', count: '4c26cc1c0fbd7226', aggregate: '4b418861d668e6fb', 'first-last': 'de1bf419553fef20', difference: 'bf8d8e3c5924946a',
      ranking: '77bf3b83a7160d05', cohort: '56fce1909bd8d098', 'yes-no': '37bb5142e2ca131d', unanswerable: 'b070e2e2ac52e604',
    },
    eicu: {
      lookup: 'acc57c3b1f0064aa', count: 'd248581de0ca6d6a', aggregate: '103ef55780dd8c09', 'first-last': '2b548969eb1fd7fc', difference: '4ea3e2bba65329f1',
      ranking: '0f9ab91f895f0587', cohort: 'fdc6c887d9d57e56', 'yes-no': '54862e789ed5487f', unanswerable: '0d3047626479fcaf',
    },
  },
};
