import type {
  AuditActorKind,
  AuditExportFormat,
  AuditExportStatus,
  AuditVia,
  AuditViolationKind,
  DenialCode,
} from '@frontdesk/domain';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../../graphql/can.ts';
import { DateTimeFilter, IDFilter, StringFilter } from '../../../../graphql/comparators.ts';
import { connectionOf } from '../../../../graphql/connection.ts';
import {
  AuditActorKindEnum,
  AuditExportFormatEnum,
  AuditExportStatusEnum,
  AuditViaEnum,
  AuditViolationKindEnum,
} from '../../../../graphql/enums.ts';
import { Node } from '../../../../graphql/node.ts';
import { GraphQLDateTime } from '../../../../graphql/scalars.ts';
import { FilterBy, FilterInput, inSql, run, sql } from '../../../../query-compiler/index.ts';

@ObjectType({
  implements: Node,
  description: 'An entry of the audit log, stored in the same transaction as the change it describes.',
})
export class AuditEvent {
  id: string;

  @Field(() => String, { description: 'Name of the event in the past tense, for example `lead.created`.' })
  name: string;

  @Field(() => AuditActorKindEnum, { description: 'Kind of actor that caused the event.' })
  actorKind: AuditActorKind;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the user or API key. Null for form visitors, background jobs and providers.',
  })
  actorId: string | null;

  @Field(() => String, { description: 'Display name of the actor at the time of the event.' })
  actorLabel: string;

  @Field(() => String, { description: 'Type of the record that the event is about, for example `Lead`.' })
  subjectType: string;

  @Field(() => ID, { description: 'Id of the record. It remains after the record was deleted.' })
  subjectId: string;

  @Public('Plain data of an event that the viewer may read.')
  @inSql.expression(({ column }) => sql`${column('before')}::text`, 'COLUMNS')
  @Field(() => String, {
    nullable: true,
    description: 'Values of the changed fields before the change as JSON, without secrets. Null if there are none.',
  })
  before: string | null;

  @Public('Plain data of an event that the viewer may read.')
  @inSql.expression(({ column }) => sql`${column('after')}::text`, 'COLUMNS')
  @Field(() => String, {
    nullable: true,
    description: 'Values of the changed fields after the change as JSON, without secrets. Null if there are none.',
  })
  after: string | null;

  @Field(() => AuditViaEnum, { description: 'Interface through which the change was made.' })
  via: AuditVia;

  @Field(() => String, { description: 'IP address of the client. Empty for background jobs.' })
  ipAddress: string;

  @Field(() => String, {
    description: 'Id of the request, equal to its response header `x-request-id`, or of the job.',
  })
  requestId: string;

  @inSql.column('at')
  @Field(() => GraphQLDateTime, { description: 'Time of the event.' })
  occurredAt: Date;
}

export const AuditEventConnection = connectionOf('AuditEvent', () => AuditEvent);

@FilterInput('AuditEvent', 'audit events')
export class AuditFilter {
  @FilterBy(() => IDFilter, 'Condition on the id.')
  id?: IDFilter | null;

  @FilterBy(
    () => [AuditActorKindEnum],
    'Kinds of actors. If null, omitted or empty, events of all kinds of actors match.',
    'actorKind',
  )
  actorKinds?: AuditActorKind[] | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the user or API key that caused the event.')
  actorId?: IDFilter | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Names of events. If null, omitted or empty, events with any name match.',
  })
  names?: string[] | null;

  @FilterBy(() => StringFilter, 'Condition on the type of the record that the event is about.')
  subjectType?: StringFilter | null;

  @FilterBy(() => IDFilter, 'Condition on the id of the record that the event is about.')
  subjectId?: IDFilter | null;

  @FilterBy(() => StringFilter, 'Condition on the id of the request that caused the event.')
  requestId?: StringFilter | null;

  @FilterBy(() => DateTimeFilter, 'Condition on the time of the event.', 'at')
  occurredAt?: DateTimeFilter | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Text to search for in all fields of an event, at most 100 characters. If null or omitted, all events match.',
  })
  search?: string | null;
}

@ObjectType({ description: 'A new entry of the audit log.' })
export class AuditEventAdded {
  @Field(() => ID, { description: 'Id of the new entry.' })
  id: string;
}

@ObjectType({ description: 'A violation of the integrity of the audit log.' })
export class AuditViolation {
  @Field(() => AuditViolationKindEnum, { description: 'What is wrong with the log at this position.' })
  kind: AuditViolationKind;

  @Field(() => Int, {
    nullable: true,
    description: 'Position in the hash chain, starting at 1. Null for an event that is not part of the chain.',
  })
  place: number | null;

  @Field(() => ID, { nullable: true, description: 'Id of the event. Null if the event cannot be determined.' })
  eventId: string | null;
}

@ObjectType({ description: 'Result of verifying the hash chain of the audit log.' })
export class AuditVerdict {
  @Field(() => Boolean, { description: 'Whether no violation was found.' })
  intact: boolean;

  @Field(() => Int, { description: 'Number of verified events.' })
  checked: number;

  @Field(() => [AuditViolation], { description: 'Violations that were found, at most one hundred.' })
  violations: AuditViolation[];

  @Field(() => Int, {
    description:
      'Position of the last event that retention deleted. The chain begins after it. 0 if no event was deleted.',
  })
  anchoredAfter: number;

  @Field(() => String, {
    description:
      'Hash of the newest event in hexadecimal. Empty if there is no event. Store it in another system to prove later that the log was not changed up to this event.',
  })
  fingerprint: string;
}

@ObjectType({ description: 'Public key that verifies signed anchors of the audit log.' })
export class AuditSigningKey {
  @Field(() => ID, { description: 'Id of the key, which signed anchors contain as `keyId`.' })
  id: string;

  @Field(() => String, { description: 'Ed25519 public key in PEM format.' })
  publicKey: string;
}

@ObjectType({ description: 'Retention and signing keys of the audit log.' })
export class AuditTrail {
  @Field(() => [AuditSigningKey], { description: 'Public keys, newest first. The first key signs new anchors.' })
  signingKeys: AuditSigningKey[];

  @Field(() => String, {
    description:
      'All signed anchors, oldest first, as one JSON object with `statement` and `signature` per line. Store the file in another system; docs/audit-verification.md describes how to verify the log with it.',
  })
  anchorFile: string;

  @Field(() => Int, {
    description: 'Number of days after which events are deleted. The environment of the workspace determines it.',
  })
  retentionDays: number;
}

@ObjectType({ description: 'An export of the audit log. The file is stored for a day.' })
export class AuditExport {
  @Field(() => ID, { description: 'Id of the export, to pass to `createAuditExportLink`.' })
  id: string;

  @Field(() => AuditExportFormatEnum, { description: 'Format of the file.' })
  format: AuditExportFormat;

  @Field(() => AuditExportStatusEnum, { description: 'Progress of the export.' })
  status: AuditExportStatus;

  @Field(() => Int, { description: 'Number of events written so far.' })
  rowsDone: number;

  @Field(() => Int, { nullable: true, description: 'Number of events to export. Null while they are being counted.' })
  rowsTotal: number | null;

  @Field(() => String, { description: 'Name of the member who requested the export, at that time.' })
  requestedByName: string;

  @Public('Plain data of an export that the viewer may read.')
  @inSql.expression(
    ({ column }) =>
      sql`(${column('requestedById')} = ${run.userId}::uuid and ${column('status')} = 'READY' and ${column('expiresAt')} > ${run.now}::timestamptz) is true`,
  )
  @Field(() => Boolean, {
    description:
      'Whether the viewer can download the file. True if the viewer requested the export and the file is ready.',
  })
  fetchable: boolean;

  @Field(() => GraphQLDateTime, { description: 'Time of the request.' })
  createdAt: Date;

  @Field(() => GraphQLDateTime, {
    description: 'Time from which the file cannot be downloaded, one day after the request.',
  })
  expiresAt: Date;
}

export const AuditExportConnection = connectionOf('AuditExport', () => AuditExport);

@ObjectType({
  implements: Node,
  description: 'Denied requests of one user or API key for one GraphQL field, counted per minute.',
})
export class AccessDenial {
  id: string;

  @Field(() => AuditActorKindEnum, { description: 'Kind of actor whose requests were denied.' })
  actorKind: AuditActorKind;

  @Field(() => ID, { description: 'Id of the user or API key.' })
  actorId: string;

  @Field(() => String, { description: 'Name of the user or API key when the requests were denied.' })
  actorLabel: string;

  @Field(() => String, { description: 'GraphQL field that was requested.' })
  action: string;

  @Field(() => String, { description: 'Error code of the response, FORBIDDEN or NOT_FOUND.' })
  code: DenialCode;

  @Field(() => GraphQLDateTime, { description: 'Start of the minute in which the requests were denied.' })
  minute: Date;

  @Field(() => Int, { description: 'Number of denied requests in this minute.' })
  count: number;
}

export const AccessDenialConnection = connectionOf('AccessDenial', () => AccessDenial);
