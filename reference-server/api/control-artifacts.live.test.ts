import assert from 'node:assert/strict';
import { answered, itemsOf, refused } from './fixtures/read-answer.ts';
import { keys, tenants, WholeServer } from './fixtures/whole-server.ts';

const plan = { kind: 'plan', content: { steps: ['read', 'sort'] }, tags: ['draft'], metadata: { by: 'me' } };

describe('api: artifacts', () => {
  let server: WholeServer;

  beforeEach(async () => {
    const [first, ...others] = tenants;
    const bounded = { ...first, quotas: { artifact_bytes_max: 200 } };
    server = await WholeServer.start({ document: { tenants: [bounded, ...others] } });
  });
  afterEach(() => server.dispose());

  const create = (body: object, key: string = keys.data) => server.control('/v1/artifacts', body, key);

  it('what comes back is what was put in, under the digest of its content [ORCH-3097(a), ORCH-3097(b), ORCH-3097(c), ORCH-3098(a), OC-CTRL-2065(b)]', async () => {
    const made = answered('createArtifact', await create(plan), 201);
    const again = { ...plan, content: { steps: ['read', 'sort'] } };
    assert.deepEqual(answered('createArtifact', await create(again), 200), made);
    const next = { kind: 'diff', content: { a: 1 }, parent: made.id };
    const child = answered('createArtifact', await create(next), 201);
    const read = answered('getArtifact', await server.get(`/v1/artifacts/${child.id}`, keys.data), 200);
    assert.deepEqual([read.content, read.parent, read.lineage], [{ a: 1 }, made.id, [made.id]]);
    const first = answered('getArtifact', await server.get(`/v1/artifacts/${made.id}`, keys.data), 200);
    assert.deepEqual([first.content, first.tags, first.metadata], [plan.content, plan.tags, plan.metadata]);
    const listed = async (query: string) => {
      const body = answered('listArtifacts', await server.get(`/v1/artifacts${query}`, keys.data), 200);
      return itemsOf(body).map(({ id }) => id);
    };
    assert.deepEqual(await listed(''), [child.id, made.id]);
    assert.deepEqual(await listed('?kind=plan'), [made.id]);
    assert.deepEqual(await listed('?tag=draft'), [made.id]);
    assert.deepEqual(await listed(`?parent=${made.id}`), [child.id]);
  });

  it('another tenant has none of them [ASY-ART-001(a), ASY-ART-001(b), ASY-ART-001(c)]', async () => {
    const made = answered('createArtifact', await create(plan), 201);
    const path = `/v1/artifacts/${made.id}`;
    refused('getArtifact', await server.get(path, keys.other), [404, 'ARTIFACT_NOT_FOUND']);
    assert.deepEqual(
      itemsOf(answered('listArtifacts', await server.get('/v1/artifacts', keys.other), 200)),
      [],
    );
    answered('createArtifact', await create(plan, keys.other), 201);
    assert.equal(answered('getArtifact', await server.get(path, keys.other), 200).id, made.id);
  });

  it('misuse has its error: kind, parent, id, bytes [ASY-ART-002(a), ASY-ART-002(b), ASY-ART-003(a), OC-CTRL-2066(a)]', async () => {
    await create(plan);
    refused('createArtifact', await create({ ...plan, kind: 'diff' }), [409, 'STATE_CONFLICT']);
    const kept = itemsOf(answered('listArtifacts', await server.get('/v1/artifacts', keys.data), 200));
    assert.deepEqual(
      kept.map(({ kind }) => kind),
      ['plan'],
    );
    refused('createArtifact', await create({ ...plan, kind: 'song' }), [400, 'INVALID_PARAMS']);
    const parent = `sha256:${'0'.repeat(64)}`;
    refused('createArtifact', await create({ kind: 'plan', content: {}, parent }), [400, 'INVALID_PARAMS']);
    const large = { kind: 'plan', content: { text: 'a'.repeat(200) } };
    refused('createArtifact', await create(large), [429, 'QUOTA_EXCEEDED']);
    answered('createArtifact', await create(plan), 200);
    refused('getArtifact', await server.get('/v1/artifacts/1', keys.data), [400, 'INVALID_PARAMS']);
    refused('getArtifact', await server.get(`/v1/artifacts/${parent}`, keys.data), [
      404,
      'ARTIFACT_NOT_FOUND',
    ]);
  });
});
