import type { Services } from '../../../context/context.ts';
import { calendarOf } from '../../integrations/index.ts';
import { through } from '../through.ts';
import type { Calling, ToolDone } from '../tool-desk.ts';

const DAYS = 7;
const MOST = 20;

/** The free times of a week, in the workspace's own calendar. */
export async function listSlots(services: Services, { desk, call }: Calling): Promise<ToolDone> {
  const calendar = await calendarOf(services, desk.workspaceId);
  if (calendar.kind === 'NOT_SET_UP') return NOT_CONNECTED;
  const timeZone = await timeZoneOf(services, desk.workspaceId);
  const found = await through(calendar, (port) =>
    port.slots({ ...rangeFrom(call.arguments['from'], services.clock()), timeZone }),
  );
  const slots = found.slice(0, MOST).map(({ startsAt }) => startsAt);
  return { result: { ok: true, slots }, told: { ok: true, timeZone, slots } };
}

export const NOT_CONNECTED: ToolDone = {
  result: { ok: false, problem: 'NOT_CONNECTED' },
  told: { ok: false, error: 'The calendar is not connected.' },
};

export const timeZoneOf = async (services: Services, workspaceId: string): Promise<string> =>
  services.database
    .inWorkspace(workspaceId)
    .read(async (tx) => (await tx.workspace.findFirstOrThrow({ select: { timezone: true } })).timezone);

/** From a day that was asked for, but never from the past. */
function rangeFrom(day: unknown, now: Date) {
  const wished = typeof day === 'string' ? new Date(`${day}T00:00:00Z`) : now;
  const from = wished > now ? wished : now;
  return { from: from.toISOString(), to: new Date(from.getTime() + DAYS * 86_400_000).toISOString() };
}
