import assert from 'node:assert/strict';
import { gate } from './gate.ts';
import { scanFiles } from './links/scan-files.ts';
import { indexContracts } from './pointers/contract-index.ts';
import { extract } from './specs/extract.ts';

const row = (id: string, lines: string, text = '(MUST) A full queue refuses.') =>
  `**${id}** ${text}\n\n- profile: orchqueue-core\n${lines}\n\n`;
const claims = '- contracts: op:createTask, event:token, error:INTERNAL, metric:queue_depth';
const sound = `# Queue\n\n${row('X-10', `- proof: conformance\n${claims}`)}`;

interface Changes {
  readonly specs?: Readonly<Record<string, string>>;
  readonly claim?: unknown;
  readonly sources?: Readonly<Record<string, string>>;
  readonly confirmed?: Readonly<Record<string, string>>;
}

const files = (record: Readonly<Record<string, string>>) =>
  Object.entries(record).map(([path, text]) => ({ path, text }));

function rulesBroken({
  specs = { '.specs/queue.md': sound },
  claim = ['X-10'],
  sources = {},
  confirmed,
}: Changes) {
  const read = files(specs);
  const extraction = extract(read);
  const post = { operationId: 'createTask', 'x-req-id': claim, 'x-sse-events': { token: {} } };
  const documents = new Map<string, unknown>([
    ['contracts/openapi/data.yaml', { paths: { '/v1/tasks': { post } } }],
    ['contracts/events/token.schema.json', {}],
    ['contracts/errors.yaml', { codes: { INTERNAL: {} } }],
    ['contracts/metrics.yaml', { metrics: { queue_depth: {} } }],
  ]);
  const seen = confirmed ?? Object.fromEntries(extraction.rows.map(each => [each.id, each.hash]));
  const problems = gate({
    specs: read,
    extraction,
    contracts: indexContracts(documents),
    links: scanFiles(files(sources)),
    confirmed: new Map(Object.entries(seen)),
  });
  return problems.map(({ rule, where, sentence }) => `${rule} ${where} ${sentence}`);
}

const more = (text: string) => ({ specs: { '.specs/queue.md': sound + text } });
const instead = (from: string, to: string) => ({ specs: { '.specs/queue.md': sound.replace(from, to) } });
const test = (refs: string) => ({ 'a.test.ts': `it('x [${refs}${']'}', f);` });

const breaks: readonly (readonly [string, Changes, RegExp])[] = [
  [
    'a normative sentence without an id',
    more('A queue MUST NOT grow.\n'),
    /^word-without-id .*queue\.md:9 "MUST NOT"/,
  ],
  [
    'a normative word inside a requirement',
    instead('refuses', 'SHALL refuse'),
    /^word-without-id .*:3 "SHALL"/,
  ],
  ['a dash that is not ASCII in an id', more('See ORCH\u20113060.\n'), /^dash-in-id .*write "ORCH-3060"/],
  ['an id in bold with such a dash', more('**X\u201312** (MUST) no.\n'), /^dash-in-id .*write "X-12"/],
  [
    'an id twice in a file',
    more(row('X-10', '- proof: unit')),
    /^id-twice .*:9 X-10 is used already at .*:3/,
  ],
  [
    'an id in two files',
    { specs: { '.specs/a.md': sound, '.specs/b.md': row('X-10', '- proof: unit') } },
    /^id-twice \.specs\/b\.md:1/,
  ],
  ['an id both alive and retired', more('**X-10** (RETIRED) Gone.\n'), /^id-twice/],
  [
    'an id used again after its retirement',
    { confirmed: { 'X-10': 'retired' } },
    /^id-reused .* take a new id/,
  ],
  ['an id that vanished', { confirmed: { 'X-10': 'x', 'X-09': 'y' } }, /^id-lost X-09 /],
  ['a retirement without a reason', more('**X-11** (RETIRED) \u00a0\n'), /^id-lost .*without a reason/],
  ['an operation that nobody claims', instead('op:createTask, ', ''), /^contract-unclaimed op:createTask/],
  ['an event that nobody claims', instead('event:token, ', ''), /^contract-unclaimed event:token/],
  ['an error code that nobody claims', instead('error:INTERNAL, ', ''), /^contract-unclaimed error:INTERNAL/],
  [
    'a metric that nobody claims',
    instead(', metric:queue_depth', ''),
    /^contract-unclaimed metric:queue_depth/,
  ],
  [
    'a MUST proven over the wire without a pointer',
    more(row('X-11', '- proof: pact')),
    /^pointer-missing .* X-11 is a MUST proven by pact/,
  ],
  [
    'a pointer to nothing',
    instead('op:createTask', 'op:createTask, log:nothing'),
    /^pointer-dangling .*"log:nothing"/,
  ],
  [
    'a MUST without a proof',
    more(row('X-11', '- note: none')),
    /^proof-missing .* X-11 \(MUST\) has no proof kind/,
  ],
  [
    'a proof of none without a reason',
    more(row('X-11', '- proof: none')),
    /^proof-missing .* write "none, because/,
  ],
  ['a proof kind that does not exist', more(row('X-11', '- proof: magic')), /^proof-unknown .*"magic"/],
  [
    'a reason beside a proof',
    more(row('X-11', '- proof: unit, because: x')),
    /^proof-unknown .* still gives a reason/,
  ],
  ['a profile that does not exist', instead('orchqueue-core', 'core'), /^profile-unknown .*"core"/],
  [
    'a test title with an unknown id',
    { sources: test('X-99') },
    /^link-unknown a\.test\.ts "x" names X-99, which is no/,
  ],
  ['a test title with an unknown clause', { sources: test('X-10(a)') }, /but X-10 has no lettered clauses/],
  [
    'a feature tag with an unknown id',
    { sources: { 'a.feature': '@X-99\nFeature: a\n  Scenario: b\n' } },
    /^link-unknown a\.feature "b" names X-99/,
  ],
  [
    'a comment that implements an unknown id',
    { sources: { 'a.ts': `// ${'@'}implements X-99\n` } },
    /^link-unknown a\.ts @implements names X-99/,
  ],
  [
    'a mutant that breaks an unknown clause',
    { sources: { 'a.ts': `{ id: 'm', breaks${':'} ['X-10(c)'] }` } },
    /^link-unknown a\.ts "m" names X-10\(c\)/,
  ],
  ['a link that is not an id', { sources: test('x-10') }, /^unreadable-link a\.test\.ts:1 "x-10"/],
  ['an operation without an id', { claim: [] }, /^operation-without-id .* createTask has no x-req-id/],
  [
    'an operation with an unknown id',
    { claim: ['X-99'] },
    /^link-unknown .* x-req-id of createTask names X-99/,
  ],
  [
    'a changed text whose links nobody looked at',
    { confirmed: { 'X-10': '0123456789abcdef' }, sources: test('X-10') },
    /^unconfirmed .* look at op:createTask; .*a\.test\.ts "x"; then run npx assay requirements confirm X-10$/,
  ],
  ['a new text that was never confirmed', { confirmed: {} }, /^unconfirmed .* confirm --new$/],
  [
    'an unreadable requirement',
    more('**X-11** A queue waits.\n'),
    /^requirement-form .*"X-11" opens a paragraph/,
  ],
];

describe('the traceability gate', () => {
  it('passes a tree in which every link holds', () => {
    assert.deepEqual(rulesBroken({ sources: test('X-10') }), []);
  });

  it('passes a range of ids, level words in code and a retired row', () => {
    assert.deepEqual(
      rulesBroken(more('Ids ORCH-3060\u20133065. Say `MUST`.\n\n**X-11** (RETIRED) Gone.\n')),
      [],
    );
  });

  for (const [what, changes, expected] of breaks) {
    it(`fails on ${what}`, () => {
      const found = rulesBroken(changes);
      assert.ok(
        found.some(line => expected.test(line)),
        `${expected} in ${JSON.stringify(found, null, 2)}`,
      );
    });
  }
});
