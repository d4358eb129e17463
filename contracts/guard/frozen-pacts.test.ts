import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkContract, cutContract } from './commands.ts';
import { drop, type Edit, set } from './fixture/edits.ts';
import { said, writeShop } from './fixture/said.ts';

const pact = 'pacts/till-shop.json';
const another = 'pacts/shop-bank.json';
const withAnother: Edit = documents => documents.set(another, { interactions: [] });

describe('the pacts of a released contract', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'guard-'));
    writeShop(join(root, 'contracts'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const edit = (...edits: readonly Edit[]) => writeShop(join(root, 'contracts'), ...edits);
  const check = () => said(io => checkContract({ root }, io));
  const cut = () => said(io => cutContract({ root, version: '1.0-rc', reason: 'a reason' }, io));

  it('are frozen, every one, under the lock', async () => {
    edit(withAnother);
    await cut();
    const released = join(root, 'contracts/released/1.0-rc');
    const { files } = JSON.parse(readFileSync(join(released, 'lock.json'), 'utf8'));
    for (const file of [pact, another]) {
      assert.deepEqual(readFileSync(join(released, file)), readFileSync(join(root, 'contracts', file)));
      assert.match(files[file], /^sha256:/);
    }
    assert.equal((await check()).code, 0);
    writeFileSync(join(released, pact), '{"interactions": []}');
    assert.match((await check()).err, /1\.0-rc\/pacts\/till-shop\.json: a released file was changed/);
  });

  it('fail the check with file and interaction where one was changed or removed', async () => {
    await cut();
    edit(set(pact, '/interactions/0/response/status', 200), drop(pact, '/interactions/2'));
    const { code, err } = await check();
    assert.equal(code, 1);
    assert.match(
      err,
      /pacts\/till-shop\.json: interaction "an order \/ goods" was changed \(both, rule pact-interaction-changed\)/,
    );
    assert.match(err, /pacts\/till-shop\.json: interaction "a bill" was removed/);
  });

  it('fail the check where one came that nobody has spoken of', async () => {
    await cut();
    edit(withAnother);
    assert.match((await check()).err, /pacts\/shop-bank\.json: the file was added .*does not speak of it/);
  });
});
