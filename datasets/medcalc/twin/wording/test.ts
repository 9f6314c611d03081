/** Frames of the test split. */
import type { Wording } from './wording.ts';

export const TEST: Wording = {
  openings: {
    emergency: [
      '{who}{known}{past} presented{on} to [the ED|the emergency department of {hospital}|a local emergency department] [with|because of|due to] {reason}{since}.',
      '{who}{known}{past} [came|was taken]{on} to [the emergency department|the hospital] [by|with] {his} {wife} [for|due to|with] {reason}{since}.',
      'We [report|describe|present] {who}{known}{past} who [presented to|was seen in|came to] the emergency department{on} with {reason}{since}.',
      '{who}{known}{past} presented{on} to our [department|hospital] with {reason}{since}.',
    ],
    ward: [
      '{who}{known}{past} was admitted{on} to [our hospital|the hospital|our ward|internal medicine] [due to|following|with complaints of] {reason}{since}.',
      'We [report|describe|present] {who}{known}{past}, admitted{on} [to {hospital}|to the hospital] [with|for|due to] {reason}{since}.',
      'The patient is {who}{known}{past} who was [admitted|hospitalized]{on} [for|due to|because of] {reason}{since}.',
      '{who}{known}{past} was [transferred|sent]{on} to {hospital} [from another hospital|by {his} physician] for [further evaluation of|treatment of|management of] {reason}{since}.',
    ],
    clinic: [
      '{who}{known}{past} [presented to|was evaluated in|came to] {clinic}{on} [due to|because of|for] {reason}{since}.',
      'The patient is {who}{known}{past} who was seen{on} in {clinic} [for|due to|because of] {reason}{since}.',
    ],
    icu: [
      '{who}{known}{past} was [admitted|transferred]{on} to [our ICU|the ICU of {hospital}|intensive care] [due to|following|with] {reason}{since}.',
      'The patient is {who}{known}{past} who was taken to the intensive care unit{on} [due to|because of|with] {reason}{since}.',
    ],
  },
  present: [
    '{who}{known}{past}, presents{on} with {reason}{since}.',
    'The patient is {who}{known}{past} presenting{on} with {reason}{since}.',
    '{who}{known}{past} is brought in{on} [due to|with] {reason}{since}.',
  ],
  letter: [
    'I reviewed {who}{known}{past} in {clinic}{on} for {reason}{since}.',
    'Thank you for asking me to see {who}{known}{past}, who came to {clinic}{on} with {reason}{since}.',
  ],
  telegram: [
    '{who}{known}{past} - here{on} for {reason}{since}.',
    'Pt is {who}{known}{past}; c/o {reason}{since}{on}.',
  ],
  greeting: ['Dear colleague Dr. {addressee},', 'Dear Dr {addressee}', 'Attn: Dr. {addressee},'],
  farewell: ['Best wishes,\n{author}', 'Kind regards,\nDr {author}, consultant', 'Respectfully,\n{author}'],
  head: {
    discharge: ['SUMMARY OF HOSPITALIZATION', 'Summary at discharge\nResponsible physician: {author}', 'Inpatient summary'],
    emergency: ['ED NOTE', 'Emergency medicine record', 'Seen by: {author}, emergency medicine'],
    icu: ['CRITICAL CARE NOTE', 'Intensive care ward round', 'ICU daily review\nSigned: {author}'],
    telegraphic: ['', 'Floor note', 'Brief admission note'],
  },
  onset: [
    '{Pt} [had been in {his} usual state of health|had been well] until {ago} [prior to presentation|before], when {he} [developed|noted] {list}.',
    '{ago} [prior to presentation|before admission|prior], {pt} [began to experience|developed|noted] {list}[, which had gradually worsened|, which progressed over time|].',
    'The [present|current] illness [began|started] {ago} [prior to evaluation|before], initially with {list}.',
  ],
  items: {
    hpi: ['{Pt} also [complained of|reported|noted|had] {list}.', '[This was|These symptoms were] [associated with|accompanied by|followed by] {list}.', '{He} [presented with|had a history of|reports] {list}.', '[There was also|There was associated] {list}.'],
    history: ['{Pts} [past medical history|medical history] [was significant for|includes|was positive for|included] {list}.', '{Pt} had [several|multiple] comorbidities, including {list}.', '{Pt} [has a history of|had a history of|has a past medical history of] {list}.', '[A history of|A past medical history of] {list} was [noted|reported].', '{He} was [known to have|previously diagnosed with] {list}.'],
    medications: ['[Current|Home|Daily|Outpatient] medications [include|included] {list}.', '{He} [takes|was on|had been taking|reports taking] {list}.', '{Pt} was [treated with|on treatment with|maintained on] {list}[ at baseline| prior to admission|].'],
    family: ['{His} family history [was significant for|included|was positive for] {list}.', 'There was a [known |reported |]family history of {list}.'],
    social: ['{His} social history [was significant for|included] {list}.', 'There was {list} in the social history.'],
    exam: ['On [physical|clinical|general] examination, [there was|{pt} had|{he} was noted to have] {list}.', '[Physical examination at that time|The physical findings|General physical examination|General examination] [was significant for|revealed|showed] {list}.', '[Examination of the patient|Physical examination at that time|The physical examination] [revealed|showed|demonstrated] {list}.', 'Physical examination: {list}.', 'Physical examination on [arrival in the {room}|the day of evaluation|{dayof}] [revealed|showed] {list}.'],
    labs: ['[Other|Further] tests [revealed|showed] {list}.'],
    imaging: ['[Imaging studies|Further studies] [revealed|showed] {list}.'],
    course: ['{Pt} was [initially|then|subsequently] [treated with|started on|given] {list}.', '{He} was [managed with|placed on|given] {list}.', '{list} {were} [started|given|administered].'],
    plan: ['[Recommendations|Next steps]: {list}.', 'It was [decided|planned] to {list}.'],
  },
  denials: {
    hpi: ['{He} [denied|denies] {list}.', 'There was [no history of|no associated] {list}.', '{Pt} [did not have|has no|had no] {list}.', '{He} denied any [associated |]{list}.'],
    history: ['There is no [prior |known |past |]history of {list}.', '{He} [denied|denies] [a history of|any history of|a past history of] {list}.', '{Pt} [has|had] no past medical history of {list}.'],
    exam: ['There were no [signs of|findings of] {list}.', '{Pt} had no {list}[ on examination|].', 'No {list} [were|was] [noted|appreciated|seen].', 'Physical examination was negative for {list}.'],
    imaging: ['Imaging was negative for {list}.', 'No {list} was seen[ on imaging| on the radiograph|].'],
    medications: ['{He} [denied|denies] the use of {list}.', '{Pt} was not taking any {list}.'],
    family: ['There was no known family history of {list}.', '{His} family history was negative for {list}.'],
    social: ['{He} [denied|denies] {list}.', '{Pt} had no history of {list}.'],
    course: ['There were no signs of {list}.', 'No {list} [was|were] noted.'],
    review: ['{He} [denied|denies] [any |]{list}.', 'There was no history of {list}.', '{He} did not have any {list}.', 'There were no complaints of {list}.', '{He} had no complaints of {list}.'],
  },
  both: {
    hpi: ['{Pt} [presented with|also reported|noted] {list} [but denied|without|but no] {none}.', '{He} [complained of|had] {list}; {he} denied {none}.', 'There [was also|was associated] {list}[ without|, but no] {none}.'],
    exam: ['On [physical |clinical |]examination, there was {list}[ with no| but no|; there was no] {none}.', '{Pt} [had|was found to have] {list}[, but no|, without|, with no evidence of] {none}.'],
    history: ['{His} [past medical history|history] included {list}, but no {none}.', '{Pt} [has|had] a history of {list} [but denied|without] {none}.'],
  },
  rest: {
    hpi: ['{He} [denied|denies] [any other symptoms|other complaints|other symptoms].', 'There were no additional [symptoms|complaints|associated symptoms][ reported| noted|].', 'The rest of the review of systems [was|is] negative.'],
    history: ['{He} [was|had been] otherwise [healthy|in good health][ before this| prior to this illness|].', '{His} past history [was|is] otherwise [negative|unremarkable].', '{Pt} [has|had] no other [significant |relevant |]past medical history.'],
    exam: ['The [remaining physical examination|remaining examination|rest of the physical examination] was [normal|unremarkable|within normal limits].', '[Other systems|The other systems|Systemic examination] [were|was] [normal|unremarkable][ on examination|].', 'There were no other significant [findings|physical findings].'],
  },
  clauses: {
    hpi: [
      '{Voice} [also reported|also noted|reports|states|further stated] that {clause}.', '[According to|As reported by|As noted by] {voice}, {clause}.', '[Further|Additional|Detailed] [history|questioning|history taking][ from {voice}|][ by the {doctor}|] [revealed|showed] that {clause}.',
      '{Clause}[, as reported by {voice}|, as {voice} noted|, which was noted by {voice}].', '[However|In addition|Interestingly|At that time], {clause}[, as per {voice}|].', 'However, {clause}.', 'Also, {clause}.',
    ],
    history: [
      '[Review|A review] of [medical|outside|previous|old] [records|notes] [revealed|showed] that {clause}.', '[As per|As noted in|Based on] [the medical records|a letter from {year}|previous notes|the report of {voice}], {clause}.',
      '{Voice} [also reported|also noted|reports|states] that {clause}.', '[In addition|Additionally|Previously|Interestingly], {clause}.', '{Clause}[, as noted in {year}|, as per {voice}|, which was noted in {year}|, according to records from {year}].', 'However, {clause}[, as per {voice}|].',
    ],
    medications: ['[As per|Based on] [the medication history|pharmacy records|{voice}|{his} prescriptions], {clause}.', '[Review of|A review of] medications[ by the {doctor}|] [revealed|showed] that {clause}.', '{Voice} [also reported|reports|states] that {clause}.'],
    family: ['[In the|In {his}] family history, {clause}.', '{Voice} [also reported|reports|states] that {clause}.', 'It was [noted|reported]{by} that {clause}.'],
    social: ['[In the|In {his}] social history, {clause}.', '{Voice} [also reported|reports|states|also noted] that {clause}.', 'It was [noted|reported]{by} that {clause}.', '{Clause}, as [per|reported by] {voice}.'],
    exam: [
      'On [physical|general|further|initial] examination[ by the {doctor}|][ in the {room}|], {clause}.', 'The {doctor} [also noted|also found|also observed|reported] that {clause}.', '{Clause}[, as seen by the {doctor}|, as found by the {doctor}|, which was noted on examination|, on examination in the {room}].', 'At the time of [examination|evaluation|physical examination][ by the {doctor}|][ in the {room}|], {clause}.',
    ],
    labs: ['[Review of|A review of] [earlier|previous] [tests|laboratory tests][ by the {doctor}|] showed that {clause}.', 'The {doctor} also noted that {clause}.'],
    imaging: ['[As per|Based on] the [radiology report|{doctor}], {clause}.', 'The {doctor} also noted that {clause}.', '{Clause}[, as reported by radiology|, as per the {doctor}].'],
    course: ['[During|Over] [the course of treatment|the course of {his} stay|this time|observation], {clause}.', 'The {doctor} [also noted|felt|reported] that {clause}.', '{Clause}[, as per the {doctor}|, as noted by the {doctor}].', 'It was [noted|felt] by the {doctor} that {clause}.'],
    plan: ['{Clause}.'],
  },
  pairs: ['{One}, and {other}.', '{One}; {other}.', '{One}, and {other}.', '{One}, while {other}.'],
  showed: ['also showed', 'also revealed', 'then showed', 'later revealed'],
  assays: ['{Study} level was {finding}{others}.', '[Other|Additional] [tests|levels] [revealed|showed] {list}.', '[Further|Other] laboratory [tests|findings] included {list}.', '[Tests|Studies] were [notable|significant] for {list}.'],
  pending: ['Results of [the |]{study} were [still |]pending.', '{Study} results were [awaited|still awaited].'],
  operations: ['{His} [past surgical history|surgical history] [included|includes|was significant for] {list}.', '{Pt} [has|had] a history of {list}.', 'Status post {list}.'],
  visit: ['The {doctor} [also noted|also explained|reported] that {clause}.', 'At [the end of the visit|the time of the visit|this visit|this appointment], {clause}.', '{Clause}[, as noted by the {doctor}|, as per the {doctor}].', '[On {dayof}|In the consultation with the {doctor}|At the same visit], {clause}.'],
  studies: [
    '{Study} [also showed|also revealed] {finding}.', 'A(n) {study} [on {dayof}|the following day|at that time|performed later] [showed|revealed|demonstrated] {finding}.', 'The {study} [showed|revealed|demonstrated] {finding}.',
    '{Study} was performed, which [revealed|showed|demonstrated] {finding}.', '{Study} was performed and [revealed|showed] {finding}.', '{Pt} [later |then |]underwent {study}, which [revealed|showed|demonstrated] {finding}.',
  ],
  treatments: [
    '{Pt} was [then|initially|subsequently] [treated with|started on|given] {list}.', '{list} {were} [started|continued|administered][ on admission| during the first {#24-72} hours|].', '{He} was [managed with|placed on] {list}[ for the first {#24-72} hours|].', 'Treatment was started with {list}[ on {dayof}| by the {doctor}|, as advised by the {doctor}].',
  ],
  days: [
    '[On|By] hospital day {n}, {clause}.', 'On the {nth} day[ of hospitalization| after admission|], {clause}.', 'After {n} days[ of treatment|], {clause}.', 'Subsequently[, after {n} days|, by day {n}], {clause}.',
  ],
  turns: ['[Meanwhile|Subsequently|Thereafter|Later|During this time], {clause}.', '{Clause}[, as noted by the {doctor}|, according to the {doctor}|, as noted in the chart on {dayof}].'],
  diagnosis: [
    'A [final|presumptive|clinical] diagnosis of {list} was made[ by the {doctor}| on {dayof}|].', '[Based on|Given] [the above findings|these results|the presentation], [a diagnosis of {list} was made|{list} was diagnosed].', 'The [presumptive|final|working] diagnosis[ of the {doctor}| as of {dayof}|] was {list}.',
  ],
  outcome: [
    '{Pt} was [subsequently|eventually|finally] discharged [home |]after {stay} days[ in stable condition| with significant improvement|], with {list}.',
    '[Following treatment|With this therapy], {his} symptoms [improved|resolved], and {he} was discharged from the hospital after {stay} days; follow-up included {list}.',
    '{Pts} [condition|clinical status] improved during the hospital stay, and discharge followed on day {stay} with {list}.',
  ],
  plans: ['{Pt} was [advised|recommended] {list}.', '[Recommendations|Next steps] included {list}.', '{He} [will have|will receive|is to have] {list}.', 'Follow-up [with|included] {list}[ was arranged|].'],
  vitals: [
    '{Pts} vital signs {when} [were|were as follows:|included] {list}.', 'Vital signs [were taken|were obtained] {when}: {list}.', '{when}, vital signs [were|were as follows:|included] {list}.', '{when}, {pt} was found to have {list}.', '{list} {were} [noted|recorded] {when}.',
  ],
  panels: [
    '[Laboratory analysis|Laboratory evaluation|Laboratory findings|Blood analysis|Blood work|Laboratory workup|Initial labs] {when} [revealed|showed|were significant for|was notable for] {list}.',
    '{when}, [labs|laboratory studies|laboratory data|initial laboratory tests] [were as follows:|were significant for|revealed|showed] {list}.', '[Laboratory results|Lab results] {when} - {list}.', '{Pts} [laboratory values|blood tests|laboratory tests] {when} [were|included|showed] {list}.', 'Laboratory tests performed {when} [revealed|showed] {list}.',
  ],
  alsoInPanel: ['{His} other [labs|laboratory values|results] [were|included] {list}.', '[In addition|Additionally], {list} [were noted|were found].', 'Also [noted|reported] {were} {list}.'],
  terse: {
    items: {
      history: ['{He} has a history of {list}.', '{His} past medical history includes {list}.', 'PMHx of {list}.'], hpi: ['{He} presents with {list}.', '{He} endorses {list}.'], exam: ['On examination, {he} has {list}.', 'Physical examination shows {list}.', 'Physical examination is notable for {list}.'],
      medications: ['Current medications include {list}.', '{He} is on {list}.'], family: ['Family history is notable for {list}.'], social: ['Social history is notable for {list}.'],
    },
    denials: { history: ['There is no history of {list}.', '{He} denies a history of {list}.'], hpi: ['{He} denies any {list}.', 'There is no {list}.'], exam: ['No evidence of {list}.', 'Examination is negative for {list}.'], imaging: ['Imaging is negative for {list}.'], medications: ['{He} denies use of {list}.'], family: ['There is no family history of {list}.'], course: ['There is no {list}.'] },
  },
};
