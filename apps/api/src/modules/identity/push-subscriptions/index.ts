export { PushSubscriptionResolver } from './graphql/push-subscription.resolver.ts';
export { sendPushJob } from './jobs/send-push.ts';
