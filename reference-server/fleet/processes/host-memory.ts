// What the kernel tells of this host's memory. What cannot be read is absent.
import { readFileSync } from 'node:fs';

export interface HostMemory {
  freeBytes(): number | undefined;
  /** Processes that the kernel killed for want of memory, since its start. */
  oomKills(): number | undefined;
  residentBytes(processId: number): number | undefined;
}

const kibibyte = 1_024;

export function numberAfter(text: string | undefined, name: string): number | undefined {
  const found = text?.split('\n').find(line => line.split(/[:\s]/)[0] === name);
  const value = found?.match(/\d+/)?.[0];
  return value === undefined ? undefined : Number(value);
}

function kibibytesAfter(text: string | undefined, name: string): number | undefined {
  const value = numberAfter(text, name);
  return value === undefined ? undefined : value * kibibyte;
}

export type ReadText = (path: string) => string | undefined;

export function readTextFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** A container's own limit is not the host's: both counters are added, and only their growth is ever looked at. */
export function procMemory(read: ReadText = readTextFile): HostMemory {
  return {
    freeBytes: () => kibibytesAfter(read('/proc/meminfo'), 'MemAvailable'),
    oomKills: () => {
      const kernel = numberAfter(read('/proc/vmstat'), 'oom_kill');
      const cgroup = numberAfter(read('/sys/fs/cgroup/memory.events'), 'oom_kill');
      return kernel === undefined && cgroup === undefined ? undefined : (kernel ?? 0) + (cgroup ?? 0);
    },
    residentBytes: processId => kibibytesAfter(read(`/proc/${processId}/status`), 'VmRSS'),
  };
}
