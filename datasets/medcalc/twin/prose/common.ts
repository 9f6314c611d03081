/**
 * Sentences that fit any adult patient and bear on no calculator: circumstances, minor remote history, allergies, findings of
 * organs that the score at hand does not ask about. Grouped by what they touch, so that a scenario can leave groups out.
 */
import type { Pool } from '../note.ts';

/** Life and circumstances. */
export const CIRCUMSTANCES: Pool = {
  social: [
    '{He} lives {home} and manages {his} own household.',
    '{He} {occupied} and [enjoys|is fond of] [gardening|reading|chess|choir singing|fishing|crossword puzzles].',
    '<origin> {He} [speaks two languages|grew up abroad and moved here as a child|has lived in the same town all {his} life].',
    '<travel> There had been no recent travel [abroad|outside the region], and {he} keeps [no pets|one cat|a small dog|two parakeets].',
    '<20+> {He} drives a car and [attends church regularly|volunteers at the local library|helps at a food bank].',
    'A [neighbor|friend|cousin] [came along|accompanied {him}] and [confirmed the account|helped with the details of the story|had kept notes of the last days].',
    '<origin,27+> {He} spent a year abroad [as an exchange pupil|working on a ship|in {his} early twenties] and still keeps letters from that time.',
    '<25+> The apartment is on the [second|third|fourth] floor, and the elevator [was out of order last month|works most of the time].',
    '<20+> {His} hobby is [repairing clocks|photography|baking bread|model railways|growing tomatoes on the balcony].',
    '{He} had been looking forward to [a family reunion|a concert|a hiking trip|a wedding] later that month.',
    '{He} has a written list of [questions|instructions] and asked that {his} family be kept informed.',
    'Vaccinations were [up to date|complete according to {his} records], including that against influenza [last autumn|this season].',
    '{He} follows [no particular diet|a mostly vegetarian diet|an ordinary mixed diet], and drinks two to three cups of coffee a day.',
  ],
};

/** Remote and minor history. */
export const REMOTE: Pool = {
  history: [
    '{He} underwent [an appendectomy|a tonsillectomy|repair of an inguinal hernia] [as a child|at the age of {#8-14}], without complications.',
    '<48+> {He} wears [reading glasses|a hearing aid on the left|varifocal glasses] and is seen yearly by [an optician|an ear specialist].',
    '<40+> There is [mild osteoarthritis of the hands|a stiff left shoulder|low back pain on and off], for which {he} [does exercises|uses a heat pack].',
    'Seasonal [hay fever|allergic rhinitis] is [treated with a nasal spray|mild and untreated].',
    'A [benign mole|lipoma of the back] was removed [years ago|as a teenager].',
    '{He} had [chickenpox|mumps|measles] in childhood.',
    'The wisdom teeth were [removed in {his} youth|pulled years ago].',
    '<35+> A ganglion of the wrist [was watched for years and vanished|came and went without treatment].',
    'An episode of [ringing in one ear|hives after strawberries|a stye] years ago had passed without treatment.',
    '<30+> A wrist [was broken in a fall on ice|was sprained at work] more than ten years ago and healed well.',
  ],
  medications: [
    '[{He} is allergic to penicillin, which causes a rash.|{He} is allergic to sulfonamides, which gave {him} hives.|{He} is allergic to nickel.|No allergies to medicines are known.|No drug allergies were reported.]',
    '{He} takes [a multivitamin|vitamin D|a calcium supplement] when {he} remembers.',
    '<45+> Eye drops for [dry eyes|glaucoma] are used [each evening|twice a day].',
    '{He} uses no herbal remedies [and buys nothing over the counter|and no over-the-counter preparations].',
  ],
};

/** Relatives; never to be taken for the patient. */
export const RELATIVES: Pool = {
  family: [
    '<40+> {His} mother [had type 2 diabetes and died at 86|lived to 91|died of old age]; {his} father [died in a road accident|died of prostate cancer at 79|had gout and high blood pressure].',
    '<-39> {His} mother [has type 2 diabetes|has high blood pressure|is being treated for osteoporosis].',
    'A sister [is treated for hypothyroidism|has psoriasis|has rheumatoid arthritis], and a brother [is well|has a stomach ulcer].',
    '{His} maternal grandmother [had a stroke in her eighties|had heart failure in old age|was treated for breast cancer].',
    '<20+> An uncle [on the mother’s side|on the father’s side] [had Parkinson disease|was on dialysis|had cirrhosis].',
  ],
};

/** Complaints that are absent and belong to no score. */
export const REVIEW: Pool = {
  review: [
    'There was no [blurred vision|double vision|eye pain], and hearing was [unchanged|as before].',
    '<rash> {He} had noticed no [skin rash|change of skin color or rash].',
    '<sleep> Sleep had been [poor|fair|fragmented] over the last nights.',
    '<appetite> Appetite was [reduced|fair|preserved], and there was no change of taste.',
    '<urine> {He} reported no [urinary urgency|burning on urination|blood in the urine].',
    '<joints> No [joint swelling|morning stiffness|muscle cramps] had been noticed.',
    '<hair> There had been no [hair loss|change of the voice|sensitivity to cold].',
    'Dental care was [regular|neglected of late], and chewing caused no pain.',
    '<contacts> There were no [night sweats|tick bites|insect bites], and no [contact with ill people|sick contacts at home].',
    '<mood> Mood was described as [even|somewhat low|anxious because of the illness].',
  ],
};

export const EXAM_HEAD: Pool = {
  exam: [
    '<general> The patient was [well groomed and cooperative|tired but cooperative|of average build].',
    '<eyes> Pupils were equal and the conjunctivae [pink|clear|not injected].',
    '<ears> The ears and nose were unremarkable, and the neck was supple.',
    '<thyroid> The thyroid was [not enlarged|soft and without nodules].',
    '<skin> Skin turgor was [normal|fair], and there was no rash.',
  ],
};

export const EXAM_TRUNK: Pool = {
  exam: [
    '<heart> Heart sounds were regular, without murmurs.',
    '<lungs> The lungs were [clear to auscultation|clear on both sides|free of rales and wheezes].',
    '<abdomen> The abdomen was soft and not tender, with [normal|active] bowel sounds.',
    '<flanks> There was no tenderness [over the spine|at the costovertebral angles].',
    '<liver> The liver and spleen could not be felt.',
  ],
};

export const EXAM_LIMBS: Pool = {
  exam: [
    '<edema> Peripheral pulses were palpable, and there was no edema.',
    '<neuro> Strength, sensation, and reflexes were symmetric.',
    '<joints2,nodes> Joints had a full range of movement, and no lymph nodes were enlarged.',
    '<nails> The nails were [normal|short and clean], without clubbing.',
    '<gait> Gait was [steady|slow but steady].',
  ],
};

/** A stay in hospital. */
export const STAY: Pool = {
  course: [
    'The [dietitian|physiotherapist|social worker] saw {him} on the [second|third] day [and gave advice for home|and left written recommendations].',
    '<night> The night passed [quietly|without events], and {he} [ate a light breakfast|was able to walk to the washroom].',
    '{His} [medicines were reviewed by the ward pharmacist|medication list was reconciled with the pharmacy], without changes of importance.',
    'A peripheral cannula in the [left|right] forearm was [changed once|removed on the day before discharge].',
    'The case was discussed [at the morning conference|on the ward round|in the weekly meeting], where the working diagnosis was [confirmed|supported].',
    'Blood was drawn early in the morning by the ward technician, [at the second attempt|without difficulty].',
    'A [student nurse|medical student] presented the case on rounds [with care|in good order].',
    '{He} shared a room with [one other patient|two other patients] and [read a good deal|watched the football].',
    '<nursing> Nursing staff noted [good oral intake|a good mood|that {he} slept well] over the following days.',
  ],
};

/** The end of a stay or visit. */
export const FAREWELL: Pool = {
  course: ['<talk> The findings were explained to {him} [and {his} family|in detail], and {he} agreed with the plan.'],
  plan: [
    'A letter was sent to the family physician [with the results|with the request to repeat the blood tests in {#2-4} weeks].',
    'A visit to the outpatient clinic was arranged in [two|three|four|six] weeks.',
    '{He} was told to come back at once [if symptoms worsen|in case of fever or new complaints].',
    'Written information was handed out, and {his} [{child}|brother|neighbor] will [help with shopping|drive {him} home].',
    'The family physician was [called by telephone|informed by electronic mail] on the same day.',
    'Questions about [driving|diet|returning to work|traveling] were [answered|left for the next visit].',
    '{He} was given a copy of the report [for {his} records|and a telephone number for questions].',
  ],
};

const EVERYWHERE = [CIRCUMSTANCES, REMOTE, RELATIVES, REVIEW, EXAM_HEAD, EXAM_TRUNK, EXAM_LIMBS, FAREWELL] as const;

/** One pool of several. */
export function together(...pools: readonly Pool[]): Pool {
  const merged: { -readonly [section in keyof Pool]: readonly string[] } = {};
  for (const pool of pools) {
    for (const [section, templates] of Object.entries(pool)) {
      const key = section as keyof Pool;
      merged[key] = [...merged[key] ?? [], ...templates];
    }
  }
  return merged;
}

/** Of patients in hospital, and of those seen in a clinic. */
export const WARD_POOL: Pool = together(...EVERYWHERE, STAY);
export const CLINIC_POOL: Pool = together(...EVERYWHERE);
