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

/** Usage of a model call, with the account that was used. */
export interface UsedModel {
  /** Id of the call, which ensures that the call is counted only once. */
  readonly id: string;
  readonly provider: string;
  readonly integrationId: string;
  /** Name of the model that the workspace selected. */
  readonly model: string;
  /** Model names for which a price can be stored, most specific name first. */
  readonly priceNames: readonly string[];
  /** Tokens used by the model call. Null for the transcription of a recording. */
  readonly usage: ModelTokens | null;
  /**
   * Length of the transcribed recording in seconds. Null if the length is unknown, and for model calls without a
   * recording.
   */
  readonly audioSeconds: number | null;
  readonly durationMs: number;
  readonly at: Date;
}

/** Model reply with the usage of the call. */
export interface CountedReply extends ModelReply {
  readonly call: UsedModel;
}

/** Model whose replies contain their usage. The calling code records the usage with `recordModelCalls`. */
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

/** Wraps a model of an account so that its replies contain their usage. */
export const countedModel = (services: Clock, account: OpenedIntegration, port: ModelPort): CountedModel => ({
  embed: async (request) => {
    const at = services.clock();
    const embeddings = await port.embed(request);
    const { model: answeredBy } = embeddings;
    const usage = { ...embeddings.usage, outputTokens: 0 };
    // `row.model` is the language model of the account, so this copy contains the embedding model instead.
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

/** Wraps an account's model for recordings and images so that its results contain their usage. */
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
  /** Name of the model as returned in the response. */
  readonly answeredBy: string;
}

function usedModel(
  services: Clock,
  { row }: OpenedIntegration,
  { at, usage, answeredBy, audioSeconds }: Used,
): UsedModel {
  // For a recording, the model name in the response is used, because recordings are transcribed by another model than
  // the one that the workspace selected.
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
