/** What an investigation is called. */
import type { Rng } from '../../../env/rng.ts';

/** Studies go by their long or their short names. */
export function named(rng: Rng, study: string): string {
  if (!/computed tomography|magnetic resonance imaging|chest radiograph|electrocardiogram/.test(study)) return study;
  return study.replace('computed tomography', rng.pick(['computed tomography', 'CT', 'CT', 'computed tomography (CT)', 'CT scan'])).replace('magnetic resonance imaging', rng.pick(['magnetic resonance imaging', 'MRI', 'MRI', 'magnetic resonance imaging (MRI)']))
    .replace('chest radiograph', rng.pick(['chest radiograph', 'chest X-ray', 'chest x-ray', 'chest radiography'])).replace('electrocardiogram', rng.pick(['electrocardiogram', 'ECG', 'electrocardiogram (ECG)', 'EKG']));
}
