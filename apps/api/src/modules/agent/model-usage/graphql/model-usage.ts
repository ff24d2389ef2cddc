import type { ModelUsageGroup } from '@frontdesk/domain';
import { Arg, Field, Float, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ModelUsageGroupEnum } from '../../../../graphql/enums.ts';
import { ProjectedField, table } from '../../../../query-compiler/index.ts';
import { modelUsageOf } from '../model-usage.reads.ts';

@ObjectType({ description: 'Usage of language models by one group of calls in a month.' })
class ModelUsage {
  @Field(() => String, {
    description:
      'Group: provider and model, purpose, name of the service, agent and version number, or date. Empty for calls without a group.',
  })
  label: string;

  @Field(() => Int, { description: 'Number of calls to language models.' })
  callCount: number;

  @Field(() => Int, {
    description:
      'Number of calls whose cost is not known, because the platform has no price or the provider reported no usage.',
  })
  unpricedCount: number;

  @Field(() => Float, { description: 'Number of input tokens, including cached tokens.' })
  inputTokens: number;

  @Field(() => Float, { description: 'Number of input tokens that the provider had cached.' })
  cachedInputTokens: number;

  @Field(() => Float, { description: 'Number of output tokens.' })
  outputTokens: number;

  @Field(() => Float, { description: 'Length of the transcribed recordings in seconds.' })
  audioSeconds: number;

  @Field(() => Float, {
    description:
      'Cost in millionths of a US dollar, an integer, with the prices at the time of each call. Calls without a known cost are not included.',
  })
  costMicros: number;
}

@Resolver()
export class ModelUsageResolver {
  @Can('read', 'ModelUsage')
  @ProjectedField()
  @Query(() => [ModelUsage], {
    description:
      "Usage of language models by group in one month of the workspace's time zone, highest cost first. Days are in chronological order.",
  })
  modelUsage(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('by', () => ModelUsageGroupEnum, { description: 'How the calls are grouped.' }) by: ModelUsageGroup,
    @Arg('month', () => String, {
      nullable: true,
      description: 'Month, for example 2026-11. If omitted, the current month is used.',
    })
    month: string | null,
  ) {
    return table(modelUsageOf({ by, month, now: ctx.services.clock() }));
  }
}
