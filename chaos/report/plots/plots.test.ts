import assert from 'node:assert/strict';
import { type Plot, percentOf, plotFigure, type TimeFrame } from './plot.ts';
import { stripFigure } from './strip.ts';
import { countTicks, linearTicks, logTicks, spanTicks, tickText, timeText } from './ticks.ts';

const frame: TimeFrame = {
  ...{ fromMs: 0, toMs: 10_000 },
  spans: [{ name: 'a <fault>', fromMs: 2_000, toMs: 4_000 }],
  line: { atMs: 8_000, name: 'the workload ends' },
};

const plot = (over: Partial<Plot> = {}): Plot => ({
  ...{ title: 'Latency', unit: 'ms', scale: 'linear', heightPx: 100 },
  layers: [
    {
      ...{ name: 'first piece', tone: 'one', mark: 'dots' },
      points: [
        { atMs: 1_000, value: 0 },
        { atMs: 5_000, value: 30 },
      ],
    },
  ],
  ...over,
});

const pathsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<path class="[a-z]+ s-[a-z]+" d="([^"]*)"/g)].map(([, d = '']) => d);

describe('ticks', () => {
  it('are round numbers that reach the greatest value', () => {
    assert.deepEqual(linearTicks(30, 3), [0, 10, 20, 30]);
    assert.deepEqual(linearTicks(31, 5), [0, 10, 20, 30, 40]);
    assert.deepEqual(linearTicks(0.07, 4), [0, 0.02, 0.04, 0.06, 0.08]);
    assert.deepEqual(linearTicks(0, 3).length, 2);
  });

  it('are whole where something is counted', () => {
    for (const max of [0, 1, 2, 3, 7, 30, 999])
      assert.ok(countTicks(max, 3).every(Number.isInteger), `${max}`);
    assert.ok((countTicks(7, 3).at(-1) ?? 0) >= 7);
  });

  it('are powers of ten around what is far apart', () => {
    assert.deepEqual(logTicks(22, 1_350), [10, 100, 1_000, 10_000]);
    assert.deepEqual(logTicks(10, 100), [10, 100]);
    assert.deepEqual(logTicks(5, 5), [1, 10]);
  });

  it('stay within a span of time', () => {
    assert.deepEqual(spanTicks(0, 6_600, 7), [0, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000]);
    assert.deepEqual(spanTicks(150, 900, 3), [250, 500, 750]);
  });

  it('say their unit', () => {
    assert.deepEqual(
      [tickText(250, 'ms'), tickText(2_500, 'ms'), tickText(50, 'per second'), tickText(20_000, 'count')],
      ['250 ms', '2.5 s', '50/s', '20k'],
    );
    assert.equal(tickText(0.95, 'ratio'), '95 %');
    assert.equal(tickText(3e6, 'bytes'), '3 MB');
    assert.deepEqual([timeText(1_500, 6_000), timeText(90_000, 3_600_000)], ['1.5 s', '1.5 min']);
  });
});

describe('a plot', () => {
  it('puts each value where its moment and its axis say', () => {
    const [dots] = pathsIn(plotFigure(plot(), frame)).slice(-1);
    // 0 on the base line, 8 below the top of the figure; 30 at the last tick.
    assert.equal(dots, 'M1000 108h0M5000 8h0');
    const halfway = pathsIn(
      plotFigure(
        plot({
          scale: 'log',
          layers: [
            {
              ...plot().layers[0],
              points: [
                { atMs: 0, value: 10 },
                { atMs: 5_000, value: 100 },
                { atMs: 9_000, value: 1_000 },
              ],
            } as Plot['layers'][number],
          ],
        }),
        frame,
      ),
    ).at(-1);
    assert.equal(halfway, 'M0 108h0M5000 58h0M9000 8h0');
  });

  it('draws steps as they were until the next one, and leaves out what is beyond its time', () => {
    const points = [
      { atMs: 0, value: 10 },
      { atMs: 4_000, value: 0 },
      { atMs: 99_000, value: 5 },
    ];
    const layer = { name: 'waiting', tone: 'mild', points } as const;
    assert.equal(
      pathsIn(plotFigure(plot({ layers: [{ ...layer, mark: 'steps' }] }), frame)).at(-1),
      'M0 8H4000V108',
    );
    assert.equal(
      pathsIn(plotFigure(plot({ layers: [{ ...layer, mark: 'area' }] }), frame)).at(-1),
      'M0 108V8H4000V108V108Z',
    );
  });

  it('shades what was in place, and says so as text', () => {
    const html = plotFigure(plot(), frame);
    assert.match(
      html,
      /<rect class="shade" x="20%" y="8" width="20%" height="100"><title>a &lt;fault&gt;<\/title>/,
    );
    assert.match(html, /aria-label="Latency: first piece from 0 ms to 30 ms"/);
    assert.equal(percentOf(12_000, frame), 100);
  });

  it('counts in its legend what has no value, and names only what there is', () => {
    const rugs = [
      { name: 'refused', tone: 'mild', atMs: [1, 2] },
      { name: 'lost', tone: 'bad', atMs: [] },
    ] as const;
    const html = plotFigure(
      plot({ rugs, layers: [{ name: 'none', tone: 'one', mark: 'line', points: [] }] }),
      frame,
    );
    assert.match(html, /refused \(2\)/);
    assert.doesNotMatch(html, /lost|<\/svg>none/);
  });
});

describe('a strip', () => {
  it('has a notch for what shows a fault, and one for all that happened at once', () => {
    const row = { bars: [], atMs: [1_000, 1_001, 1_002, 5_000, 99_000] };
    const html = stripFigure({ title: 'Faults', rows: [row], tones: [] }, frame);
    assert.deepEqual(
      [...html.matchAll(/class="notch" x1="([^"]+)"/g)].map(([, x]) => x),
      ['10%', '50%'],
    );
  });

  it('writes a label on a long bar and beside a short one, on the side with room', () => {
    const bar = { tone: 'bad', title: 'killed', label: 'killed' } as const;
    const labels = [
      [0, 9_000, 'start', '0%'],
      [1_000, 2_000, 'start', '20%'],
      [8_000, 9_000, 'end', '80%'],
    ] as const;
    for (const [fromMs, toMs, anchor, x] of labels) {
      const html = stripFigure(
        { title: 'Faults', rows: [{ bars: [{ ...bar, fromMs, toMs }] }], tones: [] },
        frame,
      );
      assert.match(html, new RegExp(`x="${x}" dx="-?6" y="22" text-anchor="${anchor}">killed</text>`));
    }
  });
});
