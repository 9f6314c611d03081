/** Findings with grades: chest pain, electrocardiogram, troponin, ascites, encephalopathy, coma. Each line tells one grade. */

export interface GradeProse {
  /** Names the grade nearly as the score does. */
  readonly stated: readonly string[];
  /** Gives what the grade is concluded from. */
  readonly inferred: readonly string[];
}

export type Grades = { readonly [grade: string]: GradeProse };

export const CHEST_PAIN = {
  'Slightly suspicious': {
    stated: ['The physician judged the history only slightly suspicious for a coronary cause.', 'The story was rated slightly suspicious for acute coronary syndrome.'],
    inferred: ['The pain was a stab below the left nipple that came on turning the trunk, lasted seconds, and could be brought on by a finger; exertion did nothing.', 'It stung with each deep breath and on lying on that side, was felt in one spot the size of a coin, and never came with effort.', 'The ache had begun after moving furniture, was sore to touch at two ribs, and lasted unchanged for three days at rest and on the stairs.', 'It was a sharp twinge of a few seconds at rest, reproduced by pressing the rib cartilage, without radiation, sweating, or relation to effort.'],
  },
  'Moderately suspicious': {
    stated: ['The physician rated the history moderately suspicious.', 'Typical and atypical features were mixed, and the history was taken as moderately suspicious.'],
    inferred: ['The pressure lay behind the breastbone as in angina, but it came at rest after meals, lasted two hours, and was not worse on the stairs; the physician called the story half typical.', 'Some features fitted angina, such as the heaviness in the middle of the chest, others did not, such as soreness to touch and relief by an antacid, and the examiner put it down as mixed.', 'A dull retrosternal weight came without effort, did not radiate, and was partly reproduced by pressing the chest; the record speaks of as many typical as atypical traits.', 'Burning in the middle of the chest spread to the left shoulder, yet moved with posture and never with walking, so that the story was noted as neither typical nor harmless.'],
  },
  'Highly suspicious': {
    stated: ['The history was judged highly suspicious for acute coronary syndrome.', 'The physician found the story highly suspicious.'],
    inferred: ['A crushing weight behind the breastbone had come on while climbing stairs, spread to the jaw and left arm with cold sweat and nausea, and eased within minutes of nitroglycerin.', 'On hurrying for the bus {he} felt an elephant on the chest, with an ache down the left arm and sweating, which stopped at rest and came back on the next hill.', 'Squeezing retrosternal pressure radiating to both arms, with sweat and vomiting, had begun while shoveling snow and let up only with nitrates.', 'Tightness across the chest came with ever less effort over a week, each time with pain in the jaw, and that morning with sweat on the brow.'],
  },
} as const satisfies Grades;

export const TRACING = {
  Normal: {
    stated: ['The electrocardiogram was normal.', 'A twelve-lead electrocardiogram was entirely normal.'],
    inferred: ['The tracing showed sinus rhythm, isoelectric ST segments, and upright T waves throughout.', 'No lead showed a shift of the ST segment, a flat or inverted T wave, or a wide QRS complex.', 'Sinus rhythm with a narrow QRS complex and ST segments on the baseline in all leads was recorded.', 'In all twelve leads the ST segments ran along the baseline, with upright T waves and a QRS of {#84-98} ms.'],
  },
  'Non-specific repolarization disturbance': {
    stated: ['The electrocardiogram showed a nonspecific repolarization disturbance.', 'Nonspecific repolarization changes were seen on the tracing.'],
    inferred: ['T waves were flat in the lateral leads, with ST segments on the baseline.', 'A left bundle branch block, known for years, was seen on the tracing.', 'The tracing showed high voltages of left ventricular hypertrophy with the T-wave changes that belong to them, and no shift of ST in other leads.', 'T waves were flattened in V4 to V6 and aVL, and no ST segment left the baseline.'],
  },
  'Significant ST deviation': {
    stated: ['The electrocardiogram showed significant ST deviation.', 'Significant ST depression was seen on the tracing.'],
    inferred: ['New horizontal ST depression of 2 mm was seen in V4 to V6, without bundle branch block, hypertrophy, or digoxin.', 'In leads II, III, and aVF the ST segments stood 2.5 mm above the baseline.', 'ST segments lay 2 mm below the baseline in V3 to V6, which an older tracing had not shown; QRS was narrow and there was no digoxin.', 'The ST segments in V2 to V5 were lifted by {#2-3} mm, which an older tracing had not shown.'],
  },
} as const satisfies Grades;

export const ASCITES = {
  absent: {
    stated: ['There was no ascites.', 'Ascites was absent.'],
    inferred: ['The abdomen was flat, and ultrasound found no free fluid.', 'Percussion was tympanic to both flanks, and ultrasound showed a dry abdomen.', 'No fluid could be seen between liver and kidney or in the pelvis on ultrasound.', 'Ultrasound of all four quadrants showed no free fluid, and the flanks were resonant.'],
  },
  slight: {
    stated: ['There was slight ascites.', 'Mild ascites was present.'],
    inferred: ['Ultrasound showed a thin rim of fluid around the liver that could not be felt on examination, and no diuretic was needed.', 'A narrow fringe of fluid was seen between liver and kidney; the abdomen was not distended and nothing shifted on percussion.', 'A small pocket of fluid in the pelvis was found by ultrasound only.', 'Only ultrasound could find the fluid, a rim of {#6-9} mm around the spleen.'],
  },
  moderate: {
    stated: ['There was moderate ascites.', 'Ascites of moderate degree was found.'],
    inferred: ['The abdomen bulged, dullness shifted by a hand’s breadth, and a fluid wave could be felt.', 'The belly was large and dull in both flanks, the navel stood out, and four liters of fluid were drained.', 'Ultrasound showed bowel loops floating in several liters of fluid, and shifting dullness was plain.', 'A tense belly with an everted navel held enough fluid for a drainage of {#4-6} liters.'],
  },
} as const satisfies Grades;

export const ENCEPHALOPATHY = {
  'No Encephalopathy': {
    stated: ['There was no encephalopathy.', 'Hepatic encephalopathy was absent.'],
    inferred: ['{He} was alert and oriented, slept at night, named the months backward without a mistake, and the outstretched hands were steady.', '{He} answered quickly and to the point, and there was no flapping of the hands.', 'Number connection was done in normal time, mood and sleep were undisturbed, and the hands did not flap.', 'The months were recited backward without error, sleep was sound, and the outstretched hands stayed still.'],
  },
  'Grade 1-2': {
    stated: ['Encephalopathy of grade 1 to 2 was present.', 'Mild hepatic encephalopathy, grade 2, was noted.'],
    inferred: ['{He} was slow and drowsy by day, awake at night, mistaken about the day of the week, and the outstretched hands flapped.', '{His} {wife} found {him} irritable and forgetful; {he} answered late, was unsure of the date, and had a flapping tremor.', '{He} was lethargic and gave the wrong month but knew where {he} was and obeyed at once; asterixis was plain.', 'By day {he} dozed, confused Tuesday with Friday, and the wrists flapped when the arms were held out.'],
  },
  'Grade 3-4': {
    stated: ['Encephalopathy of grade 3 to 4 was present.', 'There was severe hepatic encephalopathy, grade 4.'],
    inferred: ['{He} slept deeply, could be roused only by loud calling or pinching, and then muttered without sense.', '{He} could not be woken, even by pressure on the nail bed.', '{He} lay in stupor, opened {his} eyes to pain for a moment, and spoke in fragments that nobody understood.', 'Calling by name had no effect; a firm pinch brought a grunt and a brief opening of the eyes.'],
  },
} as const satisfies Grades;

export const EYES = {
  'eyes open spontaneously': { stated: ['The eyes were open spontaneously.', 'Spontaneous eye opening was noted.'], inferred: ['{He} looked around the room with open eyes before anyone had spoken.', 'The eyes were open and followed people who walked past.', '{He} lay with open eyes, blinking.', 'Before a word was said, {his} eyes were open and moved from face to face.'] },
  'eye opening to verbal command': { stated: ['{He} opened {his} eyes to verbal command.', 'Eye opening followed speech.'], inferred: ['The lids were shut until the nurse called {his} name.', '{He} seemed asleep, but at a loud "hello" looked up.', 'When addressed, {he} raised {his} lids, and let them fall again when the talk stopped.', 'The eyes, closed at first, opened as soon as somebody spoke to {him}.'] },
  'eye opening to pain': { stated: ['{He} opened {his} eyes to pain only.', 'Eye opening occurred only to painful stimuli.'], inferred: ['Shouting did nothing; a pinch of the trapezius made {him} open {his} eyes briefly.', 'Calling had no effect, yet the lids parted when the sternum was rubbed.', 'The lids lifted only when a fingernail was pressed with a pen.', 'Loud calls left the eyes shut, and they opened for a moment when the shoulder was squeezed hard.'] },
  'no eye opening': { stated: ['There was no eye opening.', 'The eyes did not open to any stimulus.'], inferred: ['The lids stayed shut through calling, shaking, and pressure on the nail bed.', 'Neither voice nor a rub of the sternum made the lids part; they were not swollen.', 'The eyes remained closed whatever was done.', 'No lid movement was seen on calling, on rubbing the sternum, or on pressing a nail.'] },
} as const satisfies Grades;

export const VOICE = {
  oriented: { stated: ['{He} was oriented.', 'Speech was oriented.'], inferred: ['{He} gave {his} name, the hospital, the month, and the year without a mistake.', 'Asked where {he} was and what day it was, {he} answered correctly.', '{He} told exactly who and where {he} was and named the date.', 'Name, place, month, and year were all given correctly and without delay.'] },
  confused: { stated: ['{He} was confused in conversation.', 'Speech was confused.'], inferred: ['{He} spoke in full sentences but gave the year as 1985 and took the ward for {his} office.', 'Conversation was possible, though {he} mistook the doctor for a cousin and the month for another.', '{He} answered in sentences, yet believed to be on a train and could not give the date.', '{He} held a conversation but named the wrong city and the wrong season.'] },
  'inappropriate words': { stated: ['{He} uttered inappropriate words.', 'Verbal response consisted of inappropriate words.'], inferred: ['Single clear words, such as "spoon" and "Tuesday", came out at random, and no conversation was possible.', 'To every question {he} shouted a curse or a random word, never a sentence.', '{He} said "no, no, red" and a name now and then, understandable words without any link to what was asked.', 'Isolated words, among them "kettle" and "Monday", were clear, but they answered no question.'] },
  'incomprehensible sounds': { stated: ['{He} made incomprehensible sounds.', 'Only incomprehensible sounds were heard.'], inferred: ['{He} moaned without forming a word.', 'Groans were all that could be heard.', 'When stimulated {he} mumbled sounds that held no word.', 'Moans and grunts were heard, and none of them was a word.'] },
  'no verbal response': { stated: ['There was no verbal response.', '{He} gave no verbal response.'], inferred: ['Not a sound came from {him}, though no tube was in place.', '{He} remained silent through the whole examination, even when pinched, with a free airway.', 'No groan or word could be drawn from {him}; {he} was not intubated.', 'There was silence throughout, also on painful stimuli, with nothing in the airway.'] },
} as const satisfies Grades;

export const MOVEMENT = {
  'obeys commands': { stated: ['{He} obeyed commands.', 'Motor commands were followed.'], inferred: ['{He} put out {his} tongue and lifted two fingers when told to.', 'Told to squeeze and let go, {he} did both.', '{He} raised the right arm on request.', 'On request {he} showed two fingers and then closed the eyes.'] },
  'localizes pain': { stated: ['{He} localized pain.', 'Pain was localized.'], inferred: ['{He} did not follow orders, but the hand rose above the collarbone to push away the examiner’s knuckle from the brow.', 'Requests went unheeded; on pressure above the eye, {his} hand went straight to the spot.', 'No order was carried out, yet {he} reached across to the pinched shoulder to remove the fingers.', 'Commands were ignored, but a hand came up past the chin to push the examiner away from the brow.'] },
  'withdrawal from pain': { stated: ['{He} withdrew from pain.', 'There was withdrawal from painful stimuli.'], inferred: ['{He} followed no order; pressing a nail bed made {him} pull the arm away, without reaching for the spot.', 'The pinched limb was snatched back with a normal bend of the elbow, and no command was obeyed.', 'A pinch of the forearm made {him} draw that arm quickly away from the body side, nothing more, and commands had no effect.', 'Commands were not followed; when a fingernail was pressed, the arm was jerked back, and the other hand did not come to help.'] },
  'flexion to pain': { stated: ['There was abnormal flexion to pain.', 'Pain led to abnormal flexion, decorticate in type.'], inferred: ['On pressure above the eye both elbows bent slowly, the wrists curled, and the arms were drawn over the chest while the legs stretched.', 'Pain made the arms bend stiffly across the chest with clenched fists and pointed feet.', 'Rubbing the sternum brought slow bending of elbows, wrists, and fingers with the arms pressed to the body, the legs rigid: a decorticate posture.', 'A squeeze of the trapezius was answered by slow flexion of both arms onto the chest, curled wrists, and stretched legs.'] },
  'extension to pain': { stated: ['There was extension to pain.', 'Pain led to extension, decerebrate in type.'], inferred: ['On pressure above the eye the arms straightened and turned inward, with the jaw clenched and the feet pointed.', 'Pain made both elbows stretch, the forearms twist inward, and the back arch.', 'Rubbing the sternum brought rigid straightening of arms and legs: a decerebrate posture.', 'A squeeze of the trapezius was answered by stretched elbows, inward-turned arms, and pointed feet.'] },
  'no motor response': { stated: ['There was no motor response.', 'No motor response could be elicited.'], inferred: ['No limb stirred, even with firm pressure on nail beds and brow.', 'Arms and legs stayed limp under the strongest pinch; no relaxant had been given.', '{He} lay flaccid, and pain moved nothing.', 'Neither arms nor legs moved at all on pressure above the eye or on the nails.'] },
} as const satisfies Grades;
