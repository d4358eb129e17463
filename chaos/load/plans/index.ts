// Which load runs are there? Each a file of its own: phases on a stage, and what is read from their record.
// Surprising: a storm and a soak are none of them; they have clients and questions of their own.
import type { LoadPlan } from '../plan/load-plan.ts';
import { classes } from './classes.ts';
import { eta } from './eta.ts';
import { overload } from './overload.ts';
import { passOn } from './pass-on.ts';
import { steady } from './steady.ts';
import { tenantsPlan } from './tenants.ts';

export const loadPlans: readonly LoadPlan[] = [steady, overload, classes, tenantsPlan, passOn, eta];
