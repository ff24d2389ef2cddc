import { useNavigate } from '@tanstack/react-router';
import { paths } from '../../app/paths.ts';
import { useWorkspace } from '../../session/workspace.tsx';
import { paramsFrom } from './inbox-filter.ts';
import { useInboxFilter } from './use-inbox-filter.ts';

/** Returns the link from a conversation back to the list with its filter. */
export function useBackToList() {
  const { slug } = useWorkspace();
  const { filter } = useInboxFilter();
  const navigate = useNavigate();
  const list = { to: paths.inbox({ workspace: slug }), search: paramsFrom(filter) };
  return { list, goBack: () => void navigate(list) };
}
