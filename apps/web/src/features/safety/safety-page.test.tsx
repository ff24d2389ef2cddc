import { REGULATION_TEMPLATES } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { ApplyRegulationTemplateDocument } from '../../gql/apply-regulation-template.ts';
import { CreateMonitorConceptDocument } from '../../gql/concept-dialog.ts';
import { EscalationPolicyDocument, UpdateEscalationPolicyDocument } from '../../gql/escalation-form.ts';
import { OperatorChoiceDocument } from '../../gql/operator-choice.ts';
import { RegulationTemplatesDocument } from '../../gql/regulation-templates.ts';
import { DeleteEscalationRuleDocument, UpsertEscalationRuleDocument } from '../../gql/rule-dialog.ts';
import { SafetyPageDocument } from '../../gql/safety-page.ts';
import { SafetySettingsDocument, UpdateSafetySettingsDocument } from '../../gql/safety-settings.ts';
import { SafetyTriggersDocument } from '../../gql/safety-triggers.ts';
import { TestSafetyRulesDocument } from '../../gql/test-safety-rules.ts';
import { TryConceptDocument } from '../../gql/try-concept.ts';
import type {
  ConceptRow_ConceptFragment,
  ConceptRow_RuleFragment,
  EscalationPolicyQuery,
  SafetyTriggersQuery,
} from '../../gql/types.ts';
import { type Answer, answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

type Concept = Omit<ConceptRow_ConceptFragment, ' $fragmentName'>;
type Rule = Omit<ConceptRow_RuleFragment, ' $fragmentName'>;
type Trigger = SafetyTriggersQuery['safetyTriggers']['edges'][number]['node'];

const ALLOWED = { __typename: 'PermissionCheck' as const, allowed: true, reason: null };
const buildConcept = (overrides: Partial<Concept> = {}): Concept => ({
  __typename: 'MonitorConcept',
  id: 'concept-1',
  name: 'Danger',
  description: 'They are in danger.',
  phrases: ['end my life'],
  category: null,
  severity: 'SERIOUS',
  minMatches: 1,
  windowSize: 1,
  templateId: null,
  templateVersion: null,
  disabledAt: null,
  viewerCan: { __typename: 'MonitorConceptPermissions', update: ALLOWED, delete: ALLOWED },
  ...overrides,
});
const RULE: Rule = {
  __typename: 'EscalationRule',
  id: 'rule-1',
  conceptId: 'concept-1',
  outcome: 'HAND_OVER',
  instruction: '',
  replyText: 'We come.',
};
const TRIGGER: Trigger = {
  __typename: 'SafetyTrigger',
  id: 'trigger-1',
  conceptName: 'Danger',
  severity: 'SERIOUS',
  phrase: 'end my life',
  source: 'PHRASE',
  confidencePercent: null,
  outcome: 'HAND_OVER',
  conversationId: 'conversation-7',
  callId: null,
  contactName: 'Marisol Ortega',
  occurredAt: '2026-11-21T09:00:00.000Z',
};

type Policy = EscalationPolicyQuery['escalationPolicy'];
const EMPTY: Policy = { __typename: 'EscalationPolicy', steps: [], onCallMemberIds: [], fallbackEmail: null };

interface Here {
  concepts: Concept[];
  rules: Rule[];
  triggers?: Trigger[];
  isReviewed?: boolean;
  hasModel?: boolean;
  policy?: Policy;
}

const detections = (triggers: Trigger[] = []) =>
  answer(SafetyTriggersDocument, {
    safetyTriggers: {
      __typename: 'SafetyTriggerConnection',
      edges: triggers.map((node) => ({ __typename: 'SafetyTriggerEdge' as const, cursor: node.id, node })),
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      totalCount: triggers.length,
    },
  });

const server = (here: Here): Answer[] => [
  answer(SafetyPageDocument, () => ({
    monitorConcepts: {
      __typename: 'MonitorConceptConnection' as const,
      edges: here.concepts.map((node) => ({ __typename: 'MonitorConceptEdge' as const, cursor: node.id, node })),
      totalCount: here.concepts.length,
    },
    escalationRules: {
      __typename: 'EscalationRuleConnection' as const,
      edges: here.rules.map((node) => ({ __typename: 'EscalationRuleEdge' as const, cursor: node.id, node })),
    },
  })),
  answer(SafetySettingsDocument, () => ({
    safetySettings: {
      __typename: 'SafetySettings' as const,
      secondOpinionEnabled: here.isReviewed ?? true,
      isModelConfigured: here.hasModel ?? true,
    },
  })),
  answer(EscalationPolicyDocument, () => ({ escalationPolicy: here.policy ?? EMPTY })),
  answer(OperatorChoiceDocument, () => ({
    members: {
      __typename: 'MemberConnection' as const,
      edges: [
        {
          __typename: 'MemberEdge' as const,
          cursor: 'member-1',
          node: { __typename: 'Member' as const, id: 'member-1', name: 'Mia Member' },
        },
      ],
    },
  })),
  detections(here.triggers),
  answer(RegulationTemplatesDocument, {
    regulationTemplates: REGULATION_TEMPLATES.map(({ id, version, title, regulation, summary, concepts }) => ({
      __typename: 'RegulationTemplate' as const,
      id,
      version,
      title,
      regulation,
      summary,
      concepts: concepts.map(({ name, description, severity, minMatches, windowSize, phrases, outcome }) => ({
        __typename: 'TemplateConcept' as const,
        name,
        description,
        severity,
        minMatches,
        windowSize,
        phrases: [...phrases],
        outcome,
      })),
    })),
  }),
];

const open = (here: Here, ...answers: Answer[]) =>
  renderAt('/admin/acme/safety', { answers: [...server(here), ...answers] });

it('shows an empty state and adds a concept [AM-36]', async () => {
  const here: Here = { concepts: [], rules: [] };
  const create = answer(CreateMonitorConceptDocument, ({ input: { name, phrases, severity } }) => {
    const concept = buildConcept({ name, phrases: [...phrases] as string[], severity });
    here.concepts = [concept];
    return { createMonitorConcept: { __typename: 'MonitorConceptPayload' as const, concept, errors: [] } };
  });
  const { user } = open(here, create);
  expect(await screen.findByText('No rules yet')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Create rule' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Create rule' }));
  await user.type(dialog.getByLabelText('Name'), 'Complaint');
  await user.type(dialog.getByLabelText('Phrases'), 'my lawyer\n\n lawsuit ');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('heading', { name: 'Complaint' })).toBeInTheDocument();
  expect(create.asked).toEqual([
    {
      input: {
        name: 'Complaint',
        description: '',
        phrases: ['my lawyer', 'lawsuit'],
        category: null,
        severity: 'SERIOUS',
      },
    },
  ]);
});

it('asks for a window for repeated matches only, and shows a refusal [AM-36]', async () => {
  const create = answer(CreateMonitorConceptDocument, () =>
    refused('CONCEPT_NAME_TAKEN', 'name', 'A safety rule with this name already exists. Choose another name.'),
  );
  const { user } = open({ concepts: [], rules: [] }, create);
  await user.click(await screen.findByRole('button', { name: 'Create rule' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Create rule' }));
  expect(dialog.queryByLabelText('Number of latest messages checked')).not.toBeInTheDocument();
  await user.click(dialog.getByRole('radio', { name: /Mild/ }));
  expect(dialog.getByLabelText('Number of latest messages checked')).toHaveValue('6');
  await user.type(dialog.getByLabelText('Name'), 'Danger');
  await user.type(dialog.getByLabelText('Phrases'), 'hopeless');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(
    await dialog.findByText('A safety rule with this name already exists. Choose another name.'),
  ).toBeInTheDocument();
  expect(create.asked).toMatchObject([{ input: { severity: 'MILD', minMatches: 2, windowSize: 6 } }]);
});

it('sets and removes the rule of a concept [AM-36]', async () => {
  const here: Here = { concepts: [buildConcept()], rules: [] };
  const set = answer(UpsertEscalationRuleDocument, ({ input: { outcome, replyText } }) => {
    const rule = { ...RULE, outcome, replyText: replyText ?? '' };
    here.rules = [rule];
    return { upsertEscalationRule: { __typename: 'EscalationRulePayload' as const, rule, errors: [] } };
  });
  const remove = answer(DeleteEscalationRuleDocument, ({ id }) => {
    here.rules = [];
    return { deleteEscalationRule: { __typename: 'DeletedPayload' as const, id, errors: [] } };
  });
  const { user } = open(here, set, remove);
  const list = within(await screen.findByRole('list', { name: 'Rules' }));
  expect(list.getByText('Record only')).toBeInTheDocument();
  await user.click(list.getByRole('button', { name: 'Set action for Danger' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Action for Danger' }));
  await user.click(dialog.getByRole('radio', { name: /Hand off to a human/ }));
  await user.type(dialog.getByLabelText('Message to the contact (optional)'), 'We come.');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await list.findByText('Hand off to a human')).toBeInTheDocument();
  expect(set.asked).toEqual([
    { input: { conceptId: 'concept-1', outcome: 'HAND_OVER', instruction: '', replyText: 'We come.' } },
  ]);
  await user.click(list.getByRole('button', { name: 'Set action for Danger' }));
  const again = within(await screen.findByRole('dialog', { name: 'Action for Danger' }));
  await user.click(again.getByRole('radio', { name: /Record only/ }));
  await user.click(again.getByRole('button', { name: 'Save' }));
  expect(await list.findByText('Record only')).toBeInTheDocument();
  expect(remove.asked).toEqual([{ id: 'rule-1' }]);
});

it('tests a message, and clears the result when the text changes [AM-36]', async () => {
  const preview = answer(TestSafetyRulesDocument, ({ text }) => ({
    testSafetyRules: text.includes('life')
      ? [
          {
            __typename: 'SafetyMatch' as const,
            conceptId: 'concept-1',
            conceptName: 'Danger',
            phrase: 'end my life',
            minMatches: 1,
            windowSize: 1,
            outcome: 'HAND_OVER' as const,
          },
        ]
      : [],
  }));
  const { user } = open({ concepts: [], rules: [] }, preview);
  const field = await screen.findByLabelText('Sample message');
  await user.type(field, 'I will end my life');
  await user.click(screen.getByRole('button', { name: 'Test message' }));
  expect(await screen.findByText('Matched “end my life”')).toBeInTheDocument();
  await user.clear(field);
  await user.type(field, 'Hello');
  expect(screen.queryByText('Matched “end my life”')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Test message' }));
  expect(await screen.findByText('No detections. The agent replies as usual.')).toBeInTheDocument();
});

it('lists detections with links to their conversations [AM-36]', async () => {
  open({ concepts: [buildConcept()], rules: [RULE], triggers: [TRIGGER] });
  const list = within(await screen.findByRole('list', { name: 'Detections' }));
  expect(list.getByText(/Marisol Ortega/)).toBeInTheDocument();
  expect(list.getByRole('link', { name: 'Open conversation with Marisol Ortega' })).toHaveAttribute(
    'href',
    '/admin/acme/inbox/conversation-7',
  );
});

it('lists the detections of one concept, and only those that were handed off [AM-36]', async () => {
  const listed = detections([TRIGGER]);
  const { user } = open({ concepts: [buildConcept()], rules: [RULE] }, listed);
  await screen.findByRole('list', { name: 'Detections' });
  const lastFilter = () => listed.asked.at(-1)?.['filter'];
  expect(lastFilter()).toEqual({ conceptId: null, outcomes: null });
  await user.selectOptions(screen.getByLabelText('Detected rule'), 'Danger');
  await waitFor(() => expect(lastFilter()).toEqual({ conceptId: 'concept-1', outcomes: null }));
  await user.click(screen.getByLabelText('Handoffs only'));
  await waitFor(() => expect(lastFilter()).toEqual({ conceptId: 'concept-1', outcomes: ['HAND_OVER'] }));
  await user.selectOptions(screen.getByLabelText('Detected rule'), 'All rules');
  await waitFor(() => expect(lastFilter()).toEqual({ conceptId: null, outcomes: ['HAND_OVER'] }));
});

it('previews a template and overrides existing concepts only on request [AM-36]', async () => {
  const apply = answer(ApplyRegulationTemplateDocument, {
    applyRegulationTemplate: {
      __typename: 'ApplyRegulationTemplatePayload',
      created: [],
      updated: ['Domestic violence'],
      skipped: [],
      errors: [],
    },
  });
  const { user } = open({ concepts: [buildConcept({ name: 'Domestic violence' })], rules: [] }, apply);
  await user.click(await screen.findByRole('button', { name: 'Apply Domestic violence' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Apply Domestic violence' }));
  expect(dialog.getByText('Unchanged')).toBeInTheDocument();
  await user.click(dialog.getByRole('checkbox', { name: /Replace existing/ }));
  expect(dialog.getByText('Replaced')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Apply template' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(apply.asked).toEqual([{ input: { template: 'VAWA_DOMESTIC_VIOLENCE', overrideExisting: true } }]);
});

it('shows a viewer the permission that changes require [AM-36]', async () => {
  renderAt('/admin/acme/safety', { as: 'viewer', answers: server({ concepts: [buildConcept()], rules: [RULE] }) });
  const button = await screen.findByRole('button', { name: 'Set action for Danger' });
  expect(button).toHaveAccessibleDescription('You need the safety.manage permission.');
  expect(screen.getByRole('button', { name: 'Create rule' })).toHaveAttribute('aria-disabled', 'true');
});

it('is not available without safety.read [AM-36]', async () => {
  renderAt('/admin/acme/safety', { as: 'agent' });
  expect(await screen.findByRole('heading', { name: /don’t have access/ })).toBeInTheDocument();
});

it('switches the second opinion off, and says when no model is connected [AM-36]', async () => {
  const here: Here = { concepts: [], rules: [], hasModel: false };
  const update = answer(UpdateSafetySettingsDocument, ({ input: { secondOpinionEnabled } }) => {
    here.isReviewed = secondOpinionEnabled;
    const settings = { __typename: 'SafetySettings' as const, secondOpinionEnabled, isModelConfigured: false };
    return { updateSafetySettings: { __typename: 'SafetySettingsPayload' as const, settings, errors: [] } };
  });
  const { user } = open(here, update);
  const control = await screen.findByRole('switch', { name: 'Check messages with the language model' });
  expect(control).toBeChecked();
  expect(screen.getByText('No language model is connected. Only phrases are checked.')).toBeInTheDocument();
  await user.click(control);
  await waitFor(() => expect(control).not.toBeChecked());
  expect(update.asked).toEqual([{ input: { secondOpinionEnabled: false } }]);
});

it('shows the confidence of a detection by the model instead of a phrase [AM-36]', async () => {
  const found: Trigger = { ...TRIGGER, source: 'MODEL', phrase: '', confidencePercent: 85 };
  open({ concepts: [], rules: [], triggers: [found] });
  const list = within(await screen.findByRole('list', { name: 'Detections' }));
  expect(list.getByText(/Detected by the language model, 85% confidence/)).toBeInTheDocument();
});

it('shows that everyone is notified without steps, and saves steps with their hours [AM-38]', async () => {
  const here: Here = { concepts: [], rules: [], policy: EMPTY };
  const set = answer(UpdateEscalationPolicyDocument, ({ input }) => {
    here.policy = { ...EMPTY, fallbackEmail: input.fallbackEmail ?? null };
    return {
      updateEscalationPolicy: {
        __typename: 'EscalationPolicyPayload' as const,
        policy: { __typename: 'EscalationPolicy' as const, steps: [] },
        errors: [],
      },
    };
  });
  const { user } = open(here, set);
  const form = within(await screen.findByRole('form', { name: 'Escalation' }));
  expect(form.getByText(/Everyone who can take over is notified immediately/)).toBeInTheDocument();
  await user.click(form.getByRole('button', { name: 'Add step' }));
  await user.click(form.getByRole('checkbox', { name: 'Only at certain hours' }));
  await user.click(form.getByRole('checkbox', { name: 'Friday' }));
  await user.type(form.getByLabelText(/Fallback email/), 'desk@acme.test');
  await user.click(form.getByRole('button', { name: 'Save escalation' }));
  await waitFor(() => expect(set.asked).toHaveLength(1));
  expect(set.asked).toEqual([
    {
      input: {
        steps: [
          {
            target: 'OPERATORS',
            memberId: null,
            role: null,
            hours: { days: [1, 2, 3, 4], from: '09:00', to: '18:00' },
            limitMinutes: 5,
          },
        ],
        onCallMemberIds: [],
        fallbackEmail: 'desk@acme.test',
      },
    },
  ]);
});

it('shows a refusal, and removes a step [AM-38]', async () => {
  const steps: Policy['steps'] = [
    { __typename: 'EscalationStep', target: 'ROLE', memberId: null, role: 'admin', hours: null, limitMinutes: 5 },
  ];
  const set = answer(UpdateEscalationPolicyDocument, () =>
    refused('ESCALATION_EMAIL_INVALID', 'fallbackEmail', 'Enter a valid email address, or leave the field empty.'),
  );
  const { user } = open({ concepts: [], rules: [], policy: { ...EMPTY, steps } }, set);
  const form = within(await screen.findByRole('form', { name: 'Escalation' }));
  await user.click(form.getByRole('button', { name: 'Save escalation' }));
  expect(await form.findByText('Enter a valid email address, or leave the field empty.')).toBeInTheDocument();
  await user.click(form.getByRole('button', { name: 'Remove step 1' }));
  expect(form.getByText(/No steps/)).toBeInTheDocument();
});

it('shows a viewer the permission that changes require [AM-38]', async () => {
  renderAt('/admin/acme/safety', { as: 'viewer', answers: server({ concepts: [], rules: [] }) });
  const form = within(await screen.findByRole('form', { name: 'Escalation' }));
  expect(form.getByText('You need the safety.manage permission.')).toBeInTheDocument();
  expect(form.getByRole('button', { name: 'Save escalation' })).toBeDisabled();
});

it('links to the escalation history in the audit log [AM-38]', async () => {
  open({ concepts: [], rules: [] });
  const link = await screen.findByRole('link', { name: 'View escalation history' });
  expect(link).toHaveAttribute('href', expect.stringMatching(/^\/admin\/acme\/audit\?.*escalation\.advanced/));
});

it('hides the escalation history from members who cannot read the audit log [AM-38]', async () => {
  renderAt('/admin/acme/safety', { as: 'viewer', answers: server({ concepts: [], rules: [] }) });
  // Precondition: the section is shown.
  expect(await screen.findByRole('form', { name: 'Escalation' })).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'View escalation history' })).not.toBeInTheDocument();
});

const PAST = {
  __typename: 'ConceptTrialMatch' as const,
  id: 'message-1',
  conversationId: 'conversation-7',
  callId: null,
  occurredAt: '2026-11-21T09:00:00.000Z',
  phrase: 'end my life',
  excerpt: 'I want to end my life.',
  matchedRange: { __typename: 'TextRange' as const, start: 10, end: 21 },
};

it('tries a concept on past conversations page by page, and shows matches and their rate [AM-36]', async () => {
  const attempt = answer(TryConceptDocument, ({ input: { after } }) => ({
    tryConcept: {
      __typename: 'ConceptTrialPage' as const,
      scanned: 500,
      total: 1000,
      matches: after ? [] : [PAST],
      nextCursor: after ? null : 'the second page',
    },
  }));
  const { user } = open({ concepts: [buildConcept()], rules: [] }, attempt);
  const section = within(await screen.findByRole('region', { name: 'Test on past conversations' }));
  expect(section.getByRole('button', { name: 'Test rule' })).toBeDisabled();
  await user.click(section.getByRole('combobox', { name: 'Rule' }));
  await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name: 'Danger' }));
  await user.click(section.getByRole('button', { name: 'Test rule' }));
  expect(await section.findByText(/1 of 1000 messages match \(0.1%\)/)).toBeInTheDocument();
  const matches = section.getByRole('list', { name: 'Matches' });
  expect(matches).toHaveTextContent('“I want to end my life.”');
  expect(within(matches).getByRole('mark')).toHaveTextContent(/^end my life$/);
  expect(section.getByRole('link', { name: 'Open conversation' })).toHaveAttribute(
    'href',
    '/admin/acme/inbox/conversation-7',
  );
  expect(attempt.asked).toEqual([
    { input: { conceptId: 'concept-1', days: 30, after: null } },
    { input: { conceptId: 'concept-1', days: 30, after: 'the second page' } },
  ]);
});

it('says when the range of a trial is empty [AM-36]', async () => {
  const attempt = answer(TryConceptDocument, {
    tryConcept: { __typename: 'ConceptTrialPage', scanned: 0, total: 0, matches: [], nextCursor: null },
  });
  const { user } = open({ concepts: [buildConcept()], rules: [] }, attempt);
  const section = within(await screen.findByRole('region', { name: 'Test on past conversations' }));
  await user.click(section.getByRole('combobox', { name: 'Rule' }));
  await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name: 'Danger' }));
  await user.click(section.getByRole('button', { name: 'Test rule' }));
  expect(await section.findByText('No messages in this range.')).toBeInTheDocument();
});
