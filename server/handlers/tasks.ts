import { listTasks } from '../../env/catalogue-view.ts';
import type { Handler } from './handler.ts';

export const tasks: Handler<'tasks'> = ({ deps }, args) => Promise.resolve(listTasks(deps.catalogue, args));
