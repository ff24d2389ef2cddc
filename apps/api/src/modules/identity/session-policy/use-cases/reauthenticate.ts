import type { RefusalCode } from '@frontdesk/domain';
import { REAUTHENTICATION_MINUTES } from '@frontdesk/policies';
import { requireWorkspace } from '../../../../auth/access-context.ts';
import type { RequestContext, SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import { signedIn } from '../../../../auth/decorators.ts';
import { refused } from '../../../../errors/refused.ts';
import { proofMethodsOf } from '../../accounts/index.ts';
import { checkReauthenticationProof, type OwnProof } from '../../second-factors/index.ts';
import { restartIdleTimeout } from './extend-session.ts';

/**
 * Re-authenticates the session and unlocks the workspace after an idle timeout. If the user has a second factor, a
 * password only unlocks the workspace.
 */
export async function reauthenticate(ctx: RequestContext, input: OwnProof) {
  const caller = signedIn(ctx);
  const access = accessStateOf(ctx);
  const shown = [input.password, input.passkey, input.code].filter((proof) => (proof ?? null) !== null);
  if (shown.length !== 1) return refused('PROOF_NOT_SINGLE');
  const counts = await isValidProof(caller, input);
  if (!counts && !isIdle(ctx)) return refused('SECOND_FACTOR_PROOF_REQUIRED', 'password');
  if (!(await checkReauthenticationProof(caller, input))) return refused(...refusalOf(input));
  const provedUntil = counts ? await renewProof(caller) : null;
  return {
    idleTimeout: access && (await restartIdleTimeout(access, caller.actor)),
    provedUntil,
  } as const;
}

const isIdle = ({ workspaceAccess: entrance }: RequestContext) =>
  entrance.kind === 'held' && entrance.because === 'SESSION_IDLE';

/**
 * Returns the context of the workspace in the request, even if the idle timeout has locked the workspace. Returns null
 * if the request specifies no workspace. Throws an error if the user has no access for another reason.
 */
function accessStateOf(ctx: RequestContext): WorkspaceContext | null {
  const { workspaceAccess: entrance } = ctx;
  if (entrance.kind === 'unnamed') return null;
  return entrance.kind === 'held' && isIdle(ctx) ? entrance.context : requireWorkspace(ctx);
}

async function isValidProof({ services, actor }: SignedInContext, { password }: OwnProof): Promise<boolean> {
  if ((password ?? null) === null) return true;
  return (await proofMethodsOf(services, actor.userId)).includes('PASSWORD');
}

async function renewProof({ services, actor }: SignedInContext): Promise<Date> {
  const provedAt = services.clock();
  await services.database.system.prisma.session.update({ where: { id: actor.sessionId }, data: { provedAt } });
  return new Date(provedAt.getTime() + REAUTHENTICATION_MINUTES * 60_000);
}

function refusalOf({ passkey, code }: OwnProof): [code: RefusalCode, field: string] {
  if (passkey) return ['PASSKEY_NOT_ACCEPTED', 'passkey'];
  return (code ?? null) === null ? ['PASSWORD_WRONG', 'password'] : ['CODE_WRONG', 'code'];
}
