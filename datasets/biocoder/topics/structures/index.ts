/** Functions on protein and RNA structures. */
import type { FunctionTemplate } from '../../template.ts';
import { backboneDihedrals } from './backbone-dihedrals.ts';
import { contactMap } from './contact-map.ts';
import { disulfides } from './disulfides.ts';
import { dotBracket } from './dot-bracket.ts';
import { hydrogenBonds } from './hydrogen-bonds.ts';
import { hydrophobicMoment } from './hydrophobic-moment.ts';
import { mmcifCategory } from './mmcif-category.ts';
import { nussinov } from './nussinov.ts';
import { pdbAtoms } from './pdb-atoms.ts';
import { proteinCharge } from './protein-charge.ts';
import { radiusOfGyration } from './radius-of-gyration.ts';
import { ramachandranRegions } from './ramachandran-regions.ts';
import { residueBFactors } from './residue-b-factors.ts';
import { residueSequence } from './residue-sequence.ts';
import { rmsd } from './rmsd.ts';
import { secondaryStructure } from './secondary-structure.ts';
import { sphereExposure } from './sphere-exposure.ts';

export const STRUCTURES: readonly FunctionTemplate[] = [
  pdbAtoms, residueBFactors, contactMap, radiusOfGyration, backboneDihedrals, rmsd, residueSequence, secondaryStructure, hydrogenBonds, dotBracket, nussinov, ramachandranRegions, sphereExposure, disulfides,
  proteinCharge, mmcifCategory, hydrophobicMoment,
];
