/** Trees written in Newick format. */
import type { Rng } from '../../../../env/rng.ts';
import { code, defineFunction, type Wording } from '../../template.ts';
import { nested, type Nested } from './trees.ts';

type Node = { readonly name: string; readonly length: number | null; readonly children: readonly Node[] };

const grown = (rng: Rng, tree: Nested): Node => {
  const length = rng.chance(0.15) ? null : rng.decimal(0, 3, 3);
  if (typeof tree === 'string') return { name: tree, length, children: [] };
  const own = { name: rng.chance(0.4) ? String(rng.int(50, 100)) : '', length, children: tree.map((child) => grown(rng, child)) };
  // Not too deep.
  return rng.chance(0.25) && own.children.every(({ children }) => children.length === 0) ? { name: '', length: rng.decimal(0, 1, 3), children: [own] } : own;
};

export const newickWriter = defineFunction({
  id: 'newick-writer',
  difficulty: 3,
  conventions: {
    order: ['as given', 'by leaf', 'by size'],
    lengths: ['none', 'decimals'],
    missing: ['omitted', 'zero'],
    labels: ['kept', 'dropped'],
    names: ['quoted', 'underscored'],
    single: ['kept', 'collapsed'],
  },
  excluded: ({ lengths, missing }) => lengths === 'none' && missing === 'zero',
  names: ['to_newick', 'write_newick', 'newick', 'tree_to_newick'],
  describe: ({ order, lengths, missing, labels, names, single }) => ({
    does: ['writes a tree in Newick format', 'turns a tree of nested dictionaries into a Newick string'],
    arguments: [{ name: 'tree', type: 'dict', meaning: 'the root; every node has `name` (str, may be empty for inner nodes), `length` (float or None, the length of the branch above it) and `children` (list of nodes, empty for a leaf)' }],
    returns: 'the tree with a semicolon at the end and without blanks between its parts',
    rules: [
      single === 'collapsed' ? ['An inner node with only one child is replaced by that child, whose length becomes the sum of both (an unknown one counts 0; unknown if both are), before anything else', 'First of all, nodes with a single child are removed: the child takes their place and adds their length to its own (None counts 0 unless both are None)'] : ['An inner node with only one child is written like any other', 'Nodes with a single child stay'],
      order === 'as given' ? ['Children keep their order', 'The order of children is as given'] : order === 'by leaf' ? ['Children are in the order of the alphabetically first leaf name below each (plain comparison of characters; a leaf is its own)', 'Sort children by the smallest leaf name that each holds'] : ['Children are in the order of the number of leaves below each, smallest first; equal ones keep their order', 'Ladderise: children with fewer leaves come first, and the order of equals is kept'],
      'A leaf is its name; an inner node is its children in round brackets with commas between them',
      labels === 'kept' ? ['Behind the bracket comes the name of an inner node, if it is not empty', 'Names of inner nodes are written after the closing bracket'] : ['Names of inner nodes are not written', 'Labels of inner nodes are dropped'],
      names === 'quoted' ? ["A name that holds anything but letters, digits, `.`, `-` and `_` is put in single quotes, in which each quotation mark is doubled", "Quote names with characters other than letters, digits, `.`, `-` and `_` in '...', doubling any ' inside"] : ['In names, each run of characters other than letters, digits, `.` and `-` becomes one underscore', 'Replace every run of characters other than letters, digits, `.` and `-` in a name by a single `_`'],
      ...(lengths === 'none' ? [['No branch lengths are written', 'Leave out the branch lengths'] as const] : [
        ['Then comes `:` and the length with three decimals, for the root too', 'Write each branch length as `:` and a number with exactly three decimals (also that of the root)'] as const,
        missing === 'omitted' ? 'Where the length is None, there is no colon either' : 'A length of None is written as 0.000',
      ]) satisfies readonly Wording[],
    ],
  }),
  inputs(_settings, rng) {
    const leaf = (name: string, length: number | null = null): Node => ({ name, length, children: [] });
    const inner = (name: string, length: number | null, ...children: readonly Node[]): Node => ({ name, length, children });
    const inputs: [Node][] = [
      [leaf('A', 1.5)], [inner('', null, leaf('B', 0.1), leaf('A', 0.25))], [inner('root', 2, leaf('Homo sapiens', 0.5), leaf("Pan t.'x'", 0.375))], [inner('', null, inner('90', 0.1, leaf('D', 1), leaf('C', 2), leaf('B', 3)), leaf('A'))], [inner('', null, inner('x', 0.5, leaf('A', 0.25)), leaf('B', 1))], [inner('', 1, inner('', null, leaf('Z')))],
      [inner('', null, leaf('E_1', 0.125), inner('', 0.5, leaf('C (b)', 0.25), leaf('c', 1)))], [inner('', null, inner('70', 0.2, inner('80', 0.3, leaf('q', 1), leaf('b', 1)), leaf('z', 1)), inner('', 1, leaf('y', 2), leaf('a', 1)), leaf('m', 0))],
    ];
    while (inputs.length < 18) inputs.push([grown(rng, nested(rng, ['Mus musculus', 'Homo', 'Danio', 'Gallus-2', 'Bos', 'Sus_s', 'E. coli'].slice(rng.int(0, 2)).slice(0, rng.int(3, 5))))]);
    return inputs;
  },
  solve({ order, lengths, missing, labels, names, single }, tree: Node) {
    const collapsed = (node: Node): Node => {
      const [only] = node.children;
      if (node.children.length !== 1 || only === undefined) return { ...node, children: node.children.map(collapsed) };
      const sum = node.length === null && only.length === null ? null : (node.length ?? 0) + (only.length ?? 0);
      return collapsed({ ...only, length: sum });
    };
    const leaves = (node: Node): readonly string[] => (node.children.length === 0 ? [node.name] : node.children.flatMap(leaves));
    const first = (node: Node): string => [...leaves(node)].sort()[0] ?? '';
    const named = (name: string): string => (names === 'underscored' ? name.replaceAll(/[^A-Za-z0-9.-]+/g, '_') : /[^\w.-]/.test(name) ? `'${name.replaceAll("'", "''")}'` : name);
    const write = (node: Node): string => {
      const children = [...node.children];
      if (order === 'by leaf') children.sort((a, b) => (first(a) < first(b) ? -1 : 1));
      if (order === 'by size') children.sort((a, b) => leaves(a).length - leaves(b).length);
      const head = children.length === 0 ? named(node.name) : `(${children.map(write).join(',')})${labels === 'kept' ? named(node.name) : ''}`;
      return lengths === 'none' || (node.length === null && missing === 'omitted') ? head : `${head}:${(node.length ?? 0).toFixed(3)}`;
    };
    return `${write(single === 'collapsed' ? collapsed(tree) : tree)};`;
  },
  python: {
    context: () => code`
      """Export of trees for viewers."""
      import re


      def leaf_names(node):
          """The names of the leaves below a node, or its own."""
          return [name for child in node["children"] for name in leaf_names(child)] if node["children"] else [node["name"]]


      # <<insert solution here>>


      def save(path, trees):
          with open(path, "w") as file:
              file.write("\n".join(trees) + "\n")
      `,
    reference: ({ order, lengths, missing, labels, names, single }, name) => code`
      def ${name}(tree):
          def label(text):
              ${names === 'underscored' ? 'return re.sub(r"[^A-Za-z0-9.\\-]+", "_", text)' : `quoted = text.replace("'", "''")\nreturn text if re.fullmatch(r"[A-Za-z0-9._\\-]*", text) else f"'{quoted}'"`}

          def write(node):
              length = node["length"]
              ${single === 'collapsed' ? `while len(node["children"]) == 1:
    node = node["children"][0]
    known = [value for value in (length, node["length"]) if value is not None]
    length = sum(known) if known else None` : ''}
              children = ${order === 'as given' ? 'node["children"]' : `sorted(node["children"], key=lambda child: ${order === 'by leaf' ? 'min' : 'len'}(leaf_names(child)))`}
              text = label(node["name"])
              if children:
                  text = "(" + ",".join(map(write, children)) + ")"${labels === 'kept' ? ' + text' : ''}
              ${lengths === 'none' ? 'return text' : missing === 'omitted' ? 'return text if length is None else f"{text}:{length:.3f}"' : 'return f"{text}:{length or 0:.3f}"'}

          return write(tree) + ";"
      `,
  },
});
