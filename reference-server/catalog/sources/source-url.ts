// What a source address names: a local file, or something at a registry.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export type SourcePlace =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'https'; readonly url: URL }
  /** Known by name only: nothing here reads from it. */
  | { readonly kind: 'other'; readonly registry: string }
  | { readonly kind: 'malformed' };

const malformed: SourcePlace = { kind: 'malformed' };

export function sourcePlace(sourceUrl: string, baseDir: string): SourcePlace {
  try {
    if (sourceUrl.startsWith('file:')) return { kind: 'file', path: filePath(sourceUrl, baseDir) };
    if (sourceUrl.startsWith('https:')) return httpsPlace(new URL(sourceUrl));
    const { protocol, host } = new URL(sourceUrl);
    return { kind: 'other', registry: host === '' ? protocol.slice(0, -1) : host };
  } catch {
    return malformed;
  }
}

/** `file:models/x` is relative to the configuration, `file:/x` and `file:///x` are not. */
function filePath(sourceUrl: string, baseDir: string): string {
  if (sourceUrl.startsWith('file://')) return fileURLToPath(sourceUrl);
  return resolve(baseDir, decodeURIComponent(sourceUrl.slice('file:'.length)));
}

function httpsPlace(url: URL): SourcePlace {
  return url.username === '' && url.password === '' ? { kind: 'https', url } : malformed;
}

/** A list names hosts, or hosts with their port. */
export function isAllowedHost(
  url: { readonly host: string; readonly hostname: string },
  allowed: readonly string[],
): boolean {
  const names = allowed.map(name => name.toLowerCase());
  return names.includes(url.host) || names.includes(url.hostname);
}

/** @implements ORCH-3063(a) */
export function isAllowedPlace(place: SourcePlace, allowed: readonly string[]): boolean {
  switch (place.kind) {
    case 'file':
      return true;
    case 'https':
      return isAllowedHost(place.url, allowed);
    case 'other':
      return isAllowedHost({ host: place.registry, hostname: place.registry.replace(/:\d+$/, '') }, allowed);
    case 'malformed':
      return false;
  }
}
