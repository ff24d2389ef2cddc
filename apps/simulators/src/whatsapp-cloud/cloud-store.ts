import type { CloudButton } from './cloud-buttons.ts';
import type { CloudChoices } from './cloud-interactive.ts';
import type { CloudHeaderFormat } from './cloud-media.ts';

export interface CloudMessage {
  readonly id: string;
  readonly seed: string;
  /** The contact's phone number in Meta's format, without the plus sign. */
  readonly contact: string;
  readonly direction: 'IN' | 'OUT';
  readonly body: string;
  readonly reference: string | null;
  /** Options that the contact can press. Absent if there are none. */
  readonly choices?: CloudChoices | null;
  /** Id of the file in the header of a template. Absent if there is none. */
  readonly fileId?: string;
  readonly at: Date;
  status: 'sent' | 'delivered' | 'read' | 'received';
}

export interface CloudTemplate {
  readonly name: string;
  readonly language: string;
  readonly status: 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED';
  /** Number of variables in the template. */
  readonly variables: number;
  readonly category?: 'MARKETING' | 'UTILITY';
  readonly header?: string | null;
  /** Kind of the file in the header. Absent if there is none. */
  readonly headerFormat?: CloudHeaderFormat | null;
  readonly body?: string;
  readonly footer?: string | null;
  readonly buttons?: readonly CloudButton[];
  readonly examples?: readonly string[];
  /** Account that created the template. Absent for templates that every account has. */
  readonly seed?: string;
}

export interface CloudStore {
  add(message: Omit<CloudMessage, 'id' | 'at' | 'status'>): CloudMessage;
  /** Returns the messages from and to a contact, oldest first. */
  between(seed: string, contact: string): readonly CloudMessage[];
  messages(): readonly CloudMessage[];
  /** Whether the contact has written within the last 24 hours. */
  windowIsOpen(seed: string, contact: string): boolean;
  /** Sets the approval status of a template that every account has. */
  template(template: CloudTemplate): void;
  /** Returns the templates of an account. */
  templates(seed: string): readonly CloudTemplate[];
  /** Creates or replaces a template of an account. */
  putTemplate(template: CloudTemplate & { readonly seed: string }): void;
  /** Deletes a template. Templates that every account has are deleted for all accounts. */
  removeTemplate(template: CloudTemplate): void;
  reset(): void;
}

const WINDOW_MS = 24 * 3_600_000;
/** Templates that every simulated account has. */
const TEMPLATES: readonly CloudTemplate[] = [
  {
    name: 'greeting',
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    variables: 1,
    body: 'Hello {{1}}, thank you for writing to us. May we ask you a few questions here?',
  },
  {
    name: 'appointment_reminder',
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    variables: 2,
    body: 'Hello {{1}}, this is a reminder of your appointment on {{2}}. Reply to move it.',
  },
  {
    name: 'winter_offer',
    language: 'en_US',
    status: 'PAUSED',
    category: 'MARKETING',
    variables: 1,
    body: '{{1}}, this week everything is a third less.',
  },
];

export function cloudStore(now: () => Date): CloudStore {
  const messages: CloudMessage[] = [];
  let templates = [...TEMPLATES];
  return {
    add: (given) => {
      const id = `wamid.${Buffer.from(`${given.seed.slice(0, 8)} ${messages.length}`).toString('base64url')}`;
      const status = given.direction === 'IN' ? 'received' : 'sent';
      const message: CloudMessage = { ...given, id, at: now(), status };
      messages.push(message);
      return message;
    },
    messages: () => messages,
    between: (seed, contact) => messages.filter((one) => one.seed === seed && one.contact === contact),
    windowIsOpen: (seed, contact) =>
      messages.some(
        (one) =>
          one.direction === 'IN' &&
          one.seed === seed &&
          one.contact === contact &&
          now().getTime() - one.at.getTime() < WINDOW_MS,
      ),
    template: (template) => {
      templates = [...templates.filter(({ name, seed }) => name !== template.name || seed), template];
    },
    templates: (seed) => templates.filter((one) => (one.seed ?? seed) === seed),
    putTemplate: (template) => {
      const { name, language, seed } = template;
      const others = templates.filter((one) => one.name !== name || one.language !== language || one.seed !== seed);
      templates = [...others, template];
    },
    removeTemplate: (template) => {
      templates = templates.filter((one) => one !== template);
    },
    reset: () => {
      messages.length = 0;
      templates = [...TEMPLATES];
    },
  };
}
