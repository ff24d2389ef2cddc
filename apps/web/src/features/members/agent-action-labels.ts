import { t } from '@lingui/core/macro';

/** Labels of the actions on the tools, tests and knowledge of the agent, grouped by subject. */
export const AGENT_ACTION_LABELS = {
  HttpTool: {
    title: t`Tools`,
    actions: {
      read: t`View tools`,
      create: t`Create tools`,
      update: t`Update tools`,
      delete: t`Delete tools`,
      test: t`Test tools`,
    },
  },
  McpServer: {
    title: t`MCP servers`,
    actions: {
      read: t`View MCP servers`,
      create: t`Connect MCP servers`,
      update: t`Update MCP servers`,
      delete: t`Delete MCP servers`,
    },
  },
  McpTool: {
    title: t`Tools of MCP servers`,
    actions: {
      read: t`View tools of MCP servers`,
      update: t`Allow and block tools of MCP servers`,
      test: t`Test tools of MCP servers`,
    },
  },
  TestCase: {
    title: t`Test cases`,
    actions: {
      read: t`View test cases`,
      create: t`Create test cases`,
      update: t`Update test cases`,
      delete: t`Delete test cases`,
    },
  },
  TestRun: {
    title: t`Test runs`,
    actions: { read: t`View test runs`, start: t`Start test runs`, cancel: t`Cancel test runs` },
  },
  TestResult: { title: t`Test results`, actions: { read: t`View test results` } },
  ToolCall: { title: t`Tool calls`, actions: { read: t`View tool calls` } },
  AgentRun: { title: t`Steps of replies`, actions: { read: t`View the steps of replies` } },
  Review: {
    title: t`Reviews`,
    actions: {
      read: t`View reviews`,
      create: t`Add conversations to reviews`,
      claim: t`Claim reviews`,
      release: t`Release reviews`,
      complete: t`Complete reviews`,
    },
  },
  BusinessProfile: {
    title: t`Business profile`,
    actions: { read: t`View the business profile`, update: t`Update the business profile` },
  },
  KnowledgeSource: {
    title: t`Knowledge sources`,
    actions: {
      read: t`View knowledge sources`,
      create: t`Add knowledge sources`,
      update: t`Update knowledge sources`,
      delete: t`Delete knowledge sources`,
    },
  },
  UnansweredQuestion: {
    title: t`Unanswered questions`,
    actions: {
      read: t`View unanswered questions`,
      answer: t`Answer unanswered questions`,
      dismiss: t`Dismiss unanswered questions`,
      move: t`Move unanswered questions`,
    },
  },
};
