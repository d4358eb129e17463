import type { Workload } from '../grammar/workload.ts';

/** The same, each arrival in the name of one of the setting's tenants, in turn. */
export const byTenants = (workload: Workload): Workload => ({
  ...workload,
  arrivals: span => {
    const { tenants } = span.setting;
    return workload.arrivals(span).map((arrival, at) => {
      const tenant = tenants[at % tenants.length];
      return tenant === undefined ? arrival : { ...arrival, tenant: tenant.id };
    });
  },
});
