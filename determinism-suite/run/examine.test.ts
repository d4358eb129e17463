import assert from 'node:assert/strict';
import { faultClasses } from '../controls/fault-class.ts';
import { scriptedDriver } from '../controls/scripted-engine.ts';
import { corpus } from '../corpus/corpus.ts';
import { buildNotTold } from '../engines/engine.ts';
import { asksOfCells } from '../matrix/work.ts';
import { controlCases } from './seed-controls.ts';
import { changedDriver, fewCases, scriptedRun } from './testing/scripted-run.ts';

describe('an examination', () => {
  it('is of each level, and equal in all of them where the engine is sound [ASY-DET-009(a)]', async () => {
    const { levels, exitCode } = await scriptedRun();
    assert.deepEqual(
      levels.map(({ level, verdict }) => `${level} ${verdict}`),
      ['D1 equal', 'D2 equal', 'D3 equal', 'D4 equal', 'O equal'],
    );
    assert.equal(exitCode, 0);
    assert.ok(levels.every(({ compared, counts }) => compared > 0 && counts.equal > 0));
  });

  it('asks nothing again because it differed [ASY-DET-009(d)]', async () => {
    for (const fault of [undefined, 'seed ignored', 'tie-break'] as const) {
      const { transcripts, cells } = await scriptedRun({ direct: scriptedDriver(fault) });
      const planned = asksOfCells(cells.map(({ cell }) => cell));
      const counted = (role: string): number => transcripts.filter(one => one.role === role).length;
      assert.equal(counted('element') + counted('prime'), planned);
      assert.equal(counted('reference'), fewCases.length);
      assert.equal(counted('control'), 4 * controlCases(fewCases).length);
      assert.equal(counted('trial') > 0, fault !== undefined);
    }
  });

  it('leaves a verdict as it was, whatever the trials show [ASY-DET-009(d)]', async () => {
    let asked = 0;
    const direct = changedDriver(engine => ({
      ...{ fingerprint: engine.fingerprint, stop: () => engine.stop() },
      ask: async (ask, signal) => {
        const output = await engine.ask(ask, signal);
        asked += 1;
        return asked === 30 ? { ...output, text: `${output.text}!` } : output;
      },
    }));
    const { levels, explanations, exitCode } = await scriptedRun({ direct });
    assert.equal(levels.filter(({ verdict }) => verdict === 'diverged').length, 1);
    assert.equal(exitCode, 1);
    assert.match(explanations[0]?.found ?? '', /not seen again/);
  });

  it('does not ask a level that the document does not promise, and never counts it as equal [ASY-DET-009(b)]', async () => {
    const direct = { ...scriptedDriver('replica drift'), promises: ['D1'] as const };
    const { levels, exitCode, transcripts } = await scriptedRun({ direct });
    assert.deepEqual(
      levels.map(({ level, verdict, counts }) => `${level} ${verdict} ${counts.equal}`),
      [
        'D1 equal 12',
        'D2 cannot promise 0',
        'D3 cannot promise 0',
        'D4 cannot promise 0',
        'O cannot promise 0',
      ],
    );
    assert.equal(exitCode, 0);
    assert.ok(transcripts.every(({ circumstance }) => circumstance.replica === 0));
  });

  it('starts nothing of an engine that promises nothing, and lists it [ORCH-3050(d)]', async () => {
    const direct = { ...scriptedDriver(), promises: [] };
    const { levels, exitCode, lines } = await scriptedRun({ direct });
    assert.equal(lines.filter(({ kind }) => kind !== 'plan').length, 0);
    assert.ok(levels.length === 5 && levels.every(({ verdict }) => verdict === 'cannot promise'));
    assert.equal(exitCode, 2);
  });

  it('is unknown where an answer is missing, and the others are judged all the same [ASY-DET-009(c)]', async () => {
    const direct = changedDriver((engine, replica) => ({
      ...{ fingerprint: engine.fingerprint, stop: () => engine.stop() },
      ask: (ask, signal) =>
        replica === 1 && ask.case.name === fewCases[2]?.name
          ? Promise.reject(new Error('the connection was reset'))
          : engine.ask(ask, signal),
    }));
    const { levels, exitCode } = await scriptedRun({ direct });
    const d4 = levels.find(({ level }) => level === 'D4');
    assert.deepEqual(
      [d4?.verdict, d4?.counts.unknown, d4?.counts.equal],
      ['unknown', 1, fewCases.length - 1],
    );
    assert.match(d4?.because ?? '', /connection was reset/);
    assert.equal(exitCode, 2);
  });

  it('never compares two replica sets: another build or digest is no divergence [ORCH-3047(b)]', async () => {
    for (const change of [{ build: '2' }, { modelDigest: 'another' }]) {
      const direct = changedDriver((engine, replica) => ({
        ...{ fingerprint: { ...engine.fingerprint, ...(replica === 1 ? change : {}) } },
        ask: (ask, signal) => engine.ask(ask, signal),
        stop: () => engine.stop(),
      }));
      const { levels, transcripts } = await scriptedRun({ direct });
      const d4 = levels.find(({ level }) => level === 'D4');
      assert.equal(d4?.verdict, 'unknown');
      assert.match(d4?.because ?? '', /another replica set/);
      assert.ok(!transcripts.some(({ circumstance }) => circumstance.replica === 1));
    }
  });

  it('never compares two engines, and takes the level of each from its own document [OC-CORE-1032]', async () => {
    const sound = scriptedDriver();
    const through = {
      ...sound,
      promises: ['O'] as const,
      start: async (...how: Parameters<typeof sound.start>) => {
        const engine = await sound.start(...how);
        const fingerprint = { ...engine.fingerprint, engine: 'another' };
        return { fingerprint, ask: engine.ask.bind(engine), stop: () => engine.stop() };
      },
    };
    const direct = { ...scriptedDriver(), promises: ['D1'] as const };
    const { levels, transcripts } = await scriptedRun({ drivers: { direct, through } });
    const o = levels.find(({ level }) => level === 'O');
    assert.deepEqual(
      [o?.verdict, levels[0]?.verdict, levels[3]?.verdict],
      ['unknown', 'equal', 'cannot promise'],
    );
    assert.match(o?.because ?? '', /engine is scripted and another/);
    assert.ok(!transcripts.some(({ circumstance }) => circumstance.path === 'orchestrator'));
  });

  it('leaves out the prompts that the engine does not take, and lists them', async () => {
    const direct = { ...scriptedDriver(), promptBytesMax: 1 };
    const { leftOut, transcripts } = await scriptedRun({ direct });
    const long = fewCases.filter(({ prompt }) => Buffer.byteLength(prompt) > 1).map(({ name }) => name);
    assert.ok(long.length > 0 && long.length < fewCases.length);
    assert.deepEqual(
      leftOut.map(({ name }) => name),
      long,
    );
    assert.ok(!transcripts.some(one => long.includes(one.case)));
  });

  it('is unknown of an engine that hides its build [OC-TEST-7002(b)]', async () => {
    const direct = changedDriver(engine => ({
      fingerprint: { ...engine.fingerprint, build: buildNotTold },
      ask: (ask, signal) => engine.ask(ask, signal),
      stop: () => engine.stop(),
    }));
    const { levels, exitCode } = await scriptedRun({ direct });
    assert.deepEqual([...new Set(levels.map(({ verdict }) => verdict))], ['unknown']);
    assert.match(levels[0]?.because ?? '', /scripted does not tell its build/);
    assert.equal(exitCode, 2);
  });

  it('is unknown of what does not start, and says why', async () => {
    const sound = scriptedDriver();
    const direct = {
      ...sound,
      start: (...[options, signal]: Parameters<typeof sound.start>) =>
        options.replica === 1 ? Promise.reject(new Error('no such device')) : sound.start(options, signal),
    };
    const { levels } = await scriptedRun({ direct });
    const d4 = levels.find(({ level }) => level === 'D4');
    assert.deepEqual([d4?.verdict, d4?.because], ['unknown', 'no such device']);
    assert.equal(levels[0]?.verdict, 'equal');
  });
});

describe('the controls of a run', () => {
  it('let nothing be equal where another seed makes no difference', async () => {
    const direct = changedDriver(engine => ({
      ...{ fingerprint: engine.fingerprint, stop: () => engine.stop() },
      ask: (ask, signal) => engine.ask({ ...ask, seed: 7 }, signal),
    }));
    const { levels, controls, exitCode } = await scriptedRun({ direct });
    assert.deepEqual(
      controls.map(({ name, isShown }) => [name, isShown]),
      [
        ['another seed differs', false],
        ['no seed varies', false],
      ],
    );
    assert.ok(levels.every(({ verdict, counts }) => verdict === 'unknown' && counts.equal === 0));
    assert.match(levels[0]?.because ?? '', /another seed differs \(0 of \d prompts\)/);
    assert.equal(exitCode, 2);
  });

  it('let nothing be equal where only what has no seed stays the same', async () => {
    const direct = changedDriver(engine => ({
      ...{ fingerprint: engine.fingerprint, stop: () => engine.stop() },
      ask: (ask, signal) => engine.ask({ ...ask, seed: ask.seed ?? 7 }, signal),
    }));
    const { levels, controls } = await scriptedRun({ direct });
    assert.deepEqual(
      controls.map(({ isShown }) => isShown),
      [true, false],
    );
    assert.ok(levels.every(({ verdict }) => verdict === 'unknown'));
  });

  it('let nothing be equal where an injected fault was not caught', async () => {
    const { levels } = await scriptedRun({ uncaught: 'not caught in this run, when injected: tie-break' });
    assert.ok(
      levels.every(({ verdict, because }) => verdict === 'unknown' && because?.includes('tie-break')),
    );
  });

  it('leave what diverged diverged', async () => {
    const { levels } = await scriptedRun({ uncaught: 'x', direct: scriptedDriver('replica drift') });
    assert.equal(levels.find(({ level }) => level === 'D4')?.verdict, 'diverged');
  });

  it('are asked of seeded prompts alone, with answers long enough to differ', () => {
    assert.equal(controlCases(corpus).length, 4);
    assert.ok(
      controlCases(corpus).every(({ sampling, maxTokens }) => sampling === 'seeded' && maxTokens >= 16),
    );
    assert.equal(faultClasses.length, 10);
  });
});
