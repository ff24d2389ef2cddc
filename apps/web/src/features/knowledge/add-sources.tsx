import { t } from '@lingui/core/macro';
import { FileButton } from '@mantine/core';
import { IconFileText, IconMessageQuestion, IconUpload, IconWorldWww } from '@tabler/icons-react';
import { type DragEvent, type MouseEvent, type ReactNode, useState } from 'react';
import { useCan } from '../../session/workspace.tsx';
import { PermissionButton } from '../../ui/permission-button.tsx';
import classes from './knowledge.module.css';
import { MANAGES } from './permission.ts';
import { ACCEPTED_FILES } from './source-labels.ts';
import type { AddedKind } from './use-sources.ts';

interface AddProps {
  onAdd: (kind: AddedKind) => void;
  onUpload: (files: File[]) => void;
}

/** Buttons that add a source with a form or by uploading files. */
export function AddSourceButtons({ onAdd, onUpload }: AddProps) {
  const allowed = useCan('create', 'KnowledgeSource');
  const permission = { allowed, reason: allowed ? null : MANAGES };
  return (
    <>
      <PermissionButton
        permission={permission}
        leftSection={<IconMessageQuestion size={17} aria-hidden />}
        onClick={() => onAdd('QUESTION_ANSWER')}
      >
        {t`Add question and answer`}
      </PermissionButton>
      <PermissionButton
        variant="default"
        permission={permission}
        leftSection={<IconFileText size={17} aria-hidden />}
        onClick={() => onAdd('TEXT')}
      >
        {t`Add text`}
      </PermissionButton>
      <PermissionButton
        variant="default"
        permission={permission}
        leftSection={<IconWorldWww size={17} aria-hidden />}
        onClick={() => onAdd('WEB_PAGE')}
      >
        {t`Add web page`}
      </PermissionButton>
      <FileButton multiple accept={ACCEPTED_FILES} inputProps={{ onClick: forgetFiles }} onChange={onUpload}>
        {({ onClick }) => (
          <PermissionButton
            variant="default"
            permission={permission}
            leftSection={<IconUpload size={17} aria-hidden />}
            onClick={onClick}
          >
            {t`Upload files`}
          </PermissionButton>
        )}
      </FileButton>
    </>
  );
}

/** Resets the file input, so that the user can choose the same file again, for example after it was rejected. */
const forgetFiles = ({ currentTarget }: MouseEvent<HTMLInputElement>) => {
  currentTarget.value = '';
};

/** Area onto which files can be dropped to upload them. */
export function DropArea({ onDrop, children }: { onDrop: (files: File[]) => void; children: ReactNode }) {
  const allowed = useCan('create', 'KnowledgeSource');
  const [isOver, setOver] = useState(false);
  if (!allowed) return children;
  const hover = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onDrop([...event.dataTransfer.files]);
  };
  return (
    <div
      className={classes.drop}
      data-over={isOver}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {children}
    </div>
  );
}
