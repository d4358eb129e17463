import assert from 'node:assert/strict';
import { element, xmlAttribute } from './xml.ts';

describe('an attribute of XML', () => {
  it('keeps its line ends and tabs, which would be read as spaces', () =>
    assert.equal(xmlAttribute('a\nb\tc'), 'a&#10;b&#9;c'));

  it('holds no character that would end it', () =>
    assert.equal(element('a', { b: `<"'&>` }), '<a b="&lt;&quot;&#39;&amp;&gt;"/>'));
});
