import type { HeaderFormat, TemplateDraft } from '@frontdesk/providers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { samplePdf, samplePhoto } from '../src/index.ts';
import { failureOf, type SimulatorHarness, startHarness } from './harness.ts';

let harness: SimulatorHarness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.stop());
beforeEach(async () => {
  await fetch(`${harness.simulators.whatsAppCloud.url}/_control/reset`, { method: 'POST' });
  const number = harness.acme.with.whatsAppNumber('acme', harness.acme.sandbox.whatsAppCloud);
  await number.requestCode({ method: 'SMS', language: 'en_US' });
  await number.verifyCode('123456');
  harness.product.answer = '1158201444';
  await number.register({ pin: '135790', callbackUrl: `${harness.product.url}/hook`, verifyToken: 'ours' });
});

const ANA = '+447700900123';
const PHOTO = { name: 'offer.png', contentType: 'image/png', bytes: samplePhoto('An offer').bytes };
const PRICES = { name: 'prices.pdf', contentType: 'application/pdf', bytes: samplePdf('Prices').bytes };
const templates = () => harness.acme.with.whatsAppTemplates('acme', harness.acme.sandbox.whatsAppCloud);
const messaging = () => harness.acme.with.whatsAppCloud('acme', harness.acme.sandbox.whatsAppCloud);
const create = (headerFile: TemplateDraft['headerFile']) =>
  templates().create({
    name: 'offer',
    language: 'en_US',
    category: 'MARKETING',
    header: null,
    headerFile,
    body: 'This is our offer.',
    footer: null,
    buttons: [],
    examples: [],
  });
const send = (header: { format: HeaderFormat; mediaId: string; fileName: string } | null) =>
  messaging().sendTemplate({
    to: ANA,
    statusCallback: null,
    templateId: 'offer',
    language: 'en_US',
    variables: {},
    header,
  });

describe('a file in the header of a WhatsApp Cloud template', () => {
  it('is uploaded as a sample, and its kind is listed [AG-37]', async () => {
    await create({ format: 'IMAGE', ...PHOTO });
    expect((await templates().list()).find(({ name }) => name === 'offer')).toMatchObject({
      status: 'APPROVED',
      header: null,
      headerFormat: 'IMAGE',
    });
  });

  it('continues an interrupted upload at the offset of the session', async () => {
    const { faults, requests } = harness.simulators.whatsAppCloud;
    faults.add({ kind: 'DROP_AFTER', path: '/upload:', method: 'POST' });
    await create({ format: 'IMAGE', ...PHOTO });
    const steps = requests.filter(({ path }) => path.includes('/upload:')).map(({ method }) => method);
    expect(steps).toEqual(['POST', 'GET', 'POST']);
  });

  it.each([
    ['a type that Meta does not accept', { ...PHOTO, contentType: 'image/gif' }, 'not supported'],
    ['an image of more than 5 MB', { ...PHOTO, bytes: new Uint8Array(5 * 1024 * 1024 + 1) }, 'too large'],
  ])('is refused: %s', async (_what, file, reason) => {
    expect(await failureOf(create({ format: 'IMAGE', ...file }))).toMatchObject({
      kind: 'REFUSED',
      words: expect.stringContaining(reason),
    });
  });

  it('is refused if the sample has another kind than the header', async () => {
    expect(await failureOf(create({ format: 'VIDEO', ...PHOTO }))).toMatchObject({
      kind: 'REFUSED',
      words: expect.stringContaining('sample'),
    });
  });

  it('is required in each message, and must be an upload of the account with the kind of the header', async () => {
    await create({ format: 'IMAGE', ...PHOTO });
    await templates().list();
    const [mediaId, documentId] = await Promise.all([messaging().uploadMedia(PHOTO), messaging().uploadMedia(PRICES)]);
    expect(await failureOf(send(null))).toMatchObject({ code: '132012' });
    expect(await failureOf(send({ format: 'IMAGE', mediaId: '1', fileName: '' }))).toMatchObject({ code: '131009' });
    const document = { format: 'DOCUMENT', mediaId: documentId, fileName: 'prices.pdf' } as const;
    expect(await failureOf(send(document))).toMatchObject({ code: '132012' });
    await send({ format: 'IMAGE', mediaId, fileName: 'offer.png' });
    const { whatsAppCloud } = harness.simulators;
    const { accessToken } = harness.acme.sandbox.whatsAppCloud;
    expect(whatsAppCloud.messagesOf(accessToken, ANA)).toMatchObject([{ fileId: mediaId }]);
  });
});
