export type TemplateStatusWord = 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED' | 'OTHER';
export type TemplateCategoryWord = 'MARKETING' | 'UTILITY' | 'AUTHENTICATION' | 'OTHER';

/** A template in its current state at the provider. */
export interface ProviderTemplate {
  readonly providerId: string;
  readonly name: string;
  readonly language: string;
  readonly category: TemplateCategoryWord;
  readonly status: TemplateStatusWord;
  readonly header: string | null;
  readonly body: string;
  readonly footer: string | null;
  /** Sample values of the variables, in order. Empty if the provider returns none. */
  readonly examples: readonly string[];
  readonly rejectedReason: string | null;
}

export interface TemplatesPort {
  readonly accountId: string;
  list(): Promise<ProviderTemplate[]>;
}

/** Converts a status of the provider. An unknown status becomes OTHER. */
export const statusWord = (word: string): TemplateStatusWord => STATUS[word.toUpperCase()] ?? 'OTHER';

const STATUS: Readonly<Record<string, TemplateStatusWord>> = {
  APPROVED: 'APPROVED',
  PENDING: 'PENDING',
  RECEIVED: 'PENDING',
  IN_APPEAL: 'PENDING',
  UNSUBMITTED: 'PENDING',
  REJECTED: 'REJECTED',
  PAUSED: 'PAUSED',
  DISABLED: 'DISABLED',
  LIMIT_EXCEEDED: 'DISABLED',
};

const CATEGORIES = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const;

export const categoryWord = (word: string): TemplateCategoryWord =>
  CATEGORIES.find((known) => known === word.toUpperCase()) ?? 'OTHER';
