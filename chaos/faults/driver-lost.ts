import type { Fault } from '../grammar/fault.ts';
import { devicesOf } from './devices-of.ts';
import { logged } from './evidence.ts';

export const driverLost: Fault = {
  name: 'driver lost',
  what: 'The tool that tells of devices reaches no driver any more, and later does again.',
  needs: [],
  inject: stage => devicesOf(stage).setDriver(false),
  heal: stage => devicesOf(stage).setDriver(true),
  witnesses: (record, span) => logged(record, span, 'driver lost'),
};
