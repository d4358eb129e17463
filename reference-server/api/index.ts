// How does HTTP reach the orchestrator? The only folder that knows Express: everything behind it speaks in
// types of the contract, and every failure leaves through one envelope.
export { type AppState, createApp } from './app.ts';
