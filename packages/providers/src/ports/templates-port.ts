import type { HeaderFormat, ProviderFile } from './provider-file.ts';

export type TemplateStatusWord = 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED' | 'OTHER';
export type TemplateCategoryWord = 'MARKETING' | 'UTILITY' | 'AUTHENTICATION' | 'OTHER';

export type TemplateButtonWord = 'QUICK_REPLY' | 'URL' | 'PHONE_NUMBER' | 'OTHER';

/** A button of a template. */
export interface ProviderButton {
  /** OTHER for a kind that Frontdesk does not support. */
  readonly type: TemplateButtonWord;
  readonly text: string;
  /** Web address. Its variable, if it has one, is at the end and has a name that is unique in the template. */
  readonly url: string | null;
  readonly phoneNumber: string | null;
}

/** A template in its current state at the provider. */
export interface ProviderTemplate {
  readonly providerId: string;
  readonly name: string;
  readonly language: string;
  readonly category: TemplateCategoryWord;
  readonly status: TemplateStatusWord;
  readonly header: string | null;
  /** Kind of the file in the header. Null if the header is a text, or if there is none. */
  readonly headerFormat: HeaderFormat | null;
  readonly body: string;
  readonly footer: string | null;
  readonly buttons: readonly ProviderButton[];
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
  /** Sample of the file in the header. Null if there is none, and always null for Twilio. */
  readonly headerFile: (ProviderFile & { readonly format: HeaderFormat }) | null;
  readonly body: string;
  readonly footer: string | null;
  readonly buttons: readonly ProviderButton[];
  /** Example value of each variable of the body and then of the buttons, in the order of the variables. */
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

const BUTTONS = ['QUICK_REPLY', 'URL', 'PHONE_NUMBER'] as const;

/** Converts a kind of button. An unknown kind becomes OTHER. */
export const buttonWord = (word: string): TemplateButtonWord =>
  BUTTONS.find((known) => known === word.toUpperCase()) ?? 'OTHER';

const VARIABLE_AT_END = /\{\{\s*(\w+)\s*\}\}$/;

/** Returns the name of the variable at the end of an address. Null if there is none. */
export const urlVariable = (url: string | null): string | null => VARIABLE_AT_END.exec(url ?? '')?.[1] ?? null;

/** Renames the variable at the end of an address. Returns an address without a variable unchanged. */
export const withUrlVariable = (url: string, name: string): string => url.replace(VARIABLE_AT_END, `{{${name}}}`);

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
