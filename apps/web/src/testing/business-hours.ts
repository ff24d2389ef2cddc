import { BusinessHoursDocument, HoursScopesDocument } from '../gql/business-hours-section.ts';
import { answer } from './answers.ts';

/** A workspace without business hours. */
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

/** Answers of a workspace without business hours and numbers. */
export const noBusinessHours = () => [
  answer(BusinessHoursDocument, { businessHours: NO_HOURS }),
  answer(HoursScopesDocument, { phoneConfigs: [] }),
];
