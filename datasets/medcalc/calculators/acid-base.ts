/** The anion gap and what is made of it. Ions in mEq/L, albumin in g/dL; normal: gap 12, bicarbonate 24, albumin 4. */
import { type Calculator, type Entities, EntityError } from '../calculator.ts';
import { albuminGPerDl, ion, sodium } from '../findings.ts';
import { SUBSTANCES } from '../units.ts';
import { decimal } from './points.ts';

const FENCL = 'Figge J, Jabor A, Kazda A, Fencl V. Anion gap and hypoalbuminemia. Crit Care Med 1998;26:1807-1810';
const WRENN = 'Wrenn K. The delta gap: an approach to mixed acid-base disorders. Ann Emerg Med 1990;19:1310-1313';
const RASTEGAR = 'Rastegar A. Use of the delta AG/delta HCO3 ratio. J Am Soc Nephrol 2007;18:2429-2431';

function bicarbonate(entities: Entities): number {
  return ion(entities, 'Bicarbonate', SUBSTANCES.bicarbonate);
}

function gap(entities: Entities): number {
  return sodium(entities) - ion(entities, 'Chloride', SUBSTANCES.chloride) - bicarbonate(entities);
}

function correctedGap(entities: Entities): number {
  return gap(entities) + 2.5 * (4 - albuminGPerDl(entities));
}

/** How much the gap rose for each unit that bicarbonate fell. */
function ratio(deltaGap: number, entities: Entities): number {
  const fall = 24 - bicarbonate(entities);
  if (fall === 0) throw new EntityError('Bicarbonate: at 24 mEq/L the delta ratio is not defined');
  return deltaGap / fall;
}

/** AG = Na - (Cl + HCO3). */
export const anionGap: Calculator = {
  id: 39, slug: 'anion-gap', name: 'Anion Gap', group: 'equation', output: 'decimal', unit: 'mEq/L',
  source: 'Emmett M, Narins RG. Clinical use of the anion gap. Medicine (Baltimore) 1977;56:38-54',
  compute: (entities) => decimal(gap(entities)),
};

/** Delta gap = AG - 12. */
export const deltaGap: Calculator = {
  id: 63, slug: 'delta-gap', name: 'Delta Gap', group: 'equation', output: 'decimal', unit: 'mEq/L', source: WRENN,
  compute: (entities) => decimal(gap(entities) - 12),
};

/** Delta ratio = (AG - 12) / (24 - HCO3). */
export const deltaRatio: Calculator = {
  id: 64, slug: 'delta-ratio', name: 'Delta Ratio', group: 'equation', output: 'decimal', unit: '', source: RASTEGAR,
  compute: (entities) => decimal(ratio(gap(entities) - 12, entities)),
};

/** Corrected AG = AG + 2.5 x (4 - albumin). */
export const correctedAnionGap: Calculator = {
  id: 65, slug: 'corrected-anion-gap', name: 'Albumin Corrected Anion Gap', group: 'equation', output: 'decimal', unit: 'mEq/L', source: FENCL,
  compute: (entities) => decimal(correctedGap(entities)),
};

/** Corrected delta gap = corrected AG - 12. */
export const correctedDeltaGap: Calculator = {
  id: 66, slug: 'corrected-delta-gap', name: 'Albumin Corrected Delta Gap', group: 'equation', output: 'decimal', unit: 'mEq/L', source: `${FENCL}; ${WRENN}`,
  compute: (entities) => decimal(correctedGap(entities) - 12),
};

/** Corrected delta ratio = (corrected AG - 12) / (24 - HCO3). */
export const correctedDeltaRatio: Calculator = {
  id: 67, slug: 'corrected-delta-ratio', name: 'Albumin Corrected Delta Ratio', group: 'equation', output: 'decimal', unit: '', source: `${FENCL}; ${RASTEGAR}`,
  compute: (entities) => decimal(ratio(correctedGap(entities) - 12, entities)),
};
