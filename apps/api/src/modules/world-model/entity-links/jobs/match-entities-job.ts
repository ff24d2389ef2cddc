import type { Task } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { asSystemActor } from '../../../../events/system-actor.ts';
import { ingestContacts } from '../../entities/index.ts';
import { lockEntityLinks } from '../entity-links.repository.ts';
import { contactsWithoutEntity, findSuggestions, storeSuggestions } from '../suggestions.ts';

interface MatchOrder {
  readonly workspaceId: string;
  readonly entityIds: readonly string[];
}

/**
 * Suggests people who may be the same as the given entities. For a contact with the same phone number or email address
 * that has no entity, creates one first, so that the contact can be suggested. A repeated job stores the same
 * suggestions.
 */
export const matchEntitiesJob =
  (services: Services): Task =>
  async (payload) => {
    const { workspaceId, entityIds } = payload as MatchOrder;
    await services.database.forWorkspace(workspaceId).write(async (tx) => {
      await lockEntityLinks(tx, workspaceId);
      const by = asSystemActor(services, workspaceId, { kind: 'system', name: 'World model' });
      await ingestContacts(tx, by, await contactsWithoutEntity(tx, entityIds));
      const suggestions = await findSuggestions(tx, entityIds);
      await storeSuggestions(tx, { workspaceId, at: services.clock() }, entityIds, suggestions);
    });
  };
