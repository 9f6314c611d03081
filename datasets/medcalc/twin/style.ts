/** The six manners in which notes are written. */
import type { Rng } from '../../../env/rng.ts';
import type { Illness, Place } from './illness.ts';
import type { Section } from './section.ts';

export const STYLES = ['case', 'discharge', 'emergency', 'icu', 'letter', 'telegraphic'] as const;
export type Style = (typeof STYLES)[number];

/** How often each is used, by where the patient is seen. Most published notes are case reports. */
const SHARES: { readonly [place in Place]: { readonly [style in Style]?: number } } = {
  emergency: { case: 0.58, emergency: 0.2, discharge: 0.12, telegraphic: 0.1 },
  ward: { case: 0.6, discharge: 0.2, telegraphic: 0.1, emergency: 0.1 },
  clinic: { case: 0.6, letter: 0.28, telegraphic: 0.12 },
  icu: { case: 0.42, icu: 0.44, telegraphic: 0.14 },
};

export function styleFor(rng: Rng, { place, intensive }: Pick<Illness, 'place' | 'intensive'>): Style {
  if (intensive === true && rng.chance(0.25)) return 'icu';
  let left = rng.float();
  for (const [style, share] of Object.entries(SHARES[place]) as [Style, number][]) {
    left -= share;
    if (left < 0) return style;
  }
  return 'case';
}

/** Headings; the sections of one heading stand together. Notes without headings have paragraphs. */
export const HEADINGS: { readonly [style in Style]: readonly { readonly names: readonly string[]; readonly sections: readonly Section[] }[] } = {
  case: [
    { names: [''], sections: ['opening', 'hpi'] }, { names: [''], sections: ['history', 'medications', 'family', 'social', 'review'] }, { names: [''], sections: ['vitals', 'exam'] },
    { names: [''], sections: ['labs', 'imaging'] }, { names: [''], sections: ['course', 'plan'] },
  ],
  letter: [
    { names: [''], sections: ['opening', 'hpi', 'review'] }, { names: [''], sections: ['history', 'medications', 'family', 'social'] }, { names: ['', 'On examination: ', 'Examination: '], sections: ['vitals', 'exam'] },
    { names: ['', 'Investigations: ', 'Results: '], sections: ['labs', 'imaging'] }, { names: ['', 'Impression: ', 'Assessment: ', 'Opinion: '], sections: ['course', 'plan'] },
  ],
  discharge: [
    { names: ['Reason for admission: ', 'Presentation: ', 'Presenting complaint: '], sections: ['opening', 'hpi'] }, { names: ['Past medical history: ', 'Background: ', 'Medical history: '], sections: ['history', 'family', 'social', 'review'] },
    { names: ['Medications on admission: ', 'Home medications: '], sections: ['medications'] }, { names: ['Examination on admission: ', 'Physical examination: '], sections: ['vitals', 'exam'] },
    { names: ['Laboratory data: ', 'Results: ', 'Pertinent results: '], sections: ['labs'] }, { names: ['Imaging and studies: ', 'Studies: '], sections: ['imaging'] }, { names: ['Hospital course: ', 'Clinical course: '], sections: ['course'] }, { names: ['Discharge plan: ', 'Follow-up: '], sections: ['plan'] },
  ],
  emergency: [
    { names: ['CC: ', 'Chief complaint: '], sections: ['opening'] }, { names: ['HPI: ', 'History: '], sections: ['hpi'] }, { names: ['ROS: ', 'Review of systems: '], sections: ['review'] }, { names: ['PMH: ', 'PMHx: ', 'Past history: '], sections: ['history'] },
    { names: ['Meds: ', 'Medications: '], sections: ['medications'] }, { names: ['SH/FH: ', 'Social and family history: '], sections: ['family', 'social'] }, { names: ['Vitals: ', 'Triage and vital signs: '], sections: ['vitals'] },
    { names: ['PE: ', 'Exam: ', 'Physical exam: '], sections: ['exam'] }, { names: ['Labs: ', 'Lab results: '], sections: ['labs'] }, { names: ['Imaging/ECG: ', 'Studies: '], sections: ['imaging'] }, { names: ['ED course: ', 'MDM: '], sections: ['course'] }, { names: ['Disposition: ', 'Plan: '], sections: ['plan'] },
  ],
  icu: [
    { names: ['Summary: ', 'Events: '], sections: ['opening', 'hpi'] }, { names: ['Background: ', 'PMH: '], sections: ['history', 'medications', 'family', 'social', 'review'] }, { names: ['Observations: ', 'Vitals: '], sections: ['vitals'] }, { names: ['Exam: ', 'Examination: '], sections: ['exam'] },
    { names: ['Labs/ABG: ', 'Data: '], sections: ['labs'] }, { names: ['Imaging/micro: ', 'Other: '], sections: ['imaging'] }, { names: ['Assessment: ', 'A: ', 'Course: '], sections: ['course'] }, { names: ['P: ', 'Plan: '], sections: ['plan'] },
  ],
  telegraphic: [
    { names: [''], sections: ['opening'] }, { names: ['HPI - ', 'Hx: ', ''], sections: ['hpi', 'review'] }, { names: ['PMH - ', 'Bg: '], sections: ['history'] }, { names: ['Rx: ', 'Meds - '], sections: ['medications'] }, { names: ['SHx/FHx: ', 'Soc/fam: '], sections: ['social', 'family'] },
    { names: ['O/E: ', 'Exam - '], sections: ['vitals', 'exam'] }, { names: ['Labs - ', 'Bloods: '], sections: ['labs'] }, { names: ['Ix: ', 'Imaging - '], sections: ['imaging'] }, { names: ['Imp: ', 'A/P - '], sections: ['course', 'plan'] },
  ],
};

/** Abbreviations of the ward; none changes what a reader concludes. */
const SHORT: readonly (readonly [long: string, short: string])[] = [
  ['year-old', 'yo'], ['history of', 'h/o'], ['without', 'w/o'], ['with', 'w/'], ['patient', 'pt'], ['blood pressure', 'BP'], ['heart rate', 'HR'], ['respiratory rate', 'RR'], ['oxygen saturation', 'SpO2'], ['temperature', 'temp'],
  ['hypertension', 'HTN'], ['type 2 diabetes mellitus', 'T2DM'], ['type 2 diabetes', 'T2DM'], ['shortness of breath', 'SOB'], ['computed tomography', 'CT'], ['magnetic resonance imaging', 'MRI'], ['electrocardiogram', 'ECG'], ['chest radiograph', 'CXR'], ['echocardiography', 'echo'],
  ['twice daily', 'BID'], ['three times daily', 'TID'], ['as needed', 'PRN'], ['by mouth', 'PO'], ['intravenously', 'IV'], ['intravenous', 'IV'], ['emergency department', 'ED'], ['intensive care unit', 'ICU'], ['family physician', 'GP'], ['ultrasound', 'US'], ['bilaterally', 'b/l'], ['diagnosis', 'dx'], ['treatment', 'tx'],
  ['symptoms', 'sx'], ['follow-up', 'f/u'], ['abdominal', 'abd'], ['abdomen', 'abd'], ['examination', 'exam'], ['approximately', '~'], ['hemoglobin', 'Hb'], ['white blood cell count', 'WBC'], ['platelet count', 'plt'], ['secondary to', '2/2'], ['because of', 'd/t'], ['due to', 'd/t'],
];
const LONG = new RegExp(`\\b(?:${SHORT.map(([long]) => long).join('|')})\\b`, 'g');
const ABBREVIATED = new Map(SHORT);

/** The text as it is jotted down on a ward: abbreviated, without articles and pronouns that go without saying. */
export function telegraphic(text: string): string {
  return text
    .replace(LONG, (long) => ABBREVIATED.get(long) ?? long)
    .replace(/\b(\w+) \(\1\)/g, '$1')
    .replace(/(^|[.;:\n] )(?:He|She|The pt|Pt) (?:had been|has been|was|is|had|has) /g, '$1')
    .replace(/(^|[.;:\n] )(?:There (?:was|were|is|are|had been)) /g, '$1')
    .replace(/(?<!\b(?:in|for|after|within|about|on|over|of|half|than|with|the|that)) an? (day|night|week|month|year)\b/g, '/$1')
    .replace(/(^|[.;:\n] )(?:The|A|An) /g, '$1')
    .replace(/ (?:the|an|a) (?=[a-z])/g, ' ')
    .replace(/(^|[.:\n] )([a-z])/g, (_, before: string, letter: string) => before + letter.toUpperCase());
}
