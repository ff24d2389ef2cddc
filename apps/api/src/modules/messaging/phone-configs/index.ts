export { calledNumber } from './called-number.ts';
export { cloudConfigOf, providersFor } from './cloud-number.ts';
export { PhoneConfigResolver } from './graphql/phone-config.resolver.ts';
export {
  findCalledNumber,
  findDialingNumber,
  findGreetingNumber,
  findMessagedNumber,
  findRejectedNumber,
  findServiceNumber,
  lockPhoneConfig,
  numberOfAccount,
  phoneConfigById,
} from './phone-configs.repository.ts';
export { senderFor } from './senders.ts';
export { openTokens } from './tokens.ts';
