/** Children in hospital; the scenario tells the weight. */
import type { Pool } from '../note.ts';
import type { Setting } from '../spec.ts';

export const CHILD_WARD: Setting = {
  openings: [
    '{who} was admitted to the pediatric ward{on} with [vomiting and poor feeding|bronchitis|a viral illness].',
    '{who} was brought to the emergency department{on} by both parents because of fever and refusal to drink.',
    '{who} was admitted to {hospital}{on} with dehydration after a stomach virus.',
  ],
  pool: {
    hpi: ['The illness had begun two days earlier with a runny nose.', 'Vomiting followed every attempt to [feed|drink].', '<-1> There had been [four|three] wet diapers in the last day.', '<3+> {He} had passed urine only [twice|three times] since the day before.', '<contacts> A cousin had been ill with the same symptoms.', 'Stools had been loose, without blood.', 'Acetaminophen had been given [once|twice] by the parents.', '<-6> {He} had slept poorly and cried when handled.'],
    history: ['{He} was born at term after an uneventful pregnancy.', '<1+> Growth had followed the same percentile since birth.', 'Development was in keeping with age.', 'There had been no operations and no stays in hospital.'],
    medications: ['<-2> {He} takes vitamin D drops only.', 'No allergies are known.'],
    family: ['The parents are healthy.', 'An older brother has eczema.', 'A grandmother has type 2 diabetes.'],
    social: ['{He} lives with {his} parents and [one sister|two brothers|a grandmother].', '<1+> Immunizations were up to date.', 'Nobody smokes at home.'],
    exam: ['<general> {He} was [irritable but consolable|quiet but alert].', '<skin> Capillary refill took two seconds, and the lips were dry.', 'The eardrums were [slightly red|clear].', '<lungs> Breath sounds were clear, without retractions.', '<heart> Heart sounds were normal, without a murmur.', '<abdomen> The abdomen was soft, with lively bowel sounds.', '<rash> There was no rash and no stiff neck.', 'The throat was red without exudate.', 'Muscle tone and reflexes were appropriate for age.', 'The genitalia were normal.'],
    imaging: ['A chest film was not thought necessary.', 'The urine was clear on dipstick testing.', 'Ultrasound of the abdomen was unremarkable.', 'A stool antigen test was positive for rotavirus.', 'Blood culture remained sterile.'],
    course: ['A cannula was placed in the back of the hand.', 'Maintenance fluid with glucose and saline was prescribed according to weight.', 'Small amounts of oral rehydration solution were offered by spoon.', '<-1> {He} took a full feed on the second day.', '<2+> {He} ate toast and apple sauce on the second day.', 'Fever did not return.', 'The parents stayed at the bedside and were taught the signs of dehydration.', 'Fluid intake and output were charted.', '<2+> A play therapist visited [every afternoon|twice].', 'The nurse weighed the child each morning before feeding.'],
    plan: ['{He} went home [on the third day|after two nights] in good condition.', 'The family physician will see {him} within a week.', 'The parents were asked to return if drinking became poor again.', 'A leaflet on rehydration was given to the parents.'],
  },
};

/** More of the same, which names no illness. */
export const CHILD_MORE: Pool = {
  hpi: ['There was no travel and no contact with animals.', 'Nobody had noticed a change of skin color or any pauses in breathing.', 'The parents described {him} as [less lively than usual|sleepier than usual].', 'Fluids had been taken only by the spoonful since the night before.', 'The family physician had seen {him} on the day before and had found nothing alarming.', '<2+> {He} had complained of a tummy ache around the navel.', '<-1> Feeding took longer than usual, with pauses for breath.'],
  history: ['<1+> There had been one ear infection, treated without antibiotics.', 'Screening of hearing at birth was normal.', 'No chronic illness is known.', '<2+> {He} had chickenpox last year.', '<-2> The mother was healthy during pregnancy, and screening tests were unremarkable.'],
  family: ['There are no hereditary diseases in the family.', 'A cousin has asthma.'],
  social: ['<2+> {He} goes to a group of children every day and likes [drawing|football|animals].', 'The family lives in a flat with a small garden.', 'The household has one cat.', '<-2> {He} is looked after by the mother and a grandmother.'],
  exam: ['<eyes> The eyes were clear, and tears were seen on crying.', 'No lymph nodes of importance were felt.', '<ears> The nose was [blocked|free].', 'Fingers and toes were warm.', 'Muscles and joints were not tender.', '<-1> The fontanelle was level and soft.', 'Pulses in the groins were felt on both sides.', 'There were no bruises.'],
  imaging: ['A swab for respiratory viruses was negative.', 'Urine culture showed no growth.', 'Stool was sent for culture.'],
  course: ['An electrolyte solution was prepared by the hospital pharmacy.', 'Electrolytes were checked again on the second day and were within normal limits.', 'A doctor explained each step to the parents, who agreed.', 'The first night was restless, the second quiet.', 'The infusion was stopped once drinking was sufficient.', 'The cannula stayed dry and clean and was removed before discharge.', 'The diagnosis of a viral infection was confirmed by the course.', 'Antibiotics were not given.', 'Vital signs were taken every four hours and stayed in the range for age.'],
  plan: ['The parents will keep a record of feeds and urine passed for two days.', 'A hotline number of the ward was handed over.', 'The next routine check is due in a month.', 'No medicines were prescribed.'],
};
