import type { Ending } from './behaviour.ts';

/** What an ending says of itself, for whoever compares it with what came of it. */
export const toldOf = ({ usage, calls }: Ending): Record<string, unknown> => ({
  ...(usage === undefined ? {} : { usage }),
  ...(calls === undefined
    ? {}
    : { calls: calls.map(call => ({ ...call, arguments: call.arguments.join('') })) }),
});
