import { LIMITS, normalizeText } from '@frontdesk/domain';
import type { Services } from '../../../auth/context.ts';
import { badInput } from '../../../errors/denials.ts';
import { type PageRequest, pageOf } from '../../../graphql/connection.ts';
import { connectionFrom } from '../../../graphql/connection-from.ts';
import { findModelPrices, findPlatformEvents, findUsers } from './platform.repository.ts';

export async function searchUsers({ database }: Services, request: PageRequest, search: string | null) {
  const text = normalizeText(search ?? '', LIMITS.searchLength);
  if (text === null) throw badInput(`A search can have at most ${LIMITS.searchLength} characters.`, 'search');
  const page = pageOf(request);
  const { rows, totalCount } = await findUsers(database.system, page, text);
  return connectionFrom(rows, { page, totalCount, at: ({ createdAt }) => createdAt });
}

export async function listPlatformEvents({ database }: Services, request: PageRequest) {
  const page = pageOf(request);
  const { rows, totalCount } = await findPlatformEvents(database.system, page);
  const events = rows.map(({ before, after, at: occurredAt, ...row }) => ({
    ...row,
    occurredAt,
    before: textOf(before),
    after: textOf(after),
  }));
  return connectionFrom(events, { page, totalCount, at: ({ occurredAt }) => occurredAt });
}

export async function listModelPrices({ database }: Services, request: PageRequest) {
  const page = pageOf(request);
  const { rows, totalCount } = await findModelPrices(database.system, page);
  return connectionFrom(rows, { page, totalCount, at: ({ createdAt }) => createdAt });
}

const textOf = (json: unknown) => (json === null ? null : JSON.stringify(json));
