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
      },
    },
  ]);
});

it('shows a refusal at its field', async () => {
  const submit = answer(SubmitFormDocument, refused('PHONE_INVALID', 'phone'));
  const { user } = renderAt('/forms/acme', { as: 'nobody', answers: [form, submit] });
  await fillIn(user);
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText(/not a valid phone number/)).toBeInTheDocument();
  expect(screen.getByLabelText('Phone')).toHaveFocus();
});

it('requires consent before sending', async () => {
  const { user } = renderAt('/forms/acme', { as: 'nobody', answers: [form] });
  await user.type(await screen.findByLabelText('Name'), 'Lena Lead');
  await user.type(screen.getByLabelText('Phone'), '+44 20 7946 0018');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText(/Agree to be contacted/)).toBeInTheDocument();
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
