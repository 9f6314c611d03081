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
  'mimic-iii-train': 'faf70bcd2246a493d46fec2a2d3d2d39513fec1932fc379385cc09bb6f0c0f7a',
  'mimic-iii-test': '66d6ea6df3d8e095b3395a2ae0dc82a95564e0f4f2ecc0e92b0e758d5e3d8ba9',
  'eicu-train': 'b93382a8e60acdda98b2e1bb2570c21bcc48b7ad4440b23d9ab4e8471b6d603d',
  'eicu-test': 'af7534477338aac30762b9dbe59bc32d803f007f7409f02e3ed92935b605af3b',
  'mimicsql-train': 'cd0ecf21f6ba2b3211f1cea04f5ca3e891a60d5a33f5a6ee7d60bde5afd568a0',
  'mimicsql-test': 'c62473fc921458748dc889c1919586d9d2b6aea27e90bdca584318636689654f',
};
