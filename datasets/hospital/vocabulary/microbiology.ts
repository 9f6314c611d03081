/**
 * Cultures: what is sent, what grows, and to what that is susceptible.
 *
 * `specimen` is MIMIC's SPEC_TYPE_DESC and `eicu` a culture site of eICU's microlab. Organisms are weighted by repetition in `grows`.
 * `positive` is the probability of growth when the condition that ordered the culture is present.
 */
export interface Culture {
  readonly key: string;
  readonly specimens: readonly string[];
  readonly eicu: readonly string[];
  readonly positive: number;
  readonly grows: readonly string[];
}

export const CULTURES: readonly Culture[] = [
  { key: 'blood', specimens: ['BLOOD CULTURE', 'BLOOD CULTURE', 'BLOOD CULTURE', 'BLOOD CULTURE ( MYCO/F LYTIC BOTTLE)'], eicu: ['Blood, Venipuncture', 'Blood, Central Line'], positive: 0.28, grows: ['ESCHERICHIA COLI', 'ESCHERICHIA COLI', 'STAPH AUREUS COAG +', 'STAPH AUREUS COAG +', 'STAPHYLOCOCCUS, COAGULASE NEGATIVE', 'STAPHYLOCOCCUS, COAGULASE NEGATIVE', 'KLEBSIELLA PNEUMONIAE', 'ENTEROCOCCUS FAECALIS', 'ENTEROCOCCUS FAECIUM', 'CANDIDA ALBICANS', 'STREPTOCOCCUS PNEUMONIAE', 'PSEUDOMONAS AERUGINOSA', 'VIRIDANS STREPTOCOCCI', 'BACTEROIDES FRAGILIS GROUP', 'SERRATIA MARCESCENS', 'BETA STREPTOCOCCUS GROUP B', 'CANDIDA GLABRATA'] },
  { key: 'urine', specimens: ['URINE', 'URINE', 'URINE', 'URINE,KIDNEY'], eicu: ['Urine, Catheter Specimen', 'Urine, Voided Specimen'], positive: 0.45, grows: ['ESCHERICHIA COLI', 'ESCHERICHIA COLI', 'ESCHERICHIA COLI', 'KLEBSIELLA PNEUMONIAE', 'ENTEROCOCCUS SP.', 'YEAST', 'YEAST', 'PROTEUS MIRABILIS', 'PSEUDOMONAS AERUGINOSA', 'ENTEROBACTER CLOACAE', 'CITROBACTER FREUNDII COMPLEX', 'KLEBSIELLA OXYTOCA', 'GRAM NEGATIVE ROD(S)', 'MORGANELLA MORGANII'] },
  { key: 'sputum', specimens: ['SPUTUM', 'SPUTUM', 'SPUTUM', 'BRONCHOALVEOLAR LAVAGE', 'Mini-BAL', 'BRONCHIAL WASHINGS', 'TRACHEAL ASPIRATE'], eicu: ['Sputum, Tracheal Specimen', 'Sputum, Expectorated', 'Bronchial Lavage'], positive: 0.55, grows: ['STAPH AUREUS COAG +', 'STAPH AUREUS COAG +', 'STAPH AUREUS COAG +', 'YEAST', 'YEAST', 'PSEUDOMONAS AERUGINOSA', 'PSEUDOMONAS AERUGINOSA', 'KLEBSIELLA PNEUMONIAE', 'STREPTOCOCCUS PNEUMONIAE', 'HAEMOPHILUS INFLUENZAE, BETA-LACTAMASE NEGATIVE', 'STENOTROPHOMONAS (XANTHOMONAS) MALTOPHILIA', 'ACINETOBACTER BAUMANNII COMPLEX', 'ENTEROBACTER AEROGENES', 'MORAXELLA CATARRHALIS', 'ASPERGILLUS FUMIGATUS', 'ESCHERICHIA COLI', 'GRAM NEGATIVE ROD(S)'] },
  { key: 'csf', specimens: ['CSF;SPINAL FLUID'], eicu: ['CSF'], positive: 0.2, grows: ['STREPTOCOCCUS PNEUMONIAE', 'NEISSERIA MENINGITIDIS', 'LISTERIA MONOCYTOGENES', 'STAPHYLOCOCCUS, COAGULASE NEGATIVE', 'CRYPTOCOCCUS NEOFORMANS'] },
  { key: 'swab', specimens: ['SWAB', 'SWAB', 'TISSUE', 'FOOT CULTURE', 'FOREIGN BODY'], eicu: ['Wound, Drainage Fluid', 'Wound, Surgical', 'Wound, Decubitus', 'Abscess'], positive: 0.6, grows: ['STAPH AUREUS COAG +', 'STAPH AUREUS COAG +', 'STAPH AUREUS COAG +', 'PROTEUS MIRABILIS', 'ENTEROCOCCUS SP.', 'BETA STREPTOCOCCUS GROUP B', 'PSEUDOMONAS AERUGINOSA', 'STAPHYLOCOCCUS, COAGULASE NEGATIVE', 'CORYNEBACTERIUM SPECIES (DIPHTHEROIDS)', 'ENTEROBACTER CLOACAE', 'ESCHERICHIA COLI'] },
  { key: 'abscess', specimens: ['ABSCESS', 'ABSCESS', 'FLUID,OTHER'], eicu: ['Abscess', 'Other'], positive: 0.7, grows: ['ESCHERICHIA COLI', 'BACTEROIDES FRAGILIS GROUP', 'STREPTOCOCCUS ANGINOSUS (MILLERI) GROUP', 'ENTEROCOCCUS FAECALIS', 'STAPH AUREUS COAG +', 'CANDIDA ALBICANS', 'KLEBSIELLA PNEUMONIAE'] },
  { key: 'peritoneal', specimens: ['PERITONEAL FLUID', 'FLUID RECEIVED IN BLOOD CULTURE BOTTLES'], eicu: ['Other'], positive: 0.4, grows: ['ESCHERICHIA COLI', 'KLEBSIELLA PNEUMONIAE', 'ENTEROCOCCUS FAECIUM', 'VIRIDANS STREPTOCOCCI', 'CANDIDA ALBICANS'] },
  { key: 'pleural', specimens: ['PLEURAL FLUID'], eicu: ['Pleural Fluid'], positive: 0.15, grows: ['STAPH AUREUS COAG +', 'STREPTOCOCCUS ANGINOSUS (MILLERI) GROUP', 'STREPTOCOCCUS PNEUMONIAE'] },
  { key: 'bile', specimens: ['BILE'], eicu: ['Bile'], positive: 0.7, grows: ['ESCHERICHIA COLI', 'ENTEROCOCCUS FAECALIS', 'KLEBSIELLA OXYTOCA', 'ENTEROBACTER CLOACAE', 'CLOSTRIDIUM PERFRINGENS'] },
  { key: 'stool difficile', specimens: ['STOOL'], eicu: ['Stool'], positive: 0.9, grows: ['CLOSTRIDIUM DIFFICILE'] },
  { key: 'stool', specimens: ['STOOL'], eicu: ['Stool'], positive: 0.05, grows: ['CLOSTRIDIUM DIFFICILE', 'CAMPYLOBACTER JEJUNI', 'SALMONELLA SPECIES'] },
  { key: 'screen', specimens: ['MRSA SCREEN', 'MRSA SCREEN', 'MRSA SCREEN', 'SWAB, R/O GC', 'RECTAL SWAB - R/O VRE'], eicu: ['Nasopharynx', 'Rectal Swab'], positive: 0.1, grows: ['POSITIVE FOR METHICILLIN RESISTANT STAPH AUREUS', 'STAPH AUREUS COAG +', 'ENTEROCOCCUS SP.'] },
  { key: 'cmv', specimens: ['VIRAL CULTURE: R/O CYTOMEGALOVIRUS', 'Immunology (CMV)'], eicu: ['Other'], positive: 0.35, grows: ['CYTOMEGALOVIRUS'] },
  { key: 'viral respiratory', specimens: ['Rapid Respiratory Viral Screen & Culture', 'DIRECT ANTIGEN TEST FOR VARICELLA-ZOSTER VIRUS', 'Influenza A/B by DFA'], eicu: ['Nasopharynx'], positive: 0.15, grows: ['INFLUENZA A VIRUS', 'RESPIRATORY SYNCYTIAL VIRUS (RSV)', 'PARAINFLUENZA VIRUS TYPE 3'] },
  { key: 'legionella', specimens: ['URINE'], eicu: ['Urine, Voided Specimen'], positive: 0.03, grows: ['PRESUMPTIVE LEGIONELLA PNEUMOPHILA'] },
  { key: 'catheter tip', specimens: ['CATHETER TIP-IV'], eicu: ['Other'], positive: 0.25, grows: ['STAPHYLOCOCCUS, COAGULASE NEGATIVE', 'STAPH AUREUS COAG +', 'CANDIDA ALBICANS'] },
];

const BY_KEY: ReadonlyMap<string, Culture> = new Map(CULTURES.map((culture) => [culture.key, culture]));

/** @throws RangeError for a key that no table has */
export function cultureOf(key: string): Culture {
  const culture = BY_KEY.get(key);
  if (culture === undefined) throw new RangeError(`no culture is called '${key}'`);
  return culture;
}

/** Antibiotics that a laboratory tests on an organism, with the share of isolates that are susceptible. None of the three schemas has a column for it yet. */
export const SUSCEPTIBILITY: readonly { readonly organism: RegExp; readonly tests: Readonly<Record<string, number>> }[] = [
  { organism: /^STAPH AUREUS/, tests: { oxacillin: 0.55, vancomycin: 1, clindamycin: 0.6, gentamicin: 0.96, levofloxacin: 0.55, rifampin: 0.98 } },
  { organism: /^STAPHYLOCOCCUS, COAG/, tests: { oxacillin: 0.25, vancomycin: 1, gentamicin: 0.7, levofloxacin: 0.4 } },
  { organism: /^ENTEROCOCCUS FAECIUM/, tests: { ampicillin: 0.12, vancomycin: 0.3, linezolid: 0.98, daptomycin: 0.95 } },
  { organism: /^ENTEROCOCCUS/, tests: { ampicillin: 0.9, vancomycin: 0.92, linezolid: 0.99 } },
  { organism: /^PSEUDOMONAS/, tests: { cefepime: 0.85, ceftazidime: 0.82, 'piperacillin/tazo': 0.86, meropenem: 0.83, ciprofloxacin: 0.7, gentamicin: 0.82, tobramycin: 0.92 } },
  { organism: /^(ESCHERICHIA|KLEBSIELLA|PROTEUS|ENTEROBACTER|SERRATIA|CITROBACTER|MORGANELLA)/, tests: { 'ampicillin/sulbactam': 0.52, cefazolin: 0.72, ceftriaxone: 0.87, cefepime: 0.93, 'piperacillin/tazo': 0.92, meropenem: 0.99, ciprofloxacin: 0.74, gentamicin: 0.9, 'trimethoprim/sulfa': 0.74 } },
  { organism: /^STREPTOCOCCUS|^VIRIDANS|^BETA STREP/, tests: { 'penicillin g': 0.85, ceftriaxone: 0.96, vancomycin: 1, erythromycin: 0.7 } },
];
