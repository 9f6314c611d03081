/** Leaves of a tree in Newick format (Olsen G: Gary Olsen's interpretation of the "Newick's 8:45" tree format standard, 1990). */
import type { Rng } from '../../../../env/rng.ts';
import { code, defineFunction, type Json, Raises } from '../../template.ts';
import { nested, type Nested } from './trees.ts';

type Node = { name: string; readonly length: number | null; readonly children: readonly Node[] };

function parse(text: string, spaces: boolean): Node {
  const tokens = [...text.replaceAll(/\[[^\]]*\]/g, '').matchAll(/'((?:[^']|'')*)'|[(),:;]|[^\s(),:;']+/g)];
  let at = 0;
  const label = (): string => {
    const token = tokens[at];
    if (token === undefined || '(),:;'.includes(token[0])) return '';
    at++;
    return token[1] !== undefined ? token[1].replaceAll("''", "'") : spaces ? token[0].replaceAll('_', ' ') : token[0];
  };
  const node = (): Node => {
    const children: Node[] = [];
    if (tokens[at]?.[0] === '(') {
      do {
        at++;
        children.push(node());
      } while (tokens[at]?.[0] === ',');
      at++;
    }
    const name = label();
    let length: number | null = null;
    if (tokens[at]?.[0] === ':') {
      length = Number(tokens[at + 1]?.[0]);
      at += 2;
    }
    return { name, length, children };
  };
  return node();
}

const written = (rng: Rng, tree: Nested, root = true): string => `${typeof tree === 'string' ? tree : `(${tree.map((child) => written(rng, child, false)).join(',')})${rng.chance(0.3) ? `i${rng.int(1, 9)}` : ''}`}${root || rng.chance(0.15) ? '' : `:${rng.decimal(0.01, 3, 2)}`}`;

export const newickLeaves = defineFunction({
  id: 'newick-leaves',
  difficulty: 4,
  conventions: {
    underscores: ['blank', 'kept'],
    missing: [null, 0, 'error'],
    length: ['own', 'from the root'],
    order: ['as written', 'sorted'],
    nodes: ['leaves', 'named'],
    repeated: ['kept', 'error'],
  },
  names: ['leaf_lengths', 'newick_leaves', 'read_leaves', 'tip_lengths'],
  describe: ({ underscores, missing, length, order, nodes, repeated }) => ({
    does: [`reads the ${nodes === 'leaves' ? 'leaves' : 'named nodes'} of a tree in Newick format with their ${length === 'own' ? 'branch lengths' : 'distances from the root'}`, `parses a Newick tree and lists ${nodes === 'leaves' ? 'its leaves' : 'all nodes that have a name'} with ${length === 'own' ? 'the length of the branch above each' : 'the distance of each from the root'}`],
    arguments: [{ name: 'newick', type: 'str', meaning: 'one tree, ended by a semicolon; names may be in single quotes, and comments stand in square brackets' }],
    returns: 'a list of lists `[name, length]`',
    rules: [
      'Comments in square brackets (never inside quotes) and white space between tokens are of no account',
      ["A name in single quotes may hold any character; '' inside it stands for one quotation mark", "Quoted names are taken as they are, without the outer quotes and with '' read as '"],
      underscores === 'blank' ? ['In names without quotes an underscore stands for a blank', 'Underscores of unquoted names are read as blanks'] : ['Underscores stay as they are, in names without quotes too', 'Underscores are not turned into blanks'],
      nodes === 'leaves' ? ['Only leaves are given; names of inner nodes are passed over', 'Labels of inner nodes are ignored'] : ['Inner nodes that have a name are given like leaves, after their own children; the root too, if it has a name', 'Nodes with a name are listed, leaves and inner ones, an inner node after everything below it'],
      length === 'own' ? ['The length is that of the branch above the node', 'Each length is the one written behind the name'] : ['The length is the sum of the branch lengths from the root down to the node; a length at the root itself does not count, so that the distance of the root is 0', 'Add up the lengths of the branches between the root and the node (0 for the root, whose own length is ignored)'],
      missing === 'error' ? ['If a length is needed that is not written, raise ValueError', 'Raise ValueError where a needed branch has no length'] : missing === 0 ? ['A branch without a length has the length 0', 'Lengths that are not written are 0'] : [`A length that is not written is None${length === 'own' ? '' : ', and so is every distance over that branch'}`, length === 'own' ? 'Give None where no length is written' : 'A distance that goes over a branch without a length is None'],
      repeated === 'error' ? ['If two of the nodes that are given have the same name, raise ValueError', 'Raise ValueError for a name that is listed twice'] : ['The same name may come several times', 'Names need not be unique'],
      order === 'as written' ? ['The order is that of the text', 'Keep the order in which they stand in the text'] : ['They are sorted by name in the order of code points; equal names keep the order of the text', 'Sort by name (plain comparison of characters, stable)'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string][] = [
      ['A:1;'], ['(B:2,A:1);'], ['(Homo_sapiens:0.5,Pan:0.25)apes:1;'], ["('it''s new':1,'a_b':2,c_d:3);"], ['(A,B:1);'], ['((A:1,B:2)x:3,(C:4,D:5):6)r:7;'], ['((A:1,B:2):0.5[&support=90],A:3);'], ['(\n (B:1e-2,A:2)70,\n C:1)\n;'], ['((A:1,B:2),C:4);'], ['((Z:1,Y:1)m:1,(X:2,W:2)m:2);'], ['(((a:1,b:1)c:1,d:2)e:1,f:3)g;'],
      ["('B c':1,B_c:2);"],
    ];
    while (inputs.length < 22) inputs.push([`${written(rng, nested(rng, ['Mus', 'Homo_s', 'Danio', "'Gallus g'", 'Bos', 'Sus_s', 'Felis'].slice(0, rng.int(3, 7))))};`]);
    return inputs;
  },
  solve({ underscores, missing, length, order, nodes, repeated }, newick: string) {
    const found: [string, number | null][] = [];
    const walk = (node: Node, above: number | null, root: boolean): void => {
      if (missing === 'error' && node.length === null && !root) {
        // Own lengths are needed only of what is given.
        if (length === 'from the root' || node.children.length === 0 || (nodes === 'named' && node.name !== '')) throw new Raises('ValueError');
      }
      const own = node.length ?? (missing === 0 ? 0 : null);
      const total = root ? 0 : above === null || own === null ? null : above + own;
      for (const child of node.children) walk(child, total, false);
      if (node.children.length > 0 && (nodes === 'leaves' || node.name === '')) return;
      if (root && length === 'own' && node.length === null && missing === 'error') throw new Raises('ValueError');
      found.push([node.name, length === 'own' ? own : total]);
    };
    walk(parse(newick, underscores === 'blank'), 0, true);
    if (repeated === 'error' && new Set(found.map(([name]) => name)).size < found.length) throw new Raises('ValueError');
    if (order === 'sorted') found.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
    return found satisfies Json;
  },
  python: {
    context: () => code`
      """Trees as texts, without a library."""
      import re

      TOKEN = re.compile(r"'(?:[^']|'')*'|[(),:;]|[^\s(),:;']+")


      def tokens(newick):
          """The parts of a tree: brackets, commas, colons, names (with their quotes), numbers, the semicolon."""
          return TOKEN.findall(re.sub(r"\[[^\]]*\]", "", newick))


      # <<insert solution here>>


      def count_leaves(newick):
          return tokens(newick).count(",") + 1
      `,
    reference: ({ underscores, missing, length, order, nodes, repeated }, name) => code`
      def ${name}(newick):
          # From right to left every node comes before its children, and its length before its name.
          parts = tokens(newick)[::-1]

          def number(text, needed):
              if text is None:
                  ${missing === 'error' ? 'if needed:\n    raise ValueError("a branch without a length")\nreturn 0' : `return ${missing === null ? 'None' : '0'}`}
              return float(text)

          def clean(text):
              if text.startswith("'"):
                  return text[1:-1].replace("''", "'")
              return text${underscores === 'blank' ? '.replace("_", " ")' : ''}

          def node(position, above, root):
              """Reads a node that ends at a position; the position before it, and what it gives."""
              text, label = None, ""
              if position + 1 < len(parts) and parts[position + 1] == ":":
                  text, position = parts[position], position + 2
              if position < len(parts) and parts[position] not in "(),":
                  label, position = clean(parts[position]), position + 1
              inner = position < len(parts) and parts[position] == ")"
              given = ${nodes === 'leaves' ? 'not inner' : 'not inner or label != ""'}
              ${length === 'own' ? 'own = number(text, given)\ntotal = own' : `own = 0 if root else number(text, True)
total = None if above is None or own is None else above + own`}
              below = []
              if inner:
                  while parts[position] in "),":
                      position, more = node(position + 1, total, False)
                      below = more + below
                      if parts[position] == "(":
                          position += 1
                          break
              return position, below + ([[label, total]] if given else [])

          _, found = node(1, 0, True)
          ${repeated === 'error' ? 'if len({label for label, _ in found}) < len(found):\n    raise ValueError("a name comes twice")' : ''}
          return ${order === 'sorted' ? 'sorted(found, key=lambda pair: pair[0])' : 'found'}
      `,
  },
});
