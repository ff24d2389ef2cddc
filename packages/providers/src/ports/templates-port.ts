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
  /** Sample values of the variables, in the order of the variables. Empty if the provider returns none. */
  readonly examples: readonly string[];
  readonly rejectedReason: string | null;
}

/** Content of a template that is submitted for approval. */
export interface TemplateDraft {
  readonly name: string;
  readonly language: string;
  readonly category: 'MARKETING' | 'UTILITY';
  readonly header: string | null;
  readonly body: string;
  readonly footer: string | null;
  /** Example value of each variable of the body, in the order of the variables. */
  readonly examples: readonly string[];
}

/** A template that the provider accepted for review. */
export interface SubmittedTemplate {
  readonly providerId: string;
  readonly category: TemplateCategoryWord;
  readonly status: TemplateStatusWord;
}

export interface TemplatesPort {
  readonly accountId: string;
  list(): Promise<ProviderTemplate[]>;
  /**
   * Creates a template and submits it for approval. Throws REFUSED if a template with this name and language exists.
   */
  create(draft: TemplateDraft): Promise<SubmittedTemplate>;
  /** Changes a template, which is then reviewed again. Null if the provider does not support changes of templates. */
  readonly update: ((providerId: string, draft: TemplateDraft) => Promise<void>) | null;
  /** Deletes a template. Has no effect if it does not exist. */
  remove(template: { readonly providerId: string; readonly name: string }): Promise<void>;
}

/** Error code for a template whose name and language already exist. */
export const TEMPLATE_EXISTS = 'TEMPLATE_EXISTS';

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
