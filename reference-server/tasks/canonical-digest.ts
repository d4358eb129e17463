// Two bodies are the same request when their canonical JSON is: members sorted, numbers and strings as JSON has them.
import { createHash } from 'node:crypto';

export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}

/** @implements ASY-TASK-007 */
export function canonicalDigest(parsedRequest: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalJson(parsedRequest)).digest('hex')}`;
}
