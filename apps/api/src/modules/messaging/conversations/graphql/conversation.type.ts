import type { Channel, ConversationMode, ConversationStatus, HandoffCode, InboxTab } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ChangeKind } from '../../../../events/change-bus.ts';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  ChangeKindEnum,
  ChannelEnum,
  ConversationModeEnum,
  ConversationStatusEnum,
  HandoffCodeEnum,
  InboxTabEnum,
} from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
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
  statusChangedByName,
  unreadCount,
  waitingSince,
} from '../conversation.computed-fields.ts';

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action in a conversation, with the reason if not.',
})
export class ConversationPermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can send messages and templates.' })
  reply: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can assign the conversation to a member.' })
  assign: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can take over from the agent.' })
  takeOver: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can return the conversation to the agent.' })
  returnToAgent: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can mark the conversation as read.' })
  markRead: PermissionCheck;
}

@ObjectType({ implements: Node, description: 'Conversation with a contact on one channel.' })
export class Conversation {
  id: string;

  @Field(() => ChannelEnum, { description: 'Channel of the messages.' })
  channel: Channel;

  @Field(() => ConversationModeEnum, {
    description: 'Who replies to the contact. HUMAN means that a member has taken over.',
  })
  mode: ConversationMode;

  @Field(() => ConversationStatusEnum, { description: 'Whether the conversation is open, snoozed or resolved.' })
  status: ConversationStatus;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'Time at which a snoozed conversation opens again. Null if it is not snoozed, or snoozed until the contact writes.',
  })
  snoozedUntil: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the last change of the status. Null if the status never changed.',
  })
  statusChangedAt: Date | null;

  @Public('Who resolved it is part of the conversation.')
  @inSql.expression(statusChangedByName)
  @Field(() => String, {
    nullable: true,
    description:
      'Name of the member who changed the status last. Null if the contact, the agent or an API key changed it, or if the member has left the workspace.',
  })
  statusChangedByName: string | null;

  @Public('The contact is part of the conversation.')
  @inSql.through('contact', 'name')
  @Field(() => String, {
    description: 'Name of the contact. Every viewer who can read the conversation can read the name.',
  })
  contactName: string;

  @Public('Whether messages can be sent is part of the conversation.')
  @inSql.expression(contactOptedOutAt)
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: "Time of the contact's opt-out. Null if the contact has not opted out.",
  })
  contactOptedOutAt: Date | null;

  @Field(() => Contact, { description: 'Contact of the conversation. Requires the permission to read contacts.' })
  contact: Contact;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the member who took over from the agent. Null if no member has taken over.',
  })
  heldById: string | null;

  @Public('The assignee is part of the conversation.')
  @inSql.expression(holderName)
  @Field(() => String, {
    nullable: true,
    description: 'Name of the member who took over. Null if no member has taken over.',
  })
  holderName: string | null;

  @Public('Internal notes are part of the conversation.')
  @inSql.expression(returnNote)
  @Field(() => String, {
    nullable: true,
    description:
      'Note that the last member left when returning the conversation to the agent. Null if there is none or during a takeover.',
  })
  returnNote: string | null;

  @Public('The matches are part of the conversation.')
  @inSql.expression(safetyMatches)
  @Field(() => [String], {
    description:
      "Names of the safety concepts that matched the contact's messages since the last takeover ended, latest first. Matches that were only recorded are omitted.",
  })
  safetyMatches: string[];

  @Public('Whether anyone answers is part of the conversation.')
  @inSql.expression(agentSuppressedAt)
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      "Time at which the agent's latest reply was suppressed. The suppressed reply is never sent; after a pause, the agent writes a new reply. Null if the latest reply was not suppressed, if a reply was sent afterwards, or if the mode is not AGENT.",
  })
  agentSuppressedAt: Date | null;

  @Public('The reason why no one answers is part of the conversation.')
  @inSql.expression(agentSuppressedReason)
  @Field(() => String, {
    nullable: true,
    description: 'Reason why the reply was suppressed. Null if `agentSuppressedAt` is null.',
  })
  agentSuppressedReason: string | null;

  @Public('An id reveals nothing about the lead.')
  @inSql.expression(leadIdOf)
  @Field(() => ID, { nullable: true, description: 'Id of the lead of the conversation. Null if there is no lead.' })
  leadId: string | null;

  @Can('read', 'Booking')
  @inSql.expression(nextBookingAt)
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      "Start of the lead's next active booking, or of the latest active booking if none is in the future. Null if the lead has no active booking.",
  })
  nextBookingAt: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the member who is assigned to the conversation. Null if it is unassigned.',
  })
  assigneeId: string | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      "Time of the contact's last message. The WhatsApp reply window is open for 24 hours after it. Null if the contact has not written yet.",
  })
  lastInboundAt: Date | null;

  @Public('Derived from the conversation.')
  @inSql.expression(replyWindowExpiresAt)
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'End of the WhatsApp reply window. Null if the contact has not written yet or if the channel is VOICE.',
  })
  replyWindowExpiresAt: Date | null;

  @Public('Derived from the conversation.')
  @inSql.expression(waitingSince)
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time since which the contact has been waiting for a human. Null if the contact is not waiting.',
  })
  waitingSince: Date | null;

  @Public('Derived from the conversation.')
  @inSql.expression(handoffCode)
  @Field(() => HandoffCodeEnum, {
    nullable: true,
    description:
      'Reason why the agent handed off to a human. Null while the agent or a member handles the conversation.',
  })
  handoffCode: HandoffCode | null;

  @Public("The viewer's own.")
  @inSql.expression(unreadCount)
  @Field(() => Int, {
    description:
      'Number of messages received since the viewer last read the conversation or joined the workspace. 0 for an API key.',
  })
  unreadCount: number;

  @Field(() => GraphQLDateTime, { description: 'Time of the last message. The inbox is sorted by this time.' })
  lastMessageAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time at which the conversation was created.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;

  @Field(() => Int, { description: 'Version number, which increases with every change.' })
  version: number;

  @Public("The caller's own permissions.")
  @inSql.permissions('Conversation', {
    reply: 'reply',
    assign: 'assign',
    takeOver: 'takeOver',
    returnToAgent: 'returnToAgent',
    markRead: 'markRead',
  })
  @Field(() => ConversationPermissions, {
    description: 'Whether the viewer is allowed to perform each action in the conversation, with the reason if not.',
  })
  viewerCan: ConversationPermissions;
}

@ObjectType({ description: 'Number of conversations in one tab of the inbox.' })
export class ConversationCountByTab {
  @Field(() => InboxTabEnum, { description: 'Tab of the inbox.' })
  tab: InboxTab;

  @Field(() => Int, { description: 'Number of conversations in the tab that the viewer can read.' })
  count: number;
}

@ObjectType({ description: 'A conversation was created, changed or deleted.' })
export class ConversationChange {
  @Field(() => ChangeKindEnum, { description: 'Whether the conversation was created, changed or deleted.' })
  kind: ChangeKind;

  @Field(() => ID, { description: 'Id of the conversation.' })
  id: string;
}

@ObjectType({ description: 'A message was added or its status changed.' })
export class MessageAdded {
  @Field(() => ID, { description: 'Id of the message.' })
  id: string;

  @Field(() => ID, { description: 'Id of the conversation of the message.' })
  conversationId: string;
}

export const ConversationConnection = connectionOf('Conversation', () => Conversation);
