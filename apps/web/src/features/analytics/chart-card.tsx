import { useWorkspace } from '../../session/workspace.tsx';
import { ChartCard as Card, type ChartCardProps } from '../../ui/chart-card.tsx';

/** A chart of the workspace, whose CSV file has the name of the workspace. */
export const ChartCard = (props: Omit<ChartCardProps, 'filePrefix'>) => (
  <Card filePrefix={useWorkspace().slug} {...props} />
);
