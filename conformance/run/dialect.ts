import type { Profile } from '#contracts';

/** The kind of API that a target speaks: it decides how it is probed, asked and guarded. */
export type Dialect = NonNullable<Profile['dialect']>;

const openai: readonly string[] = ['openai-chat', 'gateway-behaviour'];

/** What the scenarios of a set of requirements speak. */
export const dialectOf = (requirements: string): Dialect =>
  openai.includes(requirements) ? 'openai' : 'orchqueue';
