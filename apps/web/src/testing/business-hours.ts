import { BusinessHoursDocument, HoursScopesDocument } from '../gql/business-hours-section.ts';
import { answer } from './answers.ts';

/** Business hours of a workspace that has not set any. */
export const NO_HOURS = {
  __typename: 'BusinessHours' as const,
  phoneConfigId: null,
  isSet: false,
  closedBehavior: 'ANSWER' as const,
  timezone: 'Europe/London',
  isOpen: true,
  opensAt: null,
  weekly: [],
  holidays: [],
};

/** Mocks a workspace that has no business hours and no phone numbers. */
export const noBusinessHours = () => [
  answer(BusinessHoursDocument, { businessHours: NO_HOURS }),
  answer(HoursScopesDocument, { phoneConfigs: [] }),
];
