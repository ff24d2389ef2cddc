import { expect, it } from '@jest/globals';
import { MantineProvider, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useFormMutation } from './use-form-mutation.ts';

function Named({ label }: { label: string }) {
  const form = useForm({ initialValues: { name: '' } });
  const { onSubmit } = useFormMutation(form, async () => ({ code: 'NAME_INVALID', field: 'name' }));
  return (
    <form noValidate onSubmit={onSubmit}>
      <TextInput label={label} {...form.getInputProps('name')} />
      <button type="submit">{`Save ${label}`}</button>
    </form>
  );
}

it('focuses the wrong field of the submitted form, not the field of another form with the same name', async () => {
  const user = userEvent.setup();
  render(
    <MantineProvider>
      <Named label="Issuer" />
      <Named label="Rate" />
    </MantineProvider>,
  );
  await user.click(screen.getByRole('button', { name: 'Save Rate' }));
  await screen.findByText(/A name must have/);
  await waitFor(() => expect(screen.getByLabelText('Rate')).toHaveFocus());
});
