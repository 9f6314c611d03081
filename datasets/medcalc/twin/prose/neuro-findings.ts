/** Brain and mind, as findings. */
import type { FindingProse } from '../finding.ts';

export const STROKE: FindingProse = {
  section: 'history', noun: 'stroke',
  items: ['an ischemic stroke {#2-9} years ago', 'prior ischemic stroke', 'a stroke in the past', 'old ischemic stroke ({#3-10} years earlier)'],
  stated: ['{He} had an ischemic stroke {#2-9} years ago.', 'There is a history of stroke.', 'A stroke was treated [two|three|five] years ago.', 'Past ischemic stroke is documented.'],
  inferred: ['The right arm has remained weak since an infarct in the territory of the left middle cerebral artery.', '{He} drags {his} left foot and searches for words after an infarct of the brain some years ago.', 'Magnetic resonance imaging done when {his} speech suddenly failed, with lasting deficit, showed a fresh infarct of the left frontal lobe.', 'A clot was pulled from the left middle cerebral artery [two|three] years ago, and the face still droops on the right.'],
  denied: ['{He} never had a stroke.', 'Magnetic resonance imaging of the brain last year showed no old infarcts.', 'A spell of vertigo last year was traced to the inner ear, and imaging of the brain was clean.', 'There was never any paralysis or loss of speech.'],
};

export const TIA: FindingProse = {
  section: 'history', noun: 'transient ischemic attacks',
  items: ['a transient ischemic attack {#2-8} years ago', 'prior TIA', 'transient ischemic attack', 'two TIAs in the past'],
  stated: ['{He} had a transient ischemic attack {#2-8} years ago.', 'There is a history of TIA.', 'A transient ischemic attack was diagnosed last year.', 'Two transient ischemic attacks are on record.'],
  inferred: ['Last year the right hand went numb and speech was slurred for twenty minutes, with full recovery and a clean scan, and the neurologist blamed a passing clot.', 'For a quarter of an hour {he} could not see with one eye; the eye specialist found emboli from the carotid artery, and sight came back fully.', 'A weakness of the left arm that vanished within half an hour, with normal imaging, was attributed by the stroke unit to a brief lack of blood flow.', 'The stroke unit kept {him} for two nights when speech failed for ten minutes and came back; imaging showed no infarct, and a small embolus was held responsible.'],
  denied: ['{He} never had passing weakness or loss of vision.', 'There were no transient ischemic attacks.', 'Brief tingling of the fingers years ago was due to carpal tunnel syndrome.', 'No fleeting neurological deficits were ever noticed.'],
};

/** Stroke or transient ischemic attack, one criterion. */
export const CEREBROVASCULAR: FindingProse = {
  section: 'history', noun: 'stroke or transient ischemic attack',
  stated: STROKE.stated.slice(0, 2).concat(TIA.stated.slice(0, 2)),
  inferred: STROKE.inferred.concat(TIA.inferred.slice(0, 2)),
  denied: ['{He} never had a stroke or a transient ischemic attack.', 'The vessels of the brain never gave trouble, and a scan last year was clean.', 'There was no cerebrovascular disease.', 'Dizziness two years ago was due to the inner ear, and imaging of the brain was normal.'],
};

export const DEMENTIA: FindingProse = {
  section: 'history', noun: 'dementia',
  items: ['dementia', 'Alzheimer dementia diagnosed {#2-5} years ago', 'vascular dementia', 'dementia of Alzheimer type on donepezil'],
  stated: ['{He} has dementia.', 'Alzheimer disease was diagnosed [two|three] years ago.', 'Vascular dementia of moderate degree is known.', 'There is dementia, for which donepezil is given.'],
  inferred: ['For {#2-4} years {he} has been losing {his} memory step by step, no longer knows {his} grandchildren, and needs help with dressing.', '{He} scored 16 of 30 points in the Mini-Mental State Examination a year ago and takes donepezil.', 'Rivastigmine patches are used because memory and orientation have declined steadily since {his} {wife} noticed the first gaps.', '{He} was found wandering twice last year, asks the same question every few minutes, and can no longer handle money.'],
  denied: ['Memory is excellent.', '{He} keeps {his} own accounts and scored 30 of 30 in a memory test.', 'There is no dementia.', '{He} recites long poems by heart and has no cognitive trouble.'],
};

export const HEMIPLEGIA: FindingProse = {
  section: 'history', noun: 'paralysis',
  items: ['left hemiplegia since childhood', 'complete paraplegia after a riding accident', 'right hemiplegia since a head injury in youth', 'paraplegia'],
  stated: ['{He} has had hemiplegia on the left since childhood.', 'There is complete paraplegia below the tenth thoracic vertebra since a riding accident.', 'Hemiplegia on the right has been present since a head injury in youth.', 'Paraplegia after an accident is known.'],
  inferred: ['Neither leg has moved since a fracture of the spine {#8-20} years ago, and {he} gets about in a wheelchair.', 'After a gunshot injury to the neck in youth, the right arm and leg cannot be moved at all.', 'The left arm and leg have been completely limp since a tumor of the brain lining was removed {#5-12} years ago.', 'Since a diving accident {he} has been unable to move the legs and empties the bladder with a catheter.'],
  denied: ['All limbs move with full strength.', '{He} has no paralysis and plays tennis.', 'There was never any paralysis.', 'Arms and legs are equally strong, and {he} dances twice a week.'],
};

/** New confusion in acute illness. */
export const CONFUSION: FindingProse = {
  section: 'exam', noun: 'confusion',
  items: ['new-onset confusion', 'acute confusion', 'disorientation to time and place', 'altered mental status with confusion'],
  stated: ['{He} was confused.', 'There was new confusion, according to {his} family.', 'Mental state was altered, with acute confusion.', '{He} was disoriented and confused on examination.'],
  inferred: ['{He} gave the year as 1974 and believed to be at a railway station; the day before, {his} mind had been clear.', 'Unlike the day before, {he} could not say where {he} was and plucked at the sheets.', '{He} addressed the nurse as {his} late aunt and could not name the month, which was new to the family.', 'Answers made no sense, and {he} scored 4 of 10 in the abbreviated mental test; a week ago {he} had done a crossword.'],
  denied: ['{He} was alert and fully oriented.', '{He} gave a precise account of the last days and knew date and place.', 'The abbreviated mental test gave 10 of 10 points.', 'Mental state was clear.'],
};
