// An engine of the suite's own as a container's one process: it does what the setting says, and writes what it sees, a line
// each, with its moment. At SIGUSR2 it takes memory until somebody ends it.
import { machineMs } from '#conformance/harness';
import { startPeer } from '#conformance/peers';
import { behaviourOf } from '../behaviour-of.ts';
import { type EngineWords, enginePort } from './engine-words.ts';

const { name, slots, firstMs, pieceMs } = JSON.parse(process.argv[2] ?? '{}') as EngineWords;
const chunkBytes = 8 * 1024 * 1024;

const peer = await startPeer({
  ...{ wire: 'llamacpp', name, slots, taskMark: 'task ', host: '0.0.0.0', port: enginePort },
  sink: entry => void process.stdout.write(`${JSON.stringify({ machineMs: machineMs(), entry })}\n`),
});
peer.scriptBy(({ maxTokens: pieces }) => behaviourOf({ firstMs, pieceMs }, { pieces }));

const taken: Buffer[] = [];
const takeMore = (): void => {
  taken.push(Buffer.alloc(chunkBytes, 1));
  setImmediate(takeMore);
};
process.on('SIGUSR2', takeMore);
// The first process of a container is ended only by what it listens to.
process.on('SIGTERM', () => process.exit(0));
process.stdout.write('listening\n');
