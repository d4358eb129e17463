// Streams as they are on the wire: bytes, comments, slow readers, and what several readers make together.
import { type Anchor, type Answer, claim, parseSamples, sampleSum } from '#conformance/harness';
import { delivering, type Ending, paced } from '#conformance/peers';
import type { Names } from '../run/names.ts';
import { claims, drive, type StepDefinition, setup } from '../run/step.ts';
import type { World } from '../run/world.ts';

const scripting = ['script_engines'] as const;

const bulk = 'x'.repeat(262_144);
/** Four at a time: what a socket takes before it is full is some millions of bytes. */
const bulkPieces = 4;
const bulkPiecesMax = 48;

interface Series {
  readonly metric: string;
  readonly labels: Record<string, string>;
}

const sumIn = (answer: Answer, { metric, labels }: Series): number =>
  sampleSum(parseSamples(answer.body), metric, labels) ?? 0;

const sampleOf = async (world: World, ref: string, series: Series) =>
  sumIn(world.remember(ref, await world.as({ role: 'operator' }).metrics()), series);

interface Flood extends Series {
  readonly task: string;
  readonly by: number;
}

/** Pieces until the metric moves, or a bound of bytes is reached; claims decide what that means. */
const flood = async (world: World, { task, metric, labels, by }: Flood): Promise<void> => {
  const call = await world.callOf(task);
  const before = await sampleOf(world, 'before', { metric, labels });
  let pieces = 0;
  await world.poll('after', {
    what: `${metric} rises by ${by}`,
    bound: 'frame_ms',
    ask: () => world.as({ role: 'operator' }).metrics(),
    isDone: answer => {
      const risen = sumIn(answer, { metric, labels }) - before;
      if (risen === 0 && pieces < bulkPiecesMax) {
        pieces += bulkPieces;
        call?.release(...Array.from({ length: bulkPieces }, () => bulk));
      }
      return risen >= by;
    },
  });
};

const ends = async (world: World, task: string, ending: Ending): Promise<void> =>
  (await world.callOf(task))?.end(ending);

/** Bytes of a frame as the stream that was read shows them: one line each for name, id and data, and the blank one. */
const frameBytes = (event: string, id: number, data: string): number =>
  Buffer.byteLength(`event: ${event}\nid: ${id}\ndata: ${data}\n\n`);

const fill = async (world: World, args: readonly [string, number, number, string]): Promise<void> => {
  const [task, bytes, less, reader] = args;
  const call = await world.callOf(task);
  const started = await world.reader(reader).until({ event: 'started' }, 'frame_ms');
  const used = frameBytes('started', 0, started?.data ?? '');
  const empty = frameBytes('token', 1, JSON.stringify({ t: '', i: 0 }));
  call?.release('x'.repeat(Math.max(1, bytes - less - used - empty)));
};

const pieceSent = (names: Names, pool: string, nth: number): Anchor => ({
  kind: 'peer',
  peer: names.peer(pool),
  action: 'piece',
  where: { index: nth - 1 },
});

export const streamsSteps: readonly StepDefinition[] = [
  setup('the engines of pool {string} send byte by byte:', ([alias], input) => ({
    pools: { [alias]: { settings: {}, engines: { script: delivering(input.values.map(String), 'bytes') } } },
  })),
  setup('the engines of pool {string} send all at once:', ([alias], input) => ({
    pools: { [alias]: { settings: {}, engines: { script: delivering(input.values.map(String), 'joined') } } },
  })),
  setup('the engines of pool {string} give a piece every {int} ms:', ([alias, ms], input) => ({
    pools: { [alias]: { settings: {}, engines: { script: paced(input.values.map(String), ms) } } },
  })),
  drive(
    'the engine ends task {string} without a count',
    (world, [task]) => ends(world, task, { unsaid: ['usage'] }),
    scripting,
  ),
  drive(
    'the engine ends task {string} without a reason',
    (world, [task]) => ends(world, task, { unsaid: ['finish'] }),
    scripting,
  ),
  drive('reader {string} stops reading', (world, [reader]) => world.reader(reader).pause()),
  drive('reader {string} reads on', (world, [reader]) => world.reader(reader).resume()),
  drive('reader {string} has {int} comments', (world, [reader, nth]) => {
    const { exchange } = world.reader(reader);
    let left = nth;
    return world.history.until({
      bound: 'frame_ms',
      what: `${reader} has ${nth} comments`,
      match: entry => {
        if (entry.kind !== 'frame' || entry.exchange !== exchange || entry.comment === undefined)
          return undefined;
        left -= 1;
        return left <= 0 ? true : undefined;
      },
    });
  }),
  drive('reader {string} has the piece {string}', (world, [reader, piece]) =>
    world.reader(reader).until({ event: 'token', where: { t: piece } }, 'frame_ms'),
  ),
  drive('reader {string} has the connection closed', (world, [reader]) =>
    world.reader(reader).untilClosed('frame_ms'),
  ),
  drive('reader {string} resumes task {string} where reader {string} was', (world, [reader, task, before]) =>
    world.follow(reader, task, { lastEventId: world.reader(before).lastEventId }),
  ),
  drive(
    'the engine gives task {string} a piece that fills its log of {int} bytes but for {int}, as reader {string} sees it',
    fill,
    scripting,
  ),
  drive('time passes in which nothing must happen to {string}', (world, [what]) =>
    world.history.settles(what),
  ),
  drive(
    'the engine gives task {string} more than a reader that stopped can take',
    (world, [task]) =>
      flood(world, { task, metric: 'reader_disconnects_total', labels: { reason: 'slow' }, by: 1 }),
    scripting,
  ),
  drive(
    'the engine gives task {string} so much that {int} frames are dropped',
    (world, [task, by]) => flood(world, { task, metric: 'sse_backpressure_drops_total', labels: {}, by }),
    scripting,
  ),
  claims('{string} is {int} whole frames, byte for byte', (_, [ref, frames]) =>
    claim('stream.blocks', 'stream.blocks', { ref, count: frames }),
  ),
  claims('what these readers got is together the log of reader {string}:', (_, [whole], input) =>
    claim('stream.joined', 'stream.joined', { parts: input.values.map(String), whole }),
  ),
  claims('nothing follows the terminal of reader {string}, and its stream is closed', (_, [ref]) =>
    claim('stream.ends-last', 'stream.ends-last', { ref }),
  ),
  claims('reader {string} gets at least {int} comments, one every {int} ms', (_, [ref, least, gap]) => [
    claim('stream.comments', 'stream.cadence', { ref, counts: 'comment', gap_ms: 60_000, least }),
    claim('stream.alive', 'stream.cadence', { ref, counts: 'anything', gap_ms: gap, least }),
  ]),
  claims('reader {string} gets at least {int} metrics frames, one every {int} ms', (_, args) => {
    const [ref, least, gap_ms] = args;
    return claim('stream.cadence', 'stream.cadence', { ref, counts: 'metrics', gap_ms, least });
  }),
  claims(
    '{word} in frame {string} of reader {string} fits in the time since {string} was asked',
    (_, args) => {
      const [path, event, ref, from] = args;
      return claim('frame.duration', 'frame.duration', {
        ref,
        event,
        path,
        from: { kind: 'request', ref: from },
      });
    },
  ),
  claims('the frames {string} that reader {string} missed are counted, of {int} in all', (_, args) => {
    const [event, ref, least] = args;
    const places = { before: 'before', after: 'after' };
    const dropped = 'sse_backpressure_drops_total';
    return claim('stream.accounted', 'stream.accounted', { ref, event, least, dropped, ...places });
  }),
  claims(
    'reader {string} gets piece {int} before the engine of pool {string} sends piece {int}',
    (names, args) => {
      const [ref, got, pool, sent] = args;
      return claim('stream.incremental', 'order.follows', {
        anchors: [{ kind: 'frame', ref, event: 'token', nth: got }, pieceSent(names, pool, sent)],
      });
    },
  ),
  claims('reader {string} gets the piece {string} before reader {string} reads on', (_, args) => {
    const [ref, piece, slow] = args;
    return claim('stream.meanwhile', 'order.follows', {
      anchors: [
        { kind: 'frame', ref, event: 'token', where: { t: piece } },
        { kind: 'step', pattern: `reader "${slow}" reads on` },
      ],
    });
  }),
  claims('reader {string} gets frame {string} at once', (_, [ref, event]) =>
    claim('stream.at-once', 'order.within', {
      from: { kind: 'response', ref },
      to: { kind: 'frame', ref, event },
      bound: 'first_frame_ms',
    }),
  ),
  claims('the answer to {string} has no body', (_, [ref]) =>
    claim('answer.no-body', 'response.text', { ref, text: '' }),
  ),
];
