/** Regions of the Ramachandran plot as boxes (after Ramachandran GN, Ramakrishnan C, Sasisekharan V. J Mol Biol 1963;7:95). */
import { code, defineFunction } from '../../template.ts';

type Residue = readonly [string, number | null, number | null];
type Box = readonly [string, number, number, number, number];
const REGIONS: Readonly<Record<'strict' | 'generous', readonly Box[]>> = {
  strict: [['alpha', -100, -40, -70, -10], ['beta', -160, -60, 100, 180], ['left', 40, 75, 20, 75]],
  generous: [['alpha', -140, -30, -90, 30], ['beta', -180, -45, 60, 180], ['beta', -180, -45, -180, -150], ['left', 30, 90, 0, 90]],
};

export const ramachandranRegions = defineFunction({
  id: 'ramachandran-regions',
  difficulty: 1,
  conventions: {
    boxes: ['strict', 'generous'],
    bound: ['half-open', 'closed'],
    glycine: ['like others', 'apart'],
    missing: ['labelled', 'left out'],
    range: ['as given', 'wrapped'],
    output: ['labels', 'counts', 'share'],
  },
  names: ['ramachandran', 'ramachandran_regions', 'classify_torsions', 'backbone_regions'],
  describe: ({ bound, glycine, missing, range, output }) => ({
    does: ['assigns residues to regions of the Ramachandran plot by their angles phi and psi', 'looks up in which region of the Ramachandran plot each residue lies'],
    arguments: [{ name: 'residues', type: 'list[list]', meaning: 'the residues, each `[name, phi, psi]` with angles in degrees, which may be None' }],
    returns: output === 'labels' ? 'a list of the labels in the order of the residues' : output === 'counts' ? 'a dictionary from each label that occurs to how often it does' : 'a float, not rounded: the number of residues whose label is that of a region of REGIONS, over the number of all residues with a label; 0.0 if there is none',
    rules: [
      missing === 'labelled' ? ['A residue that lacks an angle has the label "missing"', 'Where phi or psi is None, the label is "missing"'] : ['A residue that lacks an angle gets no label and is left out', 'Leave out residues whose phi or psi is None'],
      ...(glycine === 'apart' ? [['A glycine (GLY) with both angles has the label "glycine", whatever they are', 'Other residues of the name GLY are labelled "glycine" without a look at the angles'] as const] : [['Glycine is treated like all other residues', 'No residue type is treated apart, glycine neither'] as const]),
      range === 'wrapped' ? ['Angles are first brought into the range from -180 (included) to 180 (not included) by whole turns', 'Before the look-up, add or subtract 360 degrees until angles lie in [-180, 180)'] : ['Angles are taken as they are', 'Angles outside of -180 to 180 degrees are not wrapped'],
      [`The label is that of the first region in REGIONS of the module (label, lowest and highest phi, lowest and highest psi) in which both angles lie, where ${bound === 'closed' ? 'both bounds belong' : 'the lower bound belongs and the upper bound does not belong'} to the region`, `Go through \`REGIONS\` (label, phi from, phi to, psi from, psi to) in order and take the first region that holds both angles; ${bound === 'closed' ? 'both bounds are inside' : 'the lower bound is inside, the upper one outside'}`],
      'Where there is none, the label is "other"',
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [Residue[]][] = [
      [[]], [[['ALA', -60, -45]]], [[['SER', null, -40], ['ALA', -60, -45]]], [[['GLY', -60, -45], ['GLY', 80, 10], ['LYS', 60, 45]]], [[['ALA', -40, -20], ['ALA', -100, -10], ['VAL', -80, 180]]], [[['ALA', -30, 0], ['ALA', -50, 30], ['VAL', -45, 100], ['ASN', 90, 45], ['ASN', 75, 75]]], [[['VAL', 240, 130], ['LEU', 300, -45]]],
      [[['LEU', -120, -170], ['LEU', -130, 70]]], [[['GLU', -65, null]]], [[['TRP', 150, 150], ['GLY', null, 20]]], [[['ALA', -60, -45], ['ALA', -60, -45], ['THR', -120, 130], ['ASN', 55, 40], ['PRO', 10, 10]]], [[['ALA', -62, -42], ['GLY', 85, 5], ['ILE', -110, 125]]],
    ];
    while (inputs.length < 20) inputs.push([Array.from({ length: rng.int(3, 9) }, (): Residue => [rng.pick(['ALA', 'GLY', 'VAL', 'PRO', 'LYS']), rng.chance(0.08) ? null : rng.pick([rng.decimal(-150, -45, 1), rng.decimal(30, 90, 1), rng.decimal(200, 310, 1)]), rng.chance(0.05) ? null : rng.pick([rng.decimal(-80, 0, 1), rng.decimal(80, 175, 1), rng.decimal(0, 80, 1)])])]);
    return inputs;
  },
  solve({ boxes, bound, glycine, missing, range, output }, residues: readonly Residue[]) {
    const inside = (value: number, low: number, high: number): boolean => value >= low && (bound === 'closed' ? value <= high : value < high);
    const wrapped = (angle: number): number => (range === 'wrapped' ? ((((angle + 180) % 360) + 360) % 360) - 180 : angle);
    const labels = residues.flatMap(([name, phi, psi]) => {
      if (phi === null || psi === null) return missing === 'labelled' ? ['missing'] : [];
      if (name === 'GLY' && glycine === 'apart') return ['glycine'];
      return [REGIONS[boxes].find(([, a, b, c, d]) => inside(wrapped(phi), a, b) && inside(wrapped(psi), c, d))?.[0] ?? 'other'];
    });
    if (output === 'labels') return labels;
    if (output === 'share') return labels.filter((label) => ['alpha', 'beta', 'left'].includes(label)).length / Math.max(1, labels.length);
    const counts: Record<string, number> = {};
    for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
    return counts;
  },
  python: {
    context: ({ boxes }) => code`
      """Validation of protein models by their main-chain torsions."""
      from collections import Counter

      # Label, phi from and to, psi from and to, in degrees.
      REGIONS = [
          ${REGIONS[boxes].map(([label, ...bounds]) => `("${label}", ${bounds.join(', ')}),`).join('\n')}
      ]


      def mean_angle(values):
          return sum(values) / len(values)


      # <<insert solution here>>
      `,
    reference: ({ bound, glycine, missing, range, output }, name) => code`
      def ${name}(residues):
          labels = []
          for name, phi, psi in residues:
              if phi is None or psi is None:
                  ${missing === 'labelled' ? 'labels.append("missing")' : 'pass'}
                  continue
              ${glycine === 'apart' ? 'if name == "GLY":\n    labels.append("glycine")\n    continue' : ''}
              ${range === 'wrapped' ? 'phi, psi = ((angle + 180) % 360 - 180 for angle in (phi, psi))' : ''}
              labels.append(next((label for label, a, b, c, d in REGIONS if a <= phi ${bound === 'closed' ? '<=' : '<'} b and c <= psi ${bound === 'closed' ? '<=' : '<'} d), "other"))
          ${output === 'labels' ? 'return labels' : output === 'counts' ? 'return dict(Counter(labels))' : 'known = {region[0] for region in REGIONS}\nreturn sum(label in known for label in labels) / len(labels) if labels else 0.0'}
      `,
  },
  javascript: {
    context: ({ boxes }) => code`
      // Validation of protein models by their main-chain torsions.
      // Label, phi from and to, psi from and to, in degrees.
      const REGIONS = [
        ${REGIONS[boxes].map(([label, ...bounds]) => `['${label}', ${bounds.join(', ')}],`).join('\n')}
      ];

      // <<insert solution here>>

      const meanAngle = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
      `,
    reference: ({ bound, glycine, missing, range, output }, name) => code`
      function ${name}(residues) {
        const turn = (angle) => {
          ${range === 'wrapped' ? 'while (angle >= 180) angle -= 360;\nwhile (angle < -180) angle += 360;' : ''}
          return angle;
        };
        const labels = [];
        for (const [name, phi, psi] of residues) {
          if (phi === null || psi === null) {
            ${missing === 'labelled' ? "labels.push('missing');" : ''}
            continue;
          }
          ${glycine === 'apart' ? "if (name === 'GLY') {\n  labels.push('glycine');\n  continue;\n}" : ''}
          const [x, y] = [turn(phi), turn(psi)];
          const region = REGIONS.find(([, a, b, c, d]) => x >= a && y >= c && x ${bound === 'closed' ? '<=' : '<'} b && y ${bound === 'closed' ? '<=' : '<'} d);
          labels.push(region ? region[0] : 'other');
        }
        ${output === 'labels' ? 'return labels;' : output === 'counts' ? 'return labels.reduce((counts, label) => ({ ...counts, [label]: (counts[label] || 0) + 1 }), {});' : 'return labels.length > 0 ? labels.filter((label) => REGIONS.some((region) => region[0] === label)).length / labels.length : 0;'}
      }
      `,
  },
});
