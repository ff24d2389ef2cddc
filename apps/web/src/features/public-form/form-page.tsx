import { PageHeader } from '../../ui/page-header.tsx';

export function FormPage() {
  return (
    <main>
      <PageHeader title="Form" />
    </main>
  );
}
