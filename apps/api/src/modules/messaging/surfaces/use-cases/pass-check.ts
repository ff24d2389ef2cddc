import { SURFACE_CHECK_LIMITS, type SurfaceCheck, type SurfaceContent, type SurfaceSender } from '@frontdesk/domain';
import type { RequestContext } from '../../../../auth/context.ts';
import { hashSecret, newSecret } from '../../../../crypto/opaque-token.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { type EventContext, recordEvent } from '../../../../events/record-event.ts';
import { enqueueSurfaceCode } from '../../../../events/surface-outbox.ts';
import { findCodeSenders } from '../code-senders.ts';
import { notifyManagers } from '../notify-managers.ts';
import { compareTry, hashCode, newCode } from '../second-check.ts';
import { isAccessible, isOpen } from '../surface-access.ts';
import { lockSurface, type SurfaceRow, updateSurface } from '../surfaces.repository.ts';
import { countRequest, type Visitor, withLockedSurface } from '../visit-surface.ts';

/**
 * Reason why a try did not pass the check or no code was requested. UNAVAILABLE: no code can be sent to the contact now.
 */
export type CheckProblem = 'WRONG' | 'EXPIRED' | 'EXHAUSTED' | 'UNAVAILABLE';

/** Second check as shown to the person who opens the link. It contains nothing of the form or the contact. */
export interface ShownCheck {
  readonly workspaceName: string;
  readonly language: SurfaceContent['defaultLanguage'];
  readonly check: Exclude<SurfaceCheck, 'NONE'>;
  /** True if a code was requested that is still valid. */
  readonly hasCode: boolean;
  readonly canRequestCode: boolean;
  /** Number of wrong tries that remain until the form is locked. */
  readonly triesLeft: number;
  readonly problem: CheckProblem | null;
}

export interface CheckResult {
  /** Check to show. Null if the check was passed or a code was requested, or if the form shows no check. */
  readonly shown: ShownCheck | null;
  /** Secret that the browser must store. Null unless it passed the check. */
  readonly newBrowser: string | null;
}

const NOTHING: CheckResult = { shown: null, newBrowser: null };

/**
 * Returns the second check of a form, and changes nothing. Returns null if the link cannot be used, the form is locked,
 * or the browser needs no check. The caller must count the request for the rate limit.
 */
export const viewCheck = (ctx: RequestContext, { token, browser }: Visitor): Promise<ShownCheck | null> =>
  withLockedSurface(ctx, token, async (tx, _by, surface) =>
    isCheckable(surface, browser, ctx.services.clock()) ? shownCheck(tx, ctx, surface, null) : null,
  );

/** Enqueues a new code for the contact, at most three per form. The previous code becomes invalid. */
export const requestCode = (ctx: RequestContext, visitor: Visitor): Promise<CheckResult> =>
  atCheck(ctx, visitor, async (tx, _by, surface) => {
    if (surface.secondCheck !== 'CODE') return NOTHING;
    const refuse = (problem: CheckProblem) => showProblem(tx, ctx, surface, problem);
    const now = ctx.services.clock();
    if (!canRequestCode(surface)) return refuse('EXHAUSTED');
    const { workspaceId, id, contactId } = surface;
    const recipient = { contactId, sender: surface.sender as SurfaceSender, now };
    if ((await findCodeSenders(tx, recipient)).length === 0) return refuse('UNAVAILABLE');
    const code = newCode();
    const codeExpiresAt = new Date(now.getTime() + SURFACE_CHECK_LIMITS.codeMinutes * 60_000);
    const stored = { codeHash: hashCode(visitor.token, code), codeExpiresAt, codeClaimedAt: null };
    await updateSurface(tx, surface, { ...stored, codeCount: surface.codeCount + 1 });
    await enqueueSurfaceCode(tx, ctx.services, { workspaceId, id, codeExpiresAt, code });
    return NOTHING;
  });

/**
 * Passes the check with a code or a birth date, and binds the form to the browser. Tries of one form run one after
 * another. The fifth wrong try locks the form.
 */
export const answerCheck = (ctx: RequestContext, visitor: Visitor, value: string): Promise<CheckResult> =>
  atCheck(ctx, visitor, async (tx, by, surface) => {
    const result = await compareTry(tx, surface, { token: visitor.token, value, now: ctx.services.clock() });
    if (result === 'RIGHT') return { shown: null, newBrowser: await pass(tx, by, surface) };
    if (result === 'EXPIRED') return showProblem(tx, ctx, surface, canRequestCode(surface) ? 'EXPIRED' : 'EXHAUSTED');
    if (result === 'WRONG' && (await countFailure(tx, by, surface))) return NOTHING;
    return showProblem(tx, ctx, surface, 'WRONG');
  });

type AtCheck = (tx: Tx, by: EventContext, surface: SurfaceRow) => Promise<CheckResult>;

/** Counts the request, and runs a function if the form shows its check to the browser. */
async function atCheck(ctx: RequestContext, { token, browser }: Visitor, work: AtCheck): Promise<CheckResult> {
  await countRequest(ctx);
  const result = await withLockedSurface(ctx, token, async (tx, by, surface) =>
    isCheckable(surface, browser, ctx.services.clock()) ? work(tx, by, surface) : NOTHING,
  );
  return result ?? NOTHING;
}

const isCheckable = (surface: SurfaceRow, browser: string | null, now: Date): boolean =>
  isOpen(surface, now) && surface.lockedAt === null && !isAccessible(surface, browser, now);

const canRequestCode = ({ codeCount }: Pick<SurfaceRow, 'codeCount'>): boolean =>
  codeCount < SURFACE_CHECK_LIMITS.codes;

async function showProblem(tx: Tx, ctx: RequestContext, { id }: SurfaceRow, problem: CheckProblem) {
  const surface = await lockSurface(tx, id);
  return surface ? { shown: await shownCheck(tx, ctx, surface, problem), newBrowser: null } : NOTHING;
}

async function shownCheck(
  tx: Tx,
  { services }: RequestContext,
  { secondCheck, language, codeCount, codeExpiresAt, checkFailures }: SurfaceRow,
  problem: CheckProblem | null,
): Promise<ShownCheck> {
  const { name: workspaceName } = await tx.workspace.findFirstOrThrow({ select: { name: true } });
  return {
    workspaceName,
    language: language as ShownCheck['language'],
    check: secondCheck as ShownCheck['check'],
    hasCode: codeExpiresAt !== null && services.clock() < codeExpiresAt,
    canRequestCode: canRequestCode({ codeCount }),
    triesLeft: SURFACE_CHECK_LIMITS.failures - checkFailures,
    problem,
  };
}

/** Returns the new secret of the browser. A browser that passed the check before loses its access. */
async function pass(tx: Tx, by: EventContext, surface: SurfaceRow): Promise<string> {
  const newBrowser = newSecret();
  const now = by.services.clock();
  const opened = surface.status === 'SENT' ? { status: 'OPENED', openedAt: now } : {};
  const browserHash = Uint8Array.from(hashSecret(newBrowser));
  await updateSurface(tx, surface, { browserHash, checkPassedAt: now, codeHash: null, codeExpiresAt: null, ...opened });
  const after = { secondCheck: surface.secondCheck };
  await recordEvent(tx, by, { name: 'surface.check_passed', subject: { type: 'Surface', id: surface.id }, after });
  return newBrowser;
}

/** Counts a wrong try. Returns whether it locked the form. */
async function countFailure(tx: Tx, by: EventContext, surface: SurfaceRow): Promise<boolean> {
  const checkFailures = surface.checkFailures + 1;
  const isLocked = checkFailures >= SURFACE_CHECK_LIMITS.failures;
  const lock = isLocked ? { lockedAt: by.services.clock(), codeHash: null, codeExpiresAt: null } : {};
  await updateSurface(tx, surface, { checkFailures, ...lock });
  if (!isLocked) return false;
  const { id, secondCheck } = surface;
  await recordEvent(tx, by, { name: 'surface.locked', subject: { type: 'Surface', id }, after: { secondCheck } });
  await notifyManagers(tx, by, surface, 'FORM_LOCKED');
  return true;
}
