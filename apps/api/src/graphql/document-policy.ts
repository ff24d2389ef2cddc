import type { RequestContext } from '../auth/context.ts';
import { badRequest, Denial } from '../errors/denials.ts';
import type { KeyUses } from '../modules/access/api-keys/index.ts';
import { findWorkspaceDocument, type SpaDocuments } from '../modules/platform/persisted-operations/index.ts';
import type { Documents, KnownDocument } from './documents.ts';

/** A GraphQL request over HTTP or WebSocket. */
export interface OperationRequest {
  query?: string | null | undefined;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
  extensions?: Record<string, unknown> | null | undefined;
}

export interface DocumentPolicy {
  readonly spaDocuments: SpaDocuments;
  /** Whether browser sessions can run only documents of the app, as in production. */
  readonly spaDocumentsOnly: boolean;
  readonly documents: Documents;
  readonly uses: KeyUses;
}

export interface AdmittedRequest {
  /** The request, with the text of a persisted document filled in. */
  readonly request: OperationRequest;
  /** Parsed document. Null if the document has a syntax error, which Apollo or graphql-ws reports. */
  readonly document: KnownDocument | null;
}

/**
 * Finds the document of a request by text or id, and checks whether the caller may run it and whether it is within the
 * size limits.
 */
export async function applyDocumentPolicy(
  ctx: RequestContext,
  request: OperationRequest,
  admission: DocumentPolicy,
): Promise<AdmittedRequest> {
  assertOperationName(request.operationName);
  const id = persistedId(request);
  if (id === null) {
    if (typeof request.query !== 'string' || request.query.trim() === '') {
      throw new Denial('BAD_REQUEST', 'Send a query, or the id of a persisted operation.');
    }
    if (!canRunAnyDocument(ctx, admission)) {
      throw new Denial(
        'OPERATION_NOT_ALLOWED',
        'Only persisted operations run here. If you see this in the app, reload the page.',
      );
    }
    return measureRequest(ctx, request, null, admission);
  }
  const document = await findDocument(ctx, id, admission);
  if (document === null) throw new Denial('PERSISTED_QUERY_NOT_FOUND', 'This persisted operation does not exist.');
  const { persistedQuery: _id, ...extensions } = request.extensions ?? {};
  return measureRequest(ctx, { ...request, query: document, extensions }, id, admission);
}

/** Measures the document before any other code processes it, and records its use by an API key. */
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

function canRunAnyDocument({ actor }: RequestContext, { spaDocumentsOnly }: DocumentPolicy): boolean {
  if (actor.kind === 'api_key') return actor.mode === 'ANY_OPERATION';
  if (actor.kind === 'user' && actor.tokenUse === 'playground') return true;
  return !spaDocumentsOnly;
}

/**
 * Returns the document with an id. API keys can use documents registered in their workspace, sessions those of the app,
 * and playground tokens both. Returns null if there is none.
 */
async function findDocument(ctx: RequestContext, id: string, { spaDocuments }: DocumentPolicy): Promise<string | null> {
  const { actor, workspaceAccess: entrance } = ctx;
  const own = actor.kind !== 'api_key' ? await spaDocuments.find(id) : null;
  if (own !== null || entrance.kind !== 'entered') return own;
  if (actor.kind === 'user' && actor.tokenUse === 'session') return null;
  return findWorkspaceDocument(ctx.services, entrance.context.workspace.id, id);
}
