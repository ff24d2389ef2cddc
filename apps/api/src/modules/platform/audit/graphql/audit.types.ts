import type {
  AuditActorKind,
  AuditExportFormat,
  AuditExportStatus,
  AuditVia,
  AuditViolationKind,
  DenialCode,
} from '@frontdesk/domain';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  AuditActorKindEnum,
  AuditExportFormatEnum,
  AuditExportStatusEnum,
  AuditViaEnum,
  AuditViolationKindEnum,
} from '../../../../graphql/enums.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { inSql, run, sql } from '../../../../query-compiler/index.ts';

@ObjectType({
  description: 'An audit event, written in the transaction of the change.',
})
export class AuditEvent {
  @Field(() => ID)
  id: string;

  @Field(() => String, { description: 'Event name in the past tense, for example `lead.created`.' })
  name: string;

  @Field(() => AuditActorKindEnum)
  actorKind: AuditActorKind;

  @Field(() => ID, { nullable: true, description: 'Id of the user or key. Null for visitors, jobs and providers.' })
  actorId: string | null;

  @Field(() => String, { description: 'Display name at that time.' })
  actorLabel: string;

  @Field(() => String)
  subjectType: string;

  @Field(() => ID)
  subjectId: string;

  @Public('Plain data of an event that the viewer may read.')
  @inSql.expression(({ column }) => sql`${column('before')}::text`, 'COLUMNS')
  @Field(() => String, { nullable: true, description: 'JSON. Never contains a secret.' })
  before: string | null;

  @Public('Plain data of an event that the viewer may read.')
  @inSql.expression(({ column }) => sql`${column('after')}::text`, 'COLUMNS')
  @Field(() => String, { nullable: true, description: 'JSON. Never contains a secret.' })
  after: string | null;

  @Field(() => AuditViaEnum)
  via: AuditVia;

  @Field(() => String, { description: 'Client address. Empty for a job.' })
  ipAddress: string;

  @Field(() => String)
  requestId: string;

  @Public('Plain data of an event that the viewer may read.')
  @inSql.column('at')
  @Field(() => GraphQLDateTime)
  occurredAt: Date;
}

export const AuditEventConnection = connectionOf('AuditEvent', () => AuditEvent);

@InputType({ description: 'All given conditions must match.' })
export class AuditFilter {
  @Field(() => [AuditActorKindEnum], { nullable: true, description: 'Any of these. Empty: all.' })
  actorKinds?: AuditActorKind[] | null;

  @Field(() => String, { nullable: true, description: 'Id of a user or API key.' })
  actorId?: string | null;

  @Field(() => [String], { nullable: true, description: 'Any of these events. Empty: all.' })
  names?: string[] | null;

  @Field(() => String, { nullable: true })
  subjectType?: string | null;

  @Field(() => String, { nullable: true })
  subjectId?: string | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Inclusive start.' })
  from?: Date | null;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'Exclusive end.' })
  to?: Date | null;

  @Field(() => String, { nullable: true, description: 'Text anywhere in the event. At most 100 characters.' })
  search?: string | null;
}

@ObjectType({ description: 'An audit event was added.' })
export class AuditEventAdded {
  @Field(() => ID)
  id: string;
}

@ObjectType({ description: 'An integrity violation at one position of the chain.' })
export class AuditViolation {
  @Field(() => AuditViolationKindEnum)
  kind: AuditViolationKind;

  @Field(() => Int, { nullable: true, description: 'Position in the chain, from 1. Null for an event without one.' })
  place: number | null;

  @Field(() => ID, { nullable: true, description: 'The event. Null when it cannot be determined.' })
  eventId: string | null;
}

@ObjectType({ description: 'Result of verifying the hash chain.' })
export class AuditVerdict {
  @Field(() => Boolean)
  intact: boolean;

  @Field(() => Int, { description: 'Number of verified events.' })
  checked: number;

  @Field(() => [AuditViolation], { description: 'The first hundred violations.' })
  violations: AuditViolation[];

  @Field(() => Int, { description: 'Position after which the chain begins; earlier events were removed by retention.' })
  anchoredAfter: number;

  @Field(() => String, {
    description: 'Newest link. Stored elsewhere, it proves the log up to this position.',
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

@ObjectType({ description: 'Retention and signing of the audit log.' })
export class AuditTrail {
  @Field(() => [AuditSigningKey], { description: 'Newest first. The first one signs.' })
  signingKeys: AuditSigningKey[];

  @Field(() => String, {
    description:
      'Every signed anchor, oldest first: one JSON object with `statement` and `signature` per line. Store it outside the product; docs/audit-verification.md explains the verification.',
  })
  anchorFile: string;

  @Field(() => Int, {
    description: 'Days after which events are removed, determined by the environment of the workspace.',
  })
  retentionDays: number;
}

@ObjectType({ description: 'An export of the audit log, stored for a day.' })
export class AuditExport {
  @Field(() => ID)
  id: string;

  @Field(() => AuditExportFormatEnum)
  format: AuditExportFormat;

  @Field(() => AuditExportStatusEnum)
  status: AuditExportStatus;

  @Field(() => Int)
  rowsDone: number;

  @Field(() => Int, { nullable: true, description: 'Null until counted.' })
  rowsTotal: number | null;

  @Field(() => String)
  requestedByName: string;

  @Public('Plain data of an export that the viewer may read.')
  @inSql.expression(
    ({ column }) =>
      sql`(${column('requestedById')} = ${run.userId}::uuid and ${column('status')} = 'READY' and ${column('expiresAt')} > ${run.now}::timestamptz) is true`,
  )
  @Field(() => Boolean, {
    description: 'Whether the viewer can download the file: it is complete and the viewer requested it.',
  })
  fetchable: boolean;

  @Field(() => GraphQLDateTime)
  createdAt: Date;

  @Field(() => GraphQLDateTime, { description: 'Time at which the file is deleted.' })
  expiresAt: Date;
}

export const AuditExportConnection = connectionOf('AuditExport', () => AuditExport);

@ObjectType({ description: 'Refusals of one caller in one minute.' })
export class AccessDenial {
  @Field(() => ID)
  id: string;

  @Field(() => AuditActorKindEnum)
  actorKind: AuditActorKind;

  @Field(() => ID)
  actorId: string;

  @Field(() => String)
  actorLabel: string;

  @Field(() => String, { description: 'GraphQL field that was requested.' })
  action: string;

  @Field(() => String, { description: 'FORBIDDEN or NOT_FOUND.' })
  code: DenialCode;

  @Field(() => GraphQLDateTime)
  minute: Date;

  @Field(() => Int, { description: 'Number of refusals in that minute.' })
  count: number;
}

export const AccessDenialConnection = connectionOf('AccessDenial', () => AccessDenial);
