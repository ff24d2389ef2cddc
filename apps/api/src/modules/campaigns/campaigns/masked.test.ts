import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { as } from '../../../../test/testkit/as.ts';
import { buildMember, buildWorkspace, signedInAgain } from '../../../../test/testkit/build.ts';
import { openCampaigns } from '../../../../test/testkit/campaigns.ts';
import { startFrontdesk, type TestFrontdesk } from '../../../../test/testkit/frontdesk.ts';
import { refusal } from '../../../../test/testkit/phone.ts';
import { maskDetails } from '../../../events/webhook-payloads/masking.ts';

let fd: TestFrontdesk;
beforeAll(async () => {
  fd = await startFrontdesk();
});
afterAll(() => fd.close());

/** Queries that show data of campaigns and channels, and the conversation of a recipient. */
const PAGES = {
  campaigns: `query ($id: ID!, $input: CampaignAudienceInput!, $conversation: ID!) {
    campaigns(first: 10) { edges { node { name failure createdByName startedByName total failed } } }
    campaign(id: $id) { name failure contactIds variables { text } filter { search tags } template { body } }
    campaignRecipients(campaignId: $id, first: 10) {
      edges { node { contactName contactPhone status failureCode failureMessage } } }
    campaignSkippedRecipients(campaignId: $id) { reason count }
    campaignAudience(input: $input) { outcome count }
    campaignPreview(input: $input) { name phone email }
    conversation(id: $conversation) { messages(last: 10) { nodes { body failureMessage } } }
  }`,
  channels: `{
    phoneConfigs { number displayName failure addedByName }
    templates(first: 10) { edges { node { name header body footer examples rejectedReason } } }
  }`,
} as const;

it('the pages of campaigns and channels show no masked number, in any text [WC-16]', async () => {
  const scene = await openCampaigns(fd);
  const [ana] = await scene.people(1, { name: 'Ana', email: 'ana@secret.test' });
  if (!ana) throw new Error('Nobody is there.');
  const id = await scene.draft([ana]);
  scene.fakes.faults.send = [refusal('TWILIO', 'REFUSED', `The 'To' number ${ana.phone} is not a valid phone number.`)];
  await scene.run(id, 1);
  await scene.settle();
  const { id: conversation } = await scene.db.read((tx) => tx.conversation.findFirstOrThrow());
  const input = { contactIds: [ana.id], consentRequired: false };
  const hidden = await buildMember(fd, scene.workspace, { role: 'admin', maskContactDetails: true });
  const open = await buildMember(fd, scene.workspace, { role: 'admin' });
  const seen = async (who: typeof open) => {
    const person = await signedInAgain(fd, who);
    const campaigns = await as(fd, person).ok(PAGES.campaigns, { id, input, conversation });
    return JSON.stringify([campaigns, await as(fd, person).ok(PAGES.channels)]);
  };
  const containedDetails = (text: string) =>
    [ana.phone, ana.phone.slice(-6), 'ana@'].map((detail) => text.includes(detail));
  // Precondition: a member who may see contact details sees them.
  expect(containedDetails(await seen(open))).toEqual([true, true, true]);
  expect(containedDetails(await seen(hidden))).toEqual([false, false, false]);
  expect(await seen(hidden)).toContain("The 'To' number •••• is not a valid phone number.");
});

it('an endpoint without contact details receives none in the error text of a provider [WC-26]', async () => {
  const failure = "The 'To' number +442079460018 is not a valid phone number.";
  const { id } = await buildWorkspace(fd);
  const data = [{ message: { status: 'FAILED', failure }, workspace: { slug: 'studio-1234567' } }];
  const masked = await fd.services.database.forWorkspace(id).read((tx) => maskDetails(tx, data));
  expect(masked).toEqual([
    {
      message: { status: 'FAILED', failure: "The 'To' number •••• is not a valid phone number." },
      workspace: { slug: 'studio-1234567' },
    },
  ]);
});
