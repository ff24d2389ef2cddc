import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { requireWorkspace } from '../auth/access-context.ts';
import type { RequestContext, WorkspaceContext } from '../auth/context.ts';
import { nestedTransactionDb } from '../db/nested-transaction.ts';
import type { Tx } from '../db/tenant-db.ts';
import { badRequest, Denial } from '../errors/denials.ts';
import { assertPermitted } from '../graphql/can.ts';
import type { AdmittedRequest, OperationRequest } from '../graphql/document-policy.ts';
import { isMutation, type KnownOperation } from '../graphql/documents.ts';
import { isOfWorkspace } from '../graphql/required-policies.ts';

/** Response, byte for byte. */
export interface StoredResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** The response has no data, because everything in it was denied or failed. */
  readonly failed: boolean;
}

export interface IdempotentRequest {
  /** As sent by the caller; see `idempotencyKeyOf`. */
  readonly key: string;
  readonly asked: OperationRequest;
  readonly operation: KnownOperation;
}

/** Retention of stored responses, in milliseconds. */
const STORED_MS = 24 * 3_600_000;
const LONGEST = 255;

/** Header in the IETF draft format with quotes, or without them. */
export function idempotencyKeyOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  const [, quoted, bare] = /^(?:"([\x21\x23-\x7e]+)"|([\x21\x23-\x7e]+))$/.exec(String(header)) ?? [];
  const key = quoted ?? bare;
  if (!key || key.length > LONGEST) throw badRequest(`An Idempotency-Key has 1 to ${LONGEST} visible characters.`);
  return key;
}

/**
 * Returns the mutation of an Idempotency-Key. Throws BAD_REQUEST when the key cannot be honored instead of ignoring
 * it.
 */
export function mutationOf({ request, document }: AdmittedRequest): KnownOperation {
  if (!document) throw badRequest('This document cannot be parsed. An Idempotency-Key needs a valid mutation.');
  const operation = document.operation(request.operationName ?? null);
  if (!operation) throw badRequest('Name one operation of the document. An Idempotency-Key needs a valid mutation.');
  if (!isMutation(operation)) throw badRequest('An Idempotency-Key is for mutations. Send this operation without it.');
  return operation;
}

/** Refuses the header on every route that would ignore it. Providers use their own headers. */
export function refuseIdempotencyKeys(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ method, url, headers }) => {
    const [path = ''] = url.split('?');
    const isIgnored = !(method === 'POST' && path === '/graphql') && !path.startsWith('/api/');
    if (isIgnored) assertNoIdempotencyKey(headers);
  });
}

/** Throws BAD_REQUEST where the header has no effect. */
function assertNoIdempotencyKey(headers: IncomingHttpHeaders): void {
  if (headers['idempotency-key'] !== undefined) {
    throw badRequest('An Idempotency-Key is only accepted with a mutation that is sent to POST /graphql.');
  }
}

const UNAVAILABLE = 503;

/** Rolls back everything after an outage during a request, so that a retry with the key runs it completely. */
class InterruptedError extends Error {
  constructor(readonly answer: StoredResponse) {
    super('The service became unavailable.');
  }
}

/**
 * Runs a change once per key. Effect and stored response share one transaction: a crash before commit changes
 * nothing, and the key can be used again.
 */
export async function runIdempotently(
  ctx: RequestContext,
  { key, asked, operation }: IdempotentRequest,
  answer: (ctx: RequestContext) => Promise<StoredResponse>,
): Promise<StoredResponse & { readonly replayed: boolean }> {
  // Effects outside the workspace use separate transactions, which could not be rolled back.
  if (!operation.needs.roots.every((gate) => gate !== null && isOfWorkspace(gate))) {
    throw badRequest('An Idempotency-Key is for changes inside a workspace.');
  }
  const entered = requireWorkspace(ctx);
  const name: KeyName = { workspaceId: entered.workspace.id, actor: actorOf(entered), key };
  const fingerprint = fingerprintOf(asked);
  const accessDigest = accessDigestOf(entered);
  const carryOut = entered.db.write(async (tx) => {
    await lockKey(tx, name);
    const known = await findStoredResponse(tx, name, entered.services.clock());
    if (known) {
      assertStillAllowed(ctx, operation);
      return { ...replayResponse(known, { fingerprint, accessDigest }), replayed: true };
    }
    let changes = 0;
    const db = nestedTransactionDb(tx, () => {
      changes += 1;
    });
    const given = await answer({ ...ctx, workspaceAccess: { kind: 'entered', context: { ...entered, db } } });
    if (given.status === UNAVAILABLE) throw new InterruptedError(given);
    // A request that failed without changes can be retried with the same key.
    if (changes > 0 || !given.failed) {
      const stored = operation.needs.holdsSecret ? null : given.body;
      await storeResponse(
        tx,
        { ...name, fingerprint, accessDigest, ...given, storedBody: stored },
        entered.services.clock(),
      );
    }
    return { ...given, replayed: false };
  });
  return carryOut.catch((error: unknown) => {
    if (error instanceof InterruptedError) return { ...error.answer, replayed: false };
    throw error;
  });
}

interface KeyName {
  readonly workspaceId: string;
  readonly actor: string;
  readonly key: string;
}

const actorOf = ({ actor }: WorkspaceContext): string =>
  actor.kind === 'user' ? `user:${actor.userId}` : `api_key:${actor.apiKeyId}`;

/** Requests are equal when text and variables are, however the text was supplied. */
const fingerprintOf = ({ query, operationName = null, variables = null }: OperationRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([query, operationName, sortKeys(variables)]))
    .digest('hex');

/** Digest of the rules that determine what the caller can see. Another role, grant, scope or mask changes it. */
const accessDigestOf = ({ ability }: WorkspaceContext): string =>
  createHash('sha256')
    .update(
      ability.rules
        .map((rule) => JSON.stringify(sortKeys({ ...rule })))
        .sort()
        .join('\n'),
    )
    .digest('hex');

/** Checks the gates of the operation again before replaying. */
function assertStillAllowed(ctx: RequestContext, { needs }: KnownOperation): void {
  for (const gate of needs.roots) if (gate) assertPermitted(ctx, gate.action, gate.subject);
  // Conversations may have been reassigned since, which the stored text does not show.
  if (requireWorkspace(ctx).membership.assignedConversationsOnly) {
    throw new Denial('IDEMPOTENT_ANSWER_WITHHELD', ACCESS_CHANGED);
  }
}

const ACCESS_CHANGED =
  'The change was applied. Your access may have changed since, so the answer is not returned again.';

/** The order of object fields is irrelevant. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([field, inner]) => [field, sortKeys(inner)]);
}

/** Advisory lock until the end of the transaction; released when the process dies. */
async function lockKey(tx: Tx, { workspaceId, actor, key }: KeyName): Promise<void> {
  const [turn] = await tx.sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`idempotency ${workspaceId} ${actor} ${key}`}, 0)) as mine`;
  if (turn?.mine) return;
  const words = 'The first request with this Idempotency-Key is still in progress. Try again in a moment.';
  throw new Denial('IDEMPOTENCY_KEY_IN_FLIGHT', words, { retryAfterSeconds: 1 });
}

interface StoredResponseRow {
  readonly fingerprint: string;
  readonly access_digest: string;
  readonly status: number;
  readonly content_type: string;
  readonly answer: string | null;
}

async function findStoredResponse(
  tx: Tx,
  { workspaceId, actor, key }: KeyName,
  now: Date,
): Promise<StoredResponseRow | null> {
  const [row] = await tx.sql<StoredResponseRow>`
    select fingerprint, access_digest, status, content_type, answer from idempotency_keys
    where workspace_id = ${workspaceId} and actor = ${actor} and key = ${key} and expires_at > ${now}`;
  return row ?? null;
}

interface IdempotentCaller {
  readonly fingerprint: string;
  readonly accessDigest: string;
}

function replayResponse(stored: StoredResponseRow, { fingerprint, accessDigest }: IdempotentCaller): StoredResponse {
  if (stored.fingerprint !== fingerprint) {
    throw new Denial('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for another request. Use a new one.');
  }
  if (stored.answer === null) {
    const words = 'The change was applied. Its answer contained a secret that is shown once and is not stored.';
    throw new Denial('IDEMPOTENT_ANSWER_WITHHELD', words);
  }
  if (stored.access_digest !== accessDigest) throw new Denial('IDEMPOTENT_ANSWER_WITHHELD', ACCESS_CHANGED);
  return { status: stored.status, contentType: stored.content_type, body: stored.answer, failed: false };
}

interface ResponseToStore extends KeyName, StoredResponse {
  readonly fingerprint: string;
  readonly accessDigest: string;
  readonly storedBody: string | null;
}

/** Stores nothing when this change deleted the workspace. */
const storeResponse = (
  tx: Tx,
  { workspaceId, actor, key, fingerprint, accessDigest, status, contentType, storedBody }: ResponseToStore,
  now: Date,
) =>
  tx.sql`
    insert into idempotency_keys (workspace_id, actor, key, fingerprint, access_digest, status, content_type, answer,
      created_at, expires_at)
    select workspace_id, ${actor}, ${key}, ${fingerprint}, ${accessDigest}, ${status}::int, ${contentType}, ${storedBody}, ${now}::timestamptz,
      ${new Date(now.getTime() + STORED_MS)}::timestamptz
    from workspaces where workspace_id = ${workspaceId}
    on conflict (workspace_id, actor, key) do update set fingerprint = excluded.fingerprint,
      access_digest = excluded.access_digest, status = excluded.status,
      content_type = excluded.content_type, answer = excluded.answer, created_at = excluded.created_at,
      expires_at = excluded.expires_at`;
