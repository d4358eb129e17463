import type { EventTypes } from '../../generated/events.ts';
import schemas from '../../generated/schemas.json' with { type: 'json' };
import { type SchemaView, schemaView } from './schema-view.ts';

export const eventSchema = (event: keyof EventTypes): SchemaView => schemaView({}, schemas[`event:${event}`]);
