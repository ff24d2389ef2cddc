import {
  type Channel,
  type Environment,
  isTimeZone,
  LIMITS,
  normalizeName,
  normalizeText,
  slugError,
} from '@frontdesk/domain';
import { isCountry } from '@frontdesk/domain/phones';
import { getTimezonesForCountry } from 'countries-and-timezones';
import { v7 as uuidv7 } from 'uuid';
import { authorize } from '../../../../auth/authorize.ts';
import type { SignedInContext, WorkspaceContext } from '../../../../auth/context.ts';
import type { Workspace } from '../../../../db/generated/client.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, type Refused, refused, validFields } from '../../../../errors/refused.ts';
import { publishChange, recordEvent } from '../../../../events/record-event.ts';
import { one } from '../../../../query-compiler/index.ts';
import { answerAfterPause } from '../../../messaging/conversations/index.ts';
import { cancelPayments } from '../../../platform/billing/index.ts';
import { hasAnyHold } from '../../../platform/retention/index.ts';
import { createDefaultAgent } from '../default-agent.ts';
import { lockWorkspace } from '../workspaces.repository.ts';

interface CreateWorkspace {
  readonly name: string;
  readonly slug: string;
  readonly channel: Channel;
  readonly environment: Environment;
  /** ISO 3166-1 alpha-2 code of the workspace's country. */
  readonly country: string;
  /** IANA time zone. If null or omitted, the time zone of the country is used if it has exactly one, otherwise UTC. */
  readonly timezone?: string | null;
  readonly description?: string | null;
}

export async function createWorkspace(ctx: SignedInContext, input: CreateWorkspace) {
  const fields = validFields({
    name: validName(input.name),
    slug: validSlug(input.slug),
    country: isCountry(input.country) ? input.country : refused('COUNTRY_UNKNOWN', 'country'),
    timezone: validTimeZone(input.timezone ?? zoneOf(input.country)),
    description: validDescription(input.description ?? ''),
  });
  if (isRefused(fields)) return fields;

  const id = uuidv7();
  const { channel, environment } = input;
  const { description, country, ...named } = fields;
  const facts = { ...named, channel, environment, country };
  return orUniqueViolation(refused('SLUG_TAKEN', 'slug'), () =>
    ctx.services.database.forWorkspace(id).write(async (tx) => {
      const workspace = await tx.workspace.create({ data: { id, ...facts, description, defaultCountry: country } });
      await createDefaultAgent(tx, id);
      await tx.member.create({ data: { workspaceId: id, userId: ctx.actor.userId, role: 'owner' } });
      const subject = { type: 'Workspace', id };
      await recordEvent(tx, { ...ctx, workspace }, { name: 'workspace.created', subject, after: facts });
      return { workspace } as const;
    }),
  );
}

function zoneOf(country: string): string {
  const zones = getTimezonesForCountry(country) ?? [];
  return zones.length === 1 && zones[0] ? zones[0].name : 'UTC';
}

interface UpdateWorkspace {
  readonly name: string;
  readonly description: string;
  /**
   * ISO 3166-1 alpha-2 code of the default country. If empty, the workspace has no default country. If null or omitted,
   * the value is not changed.
   */
  readonly defaultCountry?: string | null;
  /** IANA time zone. If null or omitted, the value is not changed. */
  readonly timezone?: string | null;
}

export async function updateWorkspace(ctx: WorkspaceContext, input: UpdateWorkspace) {
  const fields = validFields({
    name: validName(input.name),
    description: validDescription(input.description),
    defaultCountry:
      input.defaultCountry && !isCountry(input.defaultCountry)
        ? refused('COUNTRY_UNKNOWN', 'defaultCountry')
        : input.defaultCountry,
    timezone: input.timezone == null ? null : validTimeZone(input.timezone),
  });
  if (isRefused(fields)) return fields;
  const { name, description } = fields;

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
    return { workspace: one() } as const;
  });
}

const validName = (name: string): string | Refused => normalizeName(name) ?? refused('NAME_INVALID', 'name');

function validSlug(given: string): string | Refused {
  const slug = given.trim();
  const refusal = slugError(slug);
  return refusal ? refused(refusal === 'RESERVED' ? 'SLUG_RESERVED' : 'SLUG_INVALID', 'slug') : slug;
}

const validTimeZone = (zone: string): string | Refused =>
  isTimeZone(zone) ? zone : refused('TIME_ZONE_UNKNOWN', 'timezone');

const validDescription = (text: string): string | Refused =>
  normalizeText(text, LIMITS.descriptionLength) ?? refused('DESCRIPTION_TOO_LONG', 'description');

const shownIn = ({ name, description, defaultCountry, timezone }: Workspace) => ({
  name,
  description,
  defaultCountry,
  timezone,
});

/**
 * Changes the slug. Afterwards, the old slug is no longer valid and other workspaces can use it. Refused if another
 * workspace uses the slug.
 */
export async function updateWorkspaceSlug(ctx: WorkspaceContext, input: { slug: string }) {
  const slug = validSlug(input.slug);
  if (isRefused(slug)) return slug;

  return orUniqueViolation(refused('SLUG_TAKEN', 'slug'), () =>
    ctx.db.write(async (tx) => {
      const workspace = authorize(ctx, 'rename', 'Workspace', await lockWorkspace(tx));
      if (workspace.slug === slug) return { workspace: one(), previousSlug: slug } as const;
      await tx.workspace.update({ where: { id: workspace.id }, data: { slug } });
      const subject = { type: 'Workspace', id: workspace.id };
      await recordEvent(tx, ctx, {
        name: 'workspace.renamed',
        subject,
        before: { slug: workspace.slug },
        after: { slug },
      });
      return { workspace: one(), previousSlug: workspace.slug } as const;
    }),
  );
}

export const pauseAgent = (ctx: WorkspaceContext) =>
  ctx.db.write(async (tx) => {
    await setPaused(tx, ctx, ctx.services.clock());
    return { workspace: one() } as const;
  });

export const resumeAgent = (ctx: WorkspaceContext) =>
  ctx.db.write(async (tx) => {
    await setPaused(tx, ctx, null);
    return { workspace: one() } as const;
  });

async function setPaused(tx: Tx, ctx: WorkspaceContext, agentPausedAt: Date | null): Promise<void> {
  const workspace = authorize(ctx, agentPausedAt ? 'pause' : 'resume', 'Workspace', await lockWorkspace(tx));
  // If the pause state of the agent is already the requested one, nothing is changed or recorded.
  if ((workspace.agentPausedAt !== null) === (agentPausedAt !== null)) return;
  await tx.workspace.update({ where: { id: workspace.id }, data: { agentPausedAt } });
  const subject = { type: 'Workspace', id: workspace.id };
  await recordEvent(tx, ctx, { name: agentPausedAt ? 'agent.paused' : 'agent.resumed', subject });
  if (workspace.agentPausedAt) await answerAfterPause(tx, workspace.id, workspace.agentPausedAt);
}

/**
 * Deletes the workspace. Allowed only for owners. Refused under a legal hold. All tenant tables reference the workspace
 * row, so the database deletes their rows too.
 */
export const deleteWorkspace = (ctx: WorkspaceContext, { confirmSlug }: { confirmSlug: string }) =>
  ctx.db.write(async (tx) => {
    const workspace = authorize(ctx, 'delete', 'Workspace', await lockWorkspace(tx));
    if (confirmSlug !== workspace.slug) return refused('CONFIRMATION_MISMATCH', 'confirmSlug');
    if (await hasAnyHold(tx)) return refused('LEGAL_HOLD');
    await cancelPayments(tx);
    await tx.workspace.delete({ where: { id: workspace.id } });
    // `create` would read the row back, and the database role can insert tombstones but not read them.
    await tx.workspaceTombstone.createMany({ data: { id: workspace.id, deletedById: ctx.membership.userId } });
    await publishChange(tx, { topic: 'access', workspaceId: workspace.id });
    return { id: workspace.id, slug: workspace.slug } as const;
  });
