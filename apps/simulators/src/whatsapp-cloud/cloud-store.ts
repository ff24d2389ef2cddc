export interface CloudMessage {
  readonly id: string;
  readonly seed: string;
  /** Without the plus, as Meta writes it. */
  readonly contact: string;
  readonly direction: 'IN' | 'OUT';
  readonly body: string;
  readonly reference: string | null;
  readonly at: Date;
}

export interface CloudTemplate {
  readonly name: string;
  readonly language: string;
  readonly status: 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED';
  readonly variables: number;
}

export interface CloudStore {
  add(message: Omit<CloudMessage, 'id' | 'at'>): CloudMessage;
  messages(): readonly CloudMessage[];
  /** Within 24 hours of what the contact last wrote. */
  windowIsOpen(seed: string, contact: string): boolean;
  template(template: CloudTemplate): void;
  templates(): readonly CloudTemplate[];
  reset(): void;
}

const WINDOW_MS = 24 * 3_600_000;
const GREETING: CloudTemplate = { name: 'greeting', language: 'en_US', status: 'APPROVED', variables: 1 };

export function cloudStore(now: () => Date): CloudStore {
  const messages: CloudMessage[] = [];
  let templates = [GREETING];
  return {
    add: (given) => {
      const id = `wamid.${Buffer.from(`${given.seed.slice(0, 8)} ${messages.length}`).toString('base64url')}`;
      const message = { ...given, id, at: now() };
      messages.push(message);
      return message;
    },
    messages: () => messages,
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
      templates = [GREETING];
    },
  };
}
