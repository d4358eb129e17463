import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BrokerDesk, named, refusalOf, results, token, tokenEnv } from '../testing/broker-desk.ts';
import { type StandInBroker, startStandInBroker } from '../testing/stand-in-broker.ts';
import type { VerifyProviderFlags } from '../verify-provider-command.ts';

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

  describe('that refuses', () => {
    it('other content under a published version says so, and keeps what it has', async () => {
      await desk.publish('1.0');
      assert.equal((await desk.publish('1.0')).code, 0);
      await desk.write('reader', 'fancy');
      assert.match(
        await refusalOf(desk.publish('1.0')),
        /already has something else there \(409\):\nCannot change the content of the pact for reader version 1\.0/,
      );
      assert.equal(desk.broker.store.published.length, 1);
    });

    it('a token names the variable and never the token', async () => {
      process.env[tokenEnv] = 'another-token-altogether';
      try {
        for (const ask of [() => desk.publish('1.0'), () => desk.verify()]) {
          const message = await refusalOf(ask());
          assert.match(message, /refuses what \$ASSAY_TEST_BROKER_TOKEN holds \(401\):\nUnauthorized/);
        }
      } finally {
        process.env[tokenEnv] = token;
      }
      assert.deepEqual(desk.broker.store.published, []);
    });

    it('with the token in its answer is quoted without it', async () => {
      desk.broker.instead = (request, response) =>
        response
          .writeHead(400, { 'Content-Type': 'application/json' })
          .end(JSON.stringify({ errors: { asked: [`by ${request.headers.authorization}`] } }));
      const message = await refusalOf(desk.publish('1.0'));
      assert.match(message, /answers with 400:\nasked: by Bearer \[secret:\$ASSAY_TEST_BROKER_TOKEN\]/);
    });

    it('a version that it can not read is quoted', async () => {
      assert.match(
        await refusalOf(desk.publish('')),
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
      desk.broker.instead = (_, response) => response.writeHead(307, { Location: `${elsewhere.url}/` }).end();
      const message = await refusalOf(desk.publish('1.0'));
      assert.match(message, /redirects \(307\) to http.*, which is not followed: name that address itself/);
      assert.deepEqual(elsewhere.asked, []);
    });

    it('by a link is not followed', async () => {
      const _links = { 'pb:publish-contracts': { href: `${elsewhere.url}/contracts/publish` } };
      desk.broker.instead = (_, response) =>
        response.writeHead(200, { 'Content-Type': 'application/hal+json' }).end(JSON.stringify({ _links }));
      assert.match(
        await refusalOf(desk.publish('1.0')),
        /names an address elsewhere, .*: nothing is sent there/,
      );
      assert.deepEqual(elsewhere.asked, []);
    });
  });

  describe('that is none', () => {
    it('and does not answer is told', async () => {
      const flags = { broker: 'http://127.0.0.1:9' };
      assert.match(
        await refusalOf(desk.publish('1.0', flags)),
        /^nothing is read from http:\/\/127\.0\.0\.1:9: GET/,
      );
    });

    it('and has no links is told', async () => {
      desk.broker.instead = (_, response) => response.writeHead(200).end('{}');
      assert.match(await refusalOf(desk.publish('1.0')), /has no link pb:publish-contracts there/);
      assert.match(await refusalOf(desk.verify()), /is no Pact Broker: nothing can be selected there/);
    });

    it('and is no JSON is told', async () => {
      desk.broker.instead = (_, response) => response.writeHead(200).end('<html>');
      assert.match(await refusalOf(desk.publish('1.0')), /answers with no JSON document/);
    });
  });

  it('knows who asks by a name and a password too', async () => {
    const basic = await startStandInBroker(`Basic ${Buffer.from('me:a-password').toString('base64')}`);
    process.env[tokenEnv] = 'me:a-password';
    try {
      assert.equal((await desk.publish('1.0', { broker: basic.url })).code, 0);
      basic.instead = (_, response) => response.writeHead(500).end('a-password');
      assert.match(await refusalOf(desk.publish('1.0', { broker: basic.url })), /500:\n\[secret:\$/);
    } finally {
      process.env[tokenEnv] = token;
      await basic.close();
    }
  });

  it('is asked for rightly, or not at all', async () => {
    const { brokerTokenEnv, provider: _, ...atFolder } = { ...named, pacts: desk.folder };
    const wrong: readonly (readonly [VerifyProviderFlags, RegExp])[] = [
      [{ ...named, publish: true }, /go together/],
      [{ ...named, providerVersion: '7' }, /go together/],
      [{ ...named, ...results, filter: 'thing' }, /without --filter/],
      [{ ...atFolder, ...results }, /are for a Pact Broker/],
      [{ ...atFolder, consumerBranch: 'main' }, /are for a Pact Broker/],
      [{ ...atFolder, brokerTokenEnv }, /are for a Pact Broker/],
      [{ ...atFolder, provider: 'nobody' }, /no pact is of nobody, but of/],
      [{ ...named, consumerBranch: 'main', consumerVersionSelectors: '[]' }, /one of them selects/],
      [{ ...named, consumerVersionSelectors: 'main' }, /takes a list in JSON/],
      [{ ...named, consumerVersionSelectors: '[]' }, /takes a list in JSON/],
      [{ ...named, brokerTokenEnv: 'ASSAY_TEST_NONE' }, /has no variable ASSAY_TEST_NONE/],
    ];
    for (const [flags, reason] of wrong) assert.match(await refusalOf(desk.verify(flags)), reason);
    const addresses: readonly (readonly [string, RegExp])[] = [
      ['ftp://broker.example', /is no http or https address/],
      [desk.broker.url.replace('//', '//me:a-password@'), /^the address holds a name or a password: put/],
    ];
    for (const [address, reason] of addresses)
      assert.match(await refusalOf(desk.publish('1.0', { broker: address })), reason);
    await writeFile(join(desk.folder, 'other.json'), '{"interactions": []}');
    assert.match(await refusalOf(desk.publish('1.0')), /other\.json is no pact/);
    assert.deepEqual(desk.broker.asked, []);
  });

  it('is given no credential that could not be told from words, or is no line', async () => {
    for (const value of ['short', 'a token with spaces', 'a-token\nX-More: 1']) {
      process.env[tokenEnv] = value;
      const message = await refusalOf(desk.publish('1.0')).finally(() => {
        process.env[tokenEnv] = token;
      });
      assert.match(message, /^\$ASSAY_TEST_BROKER_TOKEN holds no token/);
    }
    assert.deepEqual(desk.broker.asked, []);
  });
});
