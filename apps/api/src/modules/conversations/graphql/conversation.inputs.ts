import type { ConversationMode, InboxTab } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { ConversationModeEnum, InboxTabEnum } from '../../../graphql/enums.ts';

@InputType({ description: 'All that is given must match.' })
export class ConversationFilter {
  @Field(() => InboxTabEnum, { nullable: true, description: 'One tab of the inbox; null means all.' })
  tab?: InboxTab | null;

  @Field(() => [ConversationModeEnum], { nullable: true, description: 'Any of these; empty means all.' })
  modes?: ConversationMode[] | null;

  @Field(() => ID, { nullable: true, description: 'Looked after by this member.' })
  assigneeId?: string | null;

  @Field(() => String, { nullable: true, description: "In the contact's name or phone; up to 100 characters." })
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
    description:
      'A UUID of the sender. Sent again in the same conversation, it answers with the message that is there.',
  })
  clientId?: string | null;
}
