import { type ComponentPropsWithRef, createContext, useContext } from 'react';

const InsideMain = createContext(false);

/** Main landmark of the page. Components that also appear inside a layout use `PageMain` instead. */
export function Main(props: ComponentPropsWithRef<'main'>) {
  return (
    <InsideMain value={true}>
      <main id="main" tabIndex={-1} {...props} />
    </InsideMain>
  );
}

/**
 * Main landmark for pages that replace a failed layout. Renders no landmark if a surrounding layout already provides
 * one.
 */
export function PageMain({ children }: { children: React.ReactNode }) {
  return useContext(InsideMain) ? children : <Main>{children}</Main>;
}

/** Marks its children as being inside the main landmark. Used by layouts whose main element is rendered elsewhere. */
export const MainLandmarkContext = ({ children }: { children: React.ReactNode }) => (
  <InsideMain value={true}>{children}</InsideMain>
);
