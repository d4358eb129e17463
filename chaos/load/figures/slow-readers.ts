// ASY-ADAPT-010(b): what the server holds because its readers are slow, beside the logs that it keeps anyway. Pure.
import { type Line, lineOf } from './line.ts';

export interface SlowReadersFigures {
  /** After collection, while engines had ended and readers were still behind. */
  readonly behindBytes: number;
  /** After collection, once the readers were gone and nothing else had changed. */
  readonly goneBytes: number;
  readonly readers: number;
  /** Bytes of pieces that engines gave, and that readers had taken when the first was measured. */
  readonly givenBytes: number;
  readonly takenBytes: number;
  readonly bufferBytesMax: number;
}

const readersMin = 4;
/** Of what engines gave, what readers may have taken at most; otherwise they were not slow. */
const takenMax = 0.6;

export const slowReadersLine = (figures: SlowReadersFigures): Line => {
  const { behindBytes, goneBytes, readers, givenBytes, takenBytes, bufferBytesMax } = figures;
  const wereSlow = givenBytes > 0 && takenBytes / givenBytes <= takenMax;
  const mib = (bytes: number): number => bytes / 2 ** 20;
  return lineOf({
    ...{
      proves: 'ASY-ADAPT-010(b)',
      sentence: 'Memory that a slow reader holds beside the log',
      unit: 'MiB',
    },
    ...{ figure: mib((behindBytes - goneBytes) / readers), bound: mib(bufferBytesMax), sense: 'max' },
    ...{ looked: wereSlow ? readers : 0, lookedMin: readersMin },
    of: `readers, ${mib(takenBytes).toFixed(0)} of ${mib(givenBytes).toFixed(0)} MiB taken`,
  });
};
