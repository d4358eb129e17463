// The whole server with a driver's tool that says what was recorded: what happens to devices is seen at the other end.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { checkConfig, type LogRecord } from '#contracts';
import { startServer } from '../compose.ts';
import { processEnvironment } from '../config/index.ts';
import { present, VirtualWorld } from '../kernel/index.ts';
import { taskOf } from './fixtures/whole-server.ts';
import { Wire } from './fixtures/wire.ts';

const device = (index: number, ecc: number): string =>
  `${index}, GPU-7a2be0d4-3c58-4f90-b6e2-51d9af08c3e${index}, NVIDIA A100-SXM4-80GB, 535.183.06, 81920, 4, 81566, 0, 0, ${ecc}, P0`;
const lostDevice =
  'Unable to determine the device handle for GPU 0000:41:00.0: GPU is lost.  Reboot the system to recover this GPU';
const noDriver =
  "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the latest NVIDIA driver is installed and running.";

const replica = (id: string, index: number) => ({
  id,
  devices: [index],
  scripted: { pieces: ['one'], first_piece_ms: 1, piece_ms: 1 },
});
const pool = {
  id: 'main',
  engine: 'scripted',
  wire: 'scripted',
  accelerator: 'nvidia',
  devices: [0, 1],
  homogeneous: true,
  model: { ref: 'tiny' },
  self_test: false,
  heartbeat: { interval_ms: 1_000, missed_max: 3 },
  replicas: [replica('on-0', 0), replica('on-1', 1)],
};

/** Boundless real time would hide a hang, and virtual time alone sees no process end. */
const turnsMax = 4_000;

/** The tool is a process on real time: virtual time waits for it, or its bound would pass on a slow machine. */
function isToolRunning(): boolean {
  return process.getActiveResourcesInfo().includes('ProcessWrap');
}

class DeviceHost {
  readonly folder = mkdtempSync(join(tmpdir(), 'assay-devices-'));
  readonly world = new VirtualWorld();
  readonly lines: LogRecord[] = [];
  wire = new Wire('http://127.0.0.1:1');

  /** The driver's tool says this from now on. */
  says(code: number, ...lines: readonly string[]): void {
    const script = [`cat <<'.'`, ...lines, '.', `exit ${code}`].join('\n');
    const path = join(this.folder, 'bin/nvidia-smi');
    writeFileSync(`${path}.next`, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    renameSync(`${path}.next`, path);
  }

  async start(): Promise<{ stop(): Promise<void>; destroy(): void }> {
    mkdirSync(join(this.folder, 'bin'));
    this.says(0, device(0, 0), device(1, 0));
    const { config, errors } = checkConfig({ server: { port: 0 }, store: { kind: 'memory' }, pools: [pool] });
    const environment = { PATH: `${join(this.folder, 'bin')}:${processEnvironment().PATH}` };
    const starting = startServer({
      world: this.world,
      config: present(config, JSON.stringify(errors)),
      folder: this.folder,
      writeLine: line => void this.lines.push(JSON.parse(line)),
      secretOf: () => undefined,
      environment,
    });
    const server = await this.during(starting);
    this.wire = new Wire(server.address);
    return server;
  }

  /** Time passes until it is done. */
  async during<Result>(work: Promise<Result>): Promise<Result> {
    let isDone = false;
    const done = work.finally(() => {
      isDone = true;
    });
    for (let turn = 0; turn < turnsMax && !isDone; turn += 1) {
      this.world.advanceBy(50);
      for (let wait = 0; wait < 4 || isToolRunning(); wait += 1) await setImmediate();
    }
    assert.ok(isDone, 'it is done within the bound');
    return done;
  }

  async until(what: string, holds: () => Promise<boolean>): Promise<void> {
    for (let turn = 0; turn < turnsMax / 10; turn += 1) {
      if (await this.during(holds())) return;
      await this.during(setImmediate());
    }
    assert.fail(`not within the bound: ${what}`);
  }

  async health(): Promise<Record<string, unknown> & { replicas: Record<string, unknown>[] }> {
    return JSON.parse((await this.wire.ask({ path: '/v1/pools/main/health' })).text);
  }

  async readyReplicas(): Promise<string> {
    const { replicas } = await this.health();
    return replicas
      .filter(({ ready }) => ready)
      .map(({ replica_id, id }) => replica_id ?? id)
      .join(' ');
  }

  async metric(name: string, ...labels: readonly string[]): Promise<number> {
    const { text } = await this.wire.ask({ path: '/metrics' });
    const line = text
      .split('\n')
      .find(one => one.startsWith(`${name}{`) && labels.every(label => one.includes(label)));
    return Number(line?.split(' ').at(-1) ?? 0);
  }
}

describe('api: what happens to devices', () => {
  it('reaches their replicas, the pool, the metrics, the log and who submits, and passes [OC-POOL-3010(a), ORCH-3053(a), ORCH-3018(a), ASY-POOL-006(b), ASY-POOL-006(c)]', async () => {
    const host = new DeviceHost();
    const server = await host.start();
    const readies = (ids: string) => async () => (await host.readyReplicas()) === ids;
    const submit = () =>
      host.wire.ask({
        method: 'POST',
        path: '/v1/tasks',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(taskOf(1)),
      });
    try {
      await host.until('both serve', readies('on-0 on-1'));

      host.says(0, device(0, 0), device(1, 2));
      const onOne = ['device="1"', 'replica_id="on-1"'];
      await host.until(
        'the memory errors are counted',
        async () => (await host.metric('ecc_errors_total', 'kind="uncorrected"', ...onOne)) === 2,
      );
      await host.until('it is started anew', readies('on-0 on-1'));

      host.says(15, device(0, 0), lostDevice);
      await host.until('its replica is out', readies('on-0'));
      assert.equal((await host.wire.ask({ path: '/readyz' })).status, 200);
      assert.match(JSON.stringify((await host.health()).replicas), /GPU is lost/);

      host.says(0, device(0, 0), device(1, 0));
      await host.until('it is back', readies('on-0 on-1'));
      assert.equal(await host.metric('driver_resets_total', ...onOne), 1);
      assert.equal(await host.metric('driver_resets_total', 'device="0"'), 0);

      host.says(9, noDriver);
      await host.until('the pool is out', readies(''));
      assert.equal((await host.wire.ask({ path: '/readyz' })).status, 503);
      const refused = await submit();
      assert.deepEqual([refused.status, JSON.parse(refused.text).code], [503, 'POOL_UNAVAILABLE']);
      assert.ok(Number(refused.headers['x-backoff-ms']) > 0);
      assert.match(String((await host.health()).last_error), /communicate with the NVIDIA driver/);

      host.says(0, device(0, 0), device(1, 0));
      await host.until('both serve again', readies('on-0 on-1'));
      assert.equal((await submit()).status, 202);
      const faults = host.lines.filter(({ event }) => event === 'replica-fault');
      assert.deepEqual(
        faults.map(({ reason, replica_id }) => [replica_id, reason]),
        [
          ['on-1', 'ECC uncorrected'],
          ['on-1', 'driver lost'],
          ['on-1', 'driver reset'],
          ['on-0', 'driver lost'],
          ['on-1', 'driver lost'],
        ],
      );
    } finally {
      await host.during(server.stop());
      server.destroy();
      rmSync(host.folder, { recursive: true });
    }
  });
});
