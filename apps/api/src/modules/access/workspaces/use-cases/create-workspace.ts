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
import type { SignedInContext } from '../../../../auth/context.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';

export interface CreateWorkspace {
  readonly name: string;
  readonly slug: string;
  readonly channel: Channel;
  readonly environment: Environment;
  /** ISO 3166. */
  readonly country: string;
  /** IANA name. Absent: the zone of a country that has only one, else UTC. */
  readonly timezone?: string | null;
  readonly description?: string | null;
}

export async function createWorkspace(ctx: SignedInContext, input: CreateWorkspace) {
  const name = normalizeName(input.name);
  const slug = input.slug.trim();
  const description = normalizeText(input.description ?? '', LIMITS.descriptionLength);
  if (!name) return refused('NAME_INVALID', 'name');
  const refusal = slugError(slug);
  if (refusal) return refused(refusal === 'RESERVED' ? 'SLUG_RESERVED' : 'SLUG_INVALID', 'slug');
  if (!isCountry(input.country)) return refused('COUNTRY_UNKNOWN', 'country');
  const timezone = input.timezone ?? zoneOf(input.country);
  if (!isTimeZone(timezone)) return refused('TIME_ZONE_UNKNOWN', 'timezone');
  if (description === null) return refused('DESCRIPTION_TOO_LONG', 'description');

  const id = uuidv7();
  const { channel, environment, country } = input;
  const facts = { name, slug, channel, environment, country, timezone };
  return orUniqueViolation(refused('SLUG_TAKEN', 'slug'), () =>
    ctx.services.database.forWorkspace(id).write(async (tx) => {
      const workspace = await tx.workspace.create({ data: { id, ...facts, description, defaultCountry: country } });
      await tx.member.create({ data: { workspaceId: id, userId: ctx.actor.userId, role: 'owner' } });
      const subject = { type: 'Workspace', id };
      await recordEvent(tx, { ...ctx, workspace }, { name: 'workspace.created', subject, after: facts });
      return { type: 'WorkspaceCreated', workspace } as const;
    }),
  );
}

function zoneOf(country: string): string {
  const zones = getTimezonesForCountry(country) ?? [];
  return zones.length === 1 && zones[0] ? zones[0].name : 'UTC';
}
