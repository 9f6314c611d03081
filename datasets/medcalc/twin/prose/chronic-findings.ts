/** Chronic diseases of Charlson's index and of the pneumonia and intensive care scores, as findings. */
import type { Grades } from './graded-findings.ts';
import type { FindingProse } from '../finding.ts';

export const COPD: FindingProse = {
  section: 'history', noun: 'chronic lung disease',
  items: ['chronic obstructive pulmonary disease', 'COPD for {#4-15} years', 'moderate COPD on inhalers', 'chronic obstructive pulmonary disease with prior exacerbations'],
  stated: ['{He} has chronic obstructive pulmonary disease.', 'COPD has been known for {#5-14} years.', 'There is COPD, treated with inhalers.', 'Chronic obstructive pulmonary disease was diagnosed by spirometry.'],
  inferred: ['Tiotropium is inhaled every morning, because spirometry showed a forced expiratory volume of 48% that did not improve with salbutamol.', 'After decades of heavy smoking {his} airways are permanently narrowed, and {he} uses indacaterol-glycopyrronium and oxygen at night.', 'Emphysema of both upper lobes, with an obstructive pattern on spirometry, leaves {him} breathless after one flight of stairs.', 'Each winter {he} needs prednisone and antibiotics when {his} emphysema and chronic bronchitis flare up.'],
  denied: ['Spirometry last year was normal.', '{He} has no chronic lung disease and never used an inhaler.', 'The lungs were always healthy.', 'A lung function test before a diving course was normal.'],
};

export const CONNECTIVE: FindingProse = {
  section: 'history', noun: 'rheumatic disease',
  items: ['systemic lupus erythematosus', 'rheumatoid arthritis', 'seropositive rheumatoid arthritis for {#5-16} years', 'limited systemic sclerosis'],
  stated: ['{He} has systemic lupus erythematosus.', 'Rheumatoid arthritis has been treated for {#6-15} years.', 'There is a connective tissue disease, systemic sclerosis.', 'Polymyositis is in remission under azathioprine.'],
  inferred: ['Methotrexate is taken once a week because the knuckles were swollen and eroded, with antibodies against citrullinated peptides.', 'The fingers turn white in the cold, the skin of hands and face has become tight, and anti-topoisomerase antibodies are positive.', 'A butterfly rash, painful joints, and antibodies against double-stranded DNA led to hydroxychloroquine, which {he} still takes.', 'Since inflamed muscles were found on biopsy, with anti-Jo-1 antibodies, {he} has taken mycophenolate.'],
  denied: ['{He} has no rheumatic disease.', 'Antinuclear antibodies were negative when {his} back pain was examined.', 'Joints and connective tissue have never been inflamed.', 'Rheumatic disease was excluded by a specialist.'],
};

export const ULCER: FindingProse = {
  section: 'history', noun: 'peptic ulcer',
  items: ['peptic ulcer disease', 'a duodenal ulcer {#2-9} years ago', 'a gastric ulcer {#3-11} years earlier', 'peptic ulcer disease (gastric, healed)'],
  stated: ['{He} had a peptic ulcer {#3-9} years ago.', 'There is a history of duodenal ulcer.', 'Peptic ulcer disease was treated in the past.', 'A gastric ulcer was found at endoscopy four years ago.'],
  inferred: ['A crater in the duodenal bulb was seen at gastroscopy, and Helicobacter was eradicated.', 'Half of the stomach was removed in {his} younger years because a crater in its wall kept bleeding.', 'Endoscopy for pain at night had shown a defect of two centimeters in the antrum, benign on biopsy and healed with omeprazole.', 'Years ago air under the diaphragm led to suturing of a hole in the duodenum, caused by naproxen.'],
  denied: ['Gastroscopy last year was normal.', '{He} never had an ulcer.', 'Stomach and duodenum were healthy at endoscopy.', 'Heartburn had been looked into by gastroscopy, which showed neither ulcer nor scar.'],
};

export const KIDNEY_DISEASE: FindingProse = {
  section: 'history', noun: 'kidney disease',
  items: ['stage 4 chronic kidney disease', 'end-stage renal disease on dialysis', 'advanced chronic kidney disease (baseline creatinine 3.{#3-9} mg/dL)', 'chronic kidney disease stage 5'],
  stated: ['{He} has severe chronic kidney disease.', 'Chronic kidney disease, stage 4, is followed by a nephrologist.', 'There is advanced chronic kidney disease with a baseline creatinine of 3.6 mg/dL.', 'Stage 5 chronic kidney disease is treated with dialysis.'],
  inferred: ['{He} is driven to hemodialysis on Mondays, Wednesdays, and Fridays.', 'A kidney was transplanted {#3-9} years ago, and {he} takes tacrolimus.', 'For years creatinine has stayed between 3.3 and 3.9 mg/dL, and a fistula has been fashioned in the forearm.', '{He} exchanges dialysate through a catheter in the abdomen four times a day.'],
  denied: ['Creatinine at the last check-up was 0.8 mg/dL.', '{He} has healthy kidneys.', 'Kidney function was normal at every examination.', 'Neither urine nor creatinine was ever abnormal.'],
};

export const LEUKEMIA: FindingProse = {
  section: 'history', noun: 'leukemia',
  items: ['chronic lymphocytic leukemia', 'chronic myeloid leukemia', 'acute myeloid leukemia in remission', 'chronic lymphocytic leukemia under observation'],
  stated: ['{He} has chronic lymphocytic leukemia.', 'Leukemia was diagnosed two years ago.', 'Chronic myeloid leukemia is known.', 'There is a history of acute myeloid leukemia, in remission.'],
  inferred: ['{He} takes imatinib since the Philadelphia chromosome was found in {his} blood cells.', 'The white count has stood near 80,000/µL, all small mature B lymphocytes with smudge cells, and ibrutinib was begun.', 'Blasts in the marrow had been treated with cytarabine and daunorubicin three years ago.', 'Dasatinib keeps the BCR-ABL transcripts in {his} blood below detection.'],
  denied: ['Blood counts have always been normal.', '{He} has no disease of the blood.', 'A raised white count two years ago was due to an abscess and returned to normal.', 'There was never any leukemia.'],
};

export const LYMPHOMA: FindingProse = {
  section: 'history', noun: 'lymphoma',
  stated: ['{He} has a follicular lymphoma.', 'Hodgkin lymphoma was treated {#2-4} years ago.', 'A lymphoma of the stomach is known.', 'Diffuse large B-cell lymphoma was diagnosed last year.'],
  inferred: ['Reed-Sternberg cells in a node of the neck led to six cycles of ABVD, the last one a year ago.', 'R-CHOP was given for enlarged, CD20-positive nodes in the abdomen.', 'Rituximab is infused every two months because of a slowly growing B-cell tumor of the nodes.', 'A swollen node removed last year held sheets of malignant B cells, and polatuzumab was given.'],
  denied: ['A swollen node years ago proved to be harmless.', '{He} never had a tumor of the lymph nodes.', 'Lymph nodes were never enlarged.', 'There is no lymphoma.'],
};

export const AIDS: FindingProse = {
  section: 'history', noun: 'AIDS',
  stated: ['{He} has AIDS.', 'AIDS was diagnosed after Pneumocystis pneumonia.', 'There is AIDS, with a CD4 count of 60/µL.', 'The acquired immunodeficiency syndrome has been known for two years.'],
  inferred: ['Human immunodeficiency virus infection came to light with Pneumocystis pneumonia, and the CD4 count was 45/µL.', '{He} takes dolutegravir with tenofovir and lamivudine since toxoplasma abscesses of the brain, at a CD4 count of 38/µL, revealed the virus.', 'Cytomegalovirus retinitis at a CD4 count of 22/µL had led to the diagnosis of infection with the immunodeficiency virus.', 'Kaposi sarcoma and a CD4 count of 90/µL in an infection with human immunodeficiency virus are on record.'],
  denied: ['A test for human immunodeficiency virus was negative.', 'Immunodeficiency was excluded.', 'Serology for human immunodeficiency virus was negative last year.', 'There is no infection with human immunodeficiency virus.'],
};

/** Graded findings: what is told for each grade. */
export const LIVER_GRADES = {
  none: {
    stated: ['There is no liver disease.', 'Liver disease is not known.'],
    inferred: ['Liver tests and ultrasound were normal.', 'The liver has always been healthy.', 'Hepatitis serology was negative, and liver enzymes were normal.', 'Transaminases, bilirubin, and an ultrasound of the liver were without findings.'],
  },
  Mild: {
    stated: ['{He} has chronic hepatitis B without cirrhosis.', 'Mild liver disease, chronic hepatitis C without cirrhosis, is known.'],
    inferred: ['Hepatitis C virus is detectable for years, with a soft liver at elastography and without cirrhosis.', 'Surface antigen of hepatitis B has been positive for a decade, and elastography of {#4.8-6.2} kPa excluded cirrhosis.', '{He} has carried hepatitis B virus since youth, with a smooth liver and no sign of cirrhosis on imaging.', 'Chronic viral hepatitis C was not treated so far, and a biopsy showed fibrosis of stage 1 without cirrhosis.'],
  },
  Moderate: {
    stated: ['{He} has cirrhosis with portal hypertension and ascites.', 'Moderate to severe liver disease, cirrhosis with portal hypertension, is known.'],
    inferred: ['The liver is nodular, the spleen is large, and varices of the esophagus have been banded, with ascites drained every month.', 'Because of a shrunken, nodular liver, esophageal varices were banded twice and fluid is drained from the abdomen every few weeks.', 'Spironolactone and repeated paracentesis are needed since a nodular liver raised the portal pressure, and varices were ligated.', 'Varices in the esophagus, a spleen of {#15-18} cm, and recurrent ascites go back to a nodular, shrunken liver.'],
  },
} as const satisfies Grades;

export const DIABETES_GRADES = {
  'None or diet-controlled': {
    stated: ['{He} has no diabetes.', 'Diabetes is not known.'],
    inferred: ['Fasting glucose has always been normal.', 'Blood sugar, slightly raised years ago, is normal on diet alone.', 'Hemoglobin A1c was 5.{#1-5}% without any treatment.', 'No tablet for blood sugar was ever needed, and fasting values stay near {#86-98} mg/dL.'],
  },
  Uncomplicated: {
    stated: ['{He} has type 2 diabetes without complications, treated with metformin.', 'Type 2 diabetes, treated with metformin and free of organ damage, is known.'],
    inferred: ['Metformin and gliclazide are taken for {his} sugar; eyes, kidneys, and nerves were sound at the yearly check.', '{He} takes metformin since a hemoglobin A1c of {#7.6-8.6}%; retina, urine albumin, and feeling in the feet are normal.', 'Tablets of metformin and sitagliptin keep hemoglobin A1c near {#6.6-7.2}%, and neither eyes, nerves, nor kidneys have suffered.', 'For {his} sugar {he} takes metformin twice a day, with clear fundi, no albumin in the urine, and normal monofilament testing.'],
  },
  'End-organ damage': {
    stated: ['{He} has type 2 diabetes with retinopathy and nephropathy.', 'Type 2 diabetes with end-organ damage, namely retinopathy and neuropathy, is known.'],
    inferred: ['The eye specialist has lasered both retinas because of sugar disease, for which {he} takes metformin and glargine.', 'After twenty years of insulin, albumin is lost in the urine, the feet are numb, and new vessels grew on the retina.', 'Metformin and glargine came too late to spare {his} retinas, which were lasered twice, and the feet, which no longer feel the monofilament.', 'Years of high sugar, now under insulin, have left {him} with albumin in the urine and scars of laser treatment in both eyes.'],
  },
} as const satisfies Grades;

export const TUMOR_GRADES = {
  none: {
    stated: ['{He} never had a tumor.', 'No malignant tumor is known.'],
    inferred: ['Colonoscopy and other screening tests for cancer were clear.', 'There was never any malignant tumor.', 'Screening for cancer has been up to date and without findings.', 'All biopsies taken over the years were benign.'],
  },
  Localized: {
    stated: ['{He} was operated on two years ago for localized colon cancer, without metastases.', 'A localized carcinoma of the kidney, without metastases, was removed {#2-4} years ago.'],
    inferred: ['A part of the bowel was removed [one|two|three] years ago for a carcinoma; all nodes were free, and scans have been clear since.', 'Removal of one kidney was done three years ago for a carcinoma that had not spread.', 'A carcinoma of the colon was resected {#2-4} years ago with free margins and {#14-22} nodes that held no tumor.', 'Half of the stomach was removed {#1-3} years ago for a carcinoma confined to its wall, and later scans showed nothing.'],
  },
  Metastatic: {
    stated: ['{He} has metastatic carcinoma of the colon.', 'Metastatic lung carcinoma is known.'],
    inferred: ['A carcinoma of the lung has spread to liver and bones.', 'Besides a tumor of the pancreas, biopsies of several liver nodules showed the same adenocarcinoma.', 'Scans for a carcinoma of the colon showed deposits in both lobes of the liver and in the lungs.', 'Bone scintigraphy for a carcinoma of the kidney lit up in the spine, the ribs, and the pelvis.'],
  },
} as const satisfies Grades;

export const NURSING_HOME: FindingProse = {
  section: 'social', noun: '',
  stated: ['{He} lives in a nursing home.', '{He} is a resident of a nursing home.', 'For the past year {he} has lived in a nursing home.', 'Home is a nursing facility.'],
  inferred: ['{He} was sent in by the staff of the long-term care facility where {he} has had a room for two years.', 'The transfer letter came from the home for the elderly in which nurses look after {him} day and night.', 'Since {he} could no longer manage, {he} has had a bed in a skilled nursing facility, whose staff called the ambulance.', 'Aides of the care home where {he} has lived since last spring had noticed the fever.'],
  denied: ['{He} lives at home.', '{He} lives in {his} own flat and needs no help.', '{He} lives with {his} family in {his} own house.', '{He} manages {his} own household.'],
};

export const NEOPLASM: FindingProse = {
  section: 'history', noun: 'cancer',
  items: ['active [lung|breast|colon] cancer', 'cancer of the [stomach|bladder] diagnosed {#3-11} months ago', 'a malignant neoplasm under treatment', 'recently diagnosed [colon|kidney] cancer'],
  stated: ['{He} has active cancer of the [colon|bladder|pancreas].', 'Lung cancer was diagnosed [three|five] months ago.', 'A carcinoma of the stomach is under treatment.', 'Neoplastic disease, a carcinoma of the esophagus, is known.'],
  inferred: ['The third cycle of FOLFOX was given last week.', 'Gemcitabine is infused every week for a mass in the pancreas.', 'Pembrolizumab is given every three weeks for deposits in the liver from a tumor of the colon.', 'Six months ago a kidney was removed for a clear cell carcinoma, and lung nodules are being treated with sunitinib.'],
  denied: ['{He} never had cancer.', 'Screening for cancer was up to date and normal.', 'There is no malignant disease.', 'A benign polyp was removed two years ago.'],
};

export const LIVER_DISEASE: FindingProse = {
  section: 'history', noun: 'liver disease',
  stated: ['{He} has cirrhosis of the liver.', 'Chronic liver disease, cirrhosis from hepatitis C, is known.', 'Cirrhosis was proven by biopsy three years ago.', 'There is alcoholic cirrhosis.'],
  inferred: ['Varices of the esophagus were banded last year, and ultrasound showed a small nodular liver.', '{He} takes lactulose and spironolactone since {his} shrunken, nodular liver let the abdomen fill with fluid.', 'A biopsy had shown bridging scars and regenerative nodules after decades of hepatitis C.', 'Elastography of the liver gave 32 kPa, and the spleen and portal vein are enlarged.'],
  denied: ['The liver is healthy.', 'Liver tests were always normal, and {he} never had hepatitis.', 'There is no liver disease.', 'Ultrasound of the liver was normal last year.'],
};

export const RENAL_DISEASE: FindingProse = {
  section: 'history', noun: 'kidney disease',
  stated: KIDNEY_DISEASE.stated.slice(0, 3), inferred: KIDNEY_DISEASE.inferred, denied: KIDNEY_DISEASE.denied,
};

export const EFFUSION: FindingProse = {
  section: 'imaging', noun: 'pleural effusion',
  stated: ['The chest radiograph showed a pleural effusion on the {side}.', 'A pleural effusion was seen on x-ray.', 'The film showed consolidation and a pleural effusion.', 'Chest x-ray revealed an infiltrate with pleural effusion.'],
  inferred: ['On the film the {side} costophrenic angle was blunted, with a meniscus rising along the chest wall.', 'The upright radiograph showed a fluid level along the lateral chest wall beside the infiltrate.', 'On the film, fluid layered along the {side} chest wall in the lateral decubitus view.', 'The radiograph showed the {side} diaphragm hidden by fluid in the pleural space.'],
  denied: ['The film showed an infiltrate, and both costophrenic angles were sharp.', 'There was no pleural fluid on the radiograph.', 'Both pleural spaces were free on the chest film.', 'The chest radiograph showed an infiltrate without effusion.'],
};

export const IMMUNO: FindingProse = {
  section: 'history', noun: '',
  stated: ['There is a history of severe organ failure: cirrhosis with portal hypertension, proven by biopsy.', '{He} is immunocompromised after chemotherapy for acute leukemia last month.', 'Severe chronic organ insufficiency is known, in the form of NYHA class IV heart failure.', '{He} is immunosuppressed, with high-dose prednisone for the last two months.'],
  inferred: ['A kidney transplant works well under tacrolimus, mycophenolate, and prednisone.', 'Even at rest in a chair {he} was short of breath for the last year from {his} failing heart, class IV as the cardiologist wrote.', 'A nodular liver on biopsy, banded varices, and ascites drained every month are on record.', 'The third cycle of chemotherapy for a lymphoma ended ten days before, with neutrophils of 300/µL.'],
  denied: ['There was no cirrhosis, no heart or lung failure at rest, no dialysis, and no immunosuppression.', 'Neither liver, heart, nor lungs had failed before, {he} was not on dialysis, and the immune system was intact.', 'No immunosuppressants were taken, and there was no history of severe failure of heart, lungs, or liver, nor of dialysis.', 'Before, {he} had walked a mile a day with sound heart, lungs, and liver, without dialysis or drugs against the immune system.'],
};
