import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { experiments } from '../../chaos/index.ts';
import { root } from '../command.ts';
import { chaosMutants } from './mutants.ts';

describe('servers planted for chaos', () => {
  it('have patches that fit the source, each in one place', () => {
    const stale = chaosMutants.filter(
      ({ file, find }) => readFileSync(join(root, file), 'utf8').split(find).length !== 2,
    );
    assert.deepEqual(stale, []);
    assert.ok(chaosMutants.length >= 8);
  });

  it('are due to show in an experiment that claims the invariant', () => {
    const lost = chaosMutants.filter(
      ({ experiment, invariant }) =>
        !experiments.some(
          ({ name, claims }) =>
            name === experiment && claims.some(({ invariant: claimed }) => claimed.name === invariant),
        ),
    );
    assert.deepEqual(
      lost.map(({ id }) => id),
      [],
    );
  });
});
