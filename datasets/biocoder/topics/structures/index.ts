/** Functions on protein and RNA structures. */
import type { FunctionTemplate } from '../../template.ts';
import { backboneDihedrals } from './backbone-dihedrals.ts';
import { contactMap } from './contact-map.ts';
import { pdbAtoms } from './pdb-atoms.ts';
import { radiusOfGyration } from './radius-of-gyration.ts';
import { residueBFactors } from './residue-b-factors.ts';
import { rmsd } from './rmsd.ts';

export const STRUCTURES: readonly FunctionTemplate[] = [pdbAtoms, residueBFactors, contactMap, radiusOfGyration, backboneDihedrals, rmsd];
