import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { checkConfig } from '#contracts';
import { present } from '../kernel/index.ts';
import { hashOfKey, Identity, mintKey } from './index.ts';

const pools = [
  {
    id: 'main',
    engine: 'llamacpp',
    wire: 'llamacpp',
    model: { ref: 'a' },
    replicas: [{ id: 'r', url: 'http://127.0.0.1:1' }],
  },
];

function tenantsOf(tenants: readonly object[]) {
  return present(checkConfig({ pools, tenants }).config, 'the test is valid').tenants;
}

const one = 'assay_one';
const two = 'assay_two';
const tenants = tenantsOf([
  { id: 'a', keys: [{ id: 'a-1', hash: hashOfKey(one), roles: ['data'] }] },
  { id: 'b', keys: [{ id: 'b-1', hash: hashOfKey(two), roles: ['operator', 'admin'] }] },
]);

describe('identity', () => {
  const identity = new Identity(tenants);
  const rejects = (headers: Record<string, string[]>) =>
    assert.throws(() => identity.authenticate(headers), { code: 'UNAUTHENTICATED' });

  it('a key is taken from either header and decides tenant and roles [OC-CTRL-2040(a)]', () => {
    const caller = { tenantId: 'a', keyId: 'a-1', roles: ['data'] };
    assert.deepEqual(identity.authenticate({ authorization: [`Bearer ${one}`] }), caller);
    assert.deepEqual(identity.authenticate({ authorization: [`bearer  ${one}`] }), caller);
    assert.deepEqual(identity.authenticate({ 'x-api-key': [one] }), caller);
    assert.equal(identity.authenticate({ 'x-api-key': [two] }).tenantId, 'b');
  });

  it('the whole value is compared [ASY-AUTH-002(b), ASY-AUTH-002(c)]', () => {
    for (const key of [
      '',
      'assay_',
      one.slice(0, -1),
      `${one}x`,
      `${one} `,
      one.toUpperCase(),
      hashOfKey(one),
    ])
      rejects({ 'x-api-key': [key] });
    rejects({});
    rejects({ authorization: [one] });
    rejects({ authorization: [`Basic ${one}`] });
  });

  it('two credentials that disagree are none, and two that agree are one [ASY-AUTH-003]', () => {
    rejects({ authorization: [`Bearer ${one}`], 'x-api-key': [two] });
    rejects({ authorization: ['Bearer unknown'], 'x-api-key': [one] });
    rejects({ authorization: ['Basic a'], 'x-api-key': [one] });
    rejects({ authorization: [`Bearer ${one}`, `Bearer ${two}`] });
    assert.equal(
      identity.authenticate({ authorization: [`Bearer ${one}`], 'x-api-key': [one] }).keyId,
      'a-1',
    );
  });

  it('keys that were replaced count no more', () => {
    const changing = new Identity(tenants);
    changing.replace(tenants.slice(1));
    assert.throws(() => changing.authenticate({ 'x-api-key': [one] }), { code: 'UNAUTHENTICATED' });
    assert.equal(changing.authenticate({ 'x-api-key': [two] }).keyId, 'b-1');
  });

  it('without keys everybody is the one tenant with every role', () => {
    const open = new Identity([]);
    assert.equal(open.isKeyless, true);
    const everybody = { tenantId: 'default', keyId: undefined, roles: ['data', 'operator', 'admin'] };
    assert.deepEqual(open.authenticate({}), everybody);
    assert.equal(new Identity(tenantsOf([{ id: 'named' }])).authenticate({}).tenantId, 'named');
  });

  it('a minted key is 32 random bytes behind a prefix, and its hash is over all of it [ASY-AUTH-002(d)]', () => {
    const { key, hash } = mintKey();
    assert.match(key, /^assay_[A-Za-z0-9_-]{43}$/);
    assert.equal(hash, `sha256:${createHash('sha256').update(key).digest('hex')}`);
    assert.notEqual(mintKey().key, key);
  });
});
