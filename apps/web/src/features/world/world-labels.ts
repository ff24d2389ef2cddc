import {
  CONTACT_SYSTEM,
  type DuplicateEvidenceKind,
  type EntityType,
  sourceIdOf,
  type WorldSource,
} from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { WORLD_SOURCE_TITLES } from '../../app/fact-labels.ts';

export const TYPE_TITLES: Record<EntityType, string> = {
  PERSON: t`Person`,
  ORGANIZATION: t`Organization`,
  PRACTITIONER: t`Practitioner`,
  LOCATION: t`Location`,
  APPOINTMENT: t`Appointment`,
  ITEM: t`Item`,
};

const UNNAMED: Record<EntityType, string> = {
  PERSON: t`Unnamed person`,
  ORGANIZATION: t`Unnamed organization`,
  PRACTITIONER: t`Unnamed practitioner`,
  LOCATION: t`Unnamed location`,
  APPOINTMENT: t`Unnamed appointment`,
  ITEM: t`Unnamed item`,
};

/** Returns the name of an entity, or a text such as “Unnamed person” if the entity has no name. */
export const nameOf = ({ displayName, type }: { displayName: string; type: EntityType }): string =>
  displayName || UNNAMED[type];

export const sourceOf = ({ sourceName, source }: { sourceName: string | null; source: WorldSource }): string =>
  sourceName ?? WORLD_SOURCE_TITLES[source];

const EVIDENCE: Record<DuplicateEvidenceKind, string> = {
  PHONE: t`Same phone number`,
  EMAIL: t`Same email address`,
  NAME: t`Similar name`,
  BIRTH_DATE: t`Same birth date`,
};

/** Formats the evidence that two records may be the same, with its contribution to the score. */
export const evidenceText = (evidence: readonly { kind: DuplicateEvidenceKind; percent: number }[]): string =>
  evidence.length === 0
    ? t`Linked without evidence`
    : evidence.map(({ kind, percent }) => `${EVIDENCE[kind]} (${percent}%)`).join(', ');

/** Returns the title of a system of external ids. */
export function systemTitle(system: string): string {
  if (system === CONTACT_SYSTEM) return t`Contact`;
  return sourceIdOf(system) === null ? system : t`Data source`;
}

/** Formats the names of the systems in which a record has an external id. */
export const systemsOf = ({ externalIds }: { externalIds: readonly { system: string }[] }): string =>
  externalIds.map(({ system }) => systemTitle(system)).join(', ');
