import type { ModelBudgetAction } from '@frontdesk/domain';
import { Arg, Field, Float, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import type { Refused } from '../../../../errors/refused.ts';
import { Can } from '../../../../graphql/can.ts';
import { ModelBudgetActionEnum } from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { modelBudget, updateModelBudget } from '../use-cases/model-budget.ts';

@ObjectType({ description: 'Cost of language models in the current month, and its limit.' })
class ModelBudget {
  @Field(() => String, { description: "Current month in the workspace's time zone, for example 2026-11." })
  month: string;

  @Field(() => Float, { description: 'Cost of this month in millionths of a US dollar, an integer.' })
  costMicros: number;

  @Field(() => Int, { nullable: true, description: 'Limit of a month in US cents. Null if there is no limit.' })
  limitCents: number | null;

  @Field(() => ModelBudgetActionEnum, { description: 'What happens when the cost reaches the limit.' })
  action: ModelBudgetAction;

  @Field(() => Boolean, { description: 'Whether the agent hands off because the cost reached the limit.' })
  isStopped: boolean;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the warning at 80% of the limit in this month. Null if there was none.',
  })
  warnedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the alert that the cost reached the limit in this month. Null if there was none.',
  })
  reachedAt: Date | null;
}

@InputType()
class UpdateModelBudgetInput {
  @Field(() => Int, {
    nullable: true,
    description: 'Limit of a month in US cents, 1 to 10000000. Null for no limit.',
  })
  limitCents?: number | null;

  @Field(() => ModelBudgetActionEnum, { description: 'What happens when the cost reaches the limit.' })
  action: ModelBudgetAction;
}

@ObjectType({ description: 'Payload of `updateModelBudget`.' })
class ModelBudgetPayload extends Payload {
  @Field(() => ModelBudget, { description: 'Model budget after the mutation.' })
  readonly budget: ModelBudget;
}

@Resolver()
export class ModelBudgetResolver {
  @Can('read', 'ModelBudget')
  @Query(() => ModelBudget, { description: 'Cost of language models in the current month, and its limit.' })
  modelBudget(@InWorkspace() ctx: WorkspaceContext): Promise<ModelBudget> {
    return modelBudget(ctx);
  }

  @Can('update', 'ModelBudget')
  @Mutation(() => ModelBudgetPayload, {
    description:
      'Replaces the monthly cost limit for language models, starting with the next reply. Available to members only, not to API keys.',
  })
  updateModelBudget(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('input', () => UpdateModelBudgetInput) input: UpdateModelBudgetInput,
  ): Promise<ModelBudgetPayload | Refused> {
    return updateModelBudget(ctx, input);
  }
}
