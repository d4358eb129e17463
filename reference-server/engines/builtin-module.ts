import { type AdapterModule, adapterPort } from '#contracts/adapter';
import type { World } from '../kernel/index.ts';
import { createAdapter, isSpoken } from './create-adapter.ts';

/** Of an engine that has no slots of its own. */
const builtinSlots = 2;

/** What the scripted engine says: it is its own far side, and nothing else scripts it. */
const builtinScript = { pieces: ['one ', 'two ', 'three '], repeat: true, first_piece_ms: 5, piece_ms: 5 };

/** An adapter of this server as a module on the port, so that it is verified as anyone's is. */
export function builtinModule(wire: string, world: World): AdapterModule | undefined {
  if (!isSpoken(wire)) return undefined;
  return {
    port: adapterPort,
    default: options =>
      createAdapter(
        { wire, replicaId: 'builtin', slots: builtinSlots, scripted: builtinScript, ...options },
        world,
      ),
  };
}
