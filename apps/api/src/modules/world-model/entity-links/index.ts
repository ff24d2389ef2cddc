export { lockEntityLinks } from './entity-links.repository.ts';
export { EntityLinkResolver } from './graphql/entity-link.resolver.ts';
export { EntityLinkFields } from './graphql/entity-link.ts';
export { PossibleDuplicateFields } from './graphql/possible-duplicate.ts';
export { matchEntitiesJob } from './jobs/match-entities-job.ts';
export { moveContactLinks, moveContactLinksBack } from './move-links.ts';
