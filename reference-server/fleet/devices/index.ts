// What do this host's accelerators say of themselves? One tool is asked again and again, and its answers are compared.
// Surprising: the tool has no counter of resets, so one is seen by its traces: a device that was gone is back, or a
// counter that only grows has fallen. What the tool does not tell is absent and never guessed.
export { type DeviceChange, type DeviceChangeKind, deviceChanges } from './device-changes.ts';
export { DeviceWatch, type DeviceWatchOptions } from './device-watch.ts';
export type { Devices } from './devices.ts';
export { noDevices } from './no-devices.ts';
export { type DeviceReading, parseSmi, type SmiReading, smiArgv } from './parse-smi.ts';
export { type CommandResult, type CommandRunner, hostRunner } from './run-command.ts';
