export { ErasureFields, ErasureResolver } from './graphql/erasure.ts';
