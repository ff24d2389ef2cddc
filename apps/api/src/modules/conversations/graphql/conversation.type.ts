import type { Channel, ConversationMode, InboxTab } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ChangeKind } from '../../../events/change-bus.ts';
import { Can, Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { ChangeKindEnum, ChannelEnum, ConversationModeEnum, InboxTabEnum } from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql } from '../../../query-compiler/index.ts';
import { Contact } from '../../contacts/index.ts';
import {
  bookedFor,
  contactOptedOutAt,
  handBackNote,
  holderName,
  leadIdOf,
  safetyConcerns,
  silentBecause,
  silentSince,
  unreadCount,
  waitingSince,
  windowEndsAt,
} from '../conversation.computed-fields.ts';

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

  @Field(() => Permission)
  markRead: Permission;
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

  @Public('Whether anything may be written belongs to the conversation.')
  @inSql.expression(contactOptedOutAt)
  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Since when the contact wants to hear nothing; null while they do.',
  })
  contactOptedOutAt: Date | null;

  @Field(() => Contact, { description: 'Needs the right to see contacts.' })
  contact: Contact;

  @Field(() => ID, {
    nullable: true,
    description: 'The member who answers instead of the agent; null when nobody does.',
  })
  heldById: string | null;

  @Public('Who holds it belongs to the conversation.')
  @inSql.expression(holderName)
  @Field(() => String, { nullable: true, description: 'What to call whoever holds it; null when nobody does.' })
  holderName: string | null;

  @Public('What the team said to each other belongs to the conversation.')
  @inSql.expression(handBackNote)
  @Field(() => String, {
    nullable: true,
    description: 'What whoever handed it back last wrote for the agent and the team; null while somebody holds it.',
  })
  handBackNote: string | null;

  @Public('What was found in it belongs to the conversation.')
  @inSql.expression(safetyConcerns)
  @Field(() => [String], {
    description:
      'What the safety policy found in what the contact wrote, by its name, the last first; until somebody who had it in hand hands it back.',
  })
  safetyConcerns: string[];

  @Public('That nobody answers belongs to the conversation.')
  @inSql.expression(silentSince)
  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'When the agent, whose turn it was, had to say nothing; it does not make up for it. Null once anybody has spoken.',
  })
  silentSince: Date | null;

  @Public('Why nobody answers belongs to the conversation.')
  @inSql.expression(silentBecause)
  @Field(() => String, { nullable: true, description: 'Why it had to; null while it has not.' })
  silentBecause: string | null;

  @Public('An id tells nothing of the enquiry.')
  @inSql.expression(leadIdOf)
  @Field(() => ID, { nullable: true, description: 'The enquiry that it is about; null while there is none.' })
  leadId: string | null;

  @Can('read', 'Booking')
  @inSql.expression(bookedFor)
  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'The next consultation of its enquiry, or the last where none is to come; null when none stands.',
  })
  bookedFor: Date | null;

  @Field(() => ID, { nullable: true, description: 'The member who looks after it; null when nobody does.' })
  assigneeId: string | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the contact wrote last; a reply is free for 24 hours after it.',
  })
  lastInboundAt: Date | null;

  @Public('Made of what the conversation tells.')
  @inSql.expression(windowEndsAt)
  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Until when WhatsApp lets the team answer; null before the contact wrote, and on the phone.',
  })
  windowEndsAt: Date | null;

  @Public('Made of what the conversation tells.')
  @inSql.expression(waitingSince)
  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Since when the contact waits for a person; null while nobody waits, or the agent answers.',
  })
  waitingSince: Date | null;

  @Public("The viewer's own.")
  @inSql.expression(unreadCount)
  @Field(() => Int, {
    description: 'What came in since the viewer read it, or joined; 0 for an API key.',
  })
  unreadCount: number;

  @Field(() => GraphQLDateTimeISO, { description: 'The order of the inbox.' })
  lastMessageAt: Date;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => Int, { description: 'Grows with every change.' })
  version: number;

  @Public("The caller's own permissions.")
  @inSql.permissions('Conversation', {
    reply: 'reply',
    assign: 'assign',
    takeOver: 'takeOver',
    handBack: 'handBack',
    markRead: 'markRead',
  })
  @Field(() => ConversationPermissions, { description: 'What the viewer may do here.' })
  viewerCan: ConversationPermissions;
}

@ObjectType({ description: 'How many conversations a tab of the inbox holds.' })
export class ConversationCount {
  @Field(() => InboxTabEnum)
  tab: InboxTab;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'Something happened to a conversation.' })
export class ConversationChange {
  @Field(() => ChangeKindEnum)
  kind: ChangeKind;

  @Field(() => ID)
  id: string;
}

@ObjectType({ description: 'A message came in or goes out, or something became of it.' })
export class MessageAdded {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  conversationId: string;
}

export const ConversationConnection = connectionOf('Conversation', () => Conversation);
