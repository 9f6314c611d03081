/** Children in hospital. `{weight}` is told by the scenario. */
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
