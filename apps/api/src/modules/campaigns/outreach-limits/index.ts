export {
  findNumberRefusal,
  findOutreachRefusal,
  type Outreach,
  releaseGreeting,
  reserveOutreach,
  settleCallCost,
} from './admit-outreach.ts';
export {
  checkContactWindow,
  contactWindows,
  findContactTime,
  readDialPolicy,
  zonesOfNumber,
} from './contact-windows.ts';
export { OutreachLimitsResolver } from './graphql/outreach-limits.ts';
export { lockOutreach, readLimits } from './outreach-limits.repository.ts';
export { suppressOutreach } from './suppress-outreach.ts';
