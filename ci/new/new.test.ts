import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../command.ts';
import { kinds, slugOf } from './kinds.ts';
import { scaffold } from './new.ts';

describe('npm run new', () => {
  it('says what it can make when the kind is unknown', async () => {
    const said: string[] = [];
    assert.equal(await scaffold(['song'], line => said.push(line)), 2);
    for (const kind of Object.keys(kinds)) assert.match(said.join('\n'), new RegExp(`-- ${kind} `));
  });

  it('creates a file once and never overwrites it', async () => {
    const said: string[] = [];
    const draft = kinds.mutant?.draft(['scratch', 'ORCH-3005(a)', 'a full queue lets everyone in']);
    assert.ok(draft);
    const path = join(root, draft.path);
    const args = ['mutant', 'scratch', 'ORCH-3005(a)', 'a full queue lets everyone in'];
    try {
      assert.equal(await scaffold(args, line => said.push(line)), 0);
      assert.deepEqual(parse(await readFile(path, 'utf8'))[0].breaks, ['ORCH-3005(a)']);
      assert.equal(await scaffold(args, line => said.push(line)), 2);
      assert.match(said.at(-1) ?? '', /exists already: nothing was changed/);
    } finally {
      await rm(dirname(path), { recursive: true });
    }
    assert.equal(existsSync(path), false);
  });

  it('refuses to add a requirement to an area that does not exist', async () => {
    const said: string[] = [];
    assert.equal(await scaffold(['requirement', 'no-such-area', 'ASY-X-001'], line => said.push(line)), 2);
    assert.match(said.join('\n'), /\.specs\/no-such-area\.md does not exist/);
  });

  it('makes file names of titles', () => {
    assert.equal(slugOf('A verdict is TRUE, always!'), 'a-verdict-is-true-always');
  });
});
