// The far side: engines that do what a script says, over real sockets, and witness what the orchestrator really did.
// Surprising: a peer never decides by what a prompt says; scripts and steps do, so no scenario depends on a model.
export { type Ask, asks } from './asks.ts';
export {
  type Act,
  answering,
  type Behaviour,
  type Delivery,
  defaultBehaviour,
  delivering,
  type Ending,
  type Failure,
  type FailureKind,
  failing,
  holding,
  holdingAfter,
  obstinate,
  type Piece,
  paced,
  type RefusalKind,
  type Usage,
} from './behaviour.ts';
export { Engine } from './engine.ts';
export { Foreman, type ForemanOptions, startForeman } from './foreman.ts';
export { Peer, startPeer } from './peer.ts';
export { type CallState, PeerCall } from './peer-call.ts';
export type { PeerOptions } from './peer-options.ts';
export {
  isReceiverMode,
  Receiver,
  type ReceiverMode,
  type ReceiverOptions,
  startReceiver,
} from './receiver.ts';
export type { Asking } from './scripts.ts';
export type { PeerRequest, WireName } from './wire.ts';
