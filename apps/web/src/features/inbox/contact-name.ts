import { formatPhone } from '../../lib/phone.ts';

/** What a contact goes by: the name, else the number; for those who may not see contacts, neither. */
export const contactName = (contact: { name: string; phone: string } | undefined): string =>
  contact ? contact.name || formatPhone(contact.phone) : 'A contact';
