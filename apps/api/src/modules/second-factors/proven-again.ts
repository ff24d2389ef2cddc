import type { SignedInContext } from '../../context/context.ts';
import { ownPassword } from '../identity/index.ts';
import { type PasskeyProof, provenByPasskey } from './proof.ts';

export interface OwnProof {
  readonly password?: string | null;
  readonly passkey?: PasskeyProof | null;
}

/** Whether the person who is signed in is still the one who sits there. */
export async function provenAgain(
  ctx: Pick<SignedInContext, 'services' | 'actor'>,
  { password, passkey }: OwnProof,
): Promise<boolean> {
  const { services, actor } = ctx;
  if (!passkey) return ownPassword(ctx, password ?? '');
  const wanted = { purpose: 'CONFIRM', userId: actor.userId } as const;
  const proven = await services.database.system.write((tx) =>
    provenByPasskey(tx, services, { wanted, proof: passkey }),
  );
  return proven === actor.userId;
}
