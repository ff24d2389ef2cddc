import type { Persona } from '@frontdesk/agent';
import { LIMITS, normalizeName, normalizeText } from '@frontdesk/domain';
import type { WorkspaceContext } from '../../../../auth/context.ts';
import { isRefused, type Refused, refused, validFields } from '../../../../errors/refused.ts';
import { recordEvent } from '../../../../events/record-event.ts';
import { incrementRevision } from '../draft.ts';
import { changeDraft } from './change-draft.ts';

interface UpdatePersona extends Persona {
  readonly agentId: string | null;
  readonly revision: number;
}

/** Changes the persona in the draft. An unchanged persona does not increase the revision. */
export async function updatePersona(ctx: WorkspaceContext, input: UpdatePersona) {
  const persona = validatePersona(input);
  if (isRefused(persona)) return persona;
  const changed = await changeDraft(ctx, { of: 'Persona', ...input }, async (tx, draft) => {
    if (JSON.stringify(draft.persona) === JSON.stringify(persona)) return;
    const id = draft.personaId;
    await tx.persona.update({ where: { workspaceId_id: { workspaceId: ctx.workspace.id, id } }, data: persona });
    await incrementRevision(tx, ctx.workspace.id, draft);
    const subject = { type: 'Persona', id };
    await recordEvent(tx, ctx, { name: 'persona.updated', subject, before: draft.persona, after: persona });
  });
  return isRefused(changed) ? changed : ({ draft: changed } as const);
}

function validatePersona(input: Persona): Persona | Refused {
  return validFields({
    name: normalizeName(input.name) ?? refused('NAME_INVALID', 'name'),
    role: normalizeText(input.role, LIMITS.personaRoleLength) || refused('PERSONA_ROLE_INVALID', 'role'),
    tone: normalizeText(input.tone, LIMITS.personaToneLength) ?? refused('TONE_TOO_LONG', 'tone'),
  });
}
