/** Digests of sampled blocks by the versions under which they are planned. Lines are added, never changed. */
export const PLAN_DIGESTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'hospital 2, plan 1': { 'discharge-summary': 'c62ac62cca8d1f3f', physician: '0edf76169fde47ee', nursing: '2af50161e788e30d' },
  'hospital 2, plan 2': { 'discharge-summary': '8eb3a6567b941f91', physician: '2a717cc2a8aff126', nursing: '72a308d8bdf0ddfc' },
};
