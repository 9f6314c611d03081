/** Serial dilutions: concentrations along the row and the volumes to pipette. */
import { code, defineFunction, Raises } from '../../template.ts';

export const serialDilution = defineFunction({
  id: 'serial-dilution',
  difficulty: 2,
  conventions: {
    ratio: ['total', 'parts'],
    first: ['stock', 'diluted'],
    blank: ['none', 'last'],
    volume: ['before', 'after'],
    scale: ['absolute', 'relative'],
    invalid: ['error', 'empty'],
  },
  names: ['serial_dilution', 'dilution_series', 'dilution_plan', 'plan_dilutions'],
  describe: ({ ratio, first, blank, volume, scale, invalid }) => ({
    does: ['plans a serial dilution', 'works out the concentrations and pipetting volumes of a dilution series'],
    arguments: [
      { name: 'stock', type: 'float', meaning: 'the concentration of the stock in ng/ul' },
      { name: 'factor', type: 'float', meaning: 'the dilution 1:factor of each step' },
      { name: 'tubes', type: 'int', meaning: 'the number of tubes' },
      { name: 'volume', type: 'float', meaning: `the volume of a tube in microlitres ${volume === 'before' ? 'before anything is carried over to the next one' : 'after the carry-over to the next one (in the last diluted tube nothing is taken off)'}` },
    ],
    returns: `a dictionary with \`concentrations\` (the list for the tubes, ${scale === 'absolute' ? 'in ng/ul' : 'as fractions of that of the stock'}), \`transfer\` and \`diluent\` (the volume that is carried over in each step and that of the diluent to which it is added, in microlitres)`,
    rules: [
      ratio === 'total' ? ['A dilution 1:factor is one part in `factor` parts of the mixture', '1:10 means one volume in ten volumes altogether, so each step divides the concentration by `factor`'] : ['A dilution 1:factor is one part and `factor` parts of diluent', '1:10 means one volume plus ten volumes of diluent, so each step divides the concentration by `factor` + 1'],
      first === 'stock' ? ['The first tube holds the stock itself', 'Tube 1 is undiluted stock'] : ['The first tube holds the first dilution', 'Tube 1 is already diluted once'],
      blank === 'last' ? ['The last tube is a blank of diluent alone, with the concentration 0.0', 'The last of the tubes is a blank (0.0) and not part of the series'] : 'All tubes belong to the series',
      volume === 'before' ? ['The mixture of a step has the volume `volume`', 'Transfer and diluent add up to `volume`'] : ['The mixture of a step is so large that `volume` is left after as much as was carried into it is carried over', 'Transfer and diluent add up to `volume` plus one transfer'],
      invalid === 'error' ? [`If the concentration is negative, the number of tubes or the volume is not positive, or the factor is ${ratio === 'total' ? '1 or less' : '0 or less'}, raise ValueError`, `Raise ValueError for a negative concentration, no tubes, a volume of 0 or less, or a factor of ${ratio === 'total' ? 'at most 1' : 'at most 0'}`] : [`If the concentration is negative, the number of tubes or the volume is not positive, or the factor is ${ratio === 'total' ? '1 or less' : '0 or less'}, the result is an empty dictionary`, `Give an empty dictionary for a negative concentration, no tubes, a volume of 0 or less, or a factor of ${ratio === 'total' ? 'at most 1' : 'at most 0'}`],
      'Nothing is rounded',
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [number, number, number, number][] = [[100, 10, 4, 100], [50, 2, 1, 20], [80, 2, 2, 30], [100, 1, 3, 50], [100, 10, 0, 100], [-5, 10, 3, 100], [100, 4, 3, 0], [0, 5, 3, 10], [100, 0.5, 3, 10], [1000, 2.5, 6, 12.5], [20, -1, 3, 10]];
    while (inputs.length < 18) inputs.push([rng.decimal(1, 500, 1), rng.pick([2, 3, 4, 5, 10, 1.5]), rng.int(1, 8), rng.int(10, 200)]);
    return inputs;
  },
  solve({ ratio, first, blank, volume: kind, scale, invalid }, stock: number, factor: number, tubes: number, volume: number) {
    const by = ratio === 'total' ? factor : factor + 1;
    if (stock < 0 || tubes <= 0 || volume <= 0 || by <= 1) {
      if (invalid === 'error') throw new Raises('ValueError');
      return {};
    }
    const concentrations = Array.from({ length: tubes }, (_, i) => (blank === 'last' && i === tubes - 1 ? 0 : (scale === 'absolute' ? stock : 1) / by ** (first === 'stock' ? i : i + 1)));
    // A transfer t in by * t; what is left is that, or less t.
    const transfer = volume / (kind === 'before' ? by : by - 1);
    const diluent = transfer * (by - 1);
    return { concentrations, transfer, diluent };
  },
  python: {
    context: () => code`
      """Bench arithmetic."""
      from itertools import accumulate, repeat


      def dilute(concentration, factor):
          """The concentration after a dilution by a factor."""
          return concentration / factor


      # <<insert solution here>>


      def volume_of_stock(target, volume, stock):
          """C1 V1 = C2 V2."""
          return target * volume / stock
      `,
    reference: ({ ratio, first, blank, volume: kind, scale, invalid }, name) => code`
      def ${name}(stock, factor, tubes, volume):
          if stock < 0 or tubes < 1 or volume <= 0 or factor <= ${ratio === 'total' ? 1 : 0}:
              ${invalid === 'error' ? 'raise ValueError("no such dilution")' : 'return {}'}
          step = ${ratio === 'total' ? 'factor' : 'factor + 1'}
          series = list(accumulate(repeat(step, tubes), dilute, initial=${scale === 'absolute' ? 'stock' : '1.0'}))
          concentrations = series${first === 'stock' ? '[:-1]' : '[1:]'}
          ${blank === 'last' ? 'concentrations[-1] = 0.0' : ''}
          ${kind === 'before' ? 'transfer = volume / step\ndiluent = volume - transfer' : 'transfer = volume / (step - 1)\ndiluent = volume'}
          return {"concentrations": concentrations, "transfer": transfer, "diluent": diluent}
      `,
  },
});
