import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, validate } from 'graphql';
import { as } from '../../../../test/testkit/as.ts';
import { buildApiKey, buildMember, buildWorkspace, signedInAgain } from '../../../../test/testkit/build.ts';
import { buildCampaign, openCampaigns } from '../../../../test/testkit/campaigns.ts';
import { buildContact } from '../../../../test/testkit/conversations.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { mutate, outcome } from '../../../../test/testkit/mutate.ts';
import { refusal } from '../../../../test/testkit/phone.ts';
import { buildServiceAccount } from '../../../../test/testkit/scene.ts';
import { sharedGraph } from '../../../graphql/schema.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

const LIST = `query ($filter: CampaignFilter, $orderBy: CampaignOrder) {
  campaigns(first: 10, filter: $filter, orderBy: $orderBy) { totalCount edges { node { name } } } }`;
const SAMPLE = `query ($input: CampaignAudienceInput!) { campaignPreview(input: $input) { id name phone } }`;
const NOTIFICATIONS = `{ notifications(first: 20) { edges { node { kind detail subjectId actorName } } } }`;

const named = (campaigns: { edges: { node: { name: string } }[] }) => campaigns.edges.map(({ node }) => node.name);

describe('the list of campaigns', () => {
  it('is searched, narrowed and ordered by the server [WC-22]', async () => {
    const scene = await openCampaigns(fd);
    for (const name of ['Beta', 'alpha', 'Gamma 100%']) await buildCampaign(fd, scene.workspace, scene.owner, { name });
    await buildCampaign(fd, scene.workspace, scene.owner, {
      name: 'Delta',
      state: 'PAUSED',
      templateId: scene.templateId,
    });
    const asked = async (variables: Record<string, unknown>) =>
      named((await as(fd, await signedInAgain(fd, scene.owner)).ok(LIST, variables)).campaigns);
    expect(await asked({ orderBy: { field: 'NAME', direction: 'ASC' } })).toEqual([
      'alpha',
      'Beta',
      'Delta',
      'Gamma 100%',
    ]);
    expect(await asked({ filter: { search: 'ALPH' } })).toEqual(['alpha']);
    expect(await asked({ filter: { search: '0%' } })).toEqual(['Gamma 100%']);
    expect(await asked({ filter: { search: '%' } })).toEqual(['Gamma 100%']);
    expect(await asked({ filter: { statuses: ['PAUSED'] } })).toEqual(['Delta']);
    expect(await asked({ filter: { search: scene.owner.name } })).toHaveLength(4);
  });
});

describe('the contacts that a draft names', () => {
  it('are those who still exist; the draft is refused if none exists', async () => {
    const scene = await openCampaigns(fd);
    const [first, second, third] = await scene.people(3);
    const foreign = await buildContact(fd, await buildWorkspace(fd));
    const { id } = await buildContact(fd, scene.workspace);
    const owner = await signedInAgain(fd, scene.owner);
    expect(await outcome(fd, owner, 'deleteContact', { id })).toBe('ok');
    const draft = {
      name: 'Spring',
      variables: [],
      consentRequired: false,
      timeZoneMode: 'WORKSPACE',
      ratePerMinute: 600,
    };
    const contactIds = [third?.id, id, first?.id, foreign.id, second?.id];
    expect(await outcome(fd, owner, 'createCampaign', { ...draft, contactIds })).toBe('ok');
    const made = await scene.db.read((tx) => tx.campaign.findFirstOrThrow());
    expect(made.audienceIds).toEqual([third?.id, first?.id, second?.id]);
    const update = (ids: readonly string[]) =>
      outcome(fd, owner, 'updateCampaign', { id: made.id, ...draft, contactIds: ids });
    expect(await update([first?.id ?? '', foreign.id])).toBe('ok');
    expect((await scene.campaign(made.id)).audienceIds).toEqual([first?.id]);
    expect(await update([id, foreign.id])).toBe('NOT_FOUND');
    expect(await update([])).toBe('ok');
  });
});

describe('the preview of a campaign', () => {
  it('shows its recipients, and masks them for members who see details masked', async () => {
    const scene = await openCampaigns(fd);
    const [fine] = await scene.people(1, { name: 'Fay Fine' });
    const [blocked] = await scene.people(1, { blocked: true });
    const input = { contactIds: [fine?.id, blocked?.id], consentRequired: false };
    const seen = async (who: Parameters<typeof as>[1]) => (await as(fd, who).ok(SAMPLE, { input })).campaignPreview;
    expect(await seen(await signedInAgain(fd, scene.owner))).toEqual([
      { id: fine?.id, name: 'Fay Fine', phone: fine?.phone },
    ]);
    const masked = await buildMember(fd, scene.workspace, { role: 'admin', maskContactDetails: true });
    const [person] = await seen(masked);
    expect(person.id).toBe(fine?.id);
    expect(person.phone).not.toBe(fine?.phone);
  });
});

describe('the member who started a campaign or can steer it', () => {
  const notificationsOf = async (who: Parameters<typeof signedInAgain>[1], id: string) => {
    const { notifications } = await as(fd, await signedInAgain(fd, who)).ok(NOTIFICATIONS);
    return notifications.edges
      .map(({ node }: { node: { kind: string; subjectId: string } }) => node)
      .filter((one: { subjectId: string }) => one.subjectId === id)
      .map(({ kind, detail, actorName }: Record<string, unknown>) => [kind, detail, actorName]);
  };

  it('is notified that it is completed', async () => {
    const scene = await openCampaigns(fd);
    const admin = await buildMember(fd, scene.workspace, { role: 'admin' });
    const viewer = await buildMember(fd, scene.workspace, { role: 'viewer' });
    const id = await scene.draft(await scene.people(1));
    await scene.run(id, 1);
    expect(await notificationsOf(scene.owner, id)).toEqual([]);
    await scene.settle();
    for (const who of [scene.owner, admin])
      expect(await notificationsOf(who, id)).toEqual([['CAMPAIGN_COMPLETED', 'Spring', null]]);
    expect(await notificationsOf(viewer, id)).toEqual([]);
  });

  it('is notified that it paused automatically, and not that a member paused it', async () => {
    const scene = await openCampaigns(fd);
    const id = await scene.draft(await scene.people(40));
    await scene.run(id, 40);
    await mutate(fd, await signedInAgain(fd, scene.owner), 'pauseCampaign', { id });
    expect(await notificationsOf(scene.owner, id)).toEqual([]);
    await mutate(fd, await signedInAgain(fd, scene.owner), 'resumeCampaign', { id });
    scene.fakes.faults.send = Array.from({ length: 40 }, () => refusal('TWILIO', 'REFUSED'));
    await scene.settle();
    expect(await scene.campaign(id)).toMatchObject({ state: 'PAUSED', pauseReason: 'ERRORS' });
    expect(await notificationsOf(scene.owner, id)).toEqual([['CAMPAIGN_PAUSED', 'Spring', null]]);
  });

  it('is notified that it did not start', async () => {
    const scene = await openCampaigns(fd);
    const admin = await buildMember(fd, scene.workspace, { role: 'admin' });
    const [person] = await scene.people(1);
    const id = await scene.draft([person as { id: string }]);
    await scene.run(id, 1);
    await scene.db.write((tx) => tx.contact.updateMany({ data: { blockedAt: fd.services.clock() } }));
    await scene.settle();
    expect(await scene.campaign(id)).toMatchObject({ state: 'FAILED' });
    for (const who of [scene.owner, admin])
      expect(await notificationsOf(who, id)).toEqual([['CAMPAIGN_FAILED', 'Spring', null]]);
  });
});

describe('an API key', () => {
  it('finds each step of the recipe in the API [WC-24]', async () => {
    const recipe = await readFile(
      new URL('../../../../../../docs/recipes/send-a-campaign.md', import.meta.url),
      'utf8',
    );
    const steps = [...recipe.matchAll(/```graphql\n(.*?)```/gs)].map(([, text]) => text ?? '');
    expect(steps).toHaveLength(7);
    const schema = sharedGraph();
    for (const step of steps) expect(validate(schema, parse(step)).map(({ message }) => message)).toEqual([]);
  });

  const SCOPES = ['campaign.read', 'campaign.manage', 'campaign.run', 'contact.read', 'message.read'] as const;

  it('creates, starts and steers a campaign as far as the creator of the key can [WC-23] [WC-24]', async () => {
    const scene = await openCampaigns(fd);
    const people = await scene.people(2);
    const owner = await signedInAgain(fd, scene.owner);
    const key = await buildApiKey(fd, scene.workspace, owner, { scopes: [...SCOPES] });
    const made = await mutate(fd, key, 'createCampaign', {
      name: 'By key',
      templateId: scene.templateId,
      variables: [{ name: '1', source: 'CONTACT_FIRST_NAME', text: '' }],
      contactIds: people.map(({ id }) => id),
      consentRequired: false,
      timeZoneMode: 'WORKSPACE',
      ratePerMinute: 600,
    });
    expect(made.outcome).toBe('ok');
    const { id } = await scene.db.read((tx) => tx.campaign.findFirstOrThrow({ where: { name: 'By key' } }));
    expect(await outcome(fd, key, 'startCampaign', { id, receivers: 2 })).toBe('ok');
    await scene.settle();
    expect(scene.fakes.sent.map(({ to }) => to).sort()).toEqual(people.map(({ phone }) => phone).sort());
    expect(await scene.campaign(id)).toMatchObject({ state: 'COMPLETED', startedById: scene.owner.userId });
  });

  it('without campaign.run starts nothing', async () => {
    const scene = await openCampaigns(fd);
    const id = await scene.draft(await scene.people(1));
    const owner = await signedInAgain(fd, scene.owner);
    const key = await buildApiKey(fd, scene.workspace, owner, {
      scopes: SCOPES.filter((one) => one !== 'campaign.run'),
    });
    expect(await outcome(fd, key, 'startCampaign', { id, receivers: 1 })).toBe('FORBIDDEN');
    expect(await scene.campaign(id)).toMatchObject({ state: 'DRAFT' });
  });

  it('of a service account is refused: there is no member whose access to the contacts could be checked', async () => {
    const scene = await openCampaigns(fd);
    const id = await scene.draft(await scene.people(1));
    const owner = await signedInAgain(fd, scene.owner);
    const serviceAccount = await buildServiceAccount(fd, scene.workspace, owner, { policies: [...SCOPES] });
    const key = await buildApiKey(fd, scene.workspace, owner, {
      scopes: [...SCOPES],
      serviceAccountId: serviceAccount,
    });
    expect(await outcome(fd, key, 'startCampaign', { id, receivers: 1 })).toBe('CAMPAIGN_STARTER_MISSING');
    expect(await scene.campaign(id)).toMatchObject({ state: 'DRAFT' });
  });
});
