import { isQuiet } from '@frontdesk/domain';
import { callingCodes } from '@frontdesk/domain/phones';
import { getTimezonesForCountry } from 'countries-and-timezones';
import type { Campaign } from '../../../db/generated/client.ts';
import type { Tx } from '../../../db/tenant-db.ts';
import { type Sql, sql, toStatement } from '../../../query-compiler/index.ts';

/**
 * Area codes of island countries and territories that share the calling code +1 with the United States and Canada.
 * Their time zones are determined separately.
 */
const ISLANDS: Readonly<Record<string, readonly string[]>> = {
  AG: ['268'],
  AI: ['264'],
  AS: ['684'],
  BB: ['246'],
  BM: ['441'],
  BS: ['242'],
  DM: ['767'],
  DO: ['809', '829', '849'],
  GD: ['473'],
  GU: ['671'],
  JM: ['658', '876'],
  KN: ['869'],
  KY: ['345'],
  LC: ['758'],
  MP: ['670'],
  MS: ['664'],
  PR: ['787', '939'],
  SX: ['721'],
  TC: ['649'],
  TT: ['868'],
  VC: ['784'],
  VG: ['284'],
  VI: ['340'],
};

/** Time zones of countries that are missing from the library's list. */
const UNLISTED: Readonly<Record<string, readonly string[]>> = {
  AC: ['Atlantic/St_Helena'],
  TA: ['Atlantic/St_Helena'],
  XK: ['Europe/Belgrade'],
};

const zonesOf = (country: string): readonly string[] =>
  UNLISTED[country] ?? getTimezonesForCountry(country)?.map(({ name }) => name) ?? [];

function codesOfLands(): (readonly [string, readonly string[]])[] {
  return [...callingCodes()].map(([code, countries]) => {
    const shared = countries.filter((country) => !(country in ISLANDS));
    return [code, [...new Set(shared.flatMap(zonesOf))]] as const;
  });
}

/**
 * Time zones by calling code. A phone number identifies the country that assigned it, but not the location of its
 * owner, so quiet hours are checked in every time zone of that country.
 */
const ZONES: ReadonlyMap<string, readonly string[]> = new Map([
  ...codesOfLands(),
  ...Object.entries(ISLANDS).flatMap(([country, areas]) =>
    areas.map((area) => [`1${area}`, zonesOf(country)] as const),
  ),
]);

export const CALLING_CODES: readonly string[] = [...ZONES.keys()];

type CampaignSchedule = Pick<Campaign, 'startsAt' | 'timeZoneMode' | 'quietFrom' | 'quietUntil'>;

interface WorkspaceTime {
  readonly now: Date;
  /** IANA time zone of the workspace. */
  readonly zone: string;
}

/** Returns whether the campaign can currently send to phone numbers with this calling code. */
export const isSendingWindowOpen = (times: CampaignSchedule, code: string, { now, zone }: WorkspaceTime): boolean =>
  zonesFor(times, code, zone).every((one) => isOpenIn(times, localTime(now, one)));

/**
 * Returns the time zones that the campaign uses for a calling code: those of its countries, or the workspace's time
 * zone if the campaign is configured to use it or the code has no time zone, such as a satellite code.
 */
function zonesFor({ timeZoneMode }: CampaignSchedule, code: string, zone: string): readonly string[] {
  const known = timeZoneMode === 'RECIPIENT' ? (ZONES.get(code) ?? []) : [];
  return known.length > 0 ? known : [zone];
}

function isOpenIn({ startsAt, quietFrom, quietUntil }: CampaignSchedule, local: string): boolean {
  if (startsAt !== null && local < startsAt) return false;
  if (quietFrom === null || quietUntil === null) return true;
  const [hours = 0, minutes = 0] = local.slice(11).split(':').map(Number);
  return !isQuiet(hours * 60 + minutes, quietFrom, quietUntil);
}

const STEP_MS = 15 * 60_000;
const FARTHEST_STEPS = 400 * 24 * 4;

/**
 * Returns the next quarter of an hour in which the campaign can send to one of the calling codes. Quarter hours are
 * sufficient, because all current UTC offsets are multiples of 15 minutes. Throws an error if there is none within 400
 * days.
 */
export function nextSendingWindow(
  times: CampaignSchedule,
  codes: readonly string[],
  { now, zone }: WorkspaceTime,
): Date {
  const first = Math.ceil((now.getTime() + 1) / STEP_MS) * STEP_MS;
  for (let step = 0; step < FARTHEST_STEPS; step += 1) {
    const then = new Date(first + step * STEP_MS);
    if (codes.some((code) => isSendingWindowOpen(times, code, { now: then, zone }))) return then;
  }
  throw new Error('No allowed sending time was found within a year.');
}

/**
 * Returns the start time of the campaign: the earliest time at which the local start time has been reached in all time
 * zones of at least one calling code. Returns the current time if that time has passed or no start time is set.
 * Computed directly, because searching a year in 400 time zones is slow.
 */
export function startInstant(times: CampaignSchedule, { now, zone }: WorkspaceTime): Date {
  const { startsAt, timeZoneMode } = times;
  if (startsAt === null) return now;
  const codes = timeZoneMode === 'RECIPIENT' ? CALLING_CODES : CALLING_CODES.slice(0, 1);
  const starts = codes.map((code) =>
    Math.max(...zonesFor(times, code, zone).map((one) => momentOf(startsAt, one).getTime())),
  );
  return new Date(Math.max(now.getTime(), Math.min(...starts)));
}

const DAY_MS = 86_400_000;

/**
 * Returns the first time at which clocks in the time zone show this local time. If a change to daylight saving time
 * skips the local time, returns the time that is later by the length of the change, usually one hour.
 */
function momentOf(local: string, zone: string): Date {
  const shown = Date.parse(`${local}Z`);
  // Tries the UTC offsets of the day before and the day after. They differ only if a clock change lies between them.
  const moments = [shown - DAY_MS, shown + DAY_MS].map((then) => new Date(shown - offsetOf(zone, new Date(then))));
  const [first, second] = moments.toSorted((one, other) => one.getTime() - other.getTime());
  if (!first || !second) throw new Error('The time zone has no start or end of this day.');
  return localTime(first, zone) >= local ? first : second;
}

const offsetOf = (zone: string, then: Date): number =>
  Date.parse(`${localTime(then, zone)}Z`) - Math.floor(then.getTime() / 60_000) * 60_000;

/** Formats a time as local time in ISO 8601 format with minutes, for example 2026-11-21T09:00. */
export function localTime(now: Date, zone: string): string {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(now)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const digits = '2-digit' as const;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: digits,
    day: digits,
    hour: digits,
    minute: digits,
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
}

/** SQL expression for the entry of CALLING_CODES that matches a phone number, for example 44, or 1876 for Jamaica. */
export const callingCodeOf = (phone: Sql): Sql => sql`
  case when substr(${phone}, 2, 4) = any(${CALLING_CODES}::text[]) then substr(${phone}, 2, 4)
    when substr(${phone}, 2, 1) = any(${CALLING_CODES}::text[]) then substr(${phone}, 2, 1)
    when substr(${phone}, 2, 2) = any(${CALLING_CODES}::text[]) then substr(${phone}, 2, 2)
    else substr(${phone}, 2, 3) end`;

/**
 * Updates the calling codes of all recipients of these contacts after a change of their phone numbers. Failed
 * recipients are included, because they may be retried.
 */
export const syncCallingCodes = (tx: Tx, contactIds: readonly string[]) =>
  tx.run(
    toStatement(sql`
      update campaign_recipients r set calling_code = found.code
        from (select t.id, ${callingCodeOf(sql`t.phone`)} as code from contacts t where t.id = any(${contactIds}::uuid[])) found
       where r.contact_id = found.id and r.calling_code <> found.code`),
  );
