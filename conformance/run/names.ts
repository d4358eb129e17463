import { createHash } from 'node:crypto';
import { Ids } from '#conformance/harness';
import type { WireName } from '#conformance/peers';

export type Role = 'data' | 'operator' | 'admin';

/** What a scenario calls a pool, as the target knows it. */
export interface PoolNames {
  readonly id: string;
  readonly engine: string;
  readonly modelRef: string;
  readonly wire: WireName;
  /** Its engines, in the order of the replicas. */
  readonly peers: readonly string[];
  readonly replicas: readonly string[];
  readonly ctx: number;
}

export interface TenantNames {
  /** undefined where the target's document does not tell it. */
  readonly id: string | undefined;
  readonly keys: Readonly<Record<Role, string | undefined>>;
}

/** What a gateway says of itself. */
export interface GatewayWords {
  readonly silenceMs: number | undefined;
  readonly callsMax: number | undefined;
  /** It asks its engine with a key of its own. */
  readonly hasOwnKey: boolean;
}

export interface NamesOptions {
  readonly gateway?: GatewayWords;
  /** Stands in every id of the case, so that its lines of a shared log can be told from others. */
  readonly scope: string;
  readonly nonce: string;
  readonly pools: ReadonlyMap<string, PoolNames>;
  readonly tenants: ReadonlyMap<string, TenantNames>;
}

export const keyHash = (key: string): string => `sha256:${createHash('sha256').update(key).digest('hex')}`;

/** `data`, or `data@T` of tenant T. */
const roleOf = (of: string): Role => {
  const [role = ''] = of.split('@');
  return role === 'operator' || role === 'admin' ? role : 'data';
};

const tenantOf = (of: string): string => of.split('@')[1] ?? '';

/** What the words of a scenario mean on this target: `pool "P"`, `task "A"`, `tenant "T"`. */
export class Names {
  readonly scope: string;
  /** Stands in the prompt of every task of the case. */
  readonly mark: string;
  readonly ids: Ids;
  readonly #options: NamesOptions;
  readonly #taskIds = new Map<string, string>();
  readonly #words = new Map<string, string>();

  constructor(options: NamesOptions) {
    this.#options = options;
    this.scope = options.scope;
    this.ids = new Ids(`${options.nonce}\n${options.scope}`, options.scope);
    this.mark = this.ids.nonce('m');
  }

  /** Without an alias the first pool of the case. */
  pool(alias?: string): PoolNames {
    const found = alias === undefined ? [...this.#options.pools.values()][0] : this.#options.pools.get(alias);
    if (found === undefined) throw new Error(`the case has no pool ${alias ?? ''}`);
    return found;
  }

  get gateway(): GatewayWords {
    const { gateway } = this.#options;
    if (gateway === undefined) throw new Error('the target does not say that it is a gateway');
    return gateway;
  }

  /** Without an alias the tenant that every case has. */
  tenant(alias?: string): TenantNames {
    const found = this.#options.tenants.get(alias ?? '');
    if (found === undefined) throw new Error(`the case has no tenant ${alias}`);
    return found;
  }

  /** The name of the scripted engine behind a replica, from 1. */
  peer(pool?: string, replica = 1): string {
    const name = this.pool(pool).peers[replica - 1];
    if (name === undefined) throw new Error(`pool ${pool ?? ''} has no engine ${replica}`);
    return name;
  }

  taskId(task: string): string {
    const known = this.#taskIds.get(task);
    if (known !== undefined) return known;
    const made = this.ids.uuid();
    this.#taskIds.set(task, made);
    return made;
  }

  /** What the prompt of a task ends with, unique in the case; peers see it. */
  promptTail(task: string): string {
    return `task ${task}.`;
  }

  prompt(task: string): string {
    return `${this.mark} ${this.promptTail(task)}`;
  }

  /** The id under which logs and audit know a key. */
  keyId(role: Role, tenant?: string): string {
    return `${this.tenant(tenant).id}-${role}`;
  }

  /**
   * What the words of a scenario stand for: `{task:A}` its id, `{prompt:A}`, `{pool:P}`, `{model:P}`, `{engine:P}`,
   * `{peer:P.2}`, `{tenant:T}`, `{key:operator}`, `{keyid:data}`, `{word:x}` a word of this case, `{uuid:x}`, `{text:120}` so many characters.
   */
  filled(text: string): string {
    return text.replaceAll(/\{(\w+)(?::([^{}]*))?\}/g, (whole, kind: string, of = '') => {
      const made = this.#filling[kind];
      return made === undefined ? whole : made(of);
    });
  }

  readonly #filling: Readonly<Record<string, (of: string) => string>> = {
    task: of => this.taskId(of),
    uuid: of => this.taskId(`uuid ${of}`),
    prompt: of => this.prompt(of),
    mark: () => this.mark,
    pool: of => this.pool(of || undefined).id,
    model: of => this.pool(of || undefined).modelRef,
    engine: of => this.pool(of || undefined).engine,
    replica: of => {
      const [pool = '', number = '1'] = of.split('.');
      return this.pool(pool).replicas[Number(number) - 1] ?? '';
    },
    tenant: of => this.tenant(of).id ?? '',
    key: of => this.#key(of) ?? '',
    keyid: of => this.keyId(roleOf(of), tenantOf(of)),
    word: of => this.word(of),
    text: of => 'x'.repeat(Number(of)),
  };

  #key(of: string): string | undefined {
    return this.tenant(tenantOf(of)).keys[roleOf(of)];
  }

  /** A word of the case for anything else that needs an id, the same whenever it is asked for. */
  word(name: string): string {
    const known = this.#words.get(name);
    if (known !== undefined) return known;
    const made = this.ids.nonce(name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'));
    this.#words.set(name, made);
    return made;
  }
}
