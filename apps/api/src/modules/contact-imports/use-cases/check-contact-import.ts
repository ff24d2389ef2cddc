import type { ImportField, OnKnown } from '@frontdesk/domain';
import { isCountry } from '@frontdesk/domain/phones';
import type { WorkspaceContext } from '../../../context/context.ts';
import { refused } from '../../../graphql/refused.type.ts';
import { beginJob } from '../../jobs/index.ts';
import { ContactImportCheckBegun } from '../graphql/contact-import.results.ts';
import { at, isRefused, lockIdle } from '../lock-idle.ts';
import { isMapping } from '../mapping.ts';

export interface CheckContactImport {
  readonly id: string;
  readonly mapping: readonly ImportField[];
  readonly country?: string | null;
  readonly onKnown: OnKnown;
}

/** Has every row looked at, by what its columns are said to hold. Once rows were worked in, their reading stands. */
export const checkContactImport = (
  ctx: WorkspaceContext,
  { id, mapping, country = null, onKnown }: CheckContactImport,
) =>
  ctx.db.write(async (tx) => {
    const found = await lockIdle(tx, ctx, id);
    if (isRefused(found)) return found;
    if (found.created + found.updated + found.skipped > 0) return refused('IMPORT_BUSY', 'id');
    if (!isMapping(mapping, found.headers.length)) return refused('MAPPING_INVALID', 'mapping');
    if (country !== null && !isCountry(country)) return refused('COUNTRY_UNKNOWN', 'country');
    const order = {
      kind: 'CONTACT_IMPORT_CHECK',
      title: `Looking at ${found.fileName}`,
      payload: { importId: id },
    } as const;
    const jobId = await beginJob(tx, ctx, order);
    if (typeof jobId !== 'string') return jobId;
    const said = { mapping: [...mapping], country, onKnown, stage: 'CHECKING', jobId };
    await tx.contactImport.update({ where: at(found), data: said });
    return new ContactImportCheckBegun(id);
  });
