// Loaded before the unit tests: one that starts a process or a thread, or listens on a socket, fails and is told where
// it belongs. JavaScript because mocha loads it before it knows of TypeScript.
import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import workerThreads from 'node:worker_threads';

const caught = new Set();

function refuse(deed) {
  const line = new Error().stack
    .split('\n')
    .find(one => one.includes('.test.ts') || one.includes('/fixtures/'));
  caught.add(`${deed}${line === undefined ? '' : ` ${line.trim()}`}`);
  throw new Error(`A unit test ${deed}: name its file *.live.test.ts.`);
}

for (const name of ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'])
  childProcess[name] = () => refuse('starts a process');
workerThreads.Worker = class {
  constructor() {
    refuse('starts a thread');
  }
};
net.Server.prototype.listen = () => refuse('listens on a socket');
syncBuiltinESMExports();

// Some tests expect a failure and would take this one for it.
process.on('exit', () => {
  if (caught.size === 0) return;
  process.exitCode = 1;
  process.stderr.write(`Unit tests reached beyond their process:\n${[...caught].join('\n')}\n`);
});
