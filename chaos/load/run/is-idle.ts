import { sampleSum } from '#conformance/harness';
import type { Watch } from '../../observe/watch-server.ts';

/** Nothing runs and nothing waits, by the server's own word. */
export const isIdle = async (watch: Watch): Promise<boolean> => {
  const samples = (await watch.scrape())?.samples;
  const busy = ['tasks_running', 'queue_depth'].map(name => samples && sampleSum(samples, name));
  return samples !== undefined && busy.every(count => (count ?? 0) === 0);
};
