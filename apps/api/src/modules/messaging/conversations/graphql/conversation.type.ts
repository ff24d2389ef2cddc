import type { Channel, ConversationMode, HandoffCode, InboxTab } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ChangeKind } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  ChangeKindEnum,
  ChannelEnum,
  ConversationModeEnum,
  HandoffCodeEnum,
  InboxTabEnum,
} from '../../../../graphql/enums.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql } from '../../../../query-compiler/index.ts';
import { Contact } from '../../../contacts/contacts/index.ts';
import {
  agentSuppressedAt,
  agentSuppressedReason,
  contactOptedOutAt,
  handoffCode,
  holderName,
  leadIdOf,
  nextBookingAt,
  replyWindowExpiresAt,
  returnNote,
  safetyMatches,
  unreadCount,
  waitingSince,
} from '../conversation.computed-fields.ts';

@ObjectType({ description: 'Actions that the viewer can take in a conversation, with the reason when not.' })
export class ConversationPermissions {
  @Field(() => PermissionCheck)
  reply: PermissionCheck;

  @Field(() => PermissionCheck)
  assign: PermissionCheck;

  @Field(() => PermissionCheck)
  takeOver: PermissionCheck;

  @Field(() => PermissionCheck)
  returnToAgent: PermissionCheck;

  @Field(() => PermissionCheck)
  markRead: PermissionCheck;
}

@ObjectType({ description: 'Message thread with a contact on one channel.' })
export class Conversation {
  @Field(() => ID)
  id: string;

  @Field(() => ChannelEnum)
  channel: Channel;

  @Field(() => ConversationModeEnum, { description: 'HUMAN exactly while a member has taken over.' })
  mode: ConversationMode;

  @Public('The contact is part of the conversation.')
  @inSql.through('contact', 'name')
  @Field(() => String, { description: 'Name of the contact, visible to everyone who can read the conversation.' })
  contactName: string;

  @Public('Whether messages can be sent is part of the conversation.')
  @inSql.expression(contactOptedOutAt)
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "Time of the contact's opt-out. Null when not opted out.",
  })
  contactOptedOutAt: Date | null;

  @Field(() => Contact, { description: 'Requires permission to read contacts.' })
  contact: Contact;

  @Field(() => ID, {
    nullable: true,
    description: 'Member who took over from the agent. Null when none has.',
  })
  heldById: string | null;

  @Public('The assignee is part of the conversation.')
  @inSql.expression(holderName)
  @Field(() => String, { nullable: true, description: 'Display name of the member who took over. Null when none has.' })
  holderName: string | null;

  @Public('Internal notes are part of the conversation.')
  @inSql.expression(returnNote)
  @Field(() => String, {
    nullable: true,
    description: 'Note of the latest handback. Null during a takeover.',
  })
  returnNote: string | null;

  @Public('The matches are part of the conversation.')
  @inSql.expression(safetyMatches)
  @Field(() => [String], {
    description:
      "Names of safety concepts that matched in the contact's messages, latest first, until a member who took over returns the conversation.",
  })
  safetyMatches: string[];

  @Public('Whether anyone answers is part of the conversation.')
  @inSql.expression(agentSuppressedAt)
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      "Time the agent's reply was suppressed; it is not sent later. Null when not suppressed, or after any later message.",
  })
  agentSuppressedAt: Date | null;

  @Public('The reason why no one answers is part of the conversation.')
  @inSql.expression(agentSuppressedReason)
  @Field(() => String, { nullable: true, description: 'Why the reply was suppressed. Null when it was not.' })
  agentSuppressedReason: string | null;

  @Public('An id reveals nothing about the lead.')
  @inSql.expression(leadIdOf)
  @Field(() => ID, { nullable: true, description: 'Lead of the conversation. Null when there is none.' })
  leadId: string | null;

  @Can('read', 'Booking')
  @inSql.expression(nextBookingAt)
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time of the next booking of the lead, or of the latest when none is upcoming. Null when no booking is active.',
  })
  nextBookingAt: Date | null;

  @Field(() => ID, { nullable: true, description: 'Member assigned to the conversation. Null when unassigned.' })
  assigneeId: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "Time of the contact's last message. The reply window is open for 24 hours after it.",
  })
  lastInboundAt: Date | null;

  @Public('Derived from the conversation.')
  @inSql.expression(replyWindowExpiresAt)
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "End of the WhatsApp reply window. Null before the contact's first message, and in voice workspaces.",
  })
  replyWindowExpiresAt: Date | null;

  @Public('Derived from the conversation.')
  @inSql.expression(waitingSince)
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time since which the contact waits for a human. Null when not waiting or while the agent answers.',
  })
  waitingSince: Date | null;

  @Public('Derived from the conversation.')
  @inSql.expression(handoffCode)
  @Field(() => HandoffCodeEnum, {
    nullable: true,
    description: 'Why the agent handed off. Null while the agent or a member answers.',
  })
  handoffCode: HandoffCode | null;

  @Public("The viewer's own.")
  @inSql.expression(unreadCount)
  @Field(() => Int, {
    description: 'Messages received since the viewer last read it, or joined. 0 for an API key.',
  })
  unreadCount: number;

  @Field(() => GraphQLDateTime, { description: 'Time of the last message, which orders the inbox.' })
  lastMessageAt: Date;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => Int, { description: 'Increases with every change.' })
  version: number;

  @Public("The caller's own permissions.")
  @inSql.permissions('Conversation', {
    reply: 'reply',
    assign: 'assign',
    takeOver: 'takeOver',
    returnToAgent: 'returnToAgent',
    markRead: 'markRead',
  })
  @Field(() => ConversationPermissions, { description: 'Actions that the viewer can take in this conversation.' })
  viewerCan: ConversationPermissions;
}

@ObjectType({ description: 'Number of conversations in one tab of the inbox.' })
export class ConversationCountByTab {
  @Field(() => InboxTabEnum)
  tab: InboxTab;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'A conversation changed.' })
export class ConversationChange {
  @Field(() => ChangeKindEnum)
  kind: ChangeKind;

  @Field(() => ID)
  id: string;
}

@ObjectType({ description: 'A message was added or its status changed.' })
export class MessageAdded {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  conversationId: string;
}

export const ConversationConnection = connectionOf('Conversation', () => Conversation);
