import { type ContactReachability, LIMITS, type TimelineKind } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Can, Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import { ContactReachabilityEnum, TimelineKindEnum } from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { PermissionCheck } from '../../../../graphql/permission.type.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, raw, run, type Sql, sql } from '../../../../query-compiler/index.ts';

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

  @Field(() => ID, { description: 'Id of the message, call, lead, booking, takeover, opt-out or audit event.' })
  id: string;

  @Field(() => GraphQLDateTime, { description: 'Time of the entry. The timeline is sorted by it.' })
  occurredAt: Date;

  @Field(() => String, {
    description:
      'Depends on `kind`. MESSAGE: author. CALL: direction. LEAD: source. BOOKING: status. TAKEOVER: end reason, empty while active. AUDIT: actor. OPT_OUT: empty.',
  })
  detail: string;

  @Field(() => String, {
    description:
      'Depends on `kind`. MESSAGE: text. CALL: summary. LEAD: message. BOOKING: start time. TAKEOVER: note. AUDIT: event name. OPT_OUT: empty.',
  })
  text: string;

  @Field(() => ID, { description: 'Id of the conversation, call, lead or contact that the entry belongs to.' })
  subjectId: string;
}

export const ContactConnection = connectionOf('Contact', () => Contact);
