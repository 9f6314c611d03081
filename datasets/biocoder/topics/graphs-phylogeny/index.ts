/** Functions on graphs and phylogenies. */
import type { FunctionTemplate } from '../../template.ts';
import { clusterTree } from './cluster-tree.ts';
import { evolutionaryDistances } from './evolutionary-distances.ts';
import { fitchParsimony } from './fitch-parsimony.ts';
import { newickLeaves } from './newick-leaves.ts';
import { newickWriter } from './newick-writer.ts';
import { patristicDistances } from './patristic-distances.ts';
import { robinsonFoulds } from './robinson-foulds.ts';
import { taxonomyAncestor } from './taxonomy-ancestor.ts';

export const GRAPHS_PHYLOGENY: readonly FunctionTemplate[] = [newickLeaves, newickWriter, patristicDistances, robinsonFoulds, clusterTree, fitchParsimony, taxonomyAncestor, evolutionaryDistances];
