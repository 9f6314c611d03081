/** Low, high and steady blood pressure. */
import type { Pool } from '../note.ts';
import type { Setting } from '../spec.ts';
import { together } from './common.ts';

const WATCHED: Pool = {
  imaging: ['The electrocardiogram showed sinus rhythm.', 'Echocardiography showed normal valves.', 'The chest radiograph was unremarkable.', 'Monitoring for 24 hours showed single extra beats only.'],
  course: ['Readings were taken every hour on the first day.', '{He} was kept under observation for [one night|two nights].', '{His} list of medicines was gone through with the family physician by telephone.'],
  exam: ['<carotids> No bruit was heard over the carotid arteries.', '<heart> A soft systolic murmur was heard at the base of the heart.'],
};

export const LOW_PRESSURE: Setting = {
  openings: [
    '{who} was brought to the emergency department{on} after [a wasp sting with hives and faintness|vomiting all night|working for hours in great heat].',
    '{who} was admitted{on} with fever, shivering, and low urine output.',
    '{who} collapsed in a waiting room and was taken to {hospital}{on}.',
  ],
  pool: together({
    hpi: ['{He} felt faint on sitting up and had to be helped onto the stretcher.', 'The symptoms had come on within [an hour|half an hour].', 'There was no tongue bite and no incontinence.', 'Little had been drunk since the evening before.', 'The crew of the ambulance had raised {his} legs.', '{He} had never fainted before.'],
    exam: ['<general> {He} was pale and sweating.', '<neck> The neck veins were flat.', '<skin> Capillary refill was delayed.', '<edema> Hands and feet were cool, without edema.'],
    imaging: ['Bedside ultrasound showed a narrow, collapsing inferior vena cava.', 'Lactate was sent together with blood cultures.'],
    course: ['Two liters of crystalloid were given, and {he} became warm and alert.', 'Vasopressors were [kept ready but not needed|given for half a day].', '{He} could stand without dizziness on the following day.', 'The cause was treated, and {his} blood pressure tablets were paused.'],
  }, WATCHED),
};

export const HIGH_PRESSURE: Setting = {
  openings: [
    '{who} was taken to {hospital}{on} with headache and blurred vision.',
    '{who} came to the emergency department{on} with a nosebleed that would not stop.',
    '{who} was admitted{on} because of very high readings at the pharmacy.',
  ],
  pool: together({
    hpi: ['The headache was throbbing and mostly at the back of the head.', '{He} had stopped {his} tablets [two weeks earlier because of swollen ankles|when the prescription ran out].', 'There was no chest pain and no weakness of an arm or leg.', 'Licorice had been eaten daily for weeks.', 'Sleep was poor because of [snoring|worry].'],
    exam: ['<eyes> The fundi showed [narrow arterioles|cotton-wool spots without papilledema].', '<neuro> There was no focal deficit.', '<neck> The neck veins were not distended.', '<general> {He} was flushed and anxious.'],
    imaging: ['Computed tomography of the head was normal.', 'The urine contained a trace of protein.', 'Duplex ultrasound of the renal arteries was [normal|planned].'],
    course: ['Nicardipine was infused for [eight|twelve] hours and then replaced by tablets.', 'The pressure was lowered step by step over two days.', 'Vision returned to normal.', '{He} learned to use a cuff at home.', 'Metanephrines in plasma were later reported as normal.'],
  }, WATCHED),
};

export const STEADY_PRESSURE: Setting = {
  openings: [
    '{who} was admitted{on} for observation after [a fall from a ladder|a bicycle accident|palpitations and dizziness].',
    '{who} was seen in the emergency department{on} with [back pain after lifting a box|a cut of the hand|dizziness when turning in bed].',
    '{who} was admitted to {hospital}{on} before [removal of a kidney stone|repair of a shoulder tendon].',
  ],
  pool: together({
    hpi: ['{He} remembered all events.', 'The symptoms had begun suddenly.', 'A similar spell had occurred [two years|some months] earlier.', 'Pain was rated as [three|four|five] of ten.', 'A neighbor had driven {him} to the hospital.'],
    exam: ['<bruise> There was a bruise on the left hip.', '<neuro> Coordination and gait were normal.', '<spine> The spine was not tender to tapping.'],
    imaging: ['Radiographs showed no fracture.', 'Computed tomography of the head was normal.'],
    course: ['Acetaminophen relieved the pain.', 'An orthostatic test before discharge was normal.', 'A tetanus booster was given.', '{He} walked the stairs with the physiotherapist.'],
  }, WATCHED),
};
