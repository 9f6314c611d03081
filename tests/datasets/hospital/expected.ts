/** What the hospital must look like: published names in their order, and digests of the small hospitals (columns with their types, and rows). A changed digest needs a new VERSION once released. */
import type { SchemaName } from '../../../datasets/hospital/index.ts';

export const COLUMNS: Readonly<Record<SchemaName, Readonly<Record<string, string>>>> = {
  'mimic-iii': {
    PATIENTS: 'ROW_ID SUBJECT_ID GENDER DOB DOD',
    ADMISSIONS: 'ROW_ID SUBJECT_ID HADM_ID ADMITTIME DISCHTIME ADMISSION_TYPE ADMISSION_LOCATION DISCHARGE_LOCATION INSURANCE LANGUAGE MARITAL_STATUS ETHNICITY AGE',
    D_ICD_DIAGNOSES: 'ROW_ID ICD9_CODE SHORT_TITLE LONG_TITLE',
    D_ICD_PROCEDURES: 'ROW_ID ICD9_CODE SHORT_TITLE LONG_TITLE',
    D_LABITEMS: 'ROW_ID ITEMID LABEL',
    D_ITEMS: 'ROW_ID ITEMID LABEL LINKSTO',
    DIAGNOSES_ICD: 'ROW_ID SUBJECT_ID HADM_ID ICD9_CODE CHARTTIME',
    PROCEDURES_ICD: 'ROW_ID SUBJECT_ID HADM_ID ICD9_CODE CHARTTIME',
    LABEVENTS: 'ROW_ID SUBJECT_ID HADM_ID ITEMID CHARTTIME VALUENUM VALUEUOM',
    PRESCRIPTIONS: 'ROW_ID SUBJECT_ID HADM_ID STARTDATE ENDDATE DRUG DOSE_VAL_RX DOSE_UNIT_RX ROUTE',
    COST: 'ROW_ID SUBJECT_ID HADM_ID EVENT_TYPE EVENT_ID CHARGETIME COST',
    CHARTEVENTS: 'ROW_ID SUBJECT_ID HADM_ID ICUSTAY_ID ITEMID CHARTTIME VALUENUM VALUEUOM',
    INPUTEVENTS_CV: 'ROW_ID SUBJECT_ID HADM_ID ICUSTAY_ID CHARTTIME ITEMID AMOUNT',
    OUTPUTEVENTS: 'ROW_ID SUBJECT_ID HADM_ID ICUSTAY_ID CHARTTIME ITEMID VALUE',
    MICROBIOLOGYEVENTS: 'ROW_ID SUBJECT_ID HADM_ID CHARTTIME SPEC_TYPE_DESC ORG_NAME',
    ICUSTAYS: 'ROW_ID SUBJECT_ID HADM_ID ICUSTAY_ID FIRST_CAREUNIT LAST_CAREUNIT FIRST_WARDID LAST_WARDID INTIME OUTTIME',
    TRANSFERS: 'ROW_ID SUBJECT_ID HADM_ID ICUSTAY_ID EVENTTYPE CAREUNIT WARDID INTIME OUTTIME',
  },
  eicu: {
    patient: 'uniquepid patienthealthsystemstayid patientunitstayid gender age ethnicity hospitalid wardid admissionheight admissionweight dischargeweight hospitaladmittime hospitaladmitsource unitadmittime unitdischargetime hospitaldischargetime hospitaldischargestatus',
    diagnosis: 'diagnosisid patientunitstayid diagnosisname diagnosistime icd9code',
    treatment: 'treatmentid patientunitstayid treatmentname treatmenttime',
    lab: 'labid patientunitstayid labname labresult labresulttime',
    medication: 'medicationid patientunitstayid drugname dosage routeadmin drugstarttime drugstoptime',
    cost: 'costid uniquepid patienthealthsystemstayid eventtype eventid chargetime cost',
    allergy: 'allergyid patientunitstayid drugname allergyname allergytime',
    intakeoutput: 'intakeoutputid patientunitstayid cellpath celllabel cellvaluenumeric intakeoutputtime',
    microlab: 'microlabid patientunitstayid culturesite organism culturetakentime',
    vitalperiodic: 'vitalperiodicid patientunitstayid temperature sao2 heartrate respiration systemicsystolic systemicdiastolic systemicmean observationtime',
  },
  mimicsql: {
    DEMOGRAPHIC: 'SUBJECT_ID HADM_ID NAME MARITAL_STATUS AGE DOB GENDER LANGUAGE RELIGION ADMISSION_TYPE DAYS_STAY INSURANCE ETHNICITY EXPIRE_FLAG ADMISSION_LOCATION DISCHARGE_LOCATION DIAGNOSIS DOD DOB_YEAR DOD_YEAR ADMITTIME DISCHTIME ADMITYEAR',
    DIAGNOSES: 'SUBJECT_ID HADM_ID ICD9_CODE SHORT_TITLE LONG_TITLE',
    PROCEDURES: 'SUBJECT_ID HADM_ID ICD9_CODE SHORT_TITLE LONG_TITLE',
    PRESCRIPTIONS: 'SUBJECT_ID HADM_ID ICUSTAY_ID DRUG_TYPE DRUG FORMULARY_DRUG_CD ROUTE DRUG_DOSE',
    LAB: 'SUBJECT_ID HADM_ID ITEMID CHARTTIME FLAG VALUE_UNIT LABEL FLUID CATEGORY',
  },
};

export const DIGESTS: Readonly<Record<string, string>> = {
  'mimic-iii-train': '8c045c19a0f3b698c2aa6619c006a66a003fa50afa3906d4cdc082f09e349089',
  'mimic-iii-test': '7aadff71aee2dbbb11404eba4531e749d17fd07bc8073cc5e5a35e075e33cb64',
  'eicu-train': '775b8296fd72912bdba033f763eac347755efcab3e3130acc9eaac968072bcbd',
  'eicu-test': 'b1f646ce378ed90602c6bac71d3868a97660cb5adfdd30cd2675d5b7de445892',
  'mimicsql-train': '9b1310df8295feb68f79415f7f8fa8a7eb41f9b454c2f76566f4c09e3a5eaf6c',
  'mimicsql-test': 'e9c9d5045dd3e4d9a443b12e71a6eb3b17001688e05fed96ef9d72ac64ceeabf',
};
