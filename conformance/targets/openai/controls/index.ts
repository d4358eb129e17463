// Does each check of the OpenAI API fail where its clause is broken? Servers and gateways are put through whole profiles.
// Surprising: what is broken is a target of its own and no patch, so that exactly its own requirement has to be violated.
export { type Broken, type BrokenKind, type Control, examineAll, type Tried } from './control.ts';
export { type Examined, requirementsOf } from './examine.ts';
export { endingControls, triedGateways } from './gateways.ts';
export { brokenId, brokenTargets, killsOf, killsPath, targetHashes, unnoticed } from './kills.ts';
export { degenerateKinds, triedServers } from './servers.ts';
