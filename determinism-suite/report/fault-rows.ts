// Which injected faults were seen, as rows of four columns.
import type { InjectedFault } from '../controls/injected-faults.ts';

/** A class that it was taken for says more than a no. */
const nameOf = ({ faultClass, named }: InjectedFault): string =>
  named === faultClass ? 'yes' : `as ${named}`;

export const faultRows = (injected: readonly InjectedFault[]): readonly (readonly string[])[] =>
  injected.map(fault => [
    fault.faultClass,
    fault.isCaught ? `at ${fault.level}` : `NOT at ${fault.level}`,
    nameOf(fault),
    fault.firstDivergence,
  ]);
