import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync } from 'node:crypto';
import {
  certificate,
  messageBundle,
  statementBundle,
  type TestCertificate,
} from '../certificates-for-tests.ts';
import { digestContent } from '../sources/digest-content.ts';
import { checkBundle } from './check-bundle.ts';
import { loggedBundle, trustedRoot } from './logged-bundle-for-tests.ts';
import type { BundleFinding } from './report.ts';
import { loadTrustRules, type TrustRules } from './trust-rules.ts';

const nowMs = Date.UTC(2026, 5, 1);
const day = 86_400_000;
const span = { fromMs: nowMs - 9 * day, untilMs: nowMs + 9 * day };
const content = Buffer.from('the weights of a model');
const sha256 = createHash('sha256').update(content).digest();
const identity = 'https://builder.example/release';
const root = certificate({ name: 'root', ...span });
const leaf = certificate({ name: 'leaf', issuer: root, identity, ...span });

async function* bytesOf(buffer: Buffer): AsyncIterable<Uint8Array> {
  for (let at = 0; at < buffer.length; at += 5) yield buffer.subarray(at, at + 5);
}

async function rulesOf(
  roots: readonly string[],
  identities: readonly string[] = [],
  keys: { id: string; public_key: string }[] = [],
): Promise<TrustRules> {
  const config = {
    mode: 'strict' as const,
    allowed_registries: [],
    require_signature: true,
    require_sbom: false,
    keys,
  };
  const ca_roots = roots.map((_, index) => String(index));
  return await loadTrustRules({ ...config, ca_roots }, async path => roots[Number(path)] ?? '', identities);
}

async function found(bundle: object, rules: TrustRules, of: Buffer = content): Promise<BundleFinding> {
  const source = { read: async () => ({ body: bytesOf(of), from: 0, totalBytes: of.length }) };
  const read = await digestContent(source, 'file:model');
  return checkBundle({ bytes: Buffer.from(JSON.stringify(bundle)), content: read, rules, nowMs });
}

const leafOf = (issuer: TestCertificate, changes: object = {}): TestCertificate =>
  certificate({ name: 'leaf', issuer, identity, ...span, ...changes });

const verified = {
  outcome: 'verified',
  identity,
  identityCheck: 'any-of-root',
  validAt: 'now',
  transparencyLog: 'not-checked',
};

describe('a sigstore bundle', () => {
  it('that signs the content under a configured root is verified, and no log is said to be checked [ORCH-3063(b), ASY-CAT-003(b)]', async () => {
    assert.deepEqual(await found(messageBundle(leaf, content, sha256), await rulesOf([root.pem])), verified);
  });

  it('that signs a statement about the content is verified as well [ORCH-3063(b)]', async () => {
    const material = { certificate: { rawBytes: leaf.der.toString('base64') } };
    const bundle = statementBundle(material, leaf.privateKey, sha256.toString('hex'));
    assert.deepEqual(await found(bundle, await rulesOf([root.pem])), verified);
    const other = statementBundle(material, leaf.privateKey, '0'.repeat(64));
    assert.equal((await found(other, await rulesOf([root.pem]))).problem, 'it signs other content');
  });

  it('whose chain has an authority in between needs it in the root file [ORCH-3063(b)]', async () => {
    const between = certificate({ name: 'between', issuer: root, ...span });
    const bundle = messageBundle(leafOf(between), content, sha256);
    assert.equal((await found(bundle, await rulesOf([between.pem + root.pem]))).outcome, 'verified');
    assert.equal((await found(bundle, await rulesOf([root.pem]))).outcome, 'unknown_signer');
  });

  it('over other content is bad, and one flipped byte suffices [ORCH-3037(b)]', async () => {
    const rules = await rulesOf([root.pem]);
    const flipped = Buffer.from(content);
    flipped[3] = (flipped[3] ?? 0) ^ 1;
    assert.equal(
      (await found(messageBundle(leaf, content, sha256), rules, flipped)).outcome,
      'bad_signature',
    );
    const claimed = createHash('sha256').update(flipped).digest();
    assert.equal(
      (await found(messageBundle(leaf, content, claimed), rules)).problem,
      'it signs other content',
    );
    assert.equal(
      (await found(messageBundle(leaf, content, claimed), rules, flipped)).outcome,
      'bad_signature',
    );
  });

  it('of a stranger is of an unknown signer: no root, another root of the same name, a chain to itself [ORCH-3063(b)]', async () => {
    const bundle = messageBundle(leaf, content, sha256);
    const impostor = certificate({ name: 'root', ...span });
    const alone = messageBundle(certificate({ name: 'leaf', identity, ...span }), content, sha256);
    assert.equal((await found(bundle, await rulesOf([]))).outcome, 'unknown_signer');
    assert.equal((await found(bundle, await rulesOf([impostor.pem]))).outcome, 'unknown_signer');
    assert.equal((await found(alone, await rulesOf([root.pem]))).outcome, 'unknown_signer');
    assert.equal((await found(bundle, await rulesOf([impostor.pem, root.pem]))).outcome, 'verified');
  });

  it('whose certificate is not valid now does not count, whatever time the bundle claims [ASY-CAT-003(c)]', async () => {
    const rules = await rulesOf([root.pem]);
    for (const times of [{ untilMs: nowMs - 1_000 }, { fromMs: nowMs + 1_000 }]) {
      assert.equal(
        (await found(messageBundle(leafOf(root, times), content, sha256), rules)).outcome,
        'unknown_signer',
      );
    }
    const edges = leafOf(root, { fromMs: nowMs, untilMs: nowMs });
    assert.equal((await found(messageBundle(edges, content, sha256), rules)).outcome, 'verified');
  });

  it('whose certificate is for web servers does not count [ORCH-3063(b)]', async () => {
    const bundle = messageBundle(leafOf(root, { isForCode: false }), content, sha256);
    assert.equal((await found(bundle, await rulesOf([root.pem]))).problem, 'its certificate signs no code');
  });

  it('counts by its identity where identities are listed, wholly and not in part', async () => {
    const bundle = messageBundle(leaf, content, sha256);
    const listed = await found(bundle, await rulesOf([root.pem], ['https://else.example', identity]));
    assert.deepEqual(listed, { ...verified, identityCheck: 'listed' });
    const part = await found(bundle, await rulesOf([root.pem], [identity.slice(0, -1)]));
    assert.equal(part.outcome, 'unknown_signer');
  });

  it('by a configured key needs no certificate [ORCH-3063(b)]', async () => {
    for (const pair of [
      generateKeyPairSync('ed25519'),
      generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
    ]) {
      const public_key = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
      const rules = await rulesOf([], [], [{ id: 'release', public_key }]);
      const signedAs = (hint: string) =>
        statementBundle({ publicKey: { hint } }, pair.privateKey, sha256.toString('hex'));
      const finding = await found(signedAs('release'), rules);
      assert.deepEqual(finding, {
        outcome: 'verified',
        identity: 'release',
        identityCheck: 'key',
        validAt: 'no-certificate',
        transparencyLog: 'not-checked',
      });
      assert.equal((await found(signedAs('other'), rules)).outcome, 'unknown_signer');
    }
  });

  it('that is none, or is torn, is bad and no crash', async () => {
    const rules = await rulesOf([root.pem]);
    const torn = {
      ...messageBundle(leaf, content, sha256),
      verificationMaterial: { certificate: { rawBytes: 'AAAA' } },
    };
    for (const bundle of [{}, { mediaType: 'x' }, torn]) {
      assert.equal((await found(bundle, rules)).outcome, 'bad_signature');
    }
  });
});

describe('a sigstore bundle in a log that the trusted root knows', () => {
  const loggedMs = nowMs - 7 * day;
  const short = leafOf(root, { fromMs: loggedMs - 60_000, untilMs: loggedMs + 60_000 });

  it('is verified with its inclusion, at the time that the log vouches for [ORCH-3063(b), ASY-CAT-003(b)]', async () => {
    const finding = await found(
      loggedBundle({ leaf: short, content, loggedMs }),
      await rulesOf([trustedRoot(root)]),
    );
    assert.deepEqual(finding, { ...verified, validAt: 'vouched-time', transparencyLog: 'included' });
  });

  it('does not count with a certificate that was not valid at that time', async () => {
    const bundle = loggedBundle({ leaf: short, content, loggedMs: loggedMs + 61_000 });
    assert.equal((await found(bundle, await rulesOf([trustedRoot(root)]))).outcome, 'unknown_signer');
  });

  it('is bad where the time is not the one that the log promised', async () => {
    const bundle = loggedBundle({ leaf: short, content, loggedMs, promisedMs: loggedMs + 61_000 });
    assert.equal((await found(bundle, await rulesOf([trustedRoot(root)]))).outcome, 'bad_signature');
  });

  it('does not count without its entry, nor under plain certificates once its own has run out [ASY-CAT-003(c)]', async () => {
    const bare = messageBundle(leaf, content, sha256);
    assert.equal((await found(bare, await rulesOf([trustedRoot(root)]))).outcome, 'unknown_signer');
    const logged = loggedBundle({ leaf: short, content, loggedMs });
    assert.equal((await found(logged, await rulesOf([root.pem]))).outcome, 'unknown_signer');
  });

  it('of another authority, or over other content, does not count', async () => {
    const impostor = certificate({ name: 'root', ...span });
    const bundle = loggedBundle({ leaf: short, content, loggedMs });
    assert.equal((await found(bundle, await rulesOf([trustedRoot(impostor)]))).outcome, 'unknown_signer');
    assert.equal(
      (await found(bundle, await rulesOf([trustedRoot(root)]), Buffer.from('x'))).outcome,
      'bad_signature',
    );
  });
});

describe('trust rules', () => {
  const config = {
    mode: 'strict' as const,
    allowed_registries: [],
    require_signature: true,
    require_sbom: true,
  };

  it('a key that is none, or a root file that holds none, is an invalid configuration with its path', async () => {
    const badKey = loadTrustRules(
      { ...config, ca_roots: [], keys: [{ id: 'k', public_key: 'no' }] },
      async () => '',
    );
    await assert.rejects(badKey, {
      code: 'CONFIG_INVALID',
      details: { path: '/catalog/trust_policy/keys/0/public_key' },
    });
    for (const text of ['', 'text', '{']) {
      const badRoot = loadTrustRules({ ...config, ca_roots: ['a.pem'], keys: [] }, async () => text);
      await assert.rejects(badRoot, {
        code: 'CONFIG_INVALID',
        details: { path: '/catalog/trust_policy/ca_roots/0' },
      });
    }
  });
});
