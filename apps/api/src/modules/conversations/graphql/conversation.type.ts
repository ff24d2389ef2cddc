import type { Channel, ConversationMode } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ChangeKind } from '../../../events/bus.ts';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { ChangeKindEnum, ChannelEnum, ConversationModeEnum } from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql } from '../../../reads/index.ts';
import { Contact } from '../../contacts/index.ts';

@ObjectType({ description: 'What the viewer may do in a conversation, with the reason when not.' })
export class ConversationPermissions {
  @Field(() => Permission)
  reply: Permission;

  @Field(() => Permission)
  assign: Permission;

  @Field(() => Permission)
  takeOver: Permission;

  @Field(() => Permission)
  handBack: Permission;
}

@ObjectType({ description: 'The thread with a contact on one channel.' })
export class Conversation {
  @Field(() => ID)
  id: string;

  @Field(() => ChannelEnum)
  channel: Channel;

  @Field(() => ConversationModeEnum, { description: 'HUMAN exactly while somebody holds it.' })
  mode: ConversationMode;

  @Public('Whom it is with belongs to the conversation.')
  @inSql.through('contact', 'name')
  @Field(() => String, { description: 'Whom it is with, told to whoever may read the conversation.' })
  contactName: string;

  @Field(() => Contact, { description: 'Needs the right to see contacts.' })
  contact: Contact;

  @Field(() => ID, {
    nullable: true,
    description: 'The member who answers instead of the agent; null when nobody does.',
  })
  heldById: string | null;

  @Field(() => ID, { nullable: true, description: 'The member who looks after it; null when nobody does.' })
  assigneeId: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the contact wrote last; a reply is free for 24 hours after it.',
  })
  lastInboundAt: Date | null;

  @Field(() => GraphQLDateTimeISO, { description: 'The order of the inbox.' })
  lastMessageAt: Date;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => Int, { description: 'Grows with every change.' })
  version: number;

  @Public("The caller's own permissions.")
  @inSql.permissions('Conversation', { reply: 'reply', assign: 'assign', takeOver: 'takeOver', handBack: 'handBack' })
  @Field(() => ConversationPermissions, { description: 'What the viewer may do here.' })
  viewerCan: ConversationPermissions;
}

@ObjectType({ description: 'Something happened to a conversation.' })
export class ConversationChange {
  @Field(() => ChangeKindEnum)
  kind: ChangeKind;

  @Field(() => ID)
  id: string;
}

@ObjectType({ description: 'A message came in or went out.' })
export class MessageAdded {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  conversationId: string;
}

export const ConversationConnection = connectionOf('Conversation', () => Conversation);
