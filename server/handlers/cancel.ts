import type { Handler } from './handler.ts';

export const cancel: Handler<'cancel'> = ({ session }, { target }) => {
  const running = session.inflight.get(target);
  running?.controller.abort();
  return Promise.resolve({ cancelled: running !== undefined });
};
