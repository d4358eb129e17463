import assert from 'node:assert/strict';
import {
  modelRequest,
  openTestCatalog,
  refused,
  strictPolicy,
  type TestCatalogOptions,
} from './catalog-for-tests.ts';
import { loadTrustRules, type Objectives, openMemoryCatalogStore } from './index.ts';

async function withModels(ids: readonly string[], options: TestCatalogOptions = {}) {
  const opened = await openTestCatalog(options);
  for (const id of ids)
    await opened.catalog.create(modelRequest(opened.files, id, { model_ref: 'tiny', tags: ['latest', id] }));
  return opened;
}

describe('the catalog', () => {
  it('the same again gives the entry as it is, other content under its id is a conflict [ASY-CAT-001(b)]', async () => {
    const { catalog, files, counted } = await withModels(['one']);
    const request = modelRequest(files, 'one', { model_ref: 'tiny', tags: ['latest', 'one'] });
    await catalog.setState('one', { state: 'active' });
    const again = await catalog.create(request);
    assert.equal(again.created, false);
    assert.equal(again.model.state, 'active');
    await assert.rejects(catalog.create({ ...request, version: '2' }), refused('STATE_CONFLICT'));
    assert.equal(catalog.get('one').version, undefined);
    assert.deepEqual(counted, ['pass verified']);
  });

  it('the same at the same time is one entry [ASY-CAT-001(b)]', async () => {
    const { catalog, files } = await openTestCatalog();
    const request = modelRequest(files, 'one');
    const made = await Promise.all([1, 2, 3].map(() => catalog.create(request)));
    assert.deepEqual(
      made.map(({ created }) => created),
      [true, false, false],
    );
  });

  it('an unknown model is not found, by any operation [ASY-CAT-001(a)]', async () => {
    const { catalog } = await openTestCatalog();
    assert.throws(() => catalog.get('none'), refused('MODEL_NOT_FOUND'));
    assert.throws(() => catalog.resolve('none'), refused('MODEL_NOT_FOUND'));
    await assert.rejects(catalog.verify('none'), refused('MODEL_NOT_FOUND'));
    await assert.rejects(catalog.setState('none', { state: 'active' }), refused('MODEL_NOT_FOUND'));
    await assert.rejects(catalog.rollback('none'), refused('MODEL_NOT_FOUND'));
  });

  it('a list goes page by page by id, and by state [ORCH-3060(d)]', async () => {
    const { catalog } = await withModels(['c', 'a', 'b']);
    await catalog.setState('b', { state: 'active' });
    const first = catalog.list({ limit: 2 });
    assert.deepEqual(
      first.items.map(({ id }) => id),
      ['a', 'b'],
    );
    const second = catalog.list({ limit: 2, cursor: first.next_cursor });
    assert.deepEqual(
      second.items.map(({ id }) => id),
      ['c'],
    );
    assert.equal(second.next_cursor, undefined);
    assert.deepEqual(
      catalog.list({ limit: 9, state: 'active' }).items.map(({ id }) => id),
      ['b'],
    );
    assert.throws(() => catalog.list({ limit: 2, cursor: 'AAAA' }), refused('INVALID_PARAMS'));
  });

  it('a tag is the newest registration that has it, the same after a restart, whatever its state [ORCH-3062(a), ORCH-3068]', async () => {
    const { catalog, store, files } = await withModels(['two', 'one']);
    const resolved = catalog.resolve('tiny:latest');
    assert.deepEqual(
      [resolved.modelId, resolved.by, resolved.digest],
      ['one', 'tag', catalog.get('one').digest],
    );
    await catalog.setState('two', { state: 'active' });
    await catalog.setState('one', { state: 'retired' });
    const again = (await openTestCatalog({ store, files })).catalog.resolve('tiny:latest');
    assert.deepEqual([again.modelId, again.digest], ['one', resolved.digest]);
  });

  it('a tag that is moved by a later registration leaves what was resolved before as it was [ORCH-3062(c)]', async () => {
    const { catalog, files } = await withModels(['one']);
    const before = catalog.resolve('tiny:latest');
    const kept = structuredClone(before);
    await catalog.create(modelRequest(files, 'two', { model_ref: 'tiny', tags: ['latest'] }));
    assert.equal(catalog.resolve('tiny:latest').modelId, 'two');
    assert.deepEqual(before, kept);
    assert.equal(catalog.resolve(`tiny@${before.digest}`).modelId, 'one');
  });

  it('a model_ref is what became active last, an id is itself [ORCH-3062(a)]', async () => {
    const { catalog } = await withModels(['one', 'two']);
    assert.equal(catalog.resolve('tiny').modelId, 'two');
    await catalog.setState('one', { state: 'active' });
    assert.deepEqual([catalog.resolve('tiny').modelId, catalog.resolve('two').by], ['one', 'id']);
    await catalog.setState('two', { state: 'active' });
    assert.equal(catalog.resolve('tiny').modelId, 'two');
    assert.equal(catalog.get('two').previous_digest, catalog.get('one').digest);
  });

  it('a move outside the table changes nothing, and each model has a state of its own [ORCH-3069(a), ORCH-3069(b), ORCH-3072(b), ORCH-3073(a)]', async () => {
    const { catalog, events } = await withModels(['one', 'two']);
    await catalog.setState('one', { state: 'active' });
    await assert.rejects(catalog.setState('one', { state: 'retired' }), refused('STATE_CONFLICT'));
    await assert.rejects(catalog.setState('one', { state: 'active' }), refused('STATE_CONFLICT'));
    assert.deepEqual(catalog.states(), [
      { modelId: 'one', state: 'active' },
      { modelId: 'two', state: 'draft' },
    ]);
    assert.equal(events.filter(({ kind }) => kind === 'state-changed').length, 1);
  });

  it('deprecation drains where a deadline is given, retirement unloads and keeps the entry [ORCH-3070(d), ORCH-3070(e), ORCH-3065]', async () => {
    const done: string[] = [];
    let isBusy = true;
    const { catalog } = await withModels(['one', 'two'], {
      hooks: {
        drain: ({ id }, deadlineMs) => done.push(`drain ${id} ${deadlineMs}`),
        unload: ({ id }) => done.push(`unload ${id}`),
        hasWork: () => isBusy,
      },
    });
    for (const id of ['one', 'two']) await catalog.setState(id, { state: 'active' });
    assert.equal(
      (await catalog.setState('one', { state: 'deprecated', deadline_ms: 0 })).drain_deadline_ms,
      0,
    );
    await catalog.setState('two', { state: 'deprecated' });
    assert.deepEqual(done, ['drain one 0']);
    await assert.rejects(catalog.setState('one', { state: 'retired' }), refused('STATE_CONFLICT'));
    await catalog.setState('one', { state: 'retired', override: true });
    isBusy = false;
    await catalog.setState('two', { state: 'retired' });
    assert.deepEqual(done, ['drain one 0', 'unload one', 'unload two']);
    assert.equal(catalog.get('one').manifests.length, 1);
  });

  it('tasks are judged by what serves their model_ref [ORCH-3070(a), ORCH-3069(c)]', async () => {
    const { catalog } = await withModels(['one', 'two']);
    const fresh = { override: false, isNewSession: true };
    const answers: string[] = [];
    const ask = () => {
      const verdict = catalog.admission('tiny', fresh);
      answers.push(verdict.kind === 'ok' ? 'ok' : verdict.code);
    };
    ask();
    await catalog.setState('one', { state: 'active' });
    ask();
    await catalog.setState('one', { state: 'deprecated' });
    ask();
    await catalog.setState('two', { state: 'active' });
    ask();
    assert.deepEqual(answers, ['MODEL_NOT_FOUND', 'ok', 'MODEL_DEPRECATED', 'ok']);
    assert.equal(catalog.admission('unlisted', fresh).kind, 'ok');
  });

  it('the objectives of a deprecated model are those of the day it was deprecated [ORCH-3071]', async () => {
    const objectives = (weight: number): Objectives => ({
      interactive: {
        weight,
        slo: { first_token_p95_ms: 900, tokens_64_p95_ms: 2_500, error_ratio_max: 0.005 },
      },
      batch: { weight: 1, slo: { throughput_ratio_min: 0.8, error_ratio_max: 0.01 } },
    });
    const { catalog } = await withModels(['one'], { hooks: { objectives: () => objectives(8) } });
    await catalog.setState('one', { state: 'active' });
    assert.deepEqual(catalog.objectivesOf('tiny', objectives(3)), objectives(3));
    await catalog.setState('one', { state: 'deprecated' });
    assert.deepEqual(catalog.objectivesOf('tiny', objectives(3)), objectives(8));
    await catalog.setState('one', { state: 'active' });
    assert.deepEqual(catalog.objectivesOf('tiny', objectives(3)), objectives(3));
  });

  it('a rollback gives the version back that served before, in one action, until there is nothing left [ASY-CAT-005(a), ASY-CAT-005(c), ORCH-3033(d)]', async () => {
    const told: unknown[] = [];
    const { catalog } = await withModels(['one', 'two'], {
      hooks: { rolledBack: (model, serving) => told.push([model.id, model.state, serving?.id]) },
    });
    await catalog.setState('one', { state: 'active' });
    await catalog.setState('two', { state: 'active' });
    const { model, serving } = await catalog.rollback('two');
    assert.deepEqual([model.state, model.previous_digest, serving?.id], ['draft', undefined, 'one']);
    assert.equal(catalog.resolve('tiny').modelId, 'one');
    assert.deepEqual(told, [['two', 'draft', 'one']]);
    await assert.rejects(catalog.rollback('two'), refused('STATE_CONFLICT'));
    await catalog.setState('two', { state: 'canary' });
    assert.equal((await catalog.rollback('two')).model.state, 'draft');
  });

  it('a retired model comes back by a rollback alone [ASY-CAT-005(a)]', async () => {
    const { catalog, store, files } = await withModels(['one']);
    await catalog.setState('one', { state: 'active' });
    await catalog.setState('one', { state: 'deprecated' });
    await catalog.setState('one', { state: 'retired' });
    const later = (await openTestCatalog({ store, files })).catalog;
    await assert.rejects(later.setState('one', { state: 'active' }), refused('STATE_CONFLICT'));
    assert.equal((await later.rollback('one')).model.state, 'deprecated');
    assert.equal((await later.rollback('one')).model.state, 'active');
    assert.equal(later.serving('tiny')?.id, 'one');
  });

  it('a verification and a move at the same time both stand, however slow the store is', async () => {
    const rows = openMemoryCatalogStore();
    const put: typeof rows.put = async row => {
      for (let turn = 0; turn < 99; turn += 1) await Promise.resolve();
      await rows.put(row);
    };
    const { catalog, files } = await withModels(['one'], { store: { ...rows, put } });
    files.set('file:one.gguf', Buffer.from('else'));
    await Promise.all([catalog.verify('one'), catalog.setState('one', { state: 'active' })]);
    const { state, verification } = catalog.get('one');
    assert.deepEqual([state, verification.result], ['active', 'fail']);
  });

  it('a policy that was reloaded judges from then on', async () => {
    const { catalog } = await withModels(['one']);
    catalog.useRules(await loadTrustRules({ ...strictPolicy, keys: [] }, async () => ''));
    assert.equal((await catalog.verify('one')).report.reason, 'unknown_signer');
  });

  it('what the store refuses is not there [ORCH-3072]', async () => {
    const rows = openMemoryCatalogStore();
    let isDown = false;
    const put: typeof rows.put = row => (isDown ? Promise.reject(new Error('down')) : rows.put(row));
    const opened = await withModels(['one'], { store: { ...rows, put } });
    isDown = true;
    await assert.rejects(opened.catalog.setState('one', { state: 'active' }), /down/);
    assert.equal(opened.catalog.get('one').state, 'draft');
  });

  it('an entry that was damaged is found when it is read, told, and not served [ORCH-3042(a)]', async () => {
    const { store } = await withModels(['one', 'two']);
    const rows = (await store.list()).map(row =>
      row.id === 'one' ? { ...row, document: row.document.replace('draft', 'activ') } : row,
    );
    const { catalog, events } = await openTestCatalog({ store: { ...store, list: async () => rows } });
    assert.throws(() => catalog.get('one'), refused('STORE_UNAVAILABLE'));
    assert.equal(catalog.get('two').state, 'draft');
    assert.deepEqual(
      events.map(({ kind, modelId }) => [kind, modelId]),
      [['entry-damaged', 'one']],
    );
  });
});
