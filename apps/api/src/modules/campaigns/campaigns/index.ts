export {
  CampaignFields,
  CampaignProgressFields,
  CampaignResolver,
  CampaignSubscription,
} from './graphql/campaign.resolver.ts';
export { recipientConversationId } from './graphql/campaign-recipient.type.ts';
export { CampaignRunResolver } from './graphql/campaign-run.resolver.ts';
export { runCampaignJob } from './jobs/run-campaign-job.ts';
