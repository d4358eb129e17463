import { showLocation } from './contract.ts';
import { canonical } from './json.ts';
import type { Node } from './schema-parts.ts';
import { meaningOf, viewOf } from './schema-view.ts';
import type { Session } from './session.ts';

export interface NodePair {
  readonly old: Node;
  readonly new: Node;
}

export interface MatchedVariants {
  readonly pairs: readonly NodePair[];
  readonly removed: readonly Node[];
  readonly added: readonly Node[];
}

type Mark = (side: 'old' | 'new', node: Node) => string;

/** Ways to know a variant again, the surest first; an empty mark knows nothing. */
function marksOf(session: Session): Mark[] {
  const view = (side: 'old' | 'new', node: Node) =>
    viewOf(session[side], node, node[0]?.at ?? { file: '', pointer: '' });
  return [
    (side, node) => meaningOf(session[side], node),
    (side, node) => {
      const [part] = node;
      const { at } = view(side, node);
      return part === undefined || at.pointer === part.at.pointer ? '' : showLocation(at);
    },
    (side, node) => {
      const fixed = [...view(side, node).fields].flatMap(([name, field]) => {
        const values = view(side, field).values;
        return values?.length === 1 ? [`${name}=${canonical(values[0])}`] : [];
      });
      return fixed.sort().join(' ');
    },
    (side, node) => {
      const { types, required } = view(side, node);
      return `${[...types].join(' ')} ${[...required].sort().join(' ')}`;
    },
  ];
}

export function matchVariants(
  session: Session,
  old: readonly Node[],
  next: readonly Node[],
): MatchedVariants {
  const pairs: NodePair[] = [];
  let removed = [...old];
  let added = [...next];
  for (const mark of marksOf(session)) {
    for (const node of [...removed]) {
      const wanted = mark('old', node);
      const twin = wanted === '' ? undefined : added.find(other => mark('new', other) === wanted);
      if (twin === undefined) continue;
      pairs.push({ old: node, new: twin });
      removed = removed.filter(other => other !== node);
      added = added.filter(other => other !== twin);
    }
  }
  const [lastOld, lastNew] = [removed[0], added[0]];
  if (removed.length === 1 && added.length === 1 && lastOld !== undefined && lastNew !== undefined) {
    return { pairs: [...pairs, { old: lastOld, new: lastNew }], removed: [], added: [] };
  }
  return { pairs, removed, added };
}
