import { type LeadStatus, normalizeEmail } from '@frontdesk/domain';
import { recordLead, transitionLead } from '../../../leads/leads/index.ts';
import { ingestLeadAnswers } from '../../../world-model/entities/index.ts';
import type { ToolCallInput, ToolOutcome } from '../tool-context.ts';

/** Stores answers on the lead, and an email address when one is given and none was known. */
export function updateLeadProfile({ desk, call }: ToolCallInput): ToolOutcome {
  const { answers } = call.arguments as { answers: readonly { key: string; value: string }[] };
  return {
    result: { ok: true },
    told: { ok: true },
    change: async (tx) => {
      const lead = await desk.leadOf(tx);
      if (!lead) return;
      const told = Object.fromEntries(answers.map(({ key, value }) => [key, value]));
      const email = lead.email ?? answers.map(({ value }) => normalizeEmail(value)).find(Boolean) ?? null;
      const all = { ...(lead.answers as object), ...told };
      await tx.lead.updateMany({ where: { id: lead.id }, data: { answers: all, email } });
      await ingestLeadAnswers(tx, desk.by, { lead, key: `${desk.by.transport.requestId}:${call.id}`, answers: told });
      // Records the questions but not the answers, because the log must not retain deleted personal data.
      const after = { answers: Object.keys(told).join(', ') };
      await recordLead(tx, desk.by, { id: lead.id, after });
    },
  };
}

export const markLead = ({ desk }: ToolCallInput, status: LeadStatus): ToolOutcome => ({
  result: { ok: true },
  told: { ok: true },
  change: async (tx) => transitionLead(tx, desk.by, await desk.leadOf(tx), { status }),
});
