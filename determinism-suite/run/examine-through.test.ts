import assert from 'node:assert/strict';
import { scriptedDriver } from '../controls/scripted-engine.ts';
import { scriptedThrough } from '../controls/scripted-orchestrator.ts';
import { fewCases, scriptedRun } from './testing/scripted-run.ts';

describe('an examination through an orchestrator', () => {
  it('asks it only for what fits there, and lists the others with the reason', async () => {
    const direct = scriptedDriver();
    const [odd, ...others] = fewCases.map(({ name }) => name);
    const leavesOut = ({ name }: (typeof fewCases)[number]) => (name === odd ? 'too long' : undefined);
    const drivers = { direct, through: { ...scriptedThrough(direct), leavesOut } };
    const { leftOutThrough, transcripts, levels } = await scriptedRun({ drivers });
    assert.deepEqual(
      leftOutThrough.map(one => [one.case.name, one.because]),
      [[odd, 'too long']],
    );
    const through = transcripts.filter(({ circumstance }) => circumstance.path === 'orchestrator');
    assert.deepEqual([...new Set(through.map(one => one.case))].sort(), others.sort());
    assert.equal(levels.find(({ level }) => level === 'O')?.verdict, 'equal');
  });

  it('is unknown where nothing fits', async () => {
    const direct = scriptedDriver();
    const through = { ...scriptedThrough(direct), leavesOut: () => 'too long' };
    const { levels } = await scriptedRun({ drivers: { direct, through } });
    const o = levels.find(({ level }) => level === 'O');
    assert.deepEqual([o?.verdict, o?.because], ['unknown', 'nothing of it was asked']);
  });

  it('cannot promise what it refuses, in its words', async () => {
    const direct = scriptedDriver();
    const through = { ...scriptedThrough(direct), refusal: 'it refuses strict tasks' };
    const { levels, leftOutThrough, transcripts } = await scriptedRun({ drivers: { direct, through } });
    const o = levels.find(({ level }) => level === 'O');
    assert.deepEqual([o?.verdict, o?.because], ['cannot promise', 'it refuses strict tasks']);
    assert.deepEqual(leftOutThrough, []);
    assert.ok(transcripts.every(({ circumstance }) => circumstance.path === 'direct'));
  });
});
