/** The first message of a socket: makes a session, or takes an earlier one over. */
import { describeFamilies } from '../../../env/catalogue-view.ts';
import { GymError, LIMITS, PROTOCOL_VERSION, RELEASE, type Requests, type Results } from '../../../protocol/index.ts';
import type { Deps } from '../../deps.ts';
import type { Session } from '../../sessions/session.ts';

/** @throws GymError `going_away`; an unknown token makes a new session, and the reply says so */
export async function greet(deps: Deps, token: string, { resume }: Requests['hello']): Promise<{ readonly session: Session; readonly result: Results['hello'] }> {
  const backend = await deps.backends.get('python');
  // Looked up when nothing is waited for any more: a session that is found has not ended.
  const earlier = resume === undefined ? undefined : deps.sessions.byToken(resume);
  if (earlier === undefined && deps.state.phase === 'draining') throw new GymError('going_away', 'the server is shutting down');
  const session = earlier ?? deps.sessions.create(token);
  const { config } = deps;
  return {
    session,
    result: {
      server: { name: 'medagentgym', version: RELEASE, isolation: backend.isolation, image: backend.image },
      protocol: PROTOCOL_VERSION,
      session: session.id,
      resumed: earlier !== undefined,
      episodes: [...session.episodes.keys()],
      limits: {
        max_episodes: deps.admission.perOwner, max_inflight: config.max_inflight, max_frame_bytes: LIMITS.frameBytes, max_frame_messages: LIMITS.frameMessages,
        max_depth: LIMITS.depth, max_string_bytes: LIMITS.stringBytes, max_group: LIMITS.group, max_meta_bytes: LIMITS.metaBytes,
        resume_ms: config.resume_ms, idle_ms: config.idle_ms,
      },
      resume_token: session.resumeToken,
      families: describeFamilies(deps.catalogue).map(({ id, title, scope, categories, train, test, published }) => ({ id, title, scope, categories: categories.length, train, test, published })),
    },
  };
}
