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

/** Response whose body is stored unchanged. */
export interface StoredResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** True if the response has no data, because every field was denied or failed. */
  readonly failed: boolean;
}

export interface IdempotentRequest {
  /** Key as sent by the client (see `idempotencyKeyOf`). */
  readonly key: string;
  readonly asked: OperationRequest;
  readonly operation: KnownOperation;
}

/** Time in milliseconds for which a response is stored. */
const STORED_MS = 24 * 3_600_000;
const LONGEST = 255;

/**
 * Parses the Idempotency-Key header, either with quotes, as in the IETF draft, or without. Returns null if the header
 * is missing.
 */
export function idempotencyKeyOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  const [, quoted, bare] = /^(?:"([\x21\x23-\x7e]+)"|([\x21\x23-\x7e]+))$/.exec(String(header)) ?? [];
  const key = quoted ?? bare;
  if (!key || key.length > LONGEST)
    throw badRequest(`An Idempotency-Key must have 1 to ${LONGEST} visible characters.`);
  return key;
}

/**
 * Returns the operation of a request with an Idempotency-Key. Throws BAD_REQUEST if the operation is not a valid
 * mutation, because the key would have no effect.
 */
export function mutationOf({ request, document }: AdmittedRequest): KnownOperation {
  if (!document) throw badRequest('This document cannot be parsed. An Idempotency-Key requires a valid mutation.');
  const operation = document.operation(request.operationName ?? null);
  if (!operation)
    throw badRequest(
      'Set operationName to one operation of the document. An Idempotency-Key requires a valid mutation.',
    );
  if (!isMutation(operation))
    throw badRequest('Only mutations can have an Idempotency-Key. Send this operation without it.');
  return operation;
}

/**
 * Adds a hook that throws BAD_REQUEST if the Idempotency-Key header is sent to a route that would ignore it. Other
 * routes under `/api/`, which are called by providers and the app, are exempt.
 */
export function refuseIdempotencyKeys(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ method, url, headers }) => {
    const [path = ''] = url.split('?');
    if (ACCEPTING_KEYS.includes(`${method} ${path}`)) return;
    if (!path.startsWith('/api/') || path.startsWith('/api/leads')) assertNoIdempotencyKey(headers);
  });
}

/** Routes that support the Idempotency-Key header. */
const ACCEPTING_KEYS = ['POST /graphql', 'POST /api/leads'];

function assertNoIdempotencyKey(headers: IncomingHttpHeaders): void {
  if (headers['idempotency-key'] !== undefined) {
    throw badRequest(
      'An Idempotency-Key is only accepted with POST /api/leads and with a mutation that is sent to POST /graphql.',
    );
  }
}

const UNAVAILABLE = 503;

/**
 * Thrown after an outage during a request, so that the transaction is rolled back and a retry with the same key is
 * executed completely.
 */
class InterruptedError extends Error {
  constructor(readonly answer: StoredResponse) {
    super('The service became unavailable.');
  }
}

/**
 * Runs a change only once per key. The change and the response are stored in one transaction, so after a crash before
 * the commit nothing has changed and the key can be used again.
 */
export async function runIdempotently(
  ctx: RequestContext,
  { key, asked, operation }: IdempotentRequest,
  answer: (ctx: RequestContext) => Promise<StoredResponse>,
): Promise<StoredResponse & { readonly replayed: boolean }> {
  // A change outside the workspace runs in a separate transaction, which could not be rolled back.
  if (!operation.needs.roots.every((gate) => gate !== null && isOfWorkspace(gate))) {
    throw badRequest('An Idempotency-Key can be used only within a workspace.');
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
    // A request that failed without making changes can be retried with the same key.
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

/**
 * Returns a hash of the document, the operation name and the variables. For a document that is referenced by its id,
 * the hash is the same as for its text.
 */
const fingerprintOf = ({ query, operationName = null, variables = null }: OperationRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([query, operationName, sortKeys(variables)]))
    .digest('hex');

/**
 * Returns a hash of the rules that determine what the API caller can see. The hash changes with the role, grants,
 * scopes and masking.
 */
const accessDigestOf = ({ ability }: WorkspaceContext): string =>
  createHash('sha256')
    .update(
      ability.rules
        .map((rule) => JSON.stringify(sortKeys({ ...rule })))
        .sort()
        .join('\n'),
    )
    .digest('hex');

/**
 * Checks the permissions of the operation again before the stored response is returned. Members who are restricted to
 * assigned conversations never receive a stored response.
 */
function assertStillAllowed(ctx: RequestContext, { needs }: KnownOperation): void {
  for (const gate of needs.roots) if (gate) assertPermitted(ctx, gate.action, gate.subject);
  // Conversations may have been reassigned to another member since, which cannot be determined from the stored
  // response.
  if (requireWorkspace(ctx).membership.assignedConversationsOnly) {
    throw new Denial('IDEMPOTENT_ANSWER_WITHHELD', ACCESS_CHANGED);
  }
}

const ACCESS_CHANGED =
  'The change was applied. Your access may have changed since, so the answer is not returned again.';

/** Sorts the fields of objects, so that their order has no effect on the hash. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([field, inner]) => [field, sortKeys(inner)]);
}

/**
 * Takes an advisory lock until the end of the transaction. The lock is also released if the process crashes. Throws
 * IDEMPOTENCY_KEY_IN_FLIGHT if another request holds it.
 */
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

/** Stores the response, unless this change deleted the workspace. */
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
