/** Questions whose answer names what the sequence then goes on about. */
import { withFound } from '../follow-ups/aggregate.ts';
import { commonestItem, itemAtEnd, standingOut } from '../walk/find.ts';
import { bare, type Group, known, patientsOf } from '../walk/group.ts';
import { EVERYONE, ofGroup, ofPatient } from '../walk/set.ts';
import type { Owner } from '../walk/entity.ts';
import type { Opener } from '../walk/state.ts';
import type { Walk } from '../walk/walk.ts';
import { cohortOpeners } from './groups.ts';

/** A group that the opener speaks of without having asked for its size. */
function someGroup(walk: Walk): Group | undefined {
  const group = walk.rng.pick(cohortOpeners).draw(walk)?.state.group;
  return group && { conditions: group.conditions };
}

const aPatient = (walk: Walk): Owner => ofPatient(walk.rng.pick(walk.pools.all('visit')).patient);

export const findOpeners: readonly Opener[] = [
  { id: 'commonest-in-group', draw(walk) {
    const group = someGroup(walk);
    return group && withFound('commonest-in-group', commonestItem(walk, bare(group), { among: patientsOf(group) }, patientsOf(group), new Set(group.conditions.flatMap(({ events }) => (events === undefined ? [] : [events.kind])))), { group: known(group) });
  } },
  { id: 'commonest', draw: (walk) => withFound('commonest', commonestItem(walk, 'patients', {}, undefined, new Set(), true), {}) },
  { id: 'own-first-or-last', draw: (walk) => withFound('own-first-or-last', itemAtEnd(walk, aPatient(walk)), {}) },
  { id: 'patient-in-group', draw(walk) {
    const group = someGroup(walk);
    return group && withFound('patient-in-group', standingOut(walk, 'patient', ofGroup(group)), { group: known(group) });
  } },
  { id: 'patient-of-all', draw: (walk) => withFound('patient-of-all', standingOut(walk, 'patient', EVERYONE), {}) },
  { id: 'visit-in-group', draw(walk) {
    const group = someGroup(walk);
    return group && withFound('visit-in-group', standingOut(walk, 'visit', ofGroup(group)), { group: known(group) });
  } },
  { id: 'visit-of-all', draw: (walk) => withFound('visit-of-all', standingOut(walk, 'visit', EVERYONE), {}) },
  { id: 'own-visit', draw: (walk) => withFound('own-visit', standingOut(walk, 'visit', aPatient(walk)), {}) },
  { id: 'own-day', draw: (walk) => withFound('own-day', standingOut(walk, 'day', aPatient(walk)), {}) },
  { id: 'month-of-all', draw: (walk) => withFound('month-of-all', standingOut(walk, 'month', EVERYONE), {}) },
  { id: 'month-in-group', draw(walk) {
    const group = someGroup(walk);
    return group && withFound('month-in-group', standingOut(walk, 'month', ofGroup(group)), { group: known(group) });
  } },
];
