import { REFUSALS } from '@frontdesk/domain';
import { expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { CreateTemplateDocument } from '../../gql/write-template.ts';
import { answer } from '../../testing/answers.ts';
import { FakeRequest, useFakeRequests } from '../../testing/fake-request.ts';
import { buildNumber, numbers, openChannels, region, TEMPLATE, templates } from './channels.fixtures.ts';

useFakeRequests();

const png = () => new File(['png'], 'offer.png', { type: 'image/png' });
const sent = async (at = 0) => {
  await waitFor(() => expect(FakeRequest.sent).toHaveLength(at + 1));
  return FakeRequest.sent[at] as FakeRequest;
};
/** Finds the file input by selector, because it is hidden. */
const picker = () => document.querySelector('input[type=file]') as HTMLInputElement;

it('uploads the file of the header, and submits the template with it [AG-37]', async () => {
  const inputs: unknown[] = [];
  const create = answer(CreateTemplateDocument, ({ input }) => {
    inputs.push(input);
    const template = { __typename: 'WhatsAppTemplate' as const, id: 'template-2' };
    return { createTemplate: { __typename: 'TemplatePayload' as const, template, errors: [] } };
  });
  const { user } = openChannels(
    numbers(() => [buildNumber()]),
    templates(() => []),
    create,
  );
  await user.click(within(await region('Templates')).getByRole('button', { name: 'Create template' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Create template' }));
  await user.selectOptions(dialog.getByLabelText('Account'), await dialog.findByRole('option', { name: /Acme/ }));
  await user.type(dialog.getByLabelText('Name'), 'offer');
  await user.type(dialog.getByRole('textbox', { name: 'Text' }), 'This is our offer.');
  await user.click(dialog.getByRole('radio', { name: 'File' }));
  expect(dialog.getByText(/up to 5 MB/)).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Submit for approval' }));
  expect(await dialog.findByText('Choose a file, or another header.')).toBeInTheDocument();
  await user.upload(picker(), png());
  await (await sent()).answer(422, { code: 'TEMPLATE_FILE_DAMAGED' });
  expect(await dialog.findByText(REFUSALS.TEMPLATE_FILE_DAMAGED)).toBeInTheDocument();
  await user.upload(picker(), png());
  const request = await sent(1);
  expect(request.url).toBe('/uploads/template-files?name=offer.png');
  await request.answer(200, { id: 'file-1' });
  expect(await dialog.findByRole('button', { name: 'Open offer.png' })).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Submit for approval' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(inputs).toMatchObject([{ name: 'offer', header: null, headerFileId: 'file-1' }]);
});

it('adds the missing file of a template that was created elsewhere [AG-37]', async () => {
  const elsewhere = { ...TEMPLATE, provider: 'WHATSAPP_CLOUD' as const, headerFormat: 'IMAGE' as const };
  const file = { __typename: 'TemplateFile' as const, id: 'file-1', contentType: 'image/png', byteCount: 3 };
  let headerFile: typeof elsewhere.headerFile | (typeof file & { name: string }) = null;
  const { user } = openChannels(
    numbers(() => [buildNumber()]),
    templates(() => [{ ...elsewhere, headerFile }]),
  );
  const list = within(await region('Templates'));
  expect(await list.findByText('The header needs a file. Add it to send this template.')).toBeInTheDocument();
  expect(list.getByRole('button', { name: 'Add the file of reminder' })).toBeInTheDocument();
  await user.upload(picker(), png());
  const request = await sent();
  expect(request.url).toBe('/uploads/template-files?name=offer.png&replace=template-1');
  headerFile = { ...file, name: 'offer.png' };
  await request.answer(200, { id: 'file-1' });
  expect(await list.findByRole('button', { name: 'Replace the file of reminder' })).toBeInTheDocument();
});
