/** Functions on graphs and phylogenies. */
import type { FunctionTemplate } from '../../template.ts';
import { clusterTree } from './cluster-tree.ts';
import { contigGroups } from './contig-groups.ts';
import { evolutionaryDistances } from './evolutionary-distances.ts';
import { fitchParsimony } from './fitch-parsimony.ts';
import { goAncestors } from './go-ancestors.ts';
import { interactionDegrees } from './interaction-degrees.ts';
import { kmerReconstruction } from './kmer-reconstruction.ts';
import { newickLeaves } from './newick-leaves.ts';
import { newickWriter } from './newick-writer.ts';
import { outbreakTree } from './outbreak-tree.ts';
import { patristicDistances } from './patristic-distances.ts';
import { phylogeneticDiversity } from './phylogenetic-diversity.ts';
import { robinsonFoulds } from './robinson-foulds.ts';
import { taxonomyAncestor } from './taxonomy-ancestor.ts';
import { unitigs } from './unitigs.ts';
import { workflowOrder } from './workflow-order.ts';

export const GRAPHS_PHYLOGENY: readonly FunctionTemplate[] = [
  newickLeaves, newickWriter, patristicDistances, robinsonFoulds, clusterTree, fitchParsimony, taxonomyAncestor, evolutionaryDistances, contigGroups,
  goAncestors, interactionDegrees, kmerReconstruction, outbreakTree, phylogeneticDiversity, unitigs, workflowOrder,
];
