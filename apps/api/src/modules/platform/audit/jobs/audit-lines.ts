import { type AuditExportFormat, csvLine } from '@frontdesk/domain';

/** An audit event with its position in the chain as text, so that the hashes can be verified outside the product. */
export interface AuditLine {
  seq: string;
  hash: string;
  id: string;
  at: string;
  name: string;
  actor_kind: string;
  actor_id: string | null;
  actor_label: string;
  via: string;
  ip_address: string;
  subject_type: string;
  subject_id: string;
  before: string | null;
  after: string | null;
  request_id: string;
}

const COLUMNS = [
  'seq',
  'at',
  'name',
  'actor_kind',
  'actor_id',
  'actor_label',
  'via',
  'ip_address',
  'subject_type',
  'subject_id',
  'before',
  'after',
  'request_id',
  'id',
  'hash',
] as const satisfies readonly (keyof AuditLine)[];

export const headOf = (format: AuditExportFormat): string => (format === 'CSV' ? `${COLUMNS.join(',')}\r\n` : '');

export const linesOf = (format: AuditExportFormat, rows: readonly AuditLine[]): string =>
  rows.map(format === 'CSV' ? lineOf : jsonLine).join('');

const lineOf = (row: AuditLine): string => csvLine(COLUMNS.map((column) => row[column]));

function jsonLine(row: AuditLine): string {
  const parsed = (text: string | null) => (text === null ? null : JSON.parse(text));
  const { seq, before, after, ...rest } = row;
  return `${JSON.stringify({ seq: Number(seq), ...rest, before: parsed(before), after: parsed(after) })}\n`;
}
