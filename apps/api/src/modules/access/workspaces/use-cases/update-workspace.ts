import { isTimeZone, LIMITS, normalizeName, normalizeText } from '@frontdesk/domain';
import { isCountry } from '@frontdesk/domain/phones';
import { authorize } from '../../../../auth/authorize.ts';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Workspace } from '../../../../db/generated/client.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { one } from '../../../../query-compiler/index.ts';
import { lockWorkspace } from '../workspaces.repository.ts';

export interface UpdateWorkspace {
  readonly name: string;
  readonly description: string;
  /** Empty: none. Absent: unchanged. */
  readonly defaultCountry?: string | null;
  /** Absent: unchanged. */
  readonly timezone?: string | null;
}

export async function updateWorkspace(ctx: WorkspaceContext, input: UpdateWorkspace) {
  const name = normalizeName(input.name);
  const description = normalizeText(input.description, LIMITS.descriptionLength);
  if (!name) return refused('NAME_INVALID', 'name');
  if (description === null) return refused('DESCRIPTION_TOO_LONG', 'description');

  if (input.defaultCountry && !isCountry(input.defaultCountry)) return refused('COUNTRY_UNKNOWN', 'defaultCountry');
  if (input.timezone != null && !isTimeZone(input.timezone)) return refused('TIME_ZONE_UNKNOWN', 'timezone');

  return ctx.db.write(async (tx) => {
    const workspace = authorize(ctx, 'update', 'Workspace', await lockWorkspace(tx));
    const defaultCountry = input.defaultCountry == null ? workspace.defaultCountry : input.defaultCountry || null;
    const timezone = input.timezone ?? workspace.timezone;
    await tx.workspace.update({ where: { id: workspace.id }, data: { name, description, defaultCountry, timezone } });
    await recordEvent(tx, ctx, {
      name: 'workspace.updated',
      subject: { type: 'Workspace', id: workspace.id },
      before: shownIn(workspace),
      after: { name, description, defaultCountry, timezone },
    });
    return { type: 'WorkspaceUpdated', workspace: one() } as const;
  });
}

const shownIn = ({ name, description, defaultCountry, timezone }: Workspace) => ({
  name,
  description,
  defaultCountry,
  timezone,
});
