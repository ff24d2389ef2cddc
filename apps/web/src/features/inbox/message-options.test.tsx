import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { expect, it } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { render, screen, within } from '@testing-library/react';
import MessageOptions from './message-options.tsx';

const choice = (title: string, isChosen = false, description: string | null = null) => ({
  __typename: 'MessageChoice' as const,
  type: 'QUICK_REPLY' as const,
  title,
  description,
  isChosen,
});

const NONE = { choices: [], answeredText: null, headerFile: null };

it('shows the buttons of a template with their addresses [AG-36]', () => {
  const link = { ...choice('Visit', false, 'https://acme.test/x7'), type: 'URL' as const };
  render(<MessageOptions message={{ ...NONE, choices: [choice('Confirm', true), link] }} />);
  const [reply, visit] = within(screen.getByRole('list', { name: 'Options offered' })).getAllByRole('listitem');
  expect(within(reply!).getByLabelText('Chosen')).toBeInTheDocument();
  expect(visit).toHaveTextContent('Visit');
  expect(visit).toHaveAttribute('title', 'https://acme.test/x7');
});

it('shows the file in the header of a template [AG-37]', () => {
  const headerFile = { __typename: 'TemplateFile' as const, id: 'file-1', contentType: 'image/png', byteCount: 2048 };
  const client = new ApolloClient({ cache: new InMemoryCache(), link: ApolloLink.empty() });
  render(
    <ApolloProvider client={client}>
      <MantineProvider>
        <MessageOptions message={{ ...NONE, headerFile: { ...headerFile, name: 'offer.png' } }} />
      </MantineProvider>
    </ApolloProvider>,
  );
  expect(screen.getByRole('button', { name: 'Open offer.png' })).toHaveTextContent('offer.png');
});

it('shows the message that an answer answers [AG-36]', () => {
  render(<MessageOptions message={{ ...NONE, answeredText: 'See you on Monday?' }} />);
  expect(screen.getByText('Answers “See you on Monday?”')).toBeInTheDocument();
});

it('shows the options of a message and which one was chosen [AG-36]', () => {
  render(
    <MessageOptions message={{ ...NONE, choices: [choice('Tue 12 May, 10:00'), choice('Tue 12 May, 14:00', true)] }} />,
  );
  const [first, second] = within(screen.getByRole('list', { name: 'Options offered' })).getAllByRole('listitem');
  expect(within(first!).queryByLabelText('Chosen')).not.toBeInTheDocument();
  expect(second).toHaveTextContent('Tue 12 May, 14:00');
  expect(within(second!).getByLabelText('Chosen')).toBeInTheDocument();
});

it('shows the full text of a shortened option as a hint', () => {
  render(
    <MessageOptions
      message={{ ...NONE, choices: [choice('A first visit with an e…', false, 'A first visit with an examination')] }}
    />,
  );
  expect(screen.getByTitle('A first visit with an examination')).toHaveTextContent('A first visit with an e…');
});

it('shows nothing for a message without options', () => {
  const { container } = render(<MessageOptions message={NONE} />);
  expect(container).toBeEmptyDOMElement();
});
