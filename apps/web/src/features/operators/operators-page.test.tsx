import { expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { CreateOperatorDocument } from '../../gql/create-operator.ts';
import { EscalationQueueDocument } from '../../gql/escalation-queue.ts';
import { LiveQueueDocument, ResolveEscalationDocument } from '../../gql/escalations-section.ts';
import { OperatorChoiceDocument } from '../../gql/operator-choice.ts';
import { OperatorsPageDocument } from '../../gql/operators-page.ts';
import type { EscalationRow_EscalationFragment, OperatorRow_OperatorFragment } from '../../gql/types.ts';
import { type Answer, answer, stream } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

const VOICE = { workspace: { channel: 'VOICE' as const } };
const ALLOWED = { __typename: 'PermissionCheck' as const, allowed: true, reason: null };

type Escalation = Omit<EscalationRow_EscalationFragment, ' $fragmentName'>;
type Operator = Omit<OperatorRow_OperatorFragment, ' $fragmentName'>;

const buildEscalation = (overrides: Partial<Escalation> = {}): Escalation => ({
  __typename: 'Escalation',
  id: 'escalation-1',
  callId: 'call-1',
  contactName: 'Marisol Ortega',
  code: 'MESSAGE_LEFT',
  detail: 'I am late.',
  status: 'WAITING',
  acknowledgedByName: null,
  raisedAt: '2026-11-21T09:00:00.000Z',
  viewerCan: { __typename: 'EscalationPermissions', resolve: ALLOWED },
  ...overrides,
});

const OMAR: Operator = {
  __typename: 'Operator',
  id: 'operator-1',
  memberId: 'member-omar',
  name: 'Omar Haddad',
  receivesEscalations: true,
  member: { __typename: 'Member', id: 'member-omar', isAway: false, awayUntil: null },
  createdAt: '2026-11-21T09:00:00.000Z',
};

const queue = (list: () => Escalation[]) =>
  answer(EscalationQueueDocument, ({ first, after }) => {
    const from = after ? Number(after) : 0;
    const shown = list().slice(from, from + first);
    const end = from + shown.length;
    return {
      escalationQueue: {
        __typename: 'EscalationConnection' as const,
        edges: shown.map((node, at) => ({
          __typename: 'EscalationEdge' as const,
          cursor: String(from + at + 1),
          node,
        })),
        pageInfo: { __typename: 'PageInfo' as const, hasNextPage: end < list().length, endCursor: String(end) },
        totalCount: list().length,
      },
    };
  });

const operators = (list: () => Operator[]) =>
  answer(OperatorsPageDocument, () => ({
    operators: {
      __typename: 'OperatorConnection' as const,
      edges: list().map((node) => ({ __typename: 'OperatorEdge' as const, cursor: node.id, node })),
      totalCount: list().length,
    },
  }));

const open = (...answers: Answer[]) => renderAt('/admin/acme/operators', { ...VOICE, answers });

it('lists escalations with reasons and removes resolved ones [AM-38]', async () => {
  let waiting = [
    buildEscalation(),
    buildEscalation({ id: 'escalation-2', contactName: 'Jonas', acknowledgedByName: 'Omar' }),
  ];
  const resolve = answer(ResolveEscalationDocument, ({ id }) => {
    waiting = waiting.filter((one) => one.id !== id);
    return {
      resolveEscalation: {
        __typename: 'EscalationPayload' as const,
        escalation: { __typename: 'Escalation' as const, id, status: 'RESOLVED' as const },
        errors: [],
      },
    };
  });
  const { user } = open(
    queue(() => waiting),
    operators(() => []),
    resolve,
  );
  const list = await screen.findByRole('list', { name: 'Escalations' });
  expect(within(list).getAllByText('The caller left a message: I am late.')).toHaveLength(2);
  expect(within(list).getByText('Omar has joined')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Open call with Marisol Ortega' })).toHaveAttribute(
    'href',
    '/admin/acme/calls/call-1',
  );
  await user.click(screen.getByRole('button', { name: 'Resolve escalation of Marisol Ortega' }));
  await user.click(await screen.findByRole('button', { name: 'Resolve escalation' }));
  await waitFor(() => expect(screen.queryByText('Marisol Ortega')).not.toBeInTheDocument());
  expect(resolve.asked).toEqual([{ id: 'escalation-1' }]);
});

it('shows a new escalation immediately [AM-38]', async () => {
  let waiting: Escalation[] = [];
  const live = stream(LiveQueueDocument);
  open(
    queue(() => waiting),
    operators(() => [OMAR]),
    live,
  );
  expect(await screen.findByText('No open escalations')).toBeInTheDocument();
  waiting = [buildEscalation()];
  act(() => live.emit({ callChanged: { __typename: 'CallChange', id: 'call-1', kind: 'UPDATED' } }));
  expect(await screen.findByText('The caller left a message: I am late.')).toBeInTheDocument();
});

it('loads all escalations and keeps them when a call changes [AM-38]', async () => {
  const waiting = Array.from({ length: 30 }, (_, at) =>
    buildEscalation({ id: `escalation-${at}`, callId: `call-${at}`, contactName: `Caller ${at}` }),
  );
  const live = stream(LiveQueueDocument);
  const asked = queue(() => waiting);
  const { user } = open(
    asked,
    operators(() => [OMAR]),
    live,
  );
  await screen.findByText('Caller 24');
  expect(screen.queryByText('Caller 25')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Load more' }));
  await screen.findByText('Caller 29');
  act(() => live.emit({ callChanged: { __typename: 'CallChange', id: 'call-1', kind: 'UPDATED' } }));
  await waitFor(() => expect(asked.asked.at(-1)).toEqual({ first: 30 }));
  expect(screen.getByText('Caller 29')).toBeInTheDocument();
});

it('adds an operator from members who are not operators yet [AM-38]', async () => {
  let named: Operator[] = [OMAR];
  const create = answer(CreateOperatorDocument, ({ input: { memberId } }) => {
    const operator = { ...OMAR, id: 'operator-2', memberId, name: 'Ana Reyes' };
    named = [operator, ...named];
    return { createOperator: { __typename: 'OperatorPayload' as const, operator, errors: [] } };
  });
  const members = [
    { __typename: 'Member' as const, id: 'member-omar', name: 'Omar Haddad' },
    { __typename: 'Member' as const, id: 'member-ana', name: 'Ana Reyes' },
  ];
  const choice = answer(OperatorChoiceDocument, {
    members: {
      __typename: 'MemberConnection',
      edges: members.map((node) => ({ __typename: 'MemberEdge' as const, cursor: node.id, node })),
    },
  });
  const { user } = open(
    queue(() => []),
    operators(() => named),
    choice,
    create,
  );
  await user.click(await screen.findByRole('button', { name: 'Add operator' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add operator' }));
  await dialog.findByRole('option', { name: 'Ana Reyes' });
  expect(dialog.queryByRole('option', { name: 'Omar Haddad' })).not.toBeInTheDocument();
  await user.selectOptions(dialog.getByLabelText('Member'), 'Ana Reyes');
  await user.click(dialog.getByRole('button', { name: 'Add operator' }));
  expect(await screen.findByRole('heading', { name: 'Ana Reyes' })).toBeInTheDocument();
  expect(create.asked).toEqual([{ input: { memberId: 'member-ana', receivesEscalations: true } }]);
});

it('is hidden in WhatsApp workspaces', async () => {
  renderAt('/admin/acme/operators', { workspace: { channel: 'WHATSAPP' } });
  expect(await screen.findByRole('heading', { name: 'Call queue: Voice only' })).toBeInTheDocument();
});
