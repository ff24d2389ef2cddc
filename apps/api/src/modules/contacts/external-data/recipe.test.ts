import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildMember, buildWorkspace } from '../../../../test/testkit/build.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const RECIPE = new URL('../../../../../../docs/recipes/sync-records.md', import.meta.url);
const operations = [...readFileSync(RECIPE, 'utf8').matchAll(/```graphql\n([\s\S]*?)```/g)].map(
  ([, text = '']) => text,
);

it('has operations that run as they are, twice, without a duplicate [API-05]', async () => {
  const acme = await buildWorkspace(fd);
  const owner = await buildMember(fd, acme, { role: 'owner' });
  const scopes = ['contact.read', 'contact.manage', 'lead.read', 'lead.manage', 'booking.read'] as const;
  const key = await buildApiKey(fd, acme, owner, { scopes });
  const [sendContact = '', sendLead = '', find = '', remove = ''] = operations;
  const sent = [];
  for (const isNew of [true, false]) {
    const { upsertContact } = await as(fd, key).ok(sendContact);
    const { upsertLead } = await as(fd, key).ok(sendLead);
    expect([upsertContact, upsertLead]).toMatchObject([
      { isNew, errors: [] },
      { isNew, errors: [] },
    ]);
    sent.push([upsertContact.contact.id, upsertLead.lead.id]);
  }
  expect(sent[1]).toEqual(sent[0]);
  const [contactId, leadId] = sent[0] ?? [];
  const found = await as(fd, key).ok(find);
  expect(found).toMatchObject({ contacts: { nodes: [{ id: contactId }] }, leads: { nodes: [{ id: leadId }] } });
  const { updateContact } = await as(fd, key).ok(remove, { id: contactId });
  expect(updateContact).toMatchObject({ contact: { metadata: [{ key: 'branch', value: 'Leeds' }] }, errors: [] });
});
