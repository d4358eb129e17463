// Where is the engine that a document describes? At an address, or started here: the first that this machine can do.
import { environmentValue, freePort } from '#conformance/harness';
import { EngineInapplicable, type StartOptions } from '../engine.ts';
import type { EngineFile } from '../engine-document.ts';
import { engineWires, type WireName } from '../wires/index.ts';
import { startCommand } from './by-command.ts';
import { startContainer } from './by-container.ts';
import { containerPlanOf } from './container-plan.ts';
import type { ModelFile } from './model-file.ts';
import { filledIn, type Place, type Places } from './place.ts';

export { deviceHere } from './device.ts';
export { type ModelFile, modelFileOf } from './model-file.ts';
export type { Place } from './place.ts';
export { untilReady } from './ready.ts';

/** Its address, where somebody else runs it. */
export const addressOf = ({ document }: EngineFile): string | undefined =>
  document.url ?? (document.url_env === undefined ? undefined : environmentValue(document.url_env));

const placesOf = (file: EngineFile, model: ModelFile, { slots }: StartOptions): Omit<Places, 'port'> => {
  const { settings, command } = file.document;
  const program = command?.program_env === undefined ? undefined : environmentValue(command.program_env);
  return {
    ...(program === undefined ? {} : { program }),
    model: model.path,
    slots: String(slots),
    context: String(settings.context),
    total_context: String(settings.context * slots),
    flash_attention: settings.flash_attention === true ? 'on' : 'off',
    kv_type: settings.kv_type ?? 'f16',
  };
};

const ways = ({ document }: EngineFile): string =>
  [
    ...(document.url_env === undefined ? [] : [`${document.url_env} with its address`]),
    ...(document.command?.program_env === undefined
      ? []
      : [`${document.command.program_env} with its program`]),
  ].join(' or ');

export interface Placing {
  readonly file: EngineFile;
  readonly wire: WireName;
  readonly model: ModelFile;
  readonly options: StartOptions;
}

/** Starts it. Throws EngineInapplicable where this machine has not what that takes. */
export const startPlace = async ({ file, wire, model, options }: Placing): Promise<Place> => {
  const { document } = file;
  const places = placesOf(file, model, options);
  const { command, container } = document;
  if (command !== undefined && (command.program_env === undefined || places.program !== undefined)) {
    const port = String(await freePort());
    const argv = command.argv.map(word => filledIn(word, { ...places, port }));
    const name = `${document.name} ${options.replica}`;
    return startCommand({
      name,
      argv,
      env: command.env,
      folder: file.folder,
      url: `http://127.0.0.1:${port}`,
    });
  }
  if (container !== undefined)
    return startContainer({
      plan: containerPlanOf(container, { ...places, port: String(container.port) }),
      readyPath: engineWires[wire].readyPath(document.model.name),
      readyMs: document.bounds.ready_ms,
    });
  throw new EngineInapplicable(`it is nowhere here: set ${ways(file)}`);
};
