import { DEFAULT_FORM, type LeadFormContent } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { FormPageDocument } from '../../gql/form-page.ts';
import { SubmitFormDocument } from '../../gql/submit-form.ts';
import { answer, denied, refused } from '../../testing/answers.ts';
import { renderAt } from '../../testing/render-at.tsx';

const publicForm = {
  __typename: 'PublicForm' as const,
  workspaceName: 'Acme Fitness',
  slug: 'acme',
  channel: 'WHATSAPP' as const,
  contactsImmediately: true,
  versionId: null,
  content: JSON.stringify(DEFAULT_FORM),
  logo: null,
};
const form = answer(FormPageDocument, { publicForm });
const sent = () =>
  answer(SubmitFormDocument, {
    submitForm: { __typename: 'SubmitFormPayload', workspaceName: 'Acme Fitness', errors: [] },
  });

async function fillIn(user: ReturnType<typeof renderAt>['user']) {
  await user.type(await screen.findByLabelText('Name'), 'Lena Lead');
  await user.type(screen.getByLabelText('Phone'), '+44 20 7946 0018');
  await user.click(screen.getByRole('checkbox', { name: 'I agree that Acme Fitness may contact me.' }));
}

it('accepts a submission from an anonymous visitor [CB-02]', async () => {
  const submit = answer(SubmitFormDocument, {
    submitForm: { __typename: 'SubmitFormPayload', workspaceName: 'Acme Fitness', errors: [] },
  });
  const { user } = renderAt('/forms/acme', { as: 'nobody', answers: [form, submit] });
  await fillIn(user);
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByRole('heading', { name: 'Thank you' })).toBeInTheDocument();
  expect(submit.asked).toEqual([
    {
      input: {
        slug: 'acme',
        name: 'Lena Lead',
        phone: '+44 20 7946 0018',
        email: '',
        message: '',
        website: '',
        consent: true,
        versionId: null,
        language: 'en',
        answers: [],
        parameters: [],
      },
    },
  ]);
});

it('shows a refusal at its field', async () => {
  const submit = answer(SubmitFormDocument, refused('PHONE_INVALID', 'phone'));
  const { user } = renderAt('/forms/acme', { as: 'nobody', answers: [form, submit] });
  await fillIn(user);
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText(/^This is not a valid phone number/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /^Phone: This is not a valid phone number/ })).toBeInTheDocument();
  expect(screen.getByLabelText('Phone')).toHaveFocus();
});

it('requires consent before sending', async () => {
  const { user } = renderAt('/forms/acme', { as: 'nobody', answers: [form] });
  await user.type(await screen.findByLabelText('Name'), 'Lena Lead');
  await user.type(screen.getByLabelText('Phone'), '+44 20 7946 0018');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findAllByText(/Agree to be contacted/)).toHaveLength(2);
});

it('hides the honeypot field', async () => {
  renderAt('/forms/acme', { as: 'nobody', answers: [form] });
  await screen.findByLabelText('Name');
  expect(screen.queryByRole('textbox', { name: 'Website' })).toBeNull();
  expect(screen.getByLabelText('Website')).toHaveAttribute('tabindex', '-1');
});

it('shows not found for an unknown slug [CB-20]', async () => {
  const gone = answer(FormPageDocument, () => {
    throw denied('NOT_FOUND');
  });
  renderAt('/forms/never-was', { as: 'nobody', answers: [gone] });
  expect(await screen.findByRole('heading', { name: /not|nothing/i })).toBeInTheDocument();
});

it('promises a reply while the agent can reply', async () => {
  const { user } = renderAt('/forms/acme', { as: 'nobody', answers: [form, sent()] });
  expect(await screen.findByText('We’ll reply on WhatsApp.')).toBeInTheDocument();
  await fillIn(user);
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('Acme Fitness received your message and will contact you.')).toBeInTheDocument();
});

it('promises no reply while the agent cannot reply [DK-02]', async () => {
  const silent = answer(FormPageDocument, { publicForm: { ...publicForm, contactsImmediately: false } });
  const { user } = renderAt('/forms/acme', { as: 'nobody', answers: [silent, sent()] });
  expect(await screen.findByText('Leave your details for our team.')).toBeInTheDocument();
  await fillIn(user);
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('Acme Fitness received your message.')).toBeInTheDocument();
  expect(screen.queryByText(/reply on WhatsApp|will contact you/)).not.toBeInTheDocument();
});

const CONTENT: LeadFormContent = {
  ...DEFAULT_FORM,
  languages: ['en', 'ar'],
  email: 'HIDDEN',
  questions: [
    {
      key: 'class',
      type: 'CHOICE',
      required: true,
      label: { en: 'Which class?', ar: 'أي صف؟' },
      help: {},
      options: [
        { key: 'yoga', label: { en: 'Yoga', ar: 'يوغا' } },
        { key: 'spin', label: { en: 'Spin' } },
      ],
    },
    {
      key: 'days',
      type: 'CHOICES',
      required: false,
      label: { en: 'Days' },
      help: {},
      options: [{ key: 'mon', label: { en: 'Monday' } }],
    },
  ],
  consent: { text: { en: 'Yes, write to me.' }, policyUrl: 'https://acme.example/privacy' },
  thankYou: { text: { en: 'See you soon!' }, redirectUrl: null },
  accentColor: '#ffd43b',
  hiddenFields: ['partner'],
};
const own = (content = CONTENT) =>
  answer(FormPageDocument, {
    publicForm: { ...publicForm, versionId: 'version-2', content: JSON.stringify(content) },
  });

it('asks the questions of the published version and sends the answers with it [CB-02]', async () => {
  const submit = sent();
  const { user } = renderAt('/forms/acme?utm_source=mail&partner=gym&other=1', {
    as: 'nobody',
    answers: [own(), submit],
  });
  await user.type(await screen.findByLabelText('Name'), 'Lena Lead');
  await user.type(screen.getByLabelText('Phone'), '+44 20 7946 0018');
  await user.click(screen.getByRole('checkbox', { name: /Yes, write to me/ }));
  expect(screen.queryByLabelText(/Email/)).toBeNull();
  expect(screen.getByRole('link', { name: /Privacy policy/ })).toHaveAttribute('href', 'https://acme.example/privacy');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(submit.asked).toEqual([]);
  expect(screen.getByRole('alert')).toHaveTextContent('Which class?: Fill in this field.');
  expect(screen.getByLabelText('Name')).toHaveValue('Lena Lead');

  await user.selectOptions(screen.getByLabelText('Which class?'), 'Yoga');
  await user.click(screen.getByRole('checkbox', { name: 'Monday' }));
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('See you soon!')).toBeInTheDocument();
  expect(submit.asked).toMatchObject([
    {
      input: {
        versionId: 'version-2',
        language: 'en',
        answers: [
          { key: 'class', values: ['yoga'] },
          { key: 'days', values: ['mon'] },
        ],
        parameters: [
          { key: 'utm_source', value: 'mail' },
          { key: 'partner', value: 'gym' },
        ],
      },
    },
  ]);
});

it('shows the language of the URL, from right to left, with its errors', async () => {
  const submit = answer(SubmitFormDocument, refused('FORM_ANSWER_INVALID', 'answers.class'));
  const { user } = renderAt('/forms/acme?lang=ar', { as: 'nobody', answers: [own(), submit] });
  const send = await screen.findByRole('button', { name: 'إرسال' });
  expect(document.documentElement).toHaveAttribute('dir', 'rtl');
  expect(document.documentElement).toHaveAttribute('lang', 'ar');
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('تواصل مع Acme Fitness');
  await user.type(screen.getByLabelText('الاسم'), 'Lena');
  await user.type(screen.getByLabelText('الهاتف'), '+44 20 7946 0018');
  await user.selectOptions(screen.getByLabelText('أي صف؟'), 'يوغا');
  await user.click(screen.getByRole('checkbox', { name: /Yes, write to me/ }));
  await user.click(send);
  expect(await screen.findByRole('button', { name: 'أي صف؟: هذه القيمة غير صالحة.' })).toBeInTheDocument();
});

it('shows the form alone in a frame', async () => {
  renderAt('/forms/acme?embed=1', { as: 'nobody', answers: [own()] });
  await screen.findByLabelText('Name');
  expect(screen.queryByRole('link', { name: 'Frontdesk, home' })).toBeNull();
});
