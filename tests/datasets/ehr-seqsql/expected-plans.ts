/** Digests of sampled blocks by the versions under which they are planned. Lines are added, never changed. */
export const PLAN_DIGESTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'hospital 2, plan 1': { narrowing: '00f1337ec7459d42', aggregate: '6392325e68063dd3', comparison: '7ca525942ba16ec6', reference: 'e26ee30f0336bdd0' },
  'hospital 2, plan 2': { narrowing: '5f1e4857972c586b', aggregate: 'd56c093f2e1431c9', comparison: '512942a43ef5f206', reference: 'd568eee11a0a5a49' },
};
