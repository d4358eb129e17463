// What the matrix says of models in the catalog.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { drive, type StepDefinition } from '../run/step.ts';
import type { World } from '../run/world.ts';

/** The states that lie between a draft and the one that is wanted, in their order. */
const ways: Readonly<Record<string, readonly string[]>> = {
  active: ['active'],
  deprecated: ['deprecated'],
  retired: ['deprecated', 'retired'],
};

const idOf = ({ names }: World, pool: string): string => `${names.pool(pool).id}-model`;

const move = async (world: World, pool: string, state: string): Promise<void> => {
  for (const next of ways[state] ?? [])
    await world.as({ role: 'admin' }).call('setCatalogModelState', {
      params: { model_id: idOf(world, pool) },
      body: { state: next },
    });
};

export const matrixSteps: readonly StepDefinition[] = [
  drive('the model of pool {string} comes into the catalog as {word}', async (world, [pool, state]) => {
    const id = idOf(world, pool);
    const path = join(world.stage.folder, `${id}.gguf`);
    await writeFile(path, `the weights of ${id}`);
    const body = { id, model_ref: world.names.pool(pool).modelRef, source_url: `file:${path}`, version: '1' };
    world.remember('Catalog', await world.as({ role: 'admin' }).call('createCatalogModel', { body }));
    await move(world, pool, state);
  }),
  drive('the model of pool {string} comes to be {word}', (world, [pool, state]) => move(world, pool, state)),
  drive('the model of pool {string} is read as {string}', async (world, [pool, ref]) =>
    world.remember(
      ref,
      await world.as({ role: 'admin' }).call('getCatalogModel', { params: { model_id: idOf(world, pool) } }),
    ),
  ),
];
