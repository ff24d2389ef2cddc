import type {
  Channel,
  ConversationMode,
  ConversationOrderField,
  ConversationStatus,
  SortDirection,
} from '@frontdesk/domain';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateTimeFilter, IDFilter } from '../../../../graphql/comparators.ts';
import {
  ChannelEnum,
  ConversationModeEnum,
  ConversationOrderFieldEnum,
  ConversationStatusEnum,
  SortDirectionEnum,
} from '../../../../graphql/enums.ts';
import { Payload } from '../../../../graphql/payload.ts';
import { FilterBy, FilterInput, type Read } from '../../../../query-compiler/index.ts';
import { Conversation } from './conversation.type.ts';
import { Message } from './message.type.ts';

@FilterInput('Conversation', 'conversations')
export class ConversationFilter {
  @FilterBy(() => IDFilter, 'Condition on the id.')
  id?: IDFilter | null;

  @FilterBy(
    () => [ConversationModeEnum],
    'Modes of the conversations. If omitted or empty, conversations in any mode match.',
    'mode',
  )
  modes?: ConversationMode[] | null;

  @FilterBy(
    () => [ConversationStatusEnum],
    'Statuses of the conversations. If omitted or empty, conversations with any status match.',
    'status',
  )
  statuses?: ConversationStatus[] | null;

  @FilterBy(
    () => [ChannelEnum],
    'Channels of the conversations. If omitted or empty, conversations on any channel match.',
    'channel',
  )
  channels?: Channel[] | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the assigned member.')
  assigneeId?: IDFilter | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the member who took over the conversation.')
  heldById?: IDFilter | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the contact.')
  contactId?: IDFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the last message of the contact.')
  lastInboundAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the last message.')
  lastMessageAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time at which the conversation was created.')
  createdAt?: DateTimeFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the last change.')
  updatedAt?: DateTimeFilter | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the contact is waiting for a reply. If omitted, conversations with and without a waiting contact match.',
  })
  isWaiting?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Text in the name, phone number, email address, company or a tag of the contact, at most 100 characters. Of contacts that the viewer cannot read, only the name is searched. If omitted, all conversations match.',
  })
  search?: string | null;
}

@InputType({ description: 'Order of conversations. Conversations with the same time are ordered by id.' })
export class ConversationOrder {
  @Field(() => ConversationOrderFieldEnum, { description: 'Field by which conversations are sorted.' })
  field: ConversationOrderField;

  @Field(() => SortDirectionEnum, { description: 'Whether the earliest or the latest time is first.' })
  direction: SortDirection;
}

@InputType()
export class SendMessageInput {
  @Field(() => ID, { description: 'Id of the conversation.' })
  conversationId: string;

  @Field(() => String, { description: 'Text of the message, 1 to 4096 characters.' })
  body: string;

  @Field(() => String, {
    nullable: true,
    description:
      'UUID chosen by the client, for safe retries. If the conversation already has a message with this UUID, that message is returned and nothing is sent. If omitted, the message is always sent.',
  })
  clientId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the saved reply that the text was written with, to count its use. If omitted, or if the viewer cannot use the reply, nothing is counted.',
  })
  savedReplyId?: string | null;
}

@ObjectType({ description: 'Payload of `sendMessage`, `sendTemplate` and `startConversation`.' })
export class MessagePayload extends Payload {
  @Field(() => Message, { description: 'The stored message.' })
  readonly message: Read;

  @Field(() => Conversation, { description: 'Current state of the conversation.' })
  readonly conversation: Read;
}
