import { type ContactStanding, LIMITS, type TimelineKind } from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Can, Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import { ContactStandingEnum, TimelineKindEnum } from '../../../graphql/enums.ts';
import { Permission } from '../../../graphql/permission.type.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql, raw, run, type Sql, sql } from '../../../query-compiler/index.ts';

@ObjectType({ description: 'What the viewer may do to a contact, with the reason when not.' })
export class ContactPermissions {
  @Field(() => Permission)
  update: Permission;

  @Field(() => Permission)
  delete: Permission;

  @Field(() => Permission)
  merge: Permission;

  @Field(() => Permission, { description: 'Block and unblock them.' })
  block: Permission;
}

const UNDO = raw(`interval '${LIMITS.mergeUndoHours} hours'`);

type Row = { column(field: string): Sql };

const optedOutAt = ({ column }: Row): Sql =>
  sql`select o.at from opt_outs o where o.workspace_id = ${column('workspaceId')} and o.contact_id = ${column('id')}`;

@ObjectType({ description: 'A person known to the workspace, by phone number.' })
export class Contact {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => String, { description: 'E.164; unique in the workspace.' })
  phone: string;

  @Field(() => String, { nullable: true, description: 'Lower case; null when none is known.' })
  email: string | null;

  @Field(() => String, { description: 'May be empty.' })
  company: string;

  @Field(() => String, { description: 'What the team wrote down; may be empty.' })
  notes: string;

  @Field(() => [String])
  tags: string[];

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Since when nothing is sent to them; null while it is.',
  })
  blockedAt: Date | null;

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When they agreed to be written to; null when nobody has said so.',
  })
  consentAt: Date | null;

  @Public('Part of the contact.')
  @inSql.expression(optedOutAt)
  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When they asked to hear nothing more; null while they did not.',
  })
  optedOutAt: Date | null;

  @Public('Part of the contact.')
  @inSql.expression(
    (row) =>
      sql`case when ${row.column('blockedAt')} is not null then 'BLOCKED' when exists (${optedOutAt(row)}) then 'OPTED_OUT' else 'REACHABLE' end`,
  )
  @Field(() => ContactStandingEnum, { description: 'Whether they may be written to at all.' })
  standing: ContactStanding;

  @Public('Part of the contact.')
  @inSql.expression(
    ({ column }) =>
      sql`select max(g.created_at) + ${UNDO} from contact_merges g where g.workspace_id = ${column('workspaceId')} and g.contact_id = ${column('id')} and g.created_at > ${run.now}::timestamptz - ${UNDO}`,
  )
  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Until when the last merge into it can be undone; null when there is none.',
  })
  mergeUndoableUntil: Date | null;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO)
  updatedAt: Date;

  @Can('read', 'Conversation')
  @inSql.count('conversations')
  @Field(() => Int, { description: 'How many conversations the viewer may see with them.' })
  conversationCount: number;

  @Public("The caller's own permissions.")
  @inSql.permissions('Contact', { update: 'update', delete: 'delete', merge: 'merge', block: 'block' })
  @Field(() => ContactPermissions, { description: 'What the viewer may do to this contact.' })
  viewerCan: ContactPermissions;
}

@ObjectType({ description: 'A tag, and how many of the contacts within sight have it.' })
export class ContactTag {
  @Field(() => String)
  tag: string;

  @Field(() => Int)
  count: number;
}

@ObjectType({ description: 'Something that happened with a person.' })
export class TimelineEntry {
  @Field(() => TimelineKindEnum)
  kind: TimelineKind;

  @Field(() => ID)
  id: string;

  @Field(() => GraphQLDateTimeISO)
  at: Date;

  @Field(() => String, {
    description:
      'MESSAGE: its author. CALL: OUTBOUND or INBOUND. LEAD: its source. BOOKING: its status. TAKEOVER: how it ended, empty while it lasts. AUDIT: who did it.',
  })
  by: string;

  @Field(() => String, {
    description:
      'MESSAGE: its text. CALL: what it was about, as far as that is known. LEAD: what they wrote. BOOKING: when it begins. TAKEOVER: the note. AUDIT: the event.',
  })
  words: string;

  @Field(() => ID, { description: 'The conversation, the call, the lead or the contact that it is part of.' })
  subjectId: string;
}

export const ContactConnection = connectionOf('Contact', () => Contact);
