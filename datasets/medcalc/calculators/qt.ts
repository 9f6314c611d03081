/** The QT interval corrected for heart rate, in msec. RR is 60 / heart rate, in seconds. */
import type { Calculator, Entities } from '../calculator.ts';
import { heartRate, measure } from '../findings.ts';
import { toMsec } from '../units.ts';
import { decimal } from './points.ts';

function qt(entities: Entities): number {
  return measure(entities, 'QT interval', toMsec);
}

function rr(entities: Entities): number {
  return 60 / heartRate(entities);
}

/** QTc = QT / sqrt(RR). */
export const bazett: Calculator = {
  id: 11, slug: 'qtc-bazett', name: 'QTc Bazett Calculator', group: 'equation', output: 'decimal', unit: 'msec',
  source: 'Bazett HC. An analysis of the time-relations of electrocardiograms. Heart 1920;7:353-370',
  compute: (entities) => decimal(qt(entities) / Math.sqrt(rr(entities))),
};

/** QTc = QT / cube root of RR. */
export const fridericia: Calculator = {
  id: 56, slug: 'qtc-fridericia', name: 'QTc Fridericia Calculator', group: 'equation', output: 'decimal', unit: 'msec',
  source: 'Fridericia LS. Acta Med Scand 1920;53:469-486',
  compute: (entities) => decimal(qt(entities) / Math.cbrt(rr(entities))),
};

/** QTc = QT + 154 x (1 - RR). */
export const framinghamQt: Calculator = {
  id: 57, slug: 'qtc-framingham', name: 'QTc Framingham Calculator', group: 'equation', output: 'decimal', unit: 'msec',
  source: 'Sagie A et al. An improved method for adjusting the QT interval for heart rate. Am J Cardiol 1992;70:797-801',
  compute: (entities) => decimal(qt(entities) + 154 * (1 - rr(entities))),
};

/** QTc = QT + 1.75 x (heart rate - 60). */
export const hodges: Calculator = {
  id: 58, slug: 'qtc-hodges', name: 'QTc Hodges Calculator', group: 'equation', output: 'decimal', unit: 'msec',
  source: 'Hodges M, Salerno D, Erlien D. Bazett\'s QT correction reviewed. J Am Coll Cardiol 1983;1:694',
  compute: (entities) => decimal(qt(entities) + 1.75 * (heartRate(entities) - 60)),
};

/** QTc = QT x (120 + heart rate) / 180. */
export const rautaharju: Calculator = {
  id: 59, slug: 'qtc-rautaharju', name: 'QTc Rautaharju Calculator', group: 'equation', output: 'decimal', unit: 'msec',
  source: 'Rautaharju PM, Zhang ZM, Prineas R, Heiss G. Am J Cardiol 2004;94:117-121',
  compute: (entities) => decimal((qt(entities) * (120 + heartRate(entities))) / 180),
};
