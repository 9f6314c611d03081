/** The columns of a leaderboard: the families on offer, with their categories. */
import type { Catalogue } from '../env/catalogue.ts';
import type { BoardFamily } from './board.ts';

export const boardFamilies = (catalogue: Catalogue): readonly BoardFamily[] => catalogue.families.map(({ info: { id, title, scope, categories } }) => ({ id, title, scope, categories: categories.map((category) => ({ id: category.id, title: category.title })) }));
