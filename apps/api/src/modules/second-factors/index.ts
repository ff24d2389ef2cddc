export { PasskeyResolver } from './graphql/passkey.resolver.ts';
export { PasskeyProofInput } from './graphql/second-factor.inputs.ts';
export { SecondFactorResolver } from './graphql/second-factor.resolver.ts';
export { type OwnProof, provenAgain } from './reauthentication-proof.ts';
