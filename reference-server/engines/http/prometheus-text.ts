/** One sample per name, series of one name added up; lines that are no samples are passed over. */
export function readSamples(text: string): ReadonlyMap<string, number> {
  const samples = new Map<string, number>();
  for (const line of text.split('\n')) {
    const match = /^([A-Za-z_:][\w:]*)(?:\{.*\})?\s+(\S+)/.exec(line);
    const [, name, value] = match ?? [];
    if (name === undefined || value === undefined || !Number.isFinite(Number(value))) continue;
    samples.set(name, (samples.get(name) ?? 0) + Number(value));
  }
  return samples;
}
