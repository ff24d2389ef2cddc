import { LIMITS } from '@frontdesk/domain';
import type { Services } from '../auth/context.ts';
import type { Tx } from '../db/tenant-db.ts';

/**
 * Informs the Twilio simulator which contacts have an open reply window. This is needed because the simulator starts
 * without messages, and rejects free text to contacts who have not sent a message.
 */
export async function restoreReplyWindows({ database, sandbox, clock }: Services): Promise<void> {
  if (!sandbox) return;
  const since = new Date(clock().getTime() - LIMITS.replyWindowHours * 3_600_000);
  const { rows } = await database.system.pool.query<{ workspace_id: string }>(
    "select workspace_id from integrations where provider = 'TWILIO' and verified_at is not null",
  );
  for (const { workspace_id: workspaceId } of rows) {
    const { accountSid, open } = await database.forWorkspace(workspaceId).read((tx) => openWindows(tx, since));
    if (accountSid === null) continue;
    for (const { lastInboundAt, contact } of open) {
      const phone = { provider: 'TWILIO', account: accountSid, number: contact.phone, name: contact.name } as const;
      if (lastInboundAt) sandbox.phones.restoreWindow(phone, lastInboundAt);
    }
  }
}

/**
 * Returns the account of the Twilio simulator, or null if there is none, and the conversations with an open reply
 * window.
 */
async function openWindows(tx: Tx, since: Date) {
  const simulator = { provider: 'TWILIO', sandbox: true };
  const integration = await tx.integration.findFirst({ where: simulator, select: { accountSid: true } });
  const open = await tx.conversation.findMany({
    where: { channel: 'WHATSAPP', lastInboundAt: { gt: since } },
    select: { lastInboundAt: true, contact: { select: { phone: true, name: true } } },
  });
  return { accountSid: integration?.accountSid ?? null, open };
}
