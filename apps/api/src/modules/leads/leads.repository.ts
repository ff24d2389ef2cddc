import { type LeadSource, type LeadStatus, LIMITS, normalizeText } from '@frontdesk/domain';
import type { Lead, Prisma } from '../../db/generated/client.ts';
import { olderThan, type Page } from '../../db/page.ts';
import type { Tx } from '../../db/tenant-db.ts';

export type LeadRow = Lead;

export interface LeadFilter {
  readonly search?: string | null;
  readonly statuses?: readonly LeadStatus[] | null;
  readonly sources?: readonly LeadSource[] | null;
}

/** The rows a filter leaves, out of those the viewer may read: the same for the page and for its count. */
export function leadsWhere(readable: Prisma.LeadWhereInput, filter: LeadFilter): Prisma.LeadWhereInput {
  const { statuses, sources } = filter;
  const search = normalizeText(filter.search ?? '', LIMITS.searchLength);
  return {
    AND: [
      readable,
      statuses?.length ? { status: { in: [...statuses] } } : {},
      sources?.length ? { source: { in: [...sources] } } : {},
      search ? matches(search) : {},
    ],
  };
}

export const leadPage = (tx: Tx, where: Prisma.LeadWhereInput, { take, after }: Page): Promise<LeadRow[]> =>
  tx.lead.findMany({
    where: { AND: [where, olderThan('createdAt', after)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take,
  });

export const leadById = (tx: Tx, id: string): Promise<LeadRow | null> => tx.lead.findFirst({ where: { id } });

export async function lockLead(tx: Tx, id: string): Promise<LeadRow | null> {
  await tx.$queryRaw`select 1 from leads where id = ${id}::uuid for update`;
  return leadById(tx, id);
}

export async function countByStatus(tx: Tx, where: Prisma.LeadWhereInput) {
  const groups = await tx.lead.groupBy({ by: ['status'], where, _count: true });
  return new Map(groups.map(({ status, _count }) => [status, _count]));
}

/** By name, address or message; digits are looked for in the number however they were typed. */
function matches(text: string): Prisma.LeadWhereInput {
  const contains = { contains: text.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' as const };
  const byPhone = spellingsOf(text).map((digits) => ({ phone: { contains: digits } }));
  return { OR: [{ name: contains }, { email: contains }, { message: contains }, ...byPhone] };
}

/** Stored is +442079460018; people type 020 7946 0018, 0044 20 7946 0018 and +44 (0)20 7946 0018. */
function spellingsOf(text: string): string[] {
  if (/\p{L}/u.test(text)) return [];
  const digits = text.replace('(0)', '').replace(/\D/g, '');
  return [digits, digits.replace(/^0+/, '')].filter((spelling) => spelling.length >= 3);
}
