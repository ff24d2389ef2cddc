import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../../query-compiler/index.ts';
import { Conversation, Message } from '../../conversations/index.ts';

@ObjectType({ description: 'The message was stored and is sent unless the workspace is paused.' })
export class TemplateSent {
  @Field(() => Message, { description: 'The stored message with its rendered text.' })
  readonly sent: Read;

  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;

  constructor(id: string, conversationId: string) {
    this.sent = byId(id);
    this.conversation = byId(conversationId);
  }
}

@ObjectType({ description: 'The templates were synchronized.' })
export class TemplatesSynced {
  @Field(() => Int, { description: 'Number of templates.' })
  readonly count: number;

  constructor(count: number) {
    this.count = count;
  }
}

export const SendTemplateResult = createUnionType({
  name: 'SendTemplateResult',
  types: () => [TemplateSent, Refused] as const,
});
export const SyncTemplatesResult = createUnionType({
  name: 'SyncTemplatesResult',
  types: () => [TemplatesSynced, Refused] as const,
});
