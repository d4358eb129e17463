import assert from 'node:assert/strict';
import { noDevices } from '../devices/index.ts';
import { poolConfig } from '../fixtures.ts';
import { DeviceLedger } from './device-ledger.ts';

describe('whether the devices of a pool can be used', () => {
  it('is asked of the tool again while they can not, and of what is known while they can', async () => {
    // What the tool would say, and what it said last.
    let says: string | undefined = 'device 0 is not there';
    let said: string | undefined = says;
    let asked = 0;
    const devices = {
      ...noDevices(),
      unusable: () => said,
      refresh: async () => {
        asked += 1;
        said = says;
      },
    };
    const port = new DeviceLedger(devices).portOf(poolConfig(['a']));
    assert.equal(await port.unusable?.([0]), 'device 0 is not there');
    assert.equal(asked, 2);
    says = undefined;
    assert.equal(await port.unusable?.([0]), undefined);
    assert.equal(asked, 3);
    assert.equal(await port.unusable?.([0]), undefined);
    assert.equal(asked, 3);
  });
});
