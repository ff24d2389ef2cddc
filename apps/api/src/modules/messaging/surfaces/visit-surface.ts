import type { AnswerProblem, SurfaceContent } from '@frontdesk/domain';
import type { RequestContext } from '../../../auth/context.ts';
import { hashSecret, newSecret } from '../../../crypto/opaque-token.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import type { EventContext } from '../../../events/record-event.ts';
import { findPrefill, prefilledOf } from './prefill.ts';
import { isAccessible, isBrowserOf, isDone, isOpen } from './surface-access.ts';
import { storedFilesOf } from './surface-files.repository.ts';
import {
  answersOf,
  contentOf,
  findByTokenHash,
  lockSurface,
  type SurfaceRow,
  updateSurface,
} from './surfaces.repository.ts';

/** Browser that opens a form link. */
export interface Visitor {
  readonly token: string;
  /** Secret that this browser received for the form. Null if this browser has not received a secret. */
  readonly browser: string | null;
}

/** Form as shown to the person who opens the link. */
export interface ShownSurface {
  readonly workspaceName: string;
  readonly language: SurfaceContent['defaultLanguage'];
  readonly content: SurfaceContent;
  readonly isSubmitted: boolean;
  /** Text that explains what the person must correct. Null unless a member returned the form. */
  readonly note: string | null;
  /**
   * True if the browser can see the saved answers. The page of a form with sections shows them in steps only to such a
   * browser, because the steps depend on the answers.
   */
  readonly canSeeAnswers: boolean;
  /**
   * Saved answers and shown known values, by question key. Empty in other browsers and after submission, so that the
   * link alone reveals nothing.
   */
  readonly given: ReadonlyMap<string, readonly string[]>;
  /** Stored files, for the browser that can see the saved answers. Empty in other browsers. */
  readonly files: readonly ShownFile[];
  /** Keys of the questions in `given` with a known value that the person has not saved as an answer yet. */
  readonly unchecked: readonly string[];
  /** True if the person can request known values. */
  readonly hasKnown: boolean;
  /** Validation errors of the submitted answers. Answers with errors are not stored. */
  readonly problems: readonly AnswerProblem[];
  /**
   * Secret that the browser must store to see the answers again. Null if the browser already has one or must not see
   * the answers.
   */
  readonly newBrowser: string | null;
}

/** Locked form that can be filled in. */
export interface OpenSurface {
  readonly surface: SurfaceRow;
  readonly content: SurfaceContent;
  /** True if the request comes from the browser to which the form is bound, which can see the saved answers. */
  readonly isOwn: boolean;
}

export interface ShownFile {
  readonly id: string;
  /** Key of the question. */
  readonly key: string;
  readonly name: string;
  readonly byteCount: number;
}

export type Change = (tx: Tx, by: EventContext, open: OpenSurface) => Promise<readonly AnswerProblem[]>;

interface Visit {
  /** True if the first browser is bound to the form and can see the saved answers. */
  readonly isBinding: boolean;
  readonly change: Change;
}

/** Counts the request for the rate limit, and runs `changeSurface`. */
export async function visitSurface(ctx: RequestContext, visitor: Visitor, visit: Visit): Promise<ShownSurface | null> {
  await countRequest(ctx);
  return changeSurface(ctx, visitor, visit);
}

/** Counts a request for a form. Throws RATE_LIMITED after too many requests. */
export const countRequest = ({ transport: { ipAddress: address }, services }: RequestContext): Promise<void> =>
  services.rateLimits.takeFrom('surface:address', { address, scope: 'surfaces' });

/**
 * Locks the form of a link, applies a change if the form can still be filled in, and returns what to show afterwards.
 * Returns null if the link cannot be used, or if the browser has not passed the second check.
 */
export const changeSurface = (ctx: RequestContext, { token, browser }: Visitor, { isBinding, change }: Visit) =>
  withLockedSurface(ctx, token, async (tx, by, surface): Promise<ShownSurface | null> => {
    const now = ctx.services.clock();
    if (!isAccessible(surface, browser, now)) return null;
    const content = await contentOf(tx, surface);
    if (isDone(surface)) return shown(tx, { surface, content, isOwn: false }, NOTHING_CHANGED);
    if (!isOpen(surface, now)) return null;
    const newBrowser = isBinding && (await isUnbound(tx, surface)) ? newSecret() : null;
    if (newBrowser !== null) await updateSurface(tx, surface, { browserHash: Uint8Array.from(hashSecret(newBrowser)) });
    const isOwn = newBrowser !== null || isBrowserOf(surface, browser);
    const problems = await change(tx, by, { surface, content, isOwn });
    return shown(tx, { surface, content, isOwn }, { problems, newBrowser });
  });

/** Locks the form of a link and runs a function in the transaction. Returns null if the link is unknown. */
export async function withLockedSurface<T>(
  ctx: RequestContext,
  token: string,
  work: (tx: Tx, by: EventContext, surface: SurfaceRow) => Promise<T>,
): Promise<T | null> {
  const { database } = ctx.services;
  const found = await findByTokenHash(database, Uint8Array.from(hashSecret(token)));
  if (!found) return null;
  const by = { ...ctx, actor: { kind: 'anonymous' as const }, workspace: { id: found.workspaceId } };
  return database.forWorkspace(found.workspaceId).write(async (tx) => {
    // Same lock order as when the contact is deleted.
    await tx.sql`select id from contacts where id = ${found.contactId}::uuid for key share`;
    const surface = await lockSurface(tx, found.id);
    return surface && work(tx, by, surface);
  });
}

const NOTHING_CHANGED = { problems: [], newBrowser: null };

/** Returns whether no browser has saved answers or requested known values. */
const isUnbound = async (tx: Tx, { id, browserHash }: SurfaceRow): Promise<boolean> =>
  browserHash === null && (await answersOf(tx, id)).length === 0;

async function shown(
  tx: Tx,
  { surface: { id }, content, isOwn }: OpenSurface,
  result: Pick<ShownSurface, 'problems' | 'newBrowser'>,
): Promise<ShownSurface> {
  const { name: workspaceName } = await tx.workspace.findFirstOrThrow({ select: { name: true } });
  const surface = await tx.surface.findFirstOrThrow({ where: { id } });
  const isSubmitted = isDone(surface);
  const note = isSubmitted ? null : surface.reviewNote;
  const language = surface.language as ShownSurface['language'];
  const values = isSubmitted ? NOTHING_SHOWN : await valuesFor(tx, { surface, content, isOwn });
  return { workspaceName, language, content, isSubmitted, note, ...values, ...result };
}

type Values = Pick<ShownSurface, 'canSeeAnswers' | 'given' | 'files' | 'unchecked' | 'hasKnown'>;

const NOTHING_SHOWN: Values = { canSeeAnswers: false, given: new Map(), files: [], unchecked: [], hasKnown: false };

/** Returns the saved answers and known values that the browser is allowed to see. */
async function valuesFor(tx: Tx, { surface, content, isOwn }: OpenSurface): Promise<Values> {
  if (!isOwn && !(await isUnbound(tx, surface))) return NOTHING_SHOWN;
  const saved = new Map((await answersOf(tx, surface.id)).map((answer) => [answer.key, answer.given]));
  const known = (prefilledOf(surface) ?? []).filter(({ key, isRemoved }) => !isRemoved && !saved.has(key));
  return {
    canSeeAnswers: true,
    given: new Map([...known.map(({ key, given }) => [key, given] as const), ...saved]),
    files: (await storedFilesOf(tx, surface.id)).map(({ id, key, name, byteCount }) => ({ id, key, name, byteCount })),
    unchecked: known.map(({ key }) => key),
    hasKnown: surface.prefilled === null && (await findPrefill(tx, surface, content)).length > 0,
  };
}
