import { Tabs } from '@mantine/core';
import { CopyField } from '../../ui/copy-field.tsx';
import { SNIPPETS } from './snippets.ts';

/** Code that verifies signatures. */
export function VerifySnippets() {
  return (
    <Tabs defaultValue={SNIPPETS[0].title}>
      <Tabs.List aria-label="Verify in">
        {SNIPPETS.map(({ title }) => (
          <Tabs.Tab key={title} value={title}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {SNIPPETS.map(({ title, code }) => (
        <Tabs.Panel key={title} value={title} pt="sm">
          <CopyField label={`Verify in ${title}`} hideLabel value={code} block />
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
