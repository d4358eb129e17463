import assert from 'node:assert/strict';
import { constants, createSign, generateKeyPairSync } from 'node:crypto';
import { type CatalogModelRequest, type ClientErrorCode, metricTable, validateResponse } from '#contracts';
import { digestOf, modelRequest, openTestCatalog, refused, signed } from './catalog-for-tests.ts';
import type { CatalogEvent, VerificationReason } from './index.ts';

type Refusal = readonly [
  how: string,
  changes: Partial<CatalogModelRequest>,
  code: ClientErrorCode,
  kind: CatalogEvent['kind'],
  reason: VerificationReason,
];

describe('the trust of the catalog', () => {
  it('a model with a signature that holds enters as draft, with where it comes from [ORCH-3060(a), ORCH-3060(b), ORCH-3060(c), ORCH-3063(b)]', async () => {
    const { catalog, files, counted, events } = await openTestCatalog({ policy: { require_sbom: true } });
    files.set('file:sbom.json', Buffer.from('{}'));
    const sbom = { uri: 'file:sbom.json', digest: digestOf('{}') };
    const request = modelRequest(files, 'tiny', { version: '1.2', tags: ['test'], sbom });
    const { created, model } = await catalog.create(request);
    assert.equal(created, true);
    assert.deepEqual(model, {
      id: 'tiny',
      model_ref: 'tiny',
      digest: request.digest,
      state: 'draft',
      source_url: 'file:tiny.gguf',
      version: '1.2',
      tags: ['test'],
      manifests: [{ digest: request.digest, size_bytes: 'the weights of tiny'.length }],
      signatures: [{ signer: 'release', algo: 'ed25519', verified: true }],
      sbom,
      trust_policy: {
        mode: 'strict',
        allowed_registries: ['models.example'],
        require_signature: true,
        require_sbom: true,
        ca_roots: [],
      },
      verification: { result: 'pass', at_ms: 1_700_000_000_000 },
      created_ms: 1_700_000_000_000,
      updated_ms: 1_700_000_000_000,
    });
    const valid = validateResponse('createCatalogModel', 201, model);
    assert.equal(valid.ok, true, JSON.stringify(valid));
    assert.deepEqual(counted, ['pass verified']);
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['model-verified', 'model-entered'],
    );
  });

  const refusals: readonly Refusal[] = [
    ['without a signature', { signatures: [] }, 'UNTRUSTED_ARTIFACT', 'artifact-untrusted', 'unsigned'],
    [
      'with the signature of another digest',
      { signatures: [signed(digestOf('other'))] },
      'UNTRUSTED_ARTIFACT',
      'artifact-untrusted',
      'bad_signature',
    ],
    [
      "with a stranger's signature",
      { signatures: [signed(digestOf('the weights of tiny'), 'stranger')] },
      'UNTRUSTED_ARTIFACT',
      'artifact-untrusted',
      'unknown_signer',
    ],
    [
      "with a signature by another algorithm than the key's",
      { signatures: [{ ...signed(digestOf('the weights of tiny')), algo: 'ecdsa-p256-sha256' as const }] },
      'UNTRUSTED_ARTIFACT',
      'artifact-untrusted',
      'bad_signature',
    ],
    [
      'with another digest than declared',
      { digest: digestOf('other') },
      'DIGEST_MISMATCH',
      'digest-mismatched',
      'digest_mismatch',
    ],
    [
      'from a registry that is not listed',
      { source_url: 'https://elsewhere.example/tiny' },
      'REGISTRY_NOT_ALLOWED',
      'registry-refused',
      'registry_not_allowed',
    ],
    [
      'from a listed host of a longer name',
      { source_url: 'https://models.example.evil.test/tiny' },
      'REGISTRY_NOT_ALLOWED',
      'registry-refused',
      'registry_not_allowed',
    ],
    [
      'from an address with credentials',
      { source_url: 'https://models.example@evil.test/tiny' },
      'REGISTRY_NOT_ALLOWED',
      'registry-refused',
      'registry_not_allowed',
    ],
    [
      'from a host that redirects to one that is not listed',
      { source_url: 'https://models.example/moved' },
      'REGISTRY_NOT_ALLOWED',
      'registry-refused',
      'registry_not_allowed',
    ],
    [
      'that cannot be read',
      { source_url: 'oci://models.example/tiny' },
      'UNTRUSTED_ARTIFACT',
      'artifact-untrusted',
      'unreachable',
    ],
  ];

  for (const [how, changes, code, kind, reason] of refusals) {
    it(`a model ${how} is refused with ${code} and its own event [ORCH-3061(a), ORCH-3063(a), ORCH-3064(a), ORCH-3064(b), ORCH-3037(a), ORCH-3067]`, async () => {
      const { catalog, files, counted, events } = await openTestCatalog();
      const request = { ...modelRequest(files, 'tiny'), ...structuredClone(changes) };
      await assert.rejects(catalog.create(request), refused(code));
      assert.deepEqual(counted, [`fail ${reason}`]);
      assert.deepEqual(
        events.map(event => event.kind),
        ['model-verified', kind],
      );
      assert.throws(() => catalog.get('tiny'), refused('MODEL_NOT_FOUND'));
      assert.deepEqual(catalog.list({ limit: 9 }).items, []);
    });
  }

  it('the reasons are those of the metric [ORCH-3064(b)]', () => {
    const reasons = [
      'registry_not_allowed',
      'unreachable',
      'digest_mismatch',
      'bad_signature',
      'unknown_signer',
      'unsigned',
      'missing_sbom',
      'verified',
    ];
    assert.deepEqual([...metricTable.catalog_verifications_total.values.reason].sort(), reasons.sort());
  });

  it('keys on the P-256 curve and of RSA count as those of Ed25519 do [ORCH-3063(b)]', async () => {
    const curve = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const pss = { key: rsa.privateKey, padding: constants.RSA_PKCS1_PSS_PADDING };
    const ways = [
      { pair: curve, algo: 'ecdsa-p256-sha256' as const, key: curve.privateKey },
      { pair: rsa, algo: 'rsa-pss-sha256' as const, key: pss },
    ];
    for (const { pair, algo, key } of ways) {
      const public_key = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
      const { catalog, files } = await openTestCatalog({ policy: { keys: [{ id: 'own', public_key }] } });
      const request = modelRequest(files, 'tiny');
      const value = createSign('sha256').update(String(request.digest)).sign(key, 'base64');
      const { model } = await catalog.create({ ...request, signatures: [{ signer: 'own', algo, value }] });
      assert.equal(model.verification.result, 'pass');
    }
  });

  it('a permissive policy lets in what cannot be verified and marks it, but neither other content nor another registry [ORCH-3061(c)]', async () => {
    const { catalog, files, counted } = await openTestCatalog({ policy: { mode: 'permissive' } });
    const { model } = await catalog.create(modelRequest(files, 'tiny', { signatures: [] }));
    assert.deepEqual(model.verification, {
      result: 'fail',
      reason: 'UNTRUSTED_ARTIFACT',
      at_ms: 1_700_000_000_000,
    });
    assert.equal((await catalog.setState('tiny', { state: 'active' })).state, 'active');
    assert.equal((await catalog.checkLoad('tiny')).report.reason, 'unsigned');
    await assert.rejects(
      catalog.create(modelRequest(files, 'b', { digest: digestOf('x') })),
      refused('DIGEST_MISMATCH'),
    );
    const elsewhere = modelRequest(files, 'c', { source_url: 'https://elsewhere.example/c' });
    await assert.rejects(catalog.create(elsewhere), refused('REGISTRY_NOT_ALLOWED'));
    assert.deepEqual(counted, [
      'fail unsigned',
      'fail unsigned',
      'fail digest_mismatch',
      'fail registry_not_allowed',
    ]);
  });

  it('a bill of materials that is required has to be there, readable and whole [ASY-CAT-002]', async () => {
    const { catalog, files } = await openTestCatalog({ policy: { require_sbom: true } });
    files.set('file:sbom.json', Buffer.from('{}'));
    for (const sbom of [
      undefined,
      { uri: 'file:none.json', digest: digestOf('{}') },
      { uri: 'file:sbom.json', digest: digestOf('{ }') },
    ]) {
      const request = modelRequest(files, 'tiny', sbom === undefined ? {} : { sbom });
      await assert.rejects(catalog.create(request), refused('UNTRUSTED_ARTIFACT'));
    }
  });

  it('a model is checked anew: one flipped byte, or a file that is gone, is found [ASY-CAT-003(a), ASY-CAT-003(b), ASY-CAT-003(c), ORCH-3037(b)]', async () => {
    const { catalog, files } = await openTestCatalog();
    await catalog.create(modelRequest(files, 'tiny'));
    const bytes = Buffer.from(files.get('file:tiny.gguf') ?? '');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    files.set('file:tiny.gguf', bytes);
    const flipped = await catalog.verify('tiny');
    assert.equal(flipped.model.verification.reason, 'DIGEST_MISMATCH');
    assert.deepEqual(
      flipped.report.checks.map(({ check, outcome }) => `${check} ${outcome}`),
      ['registry file', 'digest mismatch', 'signature bad_signature', 'sbom absent'],
    );
    files.delete('file:tiny.gguf');
    const gone = await catalog.verify('tiny');
    assert.equal(gone.report.result, 'fail');
    assert.equal(gone.report.checks[1]?.outcome, 'unread');
    modelRequest(files, 'tiny');
    assert.equal((await catalog.verify('tiny')).model.verification.result, 'pass');
  });

  it('a model that is not what was entered is refused at load, with an event [ORCH-3061(b), ORCH-3067]', async () => {
    const { catalog, files, events } = await openTestCatalog();
    await catalog.create(modelRequest(files, 'tiny'));
    assert.equal((await catalog.checkLoad('tiny')).report.result, 'pass');
    files.set('file:tiny.gguf', Buffer.from('else'));
    await assert.rejects(catalog.checkLoad('tiny'), refused('DIGEST_MISMATCH'));
    const last = events.at(-1);
    assert.deepEqual(last?.kind === 'digest-mismatched' ? last.door : last, 'load');
  });

  it('an entry of a permissive day is refused at load under a strict policy, and cannot become active [ORCH-3061(b), ASY-CAT-004]', async () => {
    const lax = await openTestCatalog({ policy: { mode: 'permissive' } });
    await lax.catalog.create(modelRequest(lax.files, 'tiny', { signatures: [] }));
    const strict = await openTestCatalog({ store: lax.store, files: lax.files });
    await assert.rejects(strict.catalog.checkLoad('tiny'), refused('UNTRUSTED_ARTIFACT'));
    await assert.rejects(
      strict.catalog.setState('tiny', { state: 'active', override: true }),
      refused('UNTRUSTED_ARTIFACT'),
    );
    assert.equal(strict.catalog.get('tiny').state, 'draft');
  });
});
