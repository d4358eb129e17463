// Registry and kinds of metrics, of prom-client: its door loads what measures the process itself, and eighty files with it.
import { createRequire } from 'node:module';
import type * as PromClient from 'prom-client';

const load = createRequire(import.meta.url);

export type Counter = PromClient.Counter;
export type Gauge = PromClient.Gauge;
export type Registry = PromClient.Registry;

export const Counter = load('prom-client/lib/counter.js') as typeof PromClient.Counter;
export const Gauge = load('prom-client/lib/gauge.js') as typeof PromClient.Gauge;
export const Histogram = load('prom-client/lib/histogram.js') as typeof PromClient.Histogram;
export const Registry = load('prom-client/lib/registry.js') as typeof PromClient.Registry;
