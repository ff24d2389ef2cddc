import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember } from '../../../../test/testkit/build.ts';
import { buildCampaign } from '../../../../test/testkit/campaigns.ts';
import {
  type CloudNumberUnderTest,
  type CloudTestProduct,
  openCloudNumber,
  startCloudProduct,
} from '../../../../test/testkit/cloud-messages.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { someone } from '../../../../test/testkit/phone.ts';
import { buildSequence } from '../../../../test/testkit/sequences.ts';
import { syncWorkspaceTemplatesJob } from './index.ts';

let product: CloudTestProduct;
beforeAll(async () => {
  product = await startCloudProduct();
});
afterAll(() => product.close());

const LISTED = '{ templates(first: 50) { edges { node { id name status category variables examples } } } }';
const templatesOf = async (line: CloudNumberUnderTest) =>
  (await as(product.fd, line.owner).ok(LISTED)).templates.edges.map(({ node }: { node: object }) => node);
const sync = (line: CloudNumberUnderTest) =>
  as(product.fd, line.owner).ok('mutation { syncTemplates { count errors { code } } }');

/**
 * Builds a conversation on a WhatsApp Cloud phone number with synchronized templates, which the owner has taken over.
 */
async function heldLine() {
  const line = await openCloudNumber(product);
  await line.activate();
  await sync(line);
  const contact = someone();
  await line.write(contact, 'Hello');
  const { id } = await line.db.read((tx) => tx.conversation.findFirstOrThrow());
  await mutate(product.fd, line.owner, 'takeOverConversation', { id });
  const found = (name: string) => line.db.read((tx) => tx.whatsAppTemplate.findFirstOrThrow({ where: { name } }));
  return { line, conversationId: id, contact, found };
}

const ours = (line: CloudNumberUnderTest) =>
  line.db.read((tx) => tx.message.findMany({ where: { direction: 'OUT' }, orderBy: { sentAt: 'asc' } }));
const VARIABLES = [
  { name: '1', value: 'Lena' },
  { name: '2', value: 'Monday at ten' },
];

describe('templates', () => {
  it('are all that the account has, across pages, in their current state [WC-20]', async () => {
    const line = await openCloudNumber(product);
    expect((await sync(line)).syncTemplates).toEqual({ count: 3, errors: [] });
    expect(await templatesOf(line)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'greeting', status: 'APPROVED', variables: ['1'], examples: ['Lena'] }),
        expect.objectContaining({ name: 'winter_offer', status: 'PAUSED', category: 'MARKETING' }),
      ]),
    );
    product.simulators.whatsAppCloud.template({
      name: 'greeting',
      language: 'en_US',
      status: 'REJECTED',
      variables: 0,
      body: 'Hi',
    });
    await syncWorkspaceTemplatesJob(product.fd.services)({ workspaceId: line.workspace.id }, {} as never);
    expect(await templatesOf(line)).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'greeting', status: 'REJECTED', variables: [] })]),
    );
    expect(await templatesOf(line)).toHaveLength(3);
    product.simulators.whatsAppCloud.template({
      name: 'greeting',
      language: 'en_US',
      status: 'APPROVED',
      variables: 1,
      body: 'Hello {{1}}',
    });
  });

  it('are found by name and text, and never from another workspace', async () => {
    const line = await openCloudNumber(product);
    const other = await openCloudNumber(product);
    await sync(line);
    const search = (who: CloudNumberUnderTest, text: string) =>
      as(product.fd, who.owner).ok(
        'query ($filter: TemplateFilter) { templates(first: 9, filter: $filter) { totalCount } }',
        {
          filter: { search: text },
        },
      );
    expect((await search(line, 'reminder')).templates.totalCount).toBe(1);
    expect((await search(line, 'THIRD less')).templates.totalCount).toBe(1);
    expect((await search(line, '%')).templates.totalCount).toBe(0);
    expect((await search(other, 'reminder')).templates.totalCount).toBe(0);
  });
});

describe('a template that is sent [WC-21]', () => {
  it('is sent after the window has closed, and free text is not', async () => {
    const { line, conversationId, found } = await heldLine();
    const lastInboundAt = new Date(product.fd.services.clock().getTime() - 25 * 3_600_000);
    await line.db.write((tx) => tx.conversation.updateMany({ data: { lastInboundAt } }));
    expect(await outcome(product.fd, line.owner, 'sendMessage', { conversationId, body: 'Hello?' })).toBe(
      'REPLY_WINDOW_CLOSED',
    );
    const { id: templateId } = await found('appointment_reminder');
    const input = { conversationId, templateId, variables: VARIABLES };
    expect(await outcome(product.fd, line.owner, 'sendTemplate', input)).toBe('ok');
    await line.work();
    const body = 'Hello Lena, this is a reminder of your appointment on Monday at ten. Reply to move it.';
    expect(await ours(line)).toMatchObject([{ body, status: 'DELIVERED' }]);
  });

  it('is refused with a missing variable, unapproved, of another account, or for a member who is not the assignee', async () => {
    const { line, conversationId, found } = await heldLine();
    const { id: templateId } = await found('appointment_reminder');
    const send = (over: object) =>
      outcome(product.fd, line.owner, 'sendTemplate', { conversationId, templateId, variables: VARIABLES, ...over });
    expect(await send({ variables: VARIABLES.slice(1) })).toBe('TEMPLATE_VARIABLES_INVALID');
    expect(await send({ variables: [{ name: '1', value: 'a\nb' }, VARIABLES[1]] })).toBe('TEMPLATE_VARIABLES_INVALID');
    expect(await send({ templateId: (await found('winter_offer')).id })).toBe('TEMPLATE_NOT_APPROVED');
    await line.db.write((tx) =>
      tx.whatsAppTemplate.updateMany({ where: { name: 'greeting' }, data: { accountId: 'other' } }),
    );
    expect(await send({ templateId: (await found('greeting')).id })).toBe('TEMPLATE_OF_ANOTHER_ACCOUNT');
    const admin = await buildMember(product.fd, line.workspace, { role: 'admin' });
    const input = { conversationId, templateId, variables: VARIABLES };
    expect(await outcome(product.fd, admin, 'sendTemplate', input)).toBe('TAKEN_OVER_BY_ANOTHER');
    expect(await outcome(product.fd, line.owner, 'sendTemplate', input)).toBe('ok');
  });

  it('is not sent, with the reason, if it was paused in the meantime', async () => {
    const { line, conversationId, found } = await heldLine();
    const { id: templateId } = await found('appointment_reminder');
    product.simulators.whatsAppCloud.template({
      name: 'appointment_reminder',
      language: 'en_US',
      status: 'PAUSED',
      variables: 2,
    });
    await mutate(product.fd, line.owner, 'sendTemplate', { conversationId, templateId, variables: VARIABLES });
    await line.work();
    expect(await ours(line)).toMatchObject([
      { status: 'FAILED', failureCode: 'TEMPLATE_NOT_APPROVED', failureMessage: 'The template is paused.' },
    ]);
    product.simulators.whatsAppCloud.template({
      name: 'appointment_reminder',
      language: 'en_US',
      status: 'APPROVED',
      variables: 2,
      body: 'Hello {{1}}, this is a reminder of your appointment on {{2}}. Reply to move it.',
    });
  });
});

describe('the greeting template', () => {
  it('is an approved one, with every variable filled', async () => {
    const { line, found } = await heldLine();
    const set = (templateId: string | null, variables: object[]) =>
      outcome(product.fd, line.owner, 'updateGreetingTemplate', { templateId, variables });
    const { id } = await found('greeting');
    expect(await set((await found('winter_offer')).id, [])).toBe('TEMPLATE_NOT_APPROVED');
    expect(await set(id, [])).toBe('TEMPLATE_VARIABLES_INVALID');
    expect(await set(id, [{ name: '1', known: 'CONTACT_NAME', text: 'both' }])).toBe('TEMPLATE_VARIABLES_INVALID');
    expect(await set(id, [{ name: '1', known: 'CONTACT_NAME' }])).toBe('ok');
    expect(await set(null, [])).toBe('ok');
  });
});

describe('a template that is written here [AG-37]', () => {
  const DRAFT = {
    name: 'visit_reminder',
    language: 'de',
    category: 'UTILITY',
    header: 'Acme Dental',
    body: 'Hallo {{1}}, Ihr Termin ist am {{2}}. Bis dann!',
    footer: 'Acme',
    examples: ['Lena', 'Montag'],
  };
  const auditOf = (line: CloudNumberUnderTest) =>
    line.db.read((tx) =>
      tx.auditEvent.findMany({
        where: { name: { startsWith: 'template.' } },
        orderBy: { at: 'asc' },
        select: { name: true },
      }),
    );
  const job = (line: CloudNumberUnderTest) =>
    syncWorkspaceTemplatesJob(product.fd.services)({ workspaceId: line.workspace.id }, {} as never);

  async function writtenBy(line: CloudNumberUnderTest, over: object = {}) {
    const input = { phoneConfigId: line.id, ...DRAFT, ...over };
    const { outcome: result, template } = await mutate(
      product.fd,
      line.owner,
      'createTemplate',
      input,
      'template { id name status header body footer variables examples rejectedReason }',
    );
    expect(result).toBe('ok');
    return template;
  }

  it('waits for the review, is approved, is changed, is reviewed again, and is deleted', async () => {
    const line = await openCloudNumber(product);
    const { id, ...template } = await writtenBy(line);
    expect(template).toMatchObject({ name: 'visit_reminder', status: 'PENDING', variables: ['1', '2'] });
    expect(template).toMatchObject({ header: 'Acme Dental', footer: 'Acme', examples: ['Lena', 'Montag'] });
    const pending = { id, body: 'Neu: {{1}}!', examples: ['x'] };
    expect(await outcome(product.fd, line.owner, 'updateTemplate', pending)).toBe('TEMPLATE_NOT_EDITABLE');
    await job(line);
    const listed = await templatesOf(line);
    expect(listed.filter(({ name }: { name: string }) => name === 'visit_reminder')).toMatchObject([
      { id, status: 'APPROVED' },
    ]);
    const change = { id, category: 'MARKETING', body: 'Neu für {{1}}: mehr Termine.', examples: ['Lena'] };
    expect(await outcome(product.fd, line.owner, 'updateTemplate', change)).toBe('ok');
    expect(await line.db.read((tx) => tx.whatsAppTemplate.findFirst({ where: { id } }))).toMatchObject({
      status: 'PENDING',
      body: 'Neu für {{1}}: mehr Termine.',
      header: 'Acme Dental',
      footer: 'Acme',
      variables: ['1'],
    });
    await job(line);
    expect(await templatesOf(line)).toEqual(
      expect.arrayContaining([expect.objectContaining({ id, status: 'APPROVED', category: 'MARKETING' })]),
    );
    expect(await outcome(product.fd, line.owner, 'deleteTemplate', { id })).toBe('ok');
    expect(product.simulators.whatsAppCloud.templatesOf(line.meta.accessToken).map(({ name }) => name)).not.toContain(
      'visit_reminder',
    );
    expect((await templatesOf(line)).map(({ name }: { name: string }) => name)).not.toContain('visit_reminder');
    expect((await auditOf(line)).map(({ name }) => name)).toEqual([
      'template.created',
      'template.updated',
      'template.deleted',
    ]);
  });

  it('shows the reason if WhatsApp rejects it, and can then be corrected', async () => {
    const line = await openCloudNumber(product);
    const { id } = await writtenBy(line, { body: 'Hallo {{1}}, am {{2}}: https://bit.ly/x hier.' });
    await job(line);
    const read = () => line.db.read((tx) => tx.whatsAppTemplate.findFirstOrThrow({ where: { id } }));
    expect(await read()).toMatchObject({ status: 'REJECTED', rejectedReason: 'INVALID_FORMAT' });
    const { category, body, examples } = DRAFT;
    expect(await outcome(product.fd, line.owner, 'updateTemplate', { id, category, body, examples })).toBe('ok');
    await job(line);
    expect(await read()).toMatchObject({ status: 'APPROVED', rejectedReason: null });
  });

  it('exists once per name and language, also if the first response was lost', async () => {
    const line = await openCloudNumber(product);
    const input = { phoneConfigId: line.id, ...DRAFT };
    product.simulators.whatsAppCloud.faults.add({ kind: 'DROP_AFTER', path: '/message_templates', method: 'POST' });
    expect(await outcome(product.fd, line.owner, 'createTemplate', input)).toBe('TEMPLATE_UNCONFIRMED');
    expect(await outcome(product.fd, line.owner, 'createTemplate', input)).toBe('TEMPLATE_NAME_TAKEN');
    await job(line);
    const named = (await templatesOf(line)).filter(({ name }: { name: string }) => name === DRAFT.name);
    expect(named).toMatchObject([{ status: 'APPROVED' }]);
  });

  it('reports all wrong fields in one response, and sends no request to the provider', async () => {
    const line = await openCloudNumber(product);
    const { errors } = (
      await as(product.fd, line.owner).ok(
        'mutation ($input: CreateTemplateInput!) { createTemplate(input: $input) { errors { code field } } }',
        {
          input: {
            phoneConfigId: line.id,
            name: 'Not a name',
            language: 'german',
            category: 'AUTHENTICATION',
            header: 'x {{1}}',
            body: '{{2}} first',
            footer: 'x'.repeat(61),
            examples: ['', 'a\nb'],
          },
        },
      )
    ).createTemplate;
    expect(errors.map(({ code }: { code: string }) => code)).toEqual([
      'TEMPLATE_NAME_INVALID',
      'TEMPLATE_LANGUAGE_INVALID',
      'TEMPLATE_CATEGORY_INVALID',
      'TEMPLATE_HEADER_INVALID',
      'TEMPLATE_BODY_INVALID',
      'TEMPLATE_FOOTER_INVALID',
      'TEMPLATE_EXAMPLES_INVALID',
    ]);
    expect(await line.db.read((tx) => tx.whatsAppTemplate.count())).toBe(0);
  });

  it('is not deleted while the greeting uses it, and never through another workspace', async () => {
    const { line, found } = await heldLine();
    const other = await openCloudNumber(product);
    const { id } = await found('greeting');
    const variables = [{ name: '1', known: 'CONTACT_NAME' }];
    expect(await outcome(product.fd, line.owner, 'updateGreetingTemplate', { templateId: id, variables })).toBe('ok');
    expect(await outcome(product.fd, line.owner, 'deleteTemplate', { id })).toBe('TEMPLATE_IN_USE');
    expect(await outcome(product.fd, other.owner, 'deleteTemplate', { id })).toBe('NOT_FOUND');
    const foreign = { phoneConfigId: line.id, ...DRAFT };
    expect(await outcome(product.fd, other.owner, 'createTemplate', foreign)).toBe('NOT_FOUND');
    expect(product.simulators.whatsAppCloud.templatesOf(line.meta.accessToken).map(({ name }) => name)).toContain(
      'greeting',
    );
  });

  it('is not deleted while a sequence or an unfinished campaign uses it, and the refusal names them', async () => {
    const { line, found } = await heldLine();
    const { id } = await found('greeting');
    const refusal = () =>
      as(product.fd, line.owner).ok('mutation ($id: ID!) { deleteTemplate(id: $id) { errors { code message } } }', {
        id,
      });
    await buildSequence(product.fd, line.workspace, {
      name: 'Reminders',
      enabledAt: null,
      steps: [{ templateId: id, text: null }],
    });
    await buildCampaign(product.fd, line.workspace, line.owner, { name: 'Spring', templateId: id });
    await buildCampaign(product.fd, line.workspace, line.owner, {
      name: 'Winter',
      templateId: id,
      state: 'COMPLETED',
    });
    expect((await refusal()).deleteTemplate.errors).toEqual([
      {
        code: 'TEMPLATE_IN_USE',
        message:
          'This template is used by the sequence “Reminders” and the campaign “Spring”. Choose another template there first.',
      },
    ]);
    await line.db.write((tx) => tx.sequence.deleteMany({}));
    await line.db.write((tx) => tx.campaign.deleteMany({ where: { name: 'Spring' } }));
    expect(await outcome(product.fd, line.owner, 'deleteTemplate', { id })).toBe('ok');
  });
});
