/** The topic of a published row, which names none: by the first words that fit its text. */
import type { TopicId } from '../info.ts';

const WORDS: readonly (readonly [TopicId, RegExp])[] = [
  ['alignment', /\balign|\bcigar\b|\bblast\b|\boverlap/i],
  ['variants', /\bvariant|\bgenotyp|\ballel|\bsnp|\bvcf\b|\bbim\b|\bphenotyp|\bploidy|\bcnarr\b|\bbaf\b|\bskat\b|shapeit|\bbreakpoint/i],
  ['read-statistics', /\breads?\b.*\b(count|depth|qualit)|\bcoverage\b|\bk-?mers?\b|\bdepth\b|\bshard/i],
  ['file-formats', /\bfasta\b|\bfastq\b|\bgff|\bgtf\b|\bbed\b|\bfile\b|\bparse|\btex\b/i],
  ['sequences', /\bsequence|\bcodon|\bnucleotide|\bcontig|\bdna\b|\brna\b|\bprotein/i],
  ['structures', /\bstructur|\batom|\bresidue|\bpdb\b|\bimage|\blabel|\bpixel|\bhull|\bmorpholog/i],
  ['graphs-phylogeny', /\bgraph|\btree\b|\btaxon|\bphylo|\bnode|\bcluster/i],
];

export const topicOf = (text: string): TopicId => WORDS.find(([, words]) => words.test(text))?.[0] ?? 'laboratory';
