import type { ConversationMode, InboxTab } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { ConversationModeEnum, InboxTabEnum } from '../../../../graphql/enums.ts';

@InputType({ description: 'All given conditions must match.' })
export class ConversationFilter {
  @Field(() => InboxTabEnum, { nullable: true, description: 'One tab of the inbox. Null: all.' })
  tab?: InboxTab | null;

  @Field(() => [ConversationModeEnum], { nullable: true, description: 'Any of these. Empty: all.' })
  modes?: ConversationMode[] | null;

  @Field(() => ID, { nullable: true, description: 'Conversations assigned to this member.' })
  assigneeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Conversations with this contact.' })
  contactId?: string | null;

  @Field(() => String, { nullable: true, description: "Text in the contact's name or phone. At most 100 characters." })
  search?: string | null;
}

@InputType()
export class SendMessageInput {
  @Field(() => ID)
  conversationId: string;

  @Field(() => String, { description: '1 to 4096 characters.' })
  body: string;

  @Field(() => String, {
    nullable: true,
    description: 'UUID chosen by the sender. Repeating it in the same conversation returns the existing message.',
  })
  clientId?: string | null;
}
