/** What the hospital must look like: published names in their order, and digests of the small hospitals. A changed digest needs a new VERSION once released. */
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
  'mimic-iii-train': '955b3e21b028c0ecd1293ff7042a2ddf41f2698d6b32e8da530f7b04be1a1a56',
  'mimic-iii-test': '28db6e75316e29685e6ad0cb040a7eddabc8887bec3daccaa43669e744b6e0e6',
  'eicu-train': '07e8f7a6434a49275b14e0eec68a9d8d371e2d0ef38e5b45c59f9602cef7297a',
  'eicu-test': '30eb39cf8082185b1d8aeadb68fe63bd0b5e5b975e5282a84653d1aba44caa6a',
  'mimicsql-train': 'eabb4f7fd31dc214e8946170fa33f966e54d780ec4e72958cf98f9dbd68aa0ee',
  'mimicsql-test': '78429c011467c16071b1932d2b19c4a6abf2d22ab5412da2801bcfeb49742636',
};
