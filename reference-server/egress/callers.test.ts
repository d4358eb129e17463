import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const server = join(import.meta.dirname, '..');

/** What can open a connection to somewhere else. */
const openers = [
  /from 'undici'/,
  /import \{[^}]*\b(?:connect|createConnection|Socket)\b[^}]*\} from 'node:(?:net|tls|http2)'/,
  /from 'node:dgram'/,
  /import \{[^}]*\b(?:request|get)\b[^}]*\} from 'node:https?'/,
];

/** The runtime's own, unless the file is handed one by that name. */
const callsFetch = (text: string): boolean => /\bfetch\(/.test(text) && !/\bfetch[,:]/.test(text);

/** The guard, who dials through it, and the commands, which speak to the server that their user names. */
const allowed = [
  'cli/http-client.ts',
  'egress/egress.ts',
  'egress/exchange.ts',
  'engines/http/engine-http.ts',
];

describe('egress: who connects', () => {
  it('no other file of the server can open a connection [ASY-SEC-006(b)]', () => {
    const files = globSync('**/*.ts', { cwd: server }).filter(
      file => !/\.test\.ts$|fixture|-for-tests\.ts$|\.model\.ts$|peer/.test(file),
    );
    assert.ok(files.length > 100);
    const found = files.filter(file => {
      const text = readFileSync(join(server, file), 'utf8');
      return callsFetch(text) || openers.some(opener => opener.test(text));
    });
    assert.deepEqual(found.sort(), allowed);
  });

  it('adapters dial through the guard and nothing else', () => {
    const text = readFileSync(join(server, 'engines/http/engine-http.ts'), 'utf8');
    assert.match(text, /connect: this\.#dialer/);
    assert.equal(text.match(/new Client\(/g)?.length, 1);
  });
});
