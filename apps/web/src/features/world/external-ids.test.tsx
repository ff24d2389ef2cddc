import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { EntityEventsDocument } from '../../gql/entity-events.ts';
import { EntityPageDocument } from '../../gql/entity-page.ts';
import { ExternalIdSystemsDocument, LinkExternalIdDocument, UnlinkExternalIdDocument } from '../../gql/external-ids.ts';
import { PossibleDuplicatesDocument } from '../../gql/possible-duplicates.ts';
import type { EntityPageQuery } from '../../gql/types.ts';
import { type Answer, answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

type Entity = EntityPageQuery['entity'];
const AT = '2026-11-21T09:00:00.000Z';
const PAGE = '/admin/acme/world/entity-1';
const CRM = '01a21adb-be73-77e6-b58f-3081fe60516f';
const ENTITY: Entity = {
  __typename: 'Entity',
  id: 'entity-1',
  type: 'PERSON',
  displayName: 'Lena Moss',
  confidencePercent: 40,
  eventCount: 2,
  contactId: null,
  createdAt: AT,
  updatedAt: AT,
  externalIds: [
    { __typename: 'EntityExternalId', id: 'id-1', system: 'frontdesk.contact', externalId: 'contact-5' },
    { __typename: 'EntityExternalId', id: 'id-2', system: 'shop', externalId: 'customer-7' },
    { __typename: 'EntityExternalId', id: 'id-3', system: `data_source.${CRM}`, externalId: 'c-001' },
  ],
  linkedEntities: { __typename: 'EntityConnection', edges: [], totalCount: 0 },
  links: { __typename: 'EntityLinkConnection', edges: [], totalCount: 0 },
  outgoingRelationships: [],
  incomingRelationships: [],
  viewerCan: {
    __typename: 'EntityPermissions',
    correct: { __typename: 'PermissionCheck', allowed: true, reason: null },
  },
};
const pageInfo = { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null };
const payload = {
  __typename: 'EntityPayload' as const,
  entity: { __typename: 'Entity' as const, id: 'entity-1' },
  errors: [],
};

const pageOf = (entity: Entity, ...more: Answer[]) => ({
  answers: [
    answer(EntityPageDocument, { entity, entityFieldsAsOf: [] }),
    answer(ExternalIdSystemsDocument, {
      dataSources: [{ __typename: 'DataSource', id: CRM, name: 'The CRM' }],
    }),
    answer(EntityEventsDocument, {
      worldEvents: { __typename: 'WorldEventConnection', edges: [], pageInfo, totalCount: 0 },
    }),
    answer(PossibleDuplicatesDocument, {
      possibleDuplicates: { __typename: 'PossibleDuplicateConnection', edges: [], pageInfo, totalCount: 0 },
    }),
    ...more,
  ],
});

it('lists the external ids of a record with their systems [RC-01]', async () => {
  renderAt(PAGE, pageOf(ENTITY));
  const list = within(await screen.findByRole('list', { name: 'External ids' }));
  expect(await list.findByText('The CRM')).toBeInTheDocument();
  expect(list.getByText('Contact')).toBeInTheDocument();
  expect(list.getByText('customer-7')).toBeInTheDocument();
  // The id of the contact was assigned by Frontdesk and cannot be removed.
  expect(list.getAllByRole('button', { name: /Remove external id/ })).toHaveLength(2);
});

it('adds the id in a data source, and shows why an id is refused [RC-01]', async () => {
  let isTaken = true;
  const link = answer(LinkExternalIdDocument, () =>
    isTaken ? refused('ENTITY_EXTERNAL_ID_TAKEN', 'externalId') : { linkExternalId: payload },
  );
  const { user } = renderAt(PAGE, pageOf({ ...ENTITY, externalIds: [] }, link));
  expect(await screen.findByText('No external ids yet')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Add external id' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('External id'), 'c-002');
  await user.click(dialog.getByRole('button', { name: 'Add external id' }));
  expect(await dialog.findByText(/already belongs to a record/)).toBeInTheDocument();
  isTaken = false;
  await user.click(dialog.getByRole('button', { name: 'Add external id' }));
  const input = { entityId: 'entity-1', system: `data_source.${CRM}`, externalId: 'c-002' };
  expect(link.asked).toEqual([{ input }, { input }]);
});

it('adds the id in another system by its name [RC-01]', async () => {
  const link = answer(LinkExternalIdDocument, { linkExternalId: payload });
  const { user } = renderAt(PAGE, pageOf(ENTITY, link));
  await user.click(await screen.findByRole('button', { name: 'Add external id' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('combobox', { name: 'Data source' }));
  await user.click(await screen.findByRole('option', { name: 'Another system' }));
  await user.type(dialog.getByLabelText('System'), 'shop');
  await user.type(dialog.getByLabelText('External id'), 'customer-8');
  await user.click(dialog.getByRole('button', { name: 'Add external id' }));
  expect(link.asked).toEqual([{ input: { entityId: 'entity-1', system: 'shop', externalId: 'customer-8' } }]);
});

it('removes an external id after a confirmation [RC-01]', async () => {
  const unlink = answer(UnlinkExternalIdDocument, { unlinkExternalId: payload });
  const { user } = renderAt(PAGE, pageOf(ENTITY, unlink));
  await user.click(await screen.findByRole('button', { name: 'Remove external id customer-7' }));
  expect(unlink.asked).toEqual([]);
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove external id' }));
  expect(unlink.asked).toEqual([{ id: 'id-2' }]);
});
