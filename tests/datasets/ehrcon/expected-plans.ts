/** Digests of sampled blocks by the versions under which they are planned. Lines are added, never changed. */
export const PLAN_DIGESTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'hospital 2, plan 1': { 'discharge-summary': 'c62ac62cca8d1f3f', physician: 'ab982749c9fb5945', nursing: '30db75803186e4c3' },
};
