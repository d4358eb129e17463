import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareContracts } from './compare.ts';
import { ContractUnreadable } from './contract.ts';
import { shopContract, shopFiles } from './fixture/contract.ts';
import { drop, type Edit, edited, set } from './fixture/edits.ts';
import { isObject, type Json, under } from './json.ts';

function pointersIn(value: Json, pointer = ''): string[] {
  const members = Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return members.flatMap(([key, inner]) => [under(pointer, key), ...pointersIn(inner, under(pointer, key))]);
}

const places = [...shopFiles()].flatMap(([file, document]) =>
  pointersIn(document).map(pointer => ({ file, pointer })),
);

const strange: Json = { strange: 1 };

const anyEdit: fc.Arbitrary<Edit> = fc
  .record({ place: fc.constantFrom(...places), how: fc.constantFrom('drop', 'replace', 'add') })
  .map(({ place: { file, pointer }, how }) => {
    if (how === 'drop') return drop(file, pointer);
    return set(file, how === 'add' ? `${pointer.slice(0, pointer.lastIndexOf('/'))}/-` : pointer, strange);
  });

describe('the guard', () => {
  it('leaves no edit of a contract without a class', () => {
    fc.assert(
      fc.property(anyEdit, fc.boolean(), (edit, isBack) => {
        const pair = [shopContract(), shopContract(edited(shopFiles(), [edit]))] as const;
        try {
          const differences = isBack ? compareContracts(pair[1], pair[0]) : compareContracts(...pair);
          assert.ok(differences.length > 0);
        } catch (error) {
          assert.ok(error instanceof ContractUnreadable, String(error));
        }
      }),
      { numRuns: 600 },
    );
  });
});
