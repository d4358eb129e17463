// What do operators see and change, and who did what? Pools, models, artifacts, the configuration, and the audit.
// Surprising: a reload is prepared whole before anything of it is in force; what was prepared can be given up without
// a trace, and what is put in force can't fail.
export {
  type AuditEntry,
  type AuditQuery,
  AuditTrail,
  type AuditTrailOptions,
  isUnbroken,
} from './audit-trail.ts';
export { catalogHooks, collectModelStates, type HooksParts } from './catalog-hooks.ts';
export { changedPointers, fixedProblems } from './config-changes.ts';
export {
  ConfigControl,
  type ConfigControlParts,
  type PreparedPart,
  type ReadConfig,
  revokedKeys,
} from './config-control.ts';
export { ControlPlane, type ControlPlaneParts } from './control-plane.ts';
export { admitModel } from './model-admission.ts';
export { modelGate } from './model-control.ts';
export type { ModelFiles } from './model-loading.ts';
export { type Models, type ModelsOptions, openModels } from './open-models.ts';
export type { PageQuery } from './page.ts';
export { RefusalAudit, type RefusalAuditOptions } from './refusal-audit.ts';
