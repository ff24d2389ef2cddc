import { v7 as uuidv7 } from 'uuid';
import { recordModelCalls } from '../../src/modules/agent/model-usage/index.ts';
import type { BuiltWorkspace } from './build.ts';
import type { TestFrontdesk } from './frontdesk.ts';

/** Records a call to a model in a conversation. */
export const buildModelCall = (
  fd: TestFrontdesk,
  { id: workspaceId }: Pick<BuiltWorkspace, 'id'>,
  { conversationId = null, model = 'gpt-4o' }: { conversationId?: string | null; model?: string } = {},
) =>
  fd.services.database.forWorkspace(workspaceId).write((tx) => {
    const call = {
      id: uuidv7(),
      provider: 'OPENAI',
      integrationId: uuidv7(),
      model,
      priceNames: [model],
      usage: { inputTokens: 1000, outputTokens: 100 },
      audioSeconds: null,
      durationMs: 300,
      at: fd.services.clock(),
    };
    return recordModelCalls(tx, fd.services, [{ purpose: 'WORDING', call }], { workspaceId, conversationId });
  });

/** Adds a price of a new model that is not valid yet. Returns its id. */
export async function buildModelPrice(fd: TestFrontdesk): Promise<string> {
  const [id, now] = [uuidv7(), fd.services.clock()];
  const price = { provider: 'OPENAI', model: `model-${id}`, inputMicros: 1, outputMicros: 1 };
  const validFrom = new Date(now.getTime() + 3_600_000);
  const data = { id, ...price, validFrom, createdAt: now, createdByName: 'Pia Platform' };
  await fd.services.database.system.prisma.modelPrice.create({ data });
  return id;
}
