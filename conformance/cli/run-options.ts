import { UsageError } from '#conformance/harness';
import type { Target } from '#contracts';
import type { Budget } from '../run/execute-run.ts';

/** As commander hands them over. */
export interface RunFlags {
  readonly target?: string;
  readonly profile?: string;
  readonly filter?: string;
  readonly jobs?: string;
  readonly shard?: string;
  readonly baseline?: string;
  readonly gate?: string;
  readonly report?: string;
  readonly sign?: string;
  readonly budget?: string;
  readonly rate?: string;
  readonly repeat?: string;
  readonly features?: string;
  readonly key?: string;
  readonly model?: string;
  readonly priceIn?: string;
  readonly priceOut?: string;
  readonly failFast?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export const positiveNumber = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0)
    throw new UsageError(`--${name} is «${text}»; it must be a number above 0`);
  return value;
};

export const positiveInteger = (name: string, text: string): number => {
  const value = positiveNumber(name, text);
  if (!Number.isInteger(value)) throw new UsageError(`--${name} is «${text}»; it must be a whole number`);
  return value;
};

export const readShard = (text: string): { readonly index: number; readonly count: number } => {
  const [, index = '', count = ''] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index < 1 || shard.index > shard.count)
    throw new UsageError(`--shard is «${text}»; it must be like 2/4, the second of four`);
  return shard;
};

const price = (name: string, text: string | undefined): number => {
  const value = Number(text ?? 0);
  if (!Number.isFinite(value) || value < 0)
    throw new UsageError(`--${name} is «${text}»; it must be a number, of a million tokens`);
  return value;
};

/** undefined where no price is given. */
export const readPrices = ({ priceIn, priceOut }: RunFlags): Target['prices'] | undefined =>
  priceIn === undefined && priceOut === undefined
    ? undefined
    : {
        input_per_million: price('price-in', priceIn),
        output_per_million: price('price-out', priceOut),
        currency: 'USD',
      };

const budgetNames = ['requests', 'tokens', 'seconds'] as const;

export const readBudget = (text: string): Budget => {
  const budget: { requests?: number; tokens?: number; seconds?: number } = {};
  for (const part of text.split(',')) {
    const [name = '', value = ''] = part.split('=').map(word => word.trim());
    const known = budgetNames.find(each => each === name);
    if (known === undefined)
      throw new UsageError(
        `--budget has «${part}»; it takes ${budgetNames.map(each => `${each}=…`).join(', ')}`,
      );
    budget[known] = positiveNumber(`budget ${known}`, value);
  }
  return budget;
};
