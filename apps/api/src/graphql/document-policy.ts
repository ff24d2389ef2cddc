import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { RequestContext } from '../auth/context.ts';
import { badRequest, Denial } from '../errors/denials.ts';
import type { KeyUses } from '../modules/access/api-keys/index.ts';
import { findWorkspaceDocument, type SpaDocuments } from '../modules/platform/persisted-operations/index.ts';
import type { Budgets } from '../rate-limiting/budgets.ts';
import type { Documents, KnownDocument } from './documents.ts';

/** GraphQL request over HTTP or WebSocket. */
export interface OperationRequest {
  query?: string | null | undefined;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
  extensions?: Record<string, unknown> | null | undefined;
}

export interface DocumentPolicy {
  readonly spaDocuments: SpaDocuments;
  /** True if browser sessions can run only documents of the app, as in production. */
  readonly spaDocumentsOnly: boolean;
  readonly documents: Documents;
  readonly uses: KeyUses;
  readonly budgets: Budgets;
  readonly sentDocuments: ReturnType<typeof sentDocuments>;
}

/**
 * Maximum length in characters of a stored document. Longer documents are not stored, so clients must send their text
 * with each request.
 */
const STORED_CHARACTERS = 10_000;

/**
 * Stores the texts that clients sent together with their hash (automatic persisted queries). The key contains the
 * workspace, so that a hash does not give access to a document of another workspace.
 */
export function sentDocuments() {
  const known = new LRUCache<string, string>({ max: 500 });
  const keyOf = ({ workspaceAccess: entrance }: RequestContext, id: string) =>
    JSON.stringify([entrance.kind === 'entered' ? entrance.context.workspace.id : null, id]);
  return {
    find: (ctx: RequestContext, id: string): string | undefined => known.get(keyOf(ctx, id)),
    store: (ctx: RequestContext, id: string, text: string): void => {
      if (text.length <= STORED_CHARACTERS) known.set(keyOf(ctx, id), text);
    },
  };
}

export interface AdmittedRequest {
  /** Request in which the text of a persisted document was filled in. */
  readonly request: OperationRequest;
  /** Parsed document. Null if the document has a syntax error, which Apollo or graphql-ws reports. */
  readonly document: KnownDocument | null;
}

/**
 * Finds the document of a request by text or id. Throws an error if the API caller may not run it, if it does not
 * exist, or if it exceeds a size limit.
 */
export async function applyDocumentPolicy(
  ctx: RequestContext,
  request: OperationRequest,
  admission: DocumentPolicy,
): Promise<AdmittedRequest> {
  assertOperationName(request.operationName);
  const id = persistedId(request);
  const document = id === null ? null : await findDocument(ctx, id, admission);
  const { persistedQuery: _id, ...extensions } = request.extensions ?? {};
  if (document !== null) return measureRequest(ctx, { ...request, query: document, extensions }, id, admission);

  const isTextAllowed = canRunAnyDocument(ctx, admission);
  const text = typeof request.query === 'string' && request.query.trim() !== '' ? request.query : null;
  if (id === null) {
    if (text === null) throw badRequest('Send a query, or the id of a persisted operation.');
    if (!isTextAllowed) throw textNotAllowed();
    return measureRequest(ctx, request, null, admission);
  }
  const query = isTextAllowed ? (text ?? admission.sentDocuments.find(ctx, id)) : undefined;
  if (query === undefined) throw persistedQueryNotFound(isTextAllowed);
  if (createHash('sha256').update(query).digest('hex') !== id) {
    throw badRequest('sha256Hash is not the SHA-256 of the query in hexadecimal.');
  }
  admission.sentDocuments.store(ctx, id, query);
  return measureRequest(ctx, { ...request, query, extensions }, null, admission);
}

const textNotAllowed = () =>
  new Denial(
    'OPERATION_NOT_ALLOWED',
    'Only persisted operations run here. If you see this in the app, reload the page.',
  );

/**
 * Returns the error for an unknown hash. Clients that use automatic persisted queries recognize the message
 * `PersistedQueryNotFound` and then send the text.
 */
const persistedQueryNotFound = (isTextAllowed: boolean) =>
  new Denial(
    'PERSISTED_QUERY_NOT_FOUND',
    isTextAllowed ? 'PersistedQueryNotFound' : 'This persisted operation does not exist.',
  );

/** Measures a document before any other code processes it, and records its use by an API key. */
function measureRequest(
  ctx: RequestContext,
  request: OperationRequest,
  operationId: string | null,
  { documents, uses }: DocumentPolicy,
): AdmittedRequest {
  const document = documents.find(request.query ?? '');
  if (ctx.actor.kind === 'api_key') {
    const operation = document?.operation(request.operationName ?? null) ?? null;
    uses.note(ctx, { operation: operation?.name ?? null, operationId, needs: operation?.needs ?? null });
  }
  return { request, document };
}

const NAME = /^[_A-Za-z][_0-9A-Za-z]*$/;

/** Throws BAD_REQUEST if an operation name is not a valid GraphQL name. */
export function assertOperationName(name: unknown): void {
  if (name == null || (typeof name === 'string' && NAME.test(name))) return;
  throw badRequest('operationName must be a GraphQL name: letters, digits and underscores.');
}

function persistedId({ extensions }: OperationRequest): string | null {
  const persisted = extensions?.persistedQuery as { sha256Hash?: unknown } | undefined;
  return typeof persisted?.sha256Hash === 'string' ? persisted.sha256Hash : null;
}

/** Returns whether the API caller may send documents that are not registered, including introspection queries. */
export function canRunAnyDocument({ actor }: RequestContext, { spaDocumentsOnly }: DocumentPolicy): boolean {
  if (actor.kind === 'api_key') return actor.mode === 'ANY_OPERATION';
  if (actor.kind === 'user' && actor.tokenUse === 'playground') return true;
  return !spaDocumentsOnly;
}

/**
 * Returns the document with an id. API keys can use documents registered in their workspace; sessions and anonymous API
 * callers can use those of the app; playground tokens can use both. Returns null if there is none.
 */
async function findDocument(ctx: RequestContext, id: string, { spaDocuments }: DocumentPolicy): Promise<string | null> {
  const { actor, workspaceAccess: entrance } = ctx;
  const own = actor.kind !== 'api_key' ? await spaDocuments.find(id) : null;
  if (own !== null || entrance.kind !== 'entered') return own;
  if (actor.kind === 'user' && actor.tokenUse === 'session') return null;
  return findWorkspaceDocument(ctx.services, entrance.context.workspace.id, id);
}
