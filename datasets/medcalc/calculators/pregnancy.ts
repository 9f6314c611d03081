/** Dates of pregnancy, from the first day of the last menstrual period (LMP). */
import { type Calculator, type Entities, EntityError, type Result } from '../calculator.ts';
import { calendarDay, plainNumber } from '../findings.ts';

function dateOf(day: number): Result {
  return { kind: 'date', value: new Date(day * 86_400_000).toISOString().slice(0, 10) };
}

function lastPeriod(entities: Entities): number {
  return calendarDay(entities, 'Last menstrual date');
}

/** Naegele's rule: LMP + 280 days + (cycle length - 28) days, so that a short cycle brings the date forward. */
export const dueDate: Calculator = {
  id: 13, slug: 'due-date', name: 'Estimated Due Date', group: 'equation', output: 'date', unit: '',
  source: 'ACOG Committee Opinion 700, 2017; Baskett TF, Nagele F. Naegele\'s rule: a reappraisal. BJOG 2000;107:1433-1435',
  compute: (entities) => dateOf(lastPeriod(entities) + 280 + plainNumber(entities, 'cycle length', 28) - 28),
};

/** LMP + 14 days: the convention of the benchmark and of common pregnancy wheels, which leaves the cycle's length aside. */
export const conceptionDate: Calculator = {
  id: 68, slug: 'conception-date', name: 'Estimated of Conception', group: 'equation', output: 'date', unit: '',
  source: 'ACOG Committee Opinion 700, 2017 (gestational age counts from two weeks before conception)',
  compute: (entities) => dateOf(lastPeriod(entities) + 14),
};

/** Whole weeks, and days over, from the LMP to the current date. */
export const gestationalAge: Calculator = {
  id: 69, slug: 'gestational-age', name: 'Estimated Gestational Age', group: 'equation', output: 'weeks-days', unit: 'weeks and days',
  source: 'ACOG Committee Opinion 700, 2017',
  compute(entities) {
    const days = calendarDay(entities, 'Current Date') - lastPeriod(entities);
    if (days < 0) throw new EntityError('Current Date: before the last menstrual period');
    return { kind: 'weeks-days', weeks: Math.floor(days / 7), days: days % 7 };
  },
};
