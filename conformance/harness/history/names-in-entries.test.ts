import assert from 'node:assert/strict';
import { boundsOf } from '../bounds.ts';
import { ManualClock } from '../clock.ts';
import { History } from './history.ts';
import { Redactor } from './redactor.ts';

describe('the names of members in a history', () => {
  it('are redacted as their values are', () => {
    const redactor = new Redactor();
    redactor.add('abcdefgh', 'k');
    const history = new History({ clock: new ManualClock(), bounds: boundsOf(), redactor });
    const detail = { headers: { 'x-abcdefgh': 'plain' } };
    history.append({ kind: 'peer', peer: 'p', action: 'request', detail });
    const [entry] = history.entries.slice(1);
    assert.ok(entry?.kind === 'peer');
    assert.deepEqual(entry.detail, { headers: { 'x-[secret:k]': 'plain' } });
  });
});
