import type { EntityType, WorldSource } from '@frontdesk/domain';

export const TYPE_TITLES: Record<EntityType, string> = {
  PERSON: 'Person',
  ORGANIZATION: 'Organization',
  PRACTITIONER: 'Practitioner',
  LOCATION: 'Location',
  APPOINTMENT: 'Appointment',
  ITEM: 'Item',
};

const SOURCES: Record<WorldSource, string> = {
  MEMBER: 'A member',
  AGENT: 'The agent',
  DATA_SOURCE: 'A data source',
  API: 'A program',
};

/** What it is called, or what it is. */
export const nameOf = ({ displayName, type }: { displayName: string; type: EntityType }): string =>
  displayName || `${TYPE_TITLES[type]} without a name`;

export const sourceOf = ({ saidBy, source }: { saidBy: string | null; source: WorldSource }): string =>
  saidBy ?? SOURCES[source];

/** How sure it is, in a word and a number. */
export const confidenceText = (percent: number): string => `${wordFor(percent)}, ${percent}%`;

function wordFor(percent: number): string {
  if (percent === 100) return 'Certain';
  if (percent >= 80) return 'Very likely';
  if (percent >= 50) return 'Likely';
  return percent >= 30 ? 'Mentioned' : 'A guess';
}
