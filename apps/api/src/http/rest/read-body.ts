import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { badRequest } from '../../errors/denials.ts';
import { type FieldError, InvalidFields } from './rest-errors.ts';

/** Supported types of values, by the name of the GraphQL type. */
const TYPES: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly message: string }>> = {
  String: { type: 'string', message: 'This must be a string.' },
  Boolean: { type: 'boolean', message: 'This must be true or false.' },
};

/** Maximum number of unknown fields listed in an error, and maximum number of characters of each name. */
const NAMED = { fields: 20, characters: 100 };

/**
 * Returns a function that validates a JSON body against a GraphQL input type, so that both APIs accept the same fields.
 * The function throws BAD_REQUEST if the body is not an object, and VALIDATION_FAILED with all invalid fields.
 */
export function bodyReader(input: GraphQLInputObjectType): (body: unknown) => Record<string, unknown> {
  const check = objectCheck(input);
  return (body) => {
    if (!isObject(body)) throw badRequest('Send a JSON object.');
    const errors = check(body, '');
    if (errors.length > 0) throw new InvalidFields(errors);
    return body;
  };
}

type Check = (value: unknown, path: string) => FieldError[];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function objectCheck(type: GraphQLInputObjectType): Check {
  const fields = type.getFields();
  const checks = Object.values(fields).map(({ name, type: of }) => [name, isNonNullType(of), checkOf(of)] as const);
  return (value, path) => {
    if (!isObject(value)) return [invalid(path, 'This must be an object.')];
    const at = (name: string) => (path ? `${path}.${name}` : name);
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name));
    return [
      ...checks.flatMap(([name, isRequired, check]) => {
        const own = Object.hasOwn(value, name) ? (value[name] ?? null) : null;
        if (own !== null) return check(own, at(name));
        return isRequired ? [invalid(at(name), 'This field is required.')] : [];
      }),
      ...unknown.slice(0, NAMED.fields).map((name) => unknownField(at(name))),
    ];
  };
}

function checkOf(given: GraphQLInputType): Check {
  const type = getNullableType(given);
  if (isInputObjectType(type)) return objectCheck(type);
  if (isListType(type)) {
    const check = checkOf(type.ofType);
    return (value, path) => {
      if (!Array.isArray(value)) return [invalid(path, 'This must be a list.')];
      return value.flatMap((item, index) => check(item, `${path}.${index}`)).slice(0, NAMED.fields);
    };
  }
  const expected = TYPES[String(type)];
  if (!expected) throw new Error(`Add the type ${String(type)} to TYPES of read-body.ts.`);
  return (value, path) => (typeof value === expected.type ? [] : [invalid(path, expected.message)]);
}

const invalid = (field: string, message: string): FieldError => ({ code: 'VALIDATION_FAILED', field, message });

const unknownField = (name: string) => invalid(name.slice(0, NAMED.characters), 'This field does not exist.');
