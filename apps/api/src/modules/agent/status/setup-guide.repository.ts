import type { Tx } from '../../../db/tenant-db.ts';

/** Stored facts of the setup guide that are not part of the agent status. */
export interface SetupGuideFacts {
  readonly isTested: boolean;
  readonly hasLead: boolean;
  readonly hasTeammate: boolean;
  readonly isDismissed: boolean;
  /** Providers of the connected integrations. */
  readonly providers: readonly string[];
}

export async function setupGuideFacts(tx: Tx, memberId: string): Promise<SetupGuideFacts> {
  const [facts] = await tx.sql<SetupGuideFacts>`
    select exists (select from agents where tested_at is not null) as "isTested",
      exists (select from leads) as "hasLead",
      exists (select from invitations) or (select count(*) > 1 from members) as "hasTeammate",
      exists (select from members where id = ${memberId} and setup_guide_dismissed_at is not null) as "isDismissed",
      array(select provider from integrations) as providers`;
  if (!facts) throw new Error('The statement returns one row.');
  return facts;
}

export const setGuideDismissedAt = (tx: Tx, memberId: string, setupGuideDismissedAt: Date | null) =>
  tx.member.updateMany({ where: { id: memberId }, data: { setupGuideDismissedAt } });
