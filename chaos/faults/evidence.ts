// What in a record shows a fault. Pure.
import type { EngineCall, RunRecord, Sample, Witness } from '../grammar/record.ts';

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

const isIn = (atMs: number | undefined, { fromMs, toMs }: Span): atMs is number =>
  atMs !== undefined && atMs >= fromMs && atMs <= toMs;

const named = ({ engine, task = 'nobody', pieces }: EngineCall): string =>
  `${engine}, task ${task}, after ${pieces.length} pieces`;

/** Calls of this engine that ended so, with the words that the engine has for it. */
export const brokenCalls = (
  { calls }: RunRecord,
  span: Span,
  { engine, failure }: { readonly engine: string; readonly failure: string },
): readonly Witness[] =>
  calls
    .filter(call => call.engine === engine && call.failure === failure && isIn(call.endedMs, span))
    .map(call => ({ atMs: call.endedMs ?? 0, what: `${failure}: ${named(call)}` }));

/** Calls of this engine that were cut from outside. */
export const cutCalls = ({ calls }: RunRecord, span: Span, engine: string): readonly Witness[] =>
  calls
    .filter(call => call.engine === engine && call.how === 'aborted' && isIn(call.endedMs, span))
    .map(call => ({ atMs: call.endedMs ?? 0, what: `cut: ${named(call)}` }));

/** Clients that were not answered, and readers that were cut off. */
export const cutClients = ({ operations }: RunRecord, span: Span): readonly Witness[] =>
  operations.flatMap(({ task, tries, readings }) => [
    ...tries
      .filter(({ failure, sentMs }) => failure !== undefined && isIn(sentMs, span))
      .map(({ sentMs, failure }) => ({ atMs: sentMs, what: `task ${task} was not answered: ${failure}` })),
    ...readings
      .filter(({ closedBy, closedMs }) => closedBy === 'error' && isIn(closedMs, span))
      .map(({ closedMs = 0, failure }) => ({ atMs: closedMs, what: `task ${task}, its reader: ${failure}` })),
  ]);

export interface PassedOn {
  readonly task: string;
  readonly engine: string;
  readonly givenMs: number;
  /** Infinity: no reader ever got it. */
  readonly tookMs: number;
}

/** Each piece of a task from the engine's hand to its first reader. */
export const passedOn = ({ operations, calls }: RunRecord): readonly PassedOn[] => {
  const heard = new Map<string, number>();
  for (const { task, readings } of operations)
    for (const { atMs, index } of readings.flatMap(({ frames }) => frames)) {
      if (index === undefined) continue;
      const key = `${task} ${index}`;
      heard.set(key, Math.min(atMs, heard.get(key) ?? Number.POSITIVE_INFINITY));
    }
  return calls.flatMap(({ task, engine, pieces }) =>
    task === undefined
      ? []
      : pieces.map(({ atMs, index }) => {
          const heardMs = heard.get(`${task} ${index}`) ?? Number.POSITIVE_INFINITY;
          return { task, engine, givenMs: atMs, tookMs: heardMs - atMs };
        }),
  );
};

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** Pieces given in this time took at least so long, where before it most took less. */
export const latePieces = (
  record: RunRecord,
  span: Span,
  { atLeastMs, engine }: { readonly atLeastMs: number; readonly engine?: string },
): readonly Witness[] => {
  const pieces = passedOn(record).filter(one => engine === undefined || one.engine === engine);
  const beforeMs = median(pieces.filter(({ givenMs }) => givenMs < span.fromMs).map(({ tookMs }) => tookMs));
  if (!(beforeMs < atLeastMs)) return [];
  return pieces
    .filter(({ givenMs, tookMs }) => isIn(givenMs, span) && tookMs >= atLeastMs)
    .map(({ task, givenMs, tookMs }) => ({
      atMs: givenMs,
      what: `a piece of task ${task} took ${Math.round(tookMs)} ms; before, half took less than ${Math.round(beforeMs) + 1}`,
    }));
};

type Labels = Readonly<Record<string, string>>;

const totalOf = (samples: readonly Sample[], name: string, labels: Labels): number =>
  samples
    .filter(
      one => one.name === name && Object.entries(labels).every(([key, value]) => one.labels[key] === value),
    )
    .reduce((sum, { value }) => sum + value, 0);

/** A counter of the server that rose. */
export const raised = (
  { scrapes }: RunRecord,
  span: Span,
  { name, labels = {} }: { readonly name: string; readonly labels?: Labels },
): readonly Witness[] =>
  scrapes.flatMap(({ atMs, samples, life }, at) => {
    const before = scrapes[at - 1];
    if (!isIn(atMs, span) || before?.life !== life) return [];
    const by = totalOf(samples, name, labels) - totalOf(before.samples, name, labels);
    return by > 0 ? [{ atMs, what: `${name} ${JSON.stringify(labels)} rose by ${by}` }] : [];
  });

/** What the fault itself was told by the world. */
export const noted = ({ notes }: RunRecord, span: Span, about: string): readonly Witness[] =>
  notes.filter(({ atMs, what }) => isIn(atMs, span) && what.startsWith(about));

/** The server says so in its log. */
export const logged = ({ output }: RunRecord, span: Span, words: string): readonly Witness[] =>
  output
    .filter(({ atMs, line }) => isIn(atMs, span) && line.includes(words))
    .map(({ atMs, line }) => ({ atMs, what: line.slice(0, 160) }));

/** Processes of an engine that were gone, as they told of their start and their connection of their end. */
export const diedWorkers = ({ workers = [] }: RunRecord, span: Span, engine: string): readonly Witness[] =>
  workers
    .filter(one => one.engine === engine && isIn(one.endedMs, span))
    .map(({ worker, startedMs, endedMs = 0 }) => ({
      atMs: endedMs,
      what: `${worker} of ${engine} died ${Math.round(endedMs - startedMs)} ms after its start`,
    }));
