export { type CalledNumber, calledNumber } from './called-number.ts';
export { cloudConfigOf, providersFor } from './cloud-number.ts';
export { PhoneConfigResolver } from './graphql/phone-config.resolver.ts';
export { numberCalled, numberThatGreets, type PhoneConfigRow } from './phone-configs.repository.ts';
export { type NoSender, type Sender, senderFor } from './senders.ts';
export { openTokens } from './tokens.ts';
