// `node conformance/targets/degenerate/main.ts empty|failing|echo|refusing|hang`: a server that keeps no promise, until Ctrl-C.
import { degenerateKinds, startDegenerate } from './degenerate-server.ts';

const kind = degenerateKinds.find(known => known === process.argv[2]);
if (kind === undefined) {
  process.stderr.write(`say which: ${degenerateKinds.join(', ')}\n`);
  process.exitCode = 2;
} else {
  const { url } = await startDegenerate(kind);
  process.stdout.write(`listening on ${url}\n`);
}
