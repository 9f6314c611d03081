/** How cultures and values are called. */
import type { EventKind } from '../../ehr/query.ts';
import { sayName } from '../../ehr/words.ts';

/** "sputum culture"; a blood culture and a screen are called so in the table. */
export const cultureOf = (specimen: string): string => (/(culture|screen)$/.test(specimen) ? specimen : `${sayName('culture', specimen)} culture`);

/** "creatinine value"; a weight is one. */
export function valueNamed(kind: EventKind, name: string): string {
  const said = sayName(kind, name);
  return /\b(weight|height)\b/.test(said) ? said : `${said} value`;
}
