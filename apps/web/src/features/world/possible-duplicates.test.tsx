import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { EntityEventsDocument } from '../../gql/entity-events.ts';
import {
  DismissPossibleDuplicateDocument,
  LinkEntitiesDocument,
  UnlinkEntitiesDocument,
} from '../../gql/entity-links.ts';
import { EntityPageDocument } from '../../gql/entity-page.ts';
import { ExternalIdSystemsDocument } from '../../gql/external-ids.ts';
import { PossibleDuplicatesDocument } from '../../gql/possible-duplicates.ts';
import type { EntityPageQuery, PossibleDuplicatesQuery } from '../../gql/types.ts';
import { type Answer, answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

type Pair = PossibleDuplicatesQuery['possibleDuplicates']['edges'][number]['node'];
type Entity = EntityPageQuery['entity'];
const AT = '2026-11-21T09:00:00.000Z';
const PAGE = '/admin/acme/world/duplicates';
const viewerCan = {
  __typename: 'EntityPermissions',
  correct: { __typename: 'PermissionCheck', allowed: true, reason: null },
} as const;

const record = (id: string, system: string, phone: string): NonNullable<Pair['entity']> => ({
  __typename: 'Entity',
  id,
  type: 'PERSON',
  displayName: `Lena of ${system}`,
  externalIds: [{ __typename: 'EntityExternalId', id: `id of ${id}`, system }],
  fields: [{ __typename: 'EntityField', id: `phone of ${id}`, name: 'phone', kind: 'TEXT', value: phone }],
  viewerCan,
});
const PAIR: Pair = {
  __typename: 'PossibleDuplicate',
  id: 'pair-1',
  scorePercent: 70,
  evidence: [
    { __typename: 'DuplicateEvidenceItem', kind: 'PHONE', percent: 45 },
    { __typename: 'DuplicateEvidenceItem', kind: 'NAME', percent: 25 },
  ],
  entity: record('entity-1', 'frontdesk.contact', '+442079460018'),
  otherEntity: record('entity-2', 'ehr', '020 7946 0018'),
};

const list = (...nodes: Pair[]): Answer =>
  answer(PossibleDuplicatesDocument, {
    possibleDuplicates: {
      __typename: 'PossibleDuplicateConnection',
      edges: nodes.map((node) => ({ __typename: 'PossibleDuplicateEdge' as const, cursor: node.id, node })),
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      totalCount: nodes.length,
    },
  });
const linked = () =>
  answer(LinkEntitiesDocument, {
    linkEntities: { __typename: 'EntityLinkPayload', entity: { __typename: 'Entity', id: 'entity-1' }, errors: [] },
  });

it('shows two records side by side with what they have in common [AM-35]', async () => {
  renderAt(PAGE, { answers: [list(PAIR)] });
  const pairs = within(await screen.findByRole('list', { name: 'Possible duplicates' }));
  expect(pairs.getByText(/70% match · Same phone number \(45%\), Similar name \(25%\)/)).toBeInTheDocument();
  expect(pairs.getByRole('link', { name: 'Lena of ehr' })).toBeInTheDocument();
  expect(pairs.getByText('020 7946 0018')).toBeInTheDocument();
  expect(pairs.getByText('Contact')).toBeInTheDocument();
});

it('shows an empty state [AM-35]', async () => {
  renderAt(PAGE, { answers: [list()] });
  expect(await screen.findByText('No possible duplicates')).toBeInTheDocument();
});

it('links the records after a confirmation [AM-35]', async () => {
  const link = linked();
  const { user } = renderAt(PAGE, { answers: [list(PAIR), link] });
  await user.click(await screen.findByRole('button', { name: 'Link Lena of frontdesk.contact and Lena of ehr' }));
  expect(link.asked).toEqual([]);
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Link records' }));
  expect(link.asked).toEqual([{ entityId: 'entity-1', otherEntityId: 'entity-2' }]);
});

it('shows why the records can’t be linked [AM-35]', async () => {
  const link = answer(LinkEntitiesDocument, { linkEntities: refused('ENTITY_BIRTH_DATES_DIFFER') });
  const { user } = renderAt(PAGE, { answers: [list(PAIR), link] });
  await user.click(await screen.findByRole('button', { name: /^Link Lena/ }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Link records' }));
  expect(await dialog.findByText(/different birth dates/)).toBeInTheDocument();
});

it('marks the records as not the same after a confirmation [AM-35]', async () => {
  const dismiss = answer(DismissPossibleDuplicateDocument, {
    dismissPossibleDuplicate: {
      __typename: 'PossibleDuplicatePayload',
      possibleDuplicate: { __typename: 'PossibleDuplicate', id: 'pair-1' },
      errors: [],
    },
  });
  const { user } = renderAt(PAGE, { answers: [list(PAIR), dismiss] });
  await user.click(await screen.findByRole('button', { name: /are not the same$/ }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Not the same' }));
  expect(dismiss.asked).toEqual([{ id: 'pair-1' }]);
});

const field = (entityId: string, value: string, isCurrent: boolean): EntityPageQuery['entityFieldsAsOf'][number] => ({
  __typename: 'PastEntityField',
  entityId,
  name: 'membership',
  kind: 'TEXT',
  value,
  confidencePercent: isCurrent ? 80 : 30,
  source: 'DATA_SOURCE',
  sourceName: isCurrent ? 'EHR' : 'Shop',
  eventId: `event of ${entityId}`,
  ingestedAt: AT,
  isCurrent,
});

it('shows the facts of linked records with the values that lost, and removes a link [AM-35]', async () => {
  const { externalIds, displayName, type } = record('entity-2', 'ehr', '');
  const entity: Entity = {
    __typename: 'Entity',
    id: 'entity-1',
    type: 'PERSON',
    displayName: 'Lena Moss',
    confidencePercent: 40,
    eventCount: 2,
    contactId: null,
    createdAt: AT,
    updatedAt: AT,
    externalIds: [],
    linkedEntities: {
      __typename: 'EntityConnection',
      edges: [
        {
          __typename: 'EntityEdge',
          cursor: 'entity-2',
          node: {
            __typename: 'Entity',
            id: 'entity-2',
            type,
            displayName,
            externalIds,
          },
        },
      ],
      totalCount: 1,
    },
    links: {
      __typename: 'EntityLinkConnection',
      edges: [
        {
          __typename: 'EntityLinkEdge',
          cursor: 'link-1',
          node: {
            __typename: 'EntityLink',
            id: 'link-1',
            entityId: 'entity-1',
            otherEntityId: 'entity-2',
            entity: { __typename: 'Entity', id: 'entity-1', type, displayName: 'Lena Moss' },
            otherEntity: { __typename: 'Entity', id: 'entity-2', type, displayName },
            evidence: [],
            source: 'MEMBER',
            sourceName: 'Ada',
            createdAt: AT,
          },
        },
      ],
      totalCount: 1,
    },
    outgoingRelationships: [],
    incomingRelationships: [],
    viewerCan,
  };
  const events = answer(EntityEventsDocument, {
    worldEvents: {
      __typename: 'WorldEventConnection',
      edges: [],
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      totalCount: 0,
    },
  });
  const unlink = answer(UnlinkEntitiesDocument, {
    unlinkEntities: { __typename: 'EntityLinkPayload', entity: { __typename: 'Entity', id: 'entity-1' }, errors: [] },
  });
  const answers = [
    answer(EntityPageDocument, {
      entity,
      entityFieldsAsOf: [field('entity-2', 'Gold', true), field('entity-1', 'Silver', false)],
    }),
    answer(ExternalIdSystemsDocument, { dataSources: [] }),
    events,
    list(),
    unlink,
  ];
  const { user } = renderAt('/admin/acme/world/entity-1', { answers });
  const facts = within(await screen.findByRole('list', { name: 'Facts' }));
  expect(facts.getByText('Gold')).toBeInTheDocument();
  expect(facts.getByText(/Other value:/)).toHaveTextContent(/Silver.*Shop/);
  await user.click(screen.getByRole('button', { name: 'Remove link to Lena of ehr' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Remove link' }));
  expect(unlink.asked).toEqual([{ entityId: 'entity-1', otherEntityId: 'entity-2' }]);
});
