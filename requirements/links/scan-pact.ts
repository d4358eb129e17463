import type { ProofLink } from '../model.ts';
import { childOf, isNode, textOf } from '../pointers/documents.ts';
import { readRefs } from './read-refs.ts';

/** The interactions of a pact, with the clauses that each names. What is no id the consumer tests never write. */
export function scanPact(file: string, text: string): readonly ProofLink[] {
  const interactions = childOf(JSON.parse(text), 'interactions');
  if (!Array.isArray(interactions)) return [];
  return interactions.filter(isNode).map(interaction => {
    const named = childOf(interaction, 'comments', 'references', 'requirements', 'clauses');
    return { file, title: textOf(interaction.description), refs: readRefs(textOf(named)).refs };
  });
}
