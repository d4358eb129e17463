import assert from 'node:assert/strict';
import { checkConfig } from '#contracts';
import { present } from '../kernel/index.ts';
import { addressProblems } from './address-problems.ts';

interface Setting {
  readonly engine?: string;
  readonly hook?: string;
  readonly collector?: string;
  readonly listed?: readonly string[];
}

function problemsOf({ engine, hook, collector, listed = [] }: Setting) {
  const replicas = [{ id: 'r', url: engine ?? 'http://127.0.0.1:1' }];
  const { config, errors } = checkConfig({
    pools: [{ id: 'p', engine: 'llamacpp', wire: 'llamacpp', model: { ref: 'm' }, replicas }],
    events: { sinks: hook === undefined ? [] : [{ id: 's', kind: 'webhook', url: hook }] },
    network: { private_addresses: listed },
    telemetry: collector === undefined ? {} : { otlp_url: collector },
  });
  return addressProblems(present(config, JSON.stringify(errors)));
}

describe('egress: what is refused when the configuration is read', () => {
  it('an address that is written out where only a listed one may be [ASY-SEC-006(a)]', () => {
    const hook = 'http://10.0.0.7/events';
    const allowed = 'a public address, or one in a range of network.private_addresses';
    const path = '/events/sinks/0/url';
    assert.deepEqual(problemsOf({ hook }), [{ path, found: 'a private address', allowed }]);
    assert.deepEqual(problemsOf({ hook, listed: ['10.0.0.0/29'] }), []);
    assert.deepEqual(problemsOf({ hook, listed: ['10.0.0.0/30'] }).length, 1);
    assert.deepEqual(problemsOf({ hook: 'http://0x7f.1:9/' })[0]?.found, 'a loopback address');
    assert.deepEqual(problemsOf({ hook: 'https://receiver.example/' }), []);
  });

  it('engines and the collector may be written out, but for where credentials live [ASY-SEC-006(a)]', () => {
    assert.deepEqual(problemsOf({ engine: 'http://10.0.0.7:8000', collector: 'http://127.0.0.1:4318' }), []);
    const refused = problemsOf({ engine: 'http://169.254.169.254', collector: 'http://[fe80::1]:4318' });
    assert.deepEqual(
      refused.map(({ path, found }) => [path, found]),
      [
        ['/pools/0/replicas/0/url', 'a link-local address'],
        ['/telemetry/otlp_url', 'a link-local address'],
      ],
    );
  });

  it('what is listed and is no range', () => {
    const [problem, ...others] = problemsOf({ listed: ['10.0.0.0/33', '10.0.0.0/8'] });
    assert.deepEqual([problem?.path, others], ['/network/private_addresses/0', []]);
  });
});
