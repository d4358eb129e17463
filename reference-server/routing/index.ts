// Which pool serves a task? The one whose engine and model it names, and no other, ever.
// Surprising: the state of a pool plays no part. A task is refused by a pool that can't take it rather than
// routed around it, so that the same request always has the same answer.
export { matchingPools, type RoutablePool, type Route, type RouteRequest, route } from './route.ts';
