import type { Config } from '#contracts';
import type { ControlPlane } from '../control/index.ts';
import type { Identity } from '../identity/index.ts';
import type { World } from '../kernel/index.ts';
import type { Tracer } from '../telemetry/index.ts';
import type { ApiTelemetry } from './api-telemetry.ts';
import type { OrchestratorApi } from './orchestrator-api.ts';

/** What the HTTP surface is handed. */
export interface ApiParts {
  readonly world: World;
  readonly config: Pick<Config, 'server' | 'streams' | 'network'>;
  readonly identity: Identity;
  readonly orchestrator: OrchestratorApi;
  /** Absent: its operations are not served. */
  readonly control?: ControlPlane | undefined;
  readonly telemetry: ApiTelemetry;
  /** Absent: what clients send of their traces is passed on, and nothing recorded. */
  readonly tracer?: Tracer | undefined;
}
