export {
  findNumberRefusal,
  findOutreachRefusal,
  type Outreach,
  releaseGreeting,
  reserveOutreach,
  settleCallCost,
} from './admit-outreach.ts';
export { checkContactWindow, findContactTime } from './contact-windows.ts';
export { readDialPolicy } from './dial-policy.ts';
export { OutreachLimitsResolver } from './graphql/outreach-limits.resolver.ts';
export { lockOutreach, readLimits } from './outreach-limits.repository.ts';
export { suppressOutreach } from './suppress-outreach.ts';
