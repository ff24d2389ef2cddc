import { expect, it } from '@jest/globals';
import { render, screen, within } from '@testing-library/react';
import { MessageChoices } from './message-choices.tsx';

const choice = (title: string, isChosen = false, description: string | null = null) => ({
  __typename: 'MessageChoice' as const,
  title,
  description,
  isChosen,
});

it('shows the options of a message and which one was chosen [AG-36]', () => {
  render(<MessageChoices choices={[choice('Tue 12 May, 10:00'), choice('Tue 12 May, 14:00', true)]} />);
  const [first, second] = within(screen.getByRole('list', { name: 'Options offered' })).getAllByRole('listitem');
  expect(within(first!).queryByLabelText('Chosen')).not.toBeInTheDocument();
  expect(second).toHaveTextContent('Tue 12 May, 14:00');
  expect(within(second!).getByLabelText('Chosen')).toBeInTheDocument();
});

it('shows the full text of a shortened option as a hint', () => {
  render(<MessageChoices choices={[choice('A first visit with an e…', false, 'A first visit with an examination')]} />);
  expect(screen.getByTitle('A first visit with an examination')).toHaveTextContent('A first visit with an e…');
});

it('shows nothing for a message without options', () => {
  const { container } = render(<MessageChoices choices={[]} />);
  expect(container).toBeEmptyDOMElement();
});
