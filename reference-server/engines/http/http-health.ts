import { EngineError, type EngineHealth } from '#contracts/adapter';
import type { EngineHttp } from './engine-http.ts';
import { messageOfBody } from './failures.ts';

/** 200 is ready, any other status is live; an engine that does not answer is neither. */
export async function healthAt(http: EngineHttp, path: string, signal: AbortSignal): Promise<EngineHealth> {
  try {
    const { status, text } = await http.text({ method: 'GET', path, signal });
    const detail = status === 200 ? 'ok' : (messageOfBody(text) ?? `${path} answered ${status}`);
    return { live: true, ready: status === 200, detail };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { live: false, ready: false, detail: error.message };
  }
}
