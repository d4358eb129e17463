export interface Version {
  readonly text: string;
  readonly numbers: readonly [number, number, number];
  /** `rc` of `1.0-rc`; null for a final version. */
  readonly preview: string | null;
}

export function versionOf(text: string): Version | null {
  const match = /^(\d+)\.(\d+)(?:\.(\d+))?(?:-([a-z][a-z0-9.]*))?$/.exec(text);
  if (match === null) return null;
  const [, major, minor, patch, preview] = match;
  return { text, numbers: [Number(major), Number(minor), Number(patch ?? 0)], preview: preview ?? null };
}

/** Negative where `one` comes first; a preview comes before its final version. */
export function compareVersions(one: Version, other: Version): number {
  for (const index of [0, 1, 2] as const) {
    const difference = one.numbers[index] - other.numbers[index];
    if (difference !== 0) return difference;
  }
  if (one.preview === other.preview) return 0;
  if (one.preview === null) return 1;
  if (other.preview === null) return -1;
  return one.preview < other.preview ? -1 : 1;
}

/** Whether breaking changes need a new major version now: once a 1.0 or later is final. */
export function isStable(version: Version): boolean {
  return version.preview === null && version.numbers[0] >= 1;
}
