import { identifiersOf, systemOfSource } from '@frontdesk/domain';
import type { SourcePage, SourceRecord, SourceRecordType } from '@frontdesk/providers';
import type { Tx } from '../../../../db/tenant-db.ts';
import {
  erasedReason,
  findErasedPeople,
  type Identity,
  type TombstoneContext,
} from '../../../contacts/tombstones/index.ts';

interface PersonSource {
  readonly id: string;
  /** Type of the records that describe people. */
  readonly personType: SourceRecordType;
}

/**
 * Returns the page without data of erased people: their records are rejected and relations to them are removed, so that
 * neither creates their records again.
 */
// oxlint-disable-next-line max-params -- the four arguments have different types, so their order cannot be confused.
export async function rejectErased(
  tx: Tx,
  by: TombstoneContext,
  { id: sourceId, personType }: PersonSource,
  page: SourcePage,
): Promise<SourcePage> {
  const external = (id: string): Identity => ({ kind: 'EXTERNAL_ID', value: `${systemOfSource(sourceId)} ${id}` });
  const country = await defaultCountry(tx);
  const own = page.records.flatMap((record) =>
    record.type === personType
      ? [{ id: record.id, identities: [external(record.id), ...identitiesOf(record, country)] }]
      : [],
  );
  const listed = new Set(own.map(({ id }) => id));
  const named = page.records.flatMap(({ relations }) =>
    relations.flatMap(({ type, id }) => (type === personType && !listed.has(id) ? [id] : [])),
  );
  const others = [...new Set(named)].map((id) => ({ id, identities: [external(id)] }));
  const erased = new Map([...(await findErasedPeople(tx, by, [...own, ...others]))].map(([{ id }, at]) => [id, at]));
  if (erased.size === 0) return page;
  const isErased = ({ type, id }: { readonly type: string; readonly id: string }) =>
    type === personType && erased.has(id);
  const rejected = page.records
    .filter(isErased)
    .map(({ type, id }) => ({ type, id, reason: reasonOf(erased.get(id)) }));
  const records = page.records
    .filter((record) => !isErased(record))
    .map((record) => ({ ...record, relations: record.relations.filter((one) => !isErased(one)) }));
  return { ...page, records, rejected: [...page.rejected, ...rejected] };
}

const reasonOf = (at: Date | undefined): string => (at ? erasedReason(at) : '');

const identitiesOf = ({ fields }: SourceRecord, country: string | undefined): Identity[] =>
  identifiersOf(new Map(Object.entries(fields).map(([name, value]) => [name, { value }])), country);

async function defaultCountry(tx: Tx): Promise<string | undefined> {
  const { defaultCountry: country } = await tx.workspace.findFirstOrThrow({ select: { defaultCountry: true } });
  return country ?? undefined;
}
