// What the tests of the sinks share: a bus on a virtual clock, events to publish, receivers that remember.
import { setImmediate } from 'node:timers/promises';
import type { EventSinkConfig } from '#contracts';
import type { PostJson } from '../../egress/index.ts';
import { VirtualWorld } from '../../kernel/index.ts';
import { recordEvent, type Task } from '../../tasks/index.ts';
import { RememberingTelemetry } from '../calls-for-tests.ts';
import { createSinks } from './create-sinks.ts';
import { EventBus } from './event-bus.ts';
import type { PublishedEvent } from './event-sink.ts';

export const url = 'http://receiver.invalid/events';

export function sink(changes: Partial<EventSinkConfig> & { id: string }): EventSinkConfig {
  return { kind: 'webhook', buffer_max: 1_024, timeout_ms: 2_000, ...changes };
}

export interface Desk {
  readonly world: VirtualWorld;
  readonly telemetry: RememberingTelemetry;
  readonly bus: EventBus;
  readonly drops: (sinkId: string) => number;
}

export function deskOf(configs: readonly EventSinkConfig[], post?: PostJson): Desk {
  const world = new VirtualWorld();
  const telemetry = new RememberingTelemetry();
  const sinks = createSinks(configs, { world, telemetry, ...(post === undefined ? {} : { post }) });
  const drops = (sinkId: string) => telemetry.counts.get(`event_sink_drops_total ${sinkId}`) ?? 0;
  return { world, telemetry, bus: new EventBus({ sinks }), drops };
}

export function publish(desk: Desk, task: Task, times = 1): PublishedEvent[] {
  return Array.from({ length: times }, () => {
    const event = {
      ...recordEvent(task, desk.world.wallMs(), { type: 'admitted' }),
      tenant_id: task.tenantId,
    };
    desk.bus.publish(event);
    return event;
  });
}

export async function turns(count = 20): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await setImmediate();
}

/** A receiver that remembers what it was sent and answers with the statuses in turn, the last one for ever. */
export function receiver(...statuses: number[]) {
  const bodies: { sequence: number; job_id: string; tenant_id: string; at_ms: number }[] = [];
  const post: PostJson = async (_, json) => {
    bodies.push(JSON.parse(json));
    return { statusCode: statuses[Math.min(bodies.length, statuses.length) - 1] ?? 204 };
  };
  return { bodies, post };
}
