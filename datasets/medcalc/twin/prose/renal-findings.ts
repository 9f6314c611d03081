/** Kidney replacement, renal disease and kidney failure, as findings. */
import type { FindingProse } from '../finding.ts';

export const DIALYSIS: FindingProse = {
  section: 'hpi', toldWhenAbsent: true, noun: 'intermittent hemodialysis',
  stated: [
    '{He} had undergone hemodialysis three times in the week before the blood tests.', 'Hemodialysis had been done on Monday, Wednesday, and Friday of the same week.',
    'Intermittent dialysis was given on alternate days throughout that week.', '{He} received four hemodialysis sessions in the seven days up to the tests.',
  ],
  inferred: [
    'Because of kidney failure, {he} is driven to the renal unit every Tuesday, Thursday, and Saturday for four hours at the machine, and has missed no session.', 'The fistula in {his} left arm is needled three times a week, the last time the day before.',
    'Since anuria set in last month {he} has had {his} blood cleaned by the artificial kidney every second day.', '{He} spends three afternoons each week on the kidney machine, including the whole of the week in question.',
  ],
  denied: ['{He} had never been on dialysis.', 'No renal replacement therapy had been given.', 'The kidneys were still passing enough urine, and dialysis had not been needed.', 'The nephrologists saw no need for dialysis so far.'],
};

export const CVVHD: FindingProse = {
  section: 'hpi', toldWhenAbsent: true, noun: 'continuous hemodialysis',
  stated: [
    'Continuous veno-venous hemodialysis had been running for two days when the blood was taken.', 'CVVHD was given for 48 hours in that week.',
    'For more than 36 hours of the same week {he} was on continuous veno-venous hemodialysis.', 'Continuous dialysis had been started in the intensive care unit and went on for three days, up to the tests.',
  ],
  inferred: [
    'In the intensive care unit a catheter in the jugular vein kept {him} connected to the filter day and night from two days before the tests.', 'The kidneys had failed, and a round-the-clock filtration machine with dialysate had taken over without a pause for the last three days.',
    'A continuous renal replacement circuit, with dialysate and citrate, had been running without interruption since the day before yesterday.', 'The bedside dialysis circuit had been exchanged once, after 40 hours of uninterrupted use in that week.',
  ],
  denied: ['There had been no continuous renal replacement.', 'The kidneys had needed no support by any machine.', 'No filter or dialysis catheter was in place.', 'Renal replacement of any continuous kind had not been used.'],
};
