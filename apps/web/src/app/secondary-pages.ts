import type { Channel } from '@frontdesk/domain';
import type { AppAbility } from '@frontdesk/policies';
import type { Destination } from './destination.ts';
import { DESTINATIONS } from './navigation.ts';

/** Pages that are reached from another one: guarded like those above, and in no menu. */
const SECONDARY_PAGES = {
  contactImports: { may: (ability) => ability.can('import', 'Contact'), policy: 'contact.manage' },
} satisfies Record<string, Pick<Destination, 'may' | 'policy'>>;

export type DestinationName = keyof typeof DESTINATIONS | keyof typeof SECONDARY_PAGES;

export const destination = (name: DestinationName): Pick<Destination, 'may' | 'policy' | 'only'> & { title?: string } =>
  ({ ...DESTINATIONS, ...SECONDARY_PAGES })[name];

/** What a menu offers: what the workspace's channel has, and the viewer may use. */
export const menuDestinations = (ability: AppAbility, channel: Channel): Destination[] =>
  Object.values<Destination>(DESTINATIONS).filter(
    ({ may, only }) => (only === undefined || only === channel) && may(ability),
  );
