import type { RequestContext } from '../../../context/context.ts';
import { signedIn } from '../../../context/decorators.ts';
import { enterWorkspace } from '../../../context/enter-workspace.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { type OwnProof, provenAgain } from '../../second-factors/index.ts';
import { windNow } from '../clock.ts';
import { IdentityConfirmed } from '../graphql/security.results.ts';

/** The one thing that a workspace whose clock has run out still answers. */
export async function confirmIdentity(ctx: RequestContext, input: OwnProof) {
  const { entrance } = ctx;
  const { actor, services } = signedIn(ctx);
  const idle = entrance.kind === 'held' && entrance.because === 'SESSION_IDLE';
  const standing = idle ? entrance.context : enterWorkspace(ctx);
  if ((input.password ?? null) === null && !input.passkey) return refused('PROOF_NOT_SINGLE');
  if ((input.password ?? null) !== null && input.passkey) return refused('PROOF_NOT_SINGLE');
  if (!(await provenAgain({ services, actor }, input)))
    return input.passkey ? refused('PASSKEY_NOT_ACCEPTED', 'passkey') : refused('PASSWORD_WRONG', 'password');
  const clock = await windNow(standing, actor);
  if (!clock) throw new TypeError('A person has a clock.');
  return new IdentityConfirmed(clock);
}
