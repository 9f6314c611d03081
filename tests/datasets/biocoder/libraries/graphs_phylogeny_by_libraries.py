"""What Biopython and SciPy say of graphs and trees, by template. Each is imported where it is used: no interpreter has all."""
import io


def newick_leaves(settings, newick):
    from Bio import Phylo

    tree = Phylo.read(io.StringIO(newick), "newick")
    if settings["length"] == "own":
        return [[leaf.name, leaf.branch_length] for leaf in tree.get_terminals()]
    return [[leaf.name, tree.distance(leaf)] for leaf in tree.get_terminals()]


def fitch_parsimony(settings, tree, alignment):
    from Bio.Align import MultipleSeqAlignment
    from Bio.Phylo.BaseTree import Clade, Tree
    from Bio.Phylo.TreeConstruction import ParsimonyScorer
    from Bio.Seq import Seq
    from Bio.SeqRecord import SeqRecord

    def clade(node):
        return Clade(name=node) if isinstance(node, str) else Clade(clades=[clade(child) for child in node])

    rows = MultipleSeqAlignment([SeqRecord(Seq(row), id=name) for name, row in alignment.items()])
    return int(ParsimonyScorer().get_score(Tree(clade(tree), rooted=True), rows))


def patristic_distances(settings, branches):
    import numpy as np
    from scipy.sparse.csgraph import shortest_path

    names = sorted({name for child, parent, _ in branches for name in (child, parent)})
    place = {name: i for i, name in enumerate(names)}
    graph = np.full((len(names), len(names)), np.inf)
    for child, parent, length in branches:
        graph[place[child], place[parent]] = 1 if settings["weight"] == "branches" else length
    return [names, shortest_path(graph, directed=False).tolist()]


def cluster_tree(settings, names, matrix):
    from scipy.cluster.hierarchy import cophenet, linkage
    from scipy.spatial.distance import squareform

    method = {"UPGMA": "average", "WPGMA": "weighted"}.get(settings["linkage"], settings["linkage"])
    return squareform(cophenet(linkage(squareform(matrix), method))).tolist()


def contig_groups(settings, contigs, links):
    import numpy as np
    from scipy.sparse.csgraph import connected_components

    place = {name: i for i, name in enumerate(contigs)}
    graph = np.zeros((len(contigs), len(contigs)))
    for a, b, pairs in links:
        graph[place[a], place[b]] = graph[place[a], place[b]] or pairs >= settings["minimum"]
    _, labels = connected_components(graph, directed=False)
    return sorted(np.bincount(labels).tolist(), reverse=True)


def outbreak_tree(settings, isolates):
    import numpy as np
    from scipy.sparse.csgraph import minimum_spanning_tree

    rows = list(isolates.values())
    graph = np.zeros((len(rows), len(rows)))
    for i, a in enumerate(rows):
        for j, b in enumerate(rows[:i]):
            snps = sum(x != y and x in "ACGT" and y in "ACGT" for x, y in zip(a, b))
            # One more than there are, since an edge of nothing is none.
            graph[i, j] = snps + 1 if snps <= settings["threshold"] else 0
    tree = minimum_spanning_tree(graph)
    return [int(tree.nnz), int(tree.sum() - tree.nnz)]
