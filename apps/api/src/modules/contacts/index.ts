export { ContactResolver } from './graphql/contact.resolver.ts';
export { Contact } from './graphql/contact.type.ts';
