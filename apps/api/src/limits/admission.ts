import type { RequestContext } from '../context/context.ts';
import { Denial } from '../errors/denials.ts';
import type { Documents } from '../graphql/documents.ts';
import type { KeyUses } from '../modules/api-keys/index.ts';
import { findWorkspaceDocument, type SpaDocuments } from '../modules/persisted-operations/index.ts';

/** What a client sends, over HTTP or a socket. */
export interface OperationRequest {
  query?: string | null | undefined;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
  extensions?: Record<string, unknown> | null | undefined;
}

export interface Admission {
  readonly spaDocuments: SpaDocuments;
  /** In production a browser's session runs only those. */
  readonly spaDocumentsOnly: boolean;
  readonly documents: Documents;
  readonly uses: KeyUses;
}

/** The request with its document, by text or by id: one decision for HTTP and for sockets. */
export async function admitDocument(
  ctx: RequestContext,
  request: OperationRequest,
  admission: Admission,
): Promise<OperationRequest> {
  const id = persistedId(request);
  if (id === null) {
    if (typeof request.query !== 'string' || request.query.trim() === '') {
      throw new Denial('BAD_REQUEST', 'Send a query, or the id of a persisted operation.');
    }
    if (!mayRunFreely(ctx, admission)) {
      throw new Denial(
        'OPERATION_NOT_ALLOWED',
        'Only persisted operations run here. If you see this in the app, reload the page.',
      );
    }
    noteUse(ctx, request, null, admission);
    return request;
  }
  const document = await findDocument(ctx, id, admission);
  if (document === null) throw new Denial('PERSISTED_QUERY_NOT_FOUND', 'There is no such persisted operation.');
  const { persistedQuery: _id, ...extensions } = request.extensions ?? {};
  const admitted = { ...request, query: document, extensions };
  noteUse(ctx, admitted, id, admission);
  return admitted;
}

function noteUse(ctx: RequestContext, request: OperationRequest, operationId: string | null, admission: Admission) {
  if (ctx.actor.kind !== 'api_key') return;
  const { query, operationName = null } = request;
  const document = admission.documents.find(query ?? '', operationName);
  admission.uses.note(ctx, { operation: document?.name ?? null, operationId, needs: document?.needs ?? null });
}

function persistedId({ extensions }: OperationRequest): string | null {
  const persisted = extensions?.persistedQuery as { sha256Hash?: unknown } | undefined;
  return typeof persisted?.sha256Hash === 'string' ? persisted.sha256Hash : null;
}

function mayRunFreely({ actor }: RequestContext, { spaDocumentsOnly }: Admission): boolean {
  if (actor.kind === 'api_key') return actor.mode === 'AD_HOC';
  if (actor.kind === 'user' && actor.tokenUse === 'playground') return true;
  return !spaDocumentsOnly;
}

/** A key runs what its workspace registered; a session what the SPA was built with; a playground token either. */
async function findDocument(ctx: RequestContext, id: string, { spaDocuments }: Admission): Promise<string | null> {
  const { actor, entrance } = ctx;
  const own = actor.kind !== 'api_key' ? await spaDocuments.find(id) : null;
  if (own !== null || entrance.kind !== 'entered') return own;
  if (actor.kind === 'user' && actor.tokenUse === 'session') return null;
  return findWorkspaceDocument(ctx.services, entrance.context.workspace.id, id);
}
