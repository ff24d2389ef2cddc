import { defaultFieldResolver, type GraphQLSchema, getNamedType, isNonNullType, isObjectType } from 'graphql';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { RequestContext } from '../auth/context.ts';
import { isRefused } from '../errors/refused.ts';
import { UserError } from './user-error.type.ts';

/**
 * Base class of the payloads of mutations. A use-case returns the other fields, or a refusal; `withPayloads` resolves
 * `errors`.
 */
@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], {
    description:
      'Errors for which the mutation was refused. A refused mutation changes nothing. Empty if it succeeded.',
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

/**
 * Makes the fields of payloads nullable, so that they are null if the mutation was refused. A refusal can give values
 * for them in `details`.
 */
export function withPayloads(schema: GraphQLSchema): GraphQLSchema {
  const payloads = new Set(
    Object.values(schema.getMutationType()?.getFields() ?? {}).map(({ type }) => getNamedType(type)),
  );
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
        field.description = [field.description, 'Null if the mutation was refused.'].filter(Boolean).join(' ');
      field.resolve = (result, args, context: RequestContext, info) =>
        isRefused(result) ? (result.details?.[field.name] ?? null) : resolve(result, args, context, info);
    }
  }
  return schema;
}
