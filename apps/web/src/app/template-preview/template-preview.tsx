import { filledText, type TemplateButton } from '@frontdesk/domain';
import { t } from '@lingui/core/macro';
import { IconExternalLink, IconPhone } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import type { HeaderFile } from './template-file.tsx';
import classes from './template-preview.module.css';

const TemplateFile = lazy(() => import('./template-file.tsx'));

interface Props {
  template: {
    readonly header: string | null;
    readonly headerFile: HeaderFile | null;
    readonly body: string;
    readonly footer: string | null;
    readonly buttons: readonly TemplateButton[];
  };
  /** Values of the variables. A variable without a value is shown as a placeholder. */
  values: Readonly<Record<string, string>>;
}

/** A template as a phone shows it, with its buttons. */
export function TemplatePreview({ template: { header, headerFile, body, footer, buttons }, values }: Props) {
  return (
    <div className={classes.bubble} dir="auto" role="note" aria-label={t`Preview`}>
      <div className={classes.content}>
        {headerFile && (
          <Suspense fallback={null}>
            <TemplateFile file={headerFile} />
          </Suspense>
        )}
        {header && <strong className={classes.part}>{filledText(header, values)}</strong>}
        <span className={classes.part}>{filledText(body, values)}</span>
        {footer && <small className={classes.part}>{footer}</small>}
      </div>
      {buttons.length > 0 && (
        <ul className={classes.buttons} aria-label={t`Buttons`}>
          {buttons.map((button, at) => (
            <li key={at} className={classes.button} title={targetOf(button, values)}>
              <ButtonIcon type={button.type} />
              {button.text || t`Button ${at + 1}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const targetOf = ({ url, phoneNumber }: TemplateButton, values: Props['values']) =>
  url ? filledText(url, values) : (phoneNumber ?? undefined);

/** Icon of a link or a phone number. Renders nothing for other buttons. */
export function ButtonIcon({ type }: Pick<TemplateButton, 'type'>) {
  if (type === 'URL') return <IconExternalLink size={15} stroke={1.8} aria-hidden />;
  return type === 'PHONE_NUMBER' ? <IconPhone size={15} stroke={1.8} aria-hidden /> : null;
}
