import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../command.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const folder = '.github/pictures';
const bytesMax = 250_000;
const signature = '89504e470d0a1a0a';

describe('the pictures of the README', () => {
  const named = [...readme.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, path = '']) => path);

  it('are those that lie there, in light and in dark', () => {
    assert.deepEqual(
      named.toSorted(),
      readdirSync(join(root, folder))
        .map(name => `${folder}/${name}`)
        .sort(),
    );
    const light = named.filter(path => path.endsWith('-light.png'));
    assert.ok(light.length > 1);
    for (const path of light) assert.ok(named.includes(path.replace('-light', '-dark')), path);
  });

  it('are small, and what their names say', () => {
    for (const path of named) {
      const { size } = statSync(join(root, path));
      assert.ok(size > 10_000 && size <= bytesMax, `${path} has ${size} bytes`);
      assert.equal(readFileSync(join(root, path)).subarray(0, 8).toString('hex'), signature, path);
    }
  });

  it('are told in words too', () => {
    const images = [...readme.matchAll(/<img [^>]*>/g)].map(([image]) => image);
    assert.equal(images.length, named.length / 2);
    for (const image of images) assert.match(image, / alt="[^"]{40,}"/);
  });
});
