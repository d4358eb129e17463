import { Agent, type Dispatcher, ProxyAgent } from 'undici';

export interface ConnectionOptions {
  readonly connectMs: number;
  /** Certificates in PEM that are trusted beside the known ones. */
  readonly ca?: string;
  readonly proxyUrl?: string;
}

/** Sockets to a target. Each exchange has one of its own, so that none inherits the end of another. */
export class Connections {
  readonly dispatcher: Dispatcher;

  constructor(options: ConnectionOptions) {
    const connect = { timeout: options.connectMs, ...(options.ca === undefined ? {} : { ca: options.ca }) };
    const shared = { pipelining: 0, headersTimeout: 0, bodyTimeout: 0 } as const;
    this.dispatcher =
      options.proxyUrl === undefined
        ? new Agent({ ...shared, connect })
        : new ProxyAgent({ ...shared, uri: options.proxyUrl, requestTls: connect });
  }

  /** Cuts what is still open. */
  async close(): Promise<void> {
    await this.dispatcher.destroy();
  }
}
