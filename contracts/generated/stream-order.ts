// Generated from the catalogues of this folder; edit those and run `npm run generate`.

export const streamOrder = {
  "version": 1,
  "frames": {
    "started": {
      "schema": "started.schema.json",
      "id": "required",
      "replayed": true,
      "droppable": "never",
      "terminal": false
    },
    "token": {
      "schema": "token.schema.json",
      "id": "required",
      "replayed": true,
      "droppable": "never",
      "terminal": false
    },
    "metrics": {
      "schema": "metrics.schema.json",
      "id": "forbidden",
      "replayed": false,
      "droppable": "interval",
      "terminal": false
    },
    "end": {
      "schema": "end.schema.json",
      "id": "required",
      "replayed": true,
      "droppable": "never",
      "terminal": true
    },
    "error": {
      "schema": "error.schema.json",
      "id": "required",
      "replayed": true,
      "droppable": "never",
      "terminal": true
    }
  },
  "initial": {
    "whole": "connected",
    "resumed": "resumed"
  },
  "states": {
    "connected": {
      "says": "Nothing was sent yet. The first frame is started, at once, whatever the task does.",
      "transitions": [
        {
          "event": "started",
          "reader": "any",
          "to": "waiting"
        }
      ]
    },
    "resumed": {
      "says": "The reader has a part of the log. Its next frame with an id is the one after Last-Event-ID.",
      "transitions": [
        {
          "event": "metrics",
          "where": {
            "state": "queued"
          },
          "reader": "late",
          "to": "waiting"
        },
        {
          "event": "metrics",
          "where": {
            "state": "running"
          },
          "reader": "late",
          "to": "decoding"
        },
        {
          "event": "token",
          "reader": "late",
          "to": "decoding"
        },
        {
          "event": "end",
          "reader": "late",
          "to": "ended"
        },
        {
          "event": "error",
          "reader": "late",
          "to": "ended"
        }
      ]
    },
    "waiting": {
      "says": "The task waits, for the first time or after a retry or preemption. No piece comes before decoding is marked.",
      "transitions": [
        {
          "event": "metrics",
          "where": {
            "state": "queued"
          },
          "reader": "any",
          "to": "waiting"
        },
        {
          "event": "metrics",
          "where": {
            "state": "running"
          },
          "reader": "any",
          "to": "decoding"
        },
        {
          "event": "token",
          "reader": "late",
          "to": "decoding"
        },
        {
          "event": "end",
          "reader": "late",
          "to": "ended"
        },
        {
          "event": "error",
          "reader": "any",
          "to": "ended"
        }
      ]
    },
    "decoding": {
      "says": "An attempt runs, or the log of one is replayed.",
      "transitions": [
        {
          "event": "token",
          "reader": "any",
          "to": "decoding"
        },
        {
          "event": "metrics",
          "where": {
            "state": "running"
          },
          "reader": "any",
          "to": "decoding"
        },
        {
          "event": "metrics",
          "where": {
            "state": "queued"
          },
          "reader": "any",
          "to": "waiting"
        },
        {
          "event": "end",
          "reader": "any",
          "to": "ended"
        },
        {
          "event": "error",
          "reader": "any",
          "to": "ended"
        }
      ]
    },
    "ended": {
      "says": "The terminal frame was sent. The server closes the connection; no frame follows.",
      "final": true,
      "transitions": []
    }
  },
  "rules": {
    "ids": {
      "first": 0,
      "step": 1,
      "of": [
        "started",
        "token",
        "end",
        "error"
      ],
      "says": "Ids are decimal, without leading zeros, begin with started as 0 and rise by 1 with each frame that carries one. Frame, id and payload are the same for every reader of the task, also after a restart."
    },
    "token_index": {
      "event": "token",
      "member": "i",
      "first": 0,
      "step": 1,
      "equals": "id - 1",
      "says": "i rises by 1 from 0 over the whole log. A retry, a preemption, a resumption and a new connection neither repeat nor skip one. As only pieces stand between started and the terminal, the id of a piece is i + 1."
    },
    "terminal": {
      "events": [
        "end",
        "error"
      ],
      "exactly": 1,
      "says": "A log ends with exactly one terminal frame, and nothing is appended to it. A connection that closes without one was lost or dropped, and the reader may resume."
    },
    "tokens_out": {
      "event": "end",
      "member": "tokens_out",
      "counts": "token",
      "says": "tokens_out is the number of pieces of the log, hence the terminal's id minus 1."
    },
    "metrics": {
      "marks": [
        {
          "at": "decoding-begins",
          "where": {
            "state": "running"
          },
          "before": "token",
          "droppable": false
        },
        {
          "at": "before-terminal",
          "before": [
            "end",
            "error"
          ],
          "directly": true,
          "droppable": false
        },
        {
          "at": "interval",
          "at_least_every": "streams.metrics_interval_ms",
          "droppable": true
        }
      ],
      "applies_to": "readers that are connected at that moment",
      "says": "The start of decoding is marked by a metrics frame with state running before the first piece; a later attempt may be marked again. The frame directly before the terminal is a metrics frame. Only interval frames may be left out for a slow reader. A frame that replays the log of a task that ended is accompanied by none."
    },
    "resume": {
      "header": "Last-Event-ID",
      "malformed": {
        "status": 400,
        "code": "INVALID_PARAMS"
      },
      "future": {
        "status": 400,
        "code": "INVALID_PARAMS"
      },
      "terminal_id": {
        "status": 204
      },
      "unknown_task": {
        "status": 404,
        "code": "TASK_NOT_FOUND"
      },
      "stream_gone": {
        "status": 410,
        "code": "STREAM_GONE"
      },
      "continues_at": "Last-Event-ID + 1",
      "says": "A resume gives the frames after Last-Event-ID, without started, to the terminal."
    },
    "framing": {
      "says": "A frame is its event, id and data lines, in any order, and one blank line; data is one line of JSON, so no CR, LF or field name inside a piece can begin another frame. Comment lines may stand between frames at any time and mean nothing. How the bytes are cut into writes or packets means nothing."
    }
  }
} as const;
