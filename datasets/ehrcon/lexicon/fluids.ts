/** What goes in and comes out, by LABEL, as nurses write it. */
import type { System } from './system.ts';

export interface FluidWords { readonly label: string; readonly system: System; readonly said: readonly string[]; /** Denied in these words where there is none. */ readonly none?: readonly string[] }

type Row = readonly [label: string, system: System, said: string, none?: string];
const words = (rows: readonly Row[]): ReadonlyMap<string, FluidWords> => new Map(rows.map(([label, system, said, none]) => [label, { label, system, said: said.split('|'), ...(none === undefined ? {} : { none: none.split('|') }) }]));

export const INTAKE_WORDS = words([
  ['po intake', 'gi', 'PO intake|POs|PO fluids', 'nothing PO|no PO intake|NPO, nothing taken PO'], ['.9% normal saline', 'renal', 'NS|0.9 NS|normal saline', 'no NS given|no saline given'], ['.45% normal saline', 'renal', 'half NS|1/2 NS|0.45 NS'], ['d5w', 'renal', 'D5W'], ['d10w', 'endo', 'D10W|D10'], ['lactated ringers', 'renal', 'LR|lactated ringers', 'no LR given'],
  ["prbc's", 'heme', 'PRBCs|PRBC|packed cells', 'no PRBCs given|no PRBCs hung|no packed cells given'], ['fresh frozen plasma', 'heme', 'FFP', 'no FFP given'], ['albumin 5%', 'renal', '5% albumin'], ['promote w/fiber', 'gi', 'Promote w/ fiber TF|Promote tube feeds'], ['replete w/fiber', 'gi', 'Replete w/ fiber TF|Replete tube feeds'], ['probalance', 'gi', 'Probalance TF|Probalance'], ['nepro w/ promod', 'gi', 'Nepro TF|Nepro'], ['free water bolus', 'gi', 'free water boluses|free H2O boluses'], ['tpn w/lipids', 'gi', 'TPN w/ lipids', 'TPN off'], ['kcl', 'renal', 'KCl in IV fluid'],
]);

export const OUTPUT_WORDS = words([
  ['urine out foley', 'renal', 'foley|urine via foley|foley output', 'no output from foley'], ['urine out void', 'renal', 'urine voided|voided urine|voids', 'has not voided|no void'], ['urine out condom cath', 'renal', 'condom cath|urine via condom cath'], ['gastric nasogastric', 'gi', 'NGT output|NGT|NGT to LCS', 'nothing out NGT|no output from NGT'], ['gastric oral gastric', 'gi', 'OGT output|OGT', 'no OGT output'],
  ['gastric emesis', 'gi', 'emesis', 'no emesis|no vomiting|denies N/V, no emesis'], ['gastric gastrostomy', 'gi', 'G-tube output|g-tube'], ['gastric residual', 'gi', 'TF residuals|residuals'], ['stool out stool', 'gi', 'stool|BM', 'no BM|no stool|no stool out'], ['stool out fecal bag', 'gi', 'fecal bag|stool via fecal bag'], ['chest tubes left pleural 1', 'resp', 'L CT|L pleural CT|left chest tube'], ['chest tubes right pleural 1', 'resp', 'R CT|R pleural CT|right chest tube'],
  ['chest tubes cticu ct 1', 'resp', 'mediastinal CTs|CT #1'], ['drain out #1 jackson pratt', 'gi', 'JP|JP drain'], ['drain out #1 t tube', 'gi', 'T-tube'], ['drain out #1 hemovac', 'heme', 'hemovac'], ['drain out #1 ventriculostomy', 'neuro', 'vent drain|EVD'], ['ultrafiltrate ultrafiltrate', 'renal', 'ultrafiltrate|UF'], ['or out ebl', 'heme', 'EBL in OR|OR EBL'],
]);
