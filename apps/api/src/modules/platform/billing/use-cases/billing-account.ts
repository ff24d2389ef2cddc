import {
  INVOICE_LIMITS,
  normalizeEmail,
  normalizeName,
  normalizeText,
  normalizeVatId,
  withStored,
} from '@frontdesk/domain';
import { isCountry } from '@frontdesk/domain/phones';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import type { BillingAccountRow } from '../../../../db/generated/client.ts';
import { isRefused, refused, validFields } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { maskTexts } from '../../../../query-compiler/index.ts';
import { findAccount } from '../invoices.repository.ts';

export interface BillingAccountInput {
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly email: string;
  readonly vatId?: string | null;
}

/** Returns the payer of the workspace. Returns null if none is stored. */
export async function billingAccountOf(ctx: WorkspaceContext) {
  const account = await ctx.db.read(findAccount);
  return account && toAccount(ctx, account);
}

/** Sets the payer of the workspace. Invoices that were already issued keep the previous payer. */
export async function updateBillingAccount(ctx: WorkspaceContext, input: BillingAccountInput) {
  return ctx.db.write(async (tx) => {
    const before = await findAccount(tx);
    const valid = validateAccount(withStored(input, { vatId: before?.vatId ?? null }));
    if (isRefused(valid)) return valid;
    const workspaceId = ctx.workspace.id;
    const data = { ...valid, updatedAt: ctx.services.clock(), updatedByName: ctx.actor.name };
    const account = await tx.billingAccountRow.upsert({
      where: { workspaceId },
      create: { workspaceId, ...data },
      update: data,
    });
    const { country, vatId } = valid;
    await recordEvent(tx, ctx, {
      name: 'billing_account.updated',
      subject: { type: 'BillingAccount', id: workspaceId },
      ...(before ? { before: { country: before.country, vatId: before.vatId } } : {}),
      after: { country, vatId },
    });
    return { billingAccount: await toAccount(ctx, account) } as const;
  });
}

function validateAccount({ name, address, country, email, vatId }: BillingAccountInput) {
  const known = isCountry(country);
  const given = vatId?.trim() ? vatId : null;
  return validFields({
    name: normalizeName(name) ?? refused('NAME_INVALID', 'name'),
    address: normalizeText(address, INVOICE_LIMITS.addressLength) || refused('BILLING_ADDRESS_INVALID', 'address'),
    country: known ? country : refused('COUNTRY_UNKNOWN', 'country'),
    email: normalizeEmail(email) ?? refused('EMAIL_INVALID', 'email'),
    vatId: given && known ? (normalizeVatId(given, country) ?? refused('VAT_ID_INVALID', 'vatId')) : null,
  });
}

/** Returns the billing account. Contact details are masked unless the viewer has permission to view them. */
async function toAccount(ctx: WorkspaceContext, account: BillingAccountRow) {
  const { vatId, updatedByName } = account;
  const texts = [account.name, account.address, account.email, vatId ?? '', updatedByName];
  const [name = '', address = '', email = '', vat = '', byName = ''] = await maskTexts(ctx, texts);
  const masked = { name, address, email, vatId: vatId === null ? null : vat, updatedByName: byName };
  return { ...account, id: account.workspaceId, ...masked };
}
