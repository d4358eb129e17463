/** Names that differ only in case, separators or a letter or two, as after a rename. */
function isAlike(one: string, other: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const [left, right] = [plain(one), plain(other)];
  if (left === right) return true;
  const words = new Set(one.toLowerCase().split(/[^a-z0-9]+/));
  const shared = other
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => words.has(word));
  return shared.length > 0 || left.startsWith(right) || right.startsWith(left);
}

export interface RenameSearch {
  readonly removed: string;
  readonly added: readonly string[];
  /** Whether what the removed name meant is what the added one means. */
  isSame(added: string): boolean;
}

/** The added name that the removed one has perhaps become. Only a hint: the class stays that of the removal. */
export function renameOf(search: RenameSearch): string | null {
  const twins = search.added.filter(name => search.isSame(name));
  const [only] = twins;
  if (twins.length === 1 && only !== undefined) return only;
  const alike = (twins.length > 1 ? twins : search.added).filter(name => isAlike(search.removed, name));
  return alike[0] ?? null;
}

export function removedVerb(hint: string | null): string {
  return hint === null ? 'was removed' : `was removed, perhaps renamed to \`${hint}\``;
}
