// What have the readers of a task seen, and what do they see next? Surprising: readers have no buffers of their own;
// the log is the buffer, bounded once, and a reader is a cursor into it.
export {
  decodeFrame,
  encodeFrame,
  type FrameName,
  isTerminalFrame,
  keepAliveComment,
  type NumberedFrame,
} from './frame.ts';
export type { CloseReason, Reader, ReaderSink } from './reader.ts';
export { type AttachOptions, type ReaderChange, TaskLog, type TaskLogOptions } from './task-log.ts';
