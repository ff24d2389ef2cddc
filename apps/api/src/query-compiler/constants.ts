import { defaultFieldResolver, type GraphQLResolveInfo, isLeafType } from 'graphql';
import { NotExpressible } from './leaf.ts';
import type { Field } from './plan.ts';

/**
 * Returns a constant as JSON text. The text is identical to the one that graphql-js and JSON.stringify produce for the
 * same selection.
 */
export function plainJson(field: Field, value: unknown): string {
  if (value === null || value === undefined) {
    if (!field.nullable) throw new NotExpressible(`${field.owner.name}.${field.key} is null.`);
    return 'null';
  }
  if (!field.list) return itemJson(field, value);
  if (!Array.isArray(value)) throw new NotExpressible(`${field.owner.name}.${field.key} is no list.`);
  return `[${value.map((item) => itemJson(field, item)).join(',')}]`;
}

function itemJson(field: Field, value: unknown): string {
  const { type, children } = field;
  if (value === null || value === undefined)
    throw new NotExpressible('A null within a list is for graphql-js to judge.');
  if (isLeafType(type)) return JSON.stringify(type.serialize(value));
  const entries = children.map((child) => `${JSON.stringify(child.key)}:${memberJson(child, value)}`);
  return `{${entries.join(',')}}`;
}

/** Returns a field of a constant object as JSON text. Fields with resolvers are left to graphql-js. */
function memberJson(child: Field, parent: unknown): string {
  if (child.def === null) return JSON.stringify(child.owner.name);
  if (child.def.args.length > 0 || child.def.extensions.can || child.spec) throw new NotExpressible('Not plain data.');
  const value = (child.def.resolve ?? defaultFieldResolver)(parent, {}, {}, {
    fieldName: child.def.name,
  } as GraphQLResolveInfo);
  if (value instanceof Promise) throw new NotExpressible('Not plain data.');
  return plainJson(child, value);
}
