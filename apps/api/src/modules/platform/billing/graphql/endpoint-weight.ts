import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Field, Float, ID, Info, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { SignedInContext } from '../../../../auth/context.ts';
import { SignedIn } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ids } from '../../../../graphql/ids.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { REST_ENDPOINTS } from '../../../../rate-limiting/api-limits.ts';
import { listEndpointWeights } from '../billing-lists.ts';
import { deleteEndpointWeight, previewEndpointWeight, updateEndpointWeight } from '../use-cases/endpoint-weights.ts';

@ObjectType({ description: 'Plan that a weight is limited to.' })
class WeightedPlan {
  @Field(() => ID, { description: 'Id of the plan, a UUID.' })
  id: string;

  @Field(() => String, { description: 'Name of the plan.' })
  name: string;
}

@ObjectType({
  description:
    'Factor by which the cost of requests to an endpoint is multiplied. An endpoint without a weight has the factor 1.',
})
class EndpointWeight {
  @Field(() => ID, { description: 'Id of the weight, a UUID.' })
  id: string;

  @Field(() => String, { description: 'Root field of the GraphQL API, or method and path of a REST route.' })
  endpoint: string;

  @Field(() => Int, {
    description: 'Factor of the cost, 0 to 1000. With a weight of 0, requests to the endpoint have no cost.',
  })
  weight: number;

  @Field(() => WeightedPlan, {
    nullable: true,
    description:
      'Plan whose workspaces have this weight. Null if the weight applies to all plans without their own weight.',
  })
  plan: WeightedPlan | null;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;

  @Field(() => String, { description: 'Name of the global admin who last changed the weight, at that time.' })
  updatedByName: string;
}

const EndpointWeightConnection = connectionOf('EndpointWeight', () => EndpointWeight);

@ObjectType({ description: 'Payload of the mutations that change the weight of an endpoint.' })
class EndpointWeightPayload extends Payload {
  @Field(() => EndpointWeight, { description: 'The weight after the mutation, or the deleted weight.' })
  readonly endpointWeight: EndpointWeight;
}

@ObjectType({ description: 'Cost of the requests of API keys to an endpoint, now and with another weight.' })
abstract class WeightedTraffic {
  @Field(() => Float, { description: 'Number of requests.' })
  requests: number;

  @Field(() => Float, { description: 'Cost with the current weight.' })
  cost: number;

  @Field(() => Float, { description: 'Cost with the weight of the preview.' })
  costWithWeight: number;
}

@ObjectType({ description: 'Requests of a workspace to an endpoint.' })
class WorkspaceTraffic extends WeightedTraffic {
  @Field(() => ID, { description: 'Id of the workspace.' })
  id: string;

  @Field(() => String, { description: 'Name of the workspace.' })
  name: string;

  @Field(() => String, { description: 'Slug of the workspace.' })
  slug: string;
}

@ObjectType({ description: 'Effect of a weight on the requests of the last 7 days.' })
class EndpointWeightPreview extends WeightedTraffic {
  @Field(() => GraphQLDateTime, { description: 'Start of the period.' })
  since: Date;

  @Field(() => Int, { description: 'Number of workspaces whose API keys used the endpoint.' })
  workspaceCount: number;

  @Field(() => [WorkspaceTraffic], { description: 'Workspaces with the highest cost. At most 10.' })
  workspaces: readonly WorkspaceTraffic[];
}

@InputType()
class EndpointWeightInput {
  @Field(() => String, { description: 'Root field or REST route, from the query `endpoints`.' })
  endpoint: string;

  @Field(() => Int, { description: 'Factor of the cost, 0 to 1000.' })
  weight: number;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the plan that the weight is limited to. Null to apply the weight to all plans without their own weight.',
  })
  planId?: string | null;
}

@Resolver()
export class EndpointWeightResolver {
  @Can('read', 'Platform')
  @Query(() => EndpointWeightConnection, {
    description: 'Weights of endpoints, newest first. Available to global admins only.',
  })
  endpointWeights(
    @SignedIn() ctx: SignedInContext,
    @Arg('first', () => Int, { description: 'Page size, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
  ) {
    return listEndpointWeights(ctx.services, { first, after });
  }

  @Can('read', 'Platform')
  @Query(() => [String], {
    description:
      'Endpoints that can have a weight: the root fields of queries and mutations, and the REST routes. Available to global admins only.',
  })
  endpoints(@Info() info: GraphQLResolveInfo): readonly string[] {
    return endpointsOf(info);
  }

  @Can('read', 'Platform')
  @Query(() => EndpointWeightPreview, {
    description:
      'Cost that the requests of API keys in the last 7 days would have with a given weight. Available to global admins only.',
  })
  endpointWeightPreview(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => EndpointWeightInput) input: EndpointWeightInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EndpointWeightPreview> {
    return previewEndpointWeight(ctx, withPlanId(input), endpointsOf(info));
  }

  @Can('manage', 'Platform')
  @Mutation(() => EndpointWeightPayload, {
    description:
      'Sets the weight of an endpoint for one plan or for all plans. The weight applies within 5 seconds. Available to global admins only.',
  })
  updateEndpointWeight(
    @SignedIn() ctx: SignedInContext,
    @Arg('input', () => EndpointWeightInput) input: EndpointWeightInput,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EndpointWeightPayload | Refused> {
    return updateEndpointWeight(ctx, withPlanId(input), endpointsOf(info));
  }

  @Can('manage', 'Platform')
  @Mutation(() => EndpointWeightPayload, {
    description: 'Deletes the weight of an endpoint. Available to global admins only.',
  })
  deleteEndpointWeight(
    @SignedIn() ctx: SignedInContext,
    @Arg('id', () => ID) id: string,
  ): Promise<EndpointWeightPayload | Refused> {
    return deleteEndpointWeight(ctx, { id: ids.uuid(id) });
  }
}

const withPlanId = ({ planId, ...input }: EndpointWeightInput) => ({
  ...input,
  planId: planId ? ids.uuid(planId) : null,
});

const endpointsOf = ({ schema }: GraphQLResolveInfo): readonly string[] =>
  [
    ...Object.keys(schema.getQueryType()?.getFields() ?? {}),
    ...Object.keys(schema.getMutationType()?.getFields() ?? {}),
    ...REST_ENDPOINTS,
  ].sort();
