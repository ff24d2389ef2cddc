import { normalizeName } from '@frontdesk/domain';
import type { SignedInContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { ids } from '../../../../graphql/ids.ts';
import { refused } from '../../../../graphql/refused.type.ts';
import { PasskeyRenamed } from '../graphql/second-factor.results.ts';

export async function renamePasskey(ctx: SignedInContext, { id: named, name: given }: { id: string; name: string }) {
  const name = normalizeName(given);
  if (!name) return refused('NAME_INVALID', 'name');
  const id = ids.uuid(named);
  const { userId } = ctx.actor;
  return ctx.services.database.system.write(async (tx) => {
    const { count } = await tx.passkey.updateMany({ where: { id, userId }, data: { name } });
    if (count === 0) throw notFound();
    return new PasskeyRenamed(await tx.passkey.findUniqueOrThrow({ where: { id } }));
  });
}
