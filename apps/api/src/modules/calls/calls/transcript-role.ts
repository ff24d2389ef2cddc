import type { VapiLine } from '@frontdesk/providers';

export const transcriptRoleOf = (role: VapiLine['role']): 'CONTACT' | 'AGENT' =>
  role === 'ASSISTANT' ? 'AGENT' : 'CONTACT';
