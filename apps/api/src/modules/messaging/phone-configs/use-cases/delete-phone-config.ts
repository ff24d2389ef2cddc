import { isPhoneStepAllowed, type PhoneConfigState } from '@frontdesk/domain';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { lockPhoneConfig } from '../phone-configs.repository.ts';

/**
 * Deletes a phone number and its tokens. Its calls and conversations remain. A conversation continues on the number to
 * which the contact writes next.
 */
export const deletePhoneConfig = (ctx: WorkspaceContext, { id }: { id: string }) =>
  ctx.db.write(async (tx) => {
    const row = authorize(ctx, 'delete', 'PhoneConfig', await lockPhoneConfig(tx, id));
    if (!isPhoneStepAllowed('delete', row.state as PhoneConfigState)) return refused('NUMBER_ACTIVE');
    await tx.conversation.updateMany({ where: { phoneConfigId: id }, data: { phoneConfigId: null } });
    await tx.sql`
      update messages m set phone_config_id = c.phone_config_id from conversations c
       where m.phone_config_id = ${id} and m.status in ('QUEUED', 'UNCONFIRMED') and c.id = m.conversation_id`;
    await tx.call.updateMany({ where: { phoneConfigId: id }, data: { phoneConfigId: null } });
    await tx.phoneConfig.deleteMany({ where: { id } });
    const { provider, number, state } = row;
    const subject = { type: 'PhoneConfig', id };
    await recordEvent(tx, ctx, { name: 'phone_config.deleted', subject, before: { provider, number, state } });
    return { type: 'PhoneConfigDeleted', id } as const;
  });
