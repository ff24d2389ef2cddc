export { PhoneConfigResolver } from './graphql/phone-config.resolver.ts';
export { serviceId } from './phone-config.computed-fields.ts';
export {
  findCalledNumber,
  findDialingNumber,
  findGreetingNumber,
  findMessagedNumber,
  findRejectedNumber,
  findSandboxNumbers,
  findServiceNumber,
  findTwilioNumber,
  hasInteractiveMessages,
  lockPhoneConfig,
  numberOfAccount,
  phoneConfigById,
} from './phone-configs.repository.ts';
export { calledNumber, cloudConfigOf, providersFor, senderFor } from './senders.ts';
export { openTokens } from './tokens.ts';
