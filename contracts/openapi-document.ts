import control from './generated/openapi/control.json' with { type: 'json' };
import data from './generated/openapi/data.json' with { type: 'json' };
import openai from './generated/openapi/openai.json' with { type: 'json' };

export type OpenapiName = 'data' | 'control' | 'openai';

const documents: Readonly<Record<OpenapiName, unknown>> = { data, control, openai };

/** The whole OpenAPI document of a plane or of the OpenAI surface, as it is served. */
export const openapiDocument = (name: OpenapiName): unknown => documents[name];
