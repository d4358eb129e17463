import { createRequire } from 'node:module';

export type OpenapiName = 'data' | 'control' | 'openai';

const load = createRequire(import.meta.url);

/** The whole OpenAPI document of a plane or of the OpenAI surface, as it is served; read when it is first asked for. */
export const openapiDocument = (name: OpenapiName): unknown => load(`./generated/openapi/${name}.json`);
