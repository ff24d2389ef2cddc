import { paths } from '../../app/paths.ts';

interface Subject {
  workspace: string;
  type: string;
  id: string;
}

/** Returns the path of the page for the record of an audit event. Null for record types without a page. */
export function subjectPath({ workspace, type, id }: Subject): string | null {
  switch (type) {
    case 'Lead':
      return paths.lead({ workspace, lead: id });
    case 'Call':
      return paths.call({ workspace, call: id });
    case 'Contact':
      return paths.contact({ workspace, contact: id });
    case 'ContactImport':
      return paths.contactImport({ workspace, contactImport: id });
    case 'Conversation':
      return paths.conversation({ workspace, conversation: id });
    case 'Member':
    case 'Invitation':
      return paths.members({ workspace });
    case 'ApiKey':
    case 'Workspace':
      return paths.settings({ workspace });
    default:
      return null;
  }
}
