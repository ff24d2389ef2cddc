import { REFUSALS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { act, screen, waitFor, within } from '@testing-library/react';
import { AssignServiceToPhoneConfigDocument } from '../../gql/assign-service-to-phone-config.ts';
import { CreatePhoneConfigDocument } from '../../gql/create-phone-config.ts';
import { EnablePhoneConfigDocument } from '../../gql/enable-phone-config.ts';
import { MessagingSettingsDocument } from '../../gql/messaging-settings.ts';
import { ServiceChoiceDocument } from '../../gql/service-choice.ts';
import { SyncTemplatesDocument } from '../../gql/sync-templates.ts';
import { UpdateOptOutKeywordsDocument } from '../../gql/update-opt-out-keywords.ts';
import { VerifyPhoneConfigCodeDocument } from '../../gql/verify-phone-config-code.ts';
import { CreateTemplateDocument, DeleteTemplateDocument } from '../../gql/write-template.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';
import {
  buildNumber,
  numbers,
  openChannels as open,
  type PhoneConfig,
  region,
  TEMPLATE,
  templates,
} from './channels.fixtures.ts';

it('shows the next step of a number and the provider’s error [WC-16]', async () => {
  open(
    numbers(() => [
      buildNumber(),
      buildNumber({
        id: 'number-2',
        number: '+14155550124',
        status: 'FAILED',
        failure: 'The access token is no longer valid.',
      }),
    ]),
  );
  const shown = within(await region('Numbers'));
  expect(await shown.findByText('Next: enter the verification code.')).toBeInTheDocument();
  expect(shown.getByRole('alert')).toHaveTextContent('The access token is no longer valid.');
  expect(shown.getByRole('button', { name: 'Activate +14155550124' })).toBeInTheDocument();
});

it('registers a number from code to PIN and keeps the provider’s refusal visible [WC-17]', async () => {
  let status: PhoneConfig['status'] = 'CODE_REQUESTED';
  const verify = answer(VerifyPhoneConfigCodeDocument, ({ code }) => {
    if (code !== '123456') {
      return { verifyPhoneConfigCode: refused('PROVIDER_REFUSED', 'code', 'The code is wrong.') };
    }
    status = 'VERIFIED';
    return {
      verifyPhoneConfigCode: {
        __typename: 'PhoneConfigPayload' as const,
        phoneConfig: buildNumber({ status }),
        errors: [],
      },
    };
  });
  const activate = answer(EnablePhoneConfigDocument, () => ({
    enablePhoneConfig: {
      __typename: 'PhoneConfigPayload' as const,
      phoneConfig: buildNumber({ status: 'ACTIVE' }),
      errors: [],
    },
  }));
  const { user } = open(
    numbers(() => [buildNumber({ status })]),
    verify,
    activate,
  );
  await user.click(await screen.findByRole('button', { name: 'Enter code for +14155550123' }));
  await user.type(await screen.findByLabelText('Code'), '000000');
  await user.click(screen.getByRole('button', { name: 'Verify number' }));
  expect(await screen.findByText('The code is wrong.')).toBeInTheDocument();
  await user.clear(screen.getByLabelText('Code'));
  await user.type(screen.getByLabelText('Code'), '123 456');
  await user.click(screen.getByRole('button', { name: 'Verify number' }));
  await user.click(await screen.findByRole('button', { name: 'Activate +14155550123' }));
  await user.type(await screen.findByLabelText('PIN'), '246810');
  await user.click(screen.getByRole('button', { name: 'Activate' }));
  expect(await screen.findByRole('button', { name: 'Deactivate +14155550123' })).toBeInTheDocument();
  expect(activate.asked).toEqual([{ id: 'number-1', pin: '246810' }]);
});

it('warns about a number without a service and assigns one [AM-33]', async () => {
  let number = buildNumber({ provider: 'VAPI', status: 'ACTIVE', businessAccountId: null, appSecretLastFour: null });
  const choice = answer(ServiceChoiceDocument, {
    services: {
      __typename: 'ServiceConnection',
      edges: [
        {
          __typename: 'ServiceEdge',
          cursor: 'service-1',
          node: { __typename: 'Service', id: 'service-1', name: 'Reception', disabledAt: null },
        },
      ],
    },
  });
  const route = answer(AssignServiceToPhoneConfigDocument, ({ serviceId }) => {
    number = { ...number, serviceId: serviceId ?? null, serviceName: 'Reception' };
    return {
      assignServiceToPhoneConfig: { __typename: 'PhoneConfigPayload' as const, phoneConfig: number, errors: [] },
    };
  });
  const { user } = renderAt('/admin/acme/channels', {
    workspace: { channel: 'VOICE' },
    answers: [numbers(() => [number]), choice, route],
  });
  expect(await screen.findByText(/No service: calls are rejected/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Choose service for +14155550123' }));
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByRole('option', { name: 'Reception' });
  await user.selectOptions(dialog.getByLabelText('Service'), 'Reception');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Handled by Reception')).toBeInTheDocument();
  expect(screen.queryByText(/No service:/)).not.toBeInTheDocument();
  expect(route.asked).toEqual([{ id: 'number-1', serviceId: 'service-1' }]);
});

it('adds a number and shows when the provider does not know it', async () => {
  const create = answer(
    CreatePhoneConfigDocument,
    refused('NUMBER_NOT_YOURS', 'providerNumberId', REFUSALS.NUMBER_NOT_YOURS),
  );
  const { user } = open(create);
  await user.click(await screen.findByRole('button', { name: 'Add number' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Add number' }));
  await user.type(dialog.getByLabelText('Phone number ID'), '1000001');
  await user.click(dialog.getByRole('button', { name: 'Add number' }));
  expect(await dialog.findByText(REFUSALS.NUMBER_NOT_YOURS)).toBeInTheDocument();
});

it('previews a template and syncs templates', async () => {
  let fetched = false;
  const sync = answer(SyncTemplatesDocument, () => {
    fetched = true;
    return { syncTemplates: { __typename: 'CountPayload' as const, count: 1, errors: [] } };
  });
  const { user } = open(
    templates(() => (fetched ? [TEMPLATE] : [])),
    sync,
  );
  const shown = within(await region('Templates'));
  expect(await shown.findByText('No templates yet')).toBeInTheDocument();
  await user.click(shown.getByRole('button', { name: 'Sync templates' }));
  expect(await shown.findByText('Hello Lena, see you {{2}}.')).toBeInTheDocument();
  expect(shown.getByText('Paused')).toBeInTheDocument();
});

it('submits a template, and shows the errors at their fields [AG-37]', async () => {
  const inputs: unknown[] = [];
  const create = answer(CreateTemplateDocument, ({ input }) => {
    inputs.push(input);
    const taken = { code: 'TEMPLATE_NAME_TAKEN' as const, message: REFUSALS.TEMPLATE_NAME_TAKEN, field: 'name' };
    const errors = inputs.length === 1 ? [{ __typename: 'UserError' as const, ...taken }] : [];
    const template = { __typename: 'WhatsAppTemplate' as const, id: 'template-2' };
    return {
      createTemplate: { __typename: 'TemplatePayload' as const, template: errors[0] ? null : template, errors },
    };
  });
  const { user } = open(
    numbers(() => [buildNumber()]),
    templates(() => []),
    create,
  );
  await user.click(within(await region('Templates')).getByRole('button', { name: 'Create template' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Create template' }));
  expect(dialog.queryByRole('radio', { name: 'File' })).not.toBeInTheDocument();
  await user.selectOptions(dialog.getByLabelText('Account'), await dialog.findByRole('option', { name: /Acme/ }));
  await user.type(dialog.getByLabelText('Name'), 'visit');
  await user.click(dialog.getByRole('radio', { name: 'Line of text' }));
  await user.type(dialog.getByLabelText('Text of the header'), 'Acme');
  await user.type(dialog.getByRole('textbox', { name: 'Text' }), 'Hello {{{{1}}, see you soon.');
  await user.type(dialog.getByLabelText('Example for {{1}}'), 'Lena');
  const preview = within(dialog.getByRole('note', { name: 'Preview' }));
  expect(preview.getByText('Acme')).toBeInTheDocument();
  expect(preview.getByText('Hello Lena, see you soon.')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Submit for approval' }));
  expect(await dialog.findByText(REFUSALS.TEMPLATE_NAME_TAKEN)).toBeInTheDocument();
  await user.type(dialog.getByLabelText('Name'), '_2');
  await user.click(dialog.getByRole('button', { name: 'Submit for approval' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(inputs[1]).toMatchObject({
    phoneConfigId: 'number-1',
    name: 'visit_2',
    language: 'en_US',
    category: 'UTILITY',
    header: 'Acme',
    body: 'Hello {{1}}, see you soon.',
    footer: null,
    examples: ['Lena'],
  });
});

it('adds, reorders and removes buttons with the keyboard, and shows the errors at their fields [AG-37]', async () => {
  const inputs: { readonly buttons?: unknown }[] = [];
  const create = answer(CreateTemplateDocument, ({ input }) => {
    inputs.push(input);
    const wrong = ['TEMPLATE_BUTTON_URL_INVALID' as const, 'buttons.0.url'] as const;
    const errors =
      inputs.length === 1
        ? [{ __typename: 'UserError' as const, code: wrong[0], message: REFUSALS[wrong[0]], field: wrong[1] }]
        : [];
    const template = { __typename: 'WhatsAppTemplate' as const, id: 'template-2' };
    return {
      createTemplate: { __typename: 'TemplatePayload' as const, template: errors[0] ? null : template, errors },
    };
  });
  const { user } = open(
    numbers(() => [buildNumber()]),
    templates(() => []),
    create,
  );
  await user.click(within(await region('Templates')).getByRole('button', { name: 'Create template' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Create template' }));
  const press = async (name: string) => {
    act(() => dialog.getByRole('button', { name }).focus());
    await user.keyboard('{Enter}');
  };
  await user.type(dialog.getByLabelText('Text'), 'See you soon.');
  for (let count = 0; count < 3; count += 1) await press('Add button');
  const field = (at: number, label: string) =>
    within(dialog.getByRole('group', { name: `Button ${at}` })).getByLabelText(label);
  await user.type(field(1, 'Button text'), 'Confirm');
  await user.selectOptions(field(2, 'Type'), 'Link');
  await user.type(field(2, 'Button text'), 'Visit');
  await user.type(field(2, 'Address'), 'https://acme.test{{{{1}}');
  await user.type(field(2, 'Example for {{1}} in the address'), '/x7');
  await press('Remove button 3');
  await press('Move button 2 up');
  const shown = within(dialog.getByRole('list', { name: 'Buttons' }));
  expect(shown.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(['Visit', 'Confirm']);
  expect(shown.getByTitle('https://acme.test/x7')).toHaveTextContent('Visit');
  await user.click(dialog.getByRole('button', { name: 'Submit for approval' }));
  await waitFor(() =>
    expect(field(1, 'Address')).toHaveAccessibleDescription(
      expect.stringContaining(REFUSALS.TEMPLATE_BUTTON_URL_INVALID),
    ),
  );
  await waitFor(() => expect(field(1, 'Address')).toHaveFocus());
  await user.clear(field(1, 'Address'));
  await user.type(field(1, 'Address'), 'https://acme.test/visits');
  await user.click(dialog.getByRole('button', { name: 'Submit for approval' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(inputs[1]?.buttons).toEqual([
    { type: 'URL', text: 'Visit', url: 'https://acme.test/visits', phoneNumber: null, example: null },
    { type: 'QUICK_REPLY', text: 'Confirm', url: null, phoneNumber: null, example: null },
  ]);
});

it('edits only templates of WhatsApp Cloud that are not in review, and deletes after a confirmation', async () => {
  const remove = answer(DeleteTemplateDocument, {
    deleteTemplate: {
      __typename: 'DeletedPayload',
      id: null,
      errors: [{ __typename: 'UserError', code: 'TEMPLATE_IN_USE', message: REFUSALS.TEMPLATE_IN_USE, field: 'id' }],
    },
  });
  const { user } = open(
    templates(() => [
      TEMPLATE,
      { ...TEMPLATE, id: 'template-2', name: 'visit', provider: 'WHATSAPP_CLOUD', status: 'PENDING' },
      { ...TEMPLATE, id: 'template-3', name: 'offer', provider: 'WHATSAPP_CLOUD', status: 'REJECTED' },
    ]),
    remove,
  );
  const shown = within(await region('Templates'));
  await user.click(await shown.findByRole('button', { name: 'Edit offer' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit offer' }));
  expect(dialog.getByRole('textbox', { name: 'Text' })).toHaveValue(TEMPLATE.body);
  expect(dialog.queryByLabelText('Name')).not.toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(shown.queryByRole('button', { name: 'Edit reminder' })).not.toBeInTheDocument();
  expect(shown.getByRole('button', { name: 'Edit visit' })).toHaveAttribute('data-disabled');
  await user.click(shown.getByRole('button', { name: 'Delete offer' }));
  const confirm = within(await screen.findByRole('dialog', { name: 'Delete offer?' }));
  await user.click(confirm.getByRole('button', { name: 'Delete offer' }));
  expect(await confirm.findByText(REFUSALS.TEMPLATE_IN_USE)).toBeInTheDocument();
});

it.each([
  ['is paused', { status: 'PAUSED' as const }, ['reminder: Paused']],
  ['was removed', { id: 'template-2' }, ['Template removed']],
  ['is approved', { status: 'APPROVED' as const }, []],
])('warns that new leads wait if the greeting template is not usable: it %s', async (_, overrides, warnings) => {
  const settings = {
    __typename: 'MessagingSettings' as const,
    version: 1,
    greetingTemplateId: 'template-1',
    greetingVariables: [],
    optOutLanguages: [],
  };
  open(
    templates(() => [{ ...TEMPLATE, ...overrides }]),
    answer(MessagingSettingsDocument, { messagingSettings: settings }),
  );
  const shown = within(await region('Greeting'));
  expect(await shown.findByRole('button', { name: 'Save greeting' })).toBeInTheDocument();
  const titles = shown.queryAllByText(/^(reminder: |Template removed)/).map(({ textContent }) => textContent);
  expect(titles).toEqual(warnings);
});

it('saves opt-out keywords per language', async () => {
  const save = answer(UpdateOptOutKeywordsDocument, {
    updateOptOutKeywords: {
      __typename: 'MessagingSettingsPayload',
      settings: { __typename: 'MessagingSettings', version: 1 },
      errors: [],
    },
  });
  const { user } = open(save);
  const shown = within(await region('Opt-out keywords'));
  // The list of options has the same label as the field, so the first match is the field.
  const firstCalled = (name: string) => shown.getAllByLabelText(name)[0] as HTMLElement;
  await user.click(await shown.findByRole('checkbox', { name: 'Arabic' }));
  for (const language of ['German', 'English'])
    await user.click(shown.getByRole('button', { name: `Custom keywords and reply in ${language}` }));
  await user.type(firstCalled('More opt-out keywords in German'), 'halt{Enter}');
  await user.type(shown.getByLabelText('Opt-out confirmation in English'), 'Understood.');
  await user.click(shown.getByRole('button', { name: 'Save keywords' }));
  await waitFor(() => expect(save.asked).toHaveLength(1));
  const { languages } = save.asked[0]?.input ?? { languages: [] };
  expect(languages).toHaveLength(8);
  expect(languages).toContainEqual({ language: 'de', optOutKeywords: ['halt'], optInKeywords: [], confirmation: null });
  expect(languages).toContainEqual({
    language: 'en',
    optOutKeywords: [],
    optInKeywords: [],
    confirmation: 'Understood.',
  });
});

it('is hidden without access to phone numbers', async () => {
  renderAt('/admin/acme/channels', { as: 'agent' });
  expect(await screen.findByRole('heading', { name: 'You don’t have access to this page' })).toBeInTheDocument();
  expect(screen.getByText('phone_config.read', { selector: 'code' })).toBeInTheDocument();
});
