import type { LoggedProvider } from '@frontdesk/domain';
import type { ProviderExchange } from '@frontdesk/providers';
import type { FastifyBaseLogger } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../db/database.ts';
import type { ProviderLogEntry } from '../db/generated/client.ts';
import { insertRows } from '../db/rows.ts';
import { operationOf, referenceOf } from './describe-request.ts';
import { currentLogSubject } from './log-subject.ts';
import { redactBody } from './redact-body.ts';

/** Webhook request from a provider with a valid signature. */
export interface InboundRequest {
  readonly workspaceId: string;
  readonly provider: LoggedProvider;
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly responseStatus: number;
  readonly durationMs: number;
}

/**
 * Log of the requests to and from providers. Entries are collected in memory and written in batches, so that no request
 * waits for the log. Entries that are not written yet are lost if the process is killed.
 */
export interface ProviderLog {
  /** Adds a request to a provider, with the current `LogSubject`. Never throws an error. */
  addOutbound(exchange: ProviderExchange): void;
  /** Adds a webhook request. Never throws an error. */
  addInbound(request: InboundRequest): void;
  /** Writes the entries collected in memory. */
  flush(): Promise<void>;
}

interface Parts {
  readonly database: Pick<Database, 'forWorkspace'>;
  readonly clock: () => Date;
  readonly log: Pick<FastifyBaseLogger, 'warn'>;
}

/** Maximum number of entries in memory. Further entries are dropped and counted. */
const MAX_ENTRIES = 2_000;
const FLUSH_MS = 1_000;

/** Creates the provider log. If `flushMs` is null, entries are written only by `flush`. */
export function createProviderLog(parts: Parts, flushMs: number | null = FLUSH_MS): ProviderLog {
  let entries: ProviderLogEntry[] = [];
  let dropped = 0;
  let timer: NodeJS.Timeout | null = null;

  const flush = async () => {
    if (timer) clearTimeout(timer);
    const [taken, lost] = [entries, dropped];
    [entries, dropped, timer] = [[], 0, null];
    if (lost > 0) parts.log.warn({ entries: lost }, 'entries of the provider log were dropped');
    for (const id of new Set(taken.map(({ workspaceId }) => workspaceId)))
      await write(
        parts,
        id,
        taken.filter(({ workspaceId }) => workspaceId === id),
      );
  };
  const add = (entryOf: () => ProviderLogEntry) => {
    if (entries.length >= MAX_ENTRIES) dropped += 1;
    else entries.push(entryOf());
    if (flushMs !== null) timer ??= setTimeout(() => void flush(), flushMs).unref();
  };
  return {
    addOutbound: (exchange) => add(() => outboundEntry(exchange, parts.clock())),
    addInbound: (request) => add(() => inboundEntry(request, parts.clock())),
    flush,
  };
}

/**
 * Writes the entries of one workspace. An error is logged and not thrown, because a logging error must not cause the
 * work to fail.
 */
async function write({ database, log }: Parts, workspaceId: string, entries: ProviderLogEntry[]): Promise<void> {
  try {
    await database
      .forWorkspace(workspaceId)
      .write((tx) => insertRows<ProviderLogEntry>(tx, 'ProviderLogEntry', entries));
  } catch (error) {
    log.warn({ err: error, entries: entries.length, workspaceId }, 'the provider log was not written');
  }
}

const NO_SUBJECT = { messageId: null, callId: null, bookingId: null, conversationId: null };

function outboundEntry(exchange: ProviderExchange, now: Date): ProviderLogEntry {
  const { workspaceId, provider, method, url, attempt, durationMs, error, requestId } = exchange;
  const reference = referenceOf(exchange.responseBody);
  return {
    ...NO_SUBJECT,
    ...currentLogSubject(),
    id: uuidv7(),
    workspaceId,
    direction: 'OUTBOUND',
    provider,
    operation: operationOf(method, url),
    status: error ? 'FAILED' : 'SUCCEEDED',
    responseStatus: exchange.httpStatus,
    durationMs,
    attempt,
    requestId,
    reference,
    errorCode: error?.code ?? null,
    errorMessage: error?.words ?? null,
    requestBody: exchange.requestBody === null ? null : redactBody(exchange.requestBody),
    responseBody: exchange.responseBody === null ? null : redactBody(exchange.responseBody),
    occurredAt: new Date(now.getTime() - durationMs),
  };
}

function inboundEntry(request: InboundRequest, now: Date): ProviderLogEntry {
  const { workspaceId, provider, method, url, body, responseStatus, durationMs } = request;
  return {
    ...NO_SUBJECT,
    id: uuidv7(),
    workspaceId,
    direction: 'INBOUND',
    provider,
    operation: operationOf(method, url),
    status: responseStatus < 400 ? 'SUCCEEDED' : 'FAILED',
    responseStatus,
    durationMs,
    attempt: 1,
    requestId: null,
    reference: referenceOf(body),
    errorCode: null,
    errorMessage: null,
    requestBody: redactBody(body),
    responseBody: null,
    occurredAt: new Date(now.getTime() - durationMs),
  };
}
