/** How cultures are called, by what they are of. */
import { sayName } from '../../ehr/words.ts';

/** "sputum culture"; a blood culture and a screen are called so in the table. */
export const cultureOf = (specimen: string): string => (/(culture|screen)$/.test(specimen) ? specimen : `${sayName('culture', specimen)} culture`);
