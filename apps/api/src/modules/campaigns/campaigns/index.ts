export { CampaignFields } from './graphql/campaign.fields.ts';
export { CampaignResolver } from './graphql/campaign.resolver.ts';
export { CampaignProgressFields, CampaignSubscription } from './graphql/campaign.subscription.ts';
export { CampaignRunResolver } from './graphql/campaign-run.resolver.ts';
export { runCampaignJob } from './jobs/run-campaign-job.ts';
