import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

type Native<Own> = Own & Omit<ComponentPropsWithRef<'a'>, keyof Own>;

/** Text link to a page of the app: `<AnchorLink to={paths.leads({ workspace })}>`. */
export const AnchorLink = createLink((props: Native<AnchorProps>) => <Anchor {...props} />);

/** Link to a page of the app that looks like a button. */
export const ButtonLink = createLink((props: Native<ButtonProps>) => <Button component="a" {...props} />);
