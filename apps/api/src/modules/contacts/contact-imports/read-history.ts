import { createHash } from 'node:crypto';
import {
  type ImportField,
  instantsOf,
  LIMITS,
  type MessageDirection,
  matchOptOutKeyword,
  normalizeText,
  type OptOutKeywords,
} from '@frontdesk/domain';
import { normalizePhone } from '@frontdesk/domain/phones';
import type { ContactImport } from '../../../db/generated/client.ts';
import type { HistoryMessage } from '../../messaging/conversations/index.ts';
import { readPhone } from './row-values.ts';

/** Parsed values of a row of an import of messages. */
export type HistoryValues = Omit<HistoryMessage, 'row'> & {
  /** Number of attachments, which are not imported. */
  readonly attachments: number;
  /** Opt-out or opt-in keyword that the contact sent. Null for other messages. */
  readonly keyword: 'STOP' | 'START' | null;
};

export interface HistorySettings {
  readonly now: Date;
  /** Time zone of the workspace, for times without a UTC offset. */
  readonly timeZone: string;
  readonly keywords: readonly OptOutKeywords[];
}

/** Reads the message of a row. Returns the reason as text if the row has no valid message. */
export function readHistory(
  found: Pick<ContactImport, 'mapping' | 'product' | 'country'>,
  cells: readonly string[],
  settings: HistorySettings,
): HistoryValues | string {
  const cell = (field: ImportField) => cells[found.mapping.indexOf(field)]?.trim() ?? '';
  const phone = normalizePhone(readPhone(cells, found), found.country ?? undefined);
  if (!phone) return PHONE_INVALID;
  if (!/^(?:|.*whats\s?app.*)$/i.test(cell('CHANNEL'))) return CHANNEL_INVALID;
  const sentAt = readTime(cell('SENT_AT'), settings);
  if (sentAt === null) return TIME_INVALID;
  if (sentAt > settings.now.toISOString()) return TIME_IN_FUTURE;
  const direction = readDirection(cell('DIRECTION'));
  if (!direction) return DIRECTION_INVALID;
  const text = normalizeText(cell('TEXT'), LIMITS.messageLength);
  const attachments = countAttachments(cell('ATTACHMENTS'));
  const body = text === null ? null : withMissing(text, attachments);
  if (body === null) return TEXT_TOO_LONG;
  if (body === '') return TEXT_EMPTY;
  const externalId = cell('EXTERNAL_ID');
  if (externalId.length > EXTERNAL_ID_MAX) return EXTERNAL_ID_TOO_LONG;
  const identity = externalId === '' ? [phone, sentAt, direction, body] : [phone, externalId];
  const keyword = direction === 'IN' ? keywordIn(text ?? '', settings.keywords) : null;
  return { phone, key: keyOf(identity), sentAt, direction, body, attachments, keyword };
}

const EXTERNAL_ID_MAX = 200;

const PHONE_INVALID = 'The phone number is not valid. Without a country, it needs a country code.';
const CHANNEL_INVALID = 'Only messages of WhatsApp can be imported.';
const TIME_INVALID = 'The time must be a date and time such as 2026-11-26 14:30:00.';
const TIME_IN_FUTURE = 'The time is in the future.';
const DIRECTION_INVALID = 'The direction must be in or out.';
const TEXT_TOO_LONG = `A message can have at most ${LIMITS.messageLength} characters.`;
const TEXT_EMPTY = 'The message has neither a text nor an attachment.';
const EXTERNAL_ID_TOO_LONG = `An external id can have at most ${EXTERNAL_ID_MAX} characters.`;

const keyOf = (identity: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(identity)).digest('hex');

/** Returns a time in UTC as ISO 8601. Null if the cell contains no date and time after 1970. */
function readTime(cell: string, { timeZone }: HistorySettings): string | null {
  if (/^\d{9,10}(?:\.\d+)?$/.test(cell)) return isoOf(Number(cell) * 1000);
  if (/^\d{12,13}$/.test(cell)) return isoOf(Number(cell));
  const parts = DATE_TIME.exec(cell);
  if (!parts) return null;
  const [, date = '', minute, seconds = '', offset] = parts;
  if (!isRealDate(date)) return null;
  if (offset) return isoOf(Date.parse(`${date}T${minute}${seconds}${offset.trim().replace('UTC', 'Z')}`));
  const [start] = instantsOf(`${date}T${minute}`, timeZone);
  return start ? isoOf(start.getTime() + Number(seconds.slice(1)) * 1000) : null;
}

/** Returns whether a date exists. `Date` accepts days up to 31 in every month. */
const isRealDate = (date: string): boolean => {
  const start = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(start.getTime()) && start.toISOString().startsWith(date);
};

const DATE_TIME =
  /^(\d{4}-\d\d-\d\d)[T ]((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d(?:\.\d{1,9})?)?( ?(?:Z|UTC|[+-]\d\d:?\d\d))?$/;

const isoOf = (time: number): string | null =>
  Number.isFinite(time) && time > 0 && time < LATEST ? new Date(Math.floor(time)).toISOString() : null;

const LATEST = Date.parse('9999-01-01');

const IN =
  /^(?:in|inbound|incoming|received|receive|from contact|contact|customer|client|user|visitor|entrante|recibido|recebida|eingehend|0|false)$/i;
const OUT =
  /^(?:out|outbound|outgoing|sent|send|to contact|agent|operator|bot|business|template|saliente|enviado|enviada|ausgehend|1|3|true)$/i;

/** Reads a direction or a kind of sender. The numbers are the `message_type` of Chatwoot, the booleans `owner` of WATI. */
function readDirection(cell: string): MessageDirection | null {
  if (IN.test(cell)) return 'IN';
  return OUT.test(cell) ? 'OUT' : null;
}

const countAttachments = (cell: string): number => {
  if (/^(?:|0|no|false|none|null|\[\])$/i.test(cell)) return 0;
  return /^\d{1,2}$/.test(cell)
    ? Number(cell)
    : cell.split(/[|;\n]|, ?(?=\S)/).filter((one) => one.trim() !== '').length;
};

/** Adds a line for attachments, which are not imported. Returns null if the result is too long. */
function withMissing(text: string, attachments: number): string | null {
  if (attachments === 0) return text;
  const line = attachments === 1 ? '(Attachment not imported)' : `(${attachments} attachments not imported)`;
  const body = text === '' ? line : `${text}\n${line}`;
  return body.length > LIMITS.messageLength ? null : body;
}

/** Returns the keyword that is the whole message. Ambiguous keywords depend on what was asked, and are ignored. */
function keywordIn(text: string, keywords: readonly OptOutKeywords[]): 'STOP' | 'START' | null {
  const match = matchOptOutKeyword(text, keywords);
  return match && match.strength !== 'AMBIGUOUS' ? match.kind : null;
}
