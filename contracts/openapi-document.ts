import control from './generated/openapi/control.json' with { type: 'json' };
import data from './generated/openapi/data.json' with { type: 'json' };

const documents: Readonly<Record<'data' | 'control', unknown>> = { data, control };

/** The whole OpenAPI document of a plane, as it is served. */
export const openapiDocument = (plane: 'data' | 'control'): unknown => documents[plane];
