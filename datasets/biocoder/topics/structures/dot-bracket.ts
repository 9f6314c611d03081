/** Base pairs of an RNA secondary structure in dot-bracket notation, with pseudoknots in further kinds of brackets (the extended notation of the WUSS and ViennaRNA formats). */
import { code, defineFunction, type Json, Raises } from '../../template.ts';

export const dotBracket = defineFunction({
  id: 'dot-bracket',
  difficulty: 3,
  conventions: {
    base: [0, 1],
    kinds: ['round', 'all'],
    unbalanced: ['error', 'none', 'unpaired'],
    short: ['kept', 'dropped'],
    output: ['by opening', 'by closing', 'partners'],
  },
  names: ['base_pairs', 'parse_dot_bracket', 'pair_table', 'dot_bracket_pairs'],
  describe: ({ base, kinds, unbalanced, short, output }) => ({
    does: ['reads the base pairs of an RNA structure in dot-bracket notation', 'turns a dot-bracket string into base pairs'],
    arguments: [{ name: 'structure', type: 'str', meaning: 'one symbol for each base: a bracket or another symbol' }],
    returns: output === 'partners' ? `a list with the position of the partner for each base, or None for an unpaired base` : `a list of pairs \`[i, j]\` of positions with i < j, in ascending order of ${output === 'by opening' ? 'i' : 'j'}`,
    rules: [
      `Positions are counted from ${base}`,
      kinds === 'round' ? ['Only round brackets are pairs; every other symbol, other brackets too, is an unpaired base', 'Read `(` and `)` alone: pseudoknots in other brackets are ignored, their bases unpaired'] : ['The brackets `()`, `[]`, `{}` and `<>` are pairs, each kind by itself, so that different kinds may cross; every other symbol is an unpaired base', 'Four kinds of brackets, `()`, `[]`, `{}` and `<>`, are nested each for itself and may cross the others; all other symbols are unpaired'],
      'A closing bracket pairs with the last open one of its kind',
      unbalanced === 'error' ? ['A bracket without a partner raises ValueError', 'Raise ValueError if a bracket of a kind that counts has no partner'] : unbalanced === 'none' ? ['If a bracket has no partner, the result is None', 'Return None if a bracket of a kind that counts has no partner'] : ['A bracket without a partner is an unpaired base', 'Brackets of which the partner is lacking count as unpaired'],
      short === 'dropped' ? ['Pairs with fewer than MIN_LOOP bases (of the module) between them are dropped at the end', 'Afterwards pairs that enclose fewer than `MIN_LOOP` bases are removed: they would be sterically impossible'] : ['Pairs count however few bases are between them', 'No pair is dropped for a short loop'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string][] = [[''], ['....'], ['((...))'], ['(.)..'], ['((..[[.))...]]'], ['(()'], ['())(...)'], ['<<...>>'], ['((...)(....))'], ['{{...[[..}}..]].'], ['(...)(...)'], ['[..)(..]'], ['((((....))))'], ['(((..(((...)))..(((....))).)))'], ['()'], ['((...)(())...)']];
    while (inputs.length < 24) {
      let text = '.'.repeat(rng.int(1, 4));
      for (let i = rng.int(1, 3); i > 0; i--) {
        const [open = '', close = ''] = rng.pick(['()', '()', '[]', '<>']);
        const size = rng.int(1, 3);
        text = `${open.repeat(size)}${text}${close.repeat(size)}${'.'.repeat(rng.int(0, 2))}`;
      }
      inputs.push([rng.chance(0.15) ? text.replace(')', '.') : text]);
    }
    return inputs;
  },
  solve({ base, kinds, unbalanced, short, output }, structure: string) {
    const [openers, closers] = kinds === 'round' ? ['(', ')'] : ['([{<', ')]}>'];
    const stacks = [...openers].map((): number[] => []);
    let pairs: [number, number][] = [];
    let alone = 0;
    for (const [j, symbol] of [...structure].entries()) {
      if (openers.includes(symbol)) stacks[openers.indexOf(symbol)]?.push(j);
      if (!closers.includes(symbol)) continue;
      const i = stacks[closers.indexOf(symbol)]?.pop();
      if (i === undefined) alone++;
      else pairs.push([i, j]);
    }
    if (unbalanced !== 'unpaired' && alone + stacks.flat().length > 0) {
      if (unbalanced === 'error') throw new Raises('ValueError');
      return null;
    }
    pairs = pairs.filter(([i, j]) => short === 'kept' || j - i - 1 >= 3);
    if (output === 'by opening') pairs.sort(([a], [b]) => a - b);
    if (output !== 'partners') return pairs.map(([i, j]) => [i + base, j + base]);
    const partners: Json[] = [...structure].map(() => null);
    for (const [i, j] of pairs) [partners[i], partners[j]] = [j + base, i + base];
    return partners;
  },
  python: {
    context: () => code`
      """Secondary structures of RNA."""
      import re
      from collections import defaultdict

      MIN_LOOP = 3
      BRACKETS = {")": "(", "]": "[", "}": "{", ">": "<"}


      def is_nested(pairs):
          """Whether no two pairs cross."""
          return not any(i < k < j < l for i, j in pairs for k, l in pairs)


      # <<insert solution here>>
      `,
    reference: ({ base, kinds, unbalanced, short, output }, name) => code`
      def ${name}(structure):
          opened, pairs, alone = defaultdict(list), [], False
          closers = ${kinds === 'all' ? 'BRACKETS' : '{")": "("}'}
          for position, symbol in enumerate(structure, start=${base}):
              if symbol in closers.values():
                  opened[symbol].append(position)
              elif symbol in closers:
                  if opened[closers[symbol]]:
                      pairs.append([opened[closers[symbol]].pop(), position])
                  else:
                      alone = True
          ${unbalanced === 'unpaired' ? '' : `if alone or any(opened.values()):\n    ${unbalanced === 'error' ? 'raise ValueError("a bracket without a partner")' : 'return None'}`}
          ${short === 'dropped' ? 'pairs = [[i, j] for i, j in pairs if j - i > MIN_LOOP]' : ''}
          ${output === 'by opening' ? 'return sorted(pairs)' : output === 'by closing' ? 'return pairs' : `partner = dict(pairs) | {j: i for i, j in pairs}\nreturn [partner.get(position) for position in range(${base}, len(structure) + ${base})]`}
      `,
  },
});
