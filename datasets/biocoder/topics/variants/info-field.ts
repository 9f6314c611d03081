/** Parsing of a VCF INFO field: keys with and without values, the missing value, percent encoding (VCF 4.3 specification, sections 1.2 and 1.6.1). */
import type { Rng } from '../../../../env/rng.ts';
import { code, defineFunction, type Json, Raises } from '../../template.ts';

const CODES: Readonly<Record<string, string>> = { '%3A': ':', '%3B': ';', '%3D': '=', '%25': '%', '%2C': ',' };

const item = (rng: Rng): string => rng.pick([
  () => `DP=${rng.int(1, 300)}`, () => `AF=${rng.decimal(0, 1, 3)},${rng.decimal(0, 1, 3)}`, () => `AC=${rng.int(0, 9)}`, () => `MQ=${rng.decimal(20, 60, 2)}`, () => 'DB', () => 'SOMATIC',
  () => `AN=${rng.pick(['.', '60', '198'])}`, () => `GENE=${rng.pick(['BRCA2', 'TP53', 'HLA%2DA', 'MT%3ATS'])}`, () => `DP=${rng.int(1, 300)}`, () => `BQ=${rng.pick(['.,31', '-2.5', '1e-5,.'])}`,
])();

export const infoField = defineFunction({
  id: 'info-field',
  difficulty: 2,
  conventions: {
    flag: [true, null, ''],
    repeated: ['first', 'last', 'error'],
    missing: ['none', 'dropped'],
    commas: ['always', 'several', 'never'],
    numbers: [true, false],
    decoded: [true, false],
  },
  names: ['parse_info', 'read_info_field', 'info_to_dict', 'split_info'],
  describe: ({ flag, repeated, missing, commas, numbers, decoded }) => ({
    does: ['parses the INFO column of a VCF record', 'turns the INFO field of a VCF line into a dictionary'],
    arguments: [{ name: 'info', type: 'str', meaning: 'the field as it stands in the file: entries between semicolons, each a key, or a key, an equals sign and a value' }],
    returns: 'a dictionary from each key to its value',
    rules: [
      ['A field of `.` alone or without a letter gives an empty dictionary, and empty entries are skipped', 'Empty entries are passed over; an empty field and a field of `.` alone give {}'],
      'The first equals sign of an entry ends the key',
      flag === true ? ['A key without a value is a flag and gets True', 'Flags (keys without an equals sign) become True'] : flag === null ? ['A key without an equals sign is a flag, whose value is None', 'Flags get None'] : ['A key without an equals sign gets the empty text as its value', 'Flags have the empty text as their value'],
      missing === 'none' ? ['A key whose whole value is `.` gets None, not a list', 'A value of `.` alone is missing: None, whatever is said of lists'] : ['A key whose whole value is `.` is left out', 'Entries whose whole value is `.` are missing and are skipped as if they were not there'],
      commas === 'always' ? ['Every other value is split at commas and becomes a list, be it of one member', 'All other values are lists, split at commas, even those without a comma'] : commas === 'several' ? ['A value with a comma is split at commas to a list; one without is no list', 'Only values that hold a comma become lists'] : ['Values are not split at commas', 'A value with commas remains one text'],
      ...(commas === 'never' ? [] : ['A member `.` of a list is None']),
      numbers
        ? ['What is wholly a number, such as 12, -2.5 or 1e-5, is converted to a number, members of lists too; everything else stays text', 'Values (and members of lists) that are numbers as a whole, with sign, decimals or exponent, become numbers; the rest stay texts']
        : ['Nothing is converted to numbers', 'All values and members of lists stay texts, numbers too'],
      decoded
        ? ['In values, after the splitting, the codes %3A, %3B, %3D, %25 and %2C stand for `:`, `;`, `=`, `%` and `,`; other uses of % stay as they are', 'Percent codes of the specification (%3A colon, %3B semicolon, %3D equals sign, %25 percent sign, %2C comma; upper-case, no others) are decoded in values after they were split']
        : ['Percent codes such as %3B are not decoded', 'Percent encoding is left as it is'],
      repeated === 'error' ? ['A key that comes again raises ValueError', 'Raise ValueError for a repeated key'] : repeated === 'first' ? ['If a key comes again, the first one counts', 'The first of repeated keys wins'] : ['If a key comes again, the last one counts', 'A later entry overwrites an earlier one of the same key'],
    ],
  }),
  inputs(_settings, rng) {
    const inputs: [string][] = [[''], ['.'], ['DB'], ['DP=3;DP=4'], ['AN=.'], ['DP=14;AF=0.5,0.25;DB;H2'], ['AC=1,.,3;;NS=3'], ['NOTE=a%3Bb%2Cc,100%25;X=%41'], ['EXPR=a=b;AA='], ['MQ0F=1e-5;Z=-2.5;Q=1.2.3'], ['END=.;END=12'], ['GENE=MT%3ATS,7']];
    while (inputs.length < 24) inputs.push([Array.from({ length: rng.int(1, 6) }, () => item(rng)).join(';')]);
    return inputs;
  },
  solve({ flag, repeated, missing, commas, numbers, decoded }, info: string) {
    const result: Record<string, Json> = {};
    const single = (text: string): Json => {
      if (numbers && /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return Number(text);
      return decoded ? text.replaceAll(/%(3A|3B|3D|25|2C)/g, (found) => CODES[found] ?? found) : text;
    };
    for (const entry of info.split(';')) {
      if (entry === '' || info === '.') continue;
      const equals = entry.indexOf('=');
      const key = equals < 0 ? entry : entry.slice(0, equals);
      const text = equals < 0 ? null : entry.slice(equals + 1);
      if (text === '.' && missing === 'dropped') continue;
      if (Object.hasOwn(result, key)) {
        if (repeated === 'error') throw new Raises('ValueError');
        if (repeated === 'first') continue;
      }
      if (text === null) result[key] = flag;
      else if (text === '.') result[key] = null;
      else if (commas === 'always' || (commas === 'several' && text.includes(','))) result[key] = text.split(',').map((member) => (member === '.' ? null : single(member)));
      else result[key] = single(text);
    }
    return result;
  },
  python: {
    context: () => code`
      """Reading of variant call files, line by line."""
      import re

      PERCENT_CODES = {"%3A": ":", "%3B": ";", "%3D": "=", "%25": "%", "%2C": ","}
      NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")


      def split_line(line):
          """The eight fixed columns of a data line."""
          return line.rstrip("\n").split("\t")[:8]


      # <<insert solution here>>
      `,
    reference: ({ flag, repeated, missing, commas, numbers, decoded }, name) => code`
      def ${name}(info):
          def convert(text):
              ${numbers ? 'if NUMBER.fullmatch(text):\n    return float(text) if set(text) & set(".eE") else int(text)' : ''}
              ${decoded ? 'return re.sub("%(3A|3B|3D|25|2C)", lambda match: PERCENT_CODES[match.group()], text)' : 'return text'}

          fields = {}
          for entry in ([] if info == "." else filter(None, info.split(";"))):
              key, equals, value = entry.partition("=")
              ${missing === 'dropped' ? 'if equals and value == ".":\n    continue' : ''}
              ${repeated === 'last' ? '' : `if key in fields:\n    ${repeated === 'error' ? 'raise ValueError(f"{key} is repeated")' : 'continue'}`}
              if not equals:
                  fields[key] = ${flag === true ? 'True' : flag === null ? 'None' : '""'}
              elif value == ".":
                  fields[key] = None
              ${commas === 'never' ? '' : `elif ${commas === 'always' ? 'True' : '"," in value'}:\n    fields[key] = [None if member == "." else convert(member) for member in value.split(",")]`}
              else:
                  fields[key] = convert(value)
          return fields
      `,
  },
});
