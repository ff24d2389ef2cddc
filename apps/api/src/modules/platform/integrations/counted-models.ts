import { priceNameOf } from '@frontdesk/domain';
import type {
  Embeddings,
  EmbedRequest,
  MediaModelPort,
  MediaText,
  ModelFile,
  ModelPort,
  ModelReply,
  ModelRequest,
  ModelTokens,
} from '@frontdesk/providers';
import { v7 as uuidv7 } from 'uuid';
import type { Services } from '../../../auth/context.ts';
import type { OpenedIntegration } from './account.ts';

/** What a call to a model used, and the account that answered. */
export interface UsedModel {
  /** Identifies the call, so that it is counted once. */
  readonly id: string;
  readonly provider: string;
  readonly integrationId: string;
  /** Name of the model that the workspace chose. */
  readonly model: string;
  /** Names under which the price of the model can be stored, the most exact one first. */
  readonly priceNames: readonly string[];
  /** Tokens of the call. Null for a recording. */
  readonly usage: ModelTokens | null;
  /** Length of a recording. Null if it is not known, or for other calls. */
  readonly audioSeconds: number | null;
  readonly durationMs: number;
  readonly at: Date;
}

/** A reply with what it used. */
export interface CountedReply extends ModelReply {
  readonly call: UsedModel;
}

/** A model whose replies say what they used. The caller records it with `recordModelCalls`. */
export interface CountedModel {
  reply(request: ModelRequest): Promise<CountedReply>;
  embed(request: EmbedRequest): Promise<CountedEmbeddings>;
}

export interface CountedEmbeddings extends Embeddings {
  readonly call: UsedModel;
}

export interface CountedText extends MediaText {
  readonly call: UsedModel;
}

export interface CountedMediaModel {
  transcribe(recording: ModelFile): Promise<CountedText>;
  describe(image: ModelFile): Promise<CountedText>;
}

type Clock = Pick<Services, 'clock'>;

/** Adds what was used to the replies of an account's model. */
export const countedModel = (services: Clock, account: OpenedIntegration, port: ModelPort): CountedModel => ({
  embed: async (request) => {
    const at = services.clock();
    const embeddings = await port.embed(request);
    const { model: answeredBy } = embeddings;
    const usage = { ...embeddings.usage, outputTokens: 0 };
    // The row names the language model of the account.
    const embedding = { ...account, row: { ...account.row, model: account.row.embeddingModel } };
    return { ...embeddings, call: usedModel(services, embedding, { at, usage, answeredBy, audioSeconds: null }) };
  },
  reply: async (request) => {
    const at = services.clock();
    const reply = await port.reply(request);
    const { usage, model: answeredBy } = reply;
    return { ...reply, call: usedModel(services, account, { at, usage, answeredBy, audioSeconds: null }) };
  },
});

/** Adds what was used to the texts of an account's model for recordings and images. */
export function countedMediaModel(
  services: Clock,
  account: OpenedIntegration,
  port: MediaModelPort,
): CountedMediaModel {
  const counted = async (ask: () => Promise<MediaText>): Promise<CountedText> => {
    const at = services.clock();
    const text = await ask();
    const { model: answeredBy, usage, audioSeconds } = text;
    return { ...text, call: usedModel(services, account, { at, usage, answeredBy, audioSeconds }) };
  };
  return {
    transcribe: (recording) => counted(() => port.transcribe(recording)),
    describe: (image) => counted(() => port.describe(image)),
  };
}

interface Used extends Pick<UsedModel, 'at' | 'usage' | 'audioSeconds'> {
  /** Name of the model in the response. */
  readonly answeredBy: string;
}

function usedModel(
  services: Clock,
  { row }: OpenedIntegration,
  { at, usage, answeredBy, audioSeconds }: Used,
): UsedModel {
  // A recording is read by another model than the one that the workspace chose.
  const model = usage === null ? answeredBy : (row.model ?? answeredBy);
  const names = [model, answeredBy].flatMap((name) => [name.trim().toLowerCase(), priceNameOf(name)]);
  return {
    id: uuidv7(),
    provider: row.provider,
    integrationId: row.id,
    model,
    priceNames: [...new Set(names)],
    usage,
    audioSeconds,
    durationMs: services.clock().getTime() - at.getTime(),
    at,
  };
}
