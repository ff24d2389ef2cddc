import { DEFAULT_OUTREACH_CEILINGS, type OutreachCeilings } from '@frontdesk/domain';
import type { Tx } from '../../../db/tenant-db.ts';

export interface EffectiveLimits extends OutreachCeilings {
  /** ISO 3166-1 code of the workspace's country, which is always one of the allowed countries. */
  readonly country: string;
  readonly otherCountries: readonly string[];
}

/** Returns the outreach limits of the workspace, or the default limits if none are stored. */
export async function readLimits(tx: Tx): Promise<EffectiveLimits> {
  const { country } = await tx.workspace.findFirstOrThrow({ select: { country: true } });
  const stored = await tx.outreachLimitsRow.findFirst();
  if (!stored) return { country, otherCountries: [], ...DEFAULT_OUTREACH_CEILINGS };
  const { otherCountries, coolDownMinutes, dailyPerNumber, dailyPerAddress, dailyPerWorkspace, dailySpendCents } =
    stored;
  return {
    country,
    otherCountries,
    coolDownMinutes,
    dailyPerNumber,
    dailyPerAddress,
    dailyPerWorkspace,
    dailySpendCents,
  };
}

export const allowedCountries = ({ country, otherCountries }: EffectiveLimits): readonly string[] => [
  country,
  ...otherCountries,
];

/** Takes a lock that serializes transactions which check and count the outreach of a workspace. */
export async function lockOutreach(tx: Tx, workspaceId: string): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`outreach ${workspaceId}`}, 0))`;
}

export interface OutreachUsage {
  /** Number of automatic and manual attempts to reach the phone number within the cool-down period. */
  readonly inCoolDown: number;
  readonly ofNumber: number;
  readonly ofAddress: number;
  /** Number of automatic outreach attempts of the whole workspace in the last 24 hours. */
  readonly ofWorkspace: number;
  readonly spentCents: number;
}

interface Counting {
  readonly number: Buffer;
  readonly address: Buffer | null;
  readonly now: Date;
  readonly coolDownMinutes: number;
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * Counts the attempts and the cost of the last 24 hours, and the attempts to reach the phone number within the
 * cool-down.
 */
export async function countUsage(tx: Tx, { number, address, now, coolDownMinutes }: Counting): Promise<OutreachUsage> {
  const day = new Date(now.getTime() - DAY_MS);
  const cooling = new Date(now.getTime() - coolDownMinutes * 60_000);
  const [usage] = await tx.sql<OutreachUsage>`
    select
      (select count(*)::int from outreach_attempts where number_digest = ${number} and at > ${cooling}) as "inCoolDown",
      count(*) filter (where number_digest = ${number})::int as "ofNumber",
      count(*) filter (where is_automatic and address_digest = ${address}::bytea)::int as "ofAddress",
      count(*) filter (where is_automatic)::int as "ofWorkspace",
      coalesce(sum(cost_cents), 0)::int as "spentCents"
    from outreach_attempts where at > ${day}`;
  if (!usage) throw new Error('The query returned no row.');
  return usage;
}

/** Number of days for which outreach attempts are stored. Must be longer than the maximum cool-down. */
const RETENTION_DAYS = 8;

export const deleteOldAttempts = (tx: Tx, now: Date) =>
  tx.outreachAttempt.deleteMany({ where: { at: { lt: new Date(now.getTime() - RETENTION_DAYS * DAY_MS) } } });
