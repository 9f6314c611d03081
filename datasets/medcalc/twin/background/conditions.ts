/**
 * Diseases that a patient may have had before, each with its treatment: what is taken follows from what is known. `minor` ones bear on no
 * calculator; the others are told only where no score asks for previous disease.
 */
export interface Condition {
  readonly kind: string;
  readonly minor: boolean;
  readonly names: readonly string[];
  /** One of these is taken for it. */
  readonly drugs?: readonly string[];
  readonly from?: number;
  readonly to?: number;
  readonly sex?: 'Male' | 'Female';
}

export const CONDITIONS: readonly Condition[] = [
  { kind: 'thyroid', minor: true, names: ['hypothyroidism', 'Hashimoto thyroiditis', 'primary hypothyroidism for {#3-15} years'], drugs: ['levothyroxine {#50-125} mcg daily', 'levothyroxine {#25-100} mcg every morning'], from: 24 },
  { kind: 'reflux', minor: true, names: ['gastroesophageal reflux disease', 'GERD', 'reflux esophagitis'], drugs: ['omeprazole [20|40] mg daily', 'pantoprazole 40 mg daily', 'esomeprazole 20 mg daily', 'famotidine 20 mg at night'], from: 20 },
  { kind: 'arthrosis', minor: true, names: ['osteoarthritis of the [knees|hands|hips]', 'degenerative joint disease', 'osteoarthritis'], drugs: ['acetaminophen [500|650] mg as needed', 'topical capsaicin cream'], from: 48 },
  { kind: 'prostate', minor: true, names: ['benign prostatic hyperplasia', 'BPH with lower urinary tract symptoms'], drugs: ['tamsulosin 0.4 mg daily', 'finasteride 5 mg daily'], from: 52, sex: 'Male' },
  { kind: 'migraine', minor: true, names: ['migraine without aura', 'migraine headaches since adolescence', 'episodic migraine'], drugs: ['sumatriptan [50|100] mg as needed', 'rizatriptan 10 mg as needed'], from: 18, to: 60 },
  { kind: 'rhinitis', minor: true, names: ['allergic rhinitis', 'seasonal allergies', 'hay fever'], drugs: ['cetirizine 10 mg daily', 'fluticasone nasal spray', 'loratadine 10 mg as needed'], from: 6 },
  { kind: 'glaucoma', minor: true, names: ['open-angle glaucoma', 'glaucoma of both eyes'], drugs: ['latanoprost eye drops at night', 'timolol 0.5% eye drops twice daily'], from: 50 },
  { kind: 'gout', minor: true, names: ['gout', 'gout with the last attack {#1-4} years ago'], drugs: ['allopurinol [100|200|300] mg daily', 'febuxostat 40 mg daily'], from: 40 },
  { kind: 'osteoporosis', minor: true, names: ['osteoporosis', 'postmenopausal osteoporosis'], drugs: ['alendronate 70 mg weekly', 'calcium with vitamin D daily'], from: 58, sex: 'Female' },
  { kind: 'psoriasis', minor: true, names: ['plaque psoriasis', 'psoriasis of the elbows and knees'], drugs: ['calcipotriol ointment', 'betamethasone cream as needed'], from: 20 },
  { kind: 'eczema', minor: true, names: ['atopic dermatitis', 'chronic hand eczema'], drugs: ['hydrocortisone 1% cream as needed', 'emollients'], from: 4 },
  { kind: 'legs', minor: true, names: ['restless legs syndrome'], drugs: ['pramipexole 0.125 mg at night', 'ropinirole 0.5 mg at bedtime'], from: 40 },
  { kind: 'insomnia', minor: true, names: ['chronic insomnia', 'insomnia'], drugs: ['melatonin [3|5] mg at bedtime', 'trazodone 50 mg at night'], from: 30 },
  { kind: 'bowel', minor: true, names: ['irritable bowel syndrome', 'irritable bowel syndrome with constipation'], drugs: ['peppermint oil capsules', 'polyethylene glycol 17 g as needed', 'psyllium husk daily'], from: 20 },
  { kind: 'depression', minor: true, names: ['depression', 'major depressive disorder in remission', 'an anxiety disorder'], drugs: ['sertraline [50|100] mg daily', 'escitalopram [5|10|20] mg daily', 'mirtazapine 15 mg at night'], from: 20 },
  { kind: 'bladder', minor: true, names: ['overactive bladder', 'urge incontinence'], drugs: ['mirabegron [25|50] mg daily', 'solifenacin 5 mg daily'], from: 50 },
  { kind: 'b12', minor: true, names: ['vitamin B12 deficiency'], drugs: ['cyanocobalamin 1000 mcg monthly', 'oral cyanocobalamin 1000 mcg daily'], from: 35 },
  { kind: 'vitamin', minor: true, names: ['vitamin D deficiency'], drugs: ['cholecalciferol [1000|2000] units daily', 'vitamin D3 800 units daily'], from: 16 },
  { kind: 'back', minor: true, names: ['chronic low back pain', 'lumbar disc herniation', 'lumbar spinal stenosis'], drugs: ['gabapentin [100|300] mg at night', 'acetaminophen 1 g as needed'], from: 35 },
  { kind: 'rosacea', minor: true, names: ['rosacea'], drugs: ['metronidazole 0.75% gel'], from: 30 },
  { kind: 'vertigo', minor: true, names: ['benign paroxysmal positional vertigo', 'Ménière disease'], from: 35 },
  { kind: 'hearing', minor: true, names: ['bilateral sensorineural hearing loss', 'tinnitus', 'presbycusis with a hearing aid on the [left|right]'], from: 55 },
  { kind: 'stones', minor: true, names: ['nephrolithiasis', 'kidney stones passed {#4-15} years ago'], from: 28 },
  { kind: 'hemorrhoids', minor: true, names: ['hemorrhoids', 'internal hemorrhoids'], from: 30 },
  { kind: 'diverticulosis', minor: true, names: ['colonic diverticulosis'], from: 50 },
  { kind: 'carpal', minor: true, names: ['carpal tunnel syndrome', 'right-sided carpal tunnel syndrome'], from: 30 },
  { kind: 'fibroids', minor: true, names: ['uterine fibroids', 'endometriosis'], from: 28, to: 55, sex: 'Female' },
  { kind: 'cataract', minor: true, names: ['bilateral cataracts', 'early cataracts'], from: 60 },
  { kind: 'heel', minor: true, names: ['plantar fasciitis', 'lateral epicondylitis', 'a frozen shoulder'], from: 30 },
  { kind: 'acne', minor: true, names: ['acne vulgaris'], drugs: ['adapalene gel', 'benzoyl peroxide wash'], from: 14, to: 30 },
  { kind: 'epicondylitis', minor: true, names: ['a ganglion cyst of the wrist', 'a lipoma of the back', 'seborrheic dermatitis'], from: 16 },
  { kind: 'hypertension', minor: false, names: ['hypertension', 'arterial hypertension for {#3-20} years', 'essential hypertension'], drugs: ['amlodipine [5|10] mg daily', 'lisinopril [10|20|40] mg daily', 'losartan [50|100] mg daily', 'hydrochlorothiazide 12.5 mg daily'], from: 38 },
  { kind: 'diabetes', minor: false, names: ['type 2 diabetes mellitus', 'diabetes mellitus type 2', 'type 2 diabetes (hemoglobin A1c {#6.5-8.4}%)'], drugs: ['metformin [500|850|1000] mg twice daily', 'metformin 850 mg daily and sitagliptin 100 mg daily', 'empagliflozin 10 mg daily'], from: 40 },
  { kind: 'lipids', minor: false, names: ['hyperlipidemia', 'dyslipidemia', 'hypercholesterolemia'], drugs: ['atorvastatin [20|40|80] mg daily', 'rosuvastatin [5|10|20] mg at night', 'simvastatin 20 mg at night'], from: 35 },
  { kind: 'vascular', minor: false, names: ['coronary artery disease', 'coronary artery disease with a stent placed {#2-9} years ago', 'stable angina'], drugs: ['aspirin 81 mg daily', 'metoprolol succinate [25|50|100] mg daily', 'clopidogrel 75 mg daily'], from: 52 },
  { kind: 'fibrillation', minor: false, names: ['paroxysmal atrial fibrillation', 'atrial fibrillation'], drugs: ['apixaban 5 mg twice daily', 'rivaroxaban 20 mg daily', 'bisoprolol [2.5|5] mg daily'], from: 55 },
  { kind: 'copd', minor: false, names: ['chronic obstructive pulmonary disease', 'COPD'], drugs: ['tiotropium 18 mcg inhaled daily', 'albuterol inhaler as needed'], from: 48 },
  { kind: 'asthma', minor: false, names: ['asthma', 'bronchial asthma since childhood'], drugs: ['budesonide-formoterol inhaler twice daily', 'albuterol inhaler as needed'], from: 10 },
  { kind: 'apnea', minor: false, names: ['obstructive sleep apnea', 'obstructive sleep apnea treated at night'], from: 38 },
  { kind: 'rheumatoid', minor: false, names: ['rheumatoid arthritis'], drugs: ['methotrexate 15 mg weekly with folic acid', 'hydroxychloroquine 200 mg twice daily'], from: 35 },
  { kind: 'epilepsy', minor: false, names: ['epilepsy', 'focal epilepsy'], drugs: ['levetiracetam [500|750|1000] mg twice daily', 'lamotrigine 100 mg twice daily'], from: 18 },
  { kind: 'cancer', minor: false, names: ['prostate cancer treated {#3-9} years ago'], from: 60, sex: 'Male' },
  { kind: 'cancer', minor: false, names: ['breast cancer treated {#4-12} years ago'], from: 50, sex: 'Female' },
  { kind: 'parkinson', minor: false, names: ['Parkinson disease'], drugs: ['levodopa-carbidopa 100/25 mg three times daily'], from: 62 },
];

/** Operations long ago. */
export const OPERATIONS: readonly { readonly names: readonly string[]; readonly from: number; readonly sex?: 'Male' | 'Female'; readonly earliest: number }[] = [
  { names: ['appendectomy'], from: 20, earliest: 7 }, { names: ['tonsillectomy'], from: 20, earliest: 4 }, { names: ['laparoscopic cholecystectomy', 'cholecystectomy'], from: 36, earliest: 28 },
  { names: ['[left|right] inguinal hernia repair'], from: 32, earliest: 18 }, { names: ['arthroscopy of the [left|right] knee'], from: 30, earliest: 18 }, { names: ['cesarean section'], from: 36, earliest: 24, sex: 'Female' },
  { names: ['septoplasty'], from: 28, earliest: 18 }, { names: ['extraction of the wisdom teeth'], from: 28, earliest: 18 }, { names: ['cataract surgery of the [left|right] eye'], from: 70, earliest: 62 },
  { names: ['carpal tunnel release'], from: 46, earliest: 34 }, { names: ['vasectomy'], from: 44, earliest: 32, sex: 'Male' }, { names: ['hemorrhoidectomy'], from: 42, earliest: 28 },
  { names: ['fixation of a [wrist|clavicle] fracture'], from: 26, earliest: 10 }, { names: ['resection of a benign breast lump'], from: 40, earliest: 22, sex: 'Female' }, { names: ['excision of a benign nevus'], from: 24, earliest: 12 },
  { names: ['rotator cuff repair'], from: 54, earliest: 40 }, { names: ['tympanoplasty'], from: 30, earliest: 12 }, { names: ['hysterectomy'], from: 56, earliest: 42, sex: 'Female' },
];

/** Allergies, and what must then not be given. */
export const ALLERGIES: readonly { readonly text: string; readonly bars: RegExp }[] = [
  { text: '[penicillin (rash)|penicillin, with urticaria]', bars: /cillin|piperacillin|ampicillin|cef|cephal|penem/i },
  { text: '[sulfonamides (hives)|sulfamethoxazole, with a rash]', bars: /sulfa|furosemide|thiazide/i },
  { text: '[iodinated contrast (mild flushing)|contrast media, with itching]', bars: /contrast/i },
  { text: '[codeine (nausea)|codeine, with vomiting]', bars: /codeine|morphine/i },
  { text: '[latex|nickel|adhesive tape|shellfish|peanuts|house dust mites|cat dander|bee venom]', bars: /wasp/i },
  { text: '[erythromycin (stomach upset)|macrolides, with abdominal cramps]', bars: /mycin/i },
];
