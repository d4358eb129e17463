import { EngineError, type EngineHealth } from '#contracts/adapter';
import type { EngineHttp } from './engine-http.ts';
import { messageOfBody } from './failures.ts';

export interface HealthQuestion {
  readonly path: string;
  readonly signal: AbortSignal;
  /** Statuses that say that it would take a request now; 200 alone where not said. */
  readonly readyStatuses?: readonly number[];
}

/** What answers is live; what can't be reached is not, and that is an answer too. */
export async function healthAt(http: EngineHttp, question: HealthQuestion): Promise<EngineHealth> {
  const { path, signal, readyStatuses = [200] } = question;
  try {
    const { status, text } = await http.text({ method: 'GET', path, signal });
    const ready = readyStatuses.includes(status);
    return {
      live: true,
      ready,
      detail: ready ? 'ok' : (messageOfBody(text) ?? `${path} answered ${status}`),
    };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { live: false, ready: false, detail: error.message };
  }
}
