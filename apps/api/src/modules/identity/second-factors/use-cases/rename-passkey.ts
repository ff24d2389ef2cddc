import { normalizeName } from '@frontdesk/domain';
import type { SignedInContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';

export async function renamePasskey(ctx: SignedInContext, { id, name: given }: { id: string; name: string }) {
  const name = normalizeName(given);
  if (!name) return refused('NAME_INVALID', 'name');
  const { userId } = ctx.actor;
  return ctx.services.database.system.write(async (tx) => {
    const { count } = await tx.passkey.updateMany({ where: { id, userId }, data: { name } });
    if (count === 0) throw notFound();
    return { type: 'PasskeyRenamed', passkey: await tx.passkey.findUniqueOrThrow({ where: { id } }) } as const;
  });
}
