/** Frames of the train split. */
import type { Wording } from './wording.ts';

export const TRAIN: Wording = {
  openings: {
    emergency: [
      '{who}{known}{past} presented to [the emergency department|our emergency department|the emergency room]{on} [with|complaining of|with a chief complaint of] {reason}{since}.',
      '{who}{known}{past} was brought to [the emergency department|{hospital}]{on} [by ambulance|by {his} {wife}|by paramedics] [because of|with|for] {reason}{since}.',
      '{who}{known}{past} [arrived at|came to] {hospital}{on} [with|reporting] {reason}{since}.',
    ],
    ward: [
      '{who}{known}{past} was admitted to [{hospital}|the medical ward|the department of internal medicine]{on} [with|because of|for] {reason}{since}.',
      '{who}{known}{past} [was hospitalized|was taken in]{on} [with|for evaluation of|owing to] {reason}{since}.',
      '{who}{known}{past} was referred to {hospital}{on} [by a local clinic|by the general practitioner|from a district hospital] [for|with] {reason}{since}.',
    ],
    clinic: [
      '{who}{known}{past} [was seen in|attended|visited] {clinic}{on} [for|because of|with] {reason}{since}.',
      '{who}{known}{past} was referred to {clinic}{on} [for|because of|with] {reason}{since}.',
    ],
    icu: [
      '{who}{known}{past} was [admitted|transferred|brought] to [the intensive care unit|the ICU|the medical intensive care unit]{on} [with|because of|for] {reason}{since}.',
      '{who}{known}{past} required [intensive care|admission to the ICU]{on} [because of|for] {reason}{since}.',
    ],
  },
  present: [
    '{who}{known}{past} presents to [the emergency department|the hospital|the clinic]{on} [with|for|because of] {reason}{since}.',
    '{who}{known}{past} [is seen|is evaluated|is examined]{on} for {reason}{since}.',
  ],
  letter: [
    'Thank you for referring {who}{known}{past}, whom I saw in {clinic}{on} [because of|for|regarding] {reason}{since}.',
    'I had the pleasure of seeing {who}{known}{past} in {clinic}{on} for {reason}{since}.',
  ],
  telegram: [
    '{who}{known}{past}, presents{on} w/ {reason}{since}.',
    '{who}{known}{past}. Seen{on} for {reason}{since}.',
  ],
  greeting: ['Dear Dr. {addressee},', 'Dear Doctor {addressee},', 'To: Dr. {addressee}'],
  farewell: ['Yours sincerely,\nDr. {author}', 'Sincerely,\n{author}, MD', 'With kind regards,\nDr. {author}'],
  head: {
    discharge: ['DISCHARGE SUMMARY', 'Discharge Summary\nAttending: Dr. {author}', 'Hospital discharge summary'],
    emergency: ['EMERGENCY DEPARTMENT NOTE', 'ED provider note', 'Emergency physician: Dr. {author}'],
    icu: ['ICU PROGRESS NOTE', 'Intensive care, daily note', 'Critical care progress note\nAuthor: {author}'],
    telegraphic: ['', 'Ward note', 'Admit note'],
  },
  onset: [
    '[The symptoms|Symptoms|These complaints] had [started|begun|appeared] {ago} [before presentation|earlier|previously] and had [worsened gradually|become progressively worse|been getting worse|progressed steadily][ since then| over time|].',
    '[About|Approximately|Some] {ago} [before presentation|earlier|prior to this visit], {he} had [developed|noticed|begun to notice] {list}.',
    'The [illness|history] [dated back|went back] {ago}, when {list} [appeared|was first noted|set in].',
  ],
  items: {
    hpi: ['{Pt} [complained of|reported|described|endorsed] {list}.', '[Associated symptoms were|Accompanying symptoms included|There was also] {list}.', '[In addition|Furthermore], {he} [had|reported|experienced] {list}.'],
    history: ['{Pts} past medical history was [significant|notable|remarkable] for {list}.', 'There were [several|multiple] comorbid conditions, including {list}.', 'Past medical history [included|comprised|was positive for] {list}.', '{He} had a [known |documented |]history of {list}.', '[Comorbidities|Known comorbidities|Coexisting conditions] included {list}.'],
    medications: ['{His} [home|regular|current|outpatient] medications [were|included|consisted of] {list}.', '{Pt} was taking {list}[ at home| on a regular basis|].', 'Medications [prior to|on] [admission|presentation] included {list}.'],
    family: ['Family history was [significant|notable|positive] for {list}.', 'Regarding family history, there was {list}.'],
    social: ['Social history was [significant|notable] for {list}.', 'Socially, there was {list}.'],
    exam: ['[Physical examination|Examination] [revealed|showed|was notable for|demonstrated] {list}.', 'On [physical |]examination, {he} had {list}.', '[Clinical examination|Examination by the {doctor}|Examination] [revealed|disclosed|was remarkable for|showed] {list}.', 'Examination: {list}.', 'Examination in the {room} [revealed|showed] {list}.'],
    labs: ['[Further|Additional] laboratory [work-up|tests] showed {list}.'],
    imaging: ['[Imaging|Further work-up] [revealed|showed] {list}.'],
    course: ['{He} was [treated with|started on|given|managed with] {list}.', '[Treatment|Management|Therapy] [consisted of|included|comprised] {list}.', '[Initially|At first|Upon admission], {pt} [received|was given|was treated with] {list}.'],
    plan: ['[Plan|The plan]: {list}.', '[It was planned to|The plan was to] {list}.'],
  },
  denials: {
    hpi: ['{Pt} denied {list}.', 'There was no {list}.', '{He} [did not report|reported no|denied any] {list}.', 'There had been no {list}.'],
    history: ['{Pt} had no [prior |previous |known |]history of {list}.', 'There was no [personal |past |known |]history of {list}.', '[A history of|Any history of] {list} was denied.'],
    exam: ['There was no [evidence of |]{list}.', '[No|There were no signs of] {list}[ was found| was observed|].'],
    imaging: ['There was no {list}[ on imaging| on the film|].', '[Imaging|The radiograph] showed no {list}.'],
    medications: ['{He} [did not take|was not taking|was on no] {list}.', 'There was no use of {list}.'],
    family: ['There was no family history of {list}.', 'Family history was negative for {list}.'],
    social: ['{He} denied {list}.', 'There was no {list}.'],
    course: ['There was no {list}.', '{Pt} had no {list}.'],
    review: ['Review of systems was negative for {list}.', '{Pt} denied {list}.', 'On review of systems, there was no {list}.'],
  },
  both: {
    hpi: ['{Pt} [complained of|reported|described] {list} but denied {none}.', 'There was {list} [without|but no] {none}.', '{He} [had|reported] {list}[, with no|, without] {none}.'],
    exam: ['[Physical examination|Examination|Clinical examination] [revealed|showed|was notable for] {list}[, without|, with no|, but no] {none}.', 'On [physical |]examination, there was {list}[ and no|, but no|, without] {none}.'],
    history: ['Past medical history was [significant|notable|positive] for {list}, [with no history of|but negative for] {none}.'],
  },
  rest: {
    hpi: ['There were no other [complaints|symptoms][ at the time| at presentation|].', '{Pt} had no [other|further|additional] [complaints|symptoms].', 'The [remaining|rest of the] review of symptoms was [negative|unremarkable|noncontributory].'],
    history: ['{His} [past medical |medical |]history was otherwise [unremarkable|noncontributory|negative].', '{He} had no other [medical conditions|medical problems|known illnesses|chronic conditions].', '[Otherwise|Apart from this|Other than that|Beyond this|Other than the above], there was no [medical history of note|significant past medical history|relevant medical history|further medical history|other illness of note].'],
    exam: ['The [rest|remainder] of the [physical |]examination was [normal|unremarkable|within normal limits].', '[Physical e|E]xamination was otherwise [unremarkable|normal].', '[No other|There were no other] abnormal [findings|physical findings][ were found| were noted| on examination].'],
  },
  clauses: {
    hpi: [
      '[According to|Per|By the account of] {voice}, {clause}.', '{Voice} [reported|stated|recalled|mentioned|added|noted] that {clause}.', '[On further questioning|On detailed questioning|During history taking|When asked directly|Upon further inquiry][ by the {doctor}|], it [emerged|became apparent|was learned] that {clause}.',
      '{Clause}[, as {voice} [confirmed|recalled|put it]|, which {voice} [confirmed|corroborated]].', '[Of note|Notably|Importantly], {clause}[, according to {voice}|].',
    ],
    history: [
      '[Old|Previous|Outside|Available] [medical records|hospital records|records] [showed|indicated|documented|revealed] that {clause}.', '[According to|Per|As stated in] [the referral letter|the chart|the discharge letter of {year}|the primary care record|{voice}], {clause}.',
      '{Voice} [reported|stated|recalled|mentioned] that {clause}.', '[Of note|Notably|In the past|With regard to the medical history], {clause}.', '{Clause}[, as documented in {year}|, as recorded by the [family physician|previous hospital]|, according to {voice}].',
    ],
    medications: ['[According to|Per] [the medication list|the pharmacy record|{voice}|the bag of medicines brought along], {clause}.', 'On medication review[ by the {doctor}|], {clause}.', '{Voice} [confirmed|stated|reported] that {clause}.'],
    family: ['[With regard to|As for] the family, {clause}.', '{Voice} [reported|stated|recalled] that {clause}.', 'Family history[ as told by {voice}|]: {clause}.'],
    social: ['[With regard to|As for] [habits|daily life|social history], {clause}.', '{Voice} [reported|stated|confirmed|mentioned] that {clause}.', 'Social history[ as given by {voice}|]: {clause}.'],
    exam: [
      'On [initial|first|bedside|admission|clinical] [examination|assessment][ by the {doctor}|][ in the {room}|], {clause}.', 'The {doctor} [noted|observed|documented|found|recorded] that {clause}.', '{Clause}[, as noted by the {doctor}|, a finding confirmed by the {doctor}|, on repeated examination| on examination by the {doctor}].', 'When [seen|examined|assessed][ by the {doctor}|][ in the {room}|], {clause}.',
    ],
    labs: ['[On review of|Looking through] [earlier|previous] results[ with the {doctor}|], {clause}.', '[Of note|Notably], {clause}[ according to the [records|laboratory file|{doctor}]|].', 'The {doctor} noted that {clause}.'],
    imaging: ['[As read by|According to] the [radiologist|{doctor}|radiology resident], {clause}.', 'The [radiologist|{doctor}] reported that {clause}.', '{Clause}[, as reported by the [radiologist|{doctor}]|].'],
    course: ['[During|In the course of] [the hospital stay|the following days|further observation], {clause}.', 'The [treating team|{doctor}|team] [documented|noted|recorded] that {clause}.', '{Clause}[, according to the {doctor}|, as discussed with the {doctor}].'],
    plan: ['{Clause}.'],
  },
  pairs: ['{One}, and {other}.', '{One}; {other}.', '{One}, and {other}.', '{One}, while {other}.'],
  studies: [
    '{Study} [revealed|showed|demonstrated|disclosed] {finding}.', '[A(n)|The] {study} [obtained|performed|done] [on {dayof}|the same day|shortly afterwards] [revealed|showed|demonstrated] {finding}.', '[Subsequent|Further evaluation with|Work-up with] {study} [revealed|showed|confirmed] {finding}.',
    '{Study} was [performed|obtained|ordered] and [showed|revealed|demonstrated] {finding}.',
  ],
  treatments: [
    '{Pt} was [treated with|started on|given|managed with] {list}.', '[Treatment with|Therapy with|Administration of] {list} was [started|begun|initiated][ promptly| on the day of admission|].', '[Management|Initial management|Treatment] [consisted of|included] {list}.', '{He} [received|was given] {list}[ during the first {#24-72} hours|].',
  ],
  days: [
    'On [hospital day|day] {n}, {clause}.', 'By [the {nth} day|day {n}], {clause}.', '[Within|Over the next|Over the following] {n} days, {clause}.', 'During the [further|subsequent|hospital] course, {clause}[ on day {n}|].',
  ],
  turns: ['[At this point|In this situation|In the further course|At that stage|In the meantime], {clause}.', '{Clause}[, as documented by the {doctor}|, in accordance with the {doctor}|, as documented on {dayof}].'],
  diagnosis: [
    '[A|The] diagnosis of {list} was [made|established|considered|entertained].', '[Based on|In view of|Taking into account] [the above|these findings|the clinical picture|the history and examination], {pt} was diagnosed with {list}.', '{Pt} was [diagnosed with|felt to have|thought to have] {list}.',
  ],
  outcome: [
    '{Pts} [condition|symptoms|clinical condition] [improved|gradually improved|improved significantly], and {he} was discharged [home |]on day {stay}[ in stable condition| in good condition|] with {list}.',
    'After {stay} days in hospital, {pt} was discharged [home|in stable condition|in good general condition] with a plan for {list}.',
    '{Pt} [recovered well|responded well to treatment|improved clinically] and was discharged on hospital day {stay}; {list} was arranged.',
  ],
  plans: ['[Follow-up|Further management] [included|consisted of] {list}.', 'The plan was [as follows|to proceed with]: {list}.', '{Pt} was [scheduled|referred] for {list}.', '[Arrangements were made|Orders were placed] for {list}.'],
  vitals: [
    '[{when}, |]{his} vital signs [were|were as follows:|included] {list}.', 'Vital signs {when} [were|showed|included|were as follows:] {list}.', '{when}, {his} vital signs included {list}.', 'Vitals {when}: {list}.', '{when}, {pt} had {list}.',
  ],
  panels: [
    '[Laboratory tests|Laboratory studies|Laboratory investigations|Blood tests|Initial laboratory results|Laboratory data|Laboratory values] {when} [revealed|showed|were as follows:|demonstrated|included] {list}.',
    '{when}, [laboratory|blood] [tests|work|work-up|results|examination] [revealed|showed|demonstrated|was significant for|were notable for] {list}.', 'Labs {when}: {list}.', '[Pertinent|Relevant] laboratory [findings|results] {when} were {list}.',
  ],
  alsoInPanel: ['Other results [from the same sample|of that draw|taken at the same time] [were|included] {list}.', '[There was|There were] also {list}.', 'The [remaining|other] [values|results] were {list}.'],
  showed: ['showed', 'revealed', 'demonstrated', 'confirmed'],
  assays: ['{Study} was {finding}{others}.', '[Additional|Further] tests [showed|included] {list}.', '[There was|Tests also showed] {list}.', '[Also measured were|Measured as well were] {list}.'],
  pending: ['The result of [the |]{study} was [still |]pending.', 'The {study} result had not [been returned|come back|been reported|arrived].'],
  operations: ['[Past surgical history|Surgical history] [included|was notable for|was significant for] {list}.', '{Pt} had [previously |]undergone {list}.', 'Prior operations included {list}.'],
  visit: ['The {doctor} [noted|explained|recorded] that {clause}.', '[At the end of the visit|During the visit|In the consultation], {clause}.', '{Clause}[, as agreed with the {doctor}|, as the {doctor} suggested].', 'It was [noted|agreed|recorded] that {clause}.'],
  terse: {
    items: {
      history: ['PMH: {list}.', '{His} history [includes|is significant for] {list}.', 'Past history includes {list}.'], hpi: ['{He} [reports|complains of] {list}.', 'There is {list}.'], exam: ['Exam [reveals|shows] {list}.', 'On exam there is {list}.', 'Examination is significant for {list}.'],
      medications: ['Medications: {list}.', '{He} takes {list}.'], family: ['Family history: {list}.'], social: ['Social history: {list}.'],
    },
    denials: { history: ['No history of {list}.', '{He} has no history of {list}.'], hpi: ['{He} denies {list}.', 'No {list}.'], exam: ['No {list}.', 'There is no {list}.'], imaging: ['No {list} on imaging.'], medications: ['No {list}.'], family: ['No family history of {list}.'], course: ['No {list}.'] },
  },
};
