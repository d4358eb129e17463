// The 202: what admission said, and where the task stands now.
import type { AdmissionResponse } from '#contracts';
import type { Admission, Task, TaskRow } from '../tasks/index.ts';

type Known = Pick<Task, 'taskId' | 'jobId' | 'state' | 'admission' | 'receivedWallMs'>;

export function admissionResponse(task: Known): AdmissionResponse {
  const { queuePosition, predictedStartMs, backoffMs } = task.admission;
  return {
    task_id: task.taskId,
    job_id: task.jobId,
    state: task.state,
    queue_position: queuePosition,
    predicted_start_ms: predictedStartMs,
    backoff_ms: backoffMs,
    received_ms: Math.round(task.receivedWallMs),
    streams: { sse: `/v1/tasks/${task.taskId}/stream` },
  };
}

/** The record is gone, but a replay is answered as long as the id is kept. */
export function forgottenAdmission(row: TaskRow): AdmissionResponse {
  return admissionResponse({ ...row, admission: JSON.parse(row.admission) as Admission });
}
