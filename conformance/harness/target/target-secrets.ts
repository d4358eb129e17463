import type { Target } from '#contracts';
import { type KeyName, keyOf, secretHeadersOf, upstreamKeyOf } from './target-document.ts';

/** `Bearer x` holds the secret x, `Basic …` a name and a password in base64. */
const credentialsIn = (value: string): string[] => {
  const [, scheme = '', credentials = ''] = /^([A-Za-z]+) +(\S+)$/.exec(value) ?? [];
  if (credentials === '') return [value];
  if (scheme.toLowerCase() !== 'basic') return [value, credentials];
  const pair = Buffer.from(credentials, 'base64').toString('utf8');
  return [value, credentials, pair, pair.slice(pair.indexOf(':') + 1)];
};

const passwordOf = (url: string | undefined): string =>
  url !== undefined && URL.canParse(url) ? decodeURIComponent(new URL(url).password) : '';

const keyNames: readonly KeyName[] = ['data', 'operator', 'admin', 'other_tenant'];

/** Everything secret that a target document hands to the harness, by the words that stand in its place. */
export const targetSecrets = (target: Target): [label: string, secret: string][] => {
  const keys = keyNames.map((name): [string, string] => [
    `${name.replace('_', ' ')} key`,
    keyOf(target, name) ?? '',
  ]);
  const upstream: [string, string] = ['upstream key', upstreamKeyOf(target) ?? ''];
  const headers = secretHeadersOf(target).flatMap(([name, value]) =>
    credentialsIn(value).map((secret): [string, string] => [`header ${name}`, secret]),
  );
  const proxy: [string, string] = ['proxy password', passwordOf(target.proxy_url)];
  return [...keys, upstream, ...headers, proxy].filter(([, secret]) => secret !== '');
};
