import type { ConversationMode } from '@frontdesk/domain';
import { Field, ID, InputType } from 'type-graphql';
import { ConversationModeEnum } from '../../../graphql/enums.ts';

@InputType({ description: 'All that is given must match.' })
export class ConversationFilter {
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
}
