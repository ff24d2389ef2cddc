import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { EntityEventsDocument, RetractWorldEventDocument } from '../../gql/entity-events.ts';
import { EntityPageDocument } from '../../gql/entity-page.ts';
import { ExternalIdSystemsDocument } from '../../gql/external-ids.ts';
import { PastFactsDocument } from '../../gql/past-facts.ts';
import { PossibleDuplicatesDocument } from '../../gql/possible-duplicates.ts';
import type { EntityEventsQuery, EntityPageQuery, WorldPageQuery } from '../../gql/types.ts';
import { UpdateEntityDocument } from '../../gql/update-entity.ts';
import { WorldPageDocument } from '../../gql/world-page.ts';
import { type Answer, answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

type Listed = WorldPageQuery['entities']['edges'][number]['node'];
const AT = '2026-11-21T09:00:00.000Z';
const LENA: Listed = {
  __typename: 'Entity',
  id: 'entity-1',
  type: 'PERSON',
  displayName: 'Lena Moss',
  confidencePercent: 40,
  eventCount: 2,
  updatedAt: AT,
};
const ENTITY: EntityPageQuery['entity'] = {
  ...LENA,
  contactId: 'contact-5',
  createdAt: AT,
  externalIds: [],
  fields: [
    {
      __typename: 'EntityField',
      id: 'field-1',
      name: 'preferred_time',
      kind: 'TEXT',
      value: 'Mornings',
      confidencePercent: 50,
      source: 'AGENT',
      sourceName: null,
      eventId: 'event-1',
      ingestedAt: AT,
      isCurrent: true,
    },
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
const EVENT: EntityEventsQuery['worldEvents']['edges'][number]['node'] = {
  __typename: 'WorldEvent',
  id: 'event-1',
  type: 'answer.given',
  confidencePercent: 50,
  source: 'AGENT',
  sourceName: null,
  supersedesId: null,
  retractedAt: null,
  ingestedAt: AT,
  fields: [{ __typename: 'WorldEventField', name: 'preferred_time', value: 'Mornings' }],
};
const pageInfo = { __typename: 'PageInfo' as const, hasNextPage: false, endCursor: null };

const listOf = (nodes: Listed[]): Answer =>
  answer(WorldPageDocument, {
    entities: {
      __typename: 'EntityConnection',
      edges: nodes.map((node) => ({ __typename: 'EntityEdge' as const, cursor: node.id, node })),
      pageInfo,
      totalCount: nodes.length,
    },
  });
const one = (): Answer[] => [
  answer(EntityPageDocument, { entity: ENTITY }),
  answer(ExternalIdSystemsDocument, { dataSources: [] }),
  answer(EntityEventsDocument, {
    worldEvents: {
      __typename: 'WorldEventConnection',
      edges: [{ __typename: 'WorldEventEdge', cursor: 'event-1', node: EVENT }],
      pageInfo,
      totalCount: 1,
    },
  }),
  answer(PossibleDuplicatesDocument, {
    possibleDuplicates: { __typename: 'PossibleDuplicateConnection', edges: [], pageInfo, totalCount: 0 },
  }),
];

it('lists records with their confidence [AM-35]', async () => {
  renderAt('/admin/acme/world', { answers: [listOf([LENA])] });
  expect(await screen.findByRole('link', { name: 'Lena Moss' })).toBeInTheDocument();
  expect(screen.getByText(/Person · Possible, 40% · 2 events/)).toBeInTheDocument();
});

it('shows an empty state and offers to remove filters [AM-35]', async () => {
  renderAt('/admin/acme/world', { answers: [listOf([])] });
  expect(await screen.findByText(/Facts from conversations/)).toBeInTheDocument();
});

it('offers to remove the filters if nothing matches [AM-35]', async () => {
  renderAt('/admin/acme/world?q=nobody', { answers: [listOf([])] });
  expect(await screen.findByText('No matching records')).toBeInTheDocument();
});

it('shows facts with their sources, and corrects one in place [AM-35]', async () => {
  const corrected = answer(UpdateEntityDocument, {
    updateEntity: { __typename: 'EntityPayload', entity: { __typename: 'Entity', id: 'entity-1' }, errors: [] },
  });
  const { user } = renderAt('/admin/acme/world/entity-1', { answers: [...one(), corrected] });
  const known = within(await screen.findByRole('list', { name: 'Facts' }));
  expect(known.getByText('Mornings')).toBeInTheDocument();
  expect(known.getByText(/Likely, 50%/)).toHaveTextContent('AI agent');
  await user.click(known.getByRole('button', { name: 'Correct Preferred time' }));
  const field = known.getByRole('textbox', { name: 'Preferred time' });
  await user.clear(field);
  await user.type(field, 'Evenings');
  await user.click(known.getByRole('button', { name: 'Save' }));
  expect(corrected.asked).toEqual([
    { input: { id: 'entity-1', field: { name: 'preferred_time', string: 'Evenings' } } },
  ]);
});

it('confirms before an event is retracted [AM-35]', async () => {
  const retracted = answer(RetractWorldEventDocument, {
    retractWorldEvent: { __typename: 'EntityPayload', entity: { __typename: 'Entity', id: 'entity-1' }, errors: [] },
  });
  const { user } = renderAt('/admin/acme/world/entity-1', { answers: [...one(), retracted] });
  await user.click(await screen.findByRole('button', { name: 'Retract Answer given' }));
  expect(retracted.asked).toEqual([]);
  const dialog = within(await screen.findByRole('dialog', { name: 'Retract “Answer given”?' }));
  await user.click(dialog.getByRole('button', { name: 'Retract event' }));
  expect(retracted.asked).toEqual([{ id: 'event-1' }]);
});

it('shows the facts that were known when an event was received, and the current ones again', async () => {
  const past = answer(PastFactsDocument, {
    entityFieldsAsOf: [
      {
        __typename: 'PastEntityField',
        name: 'preferred_time',
        kind: 'TEXT',
        value: 'Afternoons',
        confidencePercent: 30,
        source: 'AGENT',
        sourceName: null,
        eventId: 'event-0',
        ingestedAt: AT,
      },
    ],
  });
  const { user } = renderAt('/admin/acme/world/entity-1', { answers: [...one(), past] });
  await user.click(await screen.findByRole('button', { name: 'Show the facts as of Answer given' }));
  expect(await screen.findByText('Afternoons')).toBeInTheDocument();
  expect(screen.queryByRole('list', { name: 'Facts' })).toBeNull();
  expect(past.asked).toEqual([{ id: 'entity-1', knownAt: AT }]);
  expect(screen.queryByRole('button', { name: 'Correct Preferred time' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show current facts' }));
  const current = within(await screen.findByRole('list', { name: 'Facts' }));
  expect(current.getByText('Mornings')).toBeInTheDocument();
});

it('filters records by source and confidence, in the address and in the query [RC-12]', async () => {
  const page = listOf([LENA]);
  const { user, at } = renderAt('/admin/acme/world?confidence=70', { answers: [page] });
  await screen.findByText('Lena Moss');
  await user.click(screen.getByRole('button', { name: 'Source' }));
  await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Data source' }));
  await waitFor(() =>
    expect(page.asked.at(-1)).toMatchObject({ filter: { sources: ['DATA_SOURCE'], minConfidencePercent: 70 } }),
  );
  expect(at()).toMatch(/source=/);
});
