import { idPattern } from '../ids.ts';
import {
  type Clause,
  type Level,
  levels,
  type Problem,
  type Retired,
  type Row,
  type SpecFile,
} from '../model.ts';
import { hashOf, normalise } from './hash.ts';
import { type ParsedClause, parseClauses } from './parse-clauses.ts';
import { type Metadata, type ProofPlan, parseList, parseMetadata, parseProof } from './parse-metadata.ts';
import { type Block, readBlocks } from './read-blocks.ts';

export interface Extraction {
  readonly rows: readonly Row[];
  readonly retired: readonly Retired[];
  readonly problems: readonly Problem[];
}

const opening = new RegExp(`^\\*\\*(${idPattern})\\*\\*\\s+\\(([^)]*)\\)\\s+`);

interface Place {
  readonly path: string;
  readonly area: string;
  readonly section: string;
}

/** Reads every requirement of every file, in the order in which they are written. */
export function extract(files: readonly SpecFile[]): Extraction {
  const rows: Row[] = [];
  const retired: Retired[] = [];
  const problems: Problem[] = [];
  for (const file of files) {
    const area = areaOf(file.path);
    let section = '';
    const blocks = readBlocks(file.text);
    for (const [index, block] of blocks.entries()) {
      if (block.kind === 'heading') section = block.text.replace(/^#+\s*/, '').trim();
      if (block.kind !== 'text' || !block.text.startsWith('**')) continue;
      const place = { path: file.path, area, section };
      const read = readRequirement(block, blocks[index + 1], place);
      if (read.row) rows.push(read.row);
      if (read.retired) retired.push(read.retired);
      problems.push(...read.problems);
    }
  }
  return { rows, retired, problems };
}

export function areaOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.md$/, '');
}

interface Reading {
  readonly row?: Row;
  readonly retired?: Retired;
  readonly problems: readonly Problem[];
}

function readRequirement(block: Block, next: Block | undefined, place: Place): Reading {
  const where = `${place.path}:${block.line}`;
  const match = opening.exec(block.text);
  if (!match) return { problems: suspectOpening(block.text, where) };
  const id = match[1] ?? '';
  const words = match[2] ?? '';
  const text = normalise(block.text.slice(match[0].length));
  if (words === 'RETIRED')
    return { retired: { id, reason: text, area: place.area, line: block.line }, problems: [] };
  const level = levels.find(each => each === words);
  if (level === undefined) {
    return { problems: [bad(where, `${id} has the level "${words}"; write MUST, SHOULD, MAY or RETIRED.`)] };
  }
  if (next?.kind !== 'list')
    return { problems: [bad(where, `${id} is not followed by its "- key: value" list.`)] };
  const metadata = parseMetadata(next.text);
  const plan = parseProof(metadata.fields.get('proof') ?? '');
  const parsed = parseClauses(level, text);
  const row = buildRow({ id, level, text, place, line: block.line, metadata, plan, parsed });
  return { row, problems: shapeProblems(row, metadata, plan).map(sentence => bad(where, sentence)) };
}

interface Parts {
  readonly id: string;
  readonly level: Level;
  readonly text: string;
  readonly place: Place;
  readonly line: number;
  readonly metadata: Metadata;
  readonly plan: ProofPlan;
  readonly parsed: readonly ParsedClause[];
}

function buildRow({ id, level, text, place, line, metadata, plan, parsed }: Parts): Row {
  const { fields } = metadata;
  const clauses = parsed.map((clause): Clause => {
    const proof = plan.byLetter.get(clause.letter) ?? plan.row;
    const own = clause.letter === '' ? id : `${id}(${clause.letter})`;
    return { ...clause, id: own, proof: proof.kind, because: proof.because };
  });
  return {
    id,
    level,
    text,
    clauses,
    section: place.section,
    area: place.area,
    line,
    profile: fields.get('profile') ?? '',
    contracts: parseList(fields.get('contracts') ?? ''),
    since: fields.get('since') ?? '1.0',
    note: fields.get('note') ?? '',
    hash: hashOf(level, text),
  };
}

function shapeProblems(row: Row, metadata: Metadata, plan: ProofPlan): readonly string[] {
  const found = metadata.strangers.map(item => `${row.id} has a line that can't be read: "${item}".`);
  if (row.text === '') found.push(`${row.id} says nothing.`);
  const [only, second] = row.clauses;
  if (only?.letter === 'a' && second === undefined && only.level === row.level) {
    found.push(`${row.id} has only one clause, so it carries no letter.`);
  }
  for (const letter of plan.byLetter.keys()) {
    if (row.clauses.some(clause => clause.letter === letter)) continue;
    found.push(`${row.id} names a proof for (${letter}), which is not a clause of it.`);
  }
  return found;
}

function suspectOpening(text: string, where: string): readonly Problem[] {
  const bold = /^\*\*([^*]+)\*\*/.exec(text)?.[1] ?? '';
  if (!/^\p{Lu}[\p{Lu}\d]*\P{L}.*\d/u.test(bold)) return [];
  return [bad(where, `"${bold}" opens a paragraph like a requirement, but not as **ID** (LEVEL) text.`)];
}

function bad(where: string, sentence: string): Problem {
  return { rule: 'requirement-form', where, sentence };
}
