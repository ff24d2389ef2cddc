/** Refusals for the settings of a workspace's language models and embedding models. */
export const MODEL_REFUSALS = {
  MODEL_NOT_SET_UP: 'Connect a language model in the settings first. The agent needs a model.',
  MODEL_FAILED: 'The model did not respond. Try again in a moment, or verify its provider in the settings.',
  MODEL_BUDGET_REACHED: 'The cost of the models reached the monthly limit. An admin can raise it under Analytics.',
  MODEL_BUDGET_INVALID: 'Enter a limit of 0.01 to 100,000 US dollars, or leave the field empty.',
  MODEL_PRICE_INVALID: 'Enter prices of 0 to 2,000 US dollars: for input and output, or for audio.',
  MODEL_NAME_INVALID: 'Enter the name of a model with at most 100 characters.',
  MODEL_PRICE_TAKEN: 'This model already has a price from this time on. Choose another time.',
  MODEL_PRICE_PAST: 'A price cannot start in the past. Choose a later time.',
  MODEL_PRICE_VALID: 'This price is already valid. Add a new price instead.',
  MODEL_NOT_CONNECTED: 'This provider is not connected. Set it up under Integrations first.',
  MODEL_ROUTE_INVALID: 'Choose up to 3 different models, or one model for embeddings.',
  MODEL_WITHOUT_EMBEDDINGS: 'No embedding model is available for this provider. Choose another provider.',
  MODEL_SIMILARITY_INVALID: 'Enter a percentage from 1 to 99. It applies to embeddings only.',
  MODEL_TIMEOUT_INVALID: 'Enter 3 to 25 seconds.',
} as const;
