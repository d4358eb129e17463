import type { Arrival } from '../grammar/operation.ts';
import { peakRateOf, type TenantSetting } from '../grammar/setting.ts';
import type { Workload } from '../grammar/workload.ts';
import { evenly } from './moments.ts';

export interface GreedyTenantOptions {
  /** What the first tenant offers, as a multiple of its share of the slots. */
  readonly times?: number;
  /** What each other tenant offers, as a multiple of its own share; above 1 it always has work that waits. */
  readonly others?: number;
  readonly pieces?: number;
}

const weightOf = ({ weight = 1 }: TenantSetting): number => weight;

/** Tasks a second that are a tenant's by its weight, where all of them want more. */
export const shareRateOf = (tenant: TenantSetting, all: readonly TenantSetting[], peak: number): number =>
  (peak * weightOf(tenant)) / all.reduce((sum, one) => sum + weightOf(one), 0);

/** The first of the setting's tenants offers a hundred times its share, and comes again at no one's word. */
export const greedyTenant = (options: GreedyTenantOptions = {}): Workload => {
  const { times = 100, others = 0.8, pieces = 64 } = options;
  return {
    name: 'greedy tenant',
    what: `One tenant offers ${times} times its share, each other ${others} times its own.`,
    arrivals: ({ setting, seconds }) => {
      const { tenants } = setting;
      if (tenants.length < 2)
        throw new Error('a greedy tenant needs a setting with at least one other tenant');
      const peak = peakRateOf(setting, pieces);
      return tenants
        .flatMap((tenant, which) =>
          evenly(shareRateOf(tenant, tenants, peak) * (which === 0 ? times : others), seconds).map(
            (atMs): Arrival => ({
              ...{ atMs, client: `client of ${tenant.id}`, tenant: tenant.id, priority: 'interactive' },
              ...{ pieces, reader: 'prompt', retries: which === 0 ? 'none' : 'obeys' },
            }),
          ),
        )
        .sort((a, b) => a.atMs - b.atMs);
    },
  };
};
