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

/** What leaves, to the byte. */
export interface StoredResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** The answer had no data, because everything in it was denied or failed. */
  readonly failed: boolean;
}

export interface IdempotentRequest {
  /** As the caller wrote it, see `idempotencyKeyOf`. */
  readonly key: string;
  readonly asked: OperationRequest;
  readonly operation: KnownOperation;
}

/** How long an answer is kept to be given again. */
const KEPT_MS = 24 * 3_600_000;
const LONGEST = 255;

/** The header as the draft of the IETF writes it, with quotes, or without them. */
export function idempotencyKeyOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null;
  const [, quoted, bare] = /^(?:"([\x21\x23-\x7e]+)"|([\x21\x23-\x7e]+))$/.exec(String(header)) ?? [];
  const key = quoted ?? bare;
  if (!key || key.length > LONGEST) throw badRequest(`An Idempotency-Key has 1 to ${LONGEST} visible characters.`);
  return key;
}

/** The mutation that an Idempotency-Key came with. Throws BAD_REQUEST when the key cannot be honored, rather than ignore it. */
export function mutationOf({ request, document }: AdmittedRequest): KnownOperation {
  if (!document) throw badRequest('This document cannot be parsed. An Idempotency-Key needs a valid mutation.');
  const operation = document.operation(request.operationName ?? null);
  if (!operation) throw badRequest('Name one operation of the document. An Idempotency-Key needs a valid mutation.');
  if (!isMutation(operation)) throw badRequest('An Idempotency-Key is for mutations. Send this operation without it.');
  return operation;
}

/** Refuses the header on every route that would ignore it. What providers send to us has headers of their own. */
export function refuseIdempotencyKeys(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ method, url, headers }) => {
    const [path = ''] = url.split('?');
    const isIgnored = !(method === 'POST' && path === '/graphql') && !path.startsWith('/api/');
    if (isIgnored) assertNoIdempotencyKey(headers);
  });
}

/** Throws BAD_REQUEST where the header has no meaning. */
function assertNoIdempotencyKey(headers: IncomingHttpHeaders): void {
  if (headers['idempotency-key'] !== undefined) {
    throw badRequest('An Idempotency-Key is only accepted with a mutation that is sent to POST /graphql.');
  }
}

const UNAVAILABLE = 503;

/** An outage in the middle of a request takes back what came before it, so that a retry under the key carries out all of it. */
class InterruptedError extends Error {
  constructor(readonly answer: StoredResponse) {
    super('The service became unavailable.');
  }
}

/**
 * A change that is carried out once, however often it is asked for under one key. Effect and answer are one transaction: who
 * dies in between has changed nothing, and the key can be taken again.
 */
export async function runIdempotently(
  ctx: RequestContext,
  { key, asked, operation }: IdempotentRequest,
  answer: (ctx: RequestContext) => Promise<StoredResponse>,
): Promise<StoredResponse & { readonly replayed: boolean }> {
  // What happens elsewhere happens in transactions of its own, which this one could not take back.
  if (!operation.needs.roots.every((gate) => gate !== null && isOfWorkspace(gate))) {
    throw badRequest('An Idempotency-Key is for changes inside a workspace.');
  }
  const entered = requireWorkspace(ctx);
  const name: KeyName = { workspaceId: entered.workspace.id, actor: actorOf(entered), key };
  const fingerprint = fingerprintOf(asked);
  const access = accessDigestOf(entered);
  const carryOut = entered.db.write(async (tx) => {
    await lockKey(tx, name);
    const known = await findStoredResponse(tx, name, entered.services.clock());
    if (known) {
      assertStillAllowed(ctx, operation);
      return { ...replayResponse(known, { fingerprint, standing: access }), replayed: true };
    }
    let changes = 0;
    const db = nestedTransactionDb(tx, () => {
      changes += 1;
    });
    const given = await answer({ ...ctx, workspaceAccess: { kind: 'entered', context: { ...entered, db } } });
    if (given.status === UNAVAILABLE) throw new InterruptedError(given);
    // What failed and changed nothing may be tried again, with whatever was missing.
    if (changes > 0 || !given.failed) {
      const stored = operation.needs.holdsSecret ? null : given.body;
      await storeResponse(
        tx,
        { ...name, fingerprint, standing: access, ...given, kept: stored },
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

/** The same question is the same text with the same values, whichever way the text came. */
const fingerprintOf = ({ query, operationName = null, variables = null }: OperationRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([query, operationName, sortKeys(variables)]))
    .digest('hex');

/** A digest of the rules that decide what the caller may see: another role, grant, scope or mask is another digest. */
const accessDigestOf = ({ ability }: WorkspaceContext): string =>
  createHash('sha256')
    .update(
      ability.rules
        .map((rule) => JSON.stringify(sortKeys({ ...rule })))
        .sort()
        .join('\n'),
    )
    .digest('hex');

/** Asks the gates of the operation again, as they would be asked if it were carried out now. */
function assertStillAllowed(ctx: RequestContext, { needs }: KnownOperation): void {
  for (const gate of needs.roots) if (gate) assertPermitted(ctx, gate.action, gate.subject);
  // Conversations may have been assigned to another member since, which the stored text does not show.
  if (requireWorkspace(ctx).membership.assignedConversationsOnly) {
    throw new Denial('IDEMPOTENT_ANSWER_WITHHELD', ACCESS_CHANGED);
  }
}

const ACCESS_CHANGED = 'This was done. What you may see may have changed since, so its answer is not shown again.';

/** The order of the fields of an object says nothing. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([field, inner]) => [field, sortKeys(inner)]);
}

/** Held until the transaction ends, in whichever way; a process that dies lets go of it. */
async function lockKey(tx: Tx, { workspaceId, actor, key }: KeyName): Promise<void> {
  const [turn] = await tx.sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`idempotency ${workspaceId} ${actor} ${key}`}, 0)) as mine`;
  if (turn?.mine) return;
  const words = 'The first request under this Idempotency-Key is not answered yet. Ask again in a moment.';
  throw new Denial('IDEMPOTENCY_KEY_IN_FLIGHT', words, { retryAfterSeconds: 1 });
}

interface StoredResponseRow {
  readonly fingerprint: string;
  readonly standing: string;
  readonly status: number;
  readonly content_type: string;
  readonly answer: string | null;
}

async function findStoredResponse(
  tx: Tx,
  { workspaceId, actor, key }: KeyName,
  now: Date,
): Promise<StoredResponseRow | null> {
  const [kept] = await tx.sql<StoredResponseRow>`
    select fingerprint, standing, status, content_type, answer from idempotency_keys
    where workspace_id = ${workspaceId} and actor = ${actor} and key = ${key} and expires_at > ${now}`;
  return kept ?? null;
}

interface IdempotentCaller {
  readonly fingerprint: string;
  readonly standing: string;
}

function replayResponse(stored: StoredResponseRow, { fingerprint, standing }: IdempotentCaller): StoredResponse {
  if (stored.fingerprint !== fingerprint) {
    throw new Denial('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for another request. Take a new one.');
  }
  if (stored.answer === null) {
    const words = 'This was done. Its answer held a secret that is told once, and is not kept.';
    throw new Denial('IDEMPOTENT_ANSWER_WITHHELD', words);
  }
  if (stored.standing !== standing) throw new Denial('IDEMPOTENT_ANSWER_WITHHELD', ACCESS_CHANGED);
  return { status: stored.status, contentType: stored.content_type, body: stored.answer, failed: false };
}

interface ResponseToStore extends KeyName, StoredResponse {
  readonly fingerprint: string;
  readonly standing: string;
  readonly kept: string | null;
}

/** A workspace that was deleted by this very change keeps nothing. */
const storeResponse = (
  tx: Tx,
  { workspaceId, actor, key, fingerprint, standing, status, contentType, kept }: ResponseToStore,
  now: Date,
) =>
  tx.sql`
    insert into idempotency_keys (workspace_id, actor, key, fingerprint, standing, status, content_type, answer,
      created_at, expires_at)
    select workspace_id, ${actor}, ${key}, ${fingerprint}, ${standing}, ${status}::int, ${contentType}, ${kept}, ${now}::timestamptz,
      ${new Date(now.getTime() + KEPT_MS)}::timestamptz
    from workspaces where workspace_id = ${workspaceId}
    on conflict (workspace_id, actor, key) do update set fingerprint = excluded.fingerprint,
      standing = excluded.standing, status = excluded.status,
      content_type = excluded.content_type, answer = excluded.answer, created_at = excluded.created_at,
      expires_at = excluded.expires_at`;
