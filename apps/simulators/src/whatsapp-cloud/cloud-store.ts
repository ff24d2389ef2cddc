import type { CloudChoices } from './cloud-interactive.ts';

export interface CloudMessage {
  readonly id: string;
  readonly seed: string;
  /** The contact's phone number without the plus sign, as Meta writes it. */
  readonly contact: string;
  readonly direction: 'IN' | 'OUT';
  readonly body: string;
  readonly reference: string | null;
  /** Options that the contact can press. Absent if there are none. */
  readonly choices?: CloudChoices | null;
  readonly at: Date;
  status: 'sent' | 'delivered' | 'read' | 'received';
}

export interface CloudTemplate {
  readonly name: string;
  readonly language: string;
  readonly status: 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED';
  /** How many variables the template has. */
  readonly variables: number;
  readonly category?: 'MARKETING' | 'UTILITY';
  readonly body?: string;
}

export interface CloudStore {
  add(message: Omit<CloudMessage, 'id' | 'at' | 'status'>): CloudMessage;
  /** Returns the messages from and to a contact, oldest first. */
  between(seed: string, contact: string): readonly CloudMessage[];
  messages(): readonly CloudMessage[];
  /** Whether the contact has written within the last 24 hours. */
  windowIsOpen(seed: string, contact: string): boolean;
  template(template: CloudTemplate): void;
  templates(): readonly CloudTemplate[];
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
      templates = [...templates.filter(({ name }) => name !== template.name), template];
    },
    templates: () => templates,
    reset: () => {
      messages.length = 0;
      templates = [...TEMPLATES];
    },
  };
}
