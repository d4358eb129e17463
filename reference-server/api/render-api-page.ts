// One self-contained page that lists every operation of the given documents: no script, nothing loaded from outside.
interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly responses?: Readonly<Record<string, { readonly description?: string }>>;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function renderResponses(operation: Operation): string {
  const rows = Object.entries(operation.responses ?? {}).map(([status, response]) => {
    return `<tr><td><code>${escapeHtml(status)}</code></td><td>${escapeHtml(response.description ?? '')}</td></tr>`;
  });
  return rows.length > 0 ? `<table>${rows.join('')}</table>` : '';
}

function renderOperation(heading: string, operation: Operation): string {
  const text = operation.description ?? operation.summary ?? '';
  return `<details><summary><code>${escapeHtml(heading)}</code> ${escapeHtml(operation.summary ?? operation.operationId ?? '')}</summary>
<p>${escapeHtml(text)}</p>${renderResponses(operation)}</details>`;
}

function renderPath(path: string, item: Readonly<Record<string, unknown>>): string {
  return methods
    .filter(method => isRecord(item[method]))
    .map(method => renderOperation(`${method.toUpperCase()} ${path}`, item[method] as Operation))
    .join('\n');
}

function renderDocument(document: Readonly<Record<string, unknown>>): string {
  const paths = isRecord(document.paths) ? document.paths : {};
  const title = isRecord(document.info)
    ? `${String(document.info.title)} ${String(document.info.version)}`
    : '';
  const body = Object.entries(paths).map(([path, item]) => (isRecord(item) ? renderPath(path, item) : ''));
  return `<h2>${escapeHtml(title)}</h2>${body.join('\n')}`;
}

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
summary{cursor:pointer;padding:.3rem 0}td{padding:.1rem .8rem .1rem 0;vertical-align:top}details p{white-space:pre-line}`;

export function renderApiPage(documents: readonly Readonly<Record<string, unknown>>[]): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Assay reference orchestrator</title><style>${style}</style>
<h1>Assay reference orchestrator</h1>
<p>The documents: <a href="/openapi/data.yaml">data plane</a>, <a href="/openapi/control.yaml">control plane</a>, <a href="/openapi/openai.yaml">OpenAI surface</a>.
Probes: <a href="/healthz">healthz</a>, <a href="/readyz">readyz</a>, <a href="/metrics">metrics</a>.</p>
${documents.map(renderDocument).join('\n')}</html>\n`;
}
