// Copies of plain data that nobody can change: what goes into a plugin, and what comes out of it.
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) {
    throw new TypeError(`plain data is wanted, not ${value.constructor.name}`);
  }
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
}

/** Throws where the value is more than plain data: functions, maps, buffers. */
export function frozenCopy<T>(value: T): T {
  const copy = structuredClone(value);
  freeze(copy);
  return copy;
}
