import type { Behaviour } from '#conformance/peers';
import type { Arrival } from '../grammar/operation.ts';
import type { Setting } from '../grammar/setting.ts';

const pieceText = (index: number, bytes = 0): string => `w${index} `.padEnd(bytes, '.');

/** What an engine does with a task when nothing is wrong. */
export const behaviourOf = (
  setting: Pick<Setting, 'firstMs' | 'pieceMs'>,
  { pieces, pieceBytes, firstMs = setting.firstMs }: Pick<Arrival, 'pieces' | 'pieceBytes' | 'firstMs'>,
): Behaviour => [
  ...Array.from({ length: pieces }, (_, index) => [
    { act: 'pause' as const, ms: index === 0 ? firstMs : setting.pieceMs },
    { act: 'piece' as const, text: pieceText(index, pieceBytes) },
  ]).flat(),
  { act: 'end', finish: 'length' },
];
