import { DEFAULT_FORM, type LeadFormContent } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import {
  LeadFormPageDocument,
  LeadFormVersionsDocument,
  PublishLeadFormDocument,
  RestoreLeadFormVersionDocument,
  UpdateLeadFormDocument,
  UpdateLeadFormEmbeddingDocument,
} from '../../gql/lead-form.ts';
import type { LeadFormPageQuery } from '../../gql/types.ts';
import { answer, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

type Form = LeadFormPageQuery['leadForm'];

const CONTENT: LeadFormContent = {
  ...DEFAULT_FORM,
  questions: ['First', 'Second'].map((label) => ({
    key: label.toLowerCase(),
    type: 'TEXT',
    required: false,
    label: { en: label },
    help: {},
    options: [],
  })),
};
const buildForm = (overrides: Partial<Form> = {}): Form => ({
  __typename: 'LeadFormSettings',
  revision: 3,
  content: JSON.stringify(CONTENT),
  logo: null,
  embedOrigins: [],
  publishedContent: JSON.stringify(CONTENT),
  publishedLogo: null,
  publishedNumber: 1,
  publishedAt: '2026-11-21T09:00:00.000Z',
  whatsAppNumber: null,
  ...overrides,
});
const page = (form = buildForm()) => answer(LeadFormPageDocument, { leadForm: form });
const versions = (...numbers: number[]) =>
  answer(LeadFormVersionsDocument, {
    leadFormVersions: {
      __typename: 'LeadFormVersionConnection',
      edges: numbers.map((number) => ({
        __typename: 'LeadFormVersionEdge' as const,
        cursor: String(number),
        node: {
          __typename: 'LeadFormVersion' as const,
          id: `version-${number}`,
          number,
          publishedAt: '2026-11-21T09:00:00.000Z',
          publishedByName: 'Ada Owner',
        },
      })),
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      totalCount: numbers.length,
    },
  });
const saved = () =>
  answer(UpdateLeadFormDocument, ({ input }) => ({
    updateLeadForm: {
      __typename: 'LeadFormPayload' as const,
      form: buildForm({ revision: 4, content: input.content }),
      errors: [],
    },
  }));
const contentOf = (sent: { asked: object[] }): LeadFormContent =>
  JSON.parse((sent.asked[0] as { input: { content: string } }).input.content);
const PATH = '/admin/acme/settings/form';

it('moves, adds and removes questions, and saves them as the draft [CB-02]', async () => {
  const update = saved();
  const { user } = renderAt(PATH, { answers: [page(), versions(1), update] });
  expect(await screen.findByText('Version 1 is live')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Move First down' }));
  expect(screen.getByRole('button', { name: 'Move Second up' })).toBeDisabled();
  await user.click(screen.getByRole('button', { name: 'Add question' }));
  const dialog = await screen.findByRole('dialog', { name: 'Add question' });
  await user.click(within(dialog).getByRole('button', { name: 'Add question' }));
  expect(within(dialog).getByText('This text is required in the default language.')).toBeVisible();
  await user.type(within(dialog).getByLabelText('Question'), 'Which class?');
  await user.click(within(dialog).getByRole('button', { name: 'Add question' }));
  await user.click(await screen.findByRole('button', { name: 'Remove Second' }));
  expect(screen.getByText('Unsaved changes')).toBeVisible();
  expect(
    within(screen.getByRole('region', { name: 'Preview' })).getByLabelText('Which class? (optional)'),
  ).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  expect(await screen.findByText('Draft not published')).toBeVisible();
  expect(update.asked).toMatchObject([{ input: { revision: 3 } }]);
  expect(contentOf(update).questions.map(({ key }) => key)).toEqual(['first', 'which_class']);
});

it('names the changes before it publishes them', async () => {
  const draft = buildForm({ publishedContent: JSON.stringify(DEFAULT_FORM), publishedNumber: null });
  const publish = answer(PublishLeadFormDocument, {
    publishLeadForm: { __typename: 'LeadFormPayload' as const, form: buildForm({ publishedNumber: 2 }), errors: [] },
  });
  const { user } = renderAt(PATH, { answers: [page(draft), versions(), publish] });
  await user.click(await screen.findByRole('button', { name: 'Publish' }));
  const dialog = await screen.findByRole('dialog', { name: 'Publish the form?' });
  expect(within(dialog).getByText('Question added: First')).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Publish form' }));
  expect(await screen.findByText('Version 2 is live')).toBeVisible();
  expect(publish.asked).toEqual([{ revision: 3 }]);
});

it('marks a wrong field and does not save it', async () => {
  const { user } = renderAt(PATH, { answers: [page(), versions(1)] });
  await user.type(await screen.findByLabelText('Privacy policy URL'), 'http://acme.example');
  await user.click(screen.getByRole('button', { name: 'Publish' }));
  expect(await screen.findByText(/Enter a URL that starts with https/)).toBeVisible();
  expect(screen.getByText('Correct the marked fields before you save the form.')).toBeVisible();
});

it('says that another member has changed the form', async () => {
  const update = answer(UpdateLeadFormDocument, refused('FORM_CHANGED', 'revision'));
  const { user } = renderAt(PATH, { answers: [page(), versions(1), update] });
  await user.selectOptions(await screen.findByLabelText('Message'), 'Required');
  await user.click(screen.getByRole('button', { name: 'Save draft' }));
  expect(await screen.findByText(/Another member has changed this form/)).toBeVisible();
});

it('restores a version as the draft', async () => {
  const restore = answer(RestoreLeadFormVersionDocument, {
    restoreLeadFormVersion: {
      __typename: 'LeadFormPayload' as const,
      form: buildForm({ revision: 4, content: JSON.stringify(DEFAULT_FORM) }),
      errors: [],
    },
  });
  const { user } = renderAt(PATH, { answers: [page(), versions(2, 1), restore] });
  await user.click(await screen.findByRole('button', { name: 'Restore version 1' }));
  await user.click(await screen.findByRole('button', { name: 'Restore as draft' }));
  expect(await screen.findByText('No questions yet.')).toBeVisible();
  expect(restore.asked).toEqual([{ id: 'version-1', revision: 3 }]);
});

it('shares the form by URL, QR code, WhatsApp link and embedding [CB-21]', async () => {
  const update = answer(UpdateLeadFormEmbeddingDocument, ({ origins }) => ({
    updateLeadFormEmbedding: {
      __typename: 'LeadFormPayload' as const,
      form: buildForm({ embedOrigins: [origins].flat() }),
      errors: [],
    },
  }));
  const { user } = renderAt(PATH, {
    answers: [page(buildForm({ whatsAppNumber: '+447700900123' })), versions(1), update],
  });
  await user.click(await screen.findByRole('button', { name: 'Share' }));
  const dialog = await screen.findByRole('dialog', { name: 'Share form' });
  expect(within(dialog).getByText('http://localhost/forms/acme')).toBeVisible();
  expect(within(dialog).getByRole('img', { name: 'QR code of the form URL' })).toBeVisible();
  await user.click(within(dialog).getByRole('tab', { name: 'WhatsApp link' }));
  await user.type(within(dialog).getByLabelText('Prefilled text (optional)'), 'Hi & hello');
  expect(within(dialog).getByText('https://wa.me/447700900123?text=Hi%20%26%20hello')).toBeVisible();
  await user.click(within(dialog).getByRole('tab', { name: 'Embed' }));
  expect(within(dialog).getByText('No site can embed the form')).toBeVisible();
  const sites = within(dialog).getByRole('textbox', { name: 'Allowed sites' });
  await user.type(sites, 'http://shop.example');
  await user.click(within(dialog).getByRole('button', { name: 'Save sites' }));
  expect(within(dialog).getByText(/Enter an origin such as/)).toBeVisible();
  await user.clear(sites);
  await user.type(sites, 'https://shop.example');
  await user.click(within(dialog).getByRole('button', { name: 'Save sites' }));
  expect(await screen.findByText('Allowed sites saved.')).toBeInTheDocument();
  expect(update.asked).toEqual([{ revision: 3, origins: ['https://shop.example'] }]);
  expect(within(dialog).getByText(/<script src="http:\/\/localhost\/embed.js" data-form="acme"/)).toBeVisible();
});

it('offers no WhatsApp link without a connected number', async () => {
  const { user } = renderAt(PATH, { answers: [page(), versions(1)] });
  await user.click(await screen.findByRole('button', { name: 'Share' }));
  await screen.findByRole('tab', { name: 'Embed' });
  expect(screen.queryByRole('tab', { name: 'WhatsApp link' })).toBeNull();
});

it('is closed to members without the permission', async () => {
  renderAt(PATH, { as: 'viewer', answers: [] });
  expect(await screen.findByText(/workspace\.settings/)).toBeVisible();
});
