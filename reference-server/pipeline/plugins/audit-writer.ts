// Example of CLEANUP: one line per call in a file of its own, each line hashed together with the hash before it, so
// that a line changed or taken out is noticed. Prompts and outputs are not written.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../tasks/index.ts';
import { JsonLinesFile } from '../json-lines-file.ts';
import type { Plugin, PluginContext, PluginFactory, PluginTools, PluginView } from '../plugin.ts';
import { countOption, isOptions, listOption, type Options, onlyKnown, requiredText } from './options.ts';

export const firstPreviousHash = `sha256:${'0'.repeat(64)}`;
const batchMax = 256;

type AuditLine = Readonly<Record<string, unknown>>;

/** Of a line without its `hash`. */
export function auditLineHash(line: AuditLine): string {
  return `sha256:${createHash('sha256').update(canonicalJson(line)).digest('hex')}`;
}

interface Head {
  readonly sequence: number;
  readonly hash: string;
}

function headOf(line: string | undefined): Head {
  if (line === undefined) return { sequence: -1, hash: firstPreviousHash };
  const parsed: unknown = JSON.parse(line);
  if (isOptions(parsed) && typeof parsed.sequence === 'number' && typeof parsed.hash === 'string') {
    return { sequence: parsed.sequence, hash: parsed.hash };
  }
  throw new Error('the file ends in something that is no audit line');
}

function chain(head: Head, bodies: readonly AuditLine[]): { head: Head; lines: readonly string[] } {
  let last = head;
  const lines = bodies.map(body => {
    const line = { sequence: last.sequence + 1, ...body, previous_hash: last.hash };
    last = { sequence: line.sequence, hash: auditLineHash(line) };
    return JSON.stringify({ ...line, hash: last.hash });
  });
  return { head: last, lines };
}

function bodyOf(view: PluginView, tools: PluginTools, shown: readonly string[]): AuditLine {
  const attributes = Object.fromEntries(
    shown.flatMap(name => {
      const value = tools.attributes.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return {
    job_id: view.jobId,
    task_id: view.taskId,
    tenant_id: view.tenantId,
    ...(view.keyId === undefined ? {} : { key_id: view.keyId }),
    correlation_id: view.correlationId,
    received_ms: Math.round(view.receivedWallMs),
    status: view.status,
    ...(view.outcome?.code === undefined ? {} : { code: view.outcome.code }),
    ...(view.outcome?.servedBy === undefined ? {} : { served_by: view.outcome.servedBy }),
    pieces: view.pieces,
    attributes,
  };
}

class AuditWriter implements Plugin {
  readonly #context: PluginContext;
  readonly #waiting: AuditLine[] = [];
  #file = new JsonLinesFile('');
  #head: Head = headOf(undefined);
  #bufferMax = 1_024;
  #shown: readonly string[] = [];
  #writing: Promise<void> | undefined;

  constructor(context: PluginContext) {
    this.#context = context;
  }

  configure(options: Options): void {
    onlyKnown(options, ['path', 'buffer_max', 'attributes']);
    this.#file = new JsonLinesFile(requiredText(options, 'path'));
    this.#bufferMax = countOption(options, 'buffer_max') ?? this.#bufferMax;
    this.#shown = listOption(options, 'attributes').map(String);
  }

  async initialize(): Promise<void> {
    this.#head = headOf(await this.#file.lastLine());
  }

  /** Takes the line and does not wait for the disk; a full buffer is this plugin's failure, recorded and counted. */
  execute(view: PluginView, tools: PluginTools): void {
    if (this.#waiting.length >= this.#bufferMax) throw new Error('the buffer of the audit is full');
    const at_ms = Math.round(this.#context.clock.wallMs());
    this.#waiting.push({ at_ms, ...bodyOf(view, tools, this.#shown) });
    this.#writing ??= this.#write();
  }

  async shutdown(): Promise<void> {
    await this.#writing;
    if (this.#waiting.length > 0) await this.#write();
    await this.#file.close();
    if (this.#waiting.length > 0) throw new Error(`${this.#waiting.length} audit lines could not be written`);
  }

  /** Lines leave the buffer when they are in the file; after a failed write the next call tries again. */
  async #write(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        const { head, lines } = chain(this.#head, this.#waiting.slice(0, batchMax));
        await this.#file.append(lines);
        this.#head = head;
        this.#waiting.splice(0, lines.length);
      }
    } catch {
      // The lines stay, and a buffer that fills up makes the failure seen.
    } finally {
      this.#writing = undefined;
    }
  }
}

export function auditWriter(): PluginFactory {
  return context => new AuditWriter(context);
}
