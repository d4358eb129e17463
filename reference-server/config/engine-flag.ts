// `--engine llamacpp=http://127.0.0.1:8081#small-chat`: an engine that runs already, as a pool of its own.
export interface EngineFlag {
  readonly engine: string;
  readonly url: string;
  /** Name by which tasks ask for its model. */
  readonly modelRef: string;
}

const form = /^([a-z][a-z0-9-]{1,31})=(https?:\/\/[^#\s]+)(?:#(\S+))?$/;
const plainModelRef = 'default';

/** Undefined where the text has another form. */
export function engineFlag(text: string): EngineFlag | undefined {
  const [, engine, url, modelRef = plainModelRef] = form.exec(text) ?? [];
  return engine === undefined || url === undefined ? undefined : { engine, url, modelRef };
}

export function poolsOf(flags: readonly EngineFlag[]): object[] {
  return flags.map(({ engine, url, modelRef }, at) => {
    const earlier = flags.slice(0, at).filter(other => other.engine === engine).length;
    const id = earlier === 0 ? engine : `${engine}-${earlier + 1}`;
    return { id, engine, wire: engine, model: { ref: modelRef }, replicas: [{ id: `${id}-0`, url }] };
  });
}
