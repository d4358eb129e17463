import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatTraceparent, parseTraceparent } from './trace-context.ts';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const spanId = '00f067aa0ba902b7';

describe('tracing: traceparent', () => {
  it('is read as the standard says, and goes on with the same trace id [ASY-ADAPT-009]', () => {
    const sampled = { traceId, spanId, isSampled: true };
    assert.deepEqual(parseTraceparent(`00-${traceId}-${spanId}-01`), sampled);
    assert.deepEqual(parseTraceparent(`00-${traceId}-${spanId}-03`), sampled);
    assert.deepEqual(parseTraceparent(`00-${traceId}-${spanId}-02`), { ...sampled, isSampled: false });
    assert.deepEqual(parseTraceparent(`cc-${traceId}-${spanId}-01`), sampled);
    assert.deepEqual(parseTraceparent(`cc-${traceId}-${spanId}-01-what-comes-later`), sampled);
    assert.equal(formatTraceparent(sampled), `00-${traceId}-${spanId}-01`);
  });

  it('that is malformed counts as not sent [ASY-ADAPT-009]', () => {
    const malformed = [
      '',
      `ff-${traceId}-${spanId}-01`,
      `00-${traceId}-${spanId}-01-more`,
      `00-${traceId}-${spanId}-1`,
      `00-${traceId}-${spanId}-0x`,
      `00-${traceId.toUpperCase()}-${spanId}-01`,
      `00-${traceId.slice(1)}-${spanId}-01`,
      `00-${'0'.repeat(32)}-${spanId}-01`,
      `00-${traceId}-${'0'.repeat(16)}-01`,
      `cc-${traceId}-${spanId}-01.`,
      ` 00-${traceId}-${spanId}-01`,
      `00-${traceId}-${spanId}-01\r\nX-Api-Key: a`,
      `00-${traceId}-${spanId}-01, 00-${traceId}-${spanId}-01`,
    ];
    for (const header of malformed) assert.equal(parseTraceparent(header), undefined, header);
    assert.equal(parseTraceparent(undefined), undefined);
    assert.equal(parseTraceparent([`00-${traceId}-${spanId}-01`]), undefined);
  });

  it('is either left out or comes back in the one form that every receiver reads', () => {
    const bytes = fc.stringMatching(
      /^[0-9a-f]{2}-[0-9a-f]{30,33}-[0-9a-f]{15,17}-[0-9a-f]{2}(-[ -~]{0,5})?$/,
    );
    fc.assert(
      fc.property(fc.oneof(bytes, fc.string()), header => {
        const context = parseTraceparent(header);
        if (context === undefined) return;
        assert.match(formatTraceparent(context), /^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/);
        assert.deepEqual(parseTraceparent(formatTraceparent(context)), context);
      }),
    );
  });
});
