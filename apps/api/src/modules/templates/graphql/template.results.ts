import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import { Refused } from '../../../graphql/refused.type.ts';
import { byId, type Read } from '../../../query-compiler/index.ts';
import { Conversation, Message } from '../../conversations/index.ts';

@ObjectType({ description: 'The message is stored, and goes out unless the workspace is paused.' })
export class TemplateSent {
  @Field(() => Message, { description: 'What was stored, as the contact will read it.' })
  readonly sent: Read;

  @Field(() => Conversation, { description: 'As it is now.' })
  readonly conversation: Read;

  constructor(id: string, conversationId: string) {
    this.sent = byId(id);
    this.conversation = byId(conversationId);
  }
}

@ObjectType({ description: 'The templates are as their providers have them.' })
export class TemplatesSynced {
  @Field(() => Int, { description: 'How many there are.' })
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
