import type { EventName, ExportJobKind, PublishedEvent } from '@frontdesk/domain';
import type { AppAbility, WorkspaceSubject } from '@frontdesk/policies';
import type { WorkspaceContext } from '../../../auth/context.ts';
import { readableRows, type Sql, showsDetails } from '../../../query-compiler/index.ts';

export interface ExportColumn {
  /** Name of the column in the file. Must not change, because clients rely on it. */
  readonly name: string;
  /** SQL expression on a row `t`, with the masking that applies to the requesting member. */
  readonly value: Sql;
}

/** Rows of one table that an export file contains. */
export interface ExportSection<Filter extends object = object> {
  /** Value of the field `type` in each row. Omitted if the file has only one section. */
  readonly type?: string;
  readonly table: string;
  /** Columns of `t`, with their types, by which the section is sorted. The values of the last column must be unique. */
  readonly order: readonly (readonly [column: string, type: string])[];
  readonly columns: (ability: AppAbility) => readonly ExportColumn[];
  /** Condition for rows of `t` that match the filter and that the requesting member can currently read. */
  where(ctx: WorkspaceContext, filter: Filter): Sql;
}

/** Content of an export file: one section, or several sections in NDJSON format. */
export interface ExportDefinition<Filter extends object = object> {
  readonly kind: ExportJobKind;
  readonly sections: readonly ExportSection<Filter>[];
}

interface ExportKind {
  /** Subject whose `export` permission is required to start, continue and download the export. */
  readonly subject: WorkspaceSubject;
  /** Subjects whose permission rules determine the content of the file. */
  readonly reads: readonly WorkspaceSubject[];
  readonly title: string;
  readonly fileName: string;
  readonly event: Exclude<EventName, PublishedEvent>;
  /** True if the member must be able to read all rows of `reads` including contact details. */
  readonly isComplete?: true;
}

export const EXPORT_KINDS: Readonly<Record<ExportJobKind, ExportKind>> = {
  CONTACT_EXPORT: {
    subject: 'Contact',
    reads: ['Contact'],
    title: 'Exporting contacts',
    fileName: 'contacts',
    event: 'contact.exported',
  },
  LEAD_EXPORT: {
    subject: 'Lead',
    reads: ['Lead', 'Contact'],
    title: 'Exporting leads',
    fileName: 'leads',
    event: 'lead.exported',
  },
  BOOKING_EXPORT: {
    subject: 'Booking',
    reads: ['Booking', 'Lead', 'Contact'],
    title: 'Exporting bookings',
    fileName: 'bookings',
    event: 'booking.exported',
  },
  CONVERSATION_EXPORT: {
    subject: 'Conversation',
    reads: ['Conversation', 'Message', 'Contact'],
    title: 'Exporting conversations',
    fileName: 'conversations',
    event: 'conversation.exported',
  },
  CONTACT_DATA_EXPORT: {
    subject: 'Contact',
    reads: [
      ...(['Contact', 'Lead', 'Booking', 'Conversation', 'Message', 'Call', 'Escalation', 'ToolCall'] as const),
      ...(['SafetyTrigger', 'Review', 'Entity', 'WorldEvent', 'AuditEvent'] as const),
    ],
    title: 'Exporting the data of a contact',
    fileName: 'contact-data',
    event: 'contact.data_exported',
    isComplete: true,
  },
  ENTITY_EXPORT: {
    subject: 'Entity',
    reads: ['Entity', 'Contact'],
    title: 'Exporting records',
    fileName: 'records',
    event: 'entity.exported',
  },
  WORKSPACE_DATA_EXPORT: {
    subject: 'Workspace',
    reads: [
      ...([
        'Contact',
        'Lead',
        'Booking',
        'Conversation',
        'Message',
        'Call',
        'Escalation',
        'ToolCall',
        'Surface',
      ] as const),
      ...(['SafetyTrigger', 'Review', 'Entity', 'WorldEvent', 'Campaign', 'Member', 'AuditEvent'] as const),
    ],
    title: 'Exporting the data of the workspace',
    fileName: 'workspace-data',
    event: 'workspace.data_exported',
    isComplete: true,
  },
};

/** Returns whether a member can start, continue and download an export of this kind. */
export function canExport(ability: AppAbility, kind: ExportJobKind): boolean {
  const { subject, reads, isComplete } = EXPORT_KINDS[kind];
  if (!ability.can('export', subject)) return false;
  return !isComplete || (showsDetails(ability) && reads.every((one) => readableRows(ability, one, 't') === null));
}

/** Returns the permission rules that determine what a member sees in an export, serialized for comparison. */
export const visibilityOf = (ability: AppAbility, kind: ExportJobKind): string =>
  JSON.stringify(
    EXPORT_KINDS[kind].reads.map((subject) =>
      (['read', 'readDetails'] as const).map((action) =>
        ability.rulesFor(action, subject).map(({ conditions, inverted }) => [conditions ?? null, inverted]),
      ),
    ),
  );
