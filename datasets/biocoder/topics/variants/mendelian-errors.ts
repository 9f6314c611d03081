/** Mendelian errors in a trio. */
import { code, defineFunction } from '../../template.ts';
import { allelesOf, genotype } from './genotypes.ts';

type Site = readonly [string, string, string];

export const mendelianErrors = defineFunction({
  id: 'mendelian-errors',
  difficulty: 3,
  conventions: {
    parent: ['left out', 'known one'],
    haploid: ['left out', 'from the mother', 'homozygous'],
    phase: ['ignored', 'used'],
    result: ['count', 'sites', 'rate of checked', 'rate of all'],
    none: [null, 0],
  },
  excluded: ({ result, none }) => (result === 'count' || result === 'sites') && none !== null,
  names: ['mendelian_errors', 'trio_errors', 'mendel_check', 'inheritance_errors'],
  describe: ({ parent, haploid, phase, result, none }) => ({
    does: ['finds Mendelian errors in the genotypes of a trio', 'checks the genotypes of a child against those of both parents, site by site'],
    arguments: [{ name: 'sites', type: 'list[list[str]]', meaning: 'the genotypes `[child, mother, father]` at each site, as `0/1`, `1|0`, `./.` or, haploid, `1`; `.` is an unknown allele' }],
    returns: result === 'count' ? 'the number of sites in error' : result === 'sites' ? 'the 0-based numbers of the sites in error, in order' : `a float, not rounded: the sites in error over ${result === 'rate of all' ? 'all sites' : 'the sites that were checked'}; ${none === null ? 'None' : '0.0'} if there are none of them`,
    rules: [
      'A site at which any allele of the child is unknown is not checked',
      parent === 'left out' ? ['A site at which any allele of a parent is unknown is not checked either', 'Sites with an unknown allele in either parent are passed over, too'] : ['A parent with an unknown allele counts as missing. If one parent is missing, at least one allele of the child must be among those of the other parent; if both are, the site is not checked', 'Parents with any unknown allele are ignored: with one parent left, the child must have an allele of that one; with none, the site is not checked'],
      ['Otherwise the child must have one allele from the mother and the other one from the father, or the site is in error', 'With both parents, a site is in error unless one allele of the child is in the mother and the other is in the father'],
      'Haploid parents have one allele',
      haploid === 'left out' ? ['A site at which the child is haploid is not checked', 'Sites with a haploid child are passed over'] : haploid === 'homozygous' ? ['A haploid child counts as homozygous', 'If the child is haploid, take its allele twice'] : ["The allele of a haploid child (a son's X) must come from the mother: the father is of no account, not even for what is unknown, and with a missing mother the site is not checked", 'For a haploid child only the mother counts, who must have its allele; the site is not checked if an allele of hers is unknown, whatever the father'],
      phase === 'used' ? ["In a phased genotype of the child (`|`), the first allele must be the mother's and the second the father's; if one parent is missing, only the allele from the other is looked at", "Where the child's genotype has `|`, its left allele is from the mother and its right one from the father, and each is checked against that parent alone (if that parent is not missing)"] : ['The order of alleles does not matter, in phased genotypes neither', 'Phase (`|`) is ignored'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [Site[]][] = [
      [[]], [[['0/1', '0/0', '0/1']]], [[['1/1', '0/0', '0/1'], ['0/0', '0/1', '0/1']]], [[['./1', '0/0', '0/0'], ['0/1', './0', '0/0'], ['0/2', './1', '1/1'], ['1/1', '0/0', './.']]], [[['1', '0/0', '1'], ['1', '1/1', '0'], ['0/1', '0/0', '1']]], [[['0|1', '1/1', '0/0'], ['1|0', '1/1', '0/0'], ['1/1', '1/1', '0/1']]],
      [[['0/1', './.', './.']]], [[['1', './1', '1/1'], ['0', '0/0', './.'], ['1', './.', '0'], ['0', '1/1', '1/1']]], [[['0|1', '0/0', './.'], ['1|0', '0/0', './.'], ['0|1', './1', '0/1'], ['0/0', '1/1', '0/0']]], [[['./.', '0/0', '0/0'], ['1/2', '0/1', '0/0'], ['0/0', '0/1', '0/1']]], [[['.', '0/0', '0']]],
    ];
    for (const wrong of [2, 3, 5, 6]) inputs.push([Array.from({ length: 8 }, (_, i): Site => (i < 8 - wrong ? ['0/1', '0/0', '1/1'] : ['1/1', '0/0', '0/0']))]);
    while (inputs.length < 26) inputs.push([Array.from({ length: rng.int(5, 16) }, (): Site => [genotype(rng, 1, 0.25), genotype(rng, 1, 0.12), genotype(rng, 1, 0.15)])]);
    return inputs;
  },
  solve({ parent, haploid, phase, result, none }, sites: readonly Site[]) {
    const wrong: number[] = [];
    let checked = 0;
    for (const [i, [child, mother, father]] of sites.entries()) {
      let own = allelesOf(child);
      const [m, f] = [allelesOf(mother), allelesOf(father)];
      const [noMother, noFather] = [m.includes('.'), f.includes('.')];
      if (own.includes('.') || (own.length === 1 && haploid === 'left out')) continue;
      const sons = own.length === 1 && haploid === 'from the mother';
      if (sons ? noMother : parent === 'left out' ? noMother || noFather : noMother && noFather) continue;
      checked++;
      if (own.length === 1) own = [own[0] ?? '', own[0] ?? ''];
      const [x = '', y = ''] = own;
      const fits = (one: string, two: string): boolean => (noMother || m.includes(one)) && (sons || noFather || f.includes(two));
      if (!fits(x, y) && !(!(phase === 'used' && child.includes('|')) && fits(y, x))) wrong.push(i);
    }
    if (result === 'count') return wrong.length;
    if (result === 'sites') return wrong;
    const under = result === 'rate of all' ? sites.length : checked;
    return under === 0 ? none : wrong.length / under;
  },
  python: {
    context: () => code`
      """Pedigree checks before a search for de novo variants."""
      import re


      def alleles(genotype):
          return re.split(r"[/|]", genotype)


      def known(genotype):
          """The alleles of a genotype without any unknown one, else None."""
          found = alleles(genotype)
          return None if "." in found else found


      # <<insert solution here>>


      def de_novo_candidates(sites):
          return [i for i, (child, mother, father) in enumerate(sites) if "1" in alleles(child) and "1" not in alleles(mother) + alleles(father)]
      `,
    reference: ({ parent, haploid, phase, result, none }, name) => code`
      def ${name}(sites):
          verdicts = {}
          for i, (child, mother, father) in enumerate(sites):
              own, mother, father = known(child), known(mother), known(father)
              if own is None${haploid === 'left out' ? ' or len(own) == 1' : ''}:
                  continue
              ${haploid === 'from the mother' ? `if len(own) == 1:
    if mother is not None:
        verdicts[i] = own[0] in mother
    continue` : haploid === 'homozygous' ? 'own = (own * 2)[:2]' : ''}
              if mother is None ${parent === 'left out' ? 'or' : 'and'} father is None:
                  continue
              orders = [own${phase === 'used' ? '] if "|" in child else [own, own[::-1]]' : ', own[::-1]]'}
              verdicts[i] = any((mother is None or a in mother) and (father is None or b in father) for a, b in orders)
          wrong = [i for i, fits in verdicts.items() if not fits]
          ${result === 'count' ? 'return len(wrong)' : result === 'sites' ? 'return wrong' : `total = ${result === 'rate of all' ? 'len(sites)' : 'len(verdicts)'}\nreturn len(wrong) / total if total else ${none === null ? 'None' : '0.0'}`}
      `,
  },
});
