import { t } from '@lingui/core/macro';
import { Modal } from '@mantine/core';
import { useLastValue } from '../../lib/use-last-value.ts';
import type { ListedTool } from './tool-labels.ts';
import { ToolLog } from './tool-log.tsx';

/** Dialog with the calls of an HTTP tool. */
export function ToolLogDialog({ tool, onClose }: { tool: ListedTool | null; onClose: () => void }) {
  const shown = useLastValue(tool);
  return (
    <Modal opened={tool !== null} onClose={onClose} size="lg" title={shown ? t`Log of ${shown.name}` : ''}>
      {shown && <ToolLog key={shown.id} tool={{ toolId: shown.id }} />}
    </Modal>
  );
}
