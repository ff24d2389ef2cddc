export { PasskeyResolver } from './graphql/passkey.resolver.ts';
export { SecondFactorResolver } from './graphql/second-factor.resolver.ts';
export { PasskeyProofInput } from './graphql/second-factor.ts';
export { checkReauthenticationProof, type OwnProof } from './proof.ts';
