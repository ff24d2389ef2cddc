import { type FormLanguage, isRightToLeft } from '@frontdesk/domain';
import { useEffect } from 'react';

/** Sets the language and the text direction of the document while the page is shown. */
export function usePageLanguage(language: FormLanguage): void {
  useEffect(() => {
    const root = document.documentElement;
    const { lang, dir } = root;
    root.lang = language;
    root.dir = isRightToLeft(language) ? 'rtl' : 'ltr';
    return () => {
      root.lang = lang;
      root.dir = dir;
    };
  }, [language]);
}
