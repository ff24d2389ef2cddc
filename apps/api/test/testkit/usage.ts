import type { FlowMeter, MeterKey, UsageTraffic } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import { rollUpUsage } from '../../src/modules/platform/usage/roll-up-usage.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';
import { rows } from './rows.ts';
import { until } from './until.ts';

/** Stores a usage event. */
export const buildUsageEvent = (
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  event: {
    meter?: FlowMeter;
    key?: string;
    quantity?: number;
    traffic?: UsageTraffic;
    occurredAt?: Date;
    isTooLate?: boolean;
    correctsKey?: string;
    correctionReason?: string;
  } = {},
) => {
  const { meter = 'messages_out', quantity = 1, traffic = 'LIVE', occurredAt = fd.services.clock() } = event;
  const id = uuidv7();
  const unchargedReason = event.isTooLate ? 'TOO_LATE' : null;
  const effect = { meter, key: event.key ?? id, quantity, traffic, occurredAt, subjectId: id, unchargedReason };
  const { correctsKey = null, correctionReason = null } = event;
  const data = { workspaceId, ...effect, correctsKey, correctionReason };
  return fd.services.database.forWorkspace(workspaceId).write((tx) => tx.usageEvent.create({ data }));
};

/** Stores the usage of one hour. */
export const buildUsageHour = (
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  hour: { meter?: MeterKey; quantity?: number; traffic?: UsageTraffic; hour?: Date } = {},
) =>
  fd.services.database.forWorkspace(workspaceId).write((tx) =>
    tx.usageHour.create({
      data: {
        workspaceId,
        meter: 'messages_out',
        quantity: 1,
        traffic: 'LIVE',
        hour: new Date('2026-11-10T09:00:00Z'),
        ...hour,
      },
    }),
  );

/** Sums all committed usage events. Transactions of other databases of the server can delay it. */
export const rollUp = (fd: TestFrontdesk): Promise<boolean> =>
  until('a sum of all usage events', async () => {
    await fd.services.database.system.write(rollUpUsage);
    const [left] = await rows<{ done: boolean }>(
      fd,
      'select not exists (select from usage_events where xid >= (select next_xid from usage_rollups)) as done',
    );
    return left?.done === true;
  });

/** Returns the sums of the workspace's usage events by meter and traffic, such as `messages_in LIVE`. */
export async function meteredIn(fd: TestFrontdesk, { id }: Pick<BuiltWorkspace, 'id'>) {
  const sums = await rows<{ name: string; quantity: number }>(
    fd,
    `select meter || ' ' || traffic as name, sum(quantity)::float8 as quantity from usage_events
      where workspace_id = $1 group by 1 order by 1`,
    [id],
  );
  return Object.fromEntries(sums.map(({ name, quantity }) => [name, quantity]));
}

/** Records requests of API keys of a workspace to an endpoint. */
export const buildEndpointUse = ({ services }: TestFrontdesk, { id: workspaceId }: Pick<BuiltWorkspace, 'id'>) =>
  services.database.forWorkspace(workspaceId).write((tx) =>
    tx.endpointUse.create({
      data: { workspaceId, endpoint: 'leads', hour: new Date('2026-11-20T09:00:00.000Z'), requests: 2, cost: 82 },
    }),
  );
