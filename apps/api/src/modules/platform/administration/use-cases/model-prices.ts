import { MODEL_PRICE_LIMITS, type ModelProvider, normalizeText, priceNameOf } from '@frontdesk/domain';
import { v7 as uuidv7 } from 'uuid';
import type { SignedInContext } from '../../../../auth/context.ts';
import { notFound } from '../../../../errors/denials.ts';
import { refused } from '../../../../errors/refused.ts';
import { recordPlatformEvent } from '../../../../events/record-platform-event.ts';

interface Prices {
  readonly inputMicros?: number | null;
  readonly cachedInputMicros?: number | null;
  readonly outputMicros?: number | null;
  readonly audioMicros?: number | null;
}

interface CreateModelPrice extends Prices {
  readonly provider: ModelProvider;
  readonly model: string;
  /** Time from which the price is valid. Null if the price is valid immediately. */
  readonly validFrom?: Date | null;
}

/**
 * Adds a price. It cannot start in the past, because each call is charged at the price that was valid when it was made.
 */
export async function createModelPrice(ctx: SignedInContext, input: CreateModelPrice) {
  const { provider, validFrom: from } = input;
  const now = ctx.services.clock();
  const model = priceNameOf(normalizeText(input.model, MODEL_PRICE_LIMITS.modelLength) ?? '');
  if (model === '') return refused('MODEL_NAME_INVALID', 'model');
  const prices = validPrices(input);
  if (!prices) return refused('MODEL_PRICE_INVALID', 'inputMicros');
  if (from && from < now) return refused('MODEL_PRICE_PAST', 'validFrom');
  const price = { provider, model, ...prices, validFrom: from ?? now };
  return ctx.services.database.system.write(async (tx) => {
    const [id, createdByName] = [uuidv7(), ctx.actor.name];
    const { count } = await tx.modelPrice.createMany({
      data: { id, ...price, createdAt: now, createdByName },
      skipDuplicates: true,
    });
    if (count === 0) return refused('MODEL_PRICE_TAKEN', 'validFrom');
    const after = { ...price, validFrom: price.validFrom.toISOString() };
    await recordPlatformEvent(tx, ctx, { name: 'model_price.created', subject: { type: 'ModelPrice', id }, after });
    return { price: { id, ...price, createdAt: now, createdByName } } as const;
  });
}

/** Returns the prices, with null for omitted prices. Returns null if the prices are incomplete or out of range. */
function validPrices({ inputMicros, cachedInputMicros, outputMicros, audioMicros }: Prices) {
  const prices = {
    inputMicros: inputMicros ?? null,
    cachedInputMicros: cachedInputMicros ?? null,
    outputMicros: outputMicros ?? null,
    audioMicros: audioMicros ?? null,
  };
  const isInRange = Object.values(prices).every(
    (price) => price === null || (price >= 0 && price <= MODEL_PRICE_LIMITS.micros),
  );
  const isComplete =
    (prices.inputMicros === null) === (prices.outputMicros === null) &&
    (prices.inputMicros !== null || (prices.audioMicros !== null && prices.cachedInputMicros === null));
  return isInRange && isComplete ? prices : null;
}

/** Deletes a price that has not become valid yet. */
export const deleteModelPrice = (ctx: SignedInContext, { id }: { readonly id: string }) =>
  ctx.services.database.system.write(async (tx) => {
    const price = await tx.modelPrice.findUnique({ where: { id } });
    if (!price) throw notFound();
    if (price.validFrom <= ctx.services.clock()) return refused('MODEL_PRICE_VALID');
    await tx.modelPrice.deleteMany({ where: { id } });
    const before = { provider: price.provider, model: price.model, validFrom: price.validFrom.toISOString() };
    await recordPlatformEvent(tx, ctx, { name: 'model_price.deleted', subject: { type: 'ModelPrice', id }, before });
    return { id } as const;
  });
