export type TemplateStatusWord = 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED' | 'OTHER';
export type TemplateCategoryWord = 'MARKETING' | 'UTILITY' | 'AUTHENTICATION' | 'OTHER';

/** A template as its provider has it now. */
export interface ProviderTemplate {
  readonly providerId: string;
  readonly name: string;
  readonly language: string;
  readonly category: TemplateCategoryWord;
  readonly status: TemplateStatusWord;
  readonly header: string | null;
  readonly body: string;
  readonly footer: string | null;
  /** Samples for the variables of the text, in their order; as many as the provider gave. */
  readonly examples: readonly string[];
  readonly rejectedReason: string | null;
}

/** The templates of one account, all of them. */
export interface TemplatesPort {
  readonly accountId: string;
  list(): Promise<ProviderTemplate[]>;
}

/** What comes from outside is one of our words, or OTHER. */
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
