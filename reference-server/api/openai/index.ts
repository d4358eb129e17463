// How do clients of the OpenAI API reach the orchestrator? Each request becomes a task, and what its log says is told
// in their shapes.
// Surprising: what no pool can keep is refused and never ignored, and a stream begins only when there is something to
// say, so that whatever fails before that is a status.
export { openaiHandlers } from './handlers.ts';
