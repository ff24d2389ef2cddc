import { MODEL_ROUTE_LIMITS, type ModelProvider, type ModelPurpose } from '@frontdesk/domain';
import { Arg, Field, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { IntegrationProviderEnum, ModelPurposeEnum } from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { modelRoutes, updateModelRoute } from '../use-cases/model-routes.ts';

const { choices: MOST, timeoutSeconds: SECONDS, minSimilarity: PERCENT } = MODEL_ROUTE_LIMITS;
const NO_CHOICE = `If empty, up to ${MOST} connected accounts are tried in the order of the providers, or for EMBEDDING the search by meaning is disabled.`;
const MODEL = 'Name of the model. If null, the model of the integration is used.';
const TIMEOUT = `Seconds after which the next model is tried, ${SECONDS.min} to ${SECONDS.max}. If null, the default applies: ${SECONDS.default} seconds if there is a next model, and 5 seconds for EMBEDDING.`;
const SIMILARITY = `Minimum similarity in percent at which a passage is used to answer a question, ${PERCENT.min} to ${PERCENT.max}. If null, the default of the provider applies: 40 for OPENAI and AZURE_OPENAI, 70 for GOOGLE, 65 for OPENAI_COMPATIBLE. Always null for other purposes than EMBEDDING.`;

@ObjectType({ description: 'A model that is used for a purpose.' })
class ModelChoice {
  @Field(() => IntegrationProviderEnum, { description: 'Provider of the model.' })
  provider: ModelProvider;

  @Field(() => String, { nullable: true, description: MODEL })
  model: string | null;
}

@ObjectType({ description: 'Models that are used for a purpose.' })
class ModelRoute {
  @Field(() => ModelPurposeEnum, { description: 'What the models are used for.' })
  purpose: ModelPurpose;

  @Field(() => [ModelChoice], {
    description: `Models in the order in which they are tried. ${NO_CHOICE}`,
  })
  choices: readonly ModelChoice[];

  @Field(() => Int, { nullable: true, description: TIMEOUT })
  timeoutSeconds: number | null;

  @Field(() => Int, { nullable: true, description: SIMILARITY })
  minSimilarity: number | null;
}

@InputType({ description: 'A model to use for a purpose.' })
class ModelChoiceInput {
  @Field(() => IntegrationProviderEnum, { description: 'Provider of the model. It must be connected.' })
  provider: ModelProvider;

  @Field(() => String, { nullable: true, description: MODEL })
  model?: string | null;
}

@InputType({ description: 'Models to use for a purpose.' })
class UpdateModelRouteInput {
  @Field(() => ModelPurposeEnum, { description: 'What the models are used for.' })
  purpose: ModelPurpose;

  @Field(() => [ModelChoiceInput], {
    description: `Up to ${MOST} models in the order in which they are tried, and one for EMBEDDING. ${NO_CHOICE}`,
  })
  choices: ModelChoiceInput[];

  @Field(() => Int, { nullable: true, description: TIMEOUT })
  timeoutSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: SIMILARITY })
  minSimilarity?: number | null;
}

@ObjectType({ description: 'Payload of the mutation that sets the models of a purpose.' })
class ModelRoutePayload extends Payload {
  @Field(() => ModelRoute, { description: 'Models of the purpose after the mutation.' })
  readonly route: ModelRoute;
}

@Resolver()
export class ModelRouteResolver {
  @Can('read', 'Integration')
  @Query(() => [ModelRoute], { description: 'Models that are used for each purpose.' })
  modelRoutes(@InWorkspace() ctx: WorkspaceContext) {
    return modelRoutes(ctx);
  }

  @Can('set', 'Integration')
  @Mutation(() => ModelRoutePayload, {
    description:
      'Sets which models are used for a purpose, and in which order they are tried if one fails. Available to members only, not to API keys.',
  })
  updateModelRoute(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateModelRouteInput) input: UpdateModelRouteInput,
  ): Promise<ModelRoutePayload | Refused> {
    return updateModelRoute(ctx, input);
  }
}
