import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capabilityTable } from './generated/capabilities.ts';
import { errorTable } from './generated/errors.ts';
import { type MetricName, metricTable } from './generated/metrics.ts';
import { operationTable } from './generated/operations.ts';
import { readDocument } from './generation/bundle.ts';
import {
  type ClientErrorCode,
  errorEntry,
  isClientErrorCode,
  isErrorCode,
  labelEntry,
  metricEntry,
} from './tables.ts';
import { readJson } from './testing/read-json.ts';
import { validateCatalogue } from './validate.ts';
import type { ErrorEnvelope } from './wire-types.ts';

const namesOf = <Table extends object>(table: Table): (keyof Table)[] =>
  Object.keys(table) as (keyof Table)[];

const metricNames: readonly MetricName[] = namesOf(metricTable);

const source = (name: string): unknown => readDocument(join(import.meta.dirname, `${name}.yaml`));

describe('contracts: catalogues', () => {
  for (const name of ['errors', 'metrics', 'capabilities']) {
    it(`${name}.yaml has the form of its schema`, () => {
      const outcome = validateCatalogue(name, source(name));
      assert.deepEqual(outcome.ok ? [] : outcome.problems, []);
    });
  }

  it('every label of a metric has a budget, and every label belongs to a metric [OC-METRICS-7102(a)]', () => {
    const used = new Set<string>(metricNames.flatMap(name => metricEntry(name).labels));
    const labels = Object.keys(readTable('labels'));
    assert.deepEqual([...used].sort(), labels.sort());
    assert.equal(labelEntry('engine').budget, 16);
    assert.ok(labels.includes('device') && labels.includes('policy'));
  });

  it('closed values fit the budget of their label, and every closed label is closed somewhere', () => {
    for (const name of metricNames) {
      const { labels, values = {} } = metricEntry(name);
      for (const label of labels) {
        const closed = values[label] ?? labelEntry(label).values;
        const { budget, from } = labelEntry(label);
        if (from === 'closed' && label !== 'operation' && label !== 'status') {
          assert.ok(closed, `${name} leaves ${label} open`);
          assert.ok(closed.length <= budget, `${name} has ${closed.length} values of ${label}`);
        }
      }
      assert.deepEqual(
        Object.keys(values).filter(label => !labels.some(own => own === label)),
        [],
        name,
      );
    }
  });

  it('bounds of histograms ascend', () => {
    const histograms = metricNames.filter(name => metricEntry(name).type === 'histogram');
    assert.ok(histograms.includes('latency_first_token_ms'));
    for (const name of histograms) {
      const { buckets = [] } = metricEntry(name);
      assert.deepEqual(
        buckets,
        buckets.toSorted((a, b) => a - b),
        name,
      );
    }
  });

  it('names of counters end in _total, and only theirs do', () => {
    const wrong = metricNames.filter(
      name => name.endsWith('_total') !== (metricEntry(name).type === 'counter'),
    );
    assert.deepEqual(wrong, []);
  });

  it('rejections are counted under exactly the codes that a submission can be answered with [ASY-METRIC-005]', () => {
    const codes: readonly string[] = operationTable.createTask.errorCodes;
    assert.deepEqual([...metricTable.tasks_rejected_total.values.reason].sort(), codes.toSorted());
  });

  it('reasons of failures and evictions are codes that end a stream', () => {
    const { tasks_failed_total: failed, tasks_evicted_total: evicted } = metricTable;
    for (const code of [...failed.values.reason, ...evicted.values.reason]) {
      assert.ok(isErrorCode(code) && errorEntry(code).where.includes('in-band'), code);
    }
  });

  it('every code that ends a stream has its place among failures, evictions, cancels and expiries', () => {
    const { tasks_failed_total: failed, tasks_evicted_total: evicted } = metricTable;
    const counted = new Set<string>([...failed.values.reason, ...evicted.values.reason, 'CANCELED']);
    const inBand = namesOf(errorTable).filter(code => errorEntry(code).where.includes('in-band'));
    assert.deepEqual(
      inBand.filter(code => !counted.has(code)),
      [],
    );
  });

  it('every operation declares the status of each of its codes, which exists on its plane', () => {
    for (const [id, operation] of Object.entries(operationTable)) {
      for (const code of operation.errorCodes) {
        const entry = errorEntry(code);
        assert.ok(String(entry.status) in operation.responses, `${id}: ${code} is ${entry.status}`);
        assert.ok(
          entry.planes.some(plane => plane === operation.plane),
          `${id}: ${code} is of another plane`,
        );
      }
    }
  });

  it('every code that is answered with 408, 429 or 503 is retriable [ASY-ERR-006(b)]', () => {
    const answered = namesOf(errorTable).filter(code =>
      [408, 429, 503].includes(errorEntry(code).status ?? 0),
    );
    assert.ok(answered.length >= 6);
    assert.deepEqual(
      answered.filter(code => !errorEntry(code).retriable),
      [],
    );
  });

  it('of the codes in a stream those are retriable that say so, and no others [ASY-ERR-006(c), ASY-ERR-006(d)]', () => {
    const others = namesOf(errorTable).filter(code => {
      const { retriable, status } = errorEntry(code);
      return retriable && ![408, 429, 503].includes(status ?? 0);
    });
    assert.deepEqual(others.sort(), [
      'DECODE_TIMEOUT',
      'INTERRUPTED',
      'QUEUE_FULL_DROP_LRU',
      'QUEUE_SHARE_RECLAIMED',
      'SHED_LOW_PRIORITY',
      'WORKER_RESET',
    ]);
    for (const code of ['DEADLINE_UNMET', 'CANCELED', 'INTERNAL'] as const)
      assert.ok(!errorEntry(code).retriable, code);
  });

  it('every code stands once, with a category, what it says of trying again, and a status where it is an answer [ERR-001(a)]', () => {
    const text = readFileSync(join(import.meta.dirname, 'errors.yaml'), 'utf8');
    const written = [...text.matchAll(/^ {2}([A-Z][A-Z0-9_]*):/gm)].map(match => match[1] ?? '');
    assert.deepEqual(written.toSorted(), namesOf(errorTable).sort());
    assert.equal(new Set(written).size, written.length);
    for (const code of namesOf(errorTable)) {
      const { category, retriable, status, where } = errorEntry(code);
      assert.equal(typeof retriable, 'boolean', code);
      assert.match(category, /^[a-z]+$/, code);
      assert.equal(status !== null, where.includes('http'), code);
    }
  });

  it('the category is one of few words beside the code, which does not hold it [ERR-001(b)]', () => {
    const byCategory = Map.groupBy(namesOf(errorTable), code => errorEntry(code).category);
    assert.deepEqual([...byCategory.keys()].sort(), [
      'admission',
      'capacity',
      'engine',
      'identity',
      'internal',
      'lifecycle',
      'pipeline',
      'request',
      'trust',
    ]);
    for (const [category, codes] of byCategory)
      if (codes.length > 1)
        assert.ok(
          codes.some(code => !code.toLowerCase().includes(category)),
          category,
        );
  });

  it('an envelope names exactly the codes that a client may be given', () => {
    const codes = readJson('generated/openapi/data.json', 'components/schemas/ErrorCode/enum');
    assert.deepEqual((codes as string[]).toSorted(), namesOf(errorTable).filter(isClientErrorCode).sort());
    const sameType: [ClientErrorCode] extends [ErrorEnvelope['code']]
      ? [ErrorEnvelope['code']] extends [ClientErrorCode]
        ? true
        : never
      : never = true;
    assert.ok(sameType);
    assert.ok(!isClientErrorCode('ILLEGAL_TRANSITION'));
  });

  it('the wires of the catalogue are those of the configuration', () => {
    const wires = readJson('documents/config.schema.json', 'properties/pools/items/properties/wire/enum');
    assert.deepEqual([...(wires as string[])].sort(), Object.keys(capabilityTable.wires).sort());
  });

  it('an engine names a wire and capabilities that exist', () => {
    const capabilities = Object.keys(capabilityTable.capabilities);
    for (const [name, engine] of Object.entries(capabilityTable.engines)) {
      assert.ok(engine.wire in capabilityTable.wires, name);
      assert.deepEqual(
        engine.capabilities.filter(capability => !capabilities.includes(capability)),
        [],
        name,
      );
    }
  });
});

const readTable = (table: string): Record<string, unknown> => {
  const found: unknown = readDocument(join(import.meta.dirname, 'metrics.yaml'))[table];
  return Object(found);
};
