import { type ComponentPropsWithRef, createContext, useContext } from 'react';

const InsideMain = createContext(false);

/** The page's main landmark. What may stand alone or inside a layout uses `PageMain` instead. */
export function Main(props: ComponentPropsWithRef<'main'>) {
  return (
    <InsideMain value={true}>
      <main id="main" tabIndex={-1} {...props} />
    </InsideMain>
  );
}

/** A main landmark unless one exists already: for pages that replace a failed layout. */
export function PageMain({ children }: { children: React.ReactNode }) {
  return useContext(InsideMain) ? children : <Main>{children}</Main>;
}

/** For layouts whose main element is rendered elsewhere. */
export const MainLandmarkContext = ({ children }: { children: React.ReactNode }) => (
  <InsideMain value={true}>{children}</InsideMain>
);
