// Which metrics, labels and values a query names. Not an evaluator: promtool judges the grammar, and this reads only
// what the catalogue has a say in.
export interface Matcher {
  readonly label: string;
  readonly operator: string;
  readonly value: string;
}

export interface Selector {
  readonly name: string;
  readonly matchers: readonly Matcher[];
  /** Where its name stands, counted in tokens. */
  readonly at: number;
}

/** Labels in `by`, `without`, `on`, `ignoring` or `group_…`, with the stretch of the query that they speak of. */
export interface Grouping {
  readonly labels: readonly string[];
  readonly from: number;
  readonly to: number;
}

export interface Query {
  readonly selectors: readonly Selector[];
  readonly aggregations: readonly Grouping[];
  readonly matchings: readonly Grouping[];
}

export class QueryUnreadable extends Error {
  override readonly name = 'QueryUnreadable';
}

const tokenPattern =
  /\s+|#[^\n]*|(?<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`)|(?<range>\[[^\]]*\])|(?<number>\d[\w.]*|\.\d+)|(?<name>[a-zA-Z_:][\w:]*)|(?<sign>=~|!~|!=|==|>=|<=|[-+*/%^=<>(){},@])/y;

interface Token {
  readonly kind: 'string' | 'range' | 'number' | 'name' | 'sign';
  readonly text: string;
}

function tokensOf(query: string): readonly Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < query.length) {
    const at = tokenPattern.lastIndex;
    const groups = tokenPattern.exec(query)?.groups;
    if (groups === undefined)
      throw new QueryUnreadable(`«${query.slice(at, at + 12)}» is no part of a query`);
    for (const kind of ['string', 'range', 'number', 'name', 'sign'] as const) {
      const text = groups[kind];
      if (text !== undefined) tokens.push({ kind, text });
    }
  }
  return tokens;
}

const words = new Set(['and', 'or', 'unless', 'bool', 'offset', 'inf', 'nan', 'start', 'end']);
const matchingWords = new Set(['on', 'ignoring', 'group_left', 'group_right']);
const aggregators = new Set(
  'sum avg min max count stddev stdvar topk bottomk quantile count_values group'.split(' '),
);

class QueryReader {
  readonly #tokens: readonly Token[];
  readonly #selectors: Selector[] = [];
  readonly #aggregations: Grouping[] = [];
  readonly #matchings: Grouping[] = [];

  constructor(query: string) {
    this.#tokens = tokensOf(query);
  }

  read(): Query {
    for (let at = 0; at < this.#tokens.length; ) at = this.#readAt(at);
    return {
      selectors: this.#selectors,
      aggregations: this.#aggregations,
      matchings: this.#matchings,
    };
  }

  #text(at: number): string {
    return this.#tokens[at]?.text ?? '';
  }

  #readAt(at: number): number {
    const token = this.#tokens[at];
    if (token?.text === '{') throw new QueryUnreadable('a selector without a metric is not judged: name one');
    if (token?.kind !== 'name' || words.has(token.text.toLowerCase())) return at + 1;
    if (aggregators.has(token.text)) return this.#readAggregation(at);
    if (token.text === 'by' || token.text === 'without') return this.#closeOf(at + 1) + 1;
    if (matchingWords.has(token.text)) return this.#readMatching(at);
    return this.#text(at + 1) === '(' ? at + 1 : this.#readSelector(at);
  }

  #readAggregation(at: number): number {
    const isBefore = this.#isGrouping(at + 1);
    const open = isBefore ? this.#closeOf(at + 2) + 1 : at + 1;
    const close = this.#closeOf(open);
    const clause = isBefore ? at + 1 : close + 1;
    if (this.#isGrouping(clause))
      this.#aggregations.push({ labels: this.#namesIn(clause + 1), from: open, to: close });
    return open + 1;
  }

  #isGrouping(at: number): boolean {
    return this.#text(at) === 'by' || this.#text(at) === 'without';
  }

  #readMatching(at: number): number {
    if (this.#text(at + 1) !== '(') return at + 1;
    this.#matchings.push({ labels: this.#namesIn(at + 1), from: 0, to: this.#tokens.length });
    return this.#closeOf(at + 1) + 1;
  }

  #readSelector(at: number): number {
    const name = this.#text(at);
    if (this.#text(at + 1) !== '{') {
      this.#selectors.push({ name, matchers: [], at });
      return at + 1;
    }
    const matchers: Matcher[] = [];
    let next = at + 2;
    while (this.#text(next) !== '}') {
      const [label, operator, value] = this.#tokens.slice(next, next + 3);
      if (label?.kind !== 'name' || operator?.kind !== 'sign' || value?.kind !== 'string')
        throw new QueryUnreadable(`the labels of ${name} can't be read`);
      matchers.push({ label: label.text, operator: operator.text, value: value.text.slice(1, -1) });
      next += this.#text(next + 3) === ',' ? 4 : 3;
    }
    this.#selectors.push({ name, matchers, at });
    return next + 1;
  }

  #namesIn(open: number): readonly string[] {
    const inside = this.#tokens.slice(open + 1, this.#closeOf(open));
    return inside.filter(token => token.kind === 'name').map(token => token.text);
  }

  #closeOf(open: number): number {
    if (this.#text(open) !== '(') throw new QueryUnreadable('a parenthesis is missing');
    let depth = 0;
    for (let at = open; at < this.#tokens.length; at += 1) {
      if (this.#text(at) === '(') depth += 1;
      if (this.#text(at) === ')') depth -= 1;
      if (depth === 0) return at;
    }
    throw new QueryUnreadable('a parenthesis is not closed');
  }
}

export function readQuery(query: string): Query {
  return new QueryReader(query).read();
}
