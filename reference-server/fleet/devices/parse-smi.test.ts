import assert from 'node:assert/strict';
import { missingTool, recorded } from './fixtures.ts';
import { type DeviceReading, parseSmi } from './parse-smi.ts';

const mebibyte = 2 ** 20;

function devicesOf(name: string): readonly DeviceReading[] {
  const reading = parseSmi(recorded(name));
  assert.equal(reading.kind, 'devices');
  return reading.kind === 'devices' ? reading.devices : [];
}

describe('what nvidia-smi prints', () => {
  it('is read into bytes, percents and counters per device [OC-POOL-3030(b)]', () => {
    const [first, second] = devicesOf('a100-pair');
    assert.deepEqual(first, {
      index: 0,
      uuid: 'GPU-1f6d3c2a-90b4-4e1c-8a57-2d6e0c7b9f11',
      name: 'NVIDIA A100-SXM4-80GB',
      driver: '535.183.06',
      totalBytes: 81_920 * mebibyte,
      usedBytes: 61_337 * mebibyte,
      freeBytes: 20_233 * mebibyte,
      utilization: 97,
      eccCorrected: 2,
      eccUncorrected: 0,
    });
    assert.deepEqual([second?.index, second?.utilization], [1, 0]);
  });

  for (const [name, total, utilization, ecc] of [
    ['h100', 81_559, 100, 0],
    ['h200', 143_771, 0, 0],
    ['t4-old-driver', 15_109, 0, 0],
    ['gtx-not-supported', 8_119, undefined, undefined],
    ['h100-mig', 81_559, undefined, 0],
  ] as const) {
    it(`leaves out what the driver of ${name} doesn’t tell, and keeps the rest [OC-POOL-3030(c)]`, () => {
      const devices = devicesOf(name);
      assert.equal(devices.length, 1);
      assert.deepEqual(
        [devices[0]?.totalBytes, devices[0]?.utilization, devices[0]?.eccCorrected],
        [total * mebibyte, utilization, ecc],
      );
    });
  }

  it('keeps unlike devices of one host apart, and invents no memory errors where none are counted', () => {
    const devices = devicesOf('rtx-3090-3060');
    assert.deepEqual(
      devices.map(({ index, name, eccUncorrected }) => [index, name, eccUncorrected]),
      [
        [0, 'NVIDIA GeForce RTX 3090', undefined],
        [1, 'NVIDIA GeForce RTX 3060', undefined],
      ],
    );
  });

  it('counts a device that answers with errors alone as lost', () => {
    const reading = parseSmi(recorded('a100-err'));
    assert.ok(reading.kind === 'devices');
    assert.deepEqual([reading.devices.map(({ index }) => index), reading.lost.length], [[0], 1]);
  });

  it('keeps what it said of a lost device beside the devices that are there', () => {
    const reading = parseSmi(recorded('gpu-is-lost'));
    assert.ok(reading.kind === 'devices');
    assert.deepEqual(
      reading.devices.map(({ index }) => index),
      [0],
    );
    assert.match(reading.lost[0] ?? '', /0000:41:00\.0: GPU is lost/);
  });

  for (const [name, kind, detail] of [
    ['driver-not-loaded', 'driver-lost', /couldn't communicate with the NVIDIA driver/],
    ['version-mismatch', 'driver-lost', /version mismatch/],
    ['no-devices', 'no-device', /No devices were found/],
  ] as const) {
    it(`means ${kind} with ${name}, in the tool’s own words`, () => {
      const reading = parseSmi(recorded(name));
      assert.ok(reading.kind === kind);
      assert.match(reading.detail, detail);
    });
  }

  it('is told apart from there being no such tool', () => {
    assert.deepEqual(parseSmi(missingTool), { kind: 'no-tool', detail: 'nvidia-smi is not on this host' });
  });

  it('is a lost driver where the tool says nothing at all', () => {
    const reading = parseSmi({ code: 255, stdout: '', stderr: '', missing: false });
    assert.ok(reading.kind === 'driver-lost');
    assert.match(reading.detail, /ended with 255/);
  });
});
