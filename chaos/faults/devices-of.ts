import type { ScriptedDevices } from '../stage/scripted-devices.ts';
import type { Stage } from '../stage/stage.ts';

export const devicesOf = ({ devices }: Pick<Stage, 'devices'>): ScriptedDevices => {
  if (devices === undefined) throw new Error('the host of this stage seems to have no devices');
  return devices;
};
