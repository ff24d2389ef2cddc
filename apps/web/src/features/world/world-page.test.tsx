import { LIMITS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { EntityEventsDocument, RetractWorldEventDocument } from '../../gql/entity-events.ts';
import { EntityPageDocument } from '../../gql/entity-page.ts';
import { ExternalIdSystemsDocument } from '../../gql/external-ids.ts';
import { PastFactsDocument } from '../../gql/past-facts.ts';
import { PastRecordsDocument } from '../../gql/past-records.ts';
import { PossibleDuplicatesDocument } from '../../gql/possible-duplicates.ts';
import type { EntityEventsQuery, EntityPageQuery, PastRecordsQuery, WorldPageQuery } from '../../gql/types.ts';
import { UpdateEntityDocument } from '../../gql/update-entity.ts';
import { WorldPageDocument } from '../../gql/world-page.ts';
import { type Answer, answer } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

type Listed = WorldPageQuery['entities']['edges'][number]['node'];
type PastRecord = PastRecordsQuery['entitiesAsOf'][number];
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
  linkedEntities: { __typename: 'EntityConnection', edges: [], totalCount: 0 },
  links: { __typename: 'EntityLinkConnection', edges: [], totalCount: 0 },
  outgoingRelationships: [],
  incomingRelationships: [],
  viewerCan: {
    __typename: 'EntityPermissions',
    correct: { __typename: 'PermissionCheck', allowed: true, reason: null },
  },
};
type KnownField = EntityPageQuery['entityFieldsAsOf'][number];
const FIELD: KnownField = {
  __typename: 'PastEntityField',
  entityId: 'entity-1',
  name: 'preferred_time',
  kind: 'TEXT',
  value: 'Mornings',
  isCurrent: true,
  confidencePercent: 50,
  source: 'AGENT',
  sourceName: null,
  eventId: 'event-1',
  ingestedAt: AT,
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
const one = (...others: KnownField[]): Answer[] => [
  answer(EntityPageDocument, { entity: ENTITY, entityFieldsAsOf: [FIELD, ...others] }),
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
    entityFieldsAsOf: [{ ...FIELD, value: 'Afternoons', confidencePercent: 30, eventId: 'event-0' }],
  });
  const { user } = renderAt('/admin/acme/world/entity-1', { answers: [...one(), past] });
  await user.click(await screen.findByRole('button', { name: 'Show the facts as of Answer given' }));
  expect(await screen.findByText('Afternoons')).toBeInTheDocument();
  expect(screen.queryByRole('list', { name: 'Facts' })).toBeNull();
  expect(past.asked).toEqual([{ id: 'entity-1', knownAt: AT }]);
  expect(screen.queryByRole('button', { name: 'Correct Preferred time' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show current state' }));
  const current = within(await screen.findByRole('list', { name: 'Facts' }));
  expect(current.getByText('Mornings')).toBeInTheDocument();
});

it('shows the values that lost with their source and time, and facts that applied at a time [RC-05] [RC-09]', async () => {
  const lost: KnownField = {
    ...FIELD,
    value: 'Evenings',
    isCurrent: false,
    source: 'DATA_SOURCE',
    sourceName: 'EHR',
    eventId: 'event-0',
  };
  const cleared: KnownField = { ...lost, name: 'plan', value: 'Gold' };
  const past = answer(PastFactsDocument, { entityFieldsAsOf: [] });
  const { user, at } = renderAt(`/admin/acme/world/entity-1?at=${AT}`, { answers: [...one(lost, cleared), past] });
  expect(await screen.findByText('No facts at this time')).toBeInTheDocument();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Show facts that were' }), 'Valid at');
  await waitFor(() => expect(past.asked.at(-1)).toEqual({ id: 'entity-1', effectiveAt: AT }));
  expect(at()).toContain('by=valid');
  await user.click(screen.getByRole('button', { name: 'Show current state' }));
  const facts = within(await screen.findByRole('list', { name: 'Facts' }));
  const [evenings, gold] = facts.getAllByText(/Other value:/);
  expect(evenings).toHaveTextContent(/Evenings · Likely, 50% · EHR/);
  expect(gold).toHaveTextContent(/Gold/);
  expect(facts.getByText('Cleared')).toBeInTheDocument();
});

it('lists records as of a time, page by page, and opens one at this time [RC-09]', async () => {
  const nodes = Array.from({ length: LIMITS.pageSize + 1 }, (_, index): PastRecord => {
    const id = `entity-${index}`;
    const state = { confidencePercent: 30, eventCount: 1, changedAt: AT };
    return { __typename: 'PastEntity', id, type: 'PERSON', displayName: `Lena ${index}`, ...state };
  });
  const list = answer(PastRecordsDocument, ({ afterId }) => ({
    entitiesAsOf: afterId ? nodes.slice(LIMITS.pageSize) : nodes.slice(0, LIMITS.pageSize),
  }));
  const { user } = renderAt(`/admin/acme/world?at=${AT}&type=PERSON`, { answers: [list, listOf([LENA])] });
  const link = await screen.findByRole('link', { name: 'Lena 0' });
  expect(link).toHaveAttribute('href', `/admin/acme/world/entity-0?at=${encodeURIComponent(AT)}`);
  expect(list.asked[0]).toEqual({ first: LIMITS.pageSize, types: ['PERSON'], knownAt: AT });
  await user.click(screen.getByRole('button', { name: 'Load more' }));
  expect(await screen.findByRole('link', { name: `Lena ${LIMITS.pageSize}` })).toBeInTheDocument();
  expect(list.asked.at(-1)).toMatchObject({ afterId: nodes[LIMITS.pageSize - 1]?.id });
  expect(screen.queryByRole('button', { name: 'Load more' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show current state' }));
  expect(await screen.findByRole('link', { name: 'Lena Moss' })).toBeInTheDocument();
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
