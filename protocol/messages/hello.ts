/** First on every socket: who calls, what may be asked, and how to take an earlier session over. */
import { type Static, Type } from 'typebox';
import { closed, Name, oneOf } from './shared.ts';

export const request = closed({
  client: closed({ name: Name, version: Type.Optional(Name) }),
  resume: Type.Optional(Type.String({ maxLength: 128, description: 'The `resume_token` of a session whose socket was lost.' })),
});
export const result = closed({
  server: closed({ name: Type.String(), version: Type.String(), isolation: Type.String(), image: Type.String() }),
  protocol: Type.Integer(),
  session: Type.String(),
  resumed: Type.Boolean(),
  /** Live episodes of a resumed session. */
  episodes: Type.Array(Type.String()),
  limits: closed({
    max_episodes: Type.Integer(), max_inflight: Type.Integer(), max_frame_bytes: Type.Integer(), max_frame_messages: Type.Integer(),
    max_depth: Type.Integer(), max_string_bytes: Type.Integer(), max_group: Type.Integer(), max_meta_bytes: Type.Integer(),
    resume_ms: Type.Integer(), idle_ms: Type.Integer(),
  }),
  resume_token: Type.String(),
  families: Type.Array(closed({
    id: Type.String(), title: Type.String(), scope: oneOf(['internal', 'external']),
    categories: Type.Integer(), train: Type.Integer(), test: Type.Integer(),
    published: closed({ train: Type.Integer(), test: Type.Integer() }),
  })),
});
export type Request = Static<typeof request>;
export type Result = Static<typeof result>;
export const example: Request = { client: { name: 'trainer', version: '1.0' } };
