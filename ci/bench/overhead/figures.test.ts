import assert from 'node:assert/strict';
import { type Figure, figuresOf, type Round, type ServerRound, verdictOf } from './figures.ts';
import { groundsOf, tableOf } from './report.ts';

const server: ServerRound = {
  submissionMs: 1,
  firstPieceMs: [2, 2, 2],
  cpuPerTaskMs: 1,
  cpuPerPieceUs: 40,
  bytesPerStream: 50_000,
  mostBytesPerStream: 150_000,
  piecesPerSecond: 10_000,
  acceptedPerSecond: 4_000,
};

const round: Round = {
  server,
  twin: server,
  passthroughMs: 0.6,
  passedPerSecond: 20_000,
  commitMs: 0.2,
  directMs: [1, 1, 1],
  lagsMs: [0.1],
  problems: [],
};

function verdictsOf(changed: Partial<Round>): Record<string, string> {
  const figures = figuresOf(Array.from({ length: 5 }, () => ({ ...round, ...changed })));
  return Object.fromEntries(figures.map(figure => [figure.name, verdictOf(figure)]));
}

describe('the figures of the overhead', () => {
  it('pass where every goal is met', () => {
    assert.deepEqual(new Set(Object.values(verdictsOf({}))), new Set(['pass', '']));
  });

  it('hold a submission to 1.4 times the pass-through and one commit', () => {
    assert.equal(verdictsOf({ passthroughMs: 0.572 })['POST to 202, p50'], 'pass');
    assert.equal(verdictsOf({ passthroughMs: 0.571 })['POST to 202, p50'], 'FAIL');
  });

  it('fail for a single frame that went wrong', () => {
    assert.equal(verdictsOf({ problems: ['lost'] })['frames lost, doubled, reordered'], 'FAIL');
  });

  it('are inconclusive where the twin differs by more than 5 %', () => {
    const figure: Figure = { name: 'any', unit: 'ms', goal: 1, measured: 2, twin: 0.05 };
    assert.equal(verdictOf(figure), 'FAIL');
    assert.equal(verdictOf({ ...figure, twin: -0.051 }), 'inconclusive');
    assert.equal(verdictOf({ ...figure, twin: Number.NaN }), 'inconclusive');
    assert.equal(verdictsOf({ twin: { ...server, cpuPerPieceUs: 43 } })['CPU per piece'], 'inconclusive');
  });

  it('fit 80 columns', () => {
    const lines = [...tableOf(figuresOf([round])), ...groundsOf([round])];
    assert.deepEqual(
      lines.filter(line => line.length > 80),
      [],
    );
    assert.equal(lines.length, 8 + 8);
  });
});
