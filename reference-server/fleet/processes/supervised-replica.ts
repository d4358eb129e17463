// A replica whose engine is started here: at most one process at a time, and each end of it is accounted for.
import { present } from '../../kernel/index.ts';
import type { StartContext } from '../options.ts';
import { BackendWords } from './backend-words.ts';
import { type EngineProcess, NotReadyError } from './engine-process.ts';
import type { Fault } from './fault-desk.ts';
import { faultEffects } from './fault-effects.ts';
import { freePort, loopback } from './free-port.ts';
import { launchEngine, type SupervisedOptions } from './launch-engine.ts';
import { describeEnd, type GroupEnd } from './process-group.ts';
import { type FaultKind, faultOf } from './signals.ts';
import { moveWorker, type WorkerEvent, type WorkerState } from './worker-state.ts';

const drainPollMs = 50;

export class SupervisedReplica {
  readonly #options: SupervisedOptions;
  #state: WorkerState = 'stopped';
  #process: EngineProcess | undefined;
  #url: string | undefined;
  /** A fault was seen while it runs: it is drained and ended. */
  #retiring: Promise<void> | undefined;
  /** The restarts of this minute are used up. */
  #isSpent = false;
  #missedAtStart = 0;
  #oomKillsAtStart: number | undefined;
  /** Read while it starts, in pools that must not compute on the CPU. */
  #words: BackendWords | undefined;

  constructor(options: SupervisedOptions) {
    this.#options = options;
  }

  get state(): WorkerState {
    return this.#state;
  }

  /** Of the engine that runs now. */
  get url(): string | undefined {
    return this.#url;
  }

  get processId(): number | undefined {
    return this.#process?.processId;
  }

  /** Resolves once an engine runs that would take a request. */
  async start(context: StartContext): Promise<void> {
    if (this.#state === 'running') await this.#judgeRunning(context);
    if (this.#state === 'running') return;
    const shortage = await this.#options.shortage();
    context.signal.throwIfAborted();
    if (shortage !== undefined) {
      this.#options.desk.postpone();
      throw new Error(shortage);
    }
    await this.#launch(context);
  }

  /** Something else than its exit says what happened: it is out at once, drained, ended and started anew. */
  fault(fault: Fault): void {
    const { desk } = this.#options;
    const mustRestart = faultEffects[fault.kind].reaction === 'restart';
    if (mustRestart && this.#retiring !== undefined) {
      // What follows from a fault is no other one, but a device's counters count all the same.
      if (fault.device !== undefined) desk.tally(fault);
      return;
    }
    const tail = mustRestart ? this.#process?.tail : undefined;
    if (desk.report({ tail, ...fault })) this.#isSpent = true;
    if (mustRestart && this.#state === 'running') this.#retiring = this.#retire();
  }

  async stop(): Promise<void> {
    this.#move('stop');
    await this.#process?.stop(this.#options.stopMs);
  }

  /** Ends whatever runs, without waiting. */
  kill(): void {
    this.#process?.kill();
  }

  async #judgeRunning({ missed }: StartContext): Promise<void> {
    const { desk, pool } = this.#options;
    const missedSince = missed - this.#missedAtStart;
    if (this.#retiring === undefined && missedSince >= pool.heartbeat.missed_max) {
      const fault = { kind: 'hung', detail: `${missedSince} probes without an answer` } as const;
      this.#isSpent = desk.note({ ...fault, tail: this.#process?.tail });
      this.#retiring = this.#end('kill');
      await this.#retiring;
      throw new Error(`${fault.kind}: ${fault.detail}`);
    }
    await this.#retiring;
  }

  /** What runs on it has until the drain's bound. */
  async #retire(): Promise<void> {
    const { world, pool, desk } = this.#options;
    const untilMs = world.monotonicMs() + pool.drain_deadline_ms;
    while (desk.running > 0 && world.monotonicMs() < untilMs && this.#state === 'running')
      await new Promise<void>(resolve => world.after(drainPollMs, resolve, { background: true }));
    await this.#end('stop');
  }

  async #end(how: 'stop' | 'kill'): Promise<void> {
    const ending = this.#process;
    if (how === 'kill') ending?.kill();
    await ending?.stop(this.#options.stopMs);
    if (this.#state === 'running') this.#hasExited();
  }

  #hasExited(): void {
    this.#move('ended');
    if (this.#isSpent && this.#state === 'exited') this.#move('spent');
  }

  async #launch(context: StartContext): Promise<void> {
    const { pool, desk, host } = this.#options;
    const port = await freePort();
    context.signal.throwIfAborted();
    this.#move('start');
    desk.starting();
    this.#retiring = undefined;
    this.#isSpent = false;
    this.#words = pool.accelerator === 'nvidia' ? new BackendWords() : undefined;
    this.#missedAtStart = context.missed;
    this.#oomKillsAtStart = host.oomKills();
    this.#url = `http://${loopback}:${port}`;
    const engine: EngineProcess = launchEngine(this.#options, port, (stream, line) =>
      this.#line(engine, stream, line),
    );
    this.#process = engine;
    this.#log('info', 'engine-started', { msg: `process ${engine.processId ?? 'none'} on port ${port}` });
    void engine.ended.then(end => {
      this.#log('info', 'engine-ended', { msg: describeEnd(end, '') });
      this.#ended(engine, end);
    });
    await this.#untilReady(engine, context);
  }

  async #untilReady(engine: EngineProcess, context: StartContext): Promise<void> {
    const { command, pool, createAdapter } = this.#options;
    const adapter = createAdapter(present(this.#url, 'it was started on a port'));
    const { signal, loading } = context;
    const limitMs = command.start_timeout_ms;
    try {
      await engine.ready({ adapter, signal, limitMs, answerMs: pool.timeouts.connect_ms, loading });
    } catch (error) {
      if (!(error instanceof NotReadyError)) throw error;
      await this.#startFailed(engine, error, signal);
    } finally {
      await adapter.close();
    }
    signal.throwIfAborted();
    await this.#judgeBackend(engine);
    signal.throwIfAborted();
    this.#move('healthy');
    if (engine.hasEnded) this.#ended(engine, await engine.ended);
  }

  /** What it said before it answered is here by the next turn of the event loop. */
  async #judgeBackend(engine: EngineProcess): Promise<void> {
    if (this.#words === undefined) return;
    await new Promise<void>(resolve => this.#options.world.after(0, resolve));
    const words = this.#words.ofCpu;
    this.#words = undefined;
    if (words === undefined) return;
    const kind = present(faultOf({ kind: 'cpu' }), 'the CPU has a row in the table of signals');
    this.#isSpent = this.#options.desk.note({ kind, detail: words, tail: engine.tail });
    engine.kill();
    await engine.ended;
    this.#hasExited();
    throw new Error(`${kind}: ${words}`);
  }

  async #startFailed(engine: EngineProcess, error: Error, signal: AbortSignal): Promise<never> {
    const { desk, command } = this.#options;
    const isLate = !engine.hasEnded;
    if (isLate) engine.kill();
    const end = await engine.ended;
    signal.throwIfAborted();
    const fault =
      isLate || end.spawnError !== undefined ? faultOf({ kind: 'no-start' }) : this.#faultOfEnd(engine, end);
    const limit = `not ready within ${command.start_timeout_ms} ms`;
    const detail = isLate ? limit : (end.spawnError ?? describeEnd(end, engine.tail));
    const kind = present(fault, 'an end has a row in the table of signals');
    this.#isSpent = desk.note({ kind, detail, tail: engine.tail });
    this.#hasExited();
    throw new Error(`${kind}: ${detail}`, { cause: error });
  }

  /** An end during the start or a stop is told by whoever waits for it. */
  #ended(engine: EngineProcess, end: GroupEnd): void {
    const { desk } = this.#options;
    if (engine !== this.#process) return;
    if (this.#state === 'stopping') this.#move('ended');
    if (this.#state !== 'running') return;
    // Where a fault was reported before, this follows from it.
    if (this.#retiring === undefined) {
      const kind = present(this.#faultOfEnd(engine, end), 'an end has a row in the table of signals');
      const fault = { kind, detail: describeEnd(end, engine.tail), tail: engine.tail };
      this.#isSpent = desk.report(fault);
    }
    this.#hasExited();
  }

  #faultOfEnd(engine: EngineProcess, { code, signal }: GroupEnd): FaultKind | undefined {
    const oomKills = this.#options.host.oomKills();
    const hostOomRose = oomKills !== undefined && oomKills > (this.#oomKillsAtStart ?? oomKills);
    return faultOf({ kind: 'exit', code, signal, hostOomRose, text: engine.tail });
  }

  #line(engine: EngineProcess, stream: 'stdout' | 'stderr', line: string): void {
    this.#log('debug', 'engine-output', { msg: line });
    if (engine !== this.#process) return;
    this.#words?.read(line);
    if (stream === 'stdout') return;
    const kind = faultOf({ kind: 'text', text: line });
    if (kind !== undefined && this.#state === 'running')
      this.fault({ kind, detail: line.trim().slice(0, 300) });
  }

  #log(level: 'debug' | 'info', event: string, fields: Readonly<Record<'msg', string>>): void {
    const { telemetry, pool, replica } = this.#options;
    telemetry.log(level, event, { engine: pool.engine, pool_id: pool.id, replica_id: replica.id, ...fields });
  }

  #move(event: WorkerEvent): void {
    this.#state = present(moveWorker(this.#state, event), `a worker moves from ${this.#state} by ${event}`);
  }
}
