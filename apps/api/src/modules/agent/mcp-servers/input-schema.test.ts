import { describe, expect, it } from '@jest/globals';
import { isRefused } from '../../../errors/refused.ts';
import { compileInputSchema } from './input-schema.ts';
import { chooseFlowName, describeTool } from './tool-description.ts';

const schema = (properties: object, required: readonly string[] = []) =>
  JSON.stringify({ type: 'object', properties, required });
const codeOf = (source: string) => {
  const compiled = compileInputSchema(source);
  return isRefused(compiled) ? compiled.code : null;
};

describe('the schema of a tool', () => {
  it('maps the names of its arguments to names that flows can use', () => {
    const compiled = compileInputSchema(
      schema({ orderId: { type: 'string' }, count: { type: 'integer' } }, ['orderId']),
    );
    if (isRefused(compiled)) throw new Error(compiled.message);
    expect(compiled.args).toEqual({
      order_id: { type: 'text', required: true },
      count: { type: 'number', required: false },
    });
    expect(compiled.toServer({ order_id: 'A7', count: 2 })).toEqual({ orderId: 'A7', count: 2 });
    expect(compiled.toServer({ count: 2 })).toBeNull();
  });

  it.each([
    ['an argument that names the person', schema({ contactId: {} }), 'TOOL_ARGUMENT_NAMES_PERSON'],
    [
      'a nested argument that names the person',
      schema({ order: { type: 'object', properties: { customer_email: {} } } }),
      'TOOL_ARGUMENT_NAMES_PERSON',
    ],
    ['a regular expression', schema({ order: { type: 'string', pattern: '(a+)+$' } }), 'TOOL_SCHEMA_INVALID'],
    ['a reference to another document', schema({ order: { $ref: 'https://example.com/a' } }), 'TOOL_SCHEMA_INVALID'],
    ['an unknown type', schema({ order: { type: 'objekt' } }), 'TOOL_SCHEMA_INVALID'],
    ['two names that are equal in lower-case letters', schema({ orderId: {}, order_id: {} }), 'TOOL_SCHEMA_INVALID'],
    ['a name without letters', schema({ 日: {} }), 'TOOL_SCHEMA_INVALID'],
    [
      '21 arguments',
      schema(Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`a${n}`, {}]))),
      'TOOL_SCHEMA_INVALID',
    ],
    ['a text', '"object"', 'TOOL_SCHEMA_INVALID'],
  ])('is refused with %s [AG-24]', (_what, source, code) => {
    expect(codeOf(source)).toBe(code);
  });

  it('is accepted without these faults', () => {
    expect(codeOf(schema({ order: { type: 'object', properties: { number: { type: 'string' } } } }))).toBeNull();
  });
});

describe('the description of a tool', () => {
  const tool = (overrides: object = {}) =>
    describeTool({ name: 'find', description: 'Finds.', inputSchema: { type: 'object' }, ...overrides });
  const nested = (depth: number): object => (depth === 0 ? {} : { a: nested(depth - 1) });

  it.each([
    ['the description', { description: 'Finds and deletes.' }],
    ['the title', { title: 'Find' }],
    ['a hint', { annotations: { readOnlyHint: true } }],
    ['the schema', { inputSchema: { type: 'object', required: ['a'] } }],
    ['the name', { name: 'find2' }],
  ])('has another hash when %s changes [AG-23]', (_what, overrides) => {
    expect(tool(overrides)?.hash).not.toBe(tool()?.hash);
  });

  it('has the same hash when only the order of keys changes', () => {
    const one = { inputSchema: { type: 'object' as const, properties: { a: {}, b: {} } } };
    const other = { inputSchema: { properties: { b: {}, a: {} }, type: 'object' as const } };
    expect(tool(one)?.hash).toBe(tool(other)?.hash);
  });

  it.each([
    ['a long description', { description: 'x'.repeat(2_001) }],
    ['a large schema', { inputSchema: { type: 'object', description: 'x'.repeat(20_000) } }],
    ['a deep schema', { inputSchema: { type: 'object', properties: nested(40) } }],
    ['a long name', { name: 'x'.repeat(129) }],
    ['a name with spaces', { name: 'find order' }],
  ])('is not used with %s', (_what, overrides) => {
    expect(tool()).not.toBeNull(); // Precondition: the tool is used without the fault.
    expect(tool(overrides)).toBeNull();
  });
});

describe('the name of a tool in flows', () => {
  it('contains the server, and is marked if it is long or taken', () => {
    const free = () => false;
    expect(chooseFlowName('shop', 'findOrder', free)).toBe('mcp_shop_find_order');
    expect(chooseFlowName('shop', 'findOrder', (name) => name === 'mcp_shop_find_order')).toMatch(
      /^mcp_shop_find_order_[0-9a-f]{8}$/,
    );
    const long = chooseFlowName('shop', 'x'.repeat(128), free);
    expect(long).toHaveLength(60);
    expect(long).toMatch(/^mcp_shop_x+_[0-9a-f]{8}$/);
  });
});
