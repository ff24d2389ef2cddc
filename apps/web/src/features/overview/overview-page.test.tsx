import { type AgentSetupStep, SETUP_GUIDE_STEPS, type SetupGuideStepName } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { EnableSimulatorsDocument } from '../../gql/enable-simulators.ts';
import { PauseAgentDocument, ResumeAgentDocument } from '../../gql/kill-switch.ts';
import { OverviewLeadChangedDocument, OverviewPageDocument } from '../../gql/overview-page.ts';
import { SessionWorkspaceDocument } from '../../gql/session-workspace.ts';
import { SetupStatusDocument } from '../../gql/setup-status.ts';
import type { OverviewPageQuery } from '../../gql/types.ts';
import { UpdateSetupGuideDocument } from '../../gql/update-setup-guide.ts';
import { LeadBacklogDocument, ScheduleGreetingsDocument } from '../../gql/waiting-leads.ts';
import { answer, denied, stream, withoutRoots } from '../../testing/answers.ts';
import { buildSetupStatus, buildWorkspace } from '../../testing/people.ts';
import { renderAt } from '../../testing/render-at.tsx';

const overview = (overrides: Partial<OverviewPageQuery> = {}) =>
  answer(OverviewPageDocument, {
    workspace: {
      __typename: 'Workspace',
      id: 'workspace-acme',
      formUrl: 'http://localhost/forms/acme',
    },
    leadCounts: [{ __typename: 'LeadCountByStatus', status: 'NEW', count: 12 }],
    leads: {
      __typename: 'LeadConnection',
      edges: [
        {
          __typename: 'LeadEdge',
          cursor: 'c1',
          node: {
            __typename: 'Lead',
            id: 'lead-1',
            name: 'Marisol Ortega',
            message: 'A check-up, please.',
            status: 'NEW',
            source: 'FORM',
            createdAt: new Date().toISOString(),
          },
        },
      ],
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: 'c1' },
      totalCount: 12,
    },
    ...overrides,
  });
const CHOOSE_GREETING = 'CHOOSE_GREETING' as const;

/** Creates a setup status. The given steps of the guide are done. */
const setup = (done: SetupGuideStepName[], missingSteps: AgentSetupStep[] = ['PUBLISH_AGENT'], isDismissed = false) =>
  buildSetupStatus({
    readiness: { __typename: 'AgentReadiness', status: 'INCOMPLETE', missingSteps },
    steps: SETUP_GUIDE_STEPS.map((step) => ({ __typename: 'SetupGuideStep', step, isDone: done.includes(step) })),
    isDismissed,
    canUseSimulators: true,
  });

it('shows an owner the leads, setup steps and agent status', async () => {
  renderAt('/admin/acme', {
    answers: [overview(), answer(SetupStatusDocument, setup(['CONNECT_CHANNEL', 'TEST_AGENT']))],
  });
  expect(await screen.findByRole('heading', { level: 1, name: 'Overview' })).toBeInTheDocument();
  expect(await screen.findByRole('link', { name: '12 New' })).toHaveAttribute('href', '/admin/acme/leads?status=NEW');
  expect(screen.getByRole('link', { name: /Marisol Ortega/ })).toHaveAttribute('href', '/admin/acme/leads/lead-1');
  const guide = screen.getByRole('region', { name: 'Set up your front desk' });
  expect(within(guide).getByText('2 of 8 steps done')).toBeInTheDocument();
  expect(within(guide).getByText('Connect WhatsApp')).toHaveTextContent('(done)');
  expect(within(guide).getByText('Publish the agent')).not.toHaveTextContent('(done)');
  await waitFor(() => expect(document.title).toBe('Overview · Acme · Frontdesk'));
});

it('never shows an agent as live that cannot reply, and says what is missing [DK-02]', async () => {
  const status = answer(SetupStatusDocument, setup([], ['VERIFY_CHANNEL', 'CONNECT_MODEL', 'PUBLISH_AGENT']));
  renderAt('/admin/acme', { answers: [overview(), status] });
  const card = await screen.findByRole('region', { name: 'AI agent' });
  expect(await within(card).findByText('Not live')).toBeInTheDocument();
  expect(within(card).queryByText(/Answering/)).not.toBeInTheDocument();
  const links = within(within(card).getByRole('list', { name: 'Missing steps' })).getAllByRole('link');
  expect(links.map((link) => link.textContent)).toEqual([
    'Verify Twilio',
    'Connect a language model',
    'Publish the agent',
  ]);
});

it('shows a complete agent as live', async () => {
  renderAt('/admin/acme', { answers: [overview()] });
  const card = await screen.findByRole('region', { name: 'AI agent' });
  expect(await within(card).findByText('Live')).toBeInTheDocument();
  expect(within(card).getByText('Answering WhatsApp messages.')).toBeInTheDocument();
});

it('shows an agent without a greeting template as live, and says that new leads are not greeted', async () => {
  const readiness = { __typename: 'AgentReadiness' as const, status: 'LIVE' as const, missingSteps: [CHOOSE_GREETING] };
  renderAt('/admin/acme', { answers: [overview(), answer(SetupStatusDocument, buildSetupStatus({ readiness }))] });
  const card = await screen.findByRole('region', { name: 'AI agent' });
  expect(await within(card).findByText('Live')).toBeInTheDocument();
  expect(within(card).getByText('New leads aren’t greeted yet. Next:')).toBeInTheDocument();
  const step = within(card).getByRole('link', { name: 'Choose a greeting template' });
  expect(step).toHaveAttribute('href', '/admin/acme/channels');
});

it('dismisses the setup guide and its ring, and shows them again', async () => {
  let isDismissed = false;
  const status = answer(SetupStatusDocument, () => setup(['TEST_AGENT'], undefined, isDismissed));
  const update = answer(UpdateSetupGuideDocument, ({ input }) => {
    isDismissed = input.isDismissed;
    const guide = { __typename: 'SetupGuide' as const, isDismissed };
    return { updateSetupGuide: { __typename: 'SetupGuidePayload' as const, guide, errors: [] } };
  });
  const { user } = renderAt('/admin/acme', { answers: [overview(), status, update] });
  const rings = () => screen.queryAllByRole('link', { name: 'Setup guide, 1 of 8 steps done' });
  await user.click(await screen.findByRole('button', { name: 'Dismiss setup guide' }));
  const show = await screen.findByRole('button', { name: 'Show setup guide' });
  expect(screen.queryByRole('region', { name: 'Set up your front desk' })).not.toBeInTheDocument();
  expect(rings()).toEqual([]);
  await user.click(show);
  expect(await screen.findByRole('region', { name: 'Set up your front desk' })).toBeInTheDocument();
  expect(rings()).not.toEqual([]);
  expect(update.asked).toEqual([{ input: { isDismissed: true } }, { input: { isDismissed: false } }]);
});

it('connects all simulators with one press', async () => {
  const connect = answer(EnableSimulatorsDocument, {
    enableSimulators: { __typename: 'CountPayload', count: 3, errors: [] },
  });
  const { user } = renderAt('/admin/acme', { answers: [overview(), answer(SetupStatusDocument, setup([])), connect] });
  await user.click(await screen.findByRole('button', { name: 'Use simulators for all providers' }));
  expect(await screen.findByText('Simulators connected and verified.')).toBeInTheDocument();
  expect(connect.asked).toHaveLength(1);
});

it('shows new leads live', async () => {
  const changes = stream(OverviewLeadChangedDocument);
  let count = 12;
  const page = overview();
  const counting = answer(
    OverviewPageDocument,
    (variables): OverviewPageQuery => ({
      ...(page.reply(variables) as OverviewPageQuery),
      leadCounts: [{ __typename: 'LeadCountByStatus', status: 'NEW', count: count++ }],
    }),
  );
  renderAt('/admin/acme', { answers: [counting, changes] });
  expect(await screen.findByRole('link', { name: '12 New' })).toBeInTheDocument();
  act(() => changes.emit({ leadChanged: { __typename: 'LeadChange', id: 'lead-2', kind: 'CREATED' } }));
  expect(await screen.findByRole('link', { name: '13 New' })).toBeInTheDocument();
});

it('offers to greet waiting leads, with a preview and a rate', async () => {
  const oldestAt = new Date(Date.now() - 3_600_000).toISOString();
  const waitingReasons = ['NO_GREETING_TEMPLATE' as const, 'PAUSED' as const];
  const leadBacklog = {
    __typename: 'LeadBacklog' as const,
    count: 12,
    oldestAt,
    preview: 'Hello Vera Visitor',
    waitingReasons,
  };
  const greeting = answer(ScheduleGreetingsDocument, {
    scheduleGreetings: { __typename: 'ScheduleGreetingsPayload', count: 12, lastAt: oldestAt, errors: [] },
  });
  const { user } = renderAt('/admin/acme', {
    answers: [overview(), answer(LeadBacklogDocument, { leadBacklog }), greeting],
  });
  const waiting = await screen.findByRole('region', { name: 'Waiting leads' });
  expect(within(waiting).getByText(/12 leads have not been contacted/)).toBeInTheDocument();
  expect(within(waiting).getByText(/Not greeted on arrival: no greeting template, agent paused\./)).toBeInTheDocument();
  await user.click(within(waiting).getByRole('button', { name: 'Greet leads' }));
  const dialog = await screen.findByRole('dialog', { name: 'Greet waiting leads?' });
  expect(within(dialog).getByText('Hello Vera Visitor')).toBeInTheDocument();
  const rate = within(dialog).getByRole('textbox', { name: 'Leads per minute' });
  await user.clear(rate);
  await user.type(rate, '4');
  expect(within(dialog).getByText('All leads are greeted in about 3 minutes.')).toBeInTheDocument();
  await user.click(within(dialog).getByRole('button', { name: 'Greet leads' }));
  await waitFor(() => expect(greeting.asked).toEqual([{ perMinute: 4 }]));
});

it('keeps its data when a refetch fails', async () => {
  const changes = stream(OverviewLeadChangedDocument);
  let times = 0;
  const page = overview();
  const failing = answer(OverviewPageDocument, (variables) => {
    times += 1;
    if (times > 1) throw denied('SERVICE_UNAVAILABLE');
    return page.reply(variables) as OverviewPageQuery;
  });
  renderAt('/admin/acme', { answers: [failing, changes] });
  await screen.findByRole('link', { name: '12 New' });
  act(() => changes.emit({ leadChanged: { __typename: 'LeadChange', id: 'lead-2', kind: 'CREATED' } }));
  await waitFor(() => expect(failing.asked).toHaveLength(2));
  // Wait for the response, which arrives after the request was recorded.
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  expect(await screen.findByRole('link', { name: '12 New' })).toBeInTheDocument();
});

it('shows the rest of the page when the server refuses the leads, and retries', async () => {
  let isRefused = true;
  const page = overview();
  const partial = answer(OverviewPageDocument, (variables) => {
    const data = page.reply(variables) as OverviewPageQuery;
    return isRefused ? withoutRoots(data, 'INTERNAL', 'leads', 'leadCounts') : data;
  });
  const { user } = renderAt('/admin/acme', { answers: [partial] });
  expect(await screen.findByText('Couldn’t load leads')).toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Lead form' })).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Latest leads' })).not.toBeInTheDocument();
  isRefused = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: '12 New' })).toBeInTheDocument();
});

it('shows the error page when the server refuses a required part', async () => {
  const page = overview();
  const partial = answer(OverviewPageDocument, (variables) =>
    withoutRoots(page.reply(variables) as OverviewPageQuery, 'INTERNAL', 'workspace'),
  );
  renderAt('/admin/acme', { answers: [partial] });
  expect(await screen.findByText('req-test')).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Lead form' })).not.toBeInTheDocument();
});

it('shows not found when the viewer was removed', async () => {
  const changes = stream(OverviewLeadChangedDocument);
  let member = true;
  const page = overview();
  const whileMember = <Data,>(data: Data) => {
    if (!member) throw denied('NOT_FOUND');
    return data;
  };
  renderAt('/admin/acme', {
    answers: [
      changes,
      answer(OverviewPageDocument, (variables) => whileMember(page.reply(variables) as OverviewPageQuery)),
      answer(SessionWorkspaceDocument, () => whileMember({ workspace: buildWorkspace() })),
    ],
  });
  await screen.findByRole('link', { name: '12 New' });
  member = false;
  act(() => changes.emit({ leadChanged: { __typename: 'LeadChange', id: 'lead-2', kind: 'CREATED' } }));
  expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: '12 New' })).not.toBeInTheDocument();
});

it('queries no leads and offers no setup steps for a viewer without permissions', async () => {
  const page = overview({
    leadCounts: undefined,
    leads: undefined,
  });
  const denyLeads = [{ policy: 'lead.read', effect: 'DENY', expiresAt: null } as const];
  renderAt('/admin/acme', { as: 'agent', grants: denyLeads, answers: [page] });
  expect(await screen.findByRole('region', { name: 'Lead form' })).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Latest leads' })).not.toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Set up your front desk' })).not.toBeInTheDocument();
  expect(page.asked[0]).toMatchObject({ leads: false });
});

it('pauses the agent after a confirmation and shows a banner until it is resumed', async () => {
  const at = (agentPausedAt: string | null) => ({
    workspace: { __typename: 'Workspace' as const, id: 'workspace-acme', agentPausedAt },
  });
  const answers = [
    overview(),
    answer(PauseAgentDocument, {
      pauseAgent: { __typename: 'WorkspacePayload', ...at(new Date().toISOString()), errors: [] },
    }),
    answer(ResumeAgentDocument, { resumeAgent: { __typename: 'WorkspacePayload', ...at(null), errors: [] } }),
  ];
  const { user } = renderAt('/admin/acme', { answers });
  await user.click(await screen.findByRole('button', { name: 'Pause' }));
  await user.click(await screen.findByRole('button', { name: 'Pause AI agent' }));
  await user.click(await screen.findByRole('button', { name: 'Resume agent' }));
  await waitFor(() => expect(screen.queryByText('The AI agent is paused.')).not.toBeInTheDocument());
});

it('explains why a member cannot pause the agent', async () => {
  renderAt('/admin/acme', { as: 'viewer', answers: [overview()] });
  const pause = await screen.findByRole('button', { name: 'Pause' });
  expect(pause).toHaveAttribute('aria-disabled', 'true');
  expect(pause).toHaveAccessibleDescription(/workspace\.settings/);
});

it('hides pages without permission from the menu and names the permission at their URL', async () => {
  renderAt('/admin/acme/settings', { as: 'viewer' });
  expect(await screen.findByRole('heading', { name: 'You don’t have access to this page' })).toBeInTheDocument();
  expect(screen.getByText('workspace.settings')).toBeInTheDocument();
  const menu = screen.getByRole('navigation', { name: 'Workspace' });
  expect(within(menu).getByRole('link', { name: 'Leads' })).toBeInTheDocument();
  expect(within(menu).queryByRole('link', { name: 'Settings' })).not.toBeInTheDocument();
});

it('shows not found for a workspace of other members', async () => {
  const notYours = answer(SessionWorkspaceDocument, () => {
    throw denied('NOT_FOUND');
  });
  renderAt('/admin/globex', { answers: [notYours] });
  expect(await screen.findByRole('heading', { name: 'Page not found' })).toBeInTheDocument();
});

it('retries after a server error', async () => {
  let times = 0;
  const working = overview();
  const flaky = answer(OverviewPageDocument, (variables) => {
    times += 1;
    if (times === 1) throw denied('INTERNAL');
    return working.reply(variables) as never;
  });
  const { user } = renderAt('/admin/acme', { answers: [flaky] });
  expect(await screen.findByText('req-test')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Overview' })).toBeInTheDocument();
});

it('navigates with keyboard shortcuts and lists them', async () => {
  // A page without access sends no requests, but its keyboard shortcuts work.
  const { user, at } = renderAt('/admin/acme/settings', { as: 'viewer', answers: [overview()] });
  await screen.findByRole('heading', { name: 'You don’t have access to this page' });
  await user.keyboard('?');
  const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
  expect(within(sheet).getByText('Go to leads')).toBeInTheDocument();
  expect(within(sheet).queryByText('Go to settings')).not.toBeInTheDocument();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(sheet).not.toBeInTheDocument());
  // Without a delay between the keys, a busy machine can't exceed the time limit of a key sequence.
  await userEvent.keyboard('go', { delay: null });
  expect(await screen.findByRole('heading', { level: 1, name: 'Overview' })).toBeInTheDocument();
  expect(at()).toBe('/admin/acme');
});
