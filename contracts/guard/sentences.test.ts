import assert from 'node:assert/strict';
import { compareContracts } from './compare.ts';
import { ContractUnreadable } from './contract.ts';
import { shopContract, shopFiles } from './fixture/contract.ts';
import { drop, type Edit, edited, rename, set } from './fixture/edits.ts';
import type { Difference } from './rows.ts';

const file = 'openapi/shop.yaml';

function differencesAfter(...edits: readonly Edit[]): Difference[] {
  return compareContracts(shopContract(), shopContract(edited(shopFiles(), edits)));
}

describe('the sentence of a difference', () => {
  it('names the field, the operation, the direction and the rule, and hints at a rename', () => {
    const [removed, added] = differencesAfter(
      rename(file, '/components/schemas/Order/properties/order_id', 'orderId'),
      set(file, '/components/schemas/Order/required/0', 'orderId'),
    ).sort((one, other) => (one.rule < other.rule ? -1 : 1));
    assert.equal(
      removed?.sentence,
      'openapi/shop.yaml: request field `order_id` of createOrder was removed, perhaps renamed to `orderId` ' +
        '(request, rule request-field-removed): clients that send it are refused',
    );
    assert.equal(removed?.pointer, `${file}#/components/schemas/Order/properties/order_id`);
    assert.equal(
      added?.sentence,
      'openapi/shop.yaml: request field `orderId` of createOrder was added as required ' +
        '(request, rule request-required-field-added): clients that do not know it are refused',
    );
  });

  it('names every operation that shares the part, once', () => {
    const differences = differencesAfter(drop(file, '/components/schemas/Receipt/properties/total'));
    assert.deepEqual(
      differences.map(({ sentence }) => sentence.split(' (')[0]),
      ['openapi/shop.yaml: response field `total` of createOrder, listOrders was removed'],
    );
  });

  it('gives the path of a field inside lists and other fields', () => {
    const [difference] = differencesAfter(
      set(file, '/components/schemas/Order/properties/tags/items/type', 'integer'),
    );
    assert.match(
      difference?.sentence ?? '',
      /request field `tags\[\]` of createOrder went from type string to integer/,
    );
  });

  it('holds what was before and what is after', () => {
    const [difference] = differencesAfter(set(file, '/components/schemas/Order/properties/size/maximum', 7));
    assert.deepEqual([difference?.before, difference?.after], ['10', '7']);
  });

  it('hints at the metric that has taken the place of another', () => {
    const differences = differencesAfter(rename('metrics.yaml', '/metrics/orders_total', 'sales_total'));
    assert.match(
      differences[0]?.sentence ?? '',
      /metric `orders_total` was removed, perhaps renamed to `sales_total`/,
    );
  });
});

describe('what a contract may be made of', () => {
  it('is followed through references that lead back to themselves', () => {
    const endless = set(
      file,
      '/components/schemas/Receipt/properties/parent/$ref',
      '#/components/schemas/Receipt',
    );
    assert.deepEqual(differencesAfter(endless), []);
  });

  it('is followed across files', () => {
    const files = (type: string) =>
      shopContract(
        edited(shopFiles().set('shared/mood.yaml', { type }), [
          set(file, '/components/schemas/Receipt/properties/mood', { $ref: '../shared/mood.yaml' }),
        ]),
      );
    const rules = compareContracts(files('string'), files('integer')).map(
      ({ rule, pointer }) => `${rule} ${pointer}`,
    );
    assert.deepEqual(rules, ['response-type-changed shared/mood.yaml#/type']);
  });

  it('is unreadable where a reference leads nowhere', () => {
    const lost = set(
      file,
      '/components/schemas/Order/properties/address/$ref',
      '#/components/schemas/Nowhere',
    );
    assert.throws(() => differencesAfter(lost), ContractUnreadable);
  });

  it('is unreadable where a reference is its own target', () => {
    const knot = set(file, '/components/schemas/Address', { $ref: '#/components/schemas/Address' });
    assert.throws(() => differencesAfter(knot), /comes back to itself/);
  });
});
