import type { Socket } from 'node:net';

/**
 * Cuts a connection as a dead process does. One whose end is on its way can't be reset any more: node says EINVAL, leaves it
 * open, and then never comes to the end of its own process.
 */
export const resetSocket = (socket: Socket): void => {
  const isEnding = socket.writableEnded && !socket.writableFinished;
  if (isEnding) socket.destroy();
  else socket.resetAndDestroy();
};
