import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type ArtifactRequest, validateResponse } from '#contracts';
import { isOrchestratorError, present, VirtualWorld } from '../kernel/index.ts';
import { type ArtifactStore, Artifacts, openMemoryArtifactStore } from './index.ts';

const plan: ArtifactRequest = { kind: 'plan', content: { steps: ['read', 'sort'] } };
const nowhere = `sha256:${'0'.repeat(64)}`;

function artifacts(
  options: { bytesMax?: number; ancestorsMax?: number; store?: ArtifactStore } = {},
): Artifacts {
  const { bytesMax, store = openMemoryArtifactStore(), ...rest } = options;
  return new Artifacts({ world: new VirtualWorld(), store, bytesMaxOf: () => bytesMax, ...rest });
}

const refused = (code: string) => (error: unknown) => isOrchestratorError(error) && error.code === code;

describe('artifacts', () => {
  it('an id is the SHA-256 of the canonical JSON of the content [ORCH-3097(b), OC-CTRL-2066(b)]', async () => {
    const { created, ref } = await artifacts().create('a', plan);
    const sum = createHash('sha256').update('{"steps":["read","sort"]}').digest('hex');
    assert.equal(created, true);
    assert.equal(ref.id, `sha256:${sum}`);
    assert.equal(ref.digest, ref.id);
  });

  it('what comes back is what was put in, in the shape of the contract [ORCH-3097(a), ORCH-3097(c), ORCH-3098(a)]', async () => {
    const store = artifacts();
    const parent = (await store.create('a', plan)).ref.id;
    const metadata = { author: 'naïve 🦊' };
    const request: ArtifactRequest = {
      kind: 'diff',
      content: { a: [1, null, { b: '\u2028' }] },
      tags: ['x'],
      parent,
      metadata,
    };
    const { ref } = await store.create('a', request);
    const artifact = await store.get('a', ref.id);
    assert.deepEqual(artifact, {
      id: ref.id,
      kind: 'diff',
      digest: ref.id,
      content: request.content,
      tags: ['x'],
      parent,
      metadata,
      lineage: [parent],
      size_bytes: Buffer.byteLength('{"a":[1,null,{"b":"\u2028"}]}'),
      created_ms: 1_700_000_000_000,
    });
    const problems = validateResponse('getArtifact', 200, artifact);
    assert.equal(problems.ok, true, JSON.stringify(problems));
  });

  it('the same again gives what stands, and no second entry [OC-CTRL-2065(b)]', async () => {
    const store = artifacts();
    const first = await store.create('a', { ...plan, tags: ['first'] });
    const again = await store.create('a', { ...plan, tags: ['later'] });
    assert.deepEqual(again, { created: false, ref: first.ref });
    assert.equal((await store.list('a', { limit: 9 })).items.length, 1);
  });

  it('the same at the same time is one entry [OC-CTRL-2065(b)]', async () => {
    const store = artifacts();
    const all = await Promise.all([1, 2, 3].map(() => store.create('a', plan)));
    assert.deepEqual(
      all.map(({ created }) => created),
      [true, false, false],
    );
    assert.equal((await store.list('a', { limit: 9 })).items.length, 1);
  });

  it('the same content of another kind or parent is a conflict and changes nothing', async () => {
    const store = artifacts();
    const parent = (await store.create('a', { kind: 'plan', content: {} })).ref.id;
    const { ref } = await store.create('a', plan);
    await assert.rejects(store.create('a', { ...plan, kind: 'trace' }), refused('STATE_CONFLICT'));
    await assert.rejects(store.create('a', { ...plan, parent }), refused('STATE_CONFLICT'));
    assert.equal((await store.get('a', ref.id)).kind, 'plan');
  });

  it('one character more is another id, the order of members is not [OC-CTRL-2065(c), OC-CTRL-2065(d)]', async () => {
    const content = fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 6 });
    await fc.assert(
      fc.asyncProperty(content, async members => {
        const store = artifacts();
        const turned = Object.fromEntries(Object.entries(members).reverse());
        const { ref } = await store.create('a', { kind: 'other', content: { members } });
        const again = await store.create('a', { kind: 'other', content: { members: turned } });
        const longer = await store.create('a', { kind: 'other', content: { members, x: 'y' } });
        assert.deepEqual(again, { created: false, ref });
        assert.notEqual(longer.ref.id, ref.id);
      }),
      { numRuns: 60 },
    );
  });

  it("another tenant's artifact is as if it were not there, and the same content is its own [ASY-ART-001(a), ASY-ART-001(b), ASY-ART-001(c), OC-CTRL-2066(a)]", async () => {
    const store = artifacts();
    const { ref } = await store.create('a', plan);
    await assert.rejects(store.get('b', ref.id), refused('ARTIFACT_NOT_FOUND'));
    await assert.rejects(store.get('a', nowhere), refused('ARTIFACT_NOT_FOUND'));
    assert.deepEqual((await store.list('b', { limit: 9 })).items, []);
    assert.equal((await store.create('b', plan)).created, true);
    assert.equal((await store.get('b', ref.id)).id, ref.id);
  });

  it('a parent that the tenant does not have is refused, another tenant having it or not [ASY-ART-003(a)]', async () => {
    const store = artifacts();
    const theirs = (await store.create('b', plan)).ref.id;
    for (const parent of [nowhere, theirs]) {
      await assert.rejects(
        store.create('a', { kind: 'diff', content: {}, parent }),
        refused('INVALID_PARAMS'),
      );
    }
    assert.deepEqual((await store.list('a', { limit: 9 })).items, []);
  });

  it('lineage is the ancestors, the parent first, up to a longest chain [ASY-ART-003]', async () => {
    const store = artifacts({ ancestorsMax: 3 });
    const ids: string[] = [];
    for (const step of [0, 1, 2, 3]) {
      const parent = ids.at(-1);
      const { ref } = await store.create('a', {
        kind: 'plan',
        content: { step },
        ...(parent === undefined ? {} : { parent }),
      });
      ids.push(ref.id);
    }
    assert.deepEqual((await store.get('a', ids[3] ?? '')).lineage, ids.slice(0, 3).reverse());
    const tooDeep = store.create('a', { kind: 'plan', content: { step: 4 }, parent: ids[3] ?? '' });
    await assert.rejects(tooDeep, refused('INVALID_PARAMS'));
  });

  it('a quota takes what fits to the byte, and what stands costs nothing [ASY-ART-002(a), ASY-ART-002(b)]', async () => {
    const bytes = Buffer.byteLength(JSON.stringify(plan.content));
    const exact = artifacts({ bytesMax: bytes });
    await exact.create('a', plan);
    assert.equal((await exact.create('a', plan)).created, false);
    await assert.rejects(exact.create('a', { kind: 'plan', content: {} }), refused('QUOTA_EXCEEDED'));
    assert.equal((await exact.create('b', plan)).created, true);
    await assert.rejects(artifacts({ bytesMax: bytes - 1 }).create('a', plan), refused('QUOTA_EXCEEDED'));
    await assert.rejects(
      artifacts({ bytesMax: bytes }).create('a', { ...plan, tags: ['t'] }),
      refused('QUOTA_EXCEEDED'),
    );
  });

  it('two at the same time do not share the last bytes [ASY-ART-002(a)]', async () => {
    const store = artifacts({ bytesMax: 10 });
    const made = await Promise.allSettled(
      [1, 2].map(n => store.create('a', { kind: 'plan', content: { n } })),
    );
    assert.deepEqual(
      made.map(({ status }) => status),
      ['fulfilled', 'rejected'],
    );
  });

  it('a list goes page by page, youngest first, and a cursor of another hand is refused [ASY-ART-003(b)]', async () => {
    const store = artifacts();
    for (const step of [1, 2, 3, 4, 5]) {
      await store.create('a', {
        kind: step === 3 ? 'diff' : 'plan',
        content: { step },
        tags: step > 3 ? ['late'] : [],
      });
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.list('a', { limit: 2, cursor });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    } while (cursor !== undefined);
    const contents = await Promise.all(seen.map(async id => (await store.get('a', id)).content.step));
    assert.deepEqual(contents, [5, 4, 3, 2, 1]);
    assert.equal((await store.list('a', { limit: 5 })).next_cursor, undefined);
    assert.equal((await store.list('a', { limit: 9, kind: 'diff' })).items.length, 1);
    assert.equal((await store.list('a', { limit: 9, tag: 'late' })).items.length, 2);
    await assert.rejects(store.list('a', { limit: 2, cursor: 'forged' }), refused('INVALID_PARAMS'));
  });

  it('a row that was damaged is found and not served [ORCH-3042(a)]', async () => {
    const rows = openMemoryArtifactStore();
    const { ref } = await artifacts({ store: rows }).create('a', plan);
    const flipped: ArtifactStore = {
      ...rows,
      get: async (tenantId, id) => {
        const row = await rows.get(tenantId, id);
        return row === undefined ? undefined : { ...row, content: row.content.replace('sort', 'sorT') };
      },
    };
    await assert.rejects(artifacts({ store: flipped }).get('a', ref.id), refused('STORE_UNAVAILABLE'));
    const torn: ArtifactStore = {
      ...flipped,
      get: async (tenantId, id) => ({ ...present(await rows.get(tenantId, id), 'the row'), content: '{"st' }),
    };
    await assert.rejects(artifacts({ store: torn }).get('a', ref.id), refused('STORE_UNAVAILABLE'));
  });
});
