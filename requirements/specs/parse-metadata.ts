export interface ProofEntry {
  readonly kind: string;
  readonly because: string;
}

export interface Metadata {
  readonly fields: ReadonlyMap<string, string>;
  readonly strangers: readonly string[];
}

const known = new Set(['profile', 'proof', 'contracts', 'since', 'note']);

/** Reads `- key: value` lines; a value may wrap on indented lines. */
export function parseMetadata(list: string): Metadata {
  const fields = new Map<string, string>();
  const strangers: string[] = [];
  for (const item of list.split(/\n(?=[-*]\s)/)) {
    const flat = item.replace(/\s+/g, ' ').trim();
    const match = /^[-*] ([a-z]+): (.+)$/.exec(flat);
    const key = match?.[1] ?? '';
    if (known.has(key) && !fields.has(key)) fields.set(key, match?.[2] ?? '');
    else strangers.push(flat);
  }
  return { fields, strangers };
}

export interface ProofPlan {
  readonly row: ProofEntry;
  readonly byLetter: ReadonlyMap<string, ProofEntry>;
}

/** Reads `conformance; (c) simulation; (d)(e) none, because: it is advice`. */
export function parseProof(value: string): ProofPlan {
  const byLetter = new Map<string, ProofEntry>();
  let row: ProofEntry = { kind: '', because: '' };
  for (const part of value.split(/;\s*(?=\([a-z](?:,\s*[a-z])*\))/)) {
    const match = /^((?:\([a-z](?:,\s*[a-z])*\),?\s*)*)(.*)$/.exec(part.trim());
    const letters = match?.[1]?.match(/[a-z]/g) ?? [];
    const entry = parseEntry(match?.[2] ?? '');
    if (letters.length === 0) row = entry;
    for (const letter of letters) byLetter.set(letter, entry);
  }
  return { row, byLetter };
}

function parseEntry(text: string): ProofEntry {
  const match = /^(\S+?),?\s+because:\s*(.+)$/.exec(text.trim());
  if (match) return { kind: match[1] ?? '', because: match[2] ?? '' };
  return { kind: text.trim().replace(/,?\s+because:$/, ''), because: '' };
}

export function parseList(value: string): readonly string[] {
  return value
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');
}
