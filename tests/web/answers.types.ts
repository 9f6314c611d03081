/** What the page takes the server's answers for is what the routes give. Nothing runs: the type checker fails where they part. */
import type { FamilyView } from '../../env/catalogue-view.ts';
import type { TaskPreview } from '../../env/task-preview.ts';
import type { Facets } from '../../env/trajectories/facets.ts';
import type { TrajectorySummary } from '../../env/trajectories/trajectory.ts';
import type { Board } from '../../evaluation/board.ts';
import type { Results } from '../../protocol/index.ts';
import type { Live } from '../../server/live/live.ts';
import type * as board from '../../web/src/api/board.ts';
import type * as page from '../../web/src/api/types.ts';

type Fits<Given extends Taken, Taken> = Given;

export type Answers = [
  Fits<FamilyView, page.Family>,
  Fits<Results['tasks'], page.TaskPage>,
  // What an action's schema holds is not told by the route.
  Fits<Omit<TaskPreview, 'actions'>, Omit<page.Task, 'actions'>>,
  // Recorded by whatever release: the route tells it as text.
  Fits<Omit<TrajectorySummary, 'fault'>, Omit<page.Summary, 'fault'>>,
  Fits<Facets, page.Facets>,
  Fits<Live, page.Live>,
  Fits<Board, board.Board>,
];
