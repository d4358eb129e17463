import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runAssay } from '../../cli/testing/run-assay.ts';
import { BrokerDesk, named, refusalOf, results, token, tokenEnv } from '../testing/broker-desk.ts';

const shipped = new URL('../../../contracts/pacts', import.meta.url).pathname;

describe('a Pact Broker', () => {
  let desk: BrokerDesk;

  before(() => {
    process.env[tokenEnv] = token;
  });
  after(() => {
    delete process.env[tokenEnv];
  });
  beforeEach(async () => {
    desk = await BrokerDesk.open();
  });
  afterEach(() => desk.close());

  describe('between a client and a server that keeps its pact', () => {
    it('is handed the pact, hands it on, is told the result, and lets both be deployed', async () => {
      const published = await desk.publish('1.0', { tag: ['a', 'b'], buildUrl: 'https://ci.example/1' });
      assert.equal(published.code, 0);
      assert.match(
        published.out,
        /Pact successfully published for reader version 1\.0 and provider things\./,
      );
      const [pact] = desk.broker.store.published;
      assert.equal(pact?.content, await readFile(join(desk.folder, 'reader-things.json'), 'utf8'));
      assert.deepEqual([pact.branch, pact.tags, pact.buildUrl], ['main', ['a', 'b'], 'https://ci.example/1']);
      assert.deepEqual(
        [await desk.canDeploy('reader', '1.0'), await desk.canDeploy('things', '7')],
        [false, false],
      );

      const verified = await desk.verify({ ...named, ...results });
      assert.equal(verified.code, 0, verified.out);
      assert.match(
        verified.err,
        /^The pact of reader 1\.0 is selected\.\npublished: .*reader.* is kept by 7\n$/,
      );
      assert.deepEqual(
        [await desk.canDeploy('reader', '1.0'), await desk.canDeploy('things', '7')],
        [true, true],
      );
      assert.deepEqual(desk.broker.store.branchVersions, ['things 7 feat/things']);
    });

    it('is told nothing where nobody asked for it', async () => {
      await desk.publish('1.0');
      assert.equal((await desk.verify()).code, 0);
      assert.deepEqual([desk.broker.store.results, desk.broker.store.branchVersions], [[], []]);
    });

    it('hands over the pact at its own address too, and takes its result', async () => {
      await desk.publish('1.0');
      const [pact] = desk.broker.store.published;
      const pacts = `${desk.broker.url}/pacts/provider/things/consumer/reader/pact-version/${pact?.sha}`;
      const { code } = await desk.verify({ pacts, brokerTokenEnv: tokenEnv, ...results });
      assert.deepEqual([code, await desk.canDeploy('reader', '1.0')], [0, true]);
    });

    it('takes the pacts of the contract as they are, each consumer at once', async () => {
      assert.equal((await desk.publish('1.0', { pacts: shipped })).code, 0);
      const files = (await readdir(shipped)).filter(name => name.endsWith('.json'));
      const texts = await Promise.all(files.map(name => readFile(join(shipped, name), 'utf8')));
      assert.ok(texts.length > 0);
      assert.deepEqual(desk.broker.store.published.map(({ content }) => content).sort(), texts.sort());
    });

    it('is asked once for each consumer of a folder', async () => {
      await desk.write('writer');
      const { out } = await desk.publish('1.0');
      assert.match(out, /published: reader 1\.0, with things\n(.*\n)*published: writer 1\.0, with things\n/);
      assert.equal(desk.broker.asked.filter(one => one === 'POST /contracts/publish').length, 2);
    });
  });

  describe('between a client and a server that does not keep its pact', () => {
    it('is told so, with what is wrong, and lets neither be deployed', async () => {
      await desk.publish('1.0');
      desk.provider.kind = 'fancy';
      const { code, err } = await desk.verify({ ...named, ...results });
      assert.equal(code, 1);
      assert.match(err, /published: .* is broken by 7/);
      assert.deepEqual(
        [await desk.canDeploy('reader', '1.0'), await desk.canDeploy('things', '7')],
        [false, false],
      );
      assert.deepEqual(desk.broker.store.results[0]?.body.testResults, [
        {
          interactionDescription: 'a thing is read',
          success: false,
          mismatches: [{ attribute: 'header X-Kind', description: '"fancy" is not "plain"' }],
        },
      ]);
    });

    it('is told each pact by itself', async () => {
      await desk.write('writer', 'fancy');
      await desk.publish('1.0');
      assert.equal((await desk.verify({ ...named, ...results })).code, 1);
      assert.deepEqual(
        [await desk.canDeploy('reader', '1.0'), await desk.canDeploy('writer', '1.0')],
        [true, false],
      );
    });

    it('is told nothing of a pact that could not be told', async () => {
      await desk.publish('1.0');
      desk.provider.hasState = false;
      const { code, err } = await desk.verify({ ...named, ...results });
      assert.equal(code, 2);
      assert.match(err, /not published: .* could not be told/);
      assert.deepEqual([desk.broker.store.results, await desk.canDeploy('reader', '1.0')], [[], false]);
    });
  });

  describe('that has pacts of many versions', () => {
    beforeEach(async () => {
      await desk.publish('1.0');
      await desk.write('reader', 'fancy');
      await desk.publish('1.1', { branch: 'feat/fancy' });
    });

    it('is asked for main, for a branch, for the branch of the server, or by selectors', async () => {
      assert.equal((await desk.verify()).code, 0);
      assert.equal((await desk.verify({ ...named, consumerBranch: 'feat/fancy' })).code, 1);
      const matching = {
        providerBranch: 'feat/fancy',
        consumerVersionSelectors: '[{"matchingBranch": true}]',
      };
      assert.equal((await desk.verify({ ...named, ...matching })).code, 1);
      assert.equal(
        (await desk.verify({ ...named, consumerVersionSelectors: '[{"branch": "feat/fancy"}]' })).code,
        1,
      );
    });

    it('has none that a branch without pacts selects', async () => {
      assert.match(
        await refusalOf(desk.verify({ ...named, consumerBranch: 'none' })),
        /has no pact for things that \[\{"branch":"none"\}\] selects/,
      );
    });
  });

  it('is published to by a command, with a version of its own, and says where a token is missing', async () => {
    const args = ['pact', 'publish', '--broker', desk.broker.url, '--version', '1.0', '--pacts', desk.folder];
    const published = await runAssay([...args, '--tag', 'a', '--token-env', 'TOKEN'], { TOKEN: token });
    assert.equal(published.code, 0, published.err);
    assert.match(published.out, /published: reader 1\.0, with things\n$/);
    const refused = await runAssay(args);
    assert.deepEqual([refused.code, refused.out], [2, '']);
    assert.match(refused.err, /wants to know who asks \(401\)/);
  });
});
