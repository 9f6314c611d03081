/** Functions of bioinformatics, as BioCoder asks for them. */
import type { Family } from '../../env/families/family.ts';
import { type Generate, generatedSource } from '../../env/families/generated-source.ts';
import { importBiocoder } from './import.ts';
import { BIOCODER } from './info.ts';
import { nearMisses } from './near-misses.ts';
import { recordOf } from './record.ts';
import { templatesOf } from './topics/index.ts';

const generate: Generate = (place) => {
  const templates = templatesOf(place.category);
  const template = templates[place.draw % templates.length];
  if (template === undefined) throw new RangeError(`no topic ${place.category}`);
  return recordOf(template, place, Math.floor(place.draw / templates.length));
};

export const biocoder: Family = {
  info: BIOCODER,
  sources: { twin: generatedSource(BIOCODER, generate) },
  importer: { import: importBiocoder },
  checks: { nearMisses },
};
