import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { Tx } from '../../../../db/tenant-db.ts';
import { orUniqueViolation } from '../../../../db/unique-violation.ts';
import { isRefused, refused, validFields } from '../../../../errors/refused.ts';
import { byId } from '../../../../query-compiler/index.ts';
import {
  assertUpsert,
  claimExternalIds,
  type ExternalDataChange,
  validateExternalData,
} from '../../external-data/index.ts';
import { validateContact } from '../contact-validation.ts';
import { defaultCountry } from '../contacts.repository.ts';
import { type CreateContact, changeContact, insertContact } from './contacts.ts';

/**
 * Creates a contact, or changes the contact with one of the external ids, or else with the phone number. If a concurrent
 * request creates this contact first, changes it.
 */
export async function upsertContact(ctx: WorkspaceContext, input: CreateContact) {
  assertUpsert(ctx, 'Contact');
  const attempt = () => ctx.db.write((tx) => createOrChange(tx, ctx, input));
  const result = await orUniqueViolation(null, attempt);
  return result ?? orUniqueViolation(refused('PHONE_TAKEN', 'phone'), attempt);
}

async function createOrChange(tx: Tx, ctx: WorkspaceContext, input: CreateContact) {
  const valid = validFields({
    details: validateContact(input, await defaultCountry(tx)),
    external: validateExternalData(input),
  });
  if (isRefused(valid)) return valid;
  const { details, external } = valid;
  const owners = await claimExternalIds(tx, ctx.workspace.id, 'Contact', external);
  if (owners.length > 1) return refused('EXTERNAL_IDS_AMBIGUOUS', 'externalIds');
  const id = owners[0] ?? (await findByPhone(tx, details.phone ?? ''));
  if (id === null) {
    const created = await insertContact(tx, ctx, { details, external, consented: input.consented });
    return { contact: byId(created), isNew: true } as const;
  }
  if (owners.length === 0 && (await hasOtherId(tx, id, external))) return refused('PHONE_TAKEN', 'phone');
  const result = await changeContact(tx, ctx, { input: { ...input, id }, external, owners });
  return isRefused(result) ? result : ({ ...result, isNew: false } as const);
}

const findByPhone = async (tx: Tx, phone: string): Promise<string | null> =>
  (await tx.contact.findFirst({ where: { phone }, select: { id: true } }))?.id ?? null;

/** Returns whether a contact has an id in one of the systems, which is then another id than the given one. */
const hasOtherId = async (tx: Tx, contactId: string, { externalIds: { values } }: ExternalDataChange) =>
  (await tx.externalId.count({ where: { contactId, system: { in: [...values.keys()] } } })) > 0;
