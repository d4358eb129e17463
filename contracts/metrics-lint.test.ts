import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lintMetrics, type MetricEntry, metricTable } from './index.ts';
import { labelEntry } from './tables.ts';

const plain: Readonly<Record<string, string>> = { operation: 'createTask', status: '202', device: '0' };

function labelsOf(entry: MetricEntry): string[] {
  return entry.labels.map(label => {
    const listed = entry.values?.[label] ?? labelEntry(label).values;
    return `${label}="${listed?.[0] ?? plain[label] ?? 'one'}"`;
  });
}

function samplesOf(name: string, entry: MetricEntry): string[] {
  const labels = labelsOf(entry);
  const inBraces = (more: readonly string[]) => (more.length === 0 ? '' : `{${more.join(',')}}`);
  if (entry.type !== 'histogram') return [`${name}${inBraces(labels)} 1`];
  const bounds = [...(entry.buckets ?? []).map(String), '+Inf'];
  return [
    ...bounds.map((bound, index) => `${name}_bucket${inBraces([...labels, `le="${bound}"`])} ${index}`),
    `${name}_sum${inBraces(labels)} 12.5`,
    `${name}_count${inBraces(labels)} ${bounds.length - 1}`,
  ];
}

/** One sample of everything that the catalogue holds. */
const clean = `${Object.entries<MetricEntry>(metricTable)
  .flatMap(([name, entry]) => [
    `# HELP ${name} ${entry.help}`,
    `# TYPE ${name} ${entry.type}`,
    ...samplesOf(name, entry),
  ])
  .join('\n')}\n`;

const rulesOf = (text: string) => [...new Set(lintMetrics(text).map(finding => finding.rule))];

function replaced(from: string | RegExp, to: string): string {
  const changed = clean.replace(from, to);
  assert.notEqual(changed, clean, 'the change changes something');
  return changed;
}

const label = 'engine="one",pool_id="one",priority="interactive"';
const queue = `queue_depth{${label}}`;
const streams = (value: string) => replaced(/^streams_open 1$/m, value);

const breaches: readonly (readonly [string, string, string])[] = [
  ['a family without its one sample', 'missing-family', replaced(/^streams_open 1\n/m, '')],
  ['a name outside the catalogue', 'unknown-name', `${clean}# TYPE up gauge\nup 1\n`],
  ['a counter of another name', 'counter-without-total', `${clean}# TYPE calls counter\ncalls 1\n`],
  ['a counter without its ending', 'counter-without-total', `${clean}config_reloads{result="pass"} 1\n`],
  ['another type', 'wrong-type', replaced('# TYPE queue_depth gauge', '# TYPE queue_depth counter')],
  ['no type', 'wrong-type', replaced('# TYPE queue_depth gauge\n', '')],
  ['a histogram without its type', 'wrong-type', replaced('# TYPE eta_error_ms histogram\n', '')],
  ['a label too few', 'missing-label', replaced(queue, 'queue_depth{engine="one",pool_id="one"}')],
  ['an empty label', 'missing-label', replaced(queue, queue.replace('pool_id="one"', 'pool_id=""'))],
  ['a label too many', 'extra-label', replaced(queue, `queue_depth{${label},host="a"}`)],
  ['le outside a histogram', 'extra-label', replaced(queue, `queue_depth{${label},le="1"}`)],
  ['a class outside the list', 'value-not-listed', replaced(queue, queue.replace('interactive', 'urgent'))],
  ['an operation that is none', 'value-not-listed', replaced('operation="createTask"', 'operation="poke"')],
  ['a status that is none', 'value-not-listed', replaced('status="202"', 'status="ok"')],
  ['a bucket too few', 'wrong-buckets', replaced(/^eta_error_ms_bucket.*le="250".*\n/m, '')],
  ['another bucket', 'wrong-buckets', replaced(/(^eta_error_ms_bucket.*)le="250"/m, '$1le="240"')],
  ['a falling bucket', 'not-cumulative', replaced(/(^eta_error_ms_bucket.*le="250".*) \d+$/m, '$1 0')],
  ['no sum', 'incomplete-histogram', replaced(/^eta_error_ms_sum.*\n/m, '')],
  ['another count', 'incomplete-histogram', replaced(/(^eta_error_ms_count.*) \d+$/m, '$1 99')],
  ['NaN', 'not-a-number', streams('streams_open NaN')],
  ['an infinite value', 'not-a-number', streams('streams_open +Inf')],
  ['a negative value', 'out-of-range', streams('streams_open -1')],
  ['a share above 1', 'out-of-range', replaced(/(^kv_cache_usage_ratio.*) 1$/m, '$1 1.01')],
  ['a half truth', 'out-of-range', replaced(/(^pool_ready.*) 1$/m, '$1 0.5')],
  ['a sample twice', 'duplicate-sample', streams('streams_open 1\nstreams_open 2')],
];

const unreadable: readonly (readonly [string, string, number, RegExp])[] = [
  ['no text', '', 1, /no text/],
  ['no line feed at the end', 'up 1', 1, /line feed/],
  ['no value', 'up\n', 1, /a number is missing/],
  ['a word for a value', 'up 1\nup one\n', 2, /column 4: a number/],
  ['a carriage return', 'up 1\r\n', 1, /number/],
  ['a name that starts with a digit', '9up 1\n', 1, /name of a metric/],
  ['an open brace', 'up{a="1" 1\n', 1, /«,» or «}»/],
  ['an open quote', 'up{a="1} 1\n', 1, /closing quote/],
  ['an unknown escape', 'up{a="\\t"} 1\n', 1, /\\t is no escape/],
  ['an unknown escape in the help', '# HELP up \\q\n', 1, /\\q is no escape/],
  ['a label twice', 'up{a="1",a="2"} 1\n', 1, /label a stands twice/],
  ['a timestamp with a fraction', 'up 1 1.5\n', 1, /timestamp/],
  ['something after the timestamp', 'up 1 15 x\n', 1, /timestamp or the end/],
  ['an exemplar on a gauge', 'up 1 # {id="1"} 1\n', 1, /only buckets and counters/],
  ['an unknown type', '# TYPE up thing\n', 1, /«thing» is no type/],
  ['a second type', '# TYPE up gauge\n# TYPE up gauge\n', 2, /second TYPE/],
  ['a second help', '# HELP up a\n# HELP up b\n', 2, /second HELP/],
  ['a type after its samples', 'up 1\n# TYPE up gauge\n', 2, /after its samples/],
  ['a torn family', 'up 1\ndown 1\nup{a="1"} 1\n', 3, /don't stand together/],
  ['a line after the end', 'up 1\n# EOF\nup 2\n', 3, /after # EOF/],
];

describe('the lint of metrics', () => {
  it('finds nothing in a scrape that holds one sample of everything', () => {
    assert.deepEqual(lintMetrics(clean), []);
  });

  for (const [what, rule, text] of breaches)
    it(`finds ${what} as ${rule}`, () => assert.deepEqual(rulesOf(text), [rule]));

  for (const [what, text, line, sentence] of unreadable)
    it(`can't read ${what}, and names the line`, () => {
      const findings = lintMetrics(text);
      assert.deepEqual([...new Set(findings.map(finding => finding.rule))], ['unparsable']);
      assert.equal(findings[0]?.line, line);
      assert.match(findings[0]?.sentence ?? '', sentence);
    });

  it('allows as many values of a label as its budget, and not one more', () => {
    const { budget } = labelEntry('sink');
    const sinks = (count: number) =>
      replaced(
        /^event_sink_drops_total.*$/m,
        Array.from({ length: count }, (_, index) => `event_sink_drops_total{sink="s${index}"} 0`).join('\n'),
      );
    assert.deepEqual(rulesOf(sinks(budget)), []);
    const findings = lintMetrics(sinks(budget + 1));
    assert.deepEqual(
      findings.map(({ rule, name }) => [rule, name]),
      [['over-budget', 'sink']],
    );
  });

  it('says the same of many samples once, with their number and the first line', () => {
    const [finding, ...others] = lintMetrics(`${clean}up{a="1"} 1\nup{a="2"} 1\n`);
    assert.deepEqual(others, []);
    assert.equal(finding?.line, clean.split('\n').length);
    const twice = lintMetrics(streams('streams_open -1\nstreams_open -2\n').replace(/\n\n/, '\n'));
    assert.equal(twice.find(({ rule }) => rule === 'out-of-range')?.count, 2);
  });

  it('reads timestamps, exemplars, blanks and comments', () => {
    const text = replaced(
      /(^eta_error_ms_bucket.*le="250".*)$/m,
      '$1 1700000000000 # {trace_id="a,}\\"b"} 12.5 1700000000.25',
    );
    assert.deepEqual(lintMetrics(`# a remark\n\n${text.replace(queue, queue.replace('{', ' { '))}`), []);
  });

  it('reads OpenMetrics, where the family of a counter stands without its ending', () => {
    const open = clean.replace(/^# (HELP|TYPE) (\w+)_total /gm, '# $1 $2 ');
    assert.deepEqual(lintMetrics(`${open}# EOF\n`), []);
    assert.notDeepEqual(lintMetrics(open), []);
  });

  it('takes any label value once it is escaped', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), value => {
        const escaped = value.replace(/[\\"\n]/g, letter => (letter === '\n' ? '\\n' : `\\${letter}`));
        assert.deepEqual(lintMetrics(clean.replaceAll('sink="one"', () => `sink="${escaped}"`)), []);
      }),
    );
  });
});
