/** All templates of questions, by category. */
import type { CategoryId } from '../categories.ts';
import { AVERAGE_TEMPLATES } from './average.ts';
import { COUNT_TEMPLATES } from './count.ts';
import { extremeTemplates } from './extreme.ts';
import { LIST_TEMPLATES } from './list.ts';
import { PATIENT_TEMPLATES } from './patient.ts';
import type { Template } from './template.ts';

const BY_CATEGORY: Readonly<Record<CategoryId, readonly Template[]>> = {
  'list-count': [...COUNT_TEMPLATES, ...PATIENT_TEMPLATES, ...LIST_TEMPLATES], max: extremeTemplates('max'), min: extremeTemplates('min'), average: AVERAGE_TEMPLATES,
};

export const templatesOf = (category: CategoryId): readonly Template[] => BY_CATEGORY[category];
