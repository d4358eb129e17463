import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkContract, cutContract, draftEntry } from './commands.ts';
import { type Edit, set } from './fixture/edits.ts';
import { api, field, optional, renamed, said, writeShop } from './fixture/said.ts';

describe('assay contract', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'guard-'));
    writeShop(join(root, 'contracts'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const edit = (...edits: readonly Edit[]) => writeShop(join(root, 'contracts'), ...edits);
  const check = () => said(io => checkContract({ root }, io));
  const cut = (version: string, reason = 'a reason') =>
    said(io => cutContract({ root, version, reason }, io));
  const changelog = () => readFileSync(join(root, 'CHANGELOG_SPEC.md'), 'utf8');
  const speak = (text: string, heading = 'Unreleased') =>
    writeFileSync(
      join(root, 'CHANGELOG_SPEC.md'),
      changelog().replace(/## Unreleased.*\n\nNothing yet\./, `## ${heading}\n\n${text}`),
    );

  describe('check', () => {
    it('fails until the contract is frozen, and holds afterwards', async () => {
      assert.match((await check()).err, /contracts\/released is empty/);
      assert.equal((await cut('1.0-rc', 'first freeze')).code, 0);
      assert.deepEqual(await check(), {
        code: 0,
        out: 'the contract fits its released copy and CHANGELOG_SPEC.md',
        err: '',
      });
    });

    it('fails for a renamed required field with the field, the direction and the rule', async () => {
      await cut('1.0-rc');
      edit(...renamed);
      const { code, err } = await check();
      assert.equal(code, 1);
      assert.match(
        err,
        /request field `order_id` of createOrder was removed.*\(request, rule request-field-removed\)/,
      );
    });

    it('holds once the Unreleased section speaks of every difference, as drafted', async () => {
      await cut('1.0-rc');
      edit(
        ...renamed,
        set(api, '/info/title', 'Market'),
        set(api, '/paths/~1orders/post/description', 'Sells.'),
      );
      const drafted = await said(io => draftEntry({ root }, io));
      speak(drafted.out);
      assert.deepEqual(await check(), {
        code: 0,
        out: 'the contract fits its released copy and CHANGELOG_SPEC.md',
        err: '',
      });
    });

    it('fails for an entry that names no difference', async () => {
      await cut('1.0-rc');
      speak('- `operation-removed` `openapi/shop.yaml#/paths/~1a/get`: gone');
      assert.match((await check()).err, /names no difference to 1\.0-rc/);
    });

    it('lets no star stand for differences that are not editorial', async () => {
      await cut('1.0-rc');
      edit(optional);
      speak('- `request-optional-field-added` `openapi/shop.yaml#*`: some');
      assert.equal((await check()).code, 1);
    });

    it('fails for a released copy that was changed, grew or shrank', async () => {
      await cut('1.0-rc');
      const released = join(root, 'contracts/released/1.0-rc');
      writeFileSync(join(released, 'errors.yaml'), '{"version": 1, "codes": {}}');
      writeFileSync(join(released, 'more.yaml'), '{}');
      rmSync(join(released, 'metrics.yaml'));
      const { err } = await check();
      assert.match(err, /errors\.yaml: a released file was changed/);
      assert.match(err, /more\.yaml: a file that the lock does not know/);
      assert.match(err, /metrics\.yaml: a released file is missing/);
    });

    it('fails for a lock that was written anew by hand', async () => {
      await cut('1.0-rc');
      const lock = join(root, 'contracts/released/1.0-rc/lock.json');
      writeFileSync(lock, `${readFileSync(lock, 'utf8')}\n`);
      assert.match((await check()).err, /the lock is not the one that CHANGELOG_SPEC\.md names/);
    });

    it('asks for a major version once 1.0 is out, and is content with one [ORCH-3044(c)]', async () => {
      await cut('1.0');
      edit(...renamed);
      const { out } = await said(io => draftEntry({ root }, io));
      speak(out);
      assert.match((await check()).err, /needs a major version: write ## Unreleased \(2\.0\)/);
      writeFileSync(
        join(root, 'CHANGELOG_SPEC.md'),
        changelog().replace(/^## Unreleased$/m, '## Unreleased (2.0)'),
      );
      assert.equal((await check()).code, 0);
    });

    it('exits 2 where the contract cannot be read', async () => {
      await cut('1.0-rc');
      writeFileSync(join(root, 'contracts', api), 'openapi: [');
      assert.equal((await check()).code, 2);
    });
  });

  describe('cut', () => {
    it('replaces a candidate and keeps every reason in the log', async () => {
      await cut('1.0-rc', 'first freeze');
      edit(...renamed);
      assert.equal((await cut('1.0-rc', 'the field was misnamed')).code, 0);
      assert.match(
        changelog(),
        /### the field was misnamed[\s\S]*- `request-field-removed`[\s\S]*### first freeze/,
      );
      assert.equal(changelog().match(/^Lock: /gm)?.length, 1);
      assert.equal((await check()).code, 0);
    });

    it('keeps what was written under Unreleased and drafts only the rest', async () => {
      await cut('1.0-rc', 'first freeze');
      edit(optional);
      speak(`- \`request-optional-field-added\` \`${api}#${field}/colour\`: orders have a colour`);
      await cut('1.0-rc', 'colours');
      assert.equal(changelog().match(/request-optional-field-added/g)?.length, 1);
      assert.match(changelog(), /orders have a colour/);
    });

    it('never cuts a final version again', async () => {
      await cut('1.0');
      const { code, err } = await cut('1.0');
      assert.deepEqual([code, err], [1, '1.0 is released, and what is released is never cut again']);
    });

    it('refuses what comes before the latest, and what is no version', async () => {
      await cut('1.0');
      assert.match((await cut('1.0-rc')).err, /1\.0-rc comes before 1\.0/);
      assert.match((await cut('next')).err, /"next" is no version/);
    });

    it('refuses a minor version that breaks a final one [ORCH-3044(c)]', async () => {
      await cut('1.0');
      edit(...renamed);
      assert.match(
        (await cut('1.1')).err,
        /1\.1 would break 1\.0: a breaking difference needs major version 2/,
      );
      assert.equal((await cut('2.0')).code, 0);
    });
  });
});
