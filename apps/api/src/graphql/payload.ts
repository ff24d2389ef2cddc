import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { RequestContext } from '../auth/context.ts';
import { isRefused, type Refused } from '../errors/refused.ts';
import { UserError } from './user-error.type.ts';

/**
 * Base class of mutation payloads. A use-case returns the other fields or a refusal, and `withPayloads` resolves
 * `errors`.
 */
@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], {
    description:
      'Errors that caused the mutation to be refused. Empty if the mutation succeeded. A refused mutation changes nothing. The description of the mutation lists the possible codes.',
  })
  readonly errors?: readonly UserError[];
}

@ObjectType({ description: 'Payload of the mutations that delete or remove a record.' })
export class DeletedPayload extends Payload {
  @Field(() => ID, { description: 'Id of the deleted record.' })
  readonly id: string;
}

@ObjectType({ description: 'Payload of the mutations that change several records.' })
export class CountPayload extends Payload {
  @Field(() => Int, { description: 'Number of changed records.' })
  readonly count: number;
}

@ObjectType({ description: 'Payload of the mutations that concern an email address.' })
export class EmailPayload extends Payload {
  @Field(() => String, { description: 'The email address that the mutation concerns.' })
  readonly email: string;
}

/** Codes that each mutation can return in `errors`, generated from the code by `pnpm schema` (ADR 88). */
const MUTATION_ERRORS = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('@frontdesk/schema/mutation-errors.json'), 'utf8'),
) as Readonly<Record<string, readonly string[]>>;

/**
 * Makes the fields of payloads nullable, so that they are null if the mutation was refused. A refusal can provide
 * values for them in `details`. Adds the codes that a mutation can return to its description. In development, any other
 * code causes an error.
 */
export function withPayloads(schema: GraphQLSchema): GraphQLSchema {
  const mutations: GraphQLField<unknown, RequestContext>[] = Object.values(schema.getMutationType()?.getFields() ?? {});
  for (const mutation of mutations) listErrors(mutation);
  const payloads = new Set(mutations.map(({ type }) => getNamedType(type)));
  for (const type of payloads) {
    if (!isObjectType(type)) continue;
    const { errors, ...values } = type.getFields();
    if (!errors) throw new Error(`${type.name} is returned by a mutation: let its class extend Payload.`);
    errors.resolve = (result) => (isRefused(result) ? result.errors : []);
    for (const field of Object.values(values)) {
      const { resolve = defaultFieldResolver } = field;
      if (isNonNullType(field.type)) {
        field.type = field.type.ofType;
        field.extensions = { ...field.extensions, isRequiredOnSuccess: true };
      }
      if (!field.description?.includes('the mutation was refused'))
        field.description = field.description?.includes('Null ')
          ? `${field.description} Also null if the mutation was refused.`
          : [field.description, 'Null if the mutation was refused.'].filter(Boolean).join(' ');
      field.resolve = (result, args, context: RequestContext, info) =>
        isRefused(result) ? (result.details?.[field.name] ?? null) : resolve(result, args, context, info);
    }
  }
  return schema;
}

function listErrors(mutation: GraphQLField<unknown, RequestContext>): void {
  const { name, description, resolve = defaultFieldResolver } = mutation;
  const codes = MUTATION_ERRORS[name] ?? [];
  if (codes.length > 0)
    mutation.description = `${description} Errors: ${codes.map((code) => `\`${code}\``).join(', ')}.`;
  mutation.resolve = async (source, args, context, info) => {
    const result: unknown = await resolve(source, args, context, info);
    if (context.services.mode === 'development' && isRefused(result)) assertListed(name, result, codes);
    return result;
  };
}

/** Throws an error if a refusal has a code that is not listed in the description of the mutation. */
function assertListed(mutation: string, { errors }: Refused, codes: readonly string[]): void {
  const missing = errors.map(({ code }) => code).filter((code) => !codes.includes(code));
  if (missing.length > 0)
    throw new Error(
      `${mutation} returned ${missing.join(', ')}, which mutation-errors.json does not list. Run \`pnpm schema\`, or add the method that returns it to METHODS of packages/tooling/mutation-errors/mutation-errors.mjs.`,
    );
}
