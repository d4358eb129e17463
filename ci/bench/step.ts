// The cost of the queue as a step of the long gate.
import { failedOnce, passedOnce, type Step, type Tally } from '../step.ts';
import { benchQueue } from './queue.ts';

async function run(): Promise<Tally> {
  let output = '';
  const code = await benchQueue({
    write: text => {
      output += text;
    },
  });
  return code === 0 ? { ...passedOnce, notes: [output] } : failedOnce([output]);
}

export const queueBench: Step = { name: 'cost of the queue', run };
