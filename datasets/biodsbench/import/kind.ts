/** The kind of analysis of a published row, which does not say it: by what its question and its solution speak of. */
const SIGNS: readonly (readonly [kind: string, test: (text: string) => boolean])[] = [
  ['cox-model', (text) => /cox|hazard ratio|univariate analysis|multivaria/.test(text)],
  ['oncoprint-matrix', (text) => /oncoprint|alteration matrix|indicators of their/.test(text)],
  ['log-rank', (text) => /log-?rank/.test(text)],
  ['survival-by-genotype', (text) => /surviv|kaplan/.test(text) && /mutat|wild.?type/.test(text)],
  ['kaplan-meier', (text) => /kaplan|survival|free from progression/.test(text)],
  ['co-occurrence', (text) => /co-?occur|mutual(ly)? exclusiv|odds ratio|fisher/.test(text)],
  ['clustering', (text) => /cluster|t-?sne|umap/.test(text)],
  ['differential-expression', (text) => /express|fold.?change|mrna/.test(text)],
  ['mutation-frequency', (text) => /mutat|substitution|variant|altered|amplification/.test(text)],
  ['response-rates', (text) => /response|respond|waterfall|suv|benefit|failure time/.test(text)],
  ['dose-response', (text) => /dose|ic50|sensitivity/.test(text)],
];

export const kindOfRow = (question: string): string => SIGNS.find(([, test]) => test(question.toLowerCase()))?.[0] ?? 'table-one';
