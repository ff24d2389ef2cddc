import { useQuery } from '@apollo/client/react';
import { ButtonLink } from '../../app/link.tsx';
import { paths } from '../../app/paths.ts';
import { ContactEntityDocument } from '../../gql/contact-entity.ts';
import { useCan, useWorkspace } from '../../session/workspace.tsx';

/** Link to the contact's entity. Absent without one. */
export function WorldModelLink({ id }: { id: string }) {
  const { slug: workspace } = useWorkspace();
  const canRead = useCan('read', 'Entity');
  const { data } = useQuery(ContactEntityDocument, { variables: { id }, skip: !canRead });
  const entity = data?.entities.edges[0]?.node.id;
  if (!entity) return null;
  return (
    <ButtonLink to={paths.entity({ workspace, entity })} size="xs" variant="default">
      Records
    </ButtonLink>
  );
}
