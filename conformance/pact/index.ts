// Does a server keep what its clients rely on? Pacts are replayed against it, each interaction in its provider states.
// Surprising: a state counts only once a look at the server has shown it; an interaction without its states fails.
export { type PublishFlags, publishCommand } from './broker/index.ts';
export { type VerifyProviderFlags, verifyProviderCommand } from './verify-provider-command.ts';
