// What only a longer story needs.
import { drive, type StepDefinition } from '../run/step.ts';

export const journeysSteps: readonly StepDefinition[] = [
  drive(
    'engine {int} of pool {string} takes the model of pool {string}',
    (world, [replica, pool, other]) => {
      world.peer(pool, replica).engine.model = world.names.pool(other).modelRef;
    },
    ['script_engines'],
  ),
];
