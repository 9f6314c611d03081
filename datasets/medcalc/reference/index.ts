/**
 * Reference solutions of the medcalc tasks, in Python and JavaScript: code that an excellent agent would write.
 *
 * The formulas stand in `python/*.py` and `javascript/*.js`, written from the literature and apart from the calculators
 * in TypeScript that give the gold answers: the two must agree. A reference is composed of the definitions that the
 * calculator's function uses, the findings of the note as a literal, and the call that sets `answer`.
 */
import { readFileSync } from 'node:fs';
import type { Entities, Entity } from '../calculator.ts';

interface Source {
  /** Text of each top-level definition, in the order of the files, by name. */
  readonly definitions: ReadonlyMap<string, string>;
}

const FILES = ['units', 'body', 'renal', 'chemistry', 'heart', 'dates_and_doses', 'risk_scores', 'acute_scores', 'critical_care'] as const;

/** The calculator's function in both languages. */
const FUNCTIONS = {
  2: ['creatinine_clearance', 'creatinineClearance'],
  3: ['ckd_epi_2021', 'ckdEpi2021'],
  4: ['cha2ds2_vasc', 'cha2ds2Vasc'],
  5: ['mean_arterial_pressure', 'meanArterialPressure'],
  6: ['body_mass_index', 'bodyMassIndex'],
  7: ['corrected_calcium', 'correctedCalcium'],
  8: ['wells_pe', 'wellsPe'],
  9: ['mdrd', 'mdrd'],
  10: ['ideal_body_weight', 'idealBodyWeight'],
  11: ['qtc_bazett', 'qtcBazett'],
  13: ['due_date', 'dueDate'],
  15: ['child_pugh', 'childPugh'],
  16: ['wells_dvt', 'wellsDvt'],
  17: ['revised_cardiac_risk_index', 'revisedCardiacRiskIndex'],
  18: ['heart_score', 'heartScore'],
  19: ['fib4', 'fib4'],
  20: ['centor', 'centor'],
  21: ['glasgow_coma_score', 'glasgowComaScore'],
  22: ['maintenance_fluids', 'maintenanceFluids'],
  23: ['meld_na', 'meldNa'],
  24: ['steroid_equivalent', 'steroidEquivalent'],
  25: ['has_bled', 'hasBled'],
  26: ['corrected_sodium', 'correctedSodium'],
  27: ['glasgow_blatchford', 'glasgowBlatchford'],
  28: ['apache2', 'apache2'],
  29: ['pneumonia_severity_index', 'pneumoniaSeverityIndex'],
  30: ['serum_osmolality', 'serumOsmolality'],
  31: ['homa_ir', 'homaIr'],
  32: ['charlson', 'charlson'],
  33: ['fever_pain', 'feverPain'],
  36: ['caprini', 'caprini'],
  38: ['free_water_deficit', 'freeWaterDeficit'],
  39: ['anion_gap', 'anionGap'],
  40: ['fractional_excretion_of_sodium', 'fractionalExcretionOfSodium'],
  43: ['sofa', 'sofa'],
  44: ['ldl_cholesterol', 'ldlCholesterol'],
  45: ['curb65', 'curb65'],
  46: ['framingham_hard_chd', 'framinghamHardChd'],
  48: ['perc', 'perc'],
  49: ['morphine_equivalents', 'morphineEquivalents'],
  51: ['sirs', 'sirs'],
  56: ['qtc_fridericia', 'qtcFridericia'],
  57: ['qtc_framingham', 'qtcFramingham'],
  58: ['qtc_hodges', 'qtcHodges'],
  59: ['qtc_rautaharju', 'qtcRautaharju'],
  60: ['body_surface_area', 'bodySurfaceArea'],
  61: ['target_weight', 'targetWeight'],
  62: ['adjusted_body_weight', 'adjustedBodyWeight'],
  63: ['delta_gap', 'deltaGap'],
  64: ['delta_ratio', 'deltaRatio'],
  65: ['corrected_anion_gap', 'correctedAnionGap'],
  66: ['corrected_delta_gap', 'correctedDeltaGap'],
  67: ['corrected_delta_ratio', 'correctedDeltaRatio'],
  68: ['conception_date', 'conceptionDate'],
  69: ['gestational_age', 'gestationalAge'],
} as const satisfies { readonly [id: number]: readonly [python: string, javascript: string] };

const PYTHON = readSource('python', 'py', /^(?:def (\w+)\(|([A-Z][A-Z0-9_]*) = )/, '#');
const JAVASCRIPT = readSource('javascript', 'js', /^(?:function (\w+)\(|const ([A-Z][A-Z0-9_]*) = )/, '//');

/** Programs that set `answer` for these findings. @throws RangeError for an id that is no calculator */
export function referenceFor(calculatorId: number, entities: Entities): { python: string; javascript: string } {
  const functions: { readonly [id: number]: readonly [string, string] } = FUNCTIONS;
  const names = functions[calculatorId];
  if (names === undefined) throw new RangeError(`no reference for calculator ${calculatorId}`);
  const [python, javascript] = names;
  const pythonCode = definitionsFor(PYTHON, python);
  const imports = ['datetime', 'math'].filter((module) => pythonCode.includes(`${module}.`)).map((module) => `import ${module}\n`);
  return {
    python: `${imports.join('')}${imports.length > 0 ? '\n' : ''}findings = ${literal(entities, 'python')}\n\n${pythonCode}\nanswer = ${python}(findings)\n`,
    javascript: `const findings = ${literal(entities, 'javascript')};\n\n${definitionsFor(JAVASCRIPT, javascript)}\nvar answer = ${javascript}(findings);\n`,
  };
}

/** Splits the files of one language into their top-level definitions; a comment right above belongs to the definition. */
function readSource(folder: string, extension: string, start: RegExp, comment: string): Source {
  const definitions = new Map<string, string>();
  for (const file of FILES) {
    const lines = readFileSync(new URL(`./${folder}/${file}.${extension}`, import.meta.url), 'utf8').split('\n');
    let name: string | undefined;
    let pending: string[] = [];
    for (const line of lines) {
      const match = start.exec(line);
      if (match !== null) {
        name = match[1] ?? match[2] ?? '';
        definitions.set(name, '');
      } else if (line.startsWith(comment) || (name === undefined && line !== '')) {
        // A comment at the left margin opens the next definition; the file's own heading has a blank line below it.
        pending.push(line);
        name = undefined;
        continue;
      } else if (line === '' && name === undefined) {
        pending = [];
        continue;
      }
      if (name === undefined) continue;
      definitions.set(name, `${definitions.get(name) ?? ''}${pending.map((text) => `${text}\n`).join('')}${line}\n`);
      pending = [];
    }
  }
  return { definitions: new Map([...definitions].map(([key, text]) => [key, `${text.trimEnd()}\n`])) };
}

const composed = new Map<Source, Map<string, string>>([[PYTHON, new Map()], [JAVASCRIPT, new Map()]]);

/** The named definition and all that it uses, in the order of the files. */
function definitionsFor(source: Source, name: string): string {
  const known = composed.get(source)?.get(name);
  if (known !== undefined) return known;
  const needed = new Set<string>();
  const open = [name];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const text = source.definitions.get(next);
    if (text === undefined || needed.has(next)) continue;
    needed.add(next);
    for (const word of text.match(/\b\w+\b/g) ?? []) if (source.definitions.has(word)) open.push(word);
  }
  if (needed.size === 0) throw new RangeError(`no definition of ${name}`);
  const text = [...source.definitions].filter(([key]) => needed.has(key)).map(([, code]) => `${code}\n`).join('');
  composed.get(source)?.set(name, text);
  return text;
}

function literal(entities: Entities, language: 'python' | 'javascript'): string {
  const value = (entity: Entity): string => {
    if (typeof entity === 'boolean' && language === 'python') return entity ? 'True' : 'False';
    if (typeof entity === 'object') return `[${entity.map((part) => JSON.stringify(part)).join(', ')}]`;
    return JSON.stringify(entity);
  };
  return `{\n${Object.entries(entities).map(([name, entity]) => `    ${JSON.stringify(name)}: ${value(entity)},\n`).join('')}}`;
}
