/** The lowest common ancestor in a taxonomy, as metagenomic classifiers assign reads (Huson DH et al. Genome Res 2007;17:377). */
import type { Rng } from '../../../../env/rng.ts';
import { code, defineFunction, Raises } from '../../template.ts';

type Taxa = { readonly [id: string]: readonly [string, string] };

/** Id: parent and rank; the root is its own parent, as in NCBI's nodes.dmp. */
const BASE: Taxa = { 1: ['1', 'no rank'], 2: ['1', 'superkingdom'], 10: ['2', 'phylum'], 11: ['10', 'clade'], 12: ['11', 'family'], 13: ['12', 'genus'], 14: ['13', 'species'], 15: ['13', 'species'], 16: ['11', 'genus'], 17: ['16', 'species'], 20: ['2', 'phylum'], 21: ['20', 'species'], 141: ['14', 'strain'], 142: ['14', 'strain'] };

export const taxonomyAncestor = defineFunction({
  id: 'taxonomy-ancestor',
  difficulty: 2,
  conventions: {
    unknown: ['error', 'ignored', 'root'],
    rank: ['any', 'main'],
    single: ['itself', 'parent'],
    none: [null, '1'],
    output: ['id', 'lineage down', 'lineage up'],
  },
  names: ['lowest_common_ancestor', 'lca', 'assign_taxon', 'common_ancestor'],
  describe: ({ unknown, rank, single, none, output }) => ({
    does: ['finds the lowest common ancestor of taxa in a taxonomy', 'assigns a read to the lowest taxon that is above or equal to all of its hits'],
    arguments: [
      { name: 'hits', type: 'list[str]', meaning: 'the taxon ids, in which an id may be repeated' },
      { name: 'nodes', type: 'dict[str, list[str]]', meaning: 'for each taxon id `[parent id, rank]`; the root, `1`, is its own parent' },
    ],
    returns: output === 'id' ? `the id of the ancestor${none === null ? ', or None' : ''}` : `the list of ids ${output === 'lineage down' ? 'from the root to the ancestor' : 'from the ancestor to the root'}, both included${none === null ? ', or None' : ''}`,
    rules: [
      'The ancestors of a taxon are itself and all taxa above it, up to the root',
      unknown === 'error' ? ['An id that is not in the taxonomy raises KeyError', 'Raise KeyError for an unknown id'] : unknown === 'ignored' ? ['Ids that are not in the taxonomy are ignored', 'Unknown ids are dropped from the hits'] : ['An id that is not in the taxonomy counts as the root', 'Unknown ids stand for the root'],
      single === 'itself' ? ['If all hits are the same taxon, it is the ancestor itself', 'A single taxon is its own lowest common ancestor'] : ['If all hits are the same taxon, its parent is taken instead (the root stays the root)', 'A single taxon, even if hit repeatedly, gives its parent; the root gives itself'],
      rank === 'main' ? ['If the rank of the ancestor is not in MAIN_RANKS of the module, go up to the nearest taxon whose rank is; without one the root is taken', 'Then climb until the rank is one of `MAIN_RANKS`, or the root is reached'] : ['The ancestor may have any rank', 'Ranks do not matter'],
      `Without hits${unknown === 'ignored' ? ' (that are in the taxonomy)' : ''} the ${none === null ? 'result is None' : 'ancestor is the root'}`,
    ],
  }),
  inputs(_settings, rng) {
    const draw = (random: Rng): string[] => Array.from({ length: random.int(1, 4) }, () => random.pick([...Object.keys(BASE), '14', '15', '141', '17', ...(random.chance(0.1) ? ['999'] : [])]));
    const inputs: [string[], Taxa][] = [[], ['14'], ['14', '15'], ['141', '142'], ['141', '141'], ['17', '14'], ['21', '17'], ['999', '14'], ['999'], ['1'], ['11'], ['141', '14'], ['12', '15'], ['2', '10']].map((hits) => [hits, BASE]);
    while (inputs.length < 24) {
      // Other parents for some taxa, and no cycle: a parent's id has fewer digits or is smaller.
      const taxa = { ...BASE, 15: [rng.pick(['13', '12', '10']), 'species'], 16: [rng.pick(['11', '10', '12']), 'genus'], 21: [rng.pick(['20', '16']), 'species'] } as const;
      inputs.push([draw(rng), taxa]);
    }
    return inputs;
  },
  solve({ unknown, rank, single, none, output }, hits: readonly string[], nodes: Taxa) {
    const known: string[] = [];
    for (const hit of hits) {
      if (nodes[hit] !== undefined) known.push(hit);
      else if (unknown === 'error') throw new Raises('KeyError');
      else if (unknown === 'root') known.push('1');
    }
    const up = (id: string): readonly string[] => {
      const path = [id];
      for (let at = id; at !== '1';) path.push((at = nodes[at]?.[0] ?? '1'));
      return path;
    };
    const [first] = known;
    if (first === undefined && none === null) return null;
    let path = first === undefined ? ['1'] : up(first).filter((id) => known.every((other) => up(other).includes(id)));
    if (single === 'parent' && known.every((id) => id === first) && path.length > 1) path = path.slice(1);
    while (rank === 'main' && path.length > 1 && !['superkingdom', 'phylum', 'class', 'order', 'family', 'genus', 'species'].includes(nodes[path[0] ?? '']?.[1] ?? '')) path = path.slice(1);
    return output === 'id' ? path[0] ?? '1' : output === 'lineage up' ? path : path.toReversed();
  },
  python: {
    context: () => code`
      """Taxonomic assignment of metagenomic reads."""
      import os.path

      ROOT = "1"
      MAIN_RANKS = ("superkingdom", "phylum", "class", "order", "family", "genus", "species")


      def parent(nodes, taxon):
          return nodes[taxon][0]


      # <<insert solution here>>


      def read_nodes(lines):
          """The taxonomy of the lines of nodes.dmp."""
          rows = (line.rstrip("\t|\n").split("\t|\t") for line in lines)
          return {row[0]: [row[1], row[2]] for row in rows}
      `,
    reference: ({ unknown, rank, single, none, output }, name) => code`
      def ${name}(hits, nodes):
          ${unknown === 'ignored' ? 'hits = [hit for hit in hits if hit in nodes]' : unknown === 'root' ? 'hits = [hit if hit in nodes else ROOT for hit in hits]' : ''}
          lineages = []
          for hit in hits:
              lineage = [hit]
              if hit not in nodes:
                  raise KeyError(hit)
              while lineage[-1] != ROOT:
                  lineage.append(parent(nodes, lineage[-1]))
              lineages.append(lineage[::-1])
          if not lineages:
              ${none === null ? 'return None' : 'lineages = [[ROOT]]'}
          shared = os.path.commonprefix(lineages)
          ${single === 'parent' ? 'if len(set(hits)) == 1 and len(shared) > 1:\n    shared = shared[:-1]' : ''}
          ${rank === 'main' ? 'while len(shared) > 1 and nodes[shared[-1]][1] not in MAIN_RANKS:\n    shared = shared[:-1]' : ''}
          return ${output === 'id' ? 'shared[-1]' : output === 'lineage down' ? 'shared' : 'shared[::-1]'}
      `,
  },
});
