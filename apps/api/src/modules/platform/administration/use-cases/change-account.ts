import type { SignedInContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordPlatformEvent } from '../../../../events/record-platform-event.ts';
import { revokeIn } from '../../../identity/accounts/index.ts';
import { isLivingAdmin, lockAccount, userById } from '../platform.repository.ts';

/**
 * Disables an account and revokes its sessions. Refused for the admin's own account and for the last global admin. No
 * data is deleted.
 */
export const disableUser = (ctx: SignedInContext, { id }: { id: string }) =>
  ctx.services.database.system.write(async (tx) => {
    const { account, admins } = await lockAccount(tx, id);
    if (!account) throw notFound();
    if (isLivingAdmin(account) && admins === 1) return refused('LAST_GLOBAL_ADMIN');
    if (id === ctx.actor.userId) return refused('NOT_YOURSELF');
    if (!account.disabledAt) {
      await tx.sql`update users set disabled_at = ${ctx.services.clock()} where id = ${id}::uuid`;
      await revokeIn(tx, ctx, { userId: id });
      await recordPlatformEvent(tx, ctx, {
        name: 'user.disabled',
        subject: { type: 'User', id },
        after: { email: account.email },
      });
    }
    return { user: await userById(tx, id) } as const;
  });

export const enableUser = (ctx: SignedInContext, { id }: { id: string }) =>
  ctx.services.database.system.write(async (tx) => {
    const { account } = await lockAccount(tx, id);
    if (!account) throw notFound();
    if (account.disabledAt) {
      await tx.sql`update users set disabled_at = null where id = ${id}::uuid`;
      await recordPlatformEvent(tx, ctx, {
        name: 'user.enabled',
        subject: { type: 'User', id },
        after: { email: account.email },
      });
    }
    return { user: await userById(tx, id) } as const;
  });

/**
 * Changes the platform role of an account. Refused for the last active global admin. The role grants no access to
 * workspaces.
 */
export const updateGlobalRole = (
  ctx: SignedInContext,
  { id, globalRole }: { id: string; globalRole: 'ADMIN' | 'USER' },
) =>
  ctx.services.database.system.write(async (tx) => {
    const { account, admins } = await lockAccount(tx, id);
    if (!account) throw notFound();
    if (globalRole === 'USER' && isLivingAdmin(account) && admins === 1) return refused('LAST_GLOBAL_ADMIN');
    if (account.globalRole !== globalRole) {
      await tx.sql`update users set global_role = ${globalRole} where id = ${id}::uuid`;
      const [before, after] = [{ globalRole: account.globalRole }, { globalRole }];
      await recordPlatformEvent(tx, ctx, { name: 'user.role_changed', subject: { type: 'User', id }, before, after });
    }
    return { user: await userById(tx, id) } as const;
  });

/** Revokes all sessions of a user. An enabled user can sign in again. */
export const revokeUserSessions = (ctx: SignedInContext, { id }: { id: string }) =>
  ctx.services.database.system.write(async (tx) => {
    const { account } = await lockAccount(tx, id);
    if (!account) throw notFound();
    await revokeIn(tx, ctx, { userId: id });
    await recordPlatformEvent(tx, ctx, { name: 'user.sessions_revoked', subject: { type: 'User', id } });
    return { user: await userById(tx, id) } as const;
  });
