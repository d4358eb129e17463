import { LineReader } from './line-reader.ts';
import { LineUnreadable, type Sample } from './text-model.ts';

const name = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;
const labelName = /[a-zA-Z_][a-zA-Z0-9_]*/y;
const number = /[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[iI]nf(?:inity)?|[nN]a[nN])(?=[ \t]|$)/y;
const wholeNumber = /-?\d+(?=[ \t]|$)/y;

export function numberOf(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  return /inf/i.test(text) ? sign * Number.POSITIVE_INFINITY : Number(text);
}

function readLabels(line: LineReader): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  if (line.optional(/\{/y) === undefined) return labels;
  line.skipBlanks();
  while (line.optional(/\}/y) === undefined) {
    const label = line.take(labelName, 'a label name');
    line.skipBlanks();
    line.take(/=/y, '«=»');
    line.skipBlanks();
    if (labels.has(label)) throw new LineUnreadable(`label ${label} stands twice`);
    labels.set(label, line.quoted());
    line.skipBlanks();
    if (line.optional(/,/y) === undefined && !line.rest.startsWith('}')) line.refuse('«,» or «}»');
    line.skipBlanks();
  }
  return labels;
}

/** `# {trace_id="…"} 0.4 1700000000.1`: an example of what a bucket or counter counted. */
function readExemplar(line: LineReader, sampleName: string): void {
  if (line.optional(/#/y) === undefined) line.refuse('a timestamp or the end of the line');
  if (!/_(bucket|total)$/.test(sampleName))
    throw new LineUnreadable('only buckets and counters have exemplars');
  line.skipBlanks();
  if (!line.rest.startsWith('{')) line.refuse('the labels of the exemplar');
  readLabels(line);
  line.skipBlanks();
  line.take(number, 'the value of the exemplar');
  if (line.skipBlanks() && !line.isDone) line.take(number, 'the time of the exemplar');
  line.skipBlanks();
}

export function readSample(text: string, at: { readonly line: number; readonly isOpen: boolean }): Sample {
  const line = new LineReader(text);
  line.skipBlanks();
  const sampleName = line.take(name, 'the name of a metric');
  line.skipBlanks();
  const labels = readLabels(line);
  line.skipBlanks();
  const value = numberOf(line.take(number, 'a number'));
  line.skipBlanks();
  line.optional(at.isOpen ? number : wholeNumber);
  line.skipBlanks();
  if (!line.isDone) readExemplar(line, sampleName);
  if (!line.isDone) line.refuse('the end of the line');
  return { line: at.line, name: sampleName, labels, value };
}
