import type { ModelProvider } from '@frontdesk/domain';
import { Arg, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { SignedInContext } from '../../../../auth/context.ts';
import { SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ModelProviderEnum } from '../../../../graphql/enums.ts';
import { ids } from '../../../../graphql/ids.ts';
import { DeletedPayload, Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { listModelPrices } from '../platform-lists.ts';
import { createModelPrice, deleteModelPrice } from '../use-cases/model-prices.ts';

@ObjectType({
  description:
    'Price of a language model on the platform, valid from a given time. It never changes; a later price replaces it.',
})
class ModelPrice {
  @Field(() => ID, { description: 'Id of the price, a UUID.' })
  id: string;

  @Field(() => ModelProviderEnum, { description: 'Provider of the model.' })
  provider: ModelProvider;

  @Field(() => String, { description: 'Name of the model in lower case, without the date of a snapshot.' })
  model: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Price of a million input tokens in millionths of a US dollar. Null if only audio has a price.',
  })
  inputMicros: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Price of a million cached input tokens in millionths of a US dollar. If null, they cost as much as other input tokens.',
  })
  cachedInputMicros: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Price of a million output tokens in millionths of a US dollar. Null if only audio has a price.',
  })
  outputMicros: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Price of a minute of audio in millionths of a US dollar. Null if audio has no price.',
  })
  audioMicros: number | null;

  @Field(() => GraphQLDateTime, { description: 'Time from which the price is valid.' })
  validFrom: Date;

  @Field(() => GraphQLDateTime, { description: 'Time at which the price was added.' })
  createdAt: Date;

  @Field(() => String, { description: 'Name of the global admin who added the price, at that time.' })
  createdByName: string;
}

const ModelPriceConnection = connectionOf('ModelPrice', () => ModelPrice);

@InputType()
class CreateModelPriceInput {
  @Field(() => ModelProviderEnum, { description: 'Provider of the model.' })
  provider: ModelProvider;

  @Field(() => String, {
    description: 'Name of the model, 1 to 100 characters. It is stored in lower case, without the date of a snapshot.',
  })
  model: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Price of a million input tokens in millionths of a US dollar, 0 to 2000000000. Required if there is no price of audio.',
  })
  inputMicros?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Price of a million cached input tokens in millionths of a US dollar, 0 to 2000000000. Requires a price of input tokens, which applies if this field is null or omitted.',
  })
  cachedInputMicros?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Price of a million output tokens in millionths of a US dollar, 0 to 2000000000. Required with a price of input tokens, and refused without such a price.',
  })
  outputMicros?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Price of a minute of audio in millionths of a US dollar, 0 to 2000000000. Required if there is no price of input tokens.',
  })
  audioMicros?: number | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time from which the price is valid, not in the past. If null or omitted, it is valid immediately.',
  })
  validFrom?: Date | null;
}

@ObjectType({ description: 'Payload of `createModelPrice`.' })
class ModelPricePayload extends Payload {
  @Field(() => ModelPrice, { description: 'The added price.' })
  readonly price: ModelPrice;
}

@Resolver()
export class ModelPriceResolver {
  @Can('read', 'Platform')
  @Query(() => ModelPriceConnection, {
    description: 'Prices of language models, newest first. Available to global admins only.',
  })
  modelPrices(
    @SignedIn() ctx: SignedInContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listModelPrices(ctx.services, { first, after });
  }

  @Can('manage', 'Platform')
  @Mutation(() => ModelPricePayload, {
    description:
      'Adds a price of a language model. The cost of earlier calls does not change. Available to global admins only.',
  })
  createModelPrice(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => CreateModelPriceInput) input: CreateModelPriceInput,
  ): Promise<ModelPricePayload | Refused> {
    return createModelPrice(ctx, input);
  }

  @Can('manage', 'Platform')
  @Mutation(() => DeletedPayload, {
    description: 'Deletes a price of a language model that is not valid yet. Available to global admins only.',
  })
  deleteModelPrice(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => ID) id: string,
  ): Promise<DeletedPayload | Refused> {
    return deleteModelPrice(ctx, { id: ids.uuid(id) });
  }
}
