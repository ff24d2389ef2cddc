import type {
  AuditActorKind,
  AuditExportFormat,
  AuditExportStatus,
  AuditFaultKind,
  AuditVia,
  DenialCode,
} from '@frontdesk/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../graphql/can.ts';
import { connectionOf } from '../../../graphql/connection.ts';
import {
  AuditActorKindEnum,
  AuditExportFormatEnum,
  AuditExportStatusEnum,
  AuditFaultKindEnum,
  AuditViaEnum,
} from '../../../graphql/enums.ts';
import { GraphQLDateTimeISO } from '../../../graphql/scalars.ts';
import { inSql, run, sql } from '../../../query-compiler/index.ts';

@ObjectType({
  description: 'Something that happened in the workspace, as it was written down in the same transaction.',
})
export class AuditEvent {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'What happened, in the past tense, as in `lead.created`.' })
  name: string;

  @Field(() => AuditActorKindEnum)
  actorKind: AuditActorKind;

  @Field(() => ID, { nullable: true, description: 'The user or the key; null for visitors, jobs and providers.' })
  actorId: string | null;

  @Field(() => String, { description: 'Their name at that moment.' })
  actorLabel: string;

  @Field(() => String)
  subjectType: string;

  @Field(() => ID)
  subjectId: string;

  @Public('Plain data of an event that the viewer may read.')
  @inSql.expression(({ column }) => sql`${column('before')}::text`, 'COLUMNS')
  @Field(() => String, { nullable: true, description: 'JSON; never a secret.' })
  before: string | null;

  @Public('Plain data of an event that the viewer may read.')
  @inSql.expression(({ column }) => sql`${column('after')}::text`, 'COLUMNS')
  @Field(() => String, { nullable: true, description: 'JSON; never a secret.' })
  after: string | null;

  @Field(() => AuditViaEnum)
  via: AuditVia;

  @Field(() => String, { description: 'The network address of the caller; empty for a job.' })
  ipAddress: string;

  @Field(() => String)
  requestId: string;

  @Field(() => GraphQLDateTimeISO)
  at: Date;
}

export const AuditEventConnection = connectionOf('AuditEvent', () => AuditEvent);

@InputType({ description: 'All that is given must match.' })
export class AuditFilter {
  @Field(() => [AuditActorKindEnum], { nullable: true, description: 'Any of these; empty means all.' })
  actorKinds?: AuditActorKind[] | null;

  @Field(() => String, { nullable: true, description: 'The id of a user or an API key.' })
  actorId?: string | null;

  @Field(() => [String], { nullable: true, description: 'Any of these events; empty means all.' })
  names?: string[] | null;

  @Field(() => String, { nullable: true })
  subjectType?: string | null;

  @Field(() => String, { nullable: true })
  subjectId?: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'From this moment on.' })
  from?: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Before this moment.' })
  to?: Date | null;

  @Field(() => String, { nullable: true, description: 'Anywhere in the row; up to 100 characters.' })
  search?: string | null;
}

@ObjectType({ description: 'A row was added to the trail.' })
export class AuditEventAdded {
  @Field(() => ID)
  id: string;
}

@ObjectType({ description: 'What is wrong at one place of the chain.' })
export class AuditFault {
  @Field(() => AuditFaultKindEnum)
  kind: AuditFaultKind;

  @Field(() => Int, { nullable: true, description: 'The place in the chain, from 1; null for a row without one.' })
  place: number | null;

  @Field(() => ID, { nullable: true, description: 'The event; null where nobody can tell which it was.' })
  eventId: string | null;
}

@ObjectType({ description: 'What a look at every link of the chain came to.' })
export class AuditVerdict {
  @Field(() => Boolean)
  intact: boolean;

  @Field(() => Int, { description: 'How many rows were looked at.' })
  checked: number;

  @Field(() => [AuditFault], { description: 'The first hundred.' })
  faults: AuditFault[];

  @Field(() => Int, { description: 'The place after which the chain begins: what was before is past its time.' })
  anchoredAfter: number;

  @Field(() => String, {
    description: 'The newest link. Whoever writes it down elsewhere can prove the trail up to here.',
  })
  fingerprint: string;
}

@ObjectType({ description: 'A public key that verifies signed anchors of the audit log.' })
export class AuditSigningKey {
  @Field(() => ID, { description: 'The `keyId` of the anchors it signed.' })
  id: string;

  @Field(() => String, { description: 'Ed25519, PEM.' })
  publicKey: string;
}

@ObjectType({ description: 'How the trail is kept here.' })
export class AuditTrail {
  @Field(() => [AuditSigningKey], { description: 'Newest first: the first one signs.' })
  signingKeys: AuditSigningKey[];

  @Field(() => String, {
    description:
      'Every signed anchor, oldest first: one JSON object with `statement` and `signature` on each line. Store it outside the product; docs/audit-verification.md says how to verify it.',
  })
  anchorFile: string;

  @Field(() => Int, { description: 'After so many days a row is removed; by the environment of the workspace.' })
  retentionDays: number;
}

@ObjectType({ description: 'The trail as a file. It is kept for a day.' })
export class AuditExport {
  @Field(() => ID)
  id: string;

  @Field(() => AuditExportFormatEnum)
  format: AuditExportFormat;

  @Field(() => AuditExportStatusEnum)
  status: AuditExportStatus;

  @Field(() => Int)
  rowsDone: number;

  @Field(() => Int, { nullable: true, description: 'Null until they are counted.' })
  rowsTotal: number | null;

  @Field(() => String)
  requestedByName: string;

  @Public('Plain data of an export that the viewer may read.')
  @inSql.expression(
    ({ column }) =>
      sql`(${column('requestedById')} = ${run.userId}::uuid and ${column('status')} = 'READY' and ${column('expiresAt')} > ${run.now}::timestamptz) is true`,
  )
  @Field(() => Boolean, { description: 'Whether the viewer may fetch the file: it is theirs, and it is there.' })
  fetchable: boolean;

  @Field(() => GraphQLDateTimeISO)
  createdAt: Date;

  @Field(() => GraphQLDateTimeISO, { description: 'When the file goes.' })
  expiresAt: Date;
}

export const AuditExportConnection = connectionOf('AuditExport', () => AuditExport);

@ObjectType({ description: 'What somebody of the workspace was refused in one minute.' })
export class DeniedAttempt {
  @Field(() => ID)
  id: string;

  @Field(() => AuditActorKindEnum)
  actorKind: AuditActorKind;

  @Field(() => ID)
  actorId: string;

  @Field(() => String)
  actorLabel: string;

  @Field(() => String, { description: 'The field of the graph that was asked for.' })
  action: string;

  @Field(() => String, { description: 'FORBIDDEN or NOT_FOUND.' })
  code: DenialCode;

  @Field(() => GraphQLDateTimeISO)
  minute: Date;

  @Field(() => Int, { description: 'How often in that minute.' })
  count: number;
}

export const DeniedAttemptConnection = connectionOf('DeniedAttempt', () => DeniedAttempt);
