import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type BuiltWorkspace, type Member, twoWorkspaces } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { importsOf } from '../../../../test/testkit/imports.ts';
import { finishJob } from '../../../../test/testkit/jobs.ts';
import { rows } from '../../../../test/testkit/rows.ts';

let fd: TestFrontdesk;
let acme: BuiltWorkspace & { owner: Member };
beforeAll(async () => {
  fd = await startFrontdesk();
});
beforeEach(async () => {
  ({ acme } = await twoWorkspaces(fd));
});
afterAll(() => fd.close());

const { upload, readImport, check, start } = importsOf('CONTACTS', () => ({ fd, acme }));

interface Stored {
  readonly name: string;
  readonly phone: string;
  readonly email: string | null;
  readonly company: string;
  readonly notes: string;
  readonly tags: string[];
  readonly isOptedOut: boolean;
}

/** Imports a file with its suggested mapping, and returns the import and the contacts by phone number. */
async function importAsSuggested(body: string | Buffer, country: string | null = null) {
  const { id } = await upload(body);
  const { mapping, product } = await readImport(id);
  const checked = await check(id, mapping, { country });
  await finishJob(fd, acme, await start(id));
  const stored = await rows<Stored>(
    fd,
    `select name, phone, email, company, notes, tags, exists (select from opt_outs o where o.workspace_id = c.workspace_id
       and o.contact_id = c.id) as "isOptedOut" from contacts c where workspace_id = $1 order by phone`,
    [acme.id],
  );
  return { product, mapping, checked, stored };
}

const NONE = { email: null, company: '', notes: '', tags: [], isOptedOut: false };

const CHATWOOT = [
  'id,name,email,phone_number,company_name,custom_attributes,blocked',
  `12,"Ångström, Zoë",zoe@mail.test,'+442079460018,Acme,"{""plan"":""pro""}",false`,
  '13,Ben,,+442079460019,,,true',
].join('\n');

const WATI = [
  'Name,CountryCode,Phone,AllowBroadcast,AllowSMS,Contact Tags,City',
  `Ana,852,"'64587965",TRUE,TRUE,"vip;lead",Hong Kong`,
  'Bo,"\'+44",020 7946 0020,FALSE,TRUE,,London',
  'Cy,44,+442079460021,,TRUE,,London',
].join('\n');

const HUBSPOT = [
  'Record ID,First Name,Last Name,Phone Number,Email,Lifecycle Stage,Lead Status,Associated Company,Contact owner',
  '"51","Dora","O\'Hara","+44 20 7946 0022","dora@mail.test","lead","OPEN_DEAL","Acme; Globex","Pia Park"',
  '"52","Eli","","020 7946 0023","","customer","","",""',
].join('\r\n');

const GOOGLE = [
  'First Name,Middle Name,Last Name,Organization Name,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value',
  'Finn,,Grün,Acme,"Two\nlines",* myContacts ::: Customers ::: Berlin,* Work,finn@mail.test ::: f@mail.test,Mobile,+49 1512 3456789 ::: +49 30 123456',
].join('\n');

describe('a contact export of another product', () => {
  it('is recognized for Chatwoot: a blocked contact is opted out, custom attributes are notes [CB-06]', async () => {
    const { product, mapping, stored } = await importAsSuggested(`\ufeff${CHATWOOT}`);
    expect(product).toBe('CHATWOOT');
    expect(mapping).toEqual(['IGNORE', 'NAME', 'EMAIL', 'PHONE', 'COMPANY', 'NOTES', 'OPT_OUT']);
    expect(stored).toEqual([
      {
        ...NONE,
        name: 'Ångström, Zoë',
        phone: '+442079460018',
        email: 'zoe@mail.test',
        company: 'Acme',
        notes: '{"plan":"pro"}',
      },
      { ...NONE, name: 'Ben', phone: '+442079460019', isOptedOut: true },
    ]);
  });

  it('is recognized for WATI: without permission to broadcast, the contact is opted out [CB-06]', async () => {
    const { product, mapping, checked, stored } = await importAsSuggested(WATI);
    expect(product).toBe('WATI');
    expect(mapping).toEqual(['NAME', 'COUNTRY_CODE', 'PHONE', 'MESSAGES_ALLOWED', 'IGNORE', 'TAGS', 'IGNORE']);
    expect(checked).toMatchObject({ willCreate: 3, willOptOut: 1, invalid: 0 });
    expect(stored).toEqual([
      { ...NONE, name: 'Bo', phone: '+442079460020', isOptedOut: true },
      { ...NONE, name: 'Cy', phone: '+442079460021' },
      { ...NONE, name: 'Ana', phone: '+85264587965', tags: ['vip', 'lead'] },
    ]);
  });

  it('contains the calling code in numbers of WATI without a column of codes, whatever country is chosen', async () => {
    const { stored } = await importAsSuggested(
      'Name;Phone;AllowBroadcast\nAna;4915123456789;TRUE\nBo;020 7946 0020;TRUE',
      'GB',
    );
    expect(stored.map(({ phone }) => phone)).toEqual(['+442079460020', '+4915123456789']);
  });

  it('rejects a permission that cannot be interpreted, because it can be an opt-out', async () => {
    const { checked, stored } = await importAsSuggested(WATI.replace('TRUE,TRUE', 'maybe,TRUE'));
    expect(checked).toMatchObject({ invalid: 1, willCreate: 2 });
    expect(stored.map(({ name }) => name)).toEqual(['Bo', 'Cy']);
  });

  it('is recognized for HubSpot: stage and status are tags, first and last name are the name [CB-06]', async () => {
    const { product, mapping, stored } = await importAsSuggested(Buffer.from(HUBSPOT.replaceAll(',', ';')), 'GB');
    expect(product).toBe('HUBSPOT');
    expect(mapping).toEqual([
      'IGNORE',
      'FIRST_NAME',
      'LAST_NAME',
      'PHONE',
      'EMAIL',
      'TAGS',
      'TAGS',
      'COMPANY',
      'IGNORE',
    ]);
    expect(stored).toEqual([
      {
        ...NONE,
        name: "Dora O'Hara",
        phone: '+442079460022',
        email: 'dora@mail.test',
        company: 'Acme; Globex',
        tags: ['lead', 'OPEN_DEAL'],
      },
      { ...NONE, name: 'Eli', phone: '+442079460023', tags: ['customer'] },
    ]);
  });

  it('is recognized for Google Contacts: labels are tags, the first of several numbers is imported [CB-06]', async () => {
    const { product, mapping, stored } = await importAsSuggested(GOOGLE);
    expect(product).toBe('GOOGLE_CONTACTS');
    expect(mapping).toEqual([
      'FIRST_NAME',
      'IGNORE',
      'LAST_NAME',
      'COMPANY',
      'NOTES',
      'TAGS',
      'IGNORE',
      'EMAIL',
      'IGNORE',
      'PHONE',
    ]);
    expect(stored).toEqual([
      {
        name: 'Finn Grün',
        phone: '+4915123456789',
        email: 'finn@mail.test',
        company: 'Acme',
        notes: 'Two\nlines',
        tags: ['Customers', 'Berlin'],
        isOptedOut: false,
      },
    ]);
  });

  it('can be mapped differently by the member', async () => {
    const { id } = await upload(CHATWOOT);
    await check(id, ['IGNORE', 'COMPANY', 'EMAIL', 'PHONE', 'TAGS', 'IGNORE', 'IGNORE']);
    await finishJob(fd, acme, await start(id));
    const stored = await rows(fd, 'select name, company, tags from contacts where workspace_id = $1 order by phone', [
      acme.id,
    ]);
    expect(stored[0]).toEqual({ name: '+442079460018', company: 'Ångström, Zoë', tags: ['Acme'] });
  });

  it.each([
    ['other headers', 'Name,Phone\nAna,+442079460018'],
    ['a list with similar headers', 'ID,Name,Email,Phone number\n1,Ana,,+442079460018'],
  ])('is not recognized for %s', async (_name, body) => {
    const { id } = await upload(body);
    expect(await readImport(id)).toMatchObject({ product: null });
  });
});
