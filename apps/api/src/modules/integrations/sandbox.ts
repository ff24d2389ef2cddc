import type { Services } from '../../context/context.ts';

/** Whether credentials made up for the simulators are of any use here. */
export const hasSandbox = ({ sandbox }: Pick<Services, 'sandbox'>, { environment }: { environment: string }): boolean =>
  sandbox !== null && environment === 'DEVELOPMENT';
