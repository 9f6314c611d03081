/** Heart, vessels and their risk factors, as findings. */
import type { FindingProse } from '../finding.ts';

export const SMOKER: FindingProse = {
  section: 'social', noun: 'smoking',
  stated: ['{He} is a current smoker, with [ten|fifteen|twenty] cigarettes a day.', '{He} smokes half a pack of cigarettes daily.', 'Tobacco use is ongoing, at [one pack|half a pack] a day.', '{He} has smoked since the age of {#16-20} and still does.'],
  inferred: ['A pack of cigarettes lasts {him} two days.', '{He} steps outside for a cigarette every hour or so and has not managed to quit.', 'Attempts to give up cigarettes, the last one in spring, have failed within days.', '{He} rolls {his} own cigarettes, about eight each day.'],
  denied: ['{He} has never smoked.', '{He} is a lifelong non-smoker.', '{He} has never touched tobacco, though {his} father smoked heavily.', 'Cigarettes had been tried once at school and never again.'],
};

export const TREATED_PRESSURE: FindingProse = {
  section: 'medications', noun: 'medicines for blood pressure',
  stated: ['Blood pressure is treated with [amlodipine|lisinopril|losartan].', '{He} is on antihypertensive treatment with [perindopril|candesartan].', 'For hypertension {he} takes [hydrochlorothiazide|metoprolol] daily.', '{He} takes a combination tablet against high blood pressure.'],
  inferred: ['{He} swallows a tablet of [ramipril|valsartan] each morning and checks {his} readings on a home cuff, as the family physician asked.', 'A tablet of [enalapril|telmisartan] was prescribed three years ago because {his} readings had been too high, and {he} has taken it ever since.', '{His} pill box holds amlodipine, started when the readings stayed above 150.', 'Since last year {he} has taken chlorthalidone because the cuff at the pharmacy kept showing high numbers.'],
  denied: ['{He} takes no medicines for blood pressure.', '{He} has never been prescribed antihypertensive drugs.', 'No tablets are taken at all, apart from [an antacid now and then|ibuprofen for headaches].', 'Drug treatment of blood pressure was discussed once but never begun.'],
};
