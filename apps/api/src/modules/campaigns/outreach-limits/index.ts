export {
  findNumberRefusal,
  findOutreachRefusal,
  type Outreach,
  reserveOutreach,
  settleCallCost,
} from './admit-outreach.ts';
export { OutreachLimitsResolver } from './graphql/outreach-limits.resolver.ts';
export { lockOutreach } from './outreach-limits.repository.ts';
export { suppressOutreach } from './suppress-outreach.ts';
