import { type GraphQLInputField, type GraphQLInputObjectType, getNullableType, isRequiredInputField } from 'graphql';
import { badRequest } from '../../errors/denials.ts';
import { type FieldError, InvalidFields } from './rest-errors.ts';

/** Supported types of body fields, by the name of the GraphQL type. */
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
  const fields = input.getFields();
  const checks = Object.values(fields).map(checkOf);
  return (body) => {
    if (typeof body !== 'object' || body === null || Array.isArray(body)) throw badRequest('Send a JSON object.');
    const sent = body as Record<string, unknown>;
    const unknown = Object.keys(sent).filter((name) => !Object.hasOwn(fields, name));
    const errors = [...checks.flatMap((check) => check(sent)), ...unknown.slice(0, NAMED.fields).map(unknownField)];
    if (errors.length > 0) throw new InvalidFields(errors);
    return sent;
  };
}

function checkOf(field: GraphQLInputField): (sent: Record<string, unknown>) => FieldError[] {
  const { name } = field;
  const expected = TYPES[String(getNullableType(field.type))];
  if (!expected) throw new Error(`Add the type of ${name} to TYPES of read-body.ts.`);
  const missing = isRequiredInputField(field) ? [invalid(name, 'This field is required.')] : [];
  return (sent) => {
    const value = Object.hasOwn(sent, name) ? (sent[name] ?? null) : null;
    if (value === null) return missing;
    return typeof value === expected.type ? [] : [invalid(name, expected.message)];
  };
}

const invalid = (field: string, message: string): FieldError => ({ code: 'VALIDATION_FAILED', field, message });

const unknownField = (name: string) => invalid(name.slice(0, NAMED.characters), 'This field does not exist.');
