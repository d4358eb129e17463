import assert from 'node:assert/strict';
import { completed, missingPackages } from './complete-lock.ts';

const lock = () => ({
  packages: {
    '': {},
    'node_modules/tool': {
      version: '1.0.0',
      dev: true,
      optionalDependencies: {
        '@tool/darwin-arm64': '1.0.0',
        '@tool/linux-x64-musl': '1.0.0',
        peer: '^2.0.0',
      },
    },
    'node_modules/@tool/linux-x64-musl': { version: '1.0.0', optional: true },
  },
});

describe('the lock file', () => {
  it('is found to lack a platform that a package names with an exact version', () => {
    assert.deepEqual(
      missingPackages(lock()).map(({ name }) => name),
      ['@tool/darwin-arm64'],
    );
  });

  it('is completed with what npm needs to pass the package over', () => {
    const { packages } = completed(lock());
    const added = { version: '1.0.0', os: ['darwin'], cpu: ['arm64'], dev: true, optional: true };
    assert.deepEqual(packages['node_modules/@tool/darwin-arm64'], added);
    assert.deepEqual(missingPackages(completed(lock())), []);
  });
});
