/** Sore throat, as findings. */
import type { FindingProse } from '../finding.ts';

export const NO_COUGH: FindingProse = {
  section: 'hpi', noun: '',
  stated: ['Cough was absent.', 'There was no cough.', '{He} denied cough.', '{He} did not cough.'],
  inferred: ['Nobody in the house had heard {him} cough, and the nights were quiet.', 'Asked about coughing, {he} shook {his} head.', 'Throat pain was the only complaint from the airways; {he} had coughed neither by day nor by night.', 'The chest was free, and during the whole visit, as in the days before, not one cough was heard.'],
  denied: ['A dry cough kept {him} awake.', '{He} was coughing.', '{He} barked into a handkerchief every few minutes, as {he} had for two days.', 'There was a troublesome cough.'],
};

export const EXUDATE: FindingProse = {
  section: 'exam', noun: 'exudate or swelling of the tonsils',
  items: ['tonsillar exudates', 'swollen tonsils with exudate', 'exudate on both tonsils', 'bilateral tonsillar swelling with exudate'],
  stated: ['There was exudate on the tonsils.', 'The tonsils were swollen, with exudate.', 'Tonsillar exudate was seen.', 'Both tonsils showed exudates.'],
  inferred: ['Both tonsils were covered with yellow-white patches.', 'Creamy spots sat in the crypts of the enlarged tonsils.', 'A whitish film that could be wiped off lay on the tonsils.', 'Pus dotted the tonsils, which nearly met in the middle.'],
  denied: ['The tonsils were small and clean.', 'The tonsils were pale red, of normal size, and without any coating.', 'No coating or swelling of the tonsils was seen.', 'The tonsils lay flat behind the arches, without spots.'],
};

export const NODES: FindingProse = {
  section: 'exam', noun: 'tender or enlarged cervical lymph nodes',
  items: ['tender anterior cervical lymphadenopathy', 'tender, swollen anterior cervical nodes', 'swollen and tender anterior cervical lymph nodes', 'anterior cervical adenopathy, tender on palpation'],
  stated: ['The anterior cervical lymph nodes were tender and swollen.', 'Tender anterior cervical lymph nodes were felt.', 'There was tender anterior cervical lymphadenopathy.', 'Swollen lymph nodes were present at the front of the neck.'],
  inferred: ['Below the angle of the jaw, in front of the muscle, lay lumps the size of an olive that hurt on touch.', '{He} winced when the fingers rolled two bean-sized knots in front of the sternocleidomastoid.', 'Painful glands could be seen bulging under the jaw in front.', 'Turning the collar hurt, since firm, sore nodes of 2 cm lay along the front edge of the neck muscle.'],
  denied: ['The neck was free of lumps and not tender.', 'No enlarged or tender nodes were felt in the front of the neck.', 'Only tiny, painless nodes were felt at the back of the neck.', 'Feeling along the neck found nothing enlarged and caused no pain.'],
};

export const FEVER_24H: FindingProse = {
  section: 'hpi', toldWhenAbsent: true, noun: 'fever in the last day',
  items: ['fever in the past 24 hours', 'fever within the last day', 'fever since the previous day', 'fever over the preceding 24 hours'],
  stated: ['There had been fever in the past 24 hours.', 'Fever was present in the last 24 hours.', '{He} had had fever during the previous day.', 'Fever had been noted within the last 24 hours.'],
  inferred: ['The thermometer at home had shown 38.9 °C the evening before.', 'Last night {he} shivered, and the ear thermometer read 102.4 °F.', 'That morning {he} measured 38.7 °C under the tongue.', 'The thermometer had shown 39.1 °C at midnight.'],
  denied: ['The temperature taken at home each evening, the last one before bed, had been below 37.2 °C.', '{He} had felt no fever, and readings since the day before were normal.', 'There had been no fever.', 'Home readings of 36.6 and 36.9 °C were noted on the day before and that morning.'],
};

export const NO_COUGH_OR_CORYZA: FindingProse = {
  section: 'hpi', noun: '',
  stated: ['There was no cough and no coryza.', 'Cough and coryza were absent.', '{He} had neither cough nor runny nose.', '{He} denied cough or coryza.'],
  inferred: ['The nose was dry and free, and nobody had heard {him} cough.', 'Handkerchiefs had not been needed, and nights were quiet without coughing.', '{He} breathed freely through the nose, did not sneeze, and had not coughed.', 'Apart from the throat the airways gave no trouble: no drip, no sneeze, no cough.'],
  denied: ['The nose was streaming, and {he} coughed.', 'A runny nose and a dry cough had come with it.', '{He} used one paper tissue after another and coughed at night.', 'There was cough with coryza.'],
};

export const ONSET_3D: FindingProse = {
  section: 'hpi', noun: '',
  stated: ['Symptoms had begun two days before the visit.', 'The onset was less than three days ago.', 'The illness had lasted two days.', 'Pain had begun the day before.'],
  inferred: ['{He} had gone to bed well the night before and woken with pain on swallowing.', 'At a party the evening before last {he} was still singing; the throat hurt from the next morning on.', 'The visit took place on a Thursday, and on Tuesday the throat had started to scratch.', 'Lunch the day before was the first meal that hurt to swallow.'],
  denied: ['The throat had hurt for {#6-9} days.', '{He} had been ill for a week.', 'The pain had started [eight|nine] days ago and had not changed.', 'More than a week had passed since the first pain on swallowing.'],
};

export const PURULENT: FindingProse = {
  section: 'exam', noun: 'pus on the tonsils',
  items: ['purulent tonsils', 'pus on the tonsils', 'purulent tonsillar exudate', 'tonsils coated with pus'],
  stated: ['The tonsils were purulent.', 'There was pus on the tonsils.', 'Purulent tonsils were seen.', 'The tonsils carried purulent exudate.'],
  inferred: ['Yellow plugs oozed from the tonsillar crypts.', 'Creamy yellow patches lay on both tonsils.', 'When a spatula pressed on the arch, yellow matter came out of the tonsil.', 'Both tonsils were dotted with thick yellow material that came off on the swab.'],
  denied: ['The tonsils had no coating.', 'There was no pus on the tonsils.', 'The surface of the tonsils was clean.', 'No spots or film could be seen on the tonsils.'],
};

export const SEVERE_INFLAMMATION: FindingProse = {
  section: 'exam', noun: 'severe inflammation of the tonsils',
  items: ['severely inflamed tonsils', 'severe tonsillar inflammation', 'markedly inflamed tonsils', 'intense inflammation of both tonsils'],
  stated: ['The tonsils were severely inflamed.', 'There was severe inflammation of the tonsils.', 'Severe tonsillar inflammation was noted.', 'Tonsils were very inflamed.'],
  inferred: ['The tonsils were fiery red and so swollen that they touched each other.', 'Beefy red tonsils filled the throat, and the uvula was pushed forward.', 'Crimson, massively swollen tonsils left only a slit between them.', 'The tonsils were dark red, as large as walnuts, and bled when touched with the swab.'],
  denied: ['The tonsils were only slightly pink.', 'The tonsils were small and hardly reddened.', 'Tonsils and palate were pale.', 'Redness of the tonsils was mild.'],
};
