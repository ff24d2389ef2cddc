import { Arg, Field, Float, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { InWorkspace } from '../../../../auth/decorators.ts';
import { Can } from '../../../../graphql/can.ts';
import { ids } from '../../../../graphql/ids.ts';
import { conversationModelUsage } from '../use-cases/conversation-model-usage.ts';

@ObjectType({ description: 'Total usage of language models in a conversation.' })
class ConversationModelUsage {
  @Field(() => Int, { description: 'Number of calls to language models.' })
  callCount: number;

  @Field(() => Int, { description: 'Number of calls whose cost is not known.' })
  unpricedCount: number;

  @Field(() => Float, { description: 'Number of input tokens, including cached tokens.' })
  inputTokens: number;

  @Field(() => Float, { description: 'Number of output tokens.' })
  outputTokens: number;

  @Field(() => Float, {
    description: 'Cost in millionths of a US dollar, an integer. Calls without a known cost are not included.',
  })
  costMicros: number;
}

@Resolver()
export class ConversationModelUsageResolver {
  @Can('read', 'ModelUsage')
  @Query(() => ConversationModelUsage, { description: 'Usage of language models in a conversation.' })
  conversationModelUsage(
    @InWorkspace() ctx: WorkspaceContext,
    @Arg('conversationId', () => ID, { description: 'Id of the conversation.' }) conversationId: string,
  ): Promise<ConversationModelUsage> {
    return conversationModelUsage(ctx, { conversationId: ids.uuid(conversationId) });
  }
}
