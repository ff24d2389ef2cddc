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
  MEMBER: 'Member',
  AGENT: 'AI agent',
  DATA_SOURCE: 'Data source',
  API: 'API',
};

/** Returns the name of an entity, or a text such as “Unnamed person” if the entity has no name. */
export const nameOf = ({ displayName, type }: { displayName: string; type: EntityType }): string =>
  displayName || `Unnamed ${TYPE_TITLES[type].toLowerCase()}`;

export const sourceOf = ({ sourceName, source }: { sourceName: string | null; source: WorldSource }): string =>
  sourceName ?? SOURCES[source];

/** Formats the confidence as a word and a percentage. */
export const confidenceText = (percent: number): string => `${wordFor(percent)}, ${percent}%`;

function wordFor(percent: number): string {
  if (percent === 100) return 'Certain';
  if (percent >= 80) return 'Very likely';
  if (percent >= 50) return 'Likely';
  return percent >= 30 ? 'Possible' : 'Uncertain';
}
