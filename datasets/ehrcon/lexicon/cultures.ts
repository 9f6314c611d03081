/** Specimens and organisms as notes name them. */
export interface SpecimenWords { readonly specimens: readonly string[]; readonly said: readonly string[] }

/** A word means all the specimens of its line, and no other. */
export const SPECIMENS: readonly SpecimenWords[] = [
  { specimens: ['blood culture', 'blood culture ( myco/f lytic bottle)'], said: ['blood cx', 'BCx', 'blood cultures', 'bld cx'] },
  { specimens: ['urine', 'urine,kidney'], said: ['urine cx', 'UCx', 'urine culture'] },
  { specimens: ['sputum'], said: ['sputum cx', 'sputum', 'sputum culture'] },
  { specimens: ['bronchoalveolar lavage', 'mini-bal'], said: ['BAL', 'BAL cx'] },
  { specimens: ['tracheal aspirate'], said: ['tracheal aspirate', 'trach aspirate cx'] },
  { specimens: ['bronchial washings'], said: ['bronchial washings', 'bronch washings'] },
  { specimens: ['stool'], said: ['stool cx', 'stool studies', 'stool culture'] },
  { specimens: ['csf;spinal fluid'], said: ['CSF cx', 'CSF culture'] },
  { specimens: ['pleural fluid'], said: ['pleural fluid cx', 'pleural fluid culture'] },
  { specimens: ['peritoneal fluid'], said: ['peritoneal fluid cx', 'ascites fluid cx'] },
  { specimens: ['catheter tip-iv'], said: ['cath tip cx', 'line tip cx', 'catheter tip'] },
  { specimens: ['mrsa screen'], said: ['MRSA screen', 'MRSA swab'] },
  { specimens: ['bile'], said: ['bile cx', 'bile culture'] },
  { specimens: ['rectal swab - r/o vre'], said: ['VRE swab', 'rectal swab for VRE'] },
];

/** One wording, one ORG_NAME. `where` tells in what it is met, so that no slip is absurd. */
export const ORGANISMS: Readonly<Record<string, { readonly said: readonly string[]; readonly where: RegExp }>> = {
  'staph aureus coag +': { said: ['coag + Staph aureus', 'Staph aureus', 'S. aureus'], where: /blood|sputum|aspirate|lavage|bal|washings|pleural|tip/ }, 'escherichia coli': { said: ['E. coli', 'E coli'], where: /blood|urine|peritoneal|bile/ }, 'klebsiella pneumoniae': { said: ['Klebsiella pneumoniae', 'K. pneumoniae'], where: /blood|urine|sputum|aspirate|lavage|bal|washings|peritoneal/ }, 'pseudomonas aeruginosa': { said: ['Pseudomonas aeruginosa', 'Pseudomonas', 'P. aeruginosa'], where: /blood|urine|sputum|aspirate|lavage|bal|washings/ },
  'staphylococcus, coagulase negative': { said: ['coag neg staph', 'CoNS', 'coag-negative Staph'], where: /blood|tip|csf/ }, yeast: { said: ['yeast'], where: /urine|sputum|aspirate|lavage|bal|washings/ }, 'enterococcus faecalis': { said: ['E. faecalis', 'Enterococcus faecalis'], where: /blood|bile/ }, 'enterococcus faecium': { said: ['E. faecium', 'Enterococcus faecium'], where: /blood|peritoneal/ }, 'enterococcus sp.': { said: ['Enterococcus sp.', 'Enterococcus species'], where: /urine|vre/ },
  'clostridium difficile': { said: ['C. diff', 'C difficile', 'Clostridium difficile'], where: /stool/ }, 'streptococcus pneumoniae': { said: ['Strep pneumo', 'S. pneumoniae', 'pneumococcus'], where: /blood|sputum|aspirate|lavage|bal|washings|csf|pleural/ }, 'candida albicans': { said: ['Candida albicans', 'C. albicans'], where: /blood|peritoneal|tip/ }, 'klebsiella oxytoca': { said: ['Klebsiella oxytoca', 'K. oxytoca'], where: /urine|bile/ }, 'enterobacter cloacae': { said: ['Enterobacter cloacae', 'E. cloacae'], where: /urine|bile/ },
  'proteus mirabilis': { said: ['Proteus', 'Proteus mirabilis', 'P. mirabilis'], where: /urine/ }, 'serratia marcescens': { said: ['Serratia', 'Serratia marcescens'], where: /blood/ }, 'acinetobacter baumannii complex': { said: ['Acinetobacter', 'Acinetobacter baumannii'], where: /sputum|aspirate|lavage|bal|washings/ }, 'citrobacter freundii complex': { said: ['Citrobacter', 'Citrobacter freundii'], where: /urine/ }, 'morganella morganii': { said: ['Morganella', 'Morganella morganii'], where: /urine/ },
  'stenotrophomonas (xanthomonas) maltophilia': { said: ['Stenotrophomonas', 'Steno'], where: /sputum|aspirate|lavage|bal|washings/ }, 'haemophilus influenzae, beta-lactamase negative': { said: ['H. flu', 'H. influenzae'], where: /sputum|aspirate|lavage|bal|washings/ }, 'moraxella catarrhalis': { said: ['Moraxella', 'M. catarrhalis'], where: /sputum|aspirate|lavage|bal|washings/ }, 'bacteroides fragilis group': { said: ['B. fragilis', 'Bacteroides fragilis'], where: /blood/ }, 'viridans streptococci': { said: ['viridans strep', 'Strep viridans'], where: /blood|peritoneal/ }, 'candida glabrata': { said: ['C. glabrata', 'Candida glabrata'], where: /blood/ },
  'beta streptococcus group b': { said: ['group B strep', 'GBS'], where: /blood/ }, 'aspergillus fumigatus': { said: ['Aspergillus', 'Aspergillus fumigatus'], where: /sputum|aspirate|lavage|bal|washings/ }, 'enterobacter aerogenes': { said: ['Enterobacter aerogenes', 'E. aerogenes'], where: /sputum|aspirate|lavage|bal|washings/ }, 'positive for methicillin resistant staph aureus': { said: ['MRSA'], where: /mrsa/ }, 'gram negative rod(s)': { said: ['GNRs, not further speciated', 'gram negative rods'], where: /urine|sputum/ },
};
