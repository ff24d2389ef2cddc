export { PasskeyResolver } from './graphql/passkey.resolver.ts';
export { PasskeyProofInput } from './graphql/second-factor.inputs.ts';
export { SecondFactorResolver } from './graphql/second-factor.resolver.ts';
export { checkReauthenticationProof, type OwnProof } from './reauthentication-proof.ts';
