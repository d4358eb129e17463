// Generated from the catalogues of this folder; edit those and run `npm run generate`.

export type ErrorCategory = "request" | "identity" | "admission" | "capacity" | "engine" | "lifecycle" | "trust" | "pipeline" | "internal";
export type ErrorPlace = "http" | "in-band" | "defect-only";
export type ErrorPlane = "data" | "control";

export interface ErrorEntry {
  /** HTTP status; null where the code is never an HTTP answer. */
  readonly status: number | null;
  readonly category: ErrorCategory;
  readonly retriable: boolean;
  readonly where: readonly ErrorPlace[];
  readonly planes: readonly ErrorPlane[];
  readonly message: string;
  readonly since: string;
}

export const errorTable = {
  "INVALID_PARAMS": {
    "status": 400,
    "category": "request",
    "retriable": false,
    "where": [
      "http",
      "in-band"
    ],
    "planes": [
      "data",
      "control"
    ],
    "message": "A value of the request is missing, malformed or outside its bounds.",
    "since": "1.0"
  },
  "MALFORMED_REQUEST": {
    "status": 400,
    "category": "request",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data",
      "control"
    ],
    "message": "The request is not valid HTTP, or its body is not valid JSON.",
    "since": "1.0"
  },
  "UNSUPPORTED_WORKLOAD": {
    "status": 400,
    "category": "request",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data"
    ],
    "message": "This version serves the completion workload only.",
    "since": "1.0"
  },
  "ROUTE_NOT_FOUND": {
    "status": 404,
    "category": "request",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data",
      "control"
    ],
    "message": "No operation lives at this path.",
    "since": "1.0"
  },
  "METHOD_NOT_ALLOWED": {
    "status": 405,
    "category": "request",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data",
      "control"
    ],
    "message": "This path exists, but not with this method.",
    "since": "1.0"
  },
  "REQUEST_TIMEOUT": {
    "status": 408,
    "category": "request",
    "retriable": true,
    "where": [
      "http"
    ],
    "planes": [
      "data",
      "control"
    ],
    "message": "The request did not arrive completely in time.",
    "since": "1.0"
  },
  "TASK_CONFLICT": {
    "status": 409,
    "category": "request",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data"
    ],
    "message": "This task id already stands for a task with another body.",
    "since": "1.0"
  },
  "PAYLOAD_TOO_LARGE": {
    "status": 413,
    "category": "request",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data",
      "control"
    ],
    "message": "The request body is larger than this server accepts.",
    "since": "1.0"
  },
  "UNSUPPORTED_MEDIA_TYPE": {
    "status": 415,
    "category": "request",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data",
      "control"
    ],
    "message": "A request body is accepted as application/json only.",
    "since": "1.0"
  },
  "HEADERS_TOO_LARGE": {
    "status": 431,
    "category": "request",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data",
      "control"
    ],
    "message": "The request headers are larger or more numerous than this server accepts.",
    "since": "1.0"
  },
  "UNAUTHENTICATED": {
    "status": 401,
    "category": "identity",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data",
      "control"
    ],
    "message": "A valid API key is required.",
    "since": "1.0"
  },
  "FORBIDDEN": {
    "status": 403,
    "category": "identity",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data",
      "control"
    ],
    "message": "This key does not have the role that the operation needs.",
    "since": "1.0"
  },
  "POLICY_DENIED": {
    "status": 403,
    "category": "identity",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data"
    ],
    "message": "A policy of this server refuses the request.",
    "since": "1.0"
  },
  "HOST_NOT_ALLOWED": {
    "status": 421,
    "category": "identity",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data",
      "control"
    ],
    "message": "This server does not answer for the host that the request names.",
    "since": "1.0"
  },
  "DEADLINE_UNMET": {
    "status": 400,
    "category": "admission",
    "retriable": false,
    "where": [
      "http",
      "in-band"
    ],
    "planes": [
      "data"
    ],
    "message": "The task does not finish within its deadline.",
    "since": "1.0"
  },
  "SESSION_EXHAUSTED": {
    "status": 409,
    "category": "admission",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data"
    ],
    "message": "The session has used all its turns.",
    "since": "1.0"
  },
  "BUDGET_EXHAUSTED": {
    "status": 409,
    "category": "admission",
    "retriable": false,
    "where": [
      "http",
      "in-band"
    ],
    "planes": [
      "data"
    ],
    "message": "The budget for tokens, time or cost is spent.",
    "since": "1.0"
  },
  "DETERMINISM_UNSUPPORTED": {
    "status": 409,
    "category": "admission",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data"
    ],
    "message": "No replica set of this pool promises strict determinism.",
    "since": "1.0"
  },
  "ADMISSION_REJECT": {
    "status": 429,
    "category": "admission",
    "retriable": true,
    "where": [
      "http"
    ],
    "planes": [
      "data"
    ],
    "message": "The queue is full and nothing in it gives way to this task.",
    "since": "1.0"
  },
  "QUOTA_EXCEEDED": {
    "status": 429,
    "category": "admission",
    "retriable": true,
    "where": [
      "http"
    ],
    "planes": [
      "data",
      "control"
    ],
    "message": "A quota of this tenant is used up for the moment.",
    "since": "1.0"
  },
  "QUEUE_FULL_DROP_LRU": {
    "status": null,
    "category": "admission",
    "retriable": true,
    "where": [
      "in-band"
    ],
    "planes": [
      "data"
    ],
    "message": "The task waited longest in a full queue and gave its place to a newer one.",
    "since": "1.0"
  },
  "QUEUE_SHARE_RECLAIMED": {
    "status": null,
    "category": "admission",
    "retriable": true,
    "where": [
      "in-band"
    ],
    "planes": [
      "data"
    ],
    "message": "The task stood on a borrowed place, which its owner took back.",
    "since": "1.0"
  },
  "SHED_LOW_PRIORITY": {
    "status": null,
    "category": "admission",
    "retriable": true,
    "where": [
      "in-band"
    ],
    "planes": [
      "data"
    ],
    "message": "The task gave its place in a full queue to one of a higher priority.",
    "since": "1.0"
  },
  "POOL_UNREADY": {
    "status": 503,
    "category": "capacity",
    "retriable": true,
    "where": [
      "http"
    ],
    "planes": [
      "data"
    ],
    "message": "The pool is not ready to take work.",
    "since": "1.0"
  },
  "POOL_UNAVAILABLE": {
    "status": 503,
    "category": "capacity",
    "retriable": true,
    "where": [
      "http",
      "in-band"
    ],
    "planes": [
      "data"
    ],
    "message": "The pool cannot serve at present.",
    "since": "1.0"
  },
  "REPLICA_EXHAUSTED": {
    "status": 503,
    "category": "capacity",
    "retriable": true,
    "where": [
      "http",
      "in-band"
    ],
    "planes": [
      "data"
    ],
    "message": "Every candidate replica was tried and none could serve; the details list each attempt.",
    "since": "1.0"
  },
  "STORE_UNAVAILABLE": {
    "status": 503,
    "category": "capacity",
    "retriable": true,
    "where": [
      "http"
    ],
    "planes": [
      "data",
      "control"
    ],
    "message": "The server cannot record the request durably at present.",
    "since": "1.0"
  },
  "SHUTTING_DOWN": {
    "status": 503,
    "category": "capacity",
    "retriable": true,
    "where": [
      "http"
    ],
    "planes": [
      "data",
      "control"
    ],
    "message": "The server is shutting down and takes no new work.",
    "since": "1.0"
  },
  "DECODE_TIMEOUT": {
    "status": null,
    "category": "engine",
    "retriable": true,
    "where": [
      "in-band"
    ],
    "planes": [
      "data"
    ],
    "message": "The engine exceeded the time that the pool allows a task.",
    "since": "1.0"
  },
  "WORKER_RESET": {
    "status": null,
    "category": "engine",
    "retriable": true,
    "where": [
      "in-band"
    ],
    "planes": [
      "data"
    ],
    "message": "The engine stopped while it served the task.",
    "since": "1.0"
  },
  "STREAM_TOO_LARGE": {
    "status": null,
    "category": "engine",
    "retriable": false,
    "where": [
      "in-band"
    ],
    "planes": [
      "data"
    ],
    "message": "The output exceeded the size that this server keeps for one stream.",
    "since": "1.0"
  },
  "MODEL_DEPRECATED": {
    "status": 403,
    "category": "lifecycle",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data"
    ],
    "message": "The model is deprecated and takes no new work without an override.",
    "since": "1.0"
  },
  "TASK_NOT_FOUND": {
    "status": 404,
    "category": "lifecycle",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data"
    ],
    "message": "There is no task with this id.",
    "since": "1.0"
  },
  "SESSION_NOT_FOUND": {
    "status": 404,
    "category": "lifecycle",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data"
    ],
    "message": "There is no session with this id.",
    "since": "1.0"
  },
  "POOL_NOT_FOUND": {
    "status": 404,
    "category": "lifecycle",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "control"
    ],
    "message": "There is no pool with this id.",
    "since": "1.0"
  },
  "MODEL_NOT_FOUND": {
    "status": 404,
    "category": "lifecycle",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data",
      "control"
    ],
    "message": "There is no such model, or no pool serves it with this engine.",
    "since": "1.0"
  },
  "ARTIFACT_NOT_FOUND": {
    "status": 404,
    "category": "lifecycle",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "control"
    ],
    "message": "There is no artifact with this id.",
    "since": "1.0"
  },
  "STATE_CONFLICT": {
    "status": 409,
    "category": "lifecycle",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "control"
    ],
    "message": "The present state does not allow this change.",
    "since": "1.0"
  },
  "RELOAD_FAILED": {
    "status": 409,
    "category": "lifecycle",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "control"
    ],
    "message": "The new model or configuration could not be put in place; the old one still serves.",
    "since": "1.0"
  },
  "STREAM_GONE": {
    "status": 410,
    "category": "lifecycle",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data"
    ],
    "message": "The stream of this task is no longer kept; its record may still be.",
    "since": "1.0"
  },
  "SESSION_GONE": {
    "status": 410,
    "category": "lifecycle",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data"
    ],
    "message": "The session was deleted or has expired.",
    "since": "1.0"
  },
  "CANCELED": {
    "status": null,
    "category": "lifecycle",
    "retriable": false,
    "where": [
      "in-band"
    ],
    "planes": [
      "data"
    ],
    "message": "The task was canceled.",
    "since": "1.0"
  },
  "INTERRUPTED": {
    "status": null,
    "category": "lifecycle",
    "retriable": true,
    "where": [
      "in-band"
    ],
    "planes": [
      "data"
    ],
    "message": "The server stopped while the task ran.",
    "since": "1.0"
  },
  "UNTRUSTED_ARTIFACT": {
    "status": 400,
    "category": "trust",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "data",
      "control"
    ],
    "message": "The artifact does not meet the trust policy.",
    "since": "1.0"
  },
  "DIGEST_MISMATCH": {
    "status": 400,
    "category": "trust",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "control"
    ],
    "message": "The content does not have the digest that was declared for it.",
    "since": "1.0"
  },
  "REGISTRY_NOT_ALLOWED": {
    "status": 400,
    "category": "trust",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "control"
    ],
    "message": "The trust policy does not allow the registry that the source names.",
    "since": "1.0"
  },
  "CONFIG_INVALID": {
    "status": 400,
    "category": "trust",
    "retriable": false,
    "where": [
      "http"
    ],
    "planes": [
      "control"
    ],
    "message": "The configuration is not valid; the details list every problem.",
    "since": "1.0"
  },
  "PLUGIN_FAILED": {
    "status": 500,
    "category": "pipeline",
    "retriable": false,
    "where": [
      "http",
      "in-band"
    ],
    "planes": [
      "data"
    ],
    "message": "A plugin failed and its strategy does not let the task go on.",
    "since": "1.0"
  },
  "PLUGIN_TIMEOUT": {
    "status": null,
    "category": "pipeline",
    "retriable": false,
    "where": [
      "defect-only"
    ],
    "planes": [
      "data"
    ],
    "message": "A plugin exceeded its time; the record shows it, and PLUGIN_FAILED is what a client sees.",
    "since": "1.0"
  },
  "INTERNAL": {
    "status": 500,
    "category": "internal",
    "retriable": false,
    "where": [
      "http",
      "in-band"
    ],
    "planes": [
      "data",
      "control"
    ],
    "message": "The server met an unexpected condition.",
    "since": "1.0"
  },
  "ILLEGAL_TRANSITION": {
    "status": null,
    "category": "internal",
    "retriable": false,
    "where": [
      "defect-only"
    ],
    "planes": [
      "data"
    ],
    "message": "A move between states was asked for that does not exist; it changed nothing.",
    "since": "1.0"
  }
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorTable;
