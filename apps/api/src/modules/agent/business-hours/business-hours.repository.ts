import { type BusinessHours, CLOSED_BEHAVIORS, type ClosedBehavior } from '@frontdesk/domain';
import { z } from 'zod';
import type { BusinessHoursRow } from '../../../db/generated/client.ts';
import { findRow } from '../../../db/rows.ts';
import type { Tx } from '../../../db/tenant-db.ts';

const Interval = z.object({ from: z.number(), until: z.number() });
const StoredHours = z.object({
  weekly: z.array(z.array(Interval)),
  holidays: z.array(z.object({ name: z.string(), from: z.string(), until: z.string() })),
  closedBehavior: z.enum(CLOSED_BEHAVIORS),
});

export interface EffectiveHours extends BusinessHours {
  readonly closedBehavior: ClosedBehavior;
  /** True if the phone number has no business hours of its own and uses the workspace's business hours. */
  readonly isInherited: boolean;
}

/**
 * Returns the business hours that apply to a phone number, or to the workspace if `phoneConfigId` is null. Returns null
 * if no hours are stored, which means that the team is always available.
 */
export async function readEffectiveHours(tx: Tx, phoneConfigId: string | null): Promise<EffectiveHours | null> {
  const find = (of: string | null) => findRow<BusinessHoursRow>(tx, 'BusinessHoursRow', { phoneConfigId: of });
  const ofWorkspace = await find(null);
  const ofNumber = phoneConfigId === null ? null : await find(phoneConfigId);
  const row = ofNumber ?? ofWorkspace;
  if (!row) return null;
  const hours = parseHours(row);
  const shared = ofNumber && ofWorkspace ? parseHours(ofWorkspace).holidays : [];
  const isInherited = phoneConfigId !== null && !ofNumber;
  return { ...hours, holidays: [...hours.holidays, ...shared], isInherited };
}

/**
 * Returns the stored business hours of a phone number or of the workspace, without the workspace's holidays. Returns
 * null if no hours are stored.
 */
export async function readOwnHours(tx: Tx, phoneConfigId: string | null) {
  const row = await tx.businessHoursRow.findFirst({ where: { phoneConfigId } });
  return row && parseHours(row);
}

const parseHours = ({ weekly, holidays, closedBehavior }: BusinessHoursRow) =>
  StoredHours.parse({ weekly, holidays, closedBehavior });
