import type { TaskList } from 'graphile-worker';
import type { Services } from '../../../../auth/context.ts';
import { embedPassagesJob } from './embed-passages-job.ts';
import { readKnowledgeSourceJob } from './read-knowledge-source-job.ts';
import { readWebPagesJob } from './read-web-pages-job.ts';
import { startDueWebReadsJob } from './start-due-web-reads-job.ts';
import { startEmbeddingsJob } from './start-embeddings-job.ts';

/** Background tasks for the knowledge base. Every task is idempotent and can run in several workers concurrently. */
export const knowledgeJobs = (services: Services): TaskList => ({
  embed_passages: embedPassagesJob(services),
  read_knowledge_source: readKnowledgeSourceJob(services),
  read_web_pages: readWebPagesJob(services),
  start_due_web_reads: startDueWebReadsJob(services),
  start_embeddings: startEmbeddingsJob(services),
});
