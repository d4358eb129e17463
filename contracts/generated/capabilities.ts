// Generated from the catalogues of this folder; edit those and run `npm run generate`.

export const capabilityTable = {
  "version": 1,
  "capabilities": {
    "streaming": {
      "says": "Output arrives piece by piece while it is decoded."
    },
    "chat": {
      "says": "It formats messages with the model's chat template itself; without it a pool's configured template does."
    },
    "cancel_by_close": {
      "says": "Closing the stream's connection stops decoding and frees the slot."
    },
    "cancel_by_call": {
      "says": "A call of its own stops decoding and frees the slot."
    },
    "slots": {
      "says": "It tells how many tasks it can decode at a time and how many places are free."
    },
    "queues_inside": {
      "says": "It accepts more work than it has slots for and lets the rest wait in a queue that it does not bound or tell."
    },
    "refuses_when_full": {
      "says": "It answers work beyond its limit with a refusal instead of letting it wait."
    },
    "seed": {
      "says": "A seed per request decides its sampling."
    },
    "strict_determinism": {
      "says": "The same request with the same seed gives the same text on every replica that is set up as its document says."
    },
    "piece_per_token": {
      "says": "Each piece is one token, so that pieces can be compared between runs."
    },
    "logprobs": {
      "says": "It gives the log-probability of what it chose."
    },
    "token_ids": {
      "says": "It gives the ids of the tokens that it generated."
    },
    "tokenize": {
      "says": "It counts the tokens of a prompt exactly without decoding."
    },
    "usage": {
      "says": "It reports how many tokens it read and generated."
    },
    "finish_reason": {
      "says": "It says why it stopped."
    },
    "stop": {
      "says": "It ends the output at a given text."
    },
    "min_p": {
      "says": "Sampling knows min_p."
    },
    "top_k": {
      "says": "Sampling knows top_k."
    },
    "repetition_penalty": {
      "says": "Sampling knows a repetition penalty."
    },
    "prefix_cache": {
      "says": "It reuses the KV of a prefix that it has seen."
    },
    "kv_usage": {
      "says": "It tells how much of its KV memory is in use."
    },
    "kv_erase": {
      "says": "The KV of a session can be dropped by a call."
    },
    "interruptible_decode": {
      "says": "It can stop in the middle of decoding, hold the state, and go on at the next token."
    },
    "version": {
      "says": "It tells the version of its build."
    },
    "model_digest": {
      "says": "The digest of the model that it has loaded is known, by it or by the server that loaded it."
    },
    "preload": {
      "says": "It tells a model that loads from one that is ready."
    },
    "metrics": {
      "says": "It exposes counters of its own that can be scraped."
    },
    "multimodal": {
      "says": "It takes inputs other than text; no shipped engine is asked to in this version."
    },
    "tools": {
      "says": "It takes definitions of tools and answers with calls of them; no shipped engine is asked to in this version."
    },
    "embeddings": {
      "says": "It turns a text into a vector; no shipped engine is asked to in this version."
    },
    "scripted": {
      "says": "A test decides what it answers; it is no model and never counts as one."
    }
  },
  "workloads": {
    "completion": {
      "since": "1.0",
      "says": "One text from a prompt or from chat messages."
    }
  },
  "wires": {
    "llamacpp": {
      "says": "The HTTP interface of llama.cpp's server."
    },
    "vllm": {
      "says": "The HTTP interface of vLLM with what it adds to the OpenAI shapes."
    },
    "tgi": {
      "says": "The own HTTP interface of Text Generation Inference."
    },
    "triton": {
      "says": "The HTTP interface and generate extension of Triton."
    },
    "openai": {
      "says": "Chat completions in the OpenAI shape at any server that speaks it."
    },
    "anthropic": {
      "says": "Messages in the Anthropic shape."
    },
    "embedded": {
      "says": "A llama.cpp build inside the server's own process tree."
    },
    "scripted": {
      "says": "The control and data interface of a scripted engine."
    }
  },
  "engines": {
    "llamacpp": {
      "wire": "llamacpp",
      "says": "llama.cpp's server; one model per process with a fixed number of slots.",
      "workloads": [
        "completion"
      ],
      "capabilities": [
        "streaming",
        "chat",
        "cancel_by_close",
        "slots",
        "queues_inside",
        "seed",
        "strict_determinism",
        "logprobs",
        "tokenize",
        "usage",
        "finish_reason",
        "stop",
        "min_p",
        "top_k",
        "repetition_penalty",
        "prefix_cache",
        "kv_usage",
        "kv_erase",
        "version",
        "model_digest",
        "preload",
        "metrics"
      ]
    },
    "vllm": {
      "wire": "vllm",
      "says": "vLLM's server; continuous batching, deterministic only where batch invariance is switched on.",
      "workloads": [
        "completion"
      ],
      "capabilities": [
        "streaming",
        "chat",
        "cancel_by_close",
        "queues_inside",
        "seed",
        "strict_determinism",
        "logprobs",
        "token_ids",
        "tokenize",
        "usage",
        "finish_reason",
        "stop",
        "min_p",
        "top_k",
        "repetition_penalty",
        "prefix_cache",
        "kv_usage",
        "version",
        "model_digest",
        "preload",
        "metrics"
      ]
    },
    "tgi": {
      "wire": "tgi",
      "says": "Text Generation Inference; every error after the answer began arrives inside the stream.",
      "workloads": [
        "completion"
      ],
      "capabilities": [
        "streaming",
        "cancel_by_close",
        "refuses_when_full",
        "seed",
        "piece_per_token",
        "logprobs",
        "token_ids",
        "tokenize",
        "usage",
        "finish_reason",
        "stop",
        "top_k",
        "repetition_penalty",
        "version",
        "model_digest",
        "preload",
        "metrics"
      ]
    },
    "triton": {
      "wire": "triton",
      "says": "Triton with a text model behind its generate extension; what it tells depends on that model.",
      "workloads": [
        "completion"
      ],
      "capabilities": [
        "streaming",
        "cancel_by_close",
        "seed",
        "version",
        "preload",
        "metrics"
      ]
    },
    "openai": {
      "wire": "openai",
      "says": "Any server or service with chat completions in the OpenAI shape; it pins no build.",
      "workloads": [
        "completion"
      ],
      "capabilities": [
        "streaming",
        "chat",
        "cancel_by_close",
        "refuses_when_full",
        "seed",
        "usage",
        "finish_reason",
        "stop"
      ]
    },
    "anthropic": {
      "wire": "anthropic",
      "says": "A service with messages in the Anthropic shape; it takes no seed and pins no build.",
      "workloads": [
        "completion"
      ],
      "capabilities": [
        "streaming",
        "chat",
        "cancel_by_close",
        "refuses_when_full",
        "usage",
        "finish_reason",
        "stop",
        "top_k"
      ]
    },
    "embedded": {
      "wire": "embedded",
      "says": "llama.cpp as WebAssembly beside the server; needs no accelerator and gives the same bytes on any processor.",
      "workloads": [
        "completion"
      ],
      "capabilities": [
        "streaming",
        "chat",
        "cancel_by_call",
        "slots",
        "seed",
        "strict_determinism",
        "piece_per_token",
        "token_ids",
        "tokenize",
        "usage",
        "finish_reason",
        "stop",
        "min_p",
        "top_k",
        "repetition_penalty",
        "version",
        "model_digest",
        "preload"
      ]
    },
    "scripted": {
      "wire": "scripted",
      "says": "The far side that the suites steer. A configuration has to name it; it is never a fallback.",
      "workloads": [
        "completion"
      ],
      "capabilities": [
        "streaming",
        "chat",
        "cancel_by_close",
        "slots",
        "seed",
        "strict_determinism",
        "piece_per_token",
        "logprobs",
        "token_ids",
        "tokenize",
        "usage",
        "finish_reason",
        "stop",
        "interruptible_decode",
        "version",
        "model_digest",
        "preload",
        "scripted"
      ]
    }
  }
} as const;
