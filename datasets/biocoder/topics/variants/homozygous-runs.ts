/** Runs of homozygosity along a chromosome. */
import { code, defineFunction } from '../../template.ts';

export const homozygousRuns = defineFunction({
  id: 'homozygous-runs',
  difficulty: 4,
  conventions: {
    missing: ['skipped', 'breaks'],
    single: ['breaks', 'bridged'],
    span: ['one-based', 'bed'],
    length: ['distance', 'bases'],
    order: ['position', 'longest'],
    least: [3, 4],
  },
  names: ['runs_of_homozygosity', 'find_roh', 'homozygous_runs', 'roh_segments'],
  describe: ({ missing, single, span, length, order }) => ({
    does: ['finds the runs of homozygosity along a chromosome', 'lists the stretches of a chromosome in which a sample is homozygous'],
    arguments: [
      { name: 'positions', type: 'list[int]', meaning: 'the 1-based positions of the sites in bases, in strictly ascending order' },
      { name: 'dosages', type: 'list', meaning: 'for each site the number of alternate alleles (0, 1 or 2), or None where it is missing' },
    ],
    returns: span === 'bed' ? 'a list of `[start, end]`, 0-based and half-open as in BED: from the first site of the run to its last one' : 'a list of `[start, end]`, the 1-based positions of the first and the last site of each run',
    rules: [
      ['A run is made of neighbouring homozygous sites (0 or 2) and begins and ends with one', 'Runs consist of successive homozygous sites, whichever allele they have'],
      missing === 'skipped' ? ['Missing sites are removed before anything else', 'Sites without a dosage are ignored, as if they were not in the list'] : ['A missing site ends a run', 'None ends the run'],
      single === 'breaks' ? ['A heterozygous site ends a run', 'Any heterozygous site ends the run'] : ['A heterozygous site ends a run, unless the sites right before and after it are both homozygous: then it is passed over, and not counted among the sites of the run', 'A lone heterozygous site between two homozygous ones is bridged (it does not count as a site of the run); all other heterozygous sites end the run'],
      ['A distance of more than MAX_GAP bases (of the module) between two neighbouring sites ends a run, too', 'The run ends also where the next site is more than `MAX_GAP` bases away'],
      [`Only runs of at least MIN_SITES homozygous sites and of a length of at least MIN_LENGTH are given, where the length is ${length === 'distance' ? 'the last position minus the first' : 'the number of bases from the first to the last site, both included'}`, `Keep runs with \`MIN_SITES\` homozygous sites or more whose length, ${length === 'distance' ? 'last minus first position' : 'last minus first position plus 1'}, is \`MIN_LENGTH\` or more`],
      order === 'position' ? ['They are in the order of their positions', 'Sort them by position'] : ['The longest one comes first; runs of the same length are in the order of their positions', 'Sort by length, longest first, and by position among equals'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [number[], (number | null)[]][] = [
      [[], []], [[100, 300, 600, 700], [0, 2, 0, 0]], [[100, 300, 599, 600], [0, 2, 0, 1]], [[100, 300, 500, 599], [0, 2, 2, 0]], [[100, 300, 400, 599], [2, 2, 0, 0]], [[100, 300, 450, 600, 900], [0, null, 0, 0, 2]], [[100, 300, 450, 600, 800, 900], [0, 0, 1, 2, 2, 0]], [[100, 300, 450, 600, 800, 900], [0, 0, 1, 1, 2, 0]],
      [[10, 400, 800, 1200, 2300, 2600, 2900, 3300], [0, 0, 0, 0, 2, 2, 0, 0]], [[10, 400, 800, 1000, 1400, 1700, 2100, 2600, 3000, 3200], [0, 0, 2, 0, 1, 0, 2, 2, 0, 1]], [[1, 1001, 2001, 3001, 4002], [0, 0, 0, 0, 0]], [[10, 300, 500, 700, 900, 1100, 1600], [0, 2, 0, 2, null, 0, 0]], [[10, 400, 600, 900, 1000, 1200, 1400, 1700, 2900], [2, 0, 1, 0, 1, 0, 2, 0, 0]],
      [[10, 310, 610, 910, 5000, 5400, 5800, 6200, 6600], [0, 0, 2, 0, 2, 2, 2, 2, 0]], [[100, 400, 700], [0, 0, 2]], [[100, 350, 600, 1000, 1250, 1499, 1700], [0, 0, 0, 1, 2, 2, 0]], [[5, 305, 505, 705, 805, 905, 1305, 1705, 2105], [2, 2, 2, 2, 1, 0, 0, 0, 0]],
    ];
    while (inputs.length < 24) {
      let at = rng.int(1, 100);
      const positions = Array.from({ length: rng.int(8, 18) }, () => (at += rng.pick([100, 150, 200, 300, 400, 1_200])));
      inputs.push([positions, positions.map(() => rng.pick([0, 0, 0, 2, 2, 2, 2, 1, null]))]);
    }
    return inputs;
  },
  solve({ missing, single, span, length, order, least }, positions: readonly number[], dosages: readonly (number | null)[]) {
    const sites = positions.map((position, i) => ({ position, dosage: dosages[i] ?? null })).filter(({ dosage }) => missing === 'breaks' || dosage !== null);
    const homozygous = (i: number): boolean => sites[i]?.dosage === 0 || sites[i]?.dosage === 2;
    const runs: { first: number; last: number; sites: number }[] = [];
    let open = false;
    for (const [i, { position, dosage }] of sites.entries()) {
      if (position - (sites[i - 1]?.position ?? position) > 1_000) open = false;
      if (homozygous(i)) {
        const run = runs.at(-1);
        if (open && run !== undefined) [run.last, run.sites] = [position, run.sites + 1];
        else runs.push({ first: position, last: position, sites: 1 });
        open = true;
      } else if (!(single === 'bridged' && dosage === 1 && homozygous(i - 1) && homozygous(i + 1))) open = false;
    }
    const kept = runs.filter((run) => run.sites >= least && run.last - run.first + (length === 'bases' ? 1 : 0) >= 500);
    if (order === 'longest') kept.sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first);
    return kept.map(({ first, last }) => [span === 'bed' ? first - 1 : first, last]);
  },
  python: {
    context: ({ least }) => code`
      """Autozygosity of a sample from array genotypes."""
      import re

      MIN_SITES = ${least}
      MIN_LENGTH = 500
      MAX_GAP = 1000


      def segments(positions, dosages):
          """Cuts the sites where neighbours are too far apart."""
          cuts = [i for i in range(1, len(positions)) if positions[i] - positions[i - 1] > MAX_GAP]
          for start, end in zip([0, *cuts], [*cuts, len(positions)]):
              yield positions[start:end], dosages[start:end]


      # <<insert solution here>>


      def f_roh(runs, genome):
          """The share of the genome in runs of homozygosity."""
          return sum(end - start for start, end in runs) / genome
      `,
    reference: ({ missing, single, span, length, order }, name) => code`
      def ${name}(positions, dosages):
          ${missing === 'skipped' ? `called = [i for i, dosage in enumerate(dosages) if dosage is not None]
positions, dosages = [positions[i] for i in called], [dosages[i] for i in called]` : ''}
          runs = []
          for places, values in segments(positions, dosages):
              kinds = "".join("." if value is None else "x" if value == 1 else "o" for value in values)
              for match in re.finditer(${single === 'bridged' ? '"o+(xo+)*"' : '"o+"'}, kinds):
                  first, last = places[match.start()], places[match.end() - 1]
                  if match.group().count("o") >= MIN_SITES and last - first${length === 'bases' ? ' + 1' : ''} >= MIN_LENGTH:
                      runs.append([first${span === 'bed' ? ' - 1' : ''}, last])
          ${order === 'longest' ? 'runs.sort(key=lambda run: run[0] - run[1])' : ''}
          return runs
      `,
  },
});
