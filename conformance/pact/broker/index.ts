// How do pacts and what became of them pass through a Pact Broker? By its own API: links are followed, none is guessed.
// Surprising: an address that leads away from the broker's origin is refused, by link or by redirect.
export { type BrokerFlags, openSource, type PactSource } from './pact-source.ts';
export { type PublishFlags, publishCommand } from './publish-command.ts';
