/** What goes in and comes out, in millilitres an entry: MIMIC-III's item labels (CareVue) and eICU's cell labels. */
export interface Fluid {
  readonly key: string;
  readonly itemId: number;
  readonly label: string;
  readonly eicu: string;
  readonly low: number;
  readonly high: number;
}

type Row = readonly [key: string, itemId: number, label: string, eicu: string, low: number, high: number];
const fluids = (rows: readonly Row[]): readonly Fluid[] => rows.map(([key, itemId, label, eicu, low, high]) => ({ key, itemId, label, eicu, low, high }));

export const INTAKE: readonly Fluid[] = fluids([
  ['d5w', 30013, 'D5W', 'D5W', 10, 250], ['ns', 30018, '.9% Normal Saline', 'NS', 10, 1000], ['lr', 30021, 'Lactated Ringers', 'LR', 50, 1000], ['d5 half ns', 30020, 'D5/.45NS', 'D5 0.45 NS', 50, 250],
  ['half ns', 30015, '.45% Normal Saline', '0.45 NS', 50, 500], ['d10w', 30017, 'D10W', 'D10W', 20, 150], ['po', 30056, 'Po Intake', 'Intake, Oral Amount', 60, 480], ['red cells', 30179, 'PRBC\'s', 'PRBC', 250, 375],
  ['plasma', 30180, 'Fresh Frozen Plasma', 'FFP', 200, 320], ['platelets', 30105, 'OR Platelets', 'Platelets', 200, 350], ['albumin', 30008, 'Albumin 5%', 'Albumin 5%', 100, 500],
  ['propofol', 30131, 'Propofol', 'Volume (ml)-propofol (DIPRIVAN) 1000 mg in 100 mL', 3, 30], ['fentanyl', 30150, 'Fentanyl (Conc)', 'Volume (ml)-fentaNYL', 2, 20], ['midazolam', 30124, 'Midazolam', 'Volume (ml)-midazolam', 2, 15], ['insulin', 30045, 'Insulin', 'Insulin', 1, 12],
  ['heparin', 30025, 'Heparin', 'Heparin', 8, 22], ['nitroglycerin', 30049, 'Nitroglycerine', 'Nitroglycerin', 3, 40], ['norepinephrine', 30047, 'Levophed', 'Norepinephrine', 3, 45], ['phenylephrine', 30127, 'Neosynephrine', 'Phenylephrine', 3, 60],
  ['vasopressin', 30051, 'Vasopressin', 'Vasopressin', 2, 12], ['dopamine', 30043, 'Dopamine', 'Dopamine', 3, 30], ['dobutamine', 30042, 'Dobutamine', 'Dobutamine', 3, 25], ['amiodarone', 30112, 'Amiodarone', 'Amiodarone', 8, 33], ['milrinone', 30125, 'Milrinone', 'Milrinone', 3, 20],
  ['vancomycin', 30270, 'Vancomycin', 'Volume (ml)-vancomycin IVPB', 200, 250], ['pip-tazo', 30271, 'Zosyn', 'Volume (ml)-piperacillin-tazobactam (ZOSYN) IVPB 3.375 g', 50, 100], ['kcl', 30026, 'KCL', 'Potassium Chloride', 50, 100], ['magnesium', 30027, 'Magnesium Sulfate', 'Magnesium', 50, 100], ['carrier', 30065, 'Sodium Bicarbonate', 'IVPB', 50, 150],
  ['tpn', 30096, 'TPN w/Lipids', 'TPN', 60, 110], ['tpn d22', 30098, 'TPN D22.5', 'Parenteral', 50, 100], ['lipids', 30097, 'Lipids 20%', 'Lipids', 10, 25],
  ['nepro', 30417, 'Nepro w/ Promod', 'Nepro', 20, 50], ['similac', 30418, 'SC 20 Fe NG', 'Enteral Formula', 15, 60], ['replete', 30406, 'Replete w/fiber', 'Enteral Glucerna 1.5 40ml/hour', 20, 80], ['promote', 30412, 'Promote w/fiber', 'Enteral Jevity', 20, 85], ['water flush', 30429, 'Free Water Bolus', 'Intake (ml)-NG/OG Tube Orogastric', 50, 250], ['gt flush', 30059, 'GT Flush', 'Flush', 30, 120], ['probalance', 30414, 'Probalance', 'Enteral Osmolite', 20, 80],
  ['cvl', 30297, 'OR Crystalloid', 'Crystalloids', 500, 3000], ['cell saver', 30111, 'OR Cell Saver', 'Cell Saver', 250, 900], ['dialysate', 30313, 'CVVHDF Replacement', 'CRRT Replacement', 500, 1600],
]);

export const OUTPUT: readonly Fluid[] = fluids([
  ['foley', 40055, 'Urine Out Foley', 'Urine', 15, 400], ['void', 40069, 'Urine Out Void', 'Voided Amount', 100, 500], ['urine', 40094, 'Urine .', 'Urine Output (mL)-Urethral Catheter', 20, 400], ['incontinent', 40085, 'Urine Out Incontinent', 'Urine, Incontinent', 50, 300], ['condom', 40057, 'Urine Out Condom Cath', 'Urine Output-External', 40, 350],
  ['nasogastric', 40052, 'Gastric Nasogastric', 'NG/OG Output', 20, 400], ['orogastric', 40053, 'Gastric Oral Gastric', 'Emesis', 20, 350], ['residual', 40058, 'Gastric Residual', 'Tube Feeding Residual Discarded (mL)', 5, 220], ['gastrostomy', 40063, 'Gastric Gastrostomy', 'Gastric (mL)', 10, 200],
  ['stool', 40067, 'Stool Out Stool', 'Stool', 50, 500], ['fecal bag', 40076, 'Stool Out Fecal Bag', 'Rectal Tube', 50, 600], ['ileostomy', 40060, 'Stool Out (non-specific)', 'Ileostomy', 50, 500],
  ['chest tube', 40048, 'Chest Tubes Left Pleural 1', 'Chest Tubes Meds', 10, 200], ['chest tube 2', 40049, 'Chest Tubes Right Pleural 1', 'Chest Tube', 10, 200], ['mediastinal', 40050, 'Chest Tubes CTICU CT 1', 'Mediastinal Tube', 10, 180], ['jackson pratt', 40088, 'Drain Out #1 Jackson Pratt', 'Drain-JP', 5, 120], ['t tube', 40090, 'Drain Out #1 T Tube', 'T-Tube', 20, 250], ['hemovac', 40091, 'Drain Out #1 Hemovac', 'Hemovac', 10, 150], ['ventricular drain', 40092, 'Drain Out #1 Ventriculostomy', 'EVD', 2, 25],
  ['ultrafiltrate', 40286, 'Ultrafiltrate Ultrafiltrate', 'Crystalloids Removed - Dialysis Out', 80, 500], ['dialysis off', 40289, 'Dialysis Indwelling Cath', 'Hemodialysis Out', 800, 3500], ['blood loss', 40064, 'OR Out EBL', 'Blood Loss', 50, 1200], ['urine or', 40061, 'OR Out PACU Urine', 'Urine OR', 50, 900], ['paracentesis', 40098, 'Drain Out Paracentesis', 'Paracentesis', 500, 5000], ['emesis', 40054, 'Gastric Emesis', 'Emesis Amount', 30, 400],
]);

const byKey = (list: readonly Fluid[]): ReadonlyMap<string, Fluid> => new Map(list.map((fluid) => [fluid.key, fluid]));
const INTAKE_BY_KEY = byKey(INTAKE);
const OUTPUT_BY_KEY = byKey(OUTPUT);

/** @throws RangeError for a key that neither table has */
export function fluidOf(direction: 'in' | 'out', key: string): Fluid {
  const fluid = (direction === 'in' ? INTAKE_BY_KEY : OUTPUT_BY_KEY).get(key);
  if (fluid === undefined) throw new RangeError(`no fluid going ${direction} is called '${key}'`);
  return fluid;
}
