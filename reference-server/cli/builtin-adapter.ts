import type { AdapterModule } from '#contracts/adapter';
import { builtinModule } from '../engines/index.ts';
import { realWorld } from '../kernel/index.ts';

/** For `assay adapter verify builtin:<wire>`; undefined where no adapter here speaks it. */
export function builtinAdapter(wire: string): AdapterModule | undefined {
  return builtinModule(wire, realWorld());
}
