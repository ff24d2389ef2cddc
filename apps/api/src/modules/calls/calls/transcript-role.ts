import type { VapiLine } from '@frontdesk/providers';

/** The provider's assistant is our agent. */
export const transcriptRoleOf = (role: VapiLine['role']): 'CONTACT' | 'AGENT' =>
  role === 'ASSISTANT' ? 'AGENT' : 'CONTACT';
