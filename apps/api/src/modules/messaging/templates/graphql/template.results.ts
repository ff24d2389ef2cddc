import { Field, Int, ObjectType } from 'type-graphql';
import { Refused } from '../../../../graphql/refused.type.ts';
import { resultUnion } from '../../../../graphql/result-union.ts';
import type { Read } from '../../../../query-compiler/index.ts';
import { Conversation, Message } from '../../conversations/index.ts';

@ObjectType({ description: 'The message was stored and is sent unless the workspace is paused.' })
export class TemplateSent {
  readonly type: 'TemplateSent';

  @Field(() => Message, { description: 'The stored message with its rendered text.' })
  readonly sent: Read;

  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;
}

@ObjectType({ description: 'The templates were synchronized.' })
export class TemplatesSynced {
  readonly type: 'TemplatesSynced';

  @Field(() => Int, { description: 'Number of templates.' })
  readonly count: number;
}

export const SendTemplateResult = resultUnion('SendTemplateResult', TemplateSent, Refused);
export const SyncTemplatesResult = resultUnion('SyncTemplatesResult', TemplatesSynced, Refused);
