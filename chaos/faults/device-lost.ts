import type { Fault } from '../grammar/fault.ts';
import { devicesOf } from './devices-of.ts';
import { logged, raised } from './evidence.ts';

export const deviceLost = (device = 0): Fault => ({
  name: `device ${device} lost`,
  what: 'A device falls off its bus, and comes back by a reset.',
  needs: [],
  inject: stage => devicesOf(stage).lose(device),
  heal: stage => devicesOf(stage).reset(device),
  witnesses: (record, span) => [
    ...logged(record, span, 'driver lost'),
    ...raised(record, span, { name: 'driver_resets_total' }),
  ],
});
