// How the reference server is brought into a state: what the state needs of the configuration, how it comes about, and
// the look at the server that shows that it did. A state without that look is no handler.
import { isRecord, type Json, shownJson, valueAt } from '#conformance/harness';
import { type Params, type ProviderState, stateText } from '../interaction.ts';
import type { Came } from '../judge-answer.ts';
import { NotEstablished, type Values } from '../provider.ts';
import type { Called, Stand } from '../stand.ts';
import type { Needs } from '../stand-configuration.ts';

export interface StateHandler {
  readonly needs?: (params: Params) => Needs;
  /** Throws NotEstablished where its look at the server does not show the state. */
  readonly establish: (setting: Setting) => Promise<Values | undefined>;
  /** It can be established once more where it is, and nothing that is refused or read undoes it. */
  readonly isShared?: boolean;
}

export type StateHandlers = Readonly<Record<string, StateHandler>>;

/** A server, and the state that it is to be brought into. */
export class Setting {
  readonly stand: Stand;
  readonly state: ProviderState;

  constructor(stand: Stand, state: ProviderState) {
    this.stand = stand;
    this.state = state;
  }

  get params(): Params {
    return this.state.params;
  }

  text(name: string): string {
    return String(this.params[name]);
  }

  number(name: string): number {
    return Number(this.params[name]);
  }

  fail(why: string): never {
    throw new NotEstablished(stateText(this.state), why);
  }

  holds(isHeld: boolean, what: string): void {
    if (!isHeld) this.fail(`it was not seen that ${what}`);
  }

  /** The body of an answer that has to have the status. */
  async ask(
    status: number | readonly number[],
    [method, path]: readonly [string, string],
    called: Called = {},
  ): Promise<Came> {
    const came = await this.stand.call(method, path, called);
    if (![status].flat().includes(came.status ?? 0))
      this.fail(`${method} ${path} was answered with ${came.status}: ${shownJson(came.body)}`);
    return came;
  }

  async comesTo(
    path: string,
    role: 'data' | 'operator',
    wanted: Readonly<Record<string, Json>>,
  ): Promise<void> {
    const isThere = await this.stand.comesToHave(path, role, wanted);
    this.holds(isThere, `GET ${path} came to have ${JSON.stringify(wanted)}`);
  }

  /** Members of an answer that have to be as the state says. */
  has({ body }: Came, wanted: Readonly<Record<string, Json>>): void {
    for (const [path, value] of Object.entries(wanted)) {
      const found = valueAt(body, path);
      if (found !== value) this.fail(`${path} is ${shownJson(found)}, not ${shownJson(value)}`);
    }
  }
}

/** The item of a list that has the member. */
export const itemWith = (
  body: unknown,
  name: string,
  value: Json,
): Readonly<Record<string, unknown>> | undefined => {
  const items = valueAt(body, 'items');
  return (Array.isArray(items) ? items : []).filter(isRecord).find(item => item[name] === value);
};
