import { aliasRules, readAliases } from './aliases.ts';
import type { Dashboard } from './dashboard.ts';
import { overview } from './dashboards/overview.ts';
import { pools } from './dashboards/pools.ts';
import { streams } from './dashboards/streams.ts';
import { tenants } from './dashboards/tenants.ts';
import { grafanaJson } from './grafana.ts';

export const dashboards: readonly Dashboard[] = [overview, pools, tenants, streams];

/** Every generated file of this folder, by its path from the root. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const files = dashboards.map((dashboard): [string, string] => [
    `ci/observability/grafana/${dashboard.uid.replace(/^assay-/, '')}.json`,
    `${JSON.stringify(grafanaJson(dashboard), null, 2)}\n`,
  ]);
  return new Map([...files, ['ci/observability/prometheus/aliases.rules.yaml', aliasRules(readAliases())]]);
}
