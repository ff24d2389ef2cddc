// NOTE: this whole folder is being built by another engineer since 04:05; the engineer of leads and members leaves it alone.
import { PageHeader } from '../../ui/page-header.tsx';

export function FormPage() {
  return (
    <main>
      <PageHeader title="Form" />
    </main>
  );
}
