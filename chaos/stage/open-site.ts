import type { Clock, TargetDocument } from '#conformance/harness';
import type { Arrival } from '../grammar/operation.ts';
import type { Setting } from '../grammar/setting.ts';
import type { CallBook, NowMs } from './call-book.ts';
import { modelOf, type Place } from './configuration.ts';
import { processLaunch } from './launch-process.ts';
import type { Network } from './network.ts';
import type { OwnWorld } from './own-world.ts';
import type { Site } from './site.ts';
import { type StagedEngine, startEngine } from './staged-engine.ts';

export interface SiteParts {
  readonly setting: Setting;
  readonly document: TargetDocument;
  readonly folder: string;
  readonly clock: Clock;
  readonly nowMs: NowMs;
  readonly own: OwnWorld;
  readonly calls: CallBook;
  readonly arrivalOf: (task: string) => Arrival | undefined;
  readonly networkTo: (name: string, to: () => number) => Promise<Network>;
  readonly configuration: (places: readonly Place[]) => Readonly<Record<string, unknown>>;
  readonly onLine: (line: string) => void;
}

/** A process of this machine, and engines within the process that runs this. */
const processSite = async (parts: SiteParts): Promise<Site> => {
  const { setting, calls, nowMs, arrivalOf, networkTo } = parts;
  const engineAt = (_: unknown, at: number): Promise<StagedEngine> => {
    const name = `engine ${at + 1}`;
    return startEngine({
      ...{ name, model: modelOf(setting.isApart ? at + 1 : 1), setting, calls, nowMs, arrivalOf },
      networkTo: to => networkTo(`network of ${name}`, to),
    });
  };
  const engines = await Promise.all(Array.from({ length: setting.replicas }, engineAt));
  const configuration = () => parts.configuration(engines.map(({ place }) => place));
  const launch = processLaunch({ ...parts, configuration });
  return { engines, everyEngine: engines, launch, close: () => Promise.resolve(), abandon: () => undefined };
};

export const openSite = async (parts: SiteParts): Promise<Site> => {
  if (!parts.setting.inContainers) return processSite(parts);
  // What it needs is loaded where it is wanted.
  const { containerSite } = await import('./containers/container-site.ts');
  return containerSite(parts);
};
