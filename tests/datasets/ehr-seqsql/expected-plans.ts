/** Digests of sampled blocks by the versions under which they are planned. Lines are added, never changed. */
export const PLAN_DIGESTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'hospital 2, plan 1': { narrowing: 'd435f906af7b99bb', aggregate: '46e55c0db8987dd8', comparison: 'e42debece60fbe50', reference: '87ef6f3556f455c0' },
};
