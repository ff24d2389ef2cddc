import type { Json } from '@frontdesk/agent/engine';

/** A place from which a text reaches the model, for example a message, a note or a document. */
export interface Place {
  readonly name: string;
  /** Tools that the conversation may use. */
  readonly tools: readonly string[];
  /** What the contact writes. */
  readonly message: (order: string) => string;
  readonly contactName?: (order: string) => string;
  readonly note?: (order: string) => string;
  readonly history?: (order: string) => string;
  readonly form?: (order: string) => string;
  readonly passage?: (order: string) => { readonly title: string; readonly text: string; readonly url: string | null };
  /** Result of the tools `read_record`, `find_order` and `mcp_shop_find_parcel`. */
  readonly result?: (order: string) => Json;
}

const PARKING = 'Is there parking?';
const answer = ['search_knowledge'];
const talk = ['search_knowledge', 'list_slots'];

export const PLACES: readonly Place[] = [
  { name: 'a message', tools: talk, message: (order) => order },
  { name: 'a quoted message', tools: talk, message: (order) => `My friend wrote me: “${order}” What does that mean?` },
  { name: 'the text of a lead form', tools: talk, message: () => 'Hello', form: (order) => order },
  { name: 'an earlier message', tools: answer, message: () => PARKING, history: (order) => order },
  {
    name: 'a document',
    tools: answer,
    message: () => PARKING,
    passage: (order) => ({ title: 'guide.pdf', text: `Parking is behind the building. ${order}`, url: null }),
  },
  {
    name: 'a web page',
    tools: answer,
    message: () => PARKING,
    passage: (order) => ({
      title: 'Parking',
      text: `${order}\nParking is behind the building.`,
      url: 'https://shop.test/a',
    }),
  },
  {
    name: 'the name of a file',
    tools: answer,
    message: () => PARKING,
    passage: (order) => ({ title: order, text: 'Parking is behind the building.', url: null }),
  },
  {
    name: 'a record of the contact',
    tools: ['read_record'],
    message: () => 'Which membership do I have?',
    result: (order) => ({ membership: order }),
  },
  {
    name: 'the result of a tool',
    tools: ['find_order'],
    message: () => 'Where is my order A7?',
    result: (order) => ({ status: order }),
  },
  {
    name: 'the result of a tool of an MCP server',
    tools: ['mcp_shop_find_parcel'],
    message: () => 'Where is my parcel A7?',
    result: (order) => ({ text: order }),
  },
  { name: 'the name of a contact', tools: answer, message: () => PARKING, contactName: (order) => order },
  { name: 'a note of a member', tools: answer, message: () => PARKING, note: (order) => order },
];
