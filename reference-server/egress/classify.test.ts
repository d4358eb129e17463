import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addressOf, rangeOf } from './address.ts';
import { classify } from './classify.ts';
import { judge, type Target } from './policy.ts';

const kindOf = (host: string): string => {
  const address = addressOf(host);
  return address === undefined ? 'a name' : classify(address);
};

const dotted = (bits: number): string => [24, 16, 8, 0].map(shift => (bits >>> shift) & 255).join('.');
const hex = (bits: number): string => bits.toString(16);
const mapped = (bits: number): string => `${hex(bits >>> 16)}:${hex(bits & 0xffff)}`;

/** Every way in which a host of a URL, or an argument of a resolver, can say one address of IPv4. */
const forms: readonly ((bits: number) => string)[] = [
  dotted,
  bits => String(bits),
  bits => `0x${hex(bits)}`,
  bits => `0X${hex(bits).toUpperCase()}`,
  bits => `0${bits.toString(8)}`,
  bits =>
    dotted(bits)
      .split('.')
      .map(part => `0${Number(part).toString(8)}`)
      .join('.'),
  bits =>
    dotted(bits)
      .split('.')
      .map(part => `0x${hex(Number(part))}`)
      .join('.'),
  bits => `${bits >>> 24}.${bits & 0xffffff}`,
  bits => `${bits >>> 24}.${(bits >>> 16) & 255}.${bits & 0xffff}`,
  bits => `${dotted(bits)}.`,
  bits => `::ffff:${dotted(bits)}`,
  bits => `[::ffff:${mapped(bits)}]`,
  bits => `0:0:0:0:0:ffff:${mapped(bits)}`,
  bits => `64:ff9b::${mapped(bits)}`,
  bits => `2002:${mapped(bits)}::1`,
];

describe('egress: what an address is', () => {
  it('addresses are told apart by the registries of special ones [ASY-SEC-006(b)]', () => {
    const expected = {
      public: [
        '1.1.1.1',
        '9.255.255.255',
        '11.0.0.0',
        '128.0.0.0',
        '172.15.255.255',
        '172.32.0.0',
        '192.167.255.255',
        '2606:4700::1111',
        '2a00::1',
        '::ffff:8.8.8.8',
      ],
      loopback: [
        '127.0.0.1',
        '127.255.255.255',
        '::1',
        '[::1]',
        '0:0:0:0:0:0:0:1',
        '::ffff:127.0.0.1',
        '64:ff9b::7f00:1',
      ],
      private: [
        '10.0.0.0',
        '10.255.255.255',
        '172.16.0.0',
        '172.31.255.255',
        '192.168.0.0',
        '192.168.255.255',
        'fc00::',
        'fd00::1',
        'fd00:ec2::254',
        'fdff::1',
        'fec0::1',
      ],
      shared: ['100.64.0.0', '100.127.255.255', '100.100.100.200'],
      'link-local': [
        '169.254.169.254',
        '169.254.0.0',
        'fe80::1',
        'fe80::1%eth0',
        'febf::1',
        '::ffff:a9fe:a9fe',
        '2002:a9fe:a9fe::',
      ],
      unspecified: ['0.0.0.0', '0', '0.1.2.3', '::', '[::]'],
      multicast: ['224.0.0.1', '239.255.255.255', 'ff02::1'],
      reserved: ['255.255.255.255', '240.0.0.1', '192.0.2.1', '198.18.0.1', '2001:db8::1', '2001::1'],
      'a name': [
        'localhost',
        'metadata.google.internal',
        'engine-a',
        '1.2.3.4.5',
        '256.0.0.1',
        'example.com',
        '',
        ':::',
      ],
    };
    for (const [kind, hosts] of Object.entries(expected)) {
      for (const host of hosts) assert.equal(kindOf(host), kind, host);
    }
  });

  it('an address is the same in every form in which it can be written [ASY-SEC-006(b)]', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constantFrom(...forms), (bits, form) => {
        assert.equal(kindOf(form(bits)), kindOf(dotted(bits)), form(bits));
      }),
      { numRuns: 2_000 },
    );
  });

  it('nothing within a refused range passes in any form, and nothing outside of all of them is refused [ASY-SEC-006(b)]', () => {
    const refused = [
      '127.0.0.0/8',
      '10.0.0.0/8',
      '172.16.0.0/12',
      '192.168.0.0/16',
      '169.254.0.0/16',
      '0.0.0.0/8',
    ];
    const inside = fc.constantFrom(...refused).chain(text => {
      const range = rangeOf(text);
      assert.ok(range);
      const size = 2 ** (32 - range.prefix);
      return fc.nat({ max: size - 1 }).map(offset => Number(range.bits) + offset);
    });
    fc.assert(
      fc.property(inside, fc.constantFrom(...forms), (bits, form) => {
        const verdict = judge({ host: 'peer.example', trust: 'named' }, form(bits), []);
        assert.equal(verdict.kind, 'refused', form(bits));
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constantFrom(...forms), (bits, form) => {
        const isPublic = kindOf(dotted(bits)) === 'public';
        const verdict = judge({ host: 'peer.example', trust: 'listed' }, form(bits), []);
        assert.equal(verdict.kind === 'allowed', isPublic, form(bits));
      }),
    );
  });
});

describe('egress: what the configuration allows', () => {
  const judged = (target: Target, resolved: string, ranges: readonly string[]) =>
    judge(
      target,
      resolved,
      ranges.flatMap(text => rangeOf(text) ?? []),
    ).kind === 'allowed';
  const allows = (host: string, resolved: string, ranges: readonly string[] = []) =>
    judged({ host, trust: 'named' }, resolved, ranges);

  it('an engine that is written out as an address is meant, and only that address [ASY-SEC-006(b)]', () => {
    assert.ok(allows('127.0.0.1', '127.0.0.1'));
    assert.ok(allows('10.1.2.3', '10.1.2.3'));
    assert.ok(allows('[::1]', '::1'));
    assert.ok(allows('localhost', '127.0.0.1') && allows('localhost', '::1'));
    assert.ok(!allows('localhost', '10.1.2.3'));
    assert.ok(!allows('engine.example', '127.0.0.1'));
    assert.ok(!allows('localhost.example', '127.0.0.1'));
    assert.ok(!allows('10.1.2.3', '10.1.2.4'));
  });

  it("a machine's credentials and the unspecified address are never meant by being written out [ASY-SEC-006(b)]", () => {
    for (const host of [
      '169.254.169.254',
      '0.0.0.0',
      '[fe80::1]',
      '224.0.0.1',
      '255.255.255.255',
      '[::ffff:169.254.169.254]',
    ])
      assert.ok(!allows(host, host), host);
  });

  it('a listed range speaks for every name and form, and for nothing beside it [ASY-SEC-006(b)]', () => {
    const ranges = ['10.1.0.0/16', 'fd00::/8'];
    for (const trust of ['named', 'listed'] as const) {
      const reaches = (resolved: string) => judged({ host: 'engine.example', trust }, resolved, ranges);
      for (const listed of ['10.1.2.3', '::ffff:10.1.2.3', 'fd00::7']) assert.ok(reaches(listed), listed);
      for (const beside of ['10.2.0.0', '::ffff:10.0.255.255', 'fc00::7'])
        assert.ok(!reaches(beside), beside);
    }
    assert.ok(!judged({ host: '127.0.0.1', trust: 'listed' }, '127.0.0.1', []));
  });

  it('what is no range lists nothing', () => {
    for (const text of [
      '10.0.0.0',
      '10.0.0.0/33',
      '::/129',
      '10.0.0.0/',
      'a/8',
      '10.0.0.0/8/8',
      '0x7f.1/8',
      '1/8',
    ])
      assert.equal(rangeOf(text), undefined, text);
  });
});
