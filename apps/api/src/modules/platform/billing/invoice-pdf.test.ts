import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import {
  type BuiltWorkspace,
  buildMember,
  buildUser,
  type Member,
  type Person,
  twoWorkspaces,
} from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { buildInvoice } from '../../../../test/testkit/invoices.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
let pia: Person;
let acme: BuiltWorkspace & { owner: Member };
let globex: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk({ billing: 'MANUAL' });
});
beforeEach(async () => {
  pia = await buildUser(fd, { name: 'Pia Platform', globalRole: 'ADMIN' });
  ({ acme, globex } = await twoWorkspaces(fd));
  await rows(fd, "update workspaces set timezone = 'Europe/Berlin'");
});
afterAll(() => fd.close());

const TAXED = {
  totalMinor: 5831,
  taxMinor: 931,
  taxTreatment: 'STANDARD',
  taxName: 'VAT',
  taxPercent: 19,
  issuerName: 'Frontdesk Ltd',
  issuerAddress: '2 Main St\nBerlin',
  issuerCountry: 'DE',
  issuerTaxId: 'DE999999999',
  issuerBankDetails: 'IBAN DE02 1203',
  periodStart: new Date('2025-12-31T23:00:00Z'),
  periodEnd: new Date('2026-01-31T23:00:00Z'),
};
const link = async (who: Member | Person, id: string, mutation = 'createInvoiceLink') =>
  new URL((await mutate(fd, who, mutation, { id }, 'url')).url as string).pathname;
const platformLink = (id: string) => link(pia, id, 'createPlatformInvoiceLink');
const get = (url: string) => fd.app.inject({ url });
async function textOf(url: string): Promise<string> {
  const { statusCode, rawPayload } = await get(url);
  expect(statusCode).toBe(200);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(rawPayload)), { mergePages: true });
  return text.replaceAll(/\s+/g, ' ');
}

describe('the PDF file of an invoice [BL-14]', () => {
  it('contains number, dates, parties, lines, taxes and total', async () => {
    const id = await buildInvoice(fd, acme, { ...TAXED, payerName: 'Łukasz Żółć', payerCountry: 'PL' });
    const [stored] = await rows<{ number: string }>(fd, 'select number from invoices where id = $1', [id]);
    const url = await link(acme.owner, id);
    const { headers } = await get(url);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${stored?.number}.pdf"`,
      'cache-control': 'no-store',
    });
    const text = await textOf(url);
    for (const part of [
      `Invoice ${stored?.number}`,
      'Plan Starter, 1 Jan 2026 to 31 Jan 2026',
      'Payer Łukasz Żółć 1 Main St Poland',
      'Issuer Frontdesk Ltd 2 Main St Berlin Germany Tax ID DE999999999',
      'Base price 1 €49.00 100% €49.00 €9.31',
      'Net €49.00',
      'VAT 19% €9.31',
      'Total €58.31',
      'Bank details IBAN DE02 1203',
    ])
      expect(text).toContain(part);
  });

  it('is created for names with any characters and for long texts', async () => {
    const id = await buildInvoice(fd, acme, {
      ...TAXED,
      payerName: 'Zoë 北京 😀 مرحبا \u202e \u0007',
      payerAddress: 'line\n'.repeat(100),
      issuerAddress: 'x'.repeat(500),
      issuerBankDetails: 'line\n'.repeat(100),
    });
    const text = await textOf(await link(acme.owner, id));
    expect(text).toContain('Zoë');
    expect(text).toContain('Total €58.31');
  });

  it.each([
    ['REVERSE_CHARGE', 'Reverse charge: the payer owes the tax.'],
    ['OUTSIDE', 'No tax is charged in the country of the payer.'],
    ['NO_RATE', 'No tax is charged.'],
  ])('says why no tax is charged: %s [BL-15]', async (taxTreatment, note) => {
    const none = { taxTreatment, taxName: null, taxPercent: null, taxMinor: 0, totalMinor: 4900 };
    const id = await buildInvoice(fd, acme, { ...TAXED, ...none });
    const text = await textOf(await link(acme.owner, id));
    expect(text).toContain(`Total €49.00 ${note}`);
    expect(text).not.toContain('VAT');
  });

  it('is downloaded by members with billing.read while they have it, and not by another workspace', async () => {
    const id = await buildInvoice(fd, acme);
    const adam = await buildMember(fd, acme, { role: 'admin' });
    const mia = await buildMember(fd, acme, { role: 'member' });
    expect(await outcome(fd, mia, 'createInvoiceLink', { id })).toBe('FORBIDDEN');
    expect(await outcome(fd, globex.owner, 'createInvoiceLink', { id })).toBe('NOT_FOUND');
    const url = await link(adam, id);
    expect((await get(url)).statusCode).toBe(200);
    await rows(fd, "update members set role = 'member' where workspace_id = $1 and user_id = $2", [
      acme.id,
      adam.userId,
    ]);
    const [refused, unknown] = [await get(url), await get('/downloads/invoices/never.was.here')];
    const codeOf = ({ body }: { body: string }) => JSON.parse(body).errors[0].extensions.code;
    expect([refused.statusCode, codeOf(refused)]).toEqual([unknown.statusCode, codeOf(unknown)]);
    expect(codeOf(refused)).toBe('NOT_FOUND');
  });

  it('is not returned for a link to another file, or for a link of the other kind', async () => {
    const id = await buildInvoice(fd, acme);
    const [own, platform] = [await link(acme.owner, id), await platformLink(id)];
    expect((await get(own.replace('/invoices/', '/platform-invoices/'))).statusCode).toBe(404);
    expect((await get(platform.replace('/platform-invoices/', '/invoices/'))).statusCode).toBe(404);
    for (const url of [own, platform]) expect((await get(url)).statusCode).toBe(200);
    const expired = await link(acme.owner, id);
    fd.advance({ minutes: 6 });
    expect((await get(expired)).statusCode).toBe(404);
  });

  it('is downloaded by global admins, also after the workspace was deleted', async () => {
    const id = await buildInvoice(fd, acme, TAXED);
    expect(await outcome(fd, acme.owner, 'createPlatformInvoiceLink', { id })).toBe('FORBIDDEN');
    expect(await outcome(fd, pia, 'createInvoiceLink', { id })).not.toBe('ok');
    const before = await textOf(await platformLink(id));
    expect(before).toContain('1 Jan 2026 to 31 Jan 2026');
    expect(await outcome(fd, acme.owner, 'deleteWorkspace', { confirmSlug: acme.slug })).toBe('ok');
    const after = await textOf(await platformLink(id));
    expect(after).toContain('31 Dec 2025 to 31 Jan 2026');
    for (const part of ['Payer Acme', 'Issuer Frontdesk Ltd', 'VAT 19% €9.31', 'Total €58.31'])
      expect(after).toContain(part);
    const url = await platformLink(id);
    await rows(fd, "update users set global_role = 'USER' where id = $1", [pia.userId]);
    expect((await get(url)).statusCode).toBe(404);
  });
});
