import {
  FORM_LIMITS,
  type FormAnswer,
  type ImportField,
  LEAD_STATUS_TITLES,
  LEAD_STATUSES,
  type LeadStatus,
  normalizeText,
} from '@frontdesk/domain';
import type { ContactImport } from '../../../db/generated/client.ts';
import { isRefused, validFields } from '../../../errors/refused.ts';
import { validExternalId, validMessage } from '../../leads/leads/index.ts';
import { readDate } from './row-values.ts';

/** Values of the lead in a row, in addition to those of its contact. */
export interface LeadValues {
  readonly message: string;
  readonly status: LeadStatus;
  /** Where the other system got the lead from. Null if the file does not say. */
  readonly source: string | null;
  readonly externalId: string | null;
  /** ISO 8601 time. Null for the time of the import. */
  readonly createdAt: string | null;
  readonly answers: readonly FormAnswer[];
}

interface LeadRow {
  readonly cells: readonly string[];
  /** Value of the consent column. */
  readonly consented: boolean;
  readonly now: Date;
}

/** Reads the lead of a row. Returns the reason as text if the row has no valid lead. */
export function readLead(
  { mapping, headers }: Pick<ContactImport, 'mapping' | 'headers'>,
  { cells, consented, now }: LeadRow,
): LeadValues | string {
  const cell = (field: ImportField) => cells[mapping.indexOf(field)]?.trim() ?? '';
  const status = statusOf(cell('STATUS'));
  if (!status) return `The status must be ${Object.values(LEAD_STATUS_TITLES).join(', ')} or empty.`;
  const createdAt = cell('CREATED_AT') === '' ? null : readDate(cell('CREATED_AT'));
  const isPast = createdAt === null || (createdAt >= EARLIEST && createdAt <= now.toISOString());
  if ((cell('CREATED_AT') !== '' && createdAt === null) || !isPast) return CREATED_AT_INVALID;
  if (mapping.includes('CONSENT') && !consented) return CONSENT_MISSING;
  const valid = validFields({
    message: validMessage(cell('MESSAGE')),
    externalId: validExternalId(cell('EXTERNAL_ID')),
  });
  if (isRefused(valid)) return valid.message;
  const answers = readAnswers({ mapping, headers }, cells);
  if (!answers) return ANSWER_TOO_LONG;
  const source = normalizeText(cell('SOURCE').slice(0, FORM_LIMITS.parameterLength), FORM_LIMITS.parameterLength);
  return { ...valid, answers, status, source: source || null, createdAt };
}

const EARLIEST = '1970-01-01';

const CONSENT_MISSING = 'The consent column does not say that this person agreed to be contacted.';
const ANSWER_TOO_LONG = `An answer can have at most ${FORM_LIMITS.longAnswerLength} characters.`;
const CREATED_AT_INVALID = 'The creation date must be a past date such as 2026-11-26.';

/** Returns null for an unknown status. A lead without a status is new. */
function statusOf(cell: string): LeadStatus | null {
  if (cell === '') return 'NEW';
  return LEAD_STATUSES.find((status) => status === cell.toUpperCase()) ?? null;
}

/**
 * Returns the cells of the answer columns that are not empty, or null if one is too long. The header of the column is
 * the question.
 */
function readAnswers(
  { mapping, headers }: Pick<ContactImport, 'mapping' | 'headers'>,
  cells: readonly string[],
): FormAnswer[] | null {
  const answers: FormAnswer[] = [];
  for (const [column, field] of mapping.entries()) {
    const value = normalizeText(cells[column] ?? '', FORM_LIMITS.longAnswerLength);
    if (field !== 'ANSWER' || value === '') continue;
    if (value === null) return null;
    const label = headers[column]?.slice(0, FORM_LIMITS.labelLength) || `Column ${column + 1}`;
    answers.push({ key: `column_${column + 1}`, label, type: 'LONG_TEXT', values: [value] });
  }
  return answers;
}
