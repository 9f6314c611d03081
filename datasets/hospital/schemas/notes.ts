/** What `schema.md` says about each schema: short, with the units that no column holds. */
const COMMON = 'Synthetic data: no real person. Times are text, `YYYY-MM-DD HH:MM:SS` without a zone: what is earlier is less (in SQLite `time >= \'2103\'`; `strftime` gives text, to be compared with `\'2103\'`). "Now" is 2105-12-31 23:59:00, and nothing is known after it. An empty CSV field is NULL.';

export const MIMIC_III_NOTES = `# MIMIC-III tables (as in EHRSQL)

${COMMON} Text is in lower case.

- PATIENTS: one row a person. GENDER m or f; DOD is the date of death, in hospital or later, NULL while alive.
- ADMISSIONS: one row a hospital stay (HADM_ID). DISCHTIME and DISCHARGE_LOCATION are NULL while the patient is in hospital. AGE in years at admission.
- D_ICD_DIAGNOSES, D_ICD_PROCEDURES: ICD-9-CM titles by ICD9_CODE (text, no dot). D_LABITEMS, D_ITEMS: labels by ITEMID; LINKSTO names the table that uses the item.
- DIAGNOSES_ICD, PROCEDURES_ICD: what was coded in a stay, and when.
- LABEVENTS: VALUENUM in VALUEUOM. PRESCRIPTIONS: DOSE_VAL_RX (text) in DOSE_UNIT_RX, by ROUTE, from STARTDATE to ENDDATE.
- COST: US dollars. EVENT_TYPE is diagnoses_icd, procedures_icd, labevents or prescriptions; EVENT_ID is the ROW_ID there.
- CHARTEVENTS: bedside values in VALUEUOM (height in inches, weight in kg, temperature in degrees Celsius, pressure in mmHg).
- INPUTEVENTS_CV.AMOUNT and OUTPUTEVENTS.VALUE: millilitres.
- MICROBIOLOGYEVENTS: one row a specimen and organism; ORG_NAME is NULL when nothing grew.
- ICUSTAYS: OUTTIME is NULL while the patient is there. TRANSFERS: each bed in order; EVENTTYPE admit, transfer or discharge; CAREUNIT and ICUSTAY_ID are NULL on ordinary wards.
`;

export const EICU_NOTES = `# eICU tables (as in EHRSQL)

${COMMON} Text is in lower case.

- patient: one row a unit stay (patientunitstayid); uniquepid is the person, patienthealthsystemstayid the hospital stay. age is text, in years (90 for 90 and over). admissionheight in cm; weights in kg. Discharge columns are NULL while the patient is there.
- diagnosis, treatment, allergy: names and times; icd9code may be NULL.
- lab: labresult in the usual US unit of that test (glucose, creatinine, bun and calcium mg/dL; electrolytes mEq/L; hgb and albumin g/dL; hct %; wbc and platelets in thousands per uL; lactate mmol/L; pao2 and paco2 mm Hg).
- medication: dosage is text with its unit; routeadmin; drugstarttime to drugstoptime.
- cost: US dollars. eventtype is diagnosis, treatment, lab or medication; eventid is the row's id there.
- intakeoutput: cellvaluenumeric in millilitres; cellpath contains "intake" or "output".
- microlab: organism is "no growth" when nothing grew.
- vitalperiodic: temperature in degrees Celsius, sao2 in %, heartrate and respiration per minute, pressures in mmHg; NULL where nothing was measured.
`;

export const MIMICSQL_NOTES = `# MIMICSQL tables (as in TREQS)

${COMMON} Only completed admissions are listed.

- DEMOGRAPHIC: one row an admission (HADM_ID). AGE in years at admission; DAYS_STAY in days; EXPIRE_FLAG 1 if the person has died, in hospital or later; DOD and DOD_YEAR are NULL otherwise.
- DIAGNOSES, PROCEDURES: ICD-9-CM code (text, no dot) with both titles.
- PRESCRIPTIONS: DRUG_DOSE is the dose with its unit, such as 500mg; DRUG_TYPE is MAIN, BASE or ADDITIVE; ICUSTAY_ID is NULL outside intensive care.
- LAB: VALUE_UNIT is the value with its unit, such as 12.6g/dL; FLAG is abnormal, delta (a large change since the last value) or NULL.
`;
