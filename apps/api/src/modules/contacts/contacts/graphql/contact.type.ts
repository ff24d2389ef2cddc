import { type ContactReachability, LIMITS, type TimelineKind, type WorldSource } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ContactReachabilityEnum, TimelineKindEnum, WorldSourceEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, list, raw, run, type Sql, sql } from '../../../../query-compiler/index.ts';
import { ExternalId } from '../../external-data/index.ts';

@ObjectType({
  description: 'Whether the viewer is allowed to perform each action on a contact, with the reason if not.',
})
export class ContactPermissions {
  @Field(() => PermissionCheck, { description: 'Whether the viewer can edit the contact and record opt-outs.' })
  update: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can delete the contact.' })
  delete: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can merge the contact with another contact.' })
  merge: PermissionCheck;

  @Field(() => PermissionCheck, { description: 'Whether the viewer can block and unblock the contact.' })
  block: PermissionCheck;
}

const UNDO = raw(`interval '${LIMITS.mergeUndoHours} hours'`);

type Row = { column(field: string): Sql };

const optedOutAt = ({ column }: Row): Sql =>
  sql`select o.at from opt_outs o where o.workspace_id = ${column('workspaceId')} and o.contact_id = ${column('id')}`;

@ObjectType({ implements: Node, description: 'A person known to the workspace, identified by phone number.' })
export class Contact {
  id: string;

  @Field(() => String, { description: 'Name of the contact, 1 to 100 characters.' })
  name: string;

  @Field(() => String, {
    description:
      'Phone number in E.164 format, unique in the workspace. Masked for viewers who may not see contact details.',
  })
  phone: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Email address in lower case. Null if the contact has no email address. Masked for viewers who may not see contact details.',
  })
  email: string | null;

  @Field(() => String, { description: 'Company of the contact, at most 100 characters. Can be empty.' })
  company: string;

  @Field(() => String, { description: 'Internal notes, at most 2000 characters. Can be empty.' })
  notes: string;

  @Field(() => [String], { description: 'Tags of the contact, at most 20 with at most 40 characters each.' })
  tags: string[];

  @Public('Part of the contact.')
  @inSql.relation('externalIds', () => list([['system', 'asc']], { limit: LIMITS.externalIds }))
  @Field(() => [ExternalId], {
    description: 'Ids of the contact in external systems, at most 10, one for each system. Sorted by system.',
  })
  externalIds: ExternalId[];

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the contact was blocked. Null if the contact is not blocked.',
  })
  blockedAt: Date | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time at which the contact gave consent. Null if the contact has not given consent.',
  })
  consentAt: Date | null;

  @Public('Part of the contact.')
  @inSql.expression(optedOutAt)
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time of the opt-out. Null if the contact has not opted out.',
  })
  optedOutAt: Date | null;

  @Public('Part of the contact.')
  @inSql.expression(
    (row) =>
      sql`case when ${row.column('blockedAt')} is not null then 'BLOCKED' when exists (${optedOutAt(row)}) then 'OPTED_OUT' else 'REACHABLE' end`,
  )
  @Field(() => ContactReachabilityEnum, { description: 'Whether messages can be sent to the contact.' })
  reachability: ContactReachability;

  @Public('Part of the contact.')
  @inSql.expression(
    ({ column }) =>
      sql`select max(g.created_at) + ${UNDO} from contact_merges g where g.workspace_id = ${column('workspaceId')} and g.contact_id = ${column('id')} and g.created_at > ${run.now}::timestamptz - ${UNDO}`,
  )
  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'Time until which the last merge can be undone. Null if there is no merge that can be undone.',
  })
  mergeUndoableUntil: Date | null;

  @Field(() => GraphQLDateTime, { description: 'Time at which the contact was created.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time of the last change.' })
  updatedAt: Date;

  @Can('read', 'Conversation')
  @inSql.count('conversations')
  @Field(() => Int, { description: 'Number of conversations with the contact that the viewer can read.' })
  conversationCount: number;

  @Public("The caller's own permissions.")
  @inSql.permissions('Contact', { update: 'update', delete: 'delete', merge: 'merge', block: 'block' })
  @Field(() => ContactPermissions, {
    description: 'Whether the viewer is allowed to perform each action on the contact, with the reason if not.',
  })
  viewerCan: ContactPermissions;
}

@ObjectType({ description: 'A tag with the number of contacts that have it and that the viewer can read.' })
export class ContactTag {
  @Field(() => String, { description: 'Tag, at most 40 characters.' })
  tag: string;

  @Field(() => Int, { description: 'Number of contacts with the tag that the viewer can read.' })
  count: number;
}

@ObjectType({ description: 'An entry of the timeline of a contact.' })
export class TimelineEntry {
  @Field(() => TimelineKindEnum, { description: 'What the entry is about.' })
  kind: TimelineKind;

  @Field(() => ID, {
    description:
      'Id of the message, takeover, rating, call, lead, booking, sent form, world event, opt-out or audit event. Unique among the entries of a kind.',
  })
  id: string;

  @Field(() => GraphQLDateTime, { description: 'Time of the entry. The timeline is sorted by this time.' })
  occurredAt: Date;

  @Field(() => String, {
    description:
      'Depends on `kind`. MESSAGE: author. CAMPAIGN_MESSAGE, SEQUENCE_MESSAGE: name of the campaign or sequence, empty if the viewer cannot read it. CONVERSATION: RESOLVED, REOPENED or SNOOZED. TAKEOVER: end reason, empty while active. RATING: score from 1 to 5. CALL: direction. CALL_ENDED: reason why the call was not answered, otherwise its outcome, empty if there is none. CALL_WRAPPED_UP: outcome. LEAD: source. LEAD_STATUS: new status. BOOKING: current status. BOOKING_CHANGE: RESCHEDULED, CANCELLED, FAILED, CONFIRMED, NO_SHOW_MARKED or NO_SHOW_REMOVED. FORM: SENT, LINK_CREATED, SUBMITTED, ACCEPTED, RETURNED, EXPIRED or REVOKED. FACT: LEARNED, CORRECTED or RETRACTED. AUDIT: actor. OPT_OUT, OPT_IN: empty.',
  })
  detail: string;

  @Field(() => String, {
    description:
      'Depends on `kind`. MESSAGE, CAMPAIGN_MESSAGE, SEQUENCE_MESSAGE: text. TAKEOVER: note. CALL: summary. CALL_WRAPPED_UP: note. LEAD: message. BOOKING: current start time. BOOKING_CHANGE: new start time, empty unless the booking was rescheduled. FORM: name of the form. FACT: a line `name: value` for each field and relation, without a value if it was removed. AUDIT: event name. Empty for other kinds.',
  })
  text: string;

  @Field(() => ID, {
    description: 'Id of the conversation, call, lead, sent form, entity or contact that the entry belongs to.',
  })
  subjectId: string;

  @Field(() => WorldSourceEnum, {
    nullable: true,
    description: 'Kind of source that reported the fact. Null unless `kind` is FACT.',
  })
  source: WorldSource | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Confidence of the fact in percent, 0 to 100. Null unless `kind` is FACT.',
  })
  confidencePercent: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Name of the linked entity that the fact is about. Null if the fact is about the contact's own entity or unless `kind` is FACT.",
  })
  recordName: string | null;
}

export const ContactConnection = connectionOf('Contact', () => Contact);
