import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../cli/io.ts';
import { runAssay } from '../../cli/testing/run-assay.ts';
import { type SmallProvider, smallPact, startSmallProvider } from '../testing/small-provider.ts';
import { type StandInBroker, startStandInBroker } from '../testing/stand-in-broker.ts';
import { type VerifyProviderFlags, verifyProviderCommand } from '../verify-provider-command.ts';
import { type PublishFlags, publishCommand } from './publish-command.ts';

const token = 'a-token-of-the-broker';
const tokenEnv = 'ASSAY_TEST_BROKER_TOKEN';
const shipped = new URL('../../../contracts/pacts', import.meta.url).pathname;

const spoken = async (command: (io: Parameters<typeof publishCommand>[1]) => Promise<number>) => {
  const [out, err]: [string[], string[]] = [[], []];
  const io = {
    out: (text: string) => void out.push(text),
    err: (text: string) => void err.push(text),
    isTerminal: false,
    hasColor: false,
    width: 80,
  };
  const code = await command(io);
  return { code, out: out.join(''), err: err.join('') };
};

/** Said in one sentence, and exit 2. */
const refusalOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => assert.fail('nothing was refused'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof UsageError, String(error));
  return error.message;
};

describe('a Pact Broker', () => {
  let broker: StandInBroker;
  let provider: SmallProvider;
  let folder = '';

  before(async () => {
    process.env[tokenEnv] = token;
    provider = await startSmallProvider();
  });
  after(async () => {
    delete process.env[tokenEnv];
    await provider.close();
  });
  beforeEach(async () => {
    broker = await startStandInBroker(`Bearer ${token}`);
    folder = await mkdtemp(join(tmpdir(), 'assay-broker-'));
    await writePact('reader');
    Object.assign(provider, { kind: 'plain', hasState: true });
  });
  afterEach(async () => {
    await broker.close();
    await rm(folder, { recursive: true });
  });

  const writePact = (consumer: string, kind?: string) =>
    writeFile(join(folder, `${consumer}-things.json`), JSON.stringify(smallPact(consumer, kind)));

  const publish = (version: string, flags: Partial<PublishFlags> = {}) =>
    spoken(io =>
      publishCommand({ broker: broker.url, version, branch: 'main', tokenEnv, pacts: folder, ...flags }, io),
    );

  const named: VerifyProviderFlags = { provider: 'things', brokerTokenEnv: tokenEnv };

  const verify = (flags: VerifyProviderFlags = named) =>
    spoken(io =>
      verifyProviderCommand(
        { url: provider.url, stateUrl: provider.stateUrl, pacts: broker.url, ...flags },
        io,
      ),
    );

  const results = { publish: true, providerVersion: '7', providerBranch: 'feat/things' };

  const canDeploy = async (pacticipant: string, version: string): Promise<unknown> => {
    const query = new URLSearchParams({ pacticipant, version });
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await fetch(`${broker.url}/can-i-deploy?${query}`, { headers });
    return ((await answer.json()) as { summary: { deployable: unknown } }).summary.deployable;
  };

  describe('between a client and a server that keeps its pact', () => {
    it('is handed the pact, hands it on, is told the result, and lets both be deployed', async () => {
      const published = await publish('1.0', { tag: ['a', 'b'], buildUrl: 'https://ci.example/1' });
      assert.equal(published.code, 0);
      assert.match(
        published.out,
        /Pact successfully published for reader version 1\.0 and provider things\./,
      );
      const [pact] = broker.store.published;
      assert.equal(pact?.content, await readFile(join(folder, 'reader-things.json'), 'utf8'));
      assert.deepEqual([pact.branch, pact.tags, pact.buildUrl], ['main', ['a', 'b'], 'https://ci.example/1']);
      assert.deepEqual([await canDeploy('reader', '1.0'), await canDeploy('things', '7')], [false, false]);

      const verified = await verify({ ...named, ...results });
      assert.equal(verified.code, 0, verified.out);
      assert.match(
        verified.err,
        /^The pact of reader 1\.0 is selected\.\npublished: .*reader.* is kept by 7\n$/,
      );
      assert.deepEqual([await canDeploy('reader', '1.0'), await canDeploy('things', '7')], [true, true]);
      assert.deepEqual(broker.store.branchVersions, ['things 7 feat/things']);
    });

    it('is told nothing where nobody asked for it', async () => {
      await publish('1.0');
      assert.equal((await verify()).code, 0);
      assert.deepEqual([broker.store.results, broker.store.branchVersions], [[], []]);
    });

    it('hands over the pact at its own address too, and takes its result', async () => {
      await publish('1.0');
      const [pact] = broker.store.published;
      const pacts = `${broker.url}/pacts/provider/things/consumer/reader/pact-version/${pact?.sha}`;
      const { code } = await verify({ pacts, brokerTokenEnv: tokenEnv, ...results });
      assert.deepEqual([code, await canDeploy('reader', '1.0')], [0, true]);
    });

    it('takes the pacts of the contract as they are, each consumer at once', async () => {
      assert.equal((await publish('1.0', { pacts: shipped })).code, 0);
      const files = (await readdir(shipped)).filter(name => name.endsWith('.json'));
      const texts = await Promise.all(files.map(name => readFile(join(shipped, name), 'utf8')));
      assert.ok(texts.length > 0);
      assert.deepEqual(broker.store.published.map(({ content }) => content).sort(), texts.sort());
    });

    it('is asked once for each consumer of a folder', async () => {
      await writePact('writer');
      const { out } = await publish('1.0');
      assert.match(out, /published: reader 1\.0, with things\n(.*\n)*published: writer 1\.0, with things\n/);
      assert.equal(broker.asked.filter(one => one === 'POST /contracts/publish').length, 2);
    });
  });

  describe('between a client and a server that does not keep its pact', () => {
    it('is told so, with what is wrong, and lets neither be deployed', async () => {
      await publish('1.0');
      provider.kind = 'fancy';
      const { code, err } = await verify({ ...named, ...results });
      assert.equal(code, 1);
      assert.match(err, /published: .* is broken by 7/);
      assert.deepEqual([await canDeploy('reader', '1.0'), await canDeploy('things', '7')], [false, false]);
      assert.deepEqual(broker.store.results[0]?.body.testResults, [
        {
          interactionDescription: 'a thing is read',
          success: false,
          mismatches: [{ attribute: 'header X-Kind', description: '"fancy" is not "plain"' }],
        },
      ]);
    });

    it('is told each pact by itself', async () => {
      await writePact('writer', 'fancy');
      await publish('1.0');
      assert.equal((await verify({ ...named, ...results })).code, 1);
      assert.deepEqual([await canDeploy('reader', '1.0'), await canDeploy('writer', '1.0')], [true, false]);
    });

    it('is told nothing of a pact that could not be told', async () => {
      await publish('1.0');
      provider.hasState = false;
      const { code, err } = await verify({ ...named, ...results });
      assert.equal(code, 2);
      assert.match(err, /not published: .* could not be told/);
      assert.deepEqual([broker.store.results, await canDeploy('reader', '1.0')], [[], false]);
    });
  });

  describe('that has pacts of many versions', () => {
    beforeEach(async () => {
      await publish('1.0');
      await writePact('reader', 'fancy');
      await publish('1.1', { branch: 'feat/fancy' });
    });

    it('is asked for main, for a branch, for the branch of the server, or by selectors', async () => {
      assert.equal((await verify()).code, 0);
      assert.equal((await verify({ ...named, consumerBranch: 'feat/fancy' })).code, 1);
      const matching = {
        providerBranch: 'feat/fancy',
        consumerVersionSelectors: '[{"matchingBranch": true}]',
      };
      assert.equal((await verify({ ...named, ...matching })).code, 1);
      assert.equal(
        (await verify({ ...named, consumerVersionSelectors: '[{"branch": "feat/fancy"}]' })).code,
        1,
      );
    });

    it('has none that a branch without pacts selects', async () => {
      assert.match(
        await refusalOf(verify({ ...named, consumerBranch: 'none' })),
        /has no pact for things that \[\{"branch":"none"\}\] selects/,
      );
    });
  });

  describe('that refuses', () => {
    it('other content under a published version says so, and keeps what it has', async () => {
      await publish('1.0');
      assert.equal((await publish('1.0')).code, 0);
      await writePact('reader', 'fancy');
      assert.match(
        await refusalOf(publish('1.0')),
        /already has something else there \(409\):\nCannot change the content of the pact for reader version 1\.0/,
      );
      assert.equal(broker.store.published.length, 1);
    });

    it('whoever names no token, or a wrong one, names the variable and never the token', async () => {
      const { tokenEnv: _, ...flags } = { broker: broker.url, version: '1.0', pacts: folder, tokenEnv };
      const nobody = await refusalOf(spoken(io => publishCommand(flags, io)));
      assert.match(nobody, /wants to know who asks \(401\), and no variable with a token was named/);
      process.env[tokenEnv] = 'another-token-altogether';
      try {
        for (const ask of [() => publish('1.0'), () => verify()]) {
          const message = await refusalOf(ask());
          assert.match(message, /refuses what \$ASSAY_TEST_BROKER_TOKEN holds \(401\):\nUnauthorized/);
        }
      } finally {
        process.env[tokenEnv] = token;
      }
      assert.deepEqual(broker.store.published, []);
    });

    it('with the token in its answer is quoted without it', async () => {
      broker.instead = (request, response) =>
        response
          .writeHead(400, { 'Content-Type': 'application/json' })
          .end(JSON.stringify({ errors: { asked: [`by ${request.headers.authorization}`] } }));
      const message = await refusalOf(publish('1.0'));
      assert.match(message, /answers with 400:\nasked: by Bearer \[secret:\$ASSAY_TEST_BROKER_TOKEN\]/);
    });

    it('a version that it can not read is quoted', async () => {
      assert.match(
        await refusalOf(publish('')),
        /answers with 400:\npacticipantVersionNumber: can't be blank/,
      );
    });
  });

  describe('that leads elsewhere', () => {
    let elsewhere: StandInBroker;
    beforeEach(async () => {
      elsewhere = await startStandInBroker();
    });
    afterEach(() => elsewhere.close());

    it('by a redirect is not followed', async () => {
      broker.instead = (_, response) => response.writeHead(307, { Location: `${elsewhere.url}/` }).end();
      const message = await refusalOf(publish('1.0'));
      assert.match(message, /redirects \(307\) to http.*, which is not followed: name that address itself/);
      assert.deepEqual(elsewhere.asked, []);
    });

    it('by a link is not followed', async () => {
      const _links = { 'pb:publish-contracts': { href: `${elsewhere.url}/contracts/publish` } };
      broker.instead = (_, response) =>
        response.writeHead(200, { 'Content-Type': 'application/hal+json' }).end(JSON.stringify({ _links }));
      assert.match(await refusalOf(publish('1.0')), /names an address elsewhere, .*: nothing is sent there/);
      assert.deepEqual(elsewhere.asked, []);
    });
  });

  describe('that is none', () => {
    it('and does not answer is told', async () => {
      const flags = { broker: 'http://127.0.0.1:9' };
      assert.match(
        await refusalOf(publish('1.0', flags)),
        /^nothing is read from http:\/\/127\.0\.0\.1:9: GET/,
      );
    });

    it('and has no links is told', async () => {
      broker.instead = (_, response) => response.writeHead(200).end('{}');
      assert.match(await refusalOf(publish('1.0')), /has no link pb:publish-contracts there/);
      assert.match(await refusalOf(verify()), /is no Pact Broker: nothing can be selected there/);
    });

    it('and is no JSON is told', async () => {
      broker.instead = (_, response) => response.writeHead(200).end('<html>');
      assert.match(await refusalOf(publish('1.0')), /answers with no JSON document/);
    });
  });

  it('knows who asks by a name and a password too', async () => {
    const basic = await startStandInBroker(`Basic ${Buffer.from('me:a-password').toString('base64')}`);
    process.env[tokenEnv] = 'me:a-password';
    try {
      assert.equal((await publish('1.0', { broker: basic.url })).code, 0);
      basic.instead = (_, response) => response.writeHead(500).end('a-password');
      assert.match(await refusalOf(publish('1.0', { broker: basic.url })), /500:\n\[secret:\$/);
    } finally {
      process.env[tokenEnv] = token;
      await basic.close();
    }
  });

  it('is asked for rightly, or not at all', async () => {
    const { brokerTokenEnv, provider: name, ...atFolder } = { ...named, pacts: folder };
    const wrong: readonly (readonly [VerifyProviderFlags, RegExp])[] = [
      [{ ...named, publish: true }, /go together/],
      [{ ...named, providerVersion: '7' }, /go together/],
      [{ ...named, ...results, filter: 'thing' }, /without --filter/],
      [{ ...atFolder, ...results }, /are for a Pact Broker/],
      [{ ...atFolder, consumerBranch: 'main' }, /are for a Pact Broker/],
      [{ ...atFolder, brokerTokenEnv }, /are for a Pact Broker/],
      [{ ...atFolder, provider: name }, /are for a Pact Broker/],
      [{ ...named, consumerBranch: 'main', consumerVersionSelectors: '[]' }, /one of them selects/],
      [{ ...named, consumerVersionSelectors: 'main' }, /takes a list in JSON/],
      [{ ...named, consumerVersionSelectors: '[]' }, /takes a list in JSON/],
      [{ ...named, brokerTokenEnv: 'ASSAY_TEST_NONE' }, /has no variable ASSAY_TEST_NONE/],
    ];
    for (const [flags, reason] of wrong) assert.match(await refusalOf(verify(flags)), reason);
    const addresses: readonly (readonly [string, RegExp])[] = [
      ['ftp://broker.example', /is no http or https address/],
      [broker.url.replace('//', '//me:a-password@'), /^the address holds a name or a password: put/],
    ];
    for (const [address, reason] of addresses)
      assert.match(await refusalOf(publish('1.0', { broker: address })), reason);
    await writeFile(join(folder, 'other.json'), '{"interactions": []}');
    assert.match(await refusalOf(publish('1.0')), /other\.json is no pact/);
    assert.deepEqual(broker.asked, []);
  });

  it('is given no credential that could not be told from words, or is no line', async () => {
    for (const value of ['short', 'a token with spaces', 'a-token\nX-More: 1']) {
      process.env[tokenEnv] = value;
      const message = await refusalOf(publish('1.0')).finally(() => {
        process.env[tokenEnv] = token;
      });
      assert.match(message, /^\$ASSAY_TEST_BROKER_TOKEN holds no token/);
    }
    assert.deepEqual(broker.asked, []);
  });

  it('is published to by a command, with a version of its own', async () => {
    const args = ['pact', 'publish', '--broker', broker.url, '--version', '1.0', '--pacts', folder];
    const published = await runAssay([...args, '--tag', 'a', '--token-env', 'TOKEN'], { TOKEN: token });
    assert.equal(published.code, 0, published.err);
    assert.match(published.out, /published: reader 1\.0, with things\n$/);
    const refused = await runAssay(args);
    assert.deepEqual([refused.code, refused.out], [2, '']);
    assert.match(refused.err, /wants to know who asks \(401\)/);
  });
});
