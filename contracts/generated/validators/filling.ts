// Generated from the schemas of this folder; edit those and run `npm run generate`.
// @ts-nocheck
import type { Validators } from '../../validation/engine.ts';
import imported0 from 'ajv/dist/runtime/ucs2length.js';
import imported1 from 'ajv/dist/runtime/equal.js';
import imported2 from 'ajv-formats/dist/formats.js';


export const validator0 = validate0;
const schema0 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"assay:documents/config","title":"Config","description":"Configuration of an orchestrator. What a field does not say is given by its default; what JSON Schema cannot say is in config-rules.ts.","type":"object","additionalProperties":false,"required":["pools"],"properties":{"version":{"type":"integer","description":"Version of this document's form.","enum":[1],"default":1},"mode":{"type":"string","description":"strict refuses unknown fields; compat reports them as warnings.","enum":["strict","compat"],"default":"strict"},"accelerators_allowed":{"type":"array","description":"Kinds of accelerator that pools may have. With nvidia alone nothing else may serve inference.","items":{"type":"string","description":"One kind.","enum":["nvidia","none","remote"]},"uniqueItems":true,"minItems":1,"maxItems":3,"default":["nvidia","none","remote"]},"server":{"type":"object","description":"The HTTP surface.","additionalProperties":false,"properties":{"host":{"type":"string","description":"Address to listen on. Without any tenant key only a loopback address is allowed.","default":"127.0.0.1","minLength":1,"maxLength":253},"port":{"type":"integer","description":"Port to listen on; 0 takes any free one.","minimum":0,"maximum":65535,"default":8080},"shutdown_grace_ms":{"type":"integer","description":"How long running tasks may go on after the first termination signal.","minimum":0,"maximum":600000,"default":10000},"limits":{"type":"object","description":"Bounds of what one client may send or hold open.","additionalProperties":false,"properties":{"header_bytes_max":{"type":"integer","description":"Bytes of all request headers together; above: 431.","minimum":1024,"maximum":1048576,"default":16384},"header_count_max":{"type":"integer","description":"Number of request headers; above: 431.","minimum":8,"maximum":1000,"default":64},"body_bytes_max":{"type":"integer","description":"Bytes of a request body; above: 413.","minimum":1024,"maximum":67108864,"default":1048576},"json_depth_max":{"type":"integer","description":"Nesting depth of a JSON body; above: 400.","minimum":4,"maximum":256,"default":32},"request_timeout_ms":{"type":"integer","description":"Time in which a whole request must have arrived; above: 408.","minimum":100,"maximum":600000,"default":30000},"header_timeout_ms":{"type":"integer","description":"Time in which the headers must have arrived; above: 408. At most request_timeout_ms.","minimum":100,"maximum":600000,"default":10000},"keep_alive_ms":{"type":"integer","description":"How long an idle connection is kept.","minimum":0,"maximum":600000,"default":5000},"connections_max":{"type":"integer","description":"Connections open at once.","minimum":1,"maximum":1000000,"default":4096},"streams_per_key_max":{"type":"integer","description":"Event streams that one API key may hold open at once.","minimum":1,"maximum":100000,"default":256},"streams_per_address_max":{"type":"integer","description":"Event streams that one client address may hold open at once.","minimum":1,"maximum":100000,"default":512}},"default":{}}},"default":{}},"store":{"type":"object","description":"Where tasks, streams and sessions are kept.","additionalProperties":false,"properties":{"kind":{"type":"string","description":"sqlite keeps everything over a restart; memory forgets everything.","enum":["sqlite","memory"],"default":"sqlite"},"path":{"$ref":"#/$defs/Path","description":"File of the sqlite store.","default":".assay/assay.sqlite"},"on_restart":{"type":"string","description":"What happens to a task that was running when the process ended: fail ends it with INTERRUPTED, rerun runs it again if no token had been sent.","enum":["fail","rerun"],"default":"fail"},"terminal_write_timeout_ms":{"type":"integer","description":"How long a terminal write that fails is retried before the outcome is published as not durable.","minimum":0,"maximum":600000,"default":5000},"task_retention_ms":{"type":"integer","description":"How long the record of an ended task is kept. At least stream_retention_ms, at most idempotency_window_ms.","minimum":1000,"maximum":2592000000,"default":86400000},"stream_retention_ms":{"type":"integer","description":"How long the stream of an ended task can be read, counted from its terminal event. At most task_retention_ms.","minimum":1000,"maximum":2592000000,"default":3600000},"idempotency_window_ms":{"type":"integer","description":"How long a task id is remembered so that it never runs twice.","minimum":1000,"maximum":2592000000,"default":86400000},"idempotency_rows_max":{"type":"integer","description":"Remembered task ids at most.","minimum":1000,"maximum":100000000,"default":1000000},"audit_refusals_per_minute_max":{"type":"integer","description":"Refused submissions of one tenant, and requests of anybody without a valid key, that get an audit record of their own within a minute. The others of that minute are counted in one.","minimum":1,"maximum":100000,"default":60}},"default":{}},"streams":{"type":"object","description":"Event streams to readers.","additionalProperties":false,"properties":{"heartbeat_ms":{"type":"integer","description":"A comment is sent after this much silence.","minimum":100,"maximum":300000,"default":15000},"metrics_interval_ms":{"type":"integer","description":"A metrics frame is sent at least this often while the task is neither ended nor evicted.","minimum":50,"maximum":300000,"default":1000},"reader_buffer_bytes_max":{"type":"integer","description":"Bytes held for a slow reader; beyond it the reader is disconnected and may resume.","minimum":1024,"maximum":268435456,"default":1048576},"stream_bytes_max":{"type":"integer","description":"Bytes of one task's log; beyond it the task ends with STREAM_TOO_LARGE.","minimum":1024,"maximum":1073741824,"default":4194304},"on_disconnect":{"type":"string","description":"cancel ends a task whose last reader left and did not come back; detach lets it go on.","enum":["cancel","detach"],"default":"cancel"},"reattach_grace_ms":{"type":"integer","description":"Time in which a reader may come back before the task counts as abandoned.","minimum":0,"maximum":600000,"default":2000},"idle_ms":{"type":"integer","description":"A reader that takes no byte for this long is disconnected. At least heartbeat_ms.","minimum":1000,"maximum":3600000,"default":60000}},"default":{}},"sessions":{"type":"object","description":"Conversations of clients.","additionalProperties":false,"properties":{"ttl_ms":{"type":"integer","description":"Life of a session after its last terminal event.","minimum":1000,"maximum":86400000,"default":600000},"turns_max":{"type":"integer","description":"Turns of one session; the next one gets SESSION_EXHAUSTED.","minimum":1,"maximum":10000,"default":8},"kv_bytes_max":{"type":"integer","description":"Bytes of key-value state kept for all sessions.","minimum":0,"maximum":17592186044416,"default":1073741824},"kv_eviction":{"type":"string","description":"Which session's key-value state goes first: the least recently or the least frequently used.","enum":["lru","lfu"],"default":"lru"}},"default":{}},"classes":{"type":"object","description":"The two priority classes.","additionalProperties":false,"properties":{"interactive":{"type":"object","description":"Tasks that somebody waits for.","additionalProperties":false,"properties":{"weight":{"type":"integer","description":"Share of dispatches relative to the other class.","minimum":1,"maximum":1000,"default":8},"slo":{"type":"object","description":"Objectives that are measured and alerted.","additionalProperties":false,"properties":{"first_token_p95_ms":{"type":"integer","description":"95th percentile of the time to the first token.","minimum":1,"maximum":3600000,"default":900},"tokens_64_p95_ms":{"type":"integer","description":"95th percentile of the time to 64 tokens.","minimum":1,"maximum":3600000,"default":2500},"error_ratio_max":{"type":"number","description":"Share of tasks that may fail.","minimum":0,"maximum":1,"default":0.005}},"default":{}}},"default":{}},"batch":{"type":"object","description":"Tasks that may wait.","additionalProperties":false,"properties":{"weight":{"type":"integer","description":"Share of dispatches relative to the other class.","minimum":1,"maximum":1000,"default":1},"slo":{"type":"object","description":"Objectives that are measured and alerted.","additionalProperties":false,"properties":{"throughput_ratio_min":{"type":"number","description":"Share of the theoretical throughput that is to be reached.","minimum":0,"maximum":1,"default":0.8},"error_ratio_max":{"type":"number","description":"Share of tasks that may fail.","minimum":0,"maximum":1,"default":0.01}},"default":{}}},"default":{}}},"default":{}},"fairness":{"type":"object","description":"How waiting tasks share the dispatches.","additionalProperties":false,"properties":{"kind":{"type":"string","description":"wfq: weighted fair queuing over classes, then tenants.","enum":["wfq"],"default":"wfq"},"share_window_ms":{"type":"integer","description":"Time constant of the moving average behind admission_share.","minimum":1000,"maximum":3600000,"default":60000}},"default":{}},"tenants":{"type":"array","description":"Who may use it. Without any, one tenant named default, open to loopback only.","items":{"type":"object","description":"One tenant: who it is and what it may use.","additionalProperties":false,"required":["id"],"properties":{"id":{"$ref":"#/$defs/Id","description":"Unique name of the tenant."},"weight":{"type":"integer","description":"Share of a class relative to the other tenants.","minimum":1,"maximum":1000,"default":1},"keys":{"type":"array","description":"API keys of the tenant.","items":{"type":"object","description":"One API key.","additionalProperties":false,"required":["id","hash","roles"],"properties":{"id":{"$ref":"#/$defs/Id","description":"Unique name of the key, used in logs in place of the key."},"hash":{"$ref":"#/$defs/Digest","description":"SHA-256 of the key; the key itself is never written here. No two keys share one."},"roles":{"type":"array","description":"What the key may do: data submits tasks, operator runs pools and the catalog, admin reloads and audits.","items":{"type":"string","description":"One role.","enum":["data","operator","admin"]},"minItems":1,"uniqueItems":true,"maxItems":3}}},"maxItems":64,"default":[]},"quotas":{"type":"object","description":"Limits; one that is absent does not apply.","additionalProperties":false,"properties":{"concurrent_max":{"type":"integer","description":"Tasks queued and running at once.","minimum":1,"maximum":1000000},"requests_per_second":{"type":"number","description":"Submissions per second, on average.","minimum":0.001,"maximum":1000000},"burst":{"type":"integer","description":"Submissions that may come at once. Needs requests_per_second.","minimum":1,"maximum":1000000},"tokens_per_minute":{"type":"integer","description":"Tokens in and out per minute.","minimum":1,"maximum":1000000000000},"memory_bytes_max":{"type":"integer","description":"Key-value and scratch memory where engines tell it.","minimum":1,"maximum":1125899906842624},"artifact_bytes_max":{"type":"integer","description":"Bytes of stored artifacts.","minimum":0,"maximum":1125899906842624}},"default":{}},"budgets":{"type":"object","description":"What this tenant may spend in all; one that is absent does not apply.","additionalProperties":false,"properties":{"tokens":{"type":"integer","description":"Tokens in and out.","minimum":0,"maximum":1000000000000},"time_ms":{"type":"integer","description":"Decoding time.","minimum":0,"maximum":2592000000},"cost":{"type":"number","description":"Cost in the currency of the pools' prices.","minimum":0,"maximum":1000000000}},"default":{}}}},"maxItems":256,"default":[]},"pools":{"type":"array","description":"What it serves.","items":{"type":"object","description":"The replicas that serve one model and share a queue.","additionalProperties":false,"required":["id","engine","wire","model","replicas"],"properties":{"id":{"$ref":"#/$defs/Id","description":"Unique name of the pool."},"engine":{"$ref":"#/$defs/EngineName","description":"Engine that tasks name to reach this pool."},"wire":{"type":"string","description":"Protocol that its replicas speak.","enum":["llamacpp","vllm","tgi","triton","openai","anthropic","embedded","scripted"]},"model":{"type":"object","description":"The one model that the pool serves.","additionalProperties":false,"required":["ref"],"properties":{"ref":{"type":"string","description":"Name by which tasks ask for it.","minLength":1,"maxLength":512},"digest":{"$ref":"#/$defs/Digest","description":"Digest that the file must have before it is loaded."},"quant":{"type":"string","description":"Quantisation, as the engine names it.","minLength":1,"maxLength":64},"ctx_max":{"type":"integer","description":"Longest context that it takes, in tokens.","minimum":1,"maximum":16777216,"default":4096},"max_tokens_max":{"type":"integer","description":"Most tokens that one task may ask for.","minimum":1,"maximum":16777216,"default":4096},"bytes_per_token":{"type":"number","description":"Prompt bytes that count as one token at admission.","minimum":0.25,"maximum":64,"default":4},"chat_template":{"type":"string","description":"Name of the chat template that turns messages into a prompt; absent: the engine's own.","minLength":1,"maxLength":128},"path":{"$ref":"#/$defs/Path","description":"File of the model, for embedded and supervised engines; absent: the embedded engine makes a tiny one itself."},"size_bytes":{"type":"integer","description":"Size of the model in memory.","minimum":1,"maximum":1125899906842624},"kv_bytes_per_token":{"type":"integer","description":"Key-value memory of one token of context.","minimum":0,"maximum":4294967296,"default":0}}},"accelerator":{"type":"string","description":"Where it computes. nvidia never falls back to anything else; remote is somebody else's machine.","enum":["nvidia","none","remote"],"default":"none"},"devices":{"$ref":"#/$defs/Devices","description":"Devices that the pool may use and never leaves. nvidia needs at least one.","default":[]},"homogeneous":{"type":"boolean","description":"The devices are alike, so that a model may be split evenly over them.","default":false},"split_ratios":{"type":"array","description":"Share of the model on each device, in the order of devices; they sum to 1. Empty: no uneven split.","items":{"type":"number","description":"Share of one device.","minimum":0,"maximum":1},"maxItems":64,"default":[]},"determinism":{"type":"string","description":"What tasks get that don't ask: strict runs only on pinned replicas, best_effort promises nothing.","enum":["strict","best_effort"],"default":"best_effort"},"exact_count":{"type":"boolean","description":"Prompt tokens are counted by the engine's tokenizer instead of by bytes.","default":false},"preload":{"type":"boolean","description":"The model is loaded before the pool is ready.","default":true},"self_test":{"type":"boolean","description":"Load, a minimal decode, a cancel and a reading of counters are tried before the pool is ready.","default":true},"fallback_pools":{"type":"array","description":"Pools that take a task when no replica here is left, in this order.","items":{"$ref":"#/$defs/Id"},"uniqueItems":true,"maxItems":16,"default":[]},"replica_set":{"type":"object","description":"What every replica of the pool must be; a part that is absent is not pinned.","additionalProperties":false,"properties":{"engine_version":{"type":"string","description":"The engine build that a replica must report.","minLength":1,"maxLength":128},"model_digest":{"$ref":"#/$defs/Digest","description":"The digest that a replica's model must have."},"sampler_profile_version":{"type":"string","description":"The sampler profile that the set uses.","minLength":1,"maxLength":128}},"default":{}},"replicas":{"type":"array","description":"Its engine processes and endpoints.","items":{"type":"object","description":"One engine process or endpoint. Exactly one of url, command, embedded, scripted and adapter.url says which.","additionalProperties":false,"required":["id"],"properties":{"id":{"$ref":"#/$defs/Id","description":"Unique name of the replica within all pools."},"url":{"$ref":"#/$defs/HttpUrl","description":"An engine that runs already."},"command":{"type":"object","description":"An engine process that the server starts, watches and restarts.","additionalProperties":false,"required":["argv"],"properties":{"argv":{"type":"array","description":"Program and arguments; {port} and {model} are replaced.","items":{"type":"string","description":"One argument.","maxLength":4096},"minItems":1,"maxItems":256},"env":{"type":"object","description":"Environment variables of the process, beside the devices' mask.","propertyNames":{"pattern":"^[A-Za-z_][A-Za-z0-9_]{0,127}$"},"additionalProperties":{"type":"string","maxLength":4096,"description":"The value of the variable."},"maxProperties":64,"default":{}},"start_timeout_ms":{"type":"integer","description":"Time in which the process must have become ready.","minimum":100,"maximum":3600000,"default":120000},"output_bytes_max":{"type":"integer","description":"Bytes of its output that are kept.","minimum":1024,"maximum":16777216,"default":65536}}},"embedded":{"type":"object","description":"The engine inside the server itself; its slots are the replica's.","additionalProperties":false,"properties":{}},"scripted":{"type":"object","description":"A player of a fixed text, for demonstrations and trials. It reads nothing of the request but its token limit.","additionalProperties":false,"required":["pieces"],"properties":{"pieces":{"type":"array","description":"The pieces that it sends, in order.","items":{"type":"string","description":"One piece.","maxLength":4096},"minItems":1,"maxItems":4096},"first_piece_ms":{"type":"integer","description":"Delay before the first piece.","minimum":0,"maximum":600000,"default":50},"piece_ms":{"type":"integer","description":"Delay before each later piece.","minimum":0,"maximum":600000,"default":20},"repeat":{"type":"boolean","description":"Begin the pieces anew until the token limit, instead of ending.","default":false},"slots":{"type":"integer","description":"Calls that it takes at a time; absent: the replica's slots.","minimum":1,"maximum":4096},"ctx_max":{"type":"integer","description":"Longest context that it takes; a longer request is refused as an engine would.","minimum":1,"maximum":16777216},"version":{"type":"string","description":"Version that it reports.","minLength":1,"maxLength":128,"default":"scripted-1"},"model_digest":{"$ref":"#/$defs/Digest","description":"Digest of the model that it reports."},"faults":{"type":"array","description":"Where its calls break, for demonstrations and trials.","maxItems":64,"default":[],"items":{"type":"object","description":"One fault.","additionalProperties":false,"required":["at_piece","kind"],"properties":{"at_piece":{"type":"integer","description":"Before the piece of this index; the number of pieces means before the end.","minimum":0,"maximum":4096},"kind":{"description":"How it breaks.","enum":["reset","truncate","malformed","stall","internal","unavailable","queue_full","context_overflow","auth","oom_vram","oom_host"]},"times":{"type":"integer","description":"How many calls it meets; absent: all.","minimum":1,"maximum":1000000},"retry_after_ms":{"type":"integer","description":"What a refusal asks the caller to wait.","minimum":0,"maximum":600000}}}}}},"adapter":{"type":"object","description":"An adapter of a vendor, instead of the server's own for the wire. Either a module, in front of the engine of url or command, or the url of a process that has its engine behind it.","additionalProperties":false,"minProperties":1,"maxProperties":1,"properties":{"module":{"type":"string","description":"Path, relative to this file, or package whose default export makes the adapter.","minLength":1,"maxLength":4096},"url":{"$ref":"#/$defs/HttpUrl","description":"Where a process speaks the adapter protocol."}}},"api_key_env":{"$ref":"#/$defs/EnvironmentName","description":"Environment variable that holds the key for the engine's endpoint."},"devices":{"$ref":"#/$defs/Devices","description":"Devices of this replica; absent: those of the pool. A subset of the pool's."},"slots":{"type":"integer","description":"Tasks that the replica decodes at once; the engine's own report wins where it is lower.","minimum":1,"maximum":4096,"default":1},"node":{"type":"string","description":"Name of its host, for anti-affinity.","minLength":1,"maxLength":253},"zone":{"type":"string","description":"Name of its failure zone, for anti-affinity.","minLength":1,"maxLength":253},"numa_node":{"type":"integer","description":"NUMA node nearest to its devices.","minimum":0,"maximum":1023}}},"minItems":1,"maxItems":1024},"queue":{"type":"object","description":"Tasks that wait.","additionalProperties":false,"properties":{"capacity":{"type":"integer","description":"Tasks that may wait in all.","minimum":1,"maximum":1000000,"default":256},"class_capacity":{"type":"object","description":"Tasks that may wait per class; absent: the whole capacity.","additionalProperties":false,"properties":{"interactive":{"type":"integer","description":"Interactive tasks that may wait. At most capacity.","minimum":0,"maximum":1000000},"batch":{"type":"integer","description":"Batch tasks that may wait. At most capacity.","minimum":0,"maximum":1000000}},"default":{}},"full_policy":{"type":"string","description":"What happens to a newcomer when the queue is full.","enum":["reject","drop-lru","shed-low-priority"],"default":"reject"},"eta_aware_eviction":{"type":"boolean","description":"Where drop-lru evicts, the task least likely to meet its deadline goes before the one that waited longest.","default":false}},"default":{}},"preemption":{"type":"object","description":"Giving up work for more urgent work.","additionalProperties":false,"properties":{"mode":{"type":"string","description":"off: never; soft: work that has sent no token; hard: also decoding that the engine can interrupt.","enum":["off","soft","hard"],"default":"soft"},"per_minute_max":{"type":"integer","description":"Preemptions per minute at most.","minimum":0,"maximum":100000,"default":10},"protect":{"type":"array","description":"Classes that are never preempted.","items":{"type":"string","description":"One class.","enum":["interactive","batch"]},"uniqueItems":true,"maxItems":2,"default":[]}},"default":{}},"timeouts":{"type":"object","description":"Bounds of engine calls.","additionalProperties":false,"properties":{"wall_ms":{"type":"integer","description":"Longest whole call; above: DECODE_TIMEOUT.","minimum":100,"maximum":86400000,"default":60000},"idle_ms":{"type":"integer","description":"Longest silence within a call; above: DECODE_TIMEOUT. At most wall_ms.","minimum":50,"maximum":86400000,"default":5000},"connect_ms":{"type":"integer","description":"Longest wait for a connection. At most wall_ms.","minimum":10,"maximum":600000,"default":2000},"cancel_ms":{"type":"integer","description":"Longest time for a canceled call to end.","minimum":10,"maximum":60000,"default":250}},"default":{}},"retry":{"type":"object","description":"Attempts before the first token.","additionalProperties":false,"properties":{"attempts_max":{"type":"integer","description":"Attempts in all; 1 means no retry.","minimum":1,"maximum":16,"default":3},"base_ms":{"type":"integer","description":"First wait; it doubles with each attempt.","minimum":0,"maximum":60000,"default":100},"cap_ms":{"type":"integer","description":"Longest wait. At least base_ms.","minimum":0,"maximum":600000,"default":2000},"jitter":{"type":"number","description":"Share of the wait that is random.","minimum":0,"maximum":1,"default":0.5}},"default":{}},"breaker":{"type":"object","description":"When a failing replica is left alone.","additionalProperties":false,"properties":{"failures":{"type":"integer","description":"Failures in a row that open it.","minimum":1,"maximum":1000,"default":5},"open_ms":{"type":"integer","description":"How long it stays open before a trial.","minimum":10,"maximum":3600000,"default":10000},"half_open_max":{"type":"integer","description":"Trials at once while it is half open. At most failures.","minimum":1,"maximum":100,"default":1},"successes":{"type":"integer","description":"Trials that must succeed to close it.","minimum":1,"maximum":100,"default":2}},"default":{}},"restart":{"type":"object","description":"How a supervised engine process is restarted.","additionalProperties":false,"properties":{"base_ms":{"type":"integer","description":"First wait; it doubles with each restart.","minimum":0,"maximum":600000,"default":500},"cap_ms":{"type":"integer","description":"Longest wait. At least base_ms.","minimum":0,"maximum":3600000,"default":30000},"per_minute_max":{"type":"integer","description":"Restarts per minute at most.","minimum":1,"maximum":600,"default":6}},"default":{}},"heartbeat":{"type":"object","description":"How health is asked.","additionalProperties":false,"properties":{"interval_ms":{"type":"integer","description":"Time between two questions.","minimum":50,"maximum":600000,"default":2000},"missed_max":{"type":"integer","description":"Answers missed in a row before the replica counts as down.","minimum":1,"maximum":100,"default":3}},"default":{}},"placement":{"type":"object","description":"How a replica is picked.","additionalProperties":false,"properties":{"affinity":{"type":"string","description":"session keeps a conversation on its last good replica.","enum":["session","none"],"default":"session"},"anti_affinity":{"type":"string","description":"Spreads running tasks over nodes or zones.","enum":["none","node","zone"],"default":"none"},"prefix_cache_bytes":{"type":"integer","description":"Memory of the engine's prefix cache that admission counts as taken.","minimum":0,"maximum":17592186044416,"default":0},"speculation_bytes":{"type":"integer","description":"Memory of speculative decoding that admission counts as taken.","minimum":0,"maximum":17592186044416,"default":0}},"default":{}},"priors":{"type":"object","description":"Service times assumed while none was observed.","additionalProperties":false,"properties":{"first_token_ms":{"type":"number","description":"Time to the first token.","minimum":0,"maximum":3600000,"default":500},"token_ms":{"type":"number","description":"Time of each further token.","minimum":0,"maximum":600000,"default":30}},"default":{}},"prices":{"type":"object","description":"What tokens cost.","additionalProperties":false,"properties":{"input_per_million":{"type":"number","description":"Price of a million prompt tokens.","minimum":0,"maximum":1000000000,"default":0},"output_per_million":{"type":"number","description":"Price of a million generated tokens.","minimum":0,"maximum":1000000000,"default":0},"currency":{"type":"string","description":"Currency code of three letters.","pattern":"^[A-Z]{3}$","default":"EUR"}},"default":{}},"canary":{"type":"object","description":"A share of the tasks that goes to another replica set.","additionalProperties":false,"required":["replica_set"],"properties":{"percent":{"type":"number","description":"Share of the tasks, in percent.","minimum":0,"maximum":100,"default":0},"label":{"type":"string","description":"name=value: tasks with this label go to the canary.","pattern":"^[a-z][a-z0-9._-]{0,62}=.{0,128}$"},"replica_set":{"type":"object","description":"The replica set under trial.","additionalProperties":false,"properties":{"engine_version":{"type":"string","description":"The engine build that a replica must report.","minLength":1,"maxLength":128},"model_digest":{"$ref":"#/$defs/Digest","description":"The digest that a replica's model must have."},"sampler_profile_version":{"type":"string","description":"The sampler profile that the set uses.","minLength":1,"maxLength":128}},"default":{}}}},"drain_deadline_ms":{"type":"integer","description":"How long running tasks may go on when the pool is drained without a deadline of its own.","minimum":0,"maximum":86400000,"default":30000}}},"minItems":1,"maxItems":256},"catalog":{"type":"object","description":"Models and whom to trust for them.","additionalProperties":false,"properties":{"trust_policy":{"type":"object","description":"What a model must prove.","additionalProperties":false,"properties":{"mode":{"type":"string","description":"strict refuses what cannot be verified; permissive records it.","enum":["strict","permissive"],"default":"strict"},"allowed_registries":{"type":"array","description":"Hosts that models may come from; empty: none but local files.","items":{"type":"string","description":"A host name.","minLength":1,"maxLength":253},"uniqueItems":true,"maxItems":256,"default":[]},"require_signature":{"type":"boolean","description":"A model needs a valid signature.","default":true},"require_sbom":{"type":"boolean","description":"A model needs a bill of materials.","default":true},"ca_roots":{"type":"array","description":"Files of the certificate authorities that are trusted.","items":{"$ref":"#/$defs/Path"},"maxItems":64,"default":[]},"keys":{"type":"array","description":"Public keys whose signatures count.","items":{"type":"object","description":"One key.","additionalProperties":false,"required":["id","public_key"],"properties":{"id":{"$ref":"#/$defs/Id","description":"Name of the signer."},"public_key":{"type":"string","description":"Ed25519 public key as PEM.","minLength":1,"maxLength":8192}}},"maxItems":256,"default":[]}},"default":{}},"cache":{"type":"object","description":"Where fetched models are kept.","additionalProperties":false,"properties":{"path":{"$ref":"#/$defs/Path","description":"Folder of the cache.","default":".assay/models"},"bytes_max":{"type":"integer","description":"Bytes kept; the least recently used go first.","minimum":0,"maximum":1125899906842624,"default":68719476736}},"default":{}}},"default":{}},"plugins":{"type":"array","description":"Code that runs inside the pipeline.","items":{"type":"object","description":"Code that runs inside a phase.","additionalProperties":false,"required":["id","module","phase"],"properties":{"id":{"$ref":"#/$defs/Id","description":"Unique name of the plugin."},"module":{"type":"string","description":"Module that exports it, relative to the document.","minLength":1,"maxLength":4096},"phase":{"type":"string","description":"Phase in which it runs.","enum":["PRE_VALIDATE","VALIDATE","AUTHORIZE","ROUTE","PRE_INFERENCE","INFERENCE","POST_INFERENCE","OBSERVABILITY","CLEANUP"]},"order":{"type":"integer","description":"Place within the phase; lower runs first, no two plugins of a phase share one.","minimum":0,"maximum":100000,"default":100},"strategy":{"type":"string","description":"What its failure means: the request fails, goes on, or the plugin is tried again.","enum":["fail_fast","continue","retry"],"default":"fail_fast"},"retries_max":{"type":"integer","description":"Further tries under strategy retry.","minimum":0,"maximum":10,"default":0},"timeout_ms":{"type":"integer","description":"Longest run; above it counts as failed.","minimum":1,"maximum":60000,"default":100},"options":{"type":"object","description":"Handed to the plugin as it is.","default":{},"additionalProperties":true}}},"maxItems":64,"default":[]},"events":{"type":"object","description":"Who is told what happens.","additionalProperties":false,"properties":{"sinks":{"type":"array","description":"Receivers of events.","items":{"type":"object","description":"One receiver of events.","additionalProperties":false,"required":["id","kind"],"properties":{"id":{"$ref":"#/$defs/Id","description":"Unique name of the sink."},"kind":{"type":"string","description":"file appends lines to path; webhook posts to url.","enum":["file","webhook"]},"path":{"$ref":"#/$defs/Path","description":"File of kind file."},"url":{"$ref":"#/$defs/HttpUrl","description":"Address of kind webhook."},"buffer_max":{"type":"integer","description":"Events that wait for it; further ones are dropped and counted.","minimum":1,"maximum":1000000,"default":1024},"timeout_ms":{"type":"integer","description":"Longest delivery.","minimum":10,"maximum":600000,"default":2000}}},"maxItems":16,"default":[]}},"default":{}},"network":{"type":"object","description":"Whom the server answers and calls.","additionalProperties":false,"properties":{"allowed_hosts":{"type":"array","description":"Values of the Host header that are answered beside loopback names and the listening address.","items":{"type":"string","description":"A host name, with or without a port.","minLength":1,"maxLength":259},"uniqueItems":true,"maxItems":256,"default":[]},"private_addresses":{"type":"array","description":"Private, loopback and link-local ranges that the server may connect to. An engine or a collector that is written out as a private or loopback address needs none.","items":{"type":"string","description":"A range in CIDR notation.","pattern":"^[0-9a-fA-F:.]{2,45}/[0-9]{1,3}$"},"uniqueItems":true,"maxItems":256,"default":[]}},"default":{}},"telemetry":{"type":"object","description":"What is logged and measured.","additionalProperties":false,"properties":{"log_level":{"type":"string","description":"Least severity that is logged.","enum":["trace","debug","info","warn","error","silent"],"default":"info"},"otlp_url":{"$ref":"#/$defs/HttpUrl","description":"Collector that traces go to; absent: none."},"metric_engine_labels_max":{"type":"integer","description":"Engines that get a label of their own; further ones share other.","minimum":1,"maximum":16,"default":16}},"default":{}}},"$defs":{"Id":{"type":"string","description":"A short name: lower-case letters, digits, dot, dash and underscore.","pattern":"^[a-z0-9][a-z0-9._-]{0,62}$"},"EngineName":{"type":"string","description":"The name of an engine: lower-case letters, digits and dashes, 2 to 32 characters.","pattern":"^[a-z][a-z0-9-]{1,31}$"},"Digest":{"type":"string","description":"A content digest: sha256: followed by 64 lower-case hexadecimal digits.","pattern":"^sha256:[0-9a-f]{64}$"},"HttpUrl":{"type":"string","description":"An absolute http or https address.","format":"uri","pattern":"^https?://","maxLength":2048},"EnvironmentName":{"type":"string","description":"The name of an environment variable; its value never appears in the document.","pattern":"^[A-Z_][A-Z0-9_]{0,127}$"},"Path":{"type":"string","description":"A path in the file system, relative to the document that names it.","minLength":1,"maxLength":4096},"Devices":{"type":"array","description":"Indexes of accelerator devices, as the driver numbers them.","items":{"type":"integer","minimum":0,"maximum":255,"description":"One device index."},"uniqueItems":true,"maxItems":64}}};
const schema1 = {"type":"string","description":"A path in the file system, relative to the document that names it.","minLength":1,"maxLength":4096};
const schema2 = {"type":"string","description":"A short name: lower-case letters, digits, dot, dash and underscore.","pattern":"^[a-z0-9][a-z0-9._-]{0,62}$"};
const schema4 = {"type":"string","description":"A content digest: sha256: followed by 64 lower-case hexadecimal digits.","pattern":"^sha256:[0-9a-f]{64}$"};
const schema6 = {"type":"string","description":"The name of an engine: lower-case letters, digits and dashes, 2 to 32 characters.","pattern":"^[a-z][a-z0-9-]{1,31}$"};
const schema9 = {"type":"array","description":"Indexes of accelerator devices, as the driver numbers them.","items":{"type":"integer","minimum":0,"maximum":255,"description":"One device index."},"uniqueItems":true,"maxItems":64};
const schema13 = {"type":"string","description":"An absolute http or https address.","format":"uri","pattern":"^https?://","maxLength":2048};
const schema16 = {"type":"string","description":"The name of an environment variable; its value never appears in the document.","pattern":"^[A-Z_][A-Z0-9_]{0,127}$"};
const func0 = Object.prototype.hasOwnProperty;
const func1 = imported0.default;
const func17 = imported1.default;
const pattern0 = new RegExp("^[a-z0-9][a-z0-9._-]{0,62}$", "u");
const pattern2 = new RegExp("^sha256:[0-9a-f]{64}$", "u");
const pattern4 = new RegExp("^[a-z][a-z0-9-]{1,31}$", "u");
const pattern9 = new RegExp("^https?://", "u");
const pattern10 = new RegExp("^[A-Za-z_][A-Za-z0-9_]{0,127}$", "u");
const pattern13 = new RegExp("^[A-Z_][A-Z0-9_]{0,127}$", "u");
const pattern14 = new RegExp("^[A-Z]{3}$", "u");
const pattern15 = new RegExp("^[a-z][a-z0-9._-]{0,62}=.{0,128}$", "u");
const pattern21 = new RegExp("^[0-9a-fA-F:.]{2,45}/[0-9]{1,3}$", "u");
const formats0 = imported2.fullFormats.uri;

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="assay:documents/config" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate0.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.version === undefined){
data.version = 1;
}
if(data.mode === undefined){
data.mode = "strict";
}
if(data.accelerators_allowed === undefined){
data.accelerators_allowed = ["nvidia","none","remote"];
}
if(data.server === undefined){
data.server = {};
}
if(data.store === undefined){
data.store = {};
}
if(data.streams === undefined){
data.streams = {};
}
if(data.sessions === undefined){
data.sessions = {};
}
if(data.classes === undefined){
data.classes = {};
}
if(data.fairness === undefined){
data.fairness = {};
}
if(data.tenants === undefined){
data.tenants = [];
}
if(data.catalog === undefined){
data.catalog = {};
}
if(data.plugins === undefined){
data.plugins = [];
}
if(data.events === undefined){
data.events = {};
}
if(data.network === undefined){
data.network = {};
}
if(data.telemetry === undefined){
data.telemetry = {};
}
if(data.pools === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "pools"},message:"must have required property '"+"pools"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func0.call(schema0.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
let data0 = data.version;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.version.type,parentSchema:schema0.properties.version,data:data0};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(!(data0 === 1)){
const err3 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/enum",keyword:"enum",params:{allowedValues: schema0.properties.version.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.version.enum,parentSchema:schema0.properties.version,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
let data1 = data.mode;
if(typeof data1 !== "string"){
const err4 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.mode.type,parentSchema:schema0.properties.mode,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!((data1 === "strict") || (data1 === "compat"))){
const err5 = {instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: schema0.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.mode.enum,parentSchema:schema0.properties.mode,data:data1};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
let data2 = data.accelerators_allowed;
if(Array.isArray(data2)){
if(data2.length > 3){
const err6 = {instancePath:instancePath+"/accelerators_allowed",schemaPath:"#/properties/accelerators_allowed/maxItems",keyword:"maxItems",params:{limit: 3},message:"must NOT have more than 3 items",schema:3,parentSchema:schema0.properties.accelerators_allowed,data:data2};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data2.length < 1){
const err7 = {instancePath:instancePath+"/accelerators_allowed",schemaPath:"#/properties/accelerators_allowed/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema0.properties.accelerators_allowed,data:data2};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
if(typeof data3 !== "string"){
const err8 = {instancePath:instancePath+"/accelerators_allowed/" + i0,schemaPath:"#/properties/accelerators_allowed/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.accelerators_allowed.items.type,parentSchema:schema0.properties.accelerators_allowed.items,data:data3};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!(((data3 === "nvidia") || (data3 === "none")) || (data3 === "remote"))){
const err9 = {instancePath:instancePath+"/accelerators_allowed/" + i0,schemaPath:"#/properties/accelerators_allowed/items/enum",keyword:"enum",params:{allowedValues: schema0.properties.accelerators_allowed.items.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.accelerators_allowed.items.enum,parentSchema:schema0.properties.accelerators_allowed.items,data:data3};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
let i1 = data2.length;
let j0;
if(i1 > 1){
const indices0 = {};
for(;i1--;){
let item0 = data2[i1];
if(typeof item0 !== "string"){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err10 = {instancePath:instancePath+"/accelerators_allowed",schemaPath:"#/properties/accelerators_allowed/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema0.properties.accelerators_allowed,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
break;
}
indices0[item0] = i1;
}
}
}
else {
const err11 = {instancePath:instancePath+"/accelerators_allowed",schemaPath:"#/properties/accelerators_allowed/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.accelerators_allowed.type,parentSchema:schema0.properties.accelerators_allowed,data:data2};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
let data4 = data.server;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.host === undefined){
data4.host = "127.0.0.1";
}
if(data4.port === undefined){
data4.port = 8080;
}
if(data4.shutdown_grace_ms === undefined){
data4.shutdown_grace_ms = 10000;
}
if(data4.limits === undefined){
data4.limits = {};
}
for(const key1 in data4){
if(!((((key1 === "host") || (key1 === "port")) || (key1 === "shutdown_grace_ms")) || (key1 === "limits"))){
const err12 = {instancePath:instancePath+"/server",schemaPath:"#/properties/server/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.server,data:data4};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
let data5 = data4.host;
if(typeof data5 === "string"){
if(func1(data5) > 253){
const err13 = {instancePath:instancePath+"/server/host",schemaPath:"#/properties/server/properties/host/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters",schema:253,parentSchema:schema0.properties.server.properties.host,data:data5};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(func1(data5) < 1){
const err14 = {instancePath:instancePath+"/server/host",schemaPath:"#/properties/server/properties/host/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.server.properties.host,data:data5};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/server/host",schemaPath:"#/properties/server/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.server.properties.host.type,parentSchema:schema0.properties.server.properties.host,data:data5};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
let data6 = data4.port;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err16 = {instancePath:instancePath+"/server/port",schemaPath:"#/properties/server/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.server.properties.port.type,parentSchema:schema0.properties.server.properties.port,data:data6};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 > 65535 || isNaN(data6)){
const err17 = {instancePath:instancePath+"/server/port",schemaPath:"#/properties/server/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema0.properties.server.properties.port,data:data6};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(data6 < 0 || isNaN(data6)){
const err18 = {instancePath:instancePath+"/server/port",schemaPath:"#/properties/server/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.server.properties.port,data:data6};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
let data7 = data4.shutdown_grace_ms;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err19 = {instancePath:instancePath+"/server/shutdown_grace_ms",schemaPath:"#/properties/server/properties/shutdown_grace_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.server.properties.shutdown_grace_ms.type,parentSchema:schema0.properties.server.properties.shutdown_grace_ms,data:data7};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 600000 || isNaN(data7)){
const err20 = {instancePath:instancePath+"/server/shutdown_grace_ms",schemaPath:"#/properties/server/properties/shutdown_grace_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600000},message:"must be <= 600000",schema:600000,parentSchema:schema0.properties.server.properties.shutdown_grace_ms,data:data7};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data7 < 0 || isNaN(data7)){
const err21 = {instancePath:instancePath+"/server/shutdown_grace_ms",schemaPath:"#/properties/server/properties/shutdown_grace_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.server.properties.shutdown_grace_ms,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
let data8 = data4.limits;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
if(data8.header_bytes_max === undefined){
data8.header_bytes_max = 16384;
}
if(data8.header_count_max === undefined){
data8.header_count_max = 64;
}
if(data8.body_bytes_max === undefined){
data8.body_bytes_max = 1048576;
}
if(data8.json_depth_max === undefined){
data8.json_depth_max = 32;
}
if(data8.request_timeout_ms === undefined){
data8.request_timeout_ms = 30000;
}
if(data8.header_timeout_ms === undefined){
data8.header_timeout_ms = 10000;
}
if(data8.keep_alive_ms === undefined){
data8.keep_alive_ms = 5000;
}
if(data8.connections_max === undefined){
data8.connections_max = 4096;
}
if(data8.streams_per_key_max === undefined){
data8.streams_per_key_max = 256;
}
if(data8.streams_per_address_max === undefined){
data8.streams_per_address_max = 512;
}
for(const key2 in data8){
if(!(func0.call(schema0.properties.server.properties.limits.properties, key2))){
const err22 = {instancePath:instancePath+"/server/limits",schemaPath:"#/properties/server/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.server.properties.limits,data:data8};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
let data9 = data8.header_bytes_max;
if(!(((typeof data9 == "number") && (!(data9 % 1) && !isNaN(data9))) && (isFinite(data9)))){
const err23 = {instancePath:instancePath+"/server/limits/header_bytes_max",schemaPath:"#/properties/server/properties/limits/properties/header_bytes_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.server.properties.limits.properties.header_bytes_max.type,parentSchema:schema0.properties.server.properties.limits.properties.header_bytes_max,data:data9};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if((typeof data9 == "number") && (isFinite(data9))){
if(data9 > 1048576 || isNaN(data9)){
const err24 = {instancePath:instancePath+"/server/limits/header_bytes_max",schemaPath:"#/properties/server/properties/limits/properties/header_bytes_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1048576},message:"must be <= 1048576",schema:1048576,parentSchema:schema0.properties.server.properties.limits.properties.header_bytes_max,data:data9};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data9 < 1024 || isNaN(data9)){
const err25 = {instancePath:instancePath+"/server/limits/header_bytes_max",schemaPath:"#/properties/server/properties/limits/properties/header_bytes_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1024},message:"must be >= 1024",schema:1024,parentSchema:schema0.properties.server.properties.limits.properties.header_bytes_max,data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
let data10 = data8.header_count_max;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
const err26 = {instancePath:instancePath+"/server/limits/header_count_max",schemaPath:"#/properties/server/properties/limits/properties/header_count_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.server.properties.limits.properties.header_count_max.type,parentSchema:schema0.properties.server.properties.limits.properties.header_count_max,data:data10};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 1000 || isNaN(data10)){
const err27 = {instancePath:instancePath+"/server/limits/header_count_max",schemaPath:"#/properties/server/properties/limits/properties/header_count_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema0.properties.server.properties.limits.properties.header_count_max,data:data10};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(data10 < 8 || isNaN(data10)){
const err28 = {instancePath:instancePath+"/server/limits/header_count_max",schemaPath:"#/properties/server/properties/limits/properties/header_count_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 8},message:"must be >= 8",schema:8,parentSchema:schema0.properties.server.properties.limits.properties.header_count_max,data:data10};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
let data11 = data8.body_bytes_max;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err29 = {instancePath:instancePath+"/server/limits/body_bytes_max",schemaPath:"#/properties/server/properties/limits/properties/body_bytes_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.server.properties.limits.properties.body_bytes_max.type,parentSchema:schema0.properties.server.properties.limits.properties.body_bytes_max,data:data11};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 > 67108864 || isNaN(data11)){
const err30 = {instancePath:instancePath+"/server/limits/body_bytes_max",schemaPath:"#/properties/server/properties/limits/properties/body_bytes_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 67108864},message:"must be <= 67108864",schema:67108864,parentSchema:schema0.properties.server.properties.limits.properties.body_bytes_max,data:data11};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(data11 < 1024 || isNaN(data11)){
const err31 = {instancePath:instancePath+"/server/limits/body_bytes_max",schemaPath:"#/properties/server/properties/limits/properties/body_bytes_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1024},message:"must be >= 1024",schema:1024,parentSchema:schema0.properties.server.properties.limits.properties.body_bytes_max,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
let data12 = data8.json_depth_max;
if(!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))){
const err32 = {instancePath:instancePath+"/server/limits/json_depth_max",schemaPath:"#/properties/server/properties/limits/properties/json_depth_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.server.properties.limits.properties.json_depth_max.type,parentSchema:schema0.properties.server.properties.limits.properties.json_depth_max,data:data12};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if((typeof data12 == "number") && (isFinite(data12))){
if(data12 > 256 || isNaN(data12)){
const err33 = {instancePath:instancePath+"/server/limits/json_depth_max",schemaPath:"#/properties/server/properties/limits/properties/json_depth_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256},message:"must be <= 256",schema:256,parentSchema:schema0.properties.server.properties.limits.properties.json_depth_max,data:data12};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
if(data12 < 4 || isNaN(data12)){
const err34 = {instancePath:instancePath+"/server/limits/json_depth_max",schemaPath:"#/properties/server/properties/limits/properties/json_depth_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 4},message:"must be >= 4",schema:4,parentSchema:schema0.properties.server.properties.limits.properties.json_depth_max,data:data12};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
let data13 = data8.request_timeout_ms;
if(!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))){
const err35 = {instancePath:instancePath+"/server/limits/request_timeout_ms",schemaPath:"#/properties/server/properties/limits/properties/request_timeout_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.server.properties.limits.properties.request_timeout_ms.type,parentSchema:schema0.properties.server.properties.limits.properties.request_timeout_ms,data:data13};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
if((typeof data13 == "number") && (isFinite(data13))){
if(data13 > 600000 || isNaN(data13)){
const err36 = {instancePath:instancePath+"/server/limits/request_timeout_ms",schemaPath:"#/properties/server/properties/limits/properties/request_timeout_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600000},message:"must be <= 600000",schema:600000,parentSchema:schema0.properties.server.properties.limits.properties.request_timeout_ms,data:data13};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(data13 < 100 || isNaN(data13)){
const err37 = {instancePath:instancePath+"/server/limits/request_timeout_ms",schemaPath:"#/properties/server/properties/limits/properties/request_timeout_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100",schema:100,parentSchema:schema0.properties.server.properties.limits.properties.request_timeout_ms,data:data13};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
let data14 = data8.header_timeout_ms;
if(!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))){
const err38 = {instancePath:instancePath+"/server/limits/header_timeout_ms",schemaPath:"#/properties/server/properties/limits/properties/header_timeout_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.server.properties.limits.properties.header_timeout_ms.type,parentSchema:schema0.properties.server.properties.limits.properties.header_timeout_ms,data:data14};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if((typeof data14 == "number") && (isFinite(data14))){
if(data14 > 600000 || isNaN(data14)){
const err39 = {instancePath:instancePath+"/server/limits/header_timeout_ms",schemaPath:"#/properties/server/properties/limits/properties/header_timeout_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600000},message:"must be <= 600000",schema:600000,parentSchema:schema0.properties.server.properties.limits.properties.header_timeout_ms,data:data14};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
if(data14 < 100 || isNaN(data14)){
const err40 = {instancePath:instancePath+"/server/limits/header_timeout_ms",schemaPath:"#/properties/server/properties/limits/properties/header_timeout_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100",schema:100,parentSchema:schema0.properties.server.properties.limits.properties.header_timeout_ms,data:data14};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
let data15 = data8.keep_alive_ms;
if(!(((typeof data15 == "number") && (!(data15 % 1) && !isNaN(data15))) && (isFinite(data15)))){
const err41 = {instancePath:instancePath+"/server/limits/keep_alive_ms",schemaPath:"#/properties/server/properties/limits/properties/keep_alive_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.server.properties.limits.properties.keep_alive_ms.type,parentSchema:schema0.properties.server.properties.limits.properties.keep_alive_ms,data:data15};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if((typeof data15 == "number") && (isFinite(data15))){
if(data15 > 600000 || isNaN(data15)){
const err42 = {instancePath:instancePath+"/server/limits/keep_alive_ms",schemaPath:"#/properties/server/properties/limits/properties/keep_alive_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600000},message:"must be <= 600000",schema:600000,parentSchema:schema0.properties.server.properties.limits.properties.keep_alive_ms,data:data15};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
if(data15 < 0 || isNaN(data15)){
const err43 = {instancePath:instancePath+"/server/limits/keep_alive_ms",schemaPath:"#/properties/server/properties/limits/properties/keep_alive_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.server.properties.limits.properties.keep_alive_ms,data:data15};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
let data16 = data8.connections_max;
if(!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))){
const err44 = {instancePath:instancePath+"/server/limits/connections_max",schemaPath:"#/properties/server/properties/limits/properties/connections_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.server.properties.limits.properties.connections_max.type,parentSchema:schema0.properties.server.properties.limits.properties.connections_max,data:data16};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
if((typeof data16 == "number") && (isFinite(data16))){
if(data16 > 1000000 || isNaN(data16)){
const err45 = {instancePath:instancePath+"/server/limits/connections_max",schemaPath:"#/properties/server/properties/limits/properties/connections_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema0.properties.server.properties.limits.properties.connections_max,data:data16};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(data16 < 1 || isNaN(data16)){
const err46 = {instancePath:instancePath+"/server/limits/connections_max",schemaPath:"#/properties/server/properties/limits/properties/connections_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.server.properties.limits.properties.connections_max,data:data16};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
let data17 = data8.streams_per_key_max;
if(!(((typeof data17 == "number") && (!(data17 % 1) && !isNaN(data17))) && (isFinite(data17)))){
const err47 = {instancePath:instancePath+"/server/limits/streams_per_key_max",schemaPath:"#/properties/server/properties/limits/properties/streams_per_key_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.server.properties.limits.properties.streams_per_key_max.type,parentSchema:schema0.properties.server.properties.limits.properties.streams_per_key_max,data:data17};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
if((typeof data17 == "number") && (isFinite(data17))){
if(data17 > 100000 || isNaN(data17)){
const err48 = {instancePath:instancePath+"/server/limits/streams_per_key_max",schemaPath:"#/properties/server/properties/limits/properties/streams_per_key_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema0.properties.server.properties.limits.properties.streams_per_key_max,data:data17};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data17 < 1 || isNaN(data17)){
const err49 = {instancePath:instancePath+"/server/limits/streams_per_key_max",schemaPath:"#/properties/server/properties/limits/properties/streams_per_key_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.server.properties.limits.properties.streams_per_key_max,data:data17};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
let data18 = data8.streams_per_address_max;
if(!(((typeof data18 == "number") && (!(data18 % 1) && !isNaN(data18))) && (isFinite(data18)))){
const err50 = {instancePath:instancePath+"/server/limits/streams_per_address_max",schemaPath:"#/properties/server/properties/limits/properties/streams_per_address_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.server.properties.limits.properties.streams_per_address_max.type,parentSchema:schema0.properties.server.properties.limits.properties.streams_per_address_max,data:data18};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if((typeof data18 == "number") && (isFinite(data18))){
if(data18 > 100000 || isNaN(data18)){
const err51 = {instancePath:instancePath+"/server/limits/streams_per_address_max",schemaPath:"#/properties/server/properties/limits/properties/streams_per_address_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema0.properties.server.properties.limits.properties.streams_per_address_max,data:data18};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data18 < 1 || isNaN(data18)){
const err52 = {instancePath:instancePath+"/server/limits/streams_per_address_max",schemaPath:"#/properties/server/properties/limits/properties/streams_per_address_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.server.properties.limits.properties.streams_per_address_max,data:data18};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
}
else {
const err53 = {instancePath:instancePath+"/server/limits",schemaPath:"#/properties/server/properties/limits/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.server.properties.limits.type,parentSchema:schema0.properties.server.properties.limits,data:data8};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/server",schemaPath:"#/properties/server/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.server.type,parentSchema:schema0.properties.server,data:data4};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
let data19 = data.store;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.kind === undefined){
data19.kind = "sqlite";
}
if(data19.path === undefined){
data19.path = ".assay/assay.sqlite";
}
if(data19.on_restart === undefined){
data19.on_restart = "fail";
}
if(data19.terminal_write_timeout_ms === undefined){
data19.terminal_write_timeout_ms = 5000;
}
if(data19.task_retention_ms === undefined){
data19.task_retention_ms = 86400000;
}
if(data19.stream_retention_ms === undefined){
data19.stream_retention_ms = 3600000;
}
if(data19.idempotency_window_ms === undefined){
data19.idempotency_window_ms = 86400000;
}
if(data19.idempotency_rows_max === undefined){
data19.idempotency_rows_max = 1000000;
}
if(data19.audit_refusals_per_minute_max === undefined){
data19.audit_refusals_per_minute_max = 60;
}
for(const key3 in data19){
if(!(func0.call(schema0.properties.store.properties, key3))){
const err55 = {instancePath:instancePath+"/store",schemaPath:"#/properties/store/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.store,data:data19};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
let data20 = data19.kind;
if(typeof data20 !== "string"){
const err56 = {instancePath:instancePath+"/store/kind",schemaPath:"#/properties/store/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.store.properties.kind.type,parentSchema:schema0.properties.store.properties.kind,data:data20};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
if(!((data20 === "sqlite") || (data20 === "memory"))){
const err57 = {instancePath:instancePath+"/store/kind",schemaPath:"#/properties/store/properties/kind/enum",keyword:"enum",params:{allowedValues: schema0.properties.store.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.store.properties.kind.enum,parentSchema:schema0.properties.store.properties.kind,data:data20};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
let data21 = data19.path;
if(typeof data21 === "string"){
if(func1(data21) > 4096){
const err58 = {instancePath:instancePath+"/store/path",schemaPath:"#/$defs/Path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema1,data:data21};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(func1(data21) < 1){
const err59 = {instancePath:instancePath+"/store/path",schemaPath:"#/$defs/Path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data21};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
else {
const err60 = {instancePath:instancePath+"/store/path",schemaPath:"#/$defs/Path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.type,parentSchema:schema1,data:data21};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
let data22 = data19.on_restart;
if(typeof data22 !== "string"){
const err61 = {instancePath:instancePath+"/store/on_restart",schemaPath:"#/properties/store/properties/on_restart/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.store.properties.on_restart.type,parentSchema:schema0.properties.store.properties.on_restart,data:data22};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if(!((data22 === "fail") || (data22 === "rerun"))){
const err62 = {instancePath:instancePath+"/store/on_restart",schemaPath:"#/properties/store/properties/on_restart/enum",keyword:"enum",params:{allowedValues: schema0.properties.store.properties.on_restart.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.store.properties.on_restart.enum,parentSchema:schema0.properties.store.properties.on_restart,data:data22};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
let data23 = data19.terminal_write_timeout_ms;
if(!(((typeof data23 == "number") && (!(data23 % 1) && !isNaN(data23))) && (isFinite(data23)))){
const err63 = {instancePath:instancePath+"/store/terminal_write_timeout_ms",schemaPath:"#/properties/store/properties/terminal_write_timeout_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.store.properties.terminal_write_timeout_ms.type,parentSchema:schema0.properties.store.properties.terminal_write_timeout_ms,data:data23};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
if((typeof data23 == "number") && (isFinite(data23))){
if(data23 > 600000 || isNaN(data23)){
const err64 = {instancePath:instancePath+"/store/terminal_write_timeout_ms",schemaPath:"#/properties/store/properties/terminal_write_timeout_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600000},message:"must be <= 600000",schema:600000,parentSchema:schema0.properties.store.properties.terminal_write_timeout_ms,data:data23};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(data23 < 0 || isNaN(data23)){
const err65 = {instancePath:instancePath+"/store/terminal_write_timeout_ms",schemaPath:"#/properties/store/properties/terminal_write_timeout_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.store.properties.terminal_write_timeout_ms,data:data23};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
let data24 = data19.task_retention_ms;
if(!(((typeof data24 == "number") && (!(data24 % 1) && !isNaN(data24))) && (isFinite(data24)))){
const err66 = {instancePath:instancePath+"/store/task_retention_ms",schemaPath:"#/properties/store/properties/task_retention_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.store.properties.task_retention_ms.type,parentSchema:schema0.properties.store.properties.task_retention_ms,data:data24};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if((typeof data24 == "number") && (isFinite(data24))){
if(data24 > 2592000000 || isNaN(data24)){
const err67 = {instancePath:instancePath+"/store/task_retention_ms",schemaPath:"#/properties/store/properties/task_retention_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2592000000},message:"must be <= 2592000000",schema:2592000000,parentSchema:schema0.properties.store.properties.task_retention_ms,data:data24};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
if(data24 < 1000 || isNaN(data24)){
const err68 = {instancePath:instancePath+"/store/task_retention_ms",schemaPath:"#/properties/store/properties/task_retention_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1000},message:"must be >= 1000",schema:1000,parentSchema:schema0.properties.store.properties.task_retention_ms,data:data24};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
let data25 = data19.stream_retention_ms;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
const err69 = {instancePath:instancePath+"/store/stream_retention_ms",schemaPath:"#/properties/store/properties/stream_retention_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.store.properties.stream_retention_ms.type,parentSchema:schema0.properties.store.properties.stream_retention_ms,data:data25};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 2592000000 || isNaN(data25)){
const err70 = {instancePath:instancePath+"/store/stream_retention_ms",schemaPath:"#/properties/store/properties/stream_retention_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2592000000},message:"must be <= 2592000000",schema:2592000000,parentSchema:schema0.properties.store.properties.stream_retention_ms,data:data25};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
if(data25 < 1000 || isNaN(data25)){
const err71 = {instancePath:instancePath+"/store/stream_retention_ms",schemaPath:"#/properties/store/properties/stream_retention_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1000},message:"must be >= 1000",schema:1000,parentSchema:schema0.properties.store.properties.stream_retention_ms,data:data25};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
let data26 = data19.idempotency_window_ms;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
const err72 = {instancePath:instancePath+"/store/idempotency_window_ms",schemaPath:"#/properties/store/properties/idempotency_window_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.store.properties.idempotency_window_ms.type,parentSchema:schema0.properties.store.properties.idempotency_window_ms,data:data26};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 2592000000 || isNaN(data26)){
const err73 = {instancePath:instancePath+"/store/idempotency_window_ms",schemaPath:"#/properties/store/properties/idempotency_window_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2592000000},message:"must be <= 2592000000",schema:2592000000,parentSchema:schema0.properties.store.properties.idempotency_window_ms,data:data26};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(data26 < 1000 || isNaN(data26)){
const err74 = {instancePath:instancePath+"/store/idempotency_window_ms",schemaPath:"#/properties/store/properties/idempotency_window_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1000},message:"must be >= 1000",schema:1000,parentSchema:schema0.properties.store.properties.idempotency_window_ms,data:data26};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
let data27 = data19.idempotency_rows_max;
if(!(((typeof data27 == "number") && (!(data27 % 1) && !isNaN(data27))) && (isFinite(data27)))){
const err75 = {instancePath:instancePath+"/store/idempotency_rows_max",schemaPath:"#/properties/store/properties/idempotency_rows_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.store.properties.idempotency_rows_max.type,parentSchema:schema0.properties.store.properties.idempotency_rows_max,data:data27};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
if((typeof data27 == "number") && (isFinite(data27))){
if(data27 > 100000000 || isNaN(data27)){
const err76 = {instancePath:instancePath+"/store/idempotency_rows_max",schemaPath:"#/properties/store/properties/idempotency_rows_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000000},message:"must be <= 100000000",schema:100000000,parentSchema:schema0.properties.store.properties.idempotency_rows_max,data:data27};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(data27 < 1000 || isNaN(data27)){
const err77 = {instancePath:instancePath+"/store/idempotency_rows_max",schemaPath:"#/properties/store/properties/idempotency_rows_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1000},message:"must be >= 1000",schema:1000,parentSchema:schema0.properties.store.properties.idempotency_rows_max,data:data27};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
let data28 = data19.audit_refusals_per_minute_max;
if(!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))){
const err78 = {instancePath:instancePath+"/store/audit_refusals_per_minute_max",schemaPath:"#/properties/store/properties/audit_refusals_per_minute_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.store.properties.audit_refusals_per_minute_max.type,parentSchema:schema0.properties.store.properties.audit_refusals_per_minute_max,data:data28};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
if((typeof data28 == "number") && (isFinite(data28))){
if(data28 > 100000 || isNaN(data28)){
const err79 = {instancePath:instancePath+"/store/audit_refusals_per_minute_max",schemaPath:"#/properties/store/properties/audit_refusals_per_minute_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema0.properties.store.properties.audit_refusals_per_minute_max,data:data28};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
if(data28 < 1 || isNaN(data28)){
const err80 = {instancePath:instancePath+"/store/audit_refusals_per_minute_max",schemaPath:"#/properties/store/properties/audit_refusals_per_minute_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.store.properties.audit_refusals_per_minute_max,data:data28};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
}
else {
const err81 = {instancePath:instancePath+"/store",schemaPath:"#/properties/store/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.store.type,parentSchema:schema0.properties.store,data:data19};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
let data29 = data.streams;
if(data29 && typeof data29 == "object" && !Array.isArray(data29)){
if(data29.heartbeat_ms === undefined){
data29.heartbeat_ms = 15000;
}
if(data29.metrics_interval_ms === undefined){
data29.metrics_interval_ms = 1000;
}
if(data29.reader_buffer_bytes_max === undefined){
data29.reader_buffer_bytes_max = 1048576;
}
if(data29.stream_bytes_max === undefined){
data29.stream_bytes_max = 4194304;
}
if(data29.on_disconnect === undefined){
data29.on_disconnect = "cancel";
}
if(data29.reattach_grace_ms === undefined){
data29.reattach_grace_ms = 2000;
}
if(data29.idle_ms === undefined){
data29.idle_ms = 60000;
}
for(const key4 in data29){
if(!(((((((key4 === "heartbeat_ms") || (key4 === "metrics_interval_ms")) || (key4 === "reader_buffer_bytes_max")) || (key4 === "stream_bytes_max")) || (key4 === "on_disconnect")) || (key4 === "reattach_grace_ms")) || (key4 === "idle_ms"))){
const err82 = {instancePath:instancePath+"/streams",schemaPath:"#/properties/streams/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.streams,data:data29};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
let data30 = data29.heartbeat_ms;
if(!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))){
const err83 = {instancePath:instancePath+"/streams/heartbeat_ms",schemaPath:"#/properties/streams/properties/heartbeat_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.streams.properties.heartbeat_ms.type,parentSchema:schema0.properties.streams.properties.heartbeat_ms,data:data30};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
if((typeof data30 == "number") && (isFinite(data30))){
if(data30 > 300000 || isNaN(data30)){
const err84 = {instancePath:instancePath+"/streams/heartbeat_ms",schemaPath:"#/properties/streams/properties/heartbeat_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 300000},message:"must be <= 300000",schema:300000,parentSchema:schema0.properties.streams.properties.heartbeat_ms,data:data30};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if(data30 < 100 || isNaN(data30)){
const err85 = {instancePath:instancePath+"/streams/heartbeat_ms",schemaPath:"#/properties/streams/properties/heartbeat_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100",schema:100,parentSchema:schema0.properties.streams.properties.heartbeat_ms,data:data30};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
let data31 = data29.metrics_interval_ms;
if(!(((typeof data31 == "number") && (!(data31 % 1) && !isNaN(data31))) && (isFinite(data31)))){
const err86 = {instancePath:instancePath+"/streams/metrics_interval_ms",schemaPath:"#/properties/streams/properties/metrics_interval_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.streams.properties.metrics_interval_ms.type,parentSchema:schema0.properties.streams.properties.metrics_interval_ms,data:data31};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
if((typeof data31 == "number") && (isFinite(data31))){
if(data31 > 300000 || isNaN(data31)){
const err87 = {instancePath:instancePath+"/streams/metrics_interval_ms",schemaPath:"#/properties/streams/properties/metrics_interval_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 300000},message:"must be <= 300000",schema:300000,parentSchema:schema0.properties.streams.properties.metrics_interval_ms,data:data31};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
if(data31 < 50 || isNaN(data31)){
const err88 = {instancePath:instancePath+"/streams/metrics_interval_ms",schemaPath:"#/properties/streams/properties/metrics_interval_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 50},message:"must be >= 50",schema:50,parentSchema:schema0.properties.streams.properties.metrics_interval_ms,data:data31};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
let data32 = data29.reader_buffer_bytes_max;
if(!(((typeof data32 == "number") && (!(data32 % 1) && !isNaN(data32))) && (isFinite(data32)))){
const err89 = {instancePath:instancePath+"/streams/reader_buffer_bytes_max",schemaPath:"#/properties/streams/properties/reader_buffer_bytes_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.streams.properties.reader_buffer_bytes_max.type,parentSchema:schema0.properties.streams.properties.reader_buffer_bytes_max,data:data32};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if((typeof data32 == "number") && (isFinite(data32))){
if(data32 > 268435456 || isNaN(data32)){
const err90 = {instancePath:instancePath+"/streams/reader_buffer_bytes_max",schemaPath:"#/properties/streams/properties/reader_buffer_bytes_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 268435456},message:"must be <= 268435456",schema:268435456,parentSchema:schema0.properties.streams.properties.reader_buffer_bytes_max,data:data32};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(data32 < 1024 || isNaN(data32)){
const err91 = {instancePath:instancePath+"/streams/reader_buffer_bytes_max",schemaPath:"#/properties/streams/properties/reader_buffer_bytes_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1024},message:"must be >= 1024",schema:1024,parentSchema:schema0.properties.streams.properties.reader_buffer_bytes_max,data:data32};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
let data33 = data29.stream_bytes_max;
if(!(((typeof data33 == "number") && (!(data33 % 1) && !isNaN(data33))) && (isFinite(data33)))){
const err92 = {instancePath:instancePath+"/streams/stream_bytes_max",schemaPath:"#/properties/streams/properties/stream_bytes_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.streams.properties.stream_bytes_max.type,parentSchema:schema0.properties.streams.properties.stream_bytes_max,data:data33};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
if((typeof data33 == "number") && (isFinite(data33))){
if(data33 > 1073741824 || isNaN(data33)){
const err93 = {instancePath:instancePath+"/streams/stream_bytes_max",schemaPath:"#/properties/streams/properties/stream_bytes_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1073741824},message:"must be <= 1073741824",schema:1073741824,parentSchema:schema0.properties.streams.properties.stream_bytes_max,data:data33};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(data33 < 1024 || isNaN(data33)){
const err94 = {instancePath:instancePath+"/streams/stream_bytes_max",schemaPath:"#/properties/streams/properties/stream_bytes_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1024},message:"must be >= 1024",schema:1024,parentSchema:schema0.properties.streams.properties.stream_bytes_max,data:data33};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
let data34 = data29.on_disconnect;
if(typeof data34 !== "string"){
const err95 = {instancePath:instancePath+"/streams/on_disconnect",schemaPath:"#/properties/streams/properties/on_disconnect/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.streams.properties.on_disconnect.type,parentSchema:schema0.properties.streams.properties.on_disconnect,data:data34};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(!((data34 === "cancel") || (data34 === "detach"))){
const err96 = {instancePath:instancePath+"/streams/on_disconnect",schemaPath:"#/properties/streams/properties/on_disconnect/enum",keyword:"enum",params:{allowedValues: schema0.properties.streams.properties.on_disconnect.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.streams.properties.on_disconnect.enum,parentSchema:schema0.properties.streams.properties.on_disconnect,data:data34};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
let data35 = data29.reattach_grace_ms;
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err97 = {instancePath:instancePath+"/streams/reattach_grace_ms",schemaPath:"#/properties/streams/properties/reattach_grace_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.streams.properties.reattach_grace_ms.type,parentSchema:schema0.properties.streams.properties.reattach_grace_ms,data:data35};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 600000 || isNaN(data35)){
const err98 = {instancePath:instancePath+"/streams/reattach_grace_ms",schemaPath:"#/properties/streams/properties/reattach_grace_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600000},message:"must be <= 600000",schema:600000,parentSchema:schema0.properties.streams.properties.reattach_grace_ms,data:data35};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(data35 < 0 || isNaN(data35)){
const err99 = {instancePath:instancePath+"/streams/reattach_grace_ms",schemaPath:"#/properties/streams/properties/reattach_grace_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.streams.properties.reattach_grace_ms,data:data35};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
let data36 = data29.idle_ms;
if(!(((typeof data36 == "number") && (!(data36 % 1) && !isNaN(data36))) && (isFinite(data36)))){
const err100 = {instancePath:instancePath+"/streams/idle_ms",schemaPath:"#/properties/streams/properties/idle_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.streams.properties.idle_ms.type,parentSchema:schema0.properties.streams.properties.idle_ms,data:data36};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
if((typeof data36 == "number") && (isFinite(data36))){
if(data36 > 3600000 || isNaN(data36)){
const err101 = {instancePath:instancePath+"/streams/idle_ms",schemaPath:"#/properties/streams/properties/idle_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600000},message:"must be <= 3600000",schema:3600000,parentSchema:schema0.properties.streams.properties.idle_ms,data:data36};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
if(data36 < 1000 || isNaN(data36)){
const err102 = {instancePath:instancePath+"/streams/idle_ms",schemaPath:"#/properties/streams/properties/idle_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1000},message:"must be >= 1000",schema:1000,parentSchema:schema0.properties.streams.properties.idle_ms,data:data36};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
}
else {
const err103 = {instancePath:instancePath+"/streams",schemaPath:"#/properties/streams/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.streams.type,parentSchema:schema0.properties.streams,data:data29};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
let data37 = data.sessions;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
if(data37.ttl_ms === undefined){
data37.ttl_ms = 600000;
}
if(data37.turns_max === undefined){
data37.turns_max = 8;
}
if(data37.kv_bytes_max === undefined){
data37.kv_bytes_max = 1073741824;
}
if(data37.kv_eviction === undefined){
data37.kv_eviction = "lru";
}
for(const key5 in data37){
if(!((((key5 === "ttl_ms") || (key5 === "turns_max")) || (key5 === "kv_bytes_max")) || (key5 === "kv_eviction"))){
const err104 = {instancePath:instancePath+"/sessions",schemaPath:"#/properties/sessions/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.sessions,data:data37};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
let data38 = data37.ttl_ms;
if(!(((typeof data38 == "number") && (!(data38 % 1) && !isNaN(data38))) && (isFinite(data38)))){
const err105 = {instancePath:instancePath+"/sessions/ttl_ms",schemaPath:"#/properties/sessions/properties/ttl_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.sessions.properties.ttl_ms.type,parentSchema:schema0.properties.sessions.properties.ttl_ms,data:data38};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
if((typeof data38 == "number") && (isFinite(data38))){
if(data38 > 86400000 || isNaN(data38)){
const err106 = {instancePath:instancePath+"/sessions/ttl_ms",schemaPath:"#/properties/sessions/properties/ttl_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000",schema:86400000,parentSchema:schema0.properties.sessions.properties.ttl_ms,data:data38};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
if(data38 < 1000 || isNaN(data38)){
const err107 = {instancePath:instancePath+"/sessions/ttl_ms",schemaPath:"#/properties/sessions/properties/ttl_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1000},message:"must be >= 1000",schema:1000,parentSchema:schema0.properties.sessions.properties.ttl_ms,data:data38};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
let data39 = data37.turns_max;
if(!(((typeof data39 == "number") && (!(data39 % 1) && !isNaN(data39))) && (isFinite(data39)))){
const err108 = {instancePath:instancePath+"/sessions/turns_max",schemaPath:"#/properties/sessions/properties/turns_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.sessions.properties.turns_max.type,parentSchema:schema0.properties.sessions.properties.turns_max,data:data39};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
if((typeof data39 == "number") && (isFinite(data39))){
if(data39 > 10000 || isNaN(data39)){
const err109 = {instancePath:instancePath+"/sessions/turns_max",schemaPath:"#/properties/sessions/properties/turns_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000},message:"must be <= 10000",schema:10000,parentSchema:schema0.properties.sessions.properties.turns_max,data:data39};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
if(data39 < 1 || isNaN(data39)){
const err110 = {instancePath:instancePath+"/sessions/turns_max",schemaPath:"#/properties/sessions/properties/turns_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.sessions.properties.turns_max,data:data39};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
let data40 = data37.kv_bytes_max;
if(!(((typeof data40 == "number") && (!(data40 % 1) && !isNaN(data40))) && (isFinite(data40)))){
const err111 = {instancePath:instancePath+"/sessions/kv_bytes_max",schemaPath:"#/properties/sessions/properties/kv_bytes_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.sessions.properties.kv_bytes_max.type,parentSchema:schema0.properties.sessions.properties.kv_bytes_max,data:data40};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
if((typeof data40 == "number") && (isFinite(data40))){
if(data40 > 17592186044416 || isNaN(data40)){
const err112 = {instancePath:instancePath+"/sessions/kv_bytes_max",schemaPath:"#/properties/sessions/properties/kv_bytes_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 17592186044416},message:"must be <= 17592186044416",schema:17592186044416,parentSchema:schema0.properties.sessions.properties.kv_bytes_max,data:data40};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(data40 < 0 || isNaN(data40)){
const err113 = {instancePath:instancePath+"/sessions/kv_bytes_max",schemaPath:"#/properties/sessions/properties/kv_bytes_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.sessions.properties.kv_bytes_max,data:data40};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
let data41 = data37.kv_eviction;
if(typeof data41 !== "string"){
const err114 = {instancePath:instancePath+"/sessions/kv_eviction",schemaPath:"#/properties/sessions/properties/kv_eviction/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.sessions.properties.kv_eviction.type,parentSchema:schema0.properties.sessions.properties.kv_eviction,data:data41};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
if(!((data41 === "lru") || (data41 === "lfu"))){
const err115 = {instancePath:instancePath+"/sessions/kv_eviction",schemaPath:"#/properties/sessions/properties/kv_eviction/enum",keyword:"enum",params:{allowedValues: schema0.properties.sessions.properties.kv_eviction.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.sessions.properties.kv_eviction.enum,parentSchema:schema0.properties.sessions.properties.kv_eviction,data:data41};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
else {
const err116 = {instancePath:instancePath+"/sessions",schemaPath:"#/properties/sessions/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.sessions.type,parentSchema:schema0.properties.sessions,data:data37};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
let data42 = data.classes;
if(data42 && typeof data42 == "object" && !Array.isArray(data42)){
if(data42.interactive === undefined){
data42.interactive = {};
}
if(data42.batch === undefined){
data42.batch = {};
}
for(const key6 in data42){
if(!((key6 === "interactive") || (key6 === "batch"))){
const err117 = {instancePath:instancePath+"/classes",schemaPath:"#/properties/classes/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.classes,data:data42};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
}
let data43 = data42.interactive;
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.weight === undefined){
data43.weight = 8;
}
if(data43.slo === undefined){
data43.slo = {};
}
for(const key7 in data43){
if(!((key7 === "weight") || (key7 === "slo"))){
const err118 = {instancePath:instancePath+"/classes/interactive",schemaPath:"#/properties/classes/properties/interactive/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.classes.properties.interactive,data:data43};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
let data44 = data43.weight;
if(!(((typeof data44 == "number") && (!(data44 % 1) && !isNaN(data44))) && (isFinite(data44)))){
const err119 = {instancePath:instancePath+"/classes/interactive/weight",schemaPath:"#/properties/classes/properties/interactive/properties/weight/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.classes.properties.interactive.properties.weight.type,parentSchema:schema0.properties.classes.properties.interactive.properties.weight,data:data44};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if((typeof data44 == "number") && (isFinite(data44))){
if(data44 > 1000 || isNaN(data44)){
const err120 = {instancePath:instancePath+"/classes/interactive/weight",schemaPath:"#/properties/classes/properties/interactive/properties/weight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema0.properties.classes.properties.interactive.properties.weight,data:data44};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if(data44 < 1 || isNaN(data44)){
const err121 = {instancePath:instancePath+"/classes/interactive/weight",schemaPath:"#/properties/classes/properties/interactive/properties/weight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.classes.properties.interactive.properties.weight,data:data44};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
let data45 = data43.slo;
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
if(data45.first_token_p95_ms === undefined){
data45.first_token_p95_ms = 900;
}
if(data45.tokens_64_p95_ms === undefined){
data45.tokens_64_p95_ms = 2500;
}
if(data45.error_ratio_max === undefined){
data45.error_ratio_max = 0.005;
}
for(const key8 in data45){
if(!(((key8 === "first_token_p95_ms") || (key8 === "tokens_64_p95_ms")) || (key8 === "error_ratio_max"))){
const err122 = {instancePath:instancePath+"/classes/interactive/slo",schemaPath:"#/properties/classes/properties/interactive/properties/slo/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.classes.properties.interactive.properties.slo,data:data45};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
let data46 = data45.first_token_p95_ms;
if(!(((typeof data46 == "number") && (!(data46 % 1) && !isNaN(data46))) && (isFinite(data46)))){
const err123 = {instancePath:instancePath+"/classes/interactive/slo/first_token_p95_ms",schemaPath:"#/properties/classes/properties/interactive/properties/slo/properties/first_token_p95_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.classes.properties.interactive.properties.slo.properties.first_token_p95_ms.type,parentSchema:schema0.properties.classes.properties.interactive.properties.slo.properties.first_token_p95_ms,data:data46};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if((typeof data46 == "number") && (isFinite(data46))){
if(data46 > 3600000 || isNaN(data46)){
const err124 = {instancePath:instancePath+"/classes/interactive/slo/first_token_p95_ms",schemaPath:"#/properties/classes/properties/interactive/properties/slo/properties/first_token_p95_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600000},message:"must be <= 3600000",schema:3600000,parentSchema:schema0.properties.classes.properties.interactive.properties.slo.properties.first_token_p95_ms,data:data46};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
if(data46 < 1 || isNaN(data46)){
const err125 = {instancePath:instancePath+"/classes/interactive/slo/first_token_p95_ms",schemaPath:"#/properties/classes/properties/interactive/properties/slo/properties/first_token_p95_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.classes.properties.interactive.properties.slo.properties.first_token_p95_ms,data:data46};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
let data47 = data45.tokens_64_p95_ms;
if(!(((typeof data47 == "number") && (!(data47 % 1) && !isNaN(data47))) && (isFinite(data47)))){
const err126 = {instancePath:instancePath+"/classes/interactive/slo/tokens_64_p95_ms",schemaPath:"#/properties/classes/properties/interactive/properties/slo/properties/tokens_64_p95_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.classes.properties.interactive.properties.slo.properties.tokens_64_p95_ms.type,parentSchema:schema0.properties.classes.properties.interactive.properties.slo.properties.tokens_64_p95_ms,data:data47};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if((typeof data47 == "number") && (isFinite(data47))){
if(data47 > 3600000 || isNaN(data47)){
const err127 = {instancePath:instancePath+"/classes/interactive/slo/tokens_64_p95_ms",schemaPath:"#/properties/classes/properties/interactive/properties/slo/properties/tokens_64_p95_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600000},message:"must be <= 3600000",schema:3600000,parentSchema:schema0.properties.classes.properties.interactive.properties.slo.properties.tokens_64_p95_ms,data:data47};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if(data47 < 1 || isNaN(data47)){
const err128 = {instancePath:instancePath+"/classes/interactive/slo/tokens_64_p95_ms",schemaPath:"#/properties/classes/properties/interactive/properties/slo/properties/tokens_64_p95_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.classes.properties.interactive.properties.slo.properties.tokens_64_p95_ms,data:data47};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
let data48 = data45.error_ratio_max;
if((typeof data48 == "number") && (isFinite(data48))){
if(data48 > 1 || isNaN(data48)){
const err129 = {instancePath:instancePath+"/classes/interactive/slo/error_ratio_max",schemaPath:"#/properties/classes/properties/interactive/properties/slo/properties/error_ratio_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema0.properties.classes.properties.interactive.properties.slo.properties.error_ratio_max,data:data48};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
if(data48 < 0 || isNaN(data48)){
const err130 = {instancePath:instancePath+"/classes/interactive/slo/error_ratio_max",schemaPath:"#/properties/classes/properties/interactive/properties/slo/properties/error_ratio_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.classes.properties.interactive.properties.slo.properties.error_ratio_max,data:data48};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
else {
const err131 = {instancePath:instancePath+"/classes/interactive/slo/error_ratio_max",schemaPath:"#/properties/classes/properties/interactive/properties/slo/properties/error_ratio_max/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema0.properties.classes.properties.interactive.properties.slo.properties.error_ratio_max.type,parentSchema:schema0.properties.classes.properties.interactive.properties.slo.properties.error_ratio_max,data:data48};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
else {
const err132 = {instancePath:instancePath+"/classes/interactive/slo",schemaPath:"#/properties/classes/properties/interactive/properties/slo/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.classes.properties.interactive.properties.slo.type,parentSchema:schema0.properties.classes.properties.interactive.properties.slo,data:data45};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
else {
const err133 = {instancePath:instancePath+"/classes/interactive",schemaPath:"#/properties/classes/properties/interactive/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.classes.properties.interactive.type,parentSchema:schema0.properties.classes.properties.interactive,data:data43};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
let data49 = data42.batch;
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
if(data49.weight === undefined){
data49.weight = 1;
}
if(data49.slo === undefined){
data49.slo = {};
}
for(const key9 in data49){
if(!((key9 === "weight") || (key9 === "slo"))){
const err134 = {instancePath:instancePath+"/classes/batch",schemaPath:"#/properties/classes/properties/batch/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.classes.properties.batch,data:data49};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
let data50 = data49.weight;
if(!(((typeof data50 == "number") && (!(data50 % 1) && !isNaN(data50))) && (isFinite(data50)))){
const err135 = {instancePath:instancePath+"/classes/batch/weight",schemaPath:"#/properties/classes/properties/batch/properties/weight/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.classes.properties.batch.properties.weight.type,parentSchema:schema0.properties.classes.properties.batch.properties.weight,data:data50};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
if((typeof data50 == "number") && (isFinite(data50))){
if(data50 > 1000 || isNaN(data50)){
const err136 = {instancePath:instancePath+"/classes/batch/weight",schemaPath:"#/properties/classes/properties/batch/properties/weight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema0.properties.classes.properties.batch.properties.weight,data:data50};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
if(data50 < 1 || isNaN(data50)){
const err137 = {instancePath:instancePath+"/classes/batch/weight",schemaPath:"#/properties/classes/properties/batch/properties/weight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.classes.properties.batch.properties.weight,data:data50};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
let data51 = data49.slo;
if(data51 && typeof data51 == "object" && !Array.isArray(data51)){
if(data51.throughput_ratio_min === undefined){
data51.throughput_ratio_min = 0.8;
}
if(data51.error_ratio_max === undefined){
data51.error_ratio_max = 0.01;
}
for(const key10 in data51){
if(!((key10 === "throughput_ratio_min") || (key10 === "error_ratio_max"))){
const err138 = {instancePath:instancePath+"/classes/batch/slo",schemaPath:"#/properties/classes/properties/batch/properties/slo/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.classes.properties.batch.properties.slo,data:data51};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
let data52 = data51.throughput_ratio_min;
if((typeof data52 == "number") && (isFinite(data52))){
if(data52 > 1 || isNaN(data52)){
const err139 = {instancePath:instancePath+"/classes/batch/slo/throughput_ratio_min",schemaPath:"#/properties/classes/properties/batch/properties/slo/properties/throughput_ratio_min/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema0.properties.classes.properties.batch.properties.slo.properties.throughput_ratio_min,data:data52};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
if(data52 < 0 || isNaN(data52)){
const err140 = {instancePath:instancePath+"/classes/batch/slo/throughput_ratio_min",schemaPath:"#/properties/classes/properties/batch/properties/slo/properties/throughput_ratio_min/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.classes.properties.batch.properties.slo.properties.throughput_ratio_min,data:data52};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
}
else {
const err141 = {instancePath:instancePath+"/classes/batch/slo/throughput_ratio_min",schemaPath:"#/properties/classes/properties/batch/properties/slo/properties/throughput_ratio_min/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema0.properties.classes.properties.batch.properties.slo.properties.throughput_ratio_min.type,parentSchema:schema0.properties.classes.properties.batch.properties.slo.properties.throughput_ratio_min,data:data52};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
let data53 = data51.error_ratio_max;
if((typeof data53 == "number") && (isFinite(data53))){
if(data53 > 1 || isNaN(data53)){
const err142 = {instancePath:instancePath+"/classes/batch/slo/error_ratio_max",schemaPath:"#/properties/classes/properties/batch/properties/slo/properties/error_ratio_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema0.properties.classes.properties.batch.properties.slo.properties.error_ratio_max,data:data53};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
if(data53 < 0 || isNaN(data53)){
const err143 = {instancePath:instancePath+"/classes/batch/slo/error_ratio_max",schemaPath:"#/properties/classes/properties/batch/properties/slo/properties/error_ratio_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.classes.properties.batch.properties.slo.properties.error_ratio_max,data:data53};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
else {
const err144 = {instancePath:instancePath+"/classes/batch/slo/error_ratio_max",schemaPath:"#/properties/classes/properties/batch/properties/slo/properties/error_ratio_max/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema0.properties.classes.properties.batch.properties.slo.properties.error_ratio_max.type,parentSchema:schema0.properties.classes.properties.batch.properties.slo.properties.error_ratio_max,data:data53};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
else {
const err145 = {instancePath:instancePath+"/classes/batch/slo",schemaPath:"#/properties/classes/properties/batch/properties/slo/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.classes.properties.batch.properties.slo.type,parentSchema:schema0.properties.classes.properties.batch.properties.slo,data:data51};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
}
else {
const err146 = {instancePath:instancePath+"/classes/batch",schemaPath:"#/properties/classes/properties/batch/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.classes.properties.batch.type,parentSchema:schema0.properties.classes.properties.batch,data:data49};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
else {
const err147 = {instancePath:instancePath+"/classes",schemaPath:"#/properties/classes/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.classes.type,parentSchema:schema0.properties.classes,data:data42};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
let data54 = data.fairness;
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
if(data54.kind === undefined){
data54.kind = "wfq";
}
if(data54.share_window_ms === undefined){
data54.share_window_ms = 60000;
}
for(const key11 in data54){
if(!((key11 === "kind") || (key11 === "share_window_ms"))){
const err148 = {instancePath:instancePath+"/fairness",schemaPath:"#/properties/fairness/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.fairness,data:data54};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
let data55 = data54.kind;
if(typeof data55 !== "string"){
const err149 = {instancePath:instancePath+"/fairness/kind",schemaPath:"#/properties/fairness/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.fairness.properties.kind.type,parentSchema:schema0.properties.fairness.properties.kind,data:data55};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
if(!(data55 === "wfq")){
const err150 = {instancePath:instancePath+"/fairness/kind",schemaPath:"#/properties/fairness/properties/kind/enum",keyword:"enum",params:{allowedValues: schema0.properties.fairness.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.fairness.properties.kind.enum,parentSchema:schema0.properties.fairness.properties.kind,data:data55};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
let data56 = data54.share_window_ms;
if(!(((typeof data56 == "number") && (!(data56 % 1) && !isNaN(data56))) && (isFinite(data56)))){
const err151 = {instancePath:instancePath+"/fairness/share_window_ms",schemaPath:"#/properties/fairness/properties/share_window_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.fairness.properties.share_window_ms.type,parentSchema:schema0.properties.fairness.properties.share_window_ms,data:data56};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
if((typeof data56 == "number") && (isFinite(data56))){
if(data56 > 3600000 || isNaN(data56)){
const err152 = {instancePath:instancePath+"/fairness/share_window_ms",schemaPath:"#/properties/fairness/properties/share_window_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600000},message:"must be <= 3600000",schema:3600000,parentSchema:schema0.properties.fairness.properties.share_window_ms,data:data56};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
if(data56 < 1000 || isNaN(data56)){
const err153 = {instancePath:instancePath+"/fairness/share_window_ms",schemaPath:"#/properties/fairness/properties/share_window_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1000},message:"must be >= 1000",schema:1000,parentSchema:schema0.properties.fairness.properties.share_window_ms,data:data56};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
}
else {
const err154 = {instancePath:instancePath+"/fairness",schemaPath:"#/properties/fairness/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.fairness.type,parentSchema:schema0.properties.fairness,data:data54};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
let data57 = data.tenants;
if(Array.isArray(data57)){
if(data57.length > 256){
const err155 = {instancePath:instancePath+"/tenants",schemaPath:"#/properties/tenants/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema0.properties.tenants,data:data57};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
const len1 = data57.length;
for(let i2=0; i2<len1; i2++){
let data58 = data57[i2];
if(data58 && typeof data58 == "object" && !Array.isArray(data58)){
if(data58.weight === undefined){
data58.weight = 1;
}
if(data58.keys === undefined){
data58.keys = [];
}
if(data58.quotas === undefined){
data58.quotas = {};
}
if(data58.budgets === undefined){
data58.budgets = {};
}
if(data58.id === undefined){
const err156 = {instancePath:instancePath+"/tenants/" + i2,schemaPath:"#/properties/tenants/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema0.properties.tenants.items.required,parentSchema:schema0.properties.tenants.items,data:data58};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
for(const key12 in data58){
if(!(((((key12 === "id") || (key12 === "weight")) || (key12 === "keys")) || (key12 === "quotas")) || (key12 === "budgets"))){
const err157 = {instancePath:instancePath+"/tenants/" + i2,schemaPath:"#/properties/tenants/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.tenants.items,data:data58};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
if(data58.id !== undefined){
let data59 = data58.id;
if(typeof data59 === "string"){
if(!pattern0.test(data59)){
const err158 = {instancePath:instancePath+"/tenants/" + i2+"/id",schemaPath:"#/$defs/Id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9._-]{0,62}$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9._-]{0,62}$"+"\"",schema:"^[a-z0-9][a-z0-9._-]{0,62}$",parentSchema:schema2,data:data59};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
else {
const err159 = {instancePath:instancePath+"/tenants/" + i2+"/id",schemaPath:"#/$defs/Id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.type,parentSchema:schema2,data:data59};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
let data60 = data58.weight;
if(!(((typeof data60 == "number") && (!(data60 % 1) && !isNaN(data60))) && (isFinite(data60)))){
const err160 = {instancePath:instancePath+"/tenants/" + i2+"/weight",schemaPath:"#/properties/tenants/items/properties/weight/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.tenants.items.properties.weight.type,parentSchema:schema0.properties.tenants.items.properties.weight,data:data60};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
if((typeof data60 == "number") && (isFinite(data60))){
if(data60 > 1000 || isNaN(data60)){
const err161 = {instancePath:instancePath+"/tenants/" + i2+"/weight",schemaPath:"#/properties/tenants/items/properties/weight/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema0.properties.tenants.items.properties.weight,data:data60};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
if(data60 < 1 || isNaN(data60)){
const err162 = {instancePath:instancePath+"/tenants/" + i2+"/weight",schemaPath:"#/properties/tenants/items/properties/weight/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.tenants.items.properties.weight,data:data60};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
let data61 = data58.keys;
if(Array.isArray(data61)){
if(data61.length > 64){
const err163 = {instancePath:instancePath+"/tenants/" + i2+"/keys",schemaPath:"#/properties/tenants/items/properties/keys/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema0.properties.tenants.items.properties.keys,data:data61};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
const len2 = data61.length;
for(let i3=0; i3<len2; i3++){
let data62 = data61[i3];
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
if(data62.id === undefined){
const err164 = {instancePath:instancePath+"/tenants/" + i2+"/keys/" + i3,schemaPath:"#/properties/tenants/items/properties/keys/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema0.properties.tenants.items.properties.keys.items.required,parentSchema:schema0.properties.tenants.items.properties.keys.items,data:data62};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
if(data62.hash === undefined){
const err165 = {instancePath:instancePath+"/tenants/" + i2+"/keys/" + i3,schemaPath:"#/properties/tenants/items/properties/keys/items/required",keyword:"required",params:{missingProperty: "hash"},message:"must have required property '"+"hash"+"'",schema:schema0.properties.tenants.items.properties.keys.items.required,parentSchema:schema0.properties.tenants.items.properties.keys.items,data:data62};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
if(data62.roles === undefined){
const err166 = {instancePath:instancePath+"/tenants/" + i2+"/keys/" + i3,schemaPath:"#/properties/tenants/items/properties/keys/items/required",keyword:"required",params:{missingProperty: "roles"},message:"must have required property '"+"roles"+"'",schema:schema0.properties.tenants.items.properties.keys.items.required,parentSchema:schema0.properties.tenants.items.properties.keys.items,data:data62};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
for(const key13 in data62){
if(!(((key13 === "id") || (key13 === "hash")) || (key13 === "roles"))){
const err167 = {instancePath:instancePath+"/tenants/" + i2+"/keys/" + i3,schemaPath:"#/properties/tenants/items/properties/keys/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.tenants.items.properties.keys.items,data:data62};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
if(data62.id !== undefined){
let data63 = data62.id;
if(typeof data63 === "string"){
if(!pattern0.test(data63)){
const err168 = {instancePath:instancePath+"/tenants/" + i2+"/keys/" + i3+"/id",schemaPath:"#/$defs/Id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9._-]{0,62}$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9._-]{0,62}$"+"\"",schema:"^[a-z0-9][a-z0-9._-]{0,62}$",parentSchema:schema2,data:data63};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
else {
const err169 = {instancePath:instancePath+"/tenants/" + i2+"/keys/" + i3+"/id",schemaPath:"#/$defs/Id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.type,parentSchema:schema2,data:data63};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
if(data62.hash !== undefined){
let data64 = data62.hash;
if(typeof data64 === "string"){
if(!pattern2.test(data64)){
const err170 = {instancePath:instancePath+"/tenants/" + i2+"/keys/" + i3+"/hash",schemaPath:"#/$defs/Digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\"",schema:"^sha256:[0-9a-f]{64}$",parentSchema:schema4,data:data64};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
else {
const err171 = {instancePath:instancePath+"/tenants/" + i2+"/keys/" + i3+"/hash",schemaPath:"#/$defs/Digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.type,parentSchema:schema4,data:data64};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
if(data62.roles !== undefined){
let data65 = data62.roles;
if(Array.isArray(data65)){
if(data65.length > 3){
const err172 = {instancePath:instancePath+"/tenants/" + i2+"/keys/" + i3+"/roles",schemaPath:"#/properties/tenants/items/properties/keys/items/properties/roles/maxItems",keyword:"maxItems",params:{limit: 3},message:"must NOT have more than 3 items",schema:3,parentSchema:schema0.properties.tenants.items.properties.keys.items.properties.roles,data:data65};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
if(data65.length < 1){
const err173 = {instancePath:instancePath+"/tenants/" + i2+"/keys/" + i3+"/roles",schemaPath:"#/properties/tenants/items/properties/keys/items/properties/roles/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema0.properties.tenants.items.properties.keys.items.properties.roles,data:data65};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
const len3 = data65.length;
for(let i4=0; i4<len3; i4++){
let data66 = data65[i4];
if(typeof data66 !== "string"){
const err174 = {instancePath:instancePath+"/tenants/" + i2+"/keys/" + i3+"/roles/" + i4,schemaPath:"#/properties/tenants/items/properties/keys/items/properties/roles/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.tenants.items.properties.keys.items.properties.roles.items.type,parentSchema:schema0.properties.tenants.items.properties.keys.items.properties.roles.items,data:data66};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
if(!(((data66 === "data") || (data66 === "operator")) || (data66 === "admin"))){
const err175 = {instancePath:instancePath+"/tenants/" + i2+"/keys/" + i3+"/roles/" + i4,schemaPath:"#/properties/tenants/items/properties/keys/items/properties/roles/items/enum",keyword:"enum",params:{allowedValues: schema0.properties.tenants.items.properties.keys.items.properties.roles.items.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.tenants.items.properties.keys.items.properties.roles.items.enum,parentSchema:schema0.properties.tenants.items.properties.keys.items.properties.roles.items,data:data66};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
let i5 = data65.length;
let j1;
if(i5 > 1){
const indices1 = {};
for(;i5--;){
let item1 = data65[i5];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err176 = {instancePath:instancePath+"/tenants/" + i2+"/keys/" + i3+"/roles",schemaPath:"#/properties/tenants/items/properties/keys/items/properties/roles/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i5+" are identical)",schema:true,parentSchema:schema0.properties.tenants.items.properties.keys.items.properties.roles,data:data65};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
break;
}
indices1[item1] = i5;
}
}
}
else {
const err177 = {instancePath:instancePath+"/tenants/" + i2+"/keys/" + i3+"/roles",schemaPath:"#/properties/tenants/items/properties/keys/items/properties/roles/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.tenants.items.properties.keys.items.properties.roles.type,parentSchema:schema0.properties.tenants.items.properties.keys.items.properties.roles,data:data65};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
}
else {
const err178 = {instancePath:instancePath+"/tenants/" + i2+"/keys/" + i3,schemaPath:"#/properties/tenants/items/properties/keys/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.tenants.items.properties.keys.items.type,parentSchema:schema0.properties.tenants.items.properties.keys.items,data:data62};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
}
else {
const err179 = {instancePath:instancePath+"/tenants/" + i2+"/keys",schemaPath:"#/properties/tenants/items/properties/keys/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.tenants.items.properties.keys.type,parentSchema:schema0.properties.tenants.items.properties.keys,data:data61};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
let data67 = data58.quotas;
if(data67 && typeof data67 == "object" && !Array.isArray(data67)){
for(const key14 in data67){
if(!((((((key14 === "concurrent_max") || (key14 === "requests_per_second")) || (key14 === "burst")) || (key14 === "tokens_per_minute")) || (key14 === "memory_bytes_max")) || (key14 === "artifact_bytes_max"))){
const err180 = {instancePath:instancePath+"/tenants/" + i2+"/quotas",schemaPath:"#/properties/tenants/items/properties/quotas/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.tenants.items.properties.quotas,data:data67};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
if(data67.concurrent_max !== undefined){
let data68 = data67.concurrent_max;
if(!(((typeof data68 == "number") && (!(data68 % 1) && !isNaN(data68))) && (isFinite(data68)))){
const err181 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/concurrent_max",schemaPath:"#/properties/tenants/items/properties/quotas/properties/concurrent_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.tenants.items.properties.quotas.properties.concurrent_max.type,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.concurrent_max,data:data68};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
if((typeof data68 == "number") && (isFinite(data68))){
if(data68 > 1000000 || isNaN(data68)){
const err182 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/concurrent_max",schemaPath:"#/properties/tenants/items/properties/quotas/properties/concurrent_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.concurrent_max,data:data68};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
if(data68 < 1 || isNaN(data68)){
const err183 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/concurrent_max",schemaPath:"#/properties/tenants/items/properties/quotas/properties/concurrent_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.concurrent_max,data:data68};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
}
if(data67.requests_per_second !== undefined){
let data69 = data67.requests_per_second;
if((typeof data69 == "number") && (isFinite(data69))){
if(data69 > 1000000 || isNaN(data69)){
const err184 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/requests_per_second",schemaPath:"#/properties/tenants/items/properties/quotas/properties/requests_per_second/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.requests_per_second,data:data69};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
if(data69 < 0.001 || isNaN(data69)){
const err185 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/requests_per_second",schemaPath:"#/properties/tenants/items/properties/quotas/properties/requests_per_second/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.001},message:"must be >= 0.001",schema:0.001,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.requests_per_second,data:data69};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
else {
const err186 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/requests_per_second",schemaPath:"#/properties/tenants/items/properties/quotas/properties/requests_per_second/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema0.properties.tenants.items.properties.quotas.properties.requests_per_second.type,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.requests_per_second,data:data69};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
if(data67.burst !== undefined){
let data70 = data67.burst;
if(!(((typeof data70 == "number") && (!(data70 % 1) && !isNaN(data70))) && (isFinite(data70)))){
const err187 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/burst",schemaPath:"#/properties/tenants/items/properties/quotas/properties/burst/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.tenants.items.properties.quotas.properties.burst.type,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.burst,data:data70};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
if((typeof data70 == "number") && (isFinite(data70))){
if(data70 > 1000000 || isNaN(data70)){
const err188 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/burst",schemaPath:"#/properties/tenants/items/properties/quotas/properties/burst/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.burst,data:data70};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
if(data70 < 1 || isNaN(data70)){
const err189 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/burst",schemaPath:"#/properties/tenants/items/properties/quotas/properties/burst/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.burst,data:data70};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
}
if(data67.tokens_per_minute !== undefined){
let data71 = data67.tokens_per_minute;
if(!(((typeof data71 == "number") && (!(data71 % 1) && !isNaN(data71))) && (isFinite(data71)))){
const err190 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/tokens_per_minute",schemaPath:"#/properties/tenants/items/properties/quotas/properties/tokens_per_minute/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.tenants.items.properties.quotas.properties.tokens_per_minute.type,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.tokens_per_minute,data:data71};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
if((typeof data71 == "number") && (isFinite(data71))){
if(data71 > 1000000000000 || isNaN(data71)){
const err191 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/tokens_per_minute",schemaPath:"#/properties/tenants/items/properties/quotas/properties/tokens_per_minute/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000000},message:"must be <= 1000000000000",schema:1000000000000,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.tokens_per_minute,data:data71};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
if(data71 < 1 || isNaN(data71)){
const err192 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/tokens_per_minute",schemaPath:"#/properties/tenants/items/properties/quotas/properties/tokens_per_minute/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.tokens_per_minute,data:data71};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
}
if(data67.memory_bytes_max !== undefined){
let data72 = data67.memory_bytes_max;
if(!(((typeof data72 == "number") && (!(data72 % 1) && !isNaN(data72))) && (isFinite(data72)))){
const err193 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/memory_bytes_max",schemaPath:"#/properties/tenants/items/properties/quotas/properties/memory_bytes_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.tenants.items.properties.quotas.properties.memory_bytes_max.type,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.memory_bytes_max,data:data72};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
if((typeof data72 == "number") && (isFinite(data72))){
if(data72 > 1125899906842624 || isNaN(data72)){
const err194 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/memory_bytes_max",schemaPath:"#/properties/tenants/items/properties/quotas/properties/memory_bytes_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1125899906842624},message:"must be <= 1125899906842624",schema:1125899906842624,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.memory_bytes_max,data:data72};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
if(data72 < 1 || isNaN(data72)){
const err195 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/memory_bytes_max",schemaPath:"#/properties/tenants/items/properties/quotas/properties/memory_bytes_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.memory_bytes_max,data:data72};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
}
if(data67.artifact_bytes_max !== undefined){
let data73 = data67.artifact_bytes_max;
if(!(((typeof data73 == "number") && (!(data73 % 1) && !isNaN(data73))) && (isFinite(data73)))){
const err196 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/artifact_bytes_max",schemaPath:"#/properties/tenants/items/properties/quotas/properties/artifact_bytes_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.tenants.items.properties.quotas.properties.artifact_bytes_max.type,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.artifact_bytes_max,data:data73};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
if((typeof data73 == "number") && (isFinite(data73))){
if(data73 > 1125899906842624 || isNaN(data73)){
const err197 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/artifact_bytes_max",schemaPath:"#/properties/tenants/items/properties/quotas/properties/artifact_bytes_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1125899906842624},message:"must be <= 1125899906842624",schema:1125899906842624,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.artifact_bytes_max,data:data73};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
if(data73 < 0 || isNaN(data73)){
const err198 = {instancePath:instancePath+"/tenants/" + i2+"/quotas/artifact_bytes_max",schemaPath:"#/properties/tenants/items/properties/quotas/properties/artifact_bytes_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.tenants.items.properties.quotas.properties.artifact_bytes_max,data:data73};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
}
}
else {
const err199 = {instancePath:instancePath+"/tenants/" + i2+"/quotas",schemaPath:"#/properties/tenants/items/properties/quotas/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.tenants.items.properties.quotas.type,parentSchema:schema0.properties.tenants.items.properties.quotas,data:data67};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
let data74 = data58.budgets;
if(data74 && typeof data74 == "object" && !Array.isArray(data74)){
for(const key15 in data74){
if(!(((key15 === "tokens") || (key15 === "time_ms")) || (key15 === "cost"))){
const err200 = {instancePath:instancePath+"/tenants/" + i2+"/budgets",schemaPath:"#/properties/tenants/items/properties/budgets/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.tenants.items.properties.budgets,data:data74};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
if(data74.tokens !== undefined){
let data75 = data74.tokens;
if(!(((typeof data75 == "number") && (!(data75 % 1) && !isNaN(data75))) && (isFinite(data75)))){
const err201 = {instancePath:instancePath+"/tenants/" + i2+"/budgets/tokens",schemaPath:"#/properties/tenants/items/properties/budgets/properties/tokens/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.tenants.items.properties.budgets.properties.tokens.type,parentSchema:schema0.properties.tenants.items.properties.budgets.properties.tokens,data:data75};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
if((typeof data75 == "number") && (isFinite(data75))){
if(data75 > 1000000000000 || isNaN(data75)){
const err202 = {instancePath:instancePath+"/tenants/" + i2+"/budgets/tokens",schemaPath:"#/properties/tenants/items/properties/budgets/properties/tokens/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000000},message:"must be <= 1000000000000",schema:1000000000000,parentSchema:schema0.properties.tenants.items.properties.budgets.properties.tokens,data:data75};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
if(data75 < 0 || isNaN(data75)){
const err203 = {instancePath:instancePath+"/tenants/" + i2+"/budgets/tokens",schemaPath:"#/properties/tenants/items/properties/budgets/properties/tokens/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.tenants.items.properties.budgets.properties.tokens,data:data75};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
}
if(data74.time_ms !== undefined){
let data76 = data74.time_ms;
if(!(((typeof data76 == "number") && (!(data76 % 1) && !isNaN(data76))) && (isFinite(data76)))){
const err204 = {instancePath:instancePath+"/tenants/" + i2+"/budgets/time_ms",schemaPath:"#/properties/tenants/items/properties/budgets/properties/time_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.tenants.items.properties.budgets.properties.time_ms.type,parentSchema:schema0.properties.tenants.items.properties.budgets.properties.time_ms,data:data76};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
if((typeof data76 == "number") && (isFinite(data76))){
if(data76 > 2592000000 || isNaN(data76)){
const err205 = {instancePath:instancePath+"/tenants/" + i2+"/budgets/time_ms",schemaPath:"#/properties/tenants/items/properties/budgets/properties/time_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 2592000000},message:"must be <= 2592000000",schema:2592000000,parentSchema:schema0.properties.tenants.items.properties.budgets.properties.time_ms,data:data76};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
if(data76 < 0 || isNaN(data76)){
const err206 = {instancePath:instancePath+"/tenants/" + i2+"/budgets/time_ms",schemaPath:"#/properties/tenants/items/properties/budgets/properties/time_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.tenants.items.properties.budgets.properties.time_ms,data:data76};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
}
if(data74.cost !== undefined){
let data77 = data74.cost;
if((typeof data77 == "number") && (isFinite(data77))){
if(data77 > 1000000000 || isNaN(data77)){
const err207 = {instancePath:instancePath+"/tenants/" + i2+"/budgets/cost",schemaPath:"#/properties/tenants/items/properties/budgets/properties/cost/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema0.properties.tenants.items.properties.budgets.properties.cost,data:data77};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
if(data77 < 0 || isNaN(data77)){
const err208 = {instancePath:instancePath+"/tenants/" + i2+"/budgets/cost",schemaPath:"#/properties/tenants/items/properties/budgets/properties/cost/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.tenants.items.properties.budgets.properties.cost,data:data77};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
}
else {
const err209 = {instancePath:instancePath+"/tenants/" + i2+"/budgets/cost",schemaPath:"#/properties/tenants/items/properties/budgets/properties/cost/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema0.properties.tenants.items.properties.budgets.properties.cost.type,parentSchema:schema0.properties.tenants.items.properties.budgets.properties.cost,data:data77};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
}
}
else {
const err210 = {instancePath:instancePath+"/tenants/" + i2+"/budgets",schemaPath:"#/properties/tenants/items/properties/budgets/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.tenants.items.properties.budgets.type,parentSchema:schema0.properties.tenants.items.properties.budgets,data:data74};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
}
else {
const err211 = {instancePath:instancePath+"/tenants/" + i2,schemaPath:"#/properties/tenants/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.tenants.items.type,parentSchema:schema0.properties.tenants.items,data:data58};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
}
}
else {
const err212 = {instancePath:instancePath+"/tenants",schemaPath:"#/properties/tenants/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.tenants.type,parentSchema:schema0.properties.tenants,data:data57};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
if(data.pools !== undefined){
let data78 = data.pools;
if(Array.isArray(data78)){
if(data78.length > 256){
const err213 = {instancePath:instancePath+"/pools",schemaPath:"#/properties/pools/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema0.properties.pools,data:data78};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
if(data78.length < 1){
const err214 = {instancePath:instancePath+"/pools",schemaPath:"#/properties/pools/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema0.properties.pools,data:data78};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
const len4 = data78.length;
for(let i6=0; i6<len4; i6++){
let data79 = data78[i6];
if(data79 && typeof data79 == "object" && !Array.isArray(data79)){
if(data79.accelerator === undefined){
data79.accelerator = "none";
}
if(data79.devices === undefined){
data79.devices = [];
}
if(data79.homogeneous === undefined){
data79.homogeneous = false;
}
if(data79.split_ratios === undefined){
data79.split_ratios = [];
}
if(data79.determinism === undefined){
data79.determinism = "best_effort";
}
if(data79.exact_count === undefined){
data79.exact_count = false;
}
if(data79.preload === undefined){
data79.preload = true;
}
if(data79.self_test === undefined){
data79.self_test = true;
}
if(data79.fallback_pools === undefined){
data79.fallback_pools = [];
}
if(data79.replica_set === undefined){
data79.replica_set = {};
}
if(data79.queue === undefined){
data79.queue = {};
}
if(data79.preemption === undefined){
data79.preemption = {};
}
if(data79.timeouts === undefined){
data79.timeouts = {};
}
if(data79.retry === undefined){
data79.retry = {};
}
if(data79.breaker === undefined){
data79.breaker = {};
}
if(data79.restart === undefined){
data79.restart = {};
}
if(data79.heartbeat === undefined){
data79.heartbeat = {};
}
if(data79.placement === undefined){
data79.placement = {};
}
if(data79.priors === undefined){
data79.priors = {};
}
if(data79.prices === undefined){
data79.prices = {};
}
if(data79.drain_deadline_ms === undefined){
data79.drain_deadline_ms = 30000;
}
if(data79.id === undefined){
const err215 = {instancePath:instancePath+"/pools/" + i6,schemaPath:"#/properties/pools/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema0.properties.pools.items.required,parentSchema:schema0.properties.pools.items,data:data79};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
if(data79.engine === undefined){
const err216 = {instancePath:instancePath+"/pools/" + i6,schemaPath:"#/properties/pools/items/required",keyword:"required",params:{missingProperty: "engine"},message:"must have required property '"+"engine"+"'",schema:schema0.properties.pools.items.required,parentSchema:schema0.properties.pools.items,data:data79};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
if(data79.wire === undefined){
const err217 = {instancePath:instancePath+"/pools/" + i6,schemaPath:"#/properties/pools/items/required",keyword:"required",params:{missingProperty: "wire"},message:"must have required property '"+"wire"+"'",schema:schema0.properties.pools.items.required,parentSchema:schema0.properties.pools.items,data:data79};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
if(data79.model === undefined){
const err218 = {instancePath:instancePath+"/pools/" + i6,schemaPath:"#/properties/pools/items/required",keyword:"required",params:{missingProperty: "model"},message:"must have required property '"+"model"+"'",schema:schema0.properties.pools.items.required,parentSchema:schema0.properties.pools.items,data:data79};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
if(data79.replicas === undefined){
const err219 = {instancePath:instancePath+"/pools/" + i6,schemaPath:"#/properties/pools/items/required",keyword:"required",params:{missingProperty: "replicas"},message:"must have required property '"+"replicas"+"'",schema:schema0.properties.pools.items.required,parentSchema:schema0.properties.pools.items,data:data79};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
for(const key16 in data79){
if(!(func0.call(schema0.properties.pools.items.properties, key16))){
const err220 = {instancePath:instancePath+"/pools/" + i6,schemaPath:"#/properties/pools/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items,data:data79};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
}
if(data79.id !== undefined){
let data80 = data79.id;
if(typeof data80 === "string"){
if(!pattern0.test(data80)){
const err221 = {instancePath:instancePath+"/pools/" + i6+"/id",schemaPath:"#/$defs/Id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9._-]{0,62}$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9._-]{0,62}$"+"\"",schema:"^[a-z0-9][a-z0-9._-]{0,62}$",parentSchema:schema2,data:data80};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
else {
const err222 = {instancePath:instancePath+"/pools/" + i6+"/id",schemaPath:"#/$defs/Id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.type,parentSchema:schema2,data:data80};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
}
if(data79.engine !== undefined){
let data81 = data79.engine;
if(typeof data81 === "string"){
if(!pattern4.test(data81)){
const err223 = {instancePath:instancePath+"/pools/" + i6+"/engine",schemaPath:"#/$defs/EngineName/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9-]{1,31}$"},message:"must match pattern \""+"^[a-z][a-z0-9-]{1,31}$"+"\"",schema:"^[a-z][a-z0-9-]{1,31}$",parentSchema:schema6,data:data81};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
}
else {
const err224 = {instancePath:instancePath+"/pools/" + i6+"/engine",schemaPath:"#/$defs/EngineName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema6.type,parentSchema:schema6,data:data81};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
if(data79.wire !== undefined){
let data82 = data79.wire;
if(typeof data82 !== "string"){
const err225 = {instancePath:instancePath+"/pools/" + i6+"/wire",schemaPath:"#/properties/pools/items/properties/wire/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.wire.type,parentSchema:schema0.properties.pools.items.properties.wire,data:data82};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
if(!((((((((data82 === "llamacpp") || (data82 === "vllm")) || (data82 === "tgi")) || (data82 === "triton")) || (data82 === "openai")) || (data82 === "anthropic")) || (data82 === "embedded")) || (data82 === "scripted"))){
const err226 = {instancePath:instancePath+"/pools/" + i6+"/wire",schemaPath:"#/properties/pools/items/properties/wire/enum",keyword:"enum",params:{allowedValues: schema0.properties.pools.items.properties.wire.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.pools.items.properties.wire.enum,parentSchema:schema0.properties.pools.items.properties.wire,data:data82};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
}
if(data79.model !== undefined){
let data83 = data79.model;
if(data83 && typeof data83 == "object" && !Array.isArray(data83)){
if(data83.ctx_max === undefined){
data83.ctx_max = 4096;
}
if(data83.max_tokens_max === undefined){
data83.max_tokens_max = 4096;
}
if(data83.bytes_per_token === undefined){
data83.bytes_per_token = 4;
}
if(data83.kv_bytes_per_token === undefined){
data83.kv_bytes_per_token = 0;
}
if(data83.ref === undefined){
const err227 = {instancePath:instancePath+"/pools/" + i6+"/model",schemaPath:"#/properties/pools/items/properties/model/required",keyword:"required",params:{missingProperty: "ref"},message:"must have required property '"+"ref"+"'",schema:schema0.properties.pools.items.properties.model.required,parentSchema:schema0.properties.pools.items.properties.model,data:data83};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
for(const key17 in data83){
if(!(func0.call(schema0.properties.pools.items.properties.model.properties, key17))){
const err228 = {instancePath:instancePath+"/pools/" + i6+"/model",schemaPath:"#/properties/pools/items/properties/model/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.model,data:data83};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
if(data83.ref !== undefined){
let data84 = data83.ref;
if(typeof data84 === "string"){
if(func1(data84) > 512){
const err229 = {instancePath:instancePath+"/pools/" + i6+"/model/ref",schemaPath:"#/properties/pools/items/properties/model/properties/ref/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema0.properties.pools.items.properties.model.properties.ref,data:data84};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
if(func1(data84) < 1){
const err230 = {instancePath:instancePath+"/pools/" + i6+"/model/ref",schemaPath:"#/properties/pools/items/properties/model/properties/ref/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.pools.items.properties.model.properties.ref,data:data84};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
else {
const err231 = {instancePath:instancePath+"/pools/" + i6+"/model/ref",schemaPath:"#/properties/pools/items/properties/model/properties/ref/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.model.properties.ref.type,parentSchema:schema0.properties.pools.items.properties.model.properties.ref,data:data84};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
if(data83.digest !== undefined){
let data85 = data83.digest;
if(typeof data85 === "string"){
if(!pattern2.test(data85)){
const err232 = {instancePath:instancePath+"/pools/" + i6+"/model/digest",schemaPath:"#/$defs/Digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\"",schema:"^sha256:[0-9a-f]{64}$",parentSchema:schema4,data:data85};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
}
else {
const err233 = {instancePath:instancePath+"/pools/" + i6+"/model/digest",schemaPath:"#/$defs/Digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.type,parentSchema:schema4,data:data85};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
}
if(data83.quant !== undefined){
let data86 = data83.quant;
if(typeof data86 === "string"){
if(func1(data86) > 64){
const err234 = {instancePath:instancePath+"/pools/" + i6+"/model/quant",schemaPath:"#/properties/pools/items/properties/model/properties/quant/maxLength",keyword:"maxLength",params:{limit: 64},message:"must NOT have more than 64 characters",schema:64,parentSchema:schema0.properties.pools.items.properties.model.properties.quant,data:data86};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
if(func1(data86) < 1){
const err235 = {instancePath:instancePath+"/pools/" + i6+"/model/quant",schemaPath:"#/properties/pools/items/properties/model/properties/quant/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.pools.items.properties.model.properties.quant,data:data86};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
}
else {
const err236 = {instancePath:instancePath+"/pools/" + i6+"/model/quant",schemaPath:"#/properties/pools/items/properties/model/properties/quant/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.model.properties.quant.type,parentSchema:schema0.properties.pools.items.properties.model.properties.quant,data:data86};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
let data87 = data83.ctx_max;
if(!(((typeof data87 == "number") && (!(data87 % 1) && !isNaN(data87))) && (isFinite(data87)))){
const err237 = {instancePath:instancePath+"/pools/" + i6+"/model/ctx_max",schemaPath:"#/properties/pools/items/properties/model/properties/ctx_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.model.properties.ctx_max.type,parentSchema:schema0.properties.pools.items.properties.model.properties.ctx_max,data:data87};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
if((typeof data87 == "number") && (isFinite(data87))){
if(data87 > 16777216 || isNaN(data87)){
const err238 = {instancePath:instancePath+"/pools/" + i6+"/model/ctx_max",schemaPath:"#/properties/pools/items/properties/model/properties/ctx_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777216},message:"must be <= 16777216",schema:16777216,parentSchema:schema0.properties.pools.items.properties.model.properties.ctx_max,data:data87};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
if(data87 < 1 || isNaN(data87)){
const err239 = {instancePath:instancePath+"/pools/" + i6+"/model/ctx_max",schemaPath:"#/properties/pools/items/properties/model/properties/ctx_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.pools.items.properties.model.properties.ctx_max,data:data87};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
let data88 = data83.max_tokens_max;
if(!(((typeof data88 == "number") && (!(data88 % 1) && !isNaN(data88))) && (isFinite(data88)))){
const err240 = {instancePath:instancePath+"/pools/" + i6+"/model/max_tokens_max",schemaPath:"#/properties/pools/items/properties/model/properties/max_tokens_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.model.properties.max_tokens_max.type,parentSchema:schema0.properties.pools.items.properties.model.properties.max_tokens_max,data:data88};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
if((typeof data88 == "number") && (isFinite(data88))){
if(data88 > 16777216 || isNaN(data88)){
const err241 = {instancePath:instancePath+"/pools/" + i6+"/model/max_tokens_max",schemaPath:"#/properties/pools/items/properties/model/properties/max_tokens_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777216},message:"must be <= 16777216",schema:16777216,parentSchema:schema0.properties.pools.items.properties.model.properties.max_tokens_max,data:data88};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
if(data88 < 1 || isNaN(data88)){
const err242 = {instancePath:instancePath+"/pools/" + i6+"/model/max_tokens_max",schemaPath:"#/properties/pools/items/properties/model/properties/max_tokens_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.pools.items.properties.model.properties.max_tokens_max,data:data88};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
}
let data89 = data83.bytes_per_token;
if((typeof data89 == "number") && (isFinite(data89))){
if(data89 > 64 || isNaN(data89)){
const err243 = {instancePath:instancePath+"/pools/" + i6+"/model/bytes_per_token",schemaPath:"#/properties/pools/items/properties/model/properties/bytes_per_token/maximum",keyword:"maximum",params:{comparison: "<=", limit: 64},message:"must be <= 64",schema:64,parentSchema:schema0.properties.pools.items.properties.model.properties.bytes_per_token,data:data89};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
if(data89 < 0.25 || isNaN(data89)){
const err244 = {instancePath:instancePath+"/pools/" + i6+"/model/bytes_per_token",schemaPath:"#/properties/pools/items/properties/model/properties/bytes_per_token/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0.25},message:"must be >= 0.25",schema:0.25,parentSchema:schema0.properties.pools.items.properties.model.properties.bytes_per_token,data:data89};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
else {
const err245 = {instancePath:instancePath+"/pools/" + i6+"/model/bytes_per_token",schemaPath:"#/properties/pools/items/properties/model/properties/bytes_per_token/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema0.properties.pools.items.properties.model.properties.bytes_per_token.type,parentSchema:schema0.properties.pools.items.properties.model.properties.bytes_per_token,data:data89};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
if(data83.chat_template !== undefined){
let data90 = data83.chat_template;
if(typeof data90 === "string"){
if(func1(data90) > 128){
const err246 = {instancePath:instancePath+"/pools/" + i6+"/model/chat_template",schemaPath:"#/properties/pools/items/properties/model/properties/chat_template/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema0.properties.pools.items.properties.model.properties.chat_template,data:data90};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
if(func1(data90) < 1){
const err247 = {instancePath:instancePath+"/pools/" + i6+"/model/chat_template",schemaPath:"#/properties/pools/items/properties/model/properties/chat_template/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.pools.items.properties.model.properties.chat_template,data:data90};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
}
else {
const err248 = {instancePath:instancePath+"/pools/" + i6+"/model/chat_template",schemaPath:"#/properties/pools/items/properties/model/properties/chat_template/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.model.properties.chat_template.type,parentSchema:schema0.properties.pools.items.properties.model.properties.chat_template,data:data90};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
}
if(data83.path !== undefined){
let data91 = data83.path;
if(typeof data91 === "string"){
if(func1(data91) > 4096){
const err249 = {instancePath:instancePath+"/pools/" + i6+"/model/path",schemaPath:"#/$defs/Path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema1,data:data91};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
if(func1(data91) < 1){
const err250 = {instancePath:instancePath+"/pools/" + i6+"/model/path",schemaPath:"#/$defs/Path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data91};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
}
else {
const err251 = {instancePath:instancePath+"/pools/" + i6+"/model/path",schemaPath:"#/$defs/Path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.type,parentSchema:schema1,data:data91};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
}
if(data83.size_bytes !== undefined){
let data92 = data83.size_bytes;
if(!(((typeof data92 == "number") && (!(data92 % 1) && !isNaN(data92))) && (isFinite(data92)))){
const err252 = {instancePath:instancePath+"/pools/" + i6+"/model/size_bytes",schemaPath:"#/properties/pools/items/properties/model/properties/size_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.model.properties.size_bytes.type,parentSchema:schema0.properties.pools.items.properties.model.properties.size_bytes,data:data92};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
if((typeof data92 == "number") && (isFinite(data92))){
if(data92 > 1125899906842624 || isNaN(data92)){
const err253 = {instancePath:instancePath+"/pools/" + i6+"/model/size_bytes",schemaPath:"#/properties/pools/items/properties/model/properties/size_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1125899906842624},message:"must be <= 1125899906842624",schema:1125899906842624,parentSchema:schema0.properties.pools.items.properties.model.properties.size_bytes,data:data92};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
if(data92 < 1 || isNaN(data92)){
const err254 = {instancePath:instancePath+"/pools/" + i6+"/model/size_bytes",schemaPath:"#/properties/pools/items/properties/model/properties/size_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.pools.items.properties.model.properties.size_bytes,data:data92};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
}
let data93 = data83.kv_bytes_per_token;
if(!(((typeof data93 == "number") && (!(data93 % 1) && !isNaN(data93))) && (isFinite(data93)))){
const err255 = {instancePath:instancePath+"/pools/" + i6+"/model/kv_bytes_per_token",schemaPath:"#/properties/pools/items/properties/model/properties/kv_bytes_per_token/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.model.properties.kv_bytes_per_token.type,parentSchema:schema0.properties.pools.items.properties.model.properties.kv_bytes_per_token,data:data93};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
if((typeof data93 == "number") && (isFinite(data93))){
if(data93 > 4294967296 || isNaN(data93)){
const err256 = {instancePath:instancePath+"/pools/" + i6+"/model/kv_bytes_per_token",schemaPath:"#/properties/pools/items/properties/model/properties/kv_bytes_per_token/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4294967296},message:"must be <= 4294967296",schema:4294967296,parentSchema:schema0.properties.pools.items.properties.model.properties.kv_bytes_per_token,data:data93};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
if(data93 < 0 || isNaN(data93)){
const err257 = {instancePath:instancePath+"/pools/" + i6+"/model/kv_bytes_per_token",schemaPath:"#/properties/pools/items/properties/model/properties/kv_bytes_per_token/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.model.properties.kv_bytes_per_token,data:data93};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
}
}
else {
const err258 = {instancePath:instancePath+"/pools/" + i6+"/model",schemaPath:"#/properties/pools/items/properties/model/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.model.type,parentSchema:schema0.properties.pools.items.properties.model,data:data83};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
}
let data94 = data79.accelerator;
if(typeof data94 !== "string"){
const err259 = {instancePath:instancePath+"/pools/" + i6+"/accelerator",schemaPath:"#/properties/pools/items/properties/accelerator/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.accelerator.type,parentSchema:schema0.properties.pools.items.properties.accelerator,data:data94};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
if(!(((data94 === "nvidia") || (data94 === "none")) || (data94 === "remote"))){
const err260 = {instancePath:instancePath+"/pools/" + i6+"/accelerator",schemaPath:"#/properties/pools/items/properties/accelerator/enum",keyword:"enum",params:{allowedValues: schema0.properties.pools.items.properties.accelerator.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.pools.items.properties.accelerator.enum,parentSchema:schema0.properties.pools.items.properties.accelerator,data:data94};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
let data95 = data79.devices;
if(Array.isArray(data95)){
if(data95.length > 64){
const err261 = {instancePath:instancePath+"/pools/" + i6+"/devices",schemaPath:"#/$defs/Devices/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema9,data:data95};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
const len5 = data95.length;
for(let i7=0; i7<len5; i7++){
let data96 = data95[i7];
if(!(((typeof data96 == "number") && (!(data96 % 1) && !isNaN(data96))) && (isFinite(data96)))){
const err262 = {instancePath:instancePath+"/pools/" + i6+"/devices/" + i7,schemaPath:"#/$defs/Devices/items/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema9.items.type,parentSchema:schema9.items,data:data96};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
if((typeof data96 == "number") && (isFinite(data96))){
if(data96 > 255 || isNaN(data96)){
const err263 = {instancePath:instancePath+"/pools/" + i6+"/devices/" + i7,schemaPath:"#/$defs/Devices/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255",schema:255,parentSchema:schema9.items,data:data96};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
if(data96 < 0 || isNaN(data96)){
const err264 = {instancePath:instancePath+"/pools/" + i6+"/devices/" + i7,schemaPath:"#/$defs/Devices/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema9.items,data:data96};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
}
let i8 = data95.length;
let j2;
if(i8 > 1){
const indices2 = {};
for(;i8--;){
let item2 = data95[i8];
if(!(((typeof item2 == "number") && (!(item2 % 1) && !isNaN(item2))) && (isFinite(item2)))){
continue;
}
if(typeof indices2[item2] == "number"){
j2 = indices2[item2];
const err265 = {instancePath:instancePath+"/pools/" + i6+"/devices",schemaPath:"#/$defs/Devices/uniqueItems",keyword:"uniqueItems",params:{i: i8, j: j2},message:"must NOT have duplicate items (items ## "+j2+" and "+i8+" are identical)",schema:true,parentSchema:schema9,data:data95};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
break;
}
indices2[item2] = i8;
}
}
}
else {
const err266 = {instancePath:instancePath+"/pools/" + i6+"/devices",schemaPath:"#/$defs/Devices/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema9.type,parentSchema:schema9,data:data95};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
let data97 = data79.homogeneous;
if(typeof data97 !== "boolean"){
const err267 = {instancePath:instancePath+"/pools/" + i6+"/homogeneous",schemaPath:"#/properties/pools/items/properties/homogeneous/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.pools.items.properties.homogeneous.type,parentSchema:schema0.properties.pools.items.properties.homogeneous,data:data97};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
let data98 = data79.split_ratios;
if(Array.isArray(data98)){
if(data98.length > 64){
const err268 = {instancePath:instancePath+"/pools/" + i6+"/split_ratios",schemaPath:"#/properties/pools/items/properties/split_ratios/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema0.properties.pools.items.properties.split_ratios,data:data98};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
const len6 = data98.length;
for(let i9=0; i9<len6; i9++){
let data99 = data98[i9];
if((typeof data99 == "number") && (isFinite(data99))){
if(data99 > 1 || isNaN(data99)){
const err269 = {instancePath:instancePath+"/pools/" + i6+"/split_ratios/" + i9,schemaPath:"#/properties/pools/items/properties/split_ratios/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema0.properties.pools.items.properties.split_ratios.items,data:data99};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
if(data99 < 0 || isNaN(data99)){
const err270 = {instancePath:instancePath+"/pools/" + i6+"/split_ratios/" + i9,schemaPath:"#/properties/pools/items/properties/split_ratios/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.split_ratios.items,data:data99};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
else {
const err271 = {instancePath:instancePath+"/pools/" + i6+"/split_ratios/" + i9,schemaPath:"#/properties/pools/items/properties/split_ratios/items/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema0.properties.pools.items.properties.split_ratios.items.type,parentSchema:schema0.properties.pools.items.properties.split_ratios.items,data:data99};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
}
}
else {
const err272 = {instancePath:instancePath+"/pools/" + i6+"/split_ratios",schemaPath:"#/properties/pools/items/properties/split_ratios/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.pools.items.properties.split_ratios.type,parentSchema:schema0.properties.pools.items.properties.split_ratios,data:data98};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
let data100 = data79.determinism;
if(typeof data100 !== "string"){
const err273 = {instancePath:instancePath+"/pools/" + i6+"/determinism",schemaPath:"#/properties/pools/items/properties/determinism/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.determinism.type,parentSchema:schema0.properties.pools.items.properties.determinism,data:data100};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
if(!((data100 === "strict") || (data100 === "best_effort"))){
const err274 = {instancePath:instancePath+"/pools/" + i6+"/determinism",schemaPath:"#/properties/pools/items/properties/determinism/enum",keyword:"enum",params:{allowedValues: schema0.properties.pools.items.properties.determinism.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.pools.items.properties.determinism.enum,parentSchema:schema0.properties.pools.items.properties.determinism,data:data100};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
let data101 = data79.exact_count;
if(typeof data101 !== "boolean"){
const err275 = {instancePath:instancePath+"/pools/" + i6+"/exact_count",schemaPath:"#/properties/pools/items/properties/exact_count/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.pools.items.properties.exact_count.type,parentSchema:schema0.properties.pools.items.properties.exact_count,data:data101};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
let data102 = data79.preload;
if(typeof data102 !== "boolean"){
const err276 = {instancePath:instancePath+"/pools/" + i6+"/preload",schemaPath:"#/properties/pools/items/properties/preload/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.pools.items.properties.preload.type,parentSchema:schema0.properties.pools.items.properties.preload,data:data102};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
let data103 = data79.self_test;
if(typeof data103 !== "boolean"){
const err277 = {instancePath:instancePath+"/pools/" + i6+"/self_test",schemaPath:"#/properties/pools/items/properties/self_test/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.pools.items.properties.self_test.type,parentSchema:schema0.properties.pools.items.properties.self_test,data:data103};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
let data104 = data79.fallback_pools;
if(Array.isArray(data104)){
if(data104.length > 16){
const err278 = {instancePath:instancePath+"/pools/" + i6+"/fallback_pools",schemaPath:"#/properties/pools/items/properties/fallback_pools/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items",schema:16,parentSchema:schema0.properties.pools.items.properties.fallback_pools,data:data104};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
const len7 = data104.length;
for(let i10=0; i10<len7; i10++){
let data105 = data104[i10];
if(typeof data105 === "string"){
if(!pattern0.test(data105)){
const err279 = {instancePath:instancePath+"/pools/" + i6+"/fallback_pools/" + i10,schemaPath:"#/$defs/Id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9._-]{0,62}$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9._-]{0,62}$"+"\"",schema:"^[a-z0-9][a-z0-9._-]{0,62}$",parentSchema:schema2,data:data105};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
}
else {
const err280 = {instancePath:instancePath+"/pools/" + i6+"/fallback_pools/" + i10,schemaPath:"#/$defs/Id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.type,parentSchema:schema2,data:data105};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
}
let i11 = data104.length;
let j3;
if(i11 > 1){
outer0:
for(;i11--;){
for(j3 = i11; j3--;){
if(func17(data104[i11], data104[j3])){
const err281 = {instancePath:instancePath+"/pools/" + i6+"/fallback_pools",schemaPath:"#/properties/pools/items/properties/fallback_pools/uniqueItems",keyword:"uniqueItems",params:{i: i11, j: j3},message:"must NOT have duplicate items (items ## "+j3+" and "+i11+" are identical)",schema:true,parentSchema:schema0.properties.pools.items.properties.fallback_pools,data:data104};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
break outer0;
}
}
}
}
}
else {
const err282 = {instancePath:instancePath+"/pools/" + i6+"/fallback_pools",schemaPath:"#/properties/pools/items/properties/fallback_pools/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.pools.items.properties.fallback_pools.type,parentSchema:schema0.properties.pools.items.properties.fallback_pools,data:data104};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
let data106 = data79.replica_set;
if(data106 && typeof data106 == "object" && !Array.isArray(data106)){
for(const key18 in data106){
if(!(((key18 === "engine_version") || (key18 === "model_digest")) || (key18 === "sampler_profile_version"))){
const err283 = {instancePath:instancePath+"/pools/" + i6+"/replica_set",schemaPath:"#/properties/pools/items/properties/replica_set/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.replica_set,data:data106};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
}
if(data106.engine_version !== undefined){
let data107 = data106.engine_version;
if(typeof data107 === "string"){
if(func1(data107) > 128){
const err284 = {instancePath:instancePath+"/pools/" + i6+"/replica_set/engine_version",schemaPath:"#/properties/pools/items/properties/replica_set/properties/engine_version/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema0.properties.pools.items.properties.replica_set.properties.engine_version,data:data107};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
if(func1(data107) < 1){
const err285 = {instancePath:instancePath+"/pools/" + i6+"/replica_set/engine_version",schemaPath:"#/properties/pools/items/properties/replica_set/properties/engine_version/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.pools.items.properties.replica_set.properties.engine_version,data:data107};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
}
else {
const err286 = {instancePath:instancePath+"/pools/" + i6+"/replica_set/engine_version",schemaPath:"#/properties/pools/items/properties/replica_set/properties/engine_version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.replica_set.properties.engine_version.type,parentSchema:schema0.properties.pools.items.properties.replica_set.properties.engine_version,data:data107};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
}
if(data106.model_digest !== undefined){
let data108 = data106.model_digest;
if(typeof data108 === "string"){
if(!pattern2.test(data108)){
const err287 = {instancePath:instancePath+"/pools/" + i6+"/replica_set/model_digest",schemaPath:"#/$defs/Digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\"",schema:"^sha256:[0-9a-f]{64}$",parentSchema:schema4,data:data108};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
}
else {
const err288 = {instancePath:instancePath+"/pools/" + i6+"/replica_set/model_digest",schemaPath:"#/$defs/Digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.type,parentSchema:schema4,data:data108};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
}
if(data106.sampler_profile_version !== undefined){
let data109 = data106.sampler_profile_version;
if(typeof data109 === "string"){
if(func1(data109) > 128){
const err289 = {instancePath:instancePath+"/pools/" + i6+"/replica_set/sampler_profile_version",schemaPath:"#/properties/pools/items/properties/replica_set/properties/sampler_profile_version/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema0.properties.pools.items.properties.replica_set.properties.sampler_profile_version,data:data109};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
if(func1(data109) < 1){
const err290 = {instancePath:instancePath+"/pools/" + i6+"/replica_set/sampler_profile_version",schemaPath:"#/properties/pools/items/properties/replica_set/properties/sampler_profile_version/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.pools.items.properties.replica_set.properties.sampler_profile_version,data:data109};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
}
else {
const err291 = {instancePath:instancePath+"/pools/" + i6+"/replica_set/sampler_profile_version",schemaPath:"#/properties/pools/items/properties/replica_set/properties/sampler_profile_version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.replica_set.properties.sampler_profile_version.type,parentSchema:schema0.properties.pools.items.properties.replica_set.properties.sampler_profile_version,data:data109};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
}
}
else {
const err292 = {instancePath:instancePath+"/pools/" + i6+"/replica_set",schemaPath:"#/properties/pools/items/properties/replica_set/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.replica_set.type,parentSchema:schema0.properties.pools.items.properties.replica_set,data:data106};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
if(data79.replicas !== undefined){
let data110 = data79.replicas;
if(Array.isArray(data110)){
if(data110.length > 1024){
const err293 = {instancePath:instancePath+"/pools/" + i6+"/replicas",schemaPath:"#/properties/pools/items/properties/replicas/maxItems",keyword:"maxItems",params:{limit: 1024},message:"must NOT have more than 1024 items",schema:1024,parentSchema:schema0.properties.pools.items.properties.replicas,data:data110};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
if(data110.length < 1){
const err294 = {instancePath:instancePath+"/pools/" + i6+"/replicas",schemaPath:"#/properties/pools/items/properties/replicas/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema0.properties.pools.items.properties.replicas,data:data110};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
const len8 = data110.length;
for(let i12=0; i12<len8; i12++){
let data111 = data110[i12];
if(data111 && typeof data111 == "object" && !Array.isArray(data111)){
if(data111.slots === undefined){
data111.slots = 1;
}
if(data111.id === undefined){
const err295 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12,schemaPath:"#/properties/pools/items/properties/replicas/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema0.properties.pools.items.properties.replicas.items.required,parentSchema:schema0.properties.pools.items.properties.replicas.items,data:data111};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
for(const key19 in data111){
if(!(func0.call(schema0.properties.pools.items.properties.replicas.items.properties, key19))){
const err296 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12,schemaPath:"#/properties/pools/items/properties/replicas/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.replicas.items,data:data111};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
if(data111.id !== undefined){
let data112 = data111.id;
if(typeof data112 === "string"){
if(!pattern0.test(data112)){
const err297 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/id",schemaPath:"#/$defs/Id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9._-]{0,62}$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9._-]{0,62}$"+"\"",schema:"^[a-z0-9][a-z0-9._-]{0,62}$",parentSchema:schema2,data:data112};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
}
else {
const err298 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/id",schemaPath:"#/$defs/Id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.type,parentSchema:schema2,data:data112};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
}
if(data111.url !== undefined){
let data113 = data111.url;
if(typeof data113 === "string"){
if(func1(data113) > 2048){
const err299 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/url",schemaPath:"#/$defs/HttpUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters",schema:2048,parentSchema:schema13,data:data113};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
if(!pattern9.test(data113)){
const err300 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/url",schemaPath:"#/$defs/HttpUrl/pattern",keyword:"pattern",params:{pattern: "^https?://"},message:"must match pattern \""+"^https?://"+"\"",schema:"^https?://",parentSchema:schema13,data:data113};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
if(!(formats0(data113))){
const err301 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/url",schemaPath:"#/$defs/HttpUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema13,data:data113};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
}
else {
const err302 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/url",schemaPath:"#/$defs/HttpUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data:data113};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
}
if(data111.command !== undefined){
let data114 = data111.command;
if(data114 && typeof data114 == "object" && !Array.isArray(data114)){
if(data114.env === undefined){
data114.env = {};
}
if(data114.start_timeout_ms === undefined){
data114.start_timeout_ms = 120000;
}
if(data114.output_bytes_max === undefined){
data114.output_bytes_max = 65536;
}
if(data114.argv === undefined){
const err303 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/required",keyword:"required",params:{missingProperty: "argv"},message:"must have required property '"+"argv"+"'",schema:schema0.properties.pools.items.properties.replicas.items.properties.command.required,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command,data:data114};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
for(const key20 in data114){
if(!((((key20 === "argv") || (key20 === "env")) || (key20 === "start_timeout_ms")) || (key20 === "output_bytes_max"))){
const err304 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key20},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command,data:data114};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
}
if(data114.argv !== undefined){
let data115 = data114.argv;
if(Array.isArray(data115)){
if(data115.length > 256){
const err305 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command/argv",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/properties/argv/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.argv,data:data115};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
if(data115.length < 1){
const err306 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command/argv",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/properties/argv/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.argv,data:data115};
if(vErrors === null){
vErrors = [err306];
}
else {
vErrors.push(err306);
}
errors++;
}
const len9 = data115.length;
for(let i13=0; i13<len9; i13++){
let data116 = data115[i13];
if(typeof data116 === "string"){
if(func1(data116) > 4096){
const err307 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command/argv/" + i13,schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/properties/argv/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.argv.items,data:data116};
if(vErrors === null){
vErrors = [err307];
}
else {
vErrors.push(err307);
}
errors++;
}
}
else {
const err308 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command/argv/" + i13,schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/properties/argv/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.argv.items.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.argv.items,data:data116};
if(vErrors === null){
vErrors = [err308];
}
else {
vErrors.push(err308);
}
errors++;
}
}
}
else {
const err309 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command/argv",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/properties/argv/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.argv.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.argv,data:data115};
if(vErrors === null){
vErrors = [err309];
}
else {
vErrors.push(err309);
}
errors++;
}
}
let data117 = data114.env;
if(data117 && typeof data117 == "object" && !Array.isArray(data117)){
if(Object.keys(data117).length > 64){
const err310 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command/env",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/properties/env/maxProperties",keyword:"maxProperties",params:{limit: 64},message:"must NOT have more than 64 properties",schema:64,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.env,data:data117};
if(vErrors === null){
vErrors = [err310];
}
else {
vErrors.push(err310);
}
errors++;
}
for(const key21 in data117){
const _errs271 = errors;
if(typeof key21 === "string"){
if(!pattern10.test(key21)){
const err311 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command/env",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/properties/env/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]{0,127}$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]{0,127}$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]{0,127}$",parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.env.propertyNames,data:key21,propertyName:key21};
if(vErrors === null){
vErrors = [err311];
}
else {
vErrors.push(err311);
}
errors++;
}
}
var valid58 = _errs271 === errors;
if(!valid58){
const err312 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command/env",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/properties/env/propertyNames",keyword:"propertyNames",params:{propertyName: key21},message:"property name must be valid",schema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.env.propertyNames,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.env,data:data117};
if(vErrors === null){
vErrors = [err312];
}
else {
vErrors.push(err312);
}
errors++;
}
}
for(const key22 in data117){
let data118 = data117[key22];
if(typeof data118 === "string"){
if(func1(data118) > 4096){
const err313 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command/env/" + key22.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/properties/env/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.env.additionalProperties,data:data118};
if(vErrors === null){
vErrors = [err313];
}
else {
vErrors.push(err313);
}
errors++;
}
}
else {
const err314 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command/env/" + key22.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/properties/env/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.env.additionalProperties.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.env.additionalProperties,data:data118};
if(vErrors === null){
vErrors = [err314];
}
else {
vErrors.push(err314);
}
errors++;
}
}
}
else {
const err315 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command/env",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/properties/env/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.env.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.env,data:data117};
if(vErrors === null){
vErrors = [err315];
}
else {
vErrors.push(err315);
}
errors++;
}
let data119 = data114.start_timeout_ms;
if(!(((typeof data119 == "number") && (!(data119 % 1) && !isNaN(data119))) && (isFinite(data119)))){
const err316 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command/start_timeout_ms",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/properties/start_timeout_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.start_timeout_ms.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.start_timeout_ms,data:data119};
if(vErrors === null){
vErrors = [err316];
}
else {
vErrors.push(err316);
}
errors++;
}
if((typeof data119 == "number") && (isFinite(data119))){
if(data119 > 3600000 || isNaN(data119)){
const err317 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command/start_timeout_ms",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/properties/start_timeout_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600000},message:"must be <= 3600000",schema:3600000,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.start_timeout_ms,data:data119};
if(vErrors === null){
vErrors = [err317];
}
else {
vErrors.push(err317);
}
errors++;
}
if(data119 < 100 || isNaN(data119)){
const err318 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command/start_timeout_ms",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/properties/start_timeout_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100",schema:100,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.start_timeout_ms,data:data119};
if(vErrors === null){
vErrors = [err318];
}
else {
vErrors.push(err318);
}
errors++;
}
}
let data120 = data114.output_bytes_max;
if(!(((typeof data120 == "number") && (!(data120 % 1) && !isNaN(data120))) && (isFinite(data120)))){
const err319 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command/output_bytes_max",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/properties/output_bytes_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.output_bytes_max.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.output_bytes_max,data:data120};
if(vErrors === null){
vErrors = [err319];
}
else {
vErrors.push(err319);
}
errors++;
}
if((typeof data120 == "number") && (isFinite(data120))){
if(data120 > 16777216 || isNaN(data120)){
const err320 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command/output_bytes_max",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/properties/output_bytes_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777216},message:"must be <= 16777216",schema:16777216,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.output_bytes_max,data:data120};
if(vErrors === null){
vErrors = [err320];
}
else {
vErrors.push(err320);
}
errors++;
}
if(data120 < 1024 || isNaN(data120)){
const err321 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command/output_bytes_max",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/properties/output_bytes_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1024},message:"must be >= 1024",schema:1024,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command.properties.output_bytes_max,data:data120};
if(vErrors === null){
vErrors = [err321];
}
else {
vErrors.push(err321);
}
errors++;
}
}
}
else {
const err322 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/command",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/command/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.replicas.items.properties.command.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.command,data:data114};
if(vErrors === null){
vErrors = [err322];
}
else {
vErrors.push(err322);
}
errors++;
}
}
if(data111.embedded !== undefined){
let data121 = data111.embedded;
if(data121 && typeof data121 == "object" && !Array.isArray(data121)){
for(const key23 in data121){
const err323 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/embedded",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/embedded/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key23},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.embedded,data:data121};
if(vErrors === null){
vErrors = [err323];
}
else {
vErrors.push(err323);
}
errors++;
}
}
else {
const err324 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/embedded",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/embedded/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.replicas.items.properties.embedded.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.embedded,data:data121};
if(vErrors === null){
vErrors = [err324];
}
else {
vErrors.push(err324);
}
errors++;
}
}
if(data111.scripted !== undefined){
let data122 = data111.scripted;
if(data122 && typeof data122 == "object" && !Array.isArray(data122)){
if(data122.first_piece_ms === undefined){
data122.first_piece_ms = 50;
}
if(data122.piece_ms === undefined){
data122.piece_ms = 20;
}
if(data122.repeat === undefined){
data122.repeat = false;
}
if(data122.version === undefined){
data122.version = "scripted-1";
}
if(data122.faults === undefined){
data122.faults = [];
}
if(data122.pieces === undefined){
const err325 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/required",keyword:"required",params:{missingProperty: "pieces"},message:"must have required property '"+"pieces"+"'",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.required,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted,data:data122};
if(vErrors === null){
vErrors = [err325];
}
else {
vErrors.push(err325);
}
errors++;
}
for(const key24 in data122){
if(!(func0.call(schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties, key24))){
const err326 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key24},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted,data:data122};
if(vErrors === null){
vErrors = [err326];
}
else {
vErrors.push(err326);
}
errors++;
}
}
if(data122.pieces !== undefined){
let data123 = data122.pieces;
if(Array.isArray(data123)){
if(data123.length > 4096){
const err327 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/pieces",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/pieces/maxItems",keyword:"maxItems",params:{limit: 4096},message:"must NOT have more than 4096 items",schema:4096,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.pieces,data:data123};
if(vErrors === null){
vErrors = [err327];
}
else {
vErrors.push(err327);
}
errors++;
}
if(data123.length < 1){
const err328 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/pieces",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/pieces/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.pieces,data:data123};
if(vErrors === null){
vErrors = [err328];
}
else {
vErrors.push(err328);
}
errors++;
}
const len10 = data123.length;
for(let i14=0; i14<len10; i14++){
let data124 = data123[i14];
if(typeof data124 === "string"){
if(func1(data124) > 4096){
const err329 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/pieces/" + i14,schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/pieces/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.pieces.items,data:data124};
if(vErrors === null){
vErrors = [err329];
}
else {
vErrors.push(err329);
}
errors++;
}
}
else {
const err330 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/pieces/" + i14,schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/pieces/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.pieces.items.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.pieces.items,data:data124};
if(vErrors === null){
vErrors = [err330];
}
else {
vErrors.push(err330);
}
errors++;
}
}
}
else {
const err331 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/pieces",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/pieces/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.pieces.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.pieces,data:data123};
if(vErrors === null){
vErrors = [err331];
}
else {
vErrors.push(err331);
}
errors++;
}
}
let data125 = data122.first_piece_ms;
if(!(((typeof data125 == "number") && (!(data125 % 1) && !isNaN(data125))) && (isFinite(data125)))){
const err332 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/first_piece_ms",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/first_piece_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.first_piece_ms.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.first_piece_ms,data:data125};
if(vErrors === null){
vErrors = [err332];
}
else {
vErrors.push(err332);
}
errors++;
}
if((typeof data125 == "number") && (isFinite(data125))){
if(data125 > 600000 || isNaN(data125)){
const err333 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/first_piece_ms",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/first_piece_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600000},message:"must be <= 600000",schema:600000,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.first_piece_ms,data:data125};
if(vErrors === null){
vErrors = [err333];
}
else {
vErrors.push(err333);
}
errors++;
}
if(data125 < 0 || isNaN(data125)){
const err334 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/first_piece_ms",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/first_piece_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.first_piece_ms,data:data125};
if(vErrors === null){
vErrors = [err334];
}
else {
vErrors.push(err334);
}
errors++;
}
}
let data126 = data122.piece_ms;
if(!(((typeof data126 == "number") && (!(data126 % 1) && !isNaN(data126))) && (isFinite(data126)))){
const err335 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/piece_ms",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/piece_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.piece_ms.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.piece_ms,data:data126};
if(vErrors === null){
vErrors = [err335];
}
else {
vErrors.push(err335);
}
errors++;
}
if((typeof data126 == "number") && (isFinite(data126))){
if(data126 > 600000 || isNaN(data126)){
const err336 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/piece_ms",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/piece_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600000},message:"must be <= 600000",schema:600000,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.piece_ms,data:data126};
if(vErrors === null){
vErrors = [err336];
}
else {
vErrors.push(err336);
}
errors++;
}
if(data126 < 0 || isNaN(data126)){
const err337 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/piece_ms",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/piece_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.piece_ms,data:data126};
if(vErrors === null){
vErrors = [err337];
}
else {
vErrors.push(err337);
}
errors++;
}
}
let data127 = data122.repeat;
if(typeof data127 !== "boolean"){
const err338 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/repeat",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/repeat/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.repeat.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.repeat,data:data127};
if(vErrors === null){
vErrors = [err338];
}
else {
vErrors.push(err338);
}
errors++;
}
if(data122.slots !== undefined){
let data128 = data122.slots;
if(!(((typeof data128 == "number") && (!(data128 % 1) && !isNaN(data128))) && (isFinite(data128)))){
const err339 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/slots",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/slots/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.slots.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.slots,data:data128};
if(vErrors === null){
vErrors = [err339];
}
else {
vErrors.push(err339);
}
errors++;
}
if((typeof data128 == "number") && (isFinite(data128))){
if(data128 > 4096 || isNaN(data128)){
const err340 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/slots",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/slots/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096",schema:4096,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.slots,data:data128};
if(vErrors === null){
vErrors = [err340];
}
else {
vErrors.push(err340);
}
errors++;
}
if(data128 < 1 || isNaN(data128)){
const err341 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/slots",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/slots/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.slots,data:data128};
if(vErrors === null){
vErrors = [err341];
}
else {
vErrors.push(err341);
}
errors++;
}
}
}
if(data122.ctx_max !== undefined){
let data129 = data122.ctx_max;
if(!(((typeof data129 == "number") && (!(data129 % 1) && !isNaN(data129))) && (isFinite(data129)))){
const err342 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/ctx_max",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/ctx_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.ctx_max.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.ctx_max,data:data129};
if(vErrors === null){
vErrors = [err342];
}
else {
vErrors.push(err342);
}
errors++;
}
if((typeof data129 == "number") && (isFinite(data129))){
if(data129 > 16777216 || isNaN(data129)){
const err343 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/ctx_max",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/ctx_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777216},message:"must be <= 16777216",schema:16777216,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.ctx_max,data:data129};
if(vErrors === null){
vErrors = [err343];
}
else {
vErrors.push(err343);
}
errors++;
}
if(data129 < 1 || isNaN(data129)){
const err344 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/ctx_max",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/ctx_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.ctx_max,data:data129};
if(vErrors === null){
vErrors = [err344];
}
else {
vErrors.push(err344);
}
errors++;
}
}
}
let data130 = data122.version;
if(typeof data130 === "string"){
if(func1(data130) > 128){
const err345 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/version",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/version/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.version,data:data130};
if(vErrors === null){
vErrors = [err345];
}
else {
vErrors.push(err345);
}
errors++;
}
if(func1(data130) < 1){
const err346 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/version",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/version/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.version,data:data130};
if(vErrors === null){
vErrors = [err346];
}
else {
vErrors.push(err346);
}
errors++;
}
}
else {
const err347 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/version",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.version.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.version,data:data130};
if(vErrors === null){
vErrors = [err347];
}
else {
vErrors.push(err347);
}
errors++;
}
if(data122.model_digest !== undefined){
let data131 = data122.model_digest;
if(typeof data131 === "string"){
if(!pattern2.test(data131)){
const err348 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/model_digest",schemaPath:"#/$defs/Digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\"",schema:"^sha256:[0-9a-f]{64}$",parentSchema:schema4,data:data131};
if(vErrors === null){
vErrors = [err348];
}
else {
vErrors.push(err348);
}
errors++;
}
}
else {
const err349 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/model_digest",schemaPath:"#/$defs/Digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.type,parentSchema:schema4,data:data131};
if(vErrors === null){
vErrors = [err349];
}
else {
vErrors.push(err349);
}
errors++;
}
}
let data132 = data122.faults;
if(Array.isArray(data132)){
if(data132.length > 64){
const err350 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/faults",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/faults/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults,data:data132};
if(vErrors === null){
vErrors = [err350];
}
else {
vErrors.push(err350);
}
errors++;
}
const len11 = data132.length;
for(let i15=0; i15<len11; i15++){
let data133 = data132[i15];
if(data133 && typeof data133 == "object" && !Array.isArray(data133)){
if(data133.at_piece === undefined){
const err351 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/faults/" + i15,schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/faults/items/required",keyword:"required",params:{missingProperty: "at_piece"},message:"must have required property '"+"at_piece"+"'",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.required,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items,data:data133};
if(vErrors === null){
vErrors = [err351];
}
else {
vErrors.push(err351);
}
errors++;
}
if(data133.kind === undefined){
const err352 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/faults/" + i15,schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/faults/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.required,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items,data:data133};
if(vErrors === null){
vErrors = [err352];
}
else {
vErrors.push(err352);
}
errors++;
}
for(const key25 in data133){
if(!((((key25 === "at_piece") || (key25 === "kind")) || (key25 === "times")) || (key25 === "retry_after_ms"))){
const err353 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/faults/" + i15,schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/faults/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items,data:data133};
if(vErrors === null){
vErrors = [err353];
}
else {
vErrors.push(err353);
}
errors++;
}
}
if(data133.at_piece !== undefined){
let data134 = data133.at_piece;
if(!(((typeof data134 == "number") && (!(data134 % 1) && !isNaN(data134))) && (isFinite(data134)))){
const err354 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/faults/" + i15+"/at_piece",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/faults/items/properties/at_piece/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.properties.at_piece.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.properties.at_piece,data:data134};
if(vErrors === null){
vErrors = [err354];
}
else {
vErrors.push(err354);
}
errors++;
}
if((typeof data134 == "number") && (isFinite(data134))){
if(data134 > 4096 || isNaN(data134)){
const err355 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/faults/" + i15+"/at_piece",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/faults/items/properties/at_piece/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096",schema:4096,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.properties.at_piece,data:data134};
if(vErrors === null){
vErrors = [err355];
}
else {
vErrors.push(err355);
}
errors++;
}
if(data134 < 0 || isNaN(data134)){
const err356 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/faults/" + i15+"/at_piece",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/faults/items/properties/at_piece/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.properties.at_piece,data:data134};
if(vErrors === null){
vErrors = [err356];
}
else {
vErrors.push(err356);
}
errors++;
}
}
}
if(data133.kind !== undefined){
let data135 = data133.kind;
if(!(((((((((((data135 === "reset") || (data135 === "truncate")) || (data135 === "malformed")) || (data135 === "stall")) || (data135 === "internal")) || (data135 === "unavailable")) || (data135 === "queue_full")) || (data135 === "context_overflow")) || (data135 === "auth")) || (data135 === "oom_vram")) || (data135 === "oom_host"))){
const err357 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/faults/" + i15+"/kind",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/faults/items/properties/kind/enum",keyword:"enum",params:{allowedValues: schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.properties.kind.enum,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.properties.kind,data:data135};
if(vErrors === null){
vErrors = [err357];
}
else {
vErrors.push(err357);
}
errors++;
}
}
if(data133.times !== undefined){
let data136 = data133.times;
if(!(((typeof data136 == "number") && (!(data136 % 1) && !isNaN(data136))) && (isFinite(data136)))){
const err358 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/faults/" + i15+"/times",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/faults/items/properties/times/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.properties.times.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.properties.times,data:data136};
if(vErrors === null){
vErrors = [err358];
}
else {
vErrors.push(err358);
}
errors++;
}
if((typeof data136 == "number") && (isFinite(data136))){
if(data136 > 1000000 || isNaN(data136)){
const err359 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/faults/" + i15+"/times",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/faults/items/properties/times/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.properties.times,data:data136};
if(vErrors === null){
vErrors = [err359];
}
else {
vErrors.push(err359);
}
errors++;
}
if(data136 < 1 || isNaN(data136)){
const err360 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/faults/" + i15+"/times",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/faults/items/properties/times/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.properties.times,data:data136};
if(vErrors === null){
vErrors = [err360];
}
else {
vErrors.push(err360);
}
errors++;
}
}
}
if(data133.retry_after_ms !== undefined){
let data137 = data133.retry_after_ms;
if(!(((typeof data137 == "number") && (!(data137 % 1) && !isNaN(data137))) && (isFinite(data137)))){
const err361 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/faults/" + i15+"/retry_after_ms",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/faults/items/properties/retry_after_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.properties.retry_after_ms.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.properties.retry_after_ms,data:data137};
if(vErrors === null){
vErrors = [err361];
}
else {
vErrors.push(err361);
}
errors++;
}
if((typeof data137 == "number") && (isFinite(data137))){
if(data137 > 600000 || isNaN(data137)){
const err362 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/faults/" + i15+"/retry_after_ms",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/faults/items/properties/retry_after_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600000},message:"must be <= 600000",schema:600000,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.properties.retry_after_ms,data:data137};
if(vErrors === null){
vErrors = [err362];
}
else {
vErrors.push(err362);
}
errors++;
}
if(data137 < 0 || isNaN(data137)){
const err363 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/faults/" + i15+"/retry_after_ms",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/faults/items/properties/retry_after_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.properties.retry_after_ms,data:data137};
if(vErrors === null){
vErrors = [err363];
}
else {
vErrors.push(err363);
}
errors++;
}
}
}
}
else {
const err364 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/faults/" + i15,schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/faults/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.items,data:data133};
if(vErrors === null){
vErrors = [err364];
}
else {
vErrors.push(err364);
}
errors++;
}
}
}
else {
const err365 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted/faults",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/properties/faults/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.properties.faults,data:data132};
if(vErrors === null){
vErrors = [err365];
}
else {
vErrors.push(err365);
}
errors++;
}
}
else {
const err366 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/scripted",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/scripted/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.replicas.items.properties.scripted.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.scripted,data:data122};
if(vErrors === null){
vErrors = [err366];
}
else {
vErrors.push(err366);
}
errors++;
}
}
if(data111.adapter !== undefined){
let data138 = data111.adapter;
if(data138 && typeof data138 == "object" && !Array.isArray(data138)){
if(Object.keys(data138).length > 1){
const err367 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/adapter",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/adapter/maxProperties",keyword:"maxProperties",params:{limit: 1},message:"must NOT have more than 1 properties",schema:1,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.adapter,data:data138};
if(vErrors === null){
vErrors = [err367];
}
else {
vErrors.push(err367);
}
errors++;
}
if(Object.keys(data138).length < 1){
const err368 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/adapter",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/adapter/minProperties",keyword:"minProperties",params:{limit: 1},message:"must NOT have fewer than 1 properties",schema:1,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.adapter,data:data138};
if(vErrors === null){
vErrors = [err368];
}
else {
vErrors.push(err368);
}
errors++;
}
for(const key26 in data138){
if(!((key26 === "module") || (key26 === "url"))){
const err369 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/adapter",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/adapter/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key26},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.adapter,data:data138};
if(vErrors === null){
vErrors = [err369];
}
else {
vErrors.push(err369);
}
errors++;
}
}
if(data138.module !== undefined){
let data139 = data138.module;
if(typeof data139 === "string"){
if(func1(data139) > 4096){
const err370 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/adapter/module",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/adapter/properties/module/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.adapter.properties.module,data:data139};
if(vErrors === null){
vErrors = [err370];
}
else {
vErrors.push(err370);
}
errors++;
}
if(func1(data139) < 1){
const err371 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/adapter/module",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/adapter/properties/module/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.adapter.properties.module,data:data139};
if(vErrors === null){
vErrors = [err371];
}
else {
vErrors.push(err371);
}
errors++;
}
}
else {
const err372 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/adapter/module",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/adapter/properties/module/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.replicas.items.properties.adapter.properties.module.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.adapter.properties.module,data:data139};
if(vErrors === null){
vErrors = [err372];
}
else {
vErrors.push(err372);
}
errors++;
}
}
if(data138.url !== undefined){
let data140 = data138.url;
if(typeof data140 === "string"){
if(func1(data140) > 2048){
const err373 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/adapter/url",schemaPath:"#/$defs/HttpUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters",schema:2048,parentSchema:schema13,data:data140};
if(vErrors === null){
vErrors = [err373];
}
else {
vErrors.push(err373);
}
errors++;
}
if(!pattern9.test(data140)){
const err374 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/adapter/url",schemaPath:"#/$defs/HttpUrl/pattern",keyword:"pattern",params:{pattern: "^https?://"},message:"must match pattern \""+"^https?://"+"\"",schema:"^https?://",parentSchema:schema13,data:data140};
if(vErrors === null){
vErrors = [err374];
}
else {
vErrors.push(err374);
}
errors++;
}
if(!(formats0(data140))){
const err375 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/adapter/url",schemaPath:"#/$defs/HttpUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema13,data:data140};
if(vErrors === null){
vErrors = [err375];
}
else {
vErrors.push(err375);
}
errors++;
}
}
else {
const err376 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/adapter/url",schemaPath:"#/$defs/HttpUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data:data140};
if(vErrors === null){
vErrors = [err376];
}
else {
vErrors.push(err376);
}
errors++;
}
}
}
else {
const err377 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/adapter",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/adapter/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.replicas.items.properties.adapter.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.adapter,data:data138};
if(vErrors === null){
vErrors = [err377];
}
else {
vErrors.push(err377);
}
errors++;
}
}
if(data111.api_key_env !== undefined){
let data141 = data111.api_key_env;
if(typeof data141 === "string"){
if(!pattern13.test(data141)){
const err378 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/api_key_env",schemaPath:"#/$defs/EnvironmentName/pattern",keyword:"pattern",params:{pattern: "^[A-Z_][A-Z0-9_]{0,127}$"},message:"must match pattern \""+"^[A-Z_][A-Z0-9_]{0,127}$"+"\"",schema:"^[A-Z_][A-Z0-9_]{0,127}$",parentSchema:schema16,data:data141};
if(vErrors === null){
vErrors = [err378];
}
else {
vErrors.push(err378);
}
errors++;
}
}
else {
const err379 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/api_key_env",schemaPath:"#/$defs/EnvironmentName/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema16.type,parentSchema:schema16,data:data141};
if(vErrors === null){
vErrors = [err379];
}
else {
vErrors.push(err379);
}
errors++;
}
}
if(data111.devices !== undefined){
let data142 = data111.devices;
if(Array.isArray(data142)){
if(data142.length > 64){
const err380 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/devices",schemaPath:"#/$defs/Devices/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema9,data:data142};
if(vErrors === null){
vErrors = [err380];
}
else {
vErrors.push(err380);
}
errors++;
}
const len12 = data142.length;
for(let i16=0; i16<len12; i16++){
let data143 = data142[i16];
if(!(((typeof data143 == "number") && (!(data143 % 1) && !isNaN(data143))) && (isFinite(data143)))){
const err381 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/devices/" + i16,schemaPath:"#/$defs/Devices/items/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema9.items.type,parentSchema:schema9.items,data:data143};
if(vErrors === null){
vErrors = [err381];
}
else {
vErrors.push(err381);
}
errors++;
}
if((typeof data143 == "number") && (isFinite(data143))){
if(data143 > 255 || isNaN(data143)){
const err382 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/devices/" + i16,schemaPath:"#/$defs/Devices/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 255},message:"must be <= 255",schema:255,parentSchema:schema9.items,data:data143};
if(vErrors === null){
vErrors = [err382];
}
else {
vErrors.push(err382);
}
errors++;
}
if(data143 < 0 || isNaN(data143)){
const err383 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/devices/" + i16,schemaPath:"#/$defs/Devices/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema9.items,data:data143};
if(vErrors === null){
vErrors = [err383];
}
else {
vErrors.push(err383);
}
errors++;
}
}
}
let i17 = data142.length;
let j4;
if(i17 > 1){
const indices3 = {};
for(;i17--;){
let item3 = data142[i17];
if(!(((typeof item3 == "number") && (!(item3 % 1) && !isNaN(item3))) && (isFinite(item3)))){
continue;
}
if(typeof indices3[item3] == "number"){
j4 = indices3[item3];
const err384 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/devices",schemaPath:"#/$defs/Devices/uniqueItems",keyword:"uniqueItems",params:{i: i17, j: j4},message:"must NOT have duplicate items (items ## "+j4+" and "+i17+" are identical)",schema:true,parentSchema:schema9,data:data142};
if(vErrors === null){
vErrors = [err384];
}
else {
vErrors.push(err384);
}
errors++;
break;
}
indices3[item3] = i17;
}
}
}
else {
const err385 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/devices",schemaPath:"#/$defs/Devices/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema9.type,parentSchema:schema9,data:data142};
if(vErrors === null){
vErrors = [err385];
}
else {
vErrors.push(err385);
}
errors++;
}
}
let data144 = data111.slots;
if(!(((typeof data144 == "number") && (!(data144 % 1) && !isNaN(data144))) && (isFinite(data144)))){
const err386 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/slots",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/slots/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.replicas.items.properties.slots.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.slots,data:data144};
if(vErrors === null){
vErrors = [err386];
}
else {
vErrors.push(err386);
}
errors++;
}
if((typeof data144 == "number") && (isFinite(data144))){
if(data144 > 4096 || isNaN(data144)){
const err387 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/slots",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/slots/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4096},message:"must be <= 4096",schema:4096,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.slots,data:data144};
if(vErrors === null){
vErrors = [err387];
}
else {
vErrors.push(err387);
}
errors++;
}
if(data144 < 1 || isNaN(data144)){
const err388 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/slots",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/slots/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.slots,data:data144};
if(vErrors === null){
vErrors = [err388];
}
else {
vErrors.push(err388);
}
errors++;
}
}
if(data111.node !== undefined){
let data145 = data111.node;
if(typeof data145 === "string"){
if(func1(data145) > 253){
const err389 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/node",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/node/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters",schema:253,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.node,data:data145};
if(vErrors === null){
vErrors = [err389];
}
else {
vErrors.push(err389);
}
errors++;
}
if(func1(data145) < 1){
const err390 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/node",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/node/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.node,data:data145};
if(vErrors === null){
vErrors = [err390];
}
else {
vErrors.push(err390);
}
errors++;
}
}
else {
const err391 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/node",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/node/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.replicas.items.properties.node.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.node,data:data145};
if(vErrors === null){
vErrors = [err391];
}
else {
vErrors.push(err391);
}
errors++;
}
}
if(data111.zone !== undefined){
let data146 = data111.zone;
if(typeof data146 === "string"){
if(func1(data146) > 253){
const err392 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/zone",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/zone/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters",schema:253,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.zone,data:data146};
if(vErrors === null){
vErrors = [err392];
}
else {
vErrors.push(err392);
}
errors++;
}
if(func1(data146) < 1){
const err393 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/zone",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/zone/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.zone,data:data146};
if(vErrors === null){
vErrors = [err393];
}
else {
vErrors.push(err393);
}
errors++;
}
}
else {
const err394 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/zone",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.replicas.items.properties.zone.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.zone,data:data146};
if(vErrors === null){
vErrors = [err394];
}
else {
vErrors.push(err394);
}
errors++;
}
}
if(data111.numa_node !== undefined){
let data147 = data111.numa_node;
if(!(((typeof data147 == "number") && (!(data147 % 1) && !isNaN(data147))) && (isFinite(data147)))){
const err395 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/numa_node",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/numa_node/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.replicas.items.properties.numa_node.type,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.numa_node,data:data147};
if(vErrors === null){
vErrors = [err395];
}
else {
vErrors.push(err395);
}
errors++;
}
if((typeof data147 == "number") && (isFinite(data147))){
if(data147 > 1023 || isNaN(data147)){
const err396 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/numa_node",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/numa_node/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1023},message:"must be <= 1023",schema:1023,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.numa_node,data:data147};
if(vErrors === null){
vErrors = [err396];
}
else {
vErrors.push(err396);
}
errors++;
}
if(data147 < 0 || isNaN(data147)){
const err397 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12+"/numa_node",schemaPath:"#/properties/pools/items/properties/replicas/items/properties/numa_node/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.replicas.items.properties.numa_node,data:data147};
if(vErrors === null){
vErrors = [err397];
}
else {
vErrors.push(err397);
}
errors++;
}
}
}
}
else {
const err398 = {instancePath:instancePath+"/pools/" + i6+"/replicas/" + i12,schemaPath:"#/properties/pools/items/properties/replicas/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.replicas.items.type,parentSchema:schema0.properties.pools.items.properties.replicas.items,data:data111};
if(vErrors === null){
vErrors = [err398];
}
else {
vErrors.push(err398);
}
errors++;
}
}
}
else {
const err399 = {instancePath:instancePath+"/pools/" + i6+"/replicas",schemaPath:"#/properties/pools/items/properties/replicas/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.pools.items.properties.replicas.type,parentSchema:schema0.properties.pools.items.properties.replicas,data:data110};
if(vErrors === null){
vErrors = [err399];
}
else {
vErrors.push(err399);
}
errors++;
}
}
let data148 = data79.queue;
if(data148 && typeof data148 == "object" && !Array.isArray(data148)){
if(data148.capacity === undefined){
data148.capacity = 256;
}
if(data148.class_capacity === undefined){
data148.class_capacity = {};
}
if(data148.full_policy === undefined){
data148.full_policy = "reject";
}
if(data148.eta_aware_eviction === undefined){
data148.eta_aware_eviction = false;
}
for(const key27 in data148){
if(!((((key27 === "capacity") || (key27 === "class_capacity")) || (key27 === "full_policy")) || (key27 === "eta_aware_eviction"))){
const err400 = {instancePath:instancePath+"/pools/" + i6+"/queue",schemaPath:"#/properties/pools/items/properties/queue/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key27},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.queue,data:data148};
if(vErrors === null){
vErrors = [err400];
}
else {
vErrors.push(err400);
}
errors++;
}
}
let data149 = data148.capacity;
if(!(((typeof data149 == "number") && (!(data149 % 1) && !isNaN(data149))) && (isFinite(data149)))){
const err401 = {instancePath:instancePath+"/pools/" + i6+"/queue/capacity",schemaPath:"#/properties/pools/items/properties/queue/properties/capacity/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.queue.properties.capacity.type,parentSchema:schema0.properties.pools.items.properties.queue.properties.capacity,data:data149};
if(vErrors === null){
vErrors = [err401];
}
else {
vErrors.push(err401);
}
errors++;
}
if((typeof data149 == "number") && (isFinite(data149))){
if(data149 > 1000000 || isNaN(data149)){
const err402 = {instancePath:instancePath+"/pools/" + i6+"/queue/capacity",schemaPath:"#/properties/pools/items/properties/queue/properties/capacity/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema0.properties.pools.items.properties.queue.properties.capacity,data:data149};
if(vErrors === null){
vErrors = [err402];
}
else {
vErrors.push(err402);
}
errors++;
}
if(data149 < 1 || isNaN(data149)){
const err403 = {instancePath:instancePath+"/pools/" + i6+"/queue/capacity",schemaPath:"#/properties/pools/items/properties/queue/properties/capacity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.pools.items.properties.queue.properties.capacity,data:data149};
if(vErrors === null){
vErrors = [err403];
}
else {
vErrors.push(err403);
}
errors++;
}
}
let data150 = data148.class_capacity;
if(data150 && typeof data150 == "object" && !Array.isArray(data150)){
for(const key28 in data150){
if(!((key28 === "interactive") || (key28 === "batch"))){
const err404 = {instancePath:instancePath+"/pools/" + i6+"/queue/class_capacity",schemaPath:"#/properties/pools/items/properties/queue/properties/class_capacity/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key28},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.queue.properties.class_capacity,data:data150};
if(vErrors === null){
vErrors = [err404];
}
else {
vErrors.push(err404);
}
errors++;
}
}
if(data150.interactive !== undefined){
let data151 = data150.interactive;
if(!(((typeof data151 == "number") && (!(data151 % 1) && !isNaN(data151))) && (isFinite(data151)))){
const err405 = {instancePath:instancePath+"/pools/" + i6+"/queue/class_capacity/interactive",schemaPath:"#/properties/pools/items/properties/queue/properties/class_capacity/properties/interactive/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.queue.properties.class_capacity.properties.interactive.type,parentSchema:schema0.properties.pools.items.properties.queue.properties.class_capacity.properties.interactive,data:data151};
if(vErrors === null){
vErrors = [err405];
}
else {
vErrors.push(err405);
}
errors++;
}
if((typeof data151 == "number") && (isFinite(data151))){
if(data151 > 1000000 || isNaN(data151)){
const err406 = {instancePath:instancePath+"/pools/" + i6+"/queue/class_capacity/interactive",schemaPath:"#/properties/pools/items/properties/queue/properties/class_capacity/properties/interactive/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema0.properties.pools.items.properties.queue.properties.class_capacity.properties.interactive,data:data151};
if(vErrors === null){
vErrors = [err406];
}
else {
vErrors.push(err406);
}
errors++;
}
if(data151 < 0 || isNaN(data151)){
const err407 = {instancePath:instancePath+"/pools/" + i6+"/queue/class_capacity/interactive",schemaPath:"#/properties/pools/items/properties/queue/properties/class_capacity/properties/interactive/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.queue.properties.class_capacity.properties.interactive,data:data151};
if(vErrors === null){
vErrors = [err407];
}
else {
vErrors.push(err407);
}
errors++;
}
}
}
if(data150.batch !== undefined){
let data152 = data150.batch;
if(!(((typeof data152 == "number") && (!(data152 % 1) && !isNaN(data152))) && (isFinite(data152)))){
const err408 = {instancePath:instancePath+"/pools/" + i6+"/queue/class_capacity/batch",schemaPath:"#/properties/pools/items/properties/queue/properties/class_capacity/properties/batch/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.queue.properties.class_capacity.properties.batch.type,parentSchema:schema0.properties.pools.items.properties.queue.properties.class_capacity.properties.batch,data:data152};
if(vErrors === null){
vErrors = [err408];
}
else {
vErrors.push(err408);
}
errors++;
}
if((typeof data152 == "number") && (isFinite(data152))){
if(data152 > 1000000 || isNaN(data152)){
const err409 = {instancePath:instancePath+"/pools/" + i6+"/queue/class_capacity/batch",schemaPath:"#/properties/pools/items/properties/queue/properties/class_capacity/properties/batch/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema0.properties.pools.items.properties.queue.properties.class_capacity.properties.batch,data:data152};
if(vErrors === null){
vErrors = [err409];
}
else {
vErrors.push(err409);
}
errors++;
}
if(data152 < 0 || isNaN(data152)){
const err410 = {instancePath:instancePath+"/pools/" + i6+"/queue/class_capacity/batch",schemaPath:"#/properties/pools/items/properties/queue/properties/class_capacity/properties/batch/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.queue.properties.class_capacity.properties.batch,data:data152};
if(vErrors === null){
vErrors = [err410];
}
else {
vErrors.push(err410);
}
errors++;
}
}
}
}
else {
const err411 = {instancePath:instancePath+"/pools/" + i6+"/queue/class_capacity",schemaPath:"#/properties/pools/items/properties/queue/properties/class_capacity/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.queue.properties.class_capacity.type,parentSchema:schema0.properties.pools.items.properties.queue.properties.class_capacity,data:data150};
if(vErrors === null){
vErrors = [err411];
}
else {
vErrors.push(err411);
}
errors++;
}
let data153 = data148.full_policy;
if(typeof data153 !== "string"){
const err412 = {instancePath:instancePath+"/pools/" + i6+"/queue/full_policy",schemaPath:"#/properties/pools/items/properties/queue/properties/full_policy/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.queue.properties.full_policy.type,parentSchema:schema0.properties.pools.items.properties.queue.properties.full_policy,data:data153};
if(vErrors === null){
vErrors = [err412];
}
else {
vErrors.push(err412);
}
errors++;
}
if(!(((data153 === "reject") || (data153 === "drop-lru")) || (data153 === "shed-low-priority"))){
const err413 = {instancePath:instancePath+"/pools/" + i6+"/queue/full_policy",schemaPath:"#/properties/pools/items/properties/queue/properties/full_policy/enum",keyword:"enum",params:{allowedValues: schema0.properties.pools.items.properties.queue.properties.full_policy.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.pools.items.properties.queue.properties.full_policy.enum,parentSchema:schema0.properties.pools.items.properties.queue.properties.full_policy,data:data153};
if(vErrors === null){
vErrors = [err413];
}
else {
vErrors.push(err413);
}
errors++;
}
let data154 = data148.eta_aware_eviction;
if(typeof data154 !== "boolean"){
const err414 = {instancePath:instancePath+"/pools/" + i6+"/queue/eta_aware_eviction",schemaPath:"#/properties/pools/items/properties/queue/properties/eta_aware_eviction/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.pools.items.properties.queue.properties.eta_aware_eviction.type,parentSchema:schema0.properties.pools.items.properties.queue.properties.eta_aware_eviction,data:data154};
if(vErrors === null){
vErrors = [err414];
}
else {
vErrors.push(err414);
}
errors++;
}
}
else {
const err415 = {instancePath:instancePath+"/pools/" + i6+"/queue",schemaPath:"#/properties/pools/items/properties/queue/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.queue.type,parentSchema:schema0.properties.pools.items.properties.queue,data:data148};
if(vErrors === null){
vErrors = [err415];
}
else {
vErrors.push(err415);
}
errors++;
}
let data155 = data79.preemption;
if(data155 && typeof data155 == "object" && !Array.isArray(data155)){
if(data155.mode === undefined){
data155.mode = "soft";
}
if(data155.per_minute_max === undefined){
data155.per_minute_max = 10;
}
if(data155.protect === undefined){
data155.protect = [];
}
for(const key29 in data155){
if(!(((key29 === "mode") || (key29 === "per_minute_max")) || (key29 === "protect"))){
const err416 = {instancePath:instancePath+"/pools/" + i6+"/preemption",schemaPath:"#/properties/pools/items/properties/preemption/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key29},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.preemption,data:data155};
if(vErrors === null){
vErrors = [err416];
}
else {
vErrors.push(err416);
}
errors++;
}
}
let data156 = data155.mode;
if(typeof data156 !== "string"){
const err417 = {instancePath:instancePath+"/pools/" + i6+"/preemption/mode",schemaPath:"#/properties/pools/items/properties/preemption/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.preemption.properties.mode.type,parentSchema:schema0.properties.pools.items.properties.preemption.properties.mode,data:data156};
if(vErrors === null){
vErrors = [err417];
}
else {
vErrors.push(err417);
}
errors++;
}
if(!(((data156 === "off") || (data156 === "soft")) || (data156 === "hard"))){
const err418 = {instancePath:instancePath+"/pools/" + i6+"/preemption/mode",schemaPath:"#/properties/pools/items/properties/preemption/properties/mode/enum",keyword:"enum",params:{allowedValues: schema0.properties.pools.items.properties.preemption.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.pools.items.properties.preemption.properties.mode.enum,parentSchema:schema0.properties.pools.items.properties.preemption.properties.mode,data:data156};
if(vErrors === null){
vErrors = [err418];
}
else {
vErrors.push(err418);
}
errors++;
}
let data157 = data155.per_minute_max;
if(!(((typeof data157 == "number") && (!(data157 % 1) && !isNaN(data157))) && (isFinite(data157)))){
const err419 = {instancePath:instancePath+"/pools/" + i6+"/preemption/per_minute_max",schemaPath:"#/properties/pools/items/properties/preemption/properties/per_minute_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.preemption.properties.per_minute_max.type,parentSchema:schema0.properties.pools.items.properties.preemption.properties.per_minute_max,data:data157};
if(vErrors === null){
vErrors = [err419];
}
else {
vErrors.push(err419);
}
errors++;
}
if((typeof data157 == "number") && (isFinite(data157))){
if(data157 > 100000 || isNaN(data157)){
const err420 = {instancePath:instancePath+"/pools/" + i6+"/preemption/per_minute_max",schemaPath:"#/properties/pools/items/properties/preemption/properties/per_minute_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema0.properties.pools.items.properties.preemption.properties.per_minute_max,data:data157};
if(vErrors === null){
vErrors = [err420];
}
else {
vErrors.push(err420);
}
errors++;
}
if(data157 < 0 || isNaN(data157)){
const err421 = {instancePath:instancePath+"/pools/" + i6+"/preemption/per_minute_max",schemaPath:"#/properties/pools/items/properties/preemption/properties/per_minute_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.preemption.properties.per_minute_max,data:data157};
if(vErrors === null){
vErrors = [err421];
}
else {
vErrors.push(err421);
}
errors++;
}
}
let data158 = data155.protect;
if(Array.isArray(data158)){
if(data158.length > 2){
const err422 = {instancePath:instancePath+"/pools/" + i6+"/preemption/protect",schemaPath:"#/properties/pools/items/properties/preemption/properties/protect/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items",schema:2,parentSchema:schema0.properties.pools.items.properties.preemption.properties.protect,data:data158};
if(vErrors === null){
vErrors = [err422];
}
else {
vErrors.push(err422);
}
errors++;
}
const len13 = data158.length;
for(let i18=0; i18<len13; i18++){
let data159 = data158[i18];
if(typeof data159 !== "string"){
const err423 = {instancePath:instancePath+"/pools/" + i6+"/preemption/protect/" + i18,schemaPath:"#/properties/pools/items/properties/preemption/properties/protect/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.preemption.properties.protect.items.type,parentSchema:schema0.properties.pools.items.properties.preemption.properties.protect.items,data:data159};
if(vErrors === null){
vErrors = [err423];
}
else {
vErrors.push(err423);
}
errors++;
}
if(!((data159 === "interactive") || (data159 === "batch"))){
const err424 = {instancePath:instancePath+"/pools/" + i6+"/preemption/protect/" + i18,schemaPath:"#/properties/pools/items/properties/preemption/properties/protect/items/enum",keyword:"enum",params:{allowedValues: schema0.properties.pools.items.properties.preemption.properties.protect.items.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.pools.items.properties.preemption.properties.protect.items.enum,parentSchema:schema0.properties.pools.items.properties.preemption.properties.protect.items,data:data159};
if(vErrors === null){
vErrors = [err424];
}
else {
vErrors.push(err424);
}
errors++;
}
}
let i19 = data158.length;
let j5;
if(i19 > 1){
const indices4 = {};
for(;i19--;){
let item4 = data158[i19];
if(typeof item4 !== "string"){
continue;
}
if(typeof indices4[item4] == "number"){
j5 = indices4[item4];
const err425 = {instancePath:instancePath+"/pools/" + i6+"/preemption/protect",schemaPath:"#/properties/pools/items/properties/preemption/properties/protect/uniqueItems",keyword:"uniqueItems",params:{i: i19, j: j5},message:"must NOT have duplicate items (items ## "+j5+" and "+i19+" are identical)",schema:true,parentSchema:schema0.properties.pools.items.properties.preemption.properties.protect,data:data158};
if(vErrors === null){
vErrors = [err425];
}
else {
vErrors.push(err425);
}
errors++;
break;
}
indices4[item4] = i19;
}
}
}
else {
const err426 = {instancePath:instancePath+"/pools/" + i6+"/preemption/protect",schemaPath:"#/properties/pools/items/properties/preemption/properties/protect/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.pools.items.properties.preemption.properties.protect.type,parentSchema:schema0.properties.pools.items.properties.preemption.properties.protect,data:data158};
if(vErrors === null){
vErrors = [err426];
}
else {
vErrors.push(err426);
}
errors++;
}
}
else {
const err427 = {instancePath:instancePath+"/pools/" + i6+"/preemption",schemaPath:"#/properties/pools/items/properties/preemption/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.preemption.type,parentSchema:schema0.properties.pools.items.properties.preemption,data:data155};
if(vErrors === null){
vErrors = [err427];
}
else {
vErrors.push(err427);
}
errors++;
}
let data160 = data79.timeouts;
if(data160 && typeof data160 == "object" && !Array.isArray(data160)){
if(data160.wall_ms === undefined){
data160.wall_ms = 60000;
}
if(data160.idle_ms === undefined){
data160.idle_ms = 5000;
}
if(data160.connect_ms === undefined){
data160.connect_ms = 2000;
}
if(data160.cancel_ms === undefined){
data160.cancel_ms = 250;
}
for(const key30 in data160){
if(!((((key30 === "wall_ms") || (key30 === "idle_ms")) || (key30 === "connect_ms")) || (key30 === "cancel_ms"))){
const err428 = {instancePath:instancePath+"/pools/" + i6+"/timeouts",schemaPath:"#/properties/pools/items/properties/timeouts/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key30},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.timeouts,data:data160};
if(vErrors === null){
vErrors = [err428];
}
else {
vErrors.push(err428);
}
errors++;
}
}
let data161 = data160.wall_ms;
if(!(((typeof data161 == "number") && (!(data161 % 1) && !isNaN(data161))) && (isFinite(data161)))){
const err429 = {instancePath:instancePath+"/pools/" + i6+"/timeouts/wall_ms",schemaPath:"#/properties/pools/items/properties/timeouts/properties/wall_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.timeouts.properties.wall_ms.type,parentSchema:schema0.properties.pools.items.properties.timeouts.properties.wall_ms,data:data161};
if(vErrors === null){
vErrors = [err429];
}
else {
vErrors.push(err429);
}
errors++;
}
if((typeof data161 == "number") && (isFinite(data161))){
if(data161 > 86400000 || isNaN(data161)){
const err430 = {instancePath:instancePath+"/pools/" + i6+"/timeouts/wall_ms",schemaPath:"#/properties/pools/items/properties/timeouts/properties/wall_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000",schema:86400000,parentSchema:schema0.properties.pools.items.properties.timeouts.properties.wall_ms,data:data161};
if(vErrors === null){
vErrors = [err430];
}
else {
vErrors.push(err430);
}
errors++;
}
if(data161 < 100 || isNaN(data161)){
const err431 = {instancePath:instancePath+"/pools/" + i6+"/timeouts/wall_ms",schemaPath:"#/properties/pools/items/properties/timeouts/properties/wall_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 100},message:"must be >= 100",schema:100,parentSchema:schema0.properties.pools.items.properties.timeouts.properties.wall_ms,data:data161};
if(vErrors === null){
vErrors = [err431];
}
else {
vErrors.push(err431);
}
errors++;
}
}
let data162 = data160.idle_ms;
if(!(((typeof data162 == "number") && (!(data162 % 1) && !isNaN(data162))) && (isFinite(data162)))){
const err432 = {instancePath:instancePath+"/pools/" + i6+"/timeouts/idle_ms",schemaPath:"#/properties/pools/items/properties/timeouts/properties/idle_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.timeouts.properties.idle_ms.type,parentSchema:schema0.properties.pools.items.properties.timeouts.properties.idle_ms,data:data162};
if(vErrors === null){
vErrors = [err432];
}
else {
vErrors.push(err432);
}
errors++;
}
if((typeof data162 == "number") && (isFinite(data162))){
if(data162 > 86400000 || isNaN(data162)){
const err433 = {instancePath:instancePath+"/pools/" + i6+"/timeouts/idle_ms",schemaPath:"#/properties/pools/items/properties/timeouts/properties/idle_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000",schema:86400000,parentSchema:schema0.properties.pools.items.properties.timeouts.properties.idle_ms,data:data162};
if(vErrors === null){
vErrors = [err433];
}
else {
vErrors.push(err433);
}
errors++;
}
if(data162 < 50 || isNaN(data162)){
const err434 = {instancePath:instancePath+"/pools/" + i6+"/timeouts/idle_ms",schemaPath:"#/properties/pools/items/properties/timeouts/properties/idle_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 50},message:"must be >= 50",schema:50,parentSchema:schema0.properties.pools.items.properties.timeouts.properties.idle_ms,data:data162};
if(vErrors === null){
vErrors = [err434];
}
else {
vErrors.push(err434);
}
errors++;
}
}
let data163 = data160.connect_ms;
if(!(((typeof data163 == "number") && (!(data163 % 1) && !isNaN(data163))) && (isFinite(data163)))){
const err435 = {instancePath:instancePath+"/pools/" + i6+"/timeouts/connect_ms",schemaPath:"#/properties/pools/items/properties/timeouts/properties/connect_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.timeouts.properties.connect_ms.type,parentSchema:schema0.properties.pools.items.properties.timeouts.properties.connect_ms,data:data163};
if(vErrors === null){
vErrors = [err435];
}
else {
vErrors.push(err435);
}
errors++;
}
if((typeof data163 == "number") && (isFinite(data163))){
if(data163 > 600000 || isNaN(data163)){
const err436 = {instancePath:instancePath+"/pools/" + i6+"/timeouts/connect_ms",schemaPath:"#/properties/pools/items/properties/timeouts/properties/connect_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600000},message:"must be <= 600000",schema:600000,parentSchema:schema0.properties.pools.items.properties.timeouts.properties.connect_ms,data:data163};
if(vErrors === null){
vErrors = [err436];
}
else {
vErrors.push(err436);
}
errors++;
}
if(data163 < 10 || isNaN(data163)){
const err437 = {instancePath:instancePath+"/pools/" + i6+"/timeouts/connect_ms",schemaPath:"#/properties/pools/items/properties/timeouts/properties/connect_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10",schema:10,parentSchema:schema0.properties.pools.items.properties.timeouts.properties.connect_ms,data:data163};
if(vErrors === null){
vErrors = [err437];
}
else {
vErrors.push(err437);
}
errors++;
}
}
let data164 = data160.cancel_ms;
if(!(((typeof data164 == "number") && (!(data164 % 1) && !isNaN(data164))) && (isFinite(data164)))){
const err438 = {instancePath:instancePath+"/pools/" + i6+"/timeouts/cancel_ms",schemaPath:"#/properties/pools/items/properties/timeouts/properties/cancel_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.timeouts.properties.cancel_ms.type,parentSchema:schema0.properties.pools.items.properties.timeouts.properties.cancel_ms,data:data164};
if(vErrors === null){
vErrors = [err438];
}
else {
vErrors.push(err438);
}
errors++;
}
if((typeof data164 == "number") && (isFinite(data164))){
if(data164 > 60000 || isNaN(data164)){
const err439 = {instancePath:instancePath+"/pools/" + i6+"/timeouts/cancel_ms",schemaPath:"#/properties/pools/items/properties/timeouts/properties/cancel_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60000},message:"must be <= 60000",schema:60000,parentSchema:schema0.properties.pools.items.properties.timeouts.properties.cancel_ms,data:data164};
if(vErrors === null){
vErrors = [err439];
}
else {
vErrors.push(err439);
}
errors++;
}
if(data164 < 10 || isNaN(data164)){
const err440 = {instancePath:instancePath+"/pools/" + i6+"/timeouts/cancel_ms",schemaPath:"#/properties/pools/items/properties/timeouts/properties/cancel_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10",schema:10,parentSchema:schema0.properties.pools.items.properties.timeouts.properties.cancel_ms,data:data164};
if(vErrors === null){
vErrors = [err440];
}
else {
vErrors.push(err440);
}
errors++;
}
}
}
else {
const err441 = {instancePath:instancePath+"/pools/" + i6+"/timeouts",schemaPath:"#/properties/pools/items/properties/timeouts/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.timeouts.type,parentSchema:schema0.properties.pools.items.properties.timeouts,data:data160};
if(vErrors === null){
vErrors = [err441];
}
else {
vErrors.push(err441);
}
errors++;
}
let data165 = data79.retry;
if(data165 && typeof data165 == "object" && !Array.isArray(data165)){
if(data165.attempts_max === undefined){
data165.attempts_max = 3;
}
if(data165.base_ms === undefined){
data165.base_ms = 100;
}
if(data165.cap_ms === undefined){
data165.cap_ms = 2000;
}
if(data165.jitter === undefined){
data165.jitter = 0.5;
}
for(const key31 in data165){
if(!((((key31 === "attempts_max") || (key31 === "base_ms")) || (key31 === "cap_ms")) || (key31 === "jitter"))){
const err442 = {instancePath:instancePath+"/pools/" + i6+"/retry",schemaPath:"#/properties/pools/items/properties/retry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key31},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.retry,data:data165};
if(vErrors === null){
vErrors = [err442];
}
else {
vErrors.push(err442);
}
errors++;
}
}
let data166 = data165.attempts_max;
if(!(((typeof data166 == "number") && (!(data166 % 1) && !isNaN(data166))) && (isFinite(data166)))){
const err443 = {instancePath:instancePath+"/pools/" + i6+"/retry/attempts_max",schemaPath:"#/properties/pools/items/properties/retry/properties/attempts_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.retry.properties.attempts_max.type,parentSchema:schema0.properties.pools.items.properties.retry.properties.attempts_max,data:data166};
if(vErrors === null){
vErrors = [err443];
}
else {
vErrors.push(err443);
}
errors++;
}
if((typeof data166 == "number") && (isFinite(data166))){
if(data166 > 16 || isNaN(data166)){
const err444 = {instancePath:instancePath+"/pools/" + i6+"/retry/attempts_max",schemaPath:"#/properties/pools/items/properties/retry/properties/attempts_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16},message:"must be <= 16",schema:16,parentSchema:schema0.properties.pools.items.properties.retry.properties.attempts_max,data:data166};
if(vErrors === null){
vErrors = [err444];
}
else {
vErrors.push(err444);
}
errors++;
}
if(data166 < 1 || isNaN(data166)){
const err445 = {instancePath:instancePath+"/pools/" + i6+"/retry/attempts_max",schemaPath:"#/properties/pools/items/properties/retry/properties/attempts_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.pools.items.properties.retry.properties.attempts_max,data:data166};
if(vErrors === null){
vErrors = [err445];
}
else {
vErrors.push(err445);
}
errors++;
}
}
let data167 = data165.base_ms;
if(!(((typeof data167 == "number") && (!(data167 % 1) && !isNaN(data167))) && (isFinite(data167)))){
const err446 = {instancePath:instancePath+"/pools/" + i6+"/retry/base_ms",schemaPath:"#/properties/pools/items/properties/retry/properties/base_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.retry.properties.base_ms.type,parentSchema:schema0.properties.pools.items.properties.retry.properties.base_ms,data:data167};
if(vErrors === null){
vErrors = [err446];
}
else {
vErrors.push(err446);
}
errors++;
}
if((typeof data167 == "number") && (isFinite(data167))){
if(data167 > 60000 || isNaN(data167)){
const err447 = {instancePath:instancePath+"/pools/" + i6+"/retry/base_ms",schemaPath:"#/properties/pools/items/properties/retry/properties/base_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60000},message:"must be <= 60000",schema:60000,parentSchema:schema0.properties.pools.items.properties.retry.properties.base_ms,data:data167};
if(vErrors === null){
vErrors = [err447];
}
else {
vErrors.push(err447);
}
errors++;
}
if(data167 < 0 || isNaN(data167)){
const err448 = {instancePath:instancePath+"/pools/" + i6+"/retry/base_ms",schemaPath:"#/properties/pools/items/properties/retry/properties/base_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.retry.properties.base_ms,data:data167};
if(vErrors === null){
vErrors = [err448];
}
else {
vErrors.push(err448);
}
errors++;
}
}
let data168 = data165.cap_ms;
if(!(((typeof data168 == "number") && (!(data168 % 1) && !isNaN(data168))) && (isFinite(data168)))){
const err449 = {instancePath:instancePath+"/pools/" + i6+"/retry/cap_ms",schemaPath:"#/properties/pools/items/properties/retry/properties/cap_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.retry.properties.cap_ms.type,parentSchema:schema0.properties.pools.items.properties.retry.properties.cap_ms,data:data168};
if(vErrors === null){
vErrors = [err449];
}
else {
vErrors.push(err449);
}
errors++;
}
if((typeof data168 == "number") && (isFinite(data168))){
if(data168 > 600000 || isNaN(data168)){
const err450 = {instancePath:instancePath+"/pools/" + i6+"/retry/cap_ms",schemaPath:"#/properties/pools/items/properties/retry/properties/cap_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600000},message:"must be <= 600000",schema:600000,parentSchema:schema0.properties.pools.items.properties.retry.properties.cap_ms,data:data168};
if(vErrors === null){
vErrors = [err450];
}
else {
vErrors.push(err450);
}
errors++;
}
if(data168 < 0 || isNaN(data168)){
const err451 = {instancePath:instancePath+"/pools/" + i6+"/retry/cap_ms",schemaPath:"#/properties/pools/items/properties/retry/properties/cap_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.retry.properties.cap_ms,data:data168};
if(vErrors === null){
vErrors = [err451];
}
else {
vErrors.push(err451);
}
errors++;
}
}
let data169 = data165.jitter;
if((typeof data169 == "number") && (isFinite(data169))){
if(data169 > 1 || isNaN(data169)){
const err452 = {instancePath:instancePath+"/pools/" + i6+"/retry/jitter",schemaPath:"#/properties/pools/items/properties/retry/properties/jitter/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1",schema:1,parentSchema:schema0.properties.pools.items.properties.retry.properties.jitter,data:data169};
if(vErrors === null){
vErrors = [err452];
}
else {
vErrors.push(err452);
}
errors++;
}
if(data169 < 0 || isNaN(data169)){
const err453 = {instancePath:instancePath+"/pools/" + i6+"/retry/jitter",schemaPath:"#/properties/pools/items/properties/retry/properties/jitter/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.retry.properties.jitter,data:data169};
if(vErrors === null){
vErrors = [err453];
}
else {
vErrors.push(err453);
}
errors++;
}
}
else {
const err454 = {instancePath:instancePath+"/pools/" + i6+"/retry/jitter",schemaPath:"#/properties/pools/items/properties/retry/properties/jitter/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema0.properties.pools.items.properties.retry.properties.jitter.type,parentSchema:schema0.properties.pools.items.properties.retry.properties.jitter,data:data169};
if(vErrors === null){
vErrors = [err454];
}
else {
vErrors.push(err454);
}
errors++;
}
}
else {
const err455 = {instancePath:instancePath+"/pools/" + i6+"/retry",schemaPath:"#/properties/pools/items/properties/retry/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.retry.type,parentSchema:schema0.properties.pools.items.properties.retry,data:data165};
if(vErrors === null){
vErrors = [err455];
}
else {
vErrors.push(err455);
}
errors++;
}
let data170 = data79.breaker;
if(data170 && typeof data170 == "object" && !Array.isArray(data170)){
if(data170.failures === undefined){
data170.failures = 5;
}
if(data170.open_ms === undefined){
data170.open_ms = 10000;
}
if(data170.half_open_max === undefined){
data170.half_open_max = 1;
}
if(data170.successes === undefined){
data170.successes = 2;
}
for(const key32 in data170){
if(!((((key32 === "failures") || (key32 === "open_ms")) || (key32 === "half_open_max")) || (key32 === "successes"))){
const err456 = {instancePath:instancePath+"/pools/" + i6+"/breaker",schemaPath:"#/properties/pools/items/properties/breaker/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key32},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.breaker,data:data170};
if(vErrors === null){
vErrors = [err456];
}
else {
vErrors.push(err456);
}
errors++;
}
}
let data171 = data170.failures;
if(!(((typeof data171 == "number") && (!(data171 % 1) && !isNaN(data171))) && (isFinite(data171)))){
const err457 = {instancePath:instancePath+"/pools/" + i6+"/breaker/failures",schemaPath:"#/properties/pools/items/properties/breaker/properties/failures/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.breaker.properties.failures.type,parentSchema:schema0.properties.pools.items.properties.breaker.properties.failures,data:data171};
if(vErrors === null){
vErrors = [err457];
}
else {
vErrors.push(err457);
}
errors++;
}
if((typeof data171 == "number") && (isFinite(data171))){
if(data171 > 1000 || isNaN(data171)){
const err458 = {instancePath:instancePath+"/pools/" + i6+"/breaker/failures",schemaPath:"#/properties/pools/items/properties/breaker/properties/failures/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000},message:"must be <= 1000",schema:1000,parentSchema:schema0.properties.pools.items.properties.breaker.properties.failures,data:data171};
if(vErrors === null){
vErrors = [err458];
}
else {
vErrors.push(err458);
}
errors++;
}
if(data171 < 1 || isNaN(data171)){
const err459 = {instancePath:instancePath+"/pools/" + i6+"/breaker/failures",schemaPath:"#/properties/pools/items/properties/breaker/properties/failures/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.pools.items.properties.breaker.properties.failures,data:data171};
if(vErrors === null){
vErrors = [err459];
}
else {
vErrors.push(err459);
}
errors++;
}
}
let data172 = data170.open_ms;
if(!(((typeof data172 == "number") && (!(data172 % 1) && !isNaN(data172))) && (isFinite(data172)))){
const err460 = {instancePath:instancePath+"/pools/" + i6+"/breaker/open_ms",schemaPath:"#/properties/pools/items/properties/breaker/properties/open_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.breaker.properties.open_ms.type,parentSchema:schema0.properties.pools.items.properties.breaker.properties.open_ms,data:data172};
if(vErrors === null){
vErrors = [err460];
}
else {
vErrors.push(err460);
}
errors++;
}
if((typeof data172 == "number") && (isFinite(data172))){
if(data172 > 3600000 || isNaN(data172)){
const err461 = {instancePath:instancePath+"/pools/" + i6+"/breaker/open_ms",schemaPath:"#/properties/pools/items/properties/breaker/properties/open_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600000},message:"must be <= 3600000",schema:3600000,parentSchema:schema0.properties.pools.items.properties.breaker.properties.open_ms,data:data172};
if(vErrors === null){
vErrors = [err461];
}
else {
vErrors.push(err461);
}
errors++;
}
if(data172 < 10 || isNaN(data172)){
const err462 = {instancePath:instancePath+"/pools/" + i6+"/breaker/open_ms",schemaPath:"#/properties/pools/items/properties/breaker/properties/open_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10",schema:10,parentSchema:schema0.properties.pools.items.properties.breaker.properties.open_ms,data:data172};
if(vErrors === null){
vErrors = [err462];
}
else {
vErrors.push(err462);
}
errors++;
}
}
let data173 = data170.half_open_max;
if(!(((typeof data173 == "number") && (!(data173 % 1) && !isNaN(data173))) && (isFinite(data173)))){
const err463 = {instancePath:instancePath+"/pools/" + i6+"/breaker/half_open_max",schemaPath:"#/properties/pools/items/properties/breaker/properties/half_open_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.breaker.properties.half_open_max.type,parentSchema:schema0.properties.pools.items.properties.breaker.properties.half_open_max,data:data173};
if(vErrors === null){
vErrors = [err463];
}
else {
vErrors.push(err463);
}
errors++;
}
if((typeof data173 == "number") && (isFinite(data173))){
if(data173 > 100 || isNaN(data173)){
const err464 = {instancePath:instancePath+"/pools/" + i6+"/breaker/half_open_max",schemaPath:"#/properties/pools/items/properties/breaker/properties/half_open_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100",schema:100,parentSchema:schema0.properties.pools.items.properties.breaker.properties.half_open_max,data:data173};
if(vErrors === null){
vErrors = [err464];
}
else {
vErrors.push(err464);
}
errors++;
}
if(data173 < 1 || isNaN(data173)){
const err465 = {instancePath:instancePath+"/pools/" + i6+"/breaker/half_open_max",schemaPath:"#/properties/pools/items/properties/breaker/properties/half_open_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.pools.items.properties.breaker.properties.half_open_max,data:data173};
if(vErrors === null){
vErrors = [err465];
}
else {
vErrors.push(err465);
}
errors++;
}
}
let data174 = data170.successes;
if(!(((typeof data174 == "number") && (!(data174 % 1) && !isNaN(data174))) && (isFinite(data174)))){
const err466 = {instancePath:instancePath+"/pools/" + i6+"/breaker/successes",schemaPath:"#/properties/pools/items/properties/breaker/properties/successes/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.breaker.properties.successes.type,parentSchema:schema0.properties.pools.items.properties.breaker.properties.successes,data:data174};
if(vErrors === null){
vErrors = [err466];
}
else {
vErrors.push(err466);
}
errors++;
}
if((typeof data174 == "number") && (isFinite(data174))){
if(data174 > 100 || isNaN(data174)){
const err467 = {instancePath:instancePath+"/pools/" + i6+"/breaker/successes",schemaPath:"#/properties/pools/items/properties/breaker/properties/successes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100",schema:100,parentSchema:schema0.properties.pools.items.properties.breaker.properties.successes,data:data174};
if(vErrors === null){
vErrors = [err467];
}
else {
vErrors.push(err467);
}
errors++;
}
if(data174 < 1 || isNaN(data174)){
const err468 = {instancePath:instancePath+"/pools/" + i6+"/breaker/successes",schemaPath:"#/properties/pools/items/properties/breaker/properties/successes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.pools.items.properties.breaker.properties.successes,data:data174};
if(vErrors === null){
vErrors = [err468];
}
else {
vErrors.push(err468);
}
errors++;
}
}
}
else {
const err469 = {instancePath:instancePath+"/pools/" + i6+"/breaker",schemaPath:"#/properties/pools/items/properties/breaker/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.breaker.type,parentSchema:schema0.properties.pools.items.properties.breaker,data:data170};
if(vErrors === null){
vErrors = [err469];
}
else {
vErrors.push(err469);
}
errors++;
}
let data175 = data79.restart;
if(data175 && typeof data175 == "object" && !Array.isArray(data175)){
if(data175.base_ms === undefined){
data175.base_ms = 500;
}
if(data175.cap_ms === undefined){
data175.cap_ms = 30000;
}
if(data175.per_minute_max === undefined){
data175.per_minute_max = 6;
}
for(const key33 in data175){
if(!(((key33 === "base_ms") || (key33 === "cap_ms")) || (key33 === "per_minute_max"))){
const err470 = {instancePath:instancePath+"/pools/" + i6+"/restart",schemaPath:"#/properties/pools/items/properties/restart/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key33},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.restart,data:data175};
if(vErrors === null){
vErrors = [err470];
}
else {
vErrors.push(err470);
}
errors++;
}
}
let data176 = data175.base_ms;
if(!(((typeof data176 == "number") && (!(data176 % 1) && !isNaN(data176))) && (isFinite(data176)))){
const err471 = {instancePath:instancePath+"/pools/" + i6+"/restart/base_ms",schemaPath:"#/properties/pools/items/properties/restart/properties/base_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.restart.properties.base_ms.type,parentSchema:schema0.properties.pools.items.properties.restart.properties.base_ms,data:data176};
if(vErrors === null){
vErrors = [err471];
}
else {
vErrors.push(err471);
}
errors++;
}
if((typeof data176 == "number") && (isFinite(data176))){
if(data176 > 600000 || isNaN(data176)){
const err472 = {instancePath:instancePath+"/pools/" + i6+"/restart/base_ms",schemaPath:"#/properties/pools/items/properties/restart/properties/base_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600000},message:"must be <= 600000",schema:600000,parentSchema:schema0.properties.pools.items.properties.restart.properties.base_ms,data:data176};
if(vErrors === null){
vErrors = [err472];
}
else {
vErrors.push(err472);
}
errors++;
}
if(data176 < 0 || isNaN(data176)){
const err473 = {instancePath:instancePath+"/pools/" + i6+"/restart/base_ms",schemaPath:"#/properties/pools/items/properties/restart/properties/base_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.restart.properties.base_ms,data:data176};
if(vErrors === null){
vErrors = [err473];
}
else {
vErrors.push(err473);
}
errors++;
}
}
let data177 = data175.cap_ms;
if(!(((typeof data177 == "number") && (!(data177 % 1) && !isNaN(data177))) && (isFinite(data177)))){
const err474 = {instancePath:instancePath+"/pools/" + i6+"/restart/cap_ms",schemaPath:"#/properties/pools/items/properties/restart/properties/cap_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.restart.properties.cap_ms.type,parentSchema:schema0.properties.pools.items.properties.restart.properties.cap_ms,data:data177};
if(vErrors === null){
vErrors = [err474];
}
else {
vErrors.push(err474);
}
errors++;
}
if((typeof data177 == "number") && (isFinite(data177))){
if(data177 > 3600000 || isNaN(data177)){
const err475 = {instancePath:instancePath+"/pools/" + i6+"/restart/cap_ms",schemaPath:"#/properties/pools/items/properties/restart/properties/cap_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600000},message:"must be <= 3600000",schema:3600000,parentSchema:schema0.properties.pools.items.properties.restart.properties.cap_ms,data:data177};
if(vErrors === null){
vErrors = [err475];
}
else {
vErrors.push(err475);
}
errors++;
}
if(data177 < 0 || isNaN(data177)){
const err476 = {instancePath:instancePath+"/pools/" + i6+"/restart/cap_ms",schemaPath:"#/properties/pools/items/properties/restart/properties/cap_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.restart.properties.cap_ms,data:data177};
if(vErrors === null){
vErrors = [err476];
}
else {
vErrors.push(err476);
}
errors++;
}
}
let data178 = data175.per_minute_max;
if(!(((typeof data178 == "number") && (!(data178 % 1) && !isNaN(data178))) && (isFinite(data178)))){
const err477 = {instancePath:instancePath+"/pools/" + i6+"/restart/per_minute_max",schemaPath:"#/properties/pools/items/properties/restart/properties/per_minute_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.restart.properties.per_minute_max.type,parentSchema:schema0.properties.pools.items.properties.restart.properties.per_minute_max,data:data178};
if(vErrors === null){
vErrors = [err477];
}
else {
vErrors.push(err477);
}
errors++;
}
if((typeof data178 == "number") && (isFinite(data178))){
if(data178 > 600 || isNaN(data178)){
const err478 = {instancePath:instancePath+"/pools/" + i6+"/restart/per_minute_max",schemaPath:"#/properties/pools/items/properties/restart/properties/per_minute_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600},message:"must be <= 600",schema:600,parentSchema:schema0.properties.pools.items.properties.restart.properties.per_minute_max,data:data178};
if(vErrors === null){
vErrors = [err478];
}
else {
vErrors.push(err478);
}
errors++;
}
if(data178 < 1 || isNaN(data178)){
const err479 = {instancePath:instancePath+"/pools/" + i6+"/restart/per_minute_max",schemaPath:"#/properties/pools/items/properties/restart/properties/per_minute_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.pools.items.properties.restart.properties.per_minute_max,data:data178};
if(vErrors === null){
vErrors = [err479];
}
else {
vErrors.push(err479);
}
errors++;
}
}
}
else {
const err480 = {instancePath:instancePath+"/pools/" + i6+"/restart",schemaPath:"#/properties/pools/items/properties/restart/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.restart.type,parentSchema:schema0.properties.pools.items.properties.restart,data:data175};
if(vErrors === null){
vErrors = [err480];
}
else {
vErrors.push(err480);
}
errors++;
}
let data179 = data79.heartbeat;
if(data179 && typeof data179 == "object" && !Array.isArray(data179)){
if(data179.interval_ms === undefined){
data179.interval_ms = 2000;
}
if(data179.missed_max === undefined){
data179.missed_max = 3;
}
for(const key34 in data179){
if(!((key34 === "interval_ms") || (key34 === "missed_max"))){
const err481 = {instancePath:instancePath+"/pools/" + i6+"/heartbeat",schemaPath:"#/properties/pools/items/properties/heartbeat/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key34},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.heartbeat,data:data179};
if(vErrors === null){
vErrors = [err481];
}
else {
vErrors.push(err481);
}
errors++;
}
}
let data180 = data179.interval_ms;
if(!(((typeof data180 == "number") && (!(data180 % 1) && !isNaN(data180))) && (isFinite(data180)))){
const err482 = {instancePath:instancePath+"/pools/" + i6+"/heartbeat/interval_ms",schemaPath:"#/properties/pools/items/properties/heartbeat/properties/interval_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.heartbeat.properties.interval_ms.type,parentSchema:schema0.properties.pools.items.properties.heartbeat.properties.interval_ms,data:data180};
if(vErrors === null){
vErrors = [err482];
}
else {
vErrors.push(err482);
}
errors++;
}
if((typeof data180 == "number") && (isFinite(data180))){
if(data180 > 600000 || isNaN(data180)){
const err483 = {instancePath:instancePath+"/pools/" + i6+"/heartbeat/interval_ms",schemaPath:"#/properties/pools/items/properties/heartbeat/properties/interval_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600000},message:"must be <= 600000",schema:600000,parentSchema:schema0.properties.pools.items.properties.heartbeat.properties.interval_ms,data:data180};
if(vErrors === null){
vErrors = [err483];
}
else {
vErrors.push(err483);
}
errors++;
}
if(data180 < 50 || isNaN(data180)){
const err484 = {instancePath:instancePath+"/pools/" + i6+"/heartbeat/interval_ms",schemaPath:"#/properties/pools/items/properties/heartbeat/properties/interval_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 50},message:"must be >= 50",schema:50,parentSchema:schema0.properties.pools.items.properties.heartbeat.properties.interval_ms,data:data180};
if(vErrors === null){
vErrors = [err484];
}
else {
vErrors.push(err484);
}
errors++;
}
}
let data181 = data179.missed_max;
if(!(((typeof data181 == "number") && (!(data181 % 1) && !isNaN(data181))) && (isFinite(data181)))){
const err485 = {instancePath:instancePath+"/pools/" + i6+"/heartbeat/missed_max",schemaPath:"#/properties/pools/items/properties/heartbeat/properties/missed_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.heartbeat.properties.missed_max.type,parentSchema:schema0.properties.pools.items.properties.heartbeat.properties.missed_max,data:data181};
if(vErrors === null){
vErrors = [err485];
}
else {
vErrors.push(err485);
}
errors++;
}
if((typeof data181 == "number") && (isFinite(data181))){
if(data181 > 100 || isNaN(data181)){
const err486 = {instancePath:instancePath+"/pools/" + i6+"/heartbeat/missed_max",schemaPath:"#/properties/pools/items/properties/heartbeat/properties/missed_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100",schema:100,parentSchema:schema0.properties.pools.items.properties.heartbeat.properties.missed_max,data:data181};
if(vErrors === null){
vErrors = [err486];
}
else {
vErrors.push(err486);
}
errors++;
}
if(data181 < 1 || isNaN(data181)){
const err487 = {instancePath:instancePath+"/pools/" + i6+"/heartbeat/missed_max",schemaPath:"#/properties/pools/items/properties/heartbeat/properties/missed_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.pools.items.properties.heartbeat.properties.missed_max,data:data181};
if(vErrors === null){
vErrors = [err487];
}
else {
vErrors.push(err487);
}
errors++;
}
}
}
else {
const err488 = {instancePath:instancePath+"/pools/" + i6+"/heartbeat",schemaPath:"#/properties/pools/items/properties/heartbeat/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.heartbeat.type,parentSchema:schema0.properties.pools.items.properties.heartbeat,data:data179};
if(vErrors === null){
vErrors = [err488];
}
else {
vErrors.push(err488);
}
errors++;
}
let data182 = data79.placement;
if(data182 && typeof data182 == "object" && !Array.isArray(data182)){
if(data182.affinity === undefined){
data182.affinity = "session";
}
if(data182.anti_affinity === undefined){
data182.anti_affinity = "none";
}
if(data182.prefix_cache_bytes === undefined){
data182.prefix_cache_bytes = 0;
}
if(data182.speculation_bytes === undefined){
data182.speculation_bytes = 0;
}
for(const key35 in data182){
if(!((((key35 === "affinity") || (key35 === "anti_affinity")) || (key35 === "prefix_cache_bytes")) || (key35 === "speculation_bytes"))){
const err489 = {instancePath:instancePath+"/pools/" + i6+"/placement",schemaPath:"#/properties/pools/items/properties/placement/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key35},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.placement,data:data182};
if(vErrors === null){
vErrors = [err489];
}
else {
vErrors.push(err489);
}
errors++;
}
}
let data183 = data182.affinity;
if(typeof data183 !== "string"){
const err490 = {instancePath:instancePath+"/pools/" + i6+"/placement/affinity",schemaPath:"#/properties/pools/items/properties/placement/properties/affinity/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.placement.properties.affinity.type,parentSchema:schema0.properties.pools.items.properties.placement.properties.affinity,data:data183};
if(vErrors === null){
vErrors = [err490];
}
else {
vErrors.push(err490);
}
errors++;
}
if(!((data183 === "session") || (data183 === "none"))){
const err491 = {instancePath:instancePath+"/pools/" + i6+"/placement/affinity",schemaPath:"#/properties/pools/items/properties/placement/properties/affinity/enum",keyword:"enum",params:{allowedValues: schema0.properties.pools.items.properties.placement.properties.affinity.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.pools.items.properties.placement.properties.affinity.enum,parentSchema:schema0.properties.pools.items.properties.placement.properties.affinity,data:data183};
if(vErrors === null){
vErrors = [err491];
}
else {
vErrors.push(err491);
}
errors++;
}
let data184 = data182.anti_affinity;
if(typeof data184 !== "string"){
const err492 = {instancePath:instancePath+"/pools/" + i6+"/placement/anti_affinity",schemaPath:"#/properties/pools/items/properties/placement/properties/anti_affinity/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.placement.properties.anti_affinity.type,parentSchema:schema0.properties.pools.items.properties.placement.properties.anti_affinity,data:data184};
if(vErrors === null){
vErrors = [err492];
}
else {
vErrors.push(err492);
}
errors++;
}
if(!(((data184 === "none") || (data184 === "node")) || (data184 === "zone"))){
const err493 = {instancePath:instancePath+"/pools/" + i6+"/placement/anti_affinity",schemaPath:"#/properties/pools/items/properties/placement/properties/anti_affinity/enum",keyword:"enum",params:{allowedValues: schema0.properties.pools.items.properties.placement.properties.anti_affinity.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.pools.items.properties.placement.properties.anti_affinity.enum,parentSchema:schema0.properties.pools.items.properties.placement.properties.anti_affinity,data:data184};
if(vErrors === null){
vErrors = [err493];
}
else {
vErrors.push(err493);
}
errors++;
}
let data185 = data182.prefix_cache_bytes;
if(!(((typeof data185 == "number") && (!(data185 % 1) && !isNaN(data185))) && (isFinite(data185)))){
const err494 = {instancePath:instancePath+"/pools/" + i6+"/placement/prefix_cache_bytes",schemaPath:"#/properties/pools/items/properties/placement/properties/prefix_cache_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.placement.properties.prefix_cache_bytes.type,parentSchema:schema0.properties.pools.items.properties.placement.properties.prefix_cache_bytes,data:data185};
if(vErrors === null){
vErrors = [err494];
}
else {
vErrors.push(err494);
}
errors++;
}
if((typeof data185 == "number") && (isFinite(data185))){
if(data185 > 17592186044416 || isNaN(data185)){
const err495 = {instancePath:instancePath+"/pools/" + i6+"/placement/prefix_cache_bytes",schemaPath:"#/properties/pools/items/properties/placement/properties/prefix_cache_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 17592186044416},message:"must be <= 17592186044416",schema:17592186044416,parentSchema:schema0.properties.pools.items.properties.placement.properties.prefix_cache_bytes,data:data185};
if(vErrors === null){
vErrors = [err495];
}
else {
vErrors.push(err495);
}
errors++;
}
if(data185 < 0 || isNaN(data185)){
const err496 = {instancePath:instancePath+"/pools/" + i6+"/placement/prefix_cache_bytes",schemaPath:"#/properties/pools/items/properties/placement/properties/prefix_cache_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.placement.properties.prefix_cache_bytes,data:data185};
if(vErrors === null){
vErrors = [err496];
}
else {
vErrors.push(err496);
}
errors++;
}
}
let data186 = data182.speculation_bytes;
if(!(((typeof data186 == "number") && (!(data186 % 1) && !isNaN(data186))) && (isFinite(data186)))){
const err497 = {instancePath:instancePath+"/pools/" + i6+"/placement/speculation_bytes",schemaPath:"#/properties/pools/items/properties/placement/properties/speculation_bytes/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.placement.properties.speculation_bytes.type,parentSchema:schema0.properties.pools.items.properties.placement.properties.speculation_bytes,data:data186};
if(vErrors === null){
vErrors = [err497];
}
else {
vErrors.push(err497);
}
errors++;
}
if((typeof data186 == "number") && (isFinite(data186))){
if(data186 > 17592186044416 || isNaN(data186)){
const err498 = {instancePath:instancePath+"/pools/" + i6+"/placement/speculation_bytes",schemaPath:"#/properties/pools/items/properties/placement/properties/speculation_bytes/maximum",keyword:"maximum",params:{comparison: "<=", limit: 17592186044416},message:"must be <= 17592186044416",schema:17592186044416,parentSchema:schema0.properties.pools.items.properties.placement.properties.speculation_bytes,data:data186};
if(vErrors === null){
vErrors = [err498];
}
else {
vErrors.push(err498);
}
errors++;
}
if(data186 < 0 || isNaN(data186)){
const err499 = {instancePath:instancePath+"/pools/" + i6+"/placement/speculation_bytes",schemaPath:"#/properties/pools/items/properties/placement/properties/speculation_bytes/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.placement.properties.speculation_bytes,data:data186};
if(vErrors === null){
vErrors = [err499];
}
else {
vErrors.push(err499);
}
errors++;
}
}
}
else {
const err500 = {instancePath:instancePath+"/pools/" + i6+"/placement",schemaPath:"#/properties/pools/items/properties/placement/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.placement.type,parentSchema:schema0.properties.pools.items.properties.placement,data:data182};
if(vErrors === null){
vErrors = [err500];
}
else {
vErrors.push(err500);
}
errors++;
}
let data187 = data79.priors;
if(data187 && typeof data187 == "object" && !Array.isArray(data187)){
if(data187.first_token_ms === undefined){
data187.first_token_ms = 500;
}
if(data187.token_ms === undefined){
data187.token_ms = 30;
}
for(const key36 in data187){
if(!((key36 === "first_token_ms") || (key36 === "token_ms"))){
const err501 = {instancePath:instancePath+"/pools/" + i6+"/priors",schemaPath:"#/properties/pools/items/properties/priors/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key36},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.priors,data:data187};
if(vErrors === null){
vErrors = [err501];
}
else {
vErrors.push(err501);
}
errors++;
}
}
let data188 = data187.first_token_ms;
if((typeof data188 == "number") && (isFinite(data188))){
if(data188 > 3600000 || isNaN(data188)){
const err502 = {instancePath:instancePath+"/pools/" + i6+"/priors/first_token_ms",schemaPath:"#/properties/pools/items/properties/priors/properties/first_token_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 3600000},message:"must be <= 3600000",schema:3600000,parentSchema:schema0.properties.pools.items.properties.priors.properties.first_token_ms,data:data188};
if(vErrors === null){
vErrors = [err502];
}
else {
vErrors.push(err502);
}
errors++;
}
if(data188 < 0 || isNaN(data188)){
const err503 = {instancePath:instancePath+"/pools/" + i6+"/priors/first_token_ms",schemaPath:"#/properties/pools/items/properties/priors/properties/first_token_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.priors.properties.first_token_ms,data:data188};
if(vErrors === null){
vErrors = [err503];
}
else {
vErrors.push(err503);
}
errors++;
}
}
else {
const err504 = {instancePath:instancePath+"/pools/" + i6+"/priors/first_token_ms",schemaPath:"#/properties/pools/items/properties/priors/properties/first_token_ms/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema0.properties.pools.items.properties.priors.properties.first_token_ms.type,parentSchema:schema0.properties.pools.items.properties.priors.properties.first_token_ms,data:data188};
if(vErrors === null){
vErrors = [err504];
}
else {
vErrors.push(err504);
}
errors++;
}
let data189 = data187.token_ms;
if((typeof data189 == "number") && (isFinite(data189))){
if(data189 > 600000 || isNaN(data189)){
const err505 = {instancePath:instancePath+"/pools/" + i6+"/priors/token_ms",schemaPath:"#/properties/pools/items/properties/priors/properties/token_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600000},message:"must be <= 600000",schema:600000,parentSchema:schema0.properties.pools.items.properties.priors.properties.token_ms,data:data189};
if(vErrors === null){
vErrors = [err505];
}
else {
vErrors.push(err505);
}
errors++;
}
if(data189 < 0 || isNaN(data189)){
const err506 = {instancePath:instancePath+"/pools/" + i6+"/priors/token_ms",schemaPath:"#/properties/pools/items/properties/priors/properties/token_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.priors.properties.token_ms,data:data189};
if(vErrors === null){
vErrors = [err506];
}
else {
vErrors.push(err506);
}
errors++;
}
}
else {
const err507 = {instancePath:instancePath+"/pools/" + i6+"/priors/token_ms",schemaPath:"#/properties/pools/items/properties/priors/properties/token_ms/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema0.properties.pools.items.properties.priors.properties.token_ms.type,parentSchema:schema0.properties.pools.items.properties.priors.properties.token_ms,data:data189};
if(vErrors === null){
vErrors = [err507];
}
else {
vErrors.push(err507);
}
errors++;
}
}
else {
const err508 = {instancePath:instancePath+"/pools/" + i6+"/priors",schemaPath:"#/properties/pools/items/properties/priors/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.priors.type,parentSchema:schema0.properties.pools.items.properties.priors,data:data187};
if(vErrors === null){
vErrors = [err508];
}
else {
vErrors.push(err508);
}
errors++;
}
let data190 = data79.prices;
if(data190 && typeof data190 == "object" && !Array.isArray(data190)){
if(data190.input_per_million === undefined){
data190.input_per_million = 0;
}
if(data190.output_per_million === undefined){
data190.output_per_million = 0;
}
if(data190.currency === undefined){
data190.currency = "EUR";
}
for(const key37 in data190){
if(!(((key37 === "input_per_million") || (key37 === "output_per_million")) || (key37 === "currency"))){
const err509 = {instancePath:instancePath+"/pools/" + i6+"/prices",schemaPath:"#/properties/pools/items/properties/prices/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key37},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.prices,data:data190};
if(vErrors === null){
vErrors = [err509];
}
else {
vErrors.push(err509);
}
errors++;
}
}
let data191 = data190.input_per_million;
if((typeof data191 == "number") && (isFinite(data191))){
if(data191 > 1000000000 || isNaN(data191)){
const err510 = {instancePath:instancePath+"/pools/" + i6+"/prices/input_per_million",schemaPath:"#/properties/pools/items/properties/prices/properties/input_per_million/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema0.properties.pools.items.properties.prices.properties.input_per_million,data:data191};
if(vErrors === null){
vErrors = [err510];
}
else {
vErrors.push(err510);
}
errors++;
}
if(data191 < 0 || isNaN(data191)){
const err511 = {instancePath:instancePath+"/pools/" + i6+"/prices/input_per_million",schemaPath:"#/properties/pools/items/properties/prices/properties/input_per_million/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.prices.properties.input_per_million,data:data191};
if(vErrors === null){
vErrors = [err511];
}
else {
vErrors.push(err511);
}
errors++;
}
}
else {
const err512 = {instancePath:instancePath+"/pools/" + i6+"/prices/input_per_million",schemaPath:"#/properties/pools/items/properties/prices/properties/input_per_million/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema0.properties.pools.items.properties.prices.properties.input_per_million.type,parentSchema:schema0.properties.pools.items.properties.prices.properties.input_per_million,data:data191};
if(vErrors === null){
vErrors = [err512];
}
else {
vErrors.push(err512);
}
errors++;
}
let data192 = data190.output_per_million;
if((typeof data192 == "number") && (isFinite(data192))){
if(data192 > 1000000000 || isNaN(data192)){
const err513 = {instancePath:instancePath+"/pools/" + i6+"/prices/output_per_million",schemaPath:"#/properties/pools/items/properties/prices/properties/output_per_million/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000000},message:"must be <= 1000000000",schema:1000000000,parentSchema:schema0.properties.pools.items.properties.prices.properties.output_per_million,data:data192};
if(vErrors === null){
vErrors = [err513];
}
else {
vErrors.push(err513);
}
errors++;
}
if(data192 < 0 || isNaN(data192)){
const err514 = {instancePath:instancePath+"/pools/" + i6+"/prices/output_per_million",schemaPath:"#/properties/pools/items/properties/prices/properties/output_per_million/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.prices.properties.output_per_million,data:data192};
if(vErrors === null){
vErrors = [err514];
}
else {
vErrors.push(err514);
}
errors++;
}
}
else {
const err515 = {instancePath:instancePath+"/pools/" + i6+"/prices/output_per_million",schemaPath:"#/properties/pools/items/properties/prices/properties/output_per_million/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema0.properties.pools.items.properties.prices.properties.output_per_million.type,parentSchema:schema0.properties.pools.items.properties.prices.properties.output_per_million,data:data192};
if(vErrors === null){
vErrors = [err515];
}
else {
vErrors.push(err515);
}
errors++;
}
let data193 = data190.currency;
if(typeof data193 === "string"){
if(!pattern14.test(data193)){
const err516 = {instancePath:instancePath+"/pools/" + i6+"/prices/currency",schemaPath:"#/properties/pools/items/properties/prices/properties/currency/pattern",keyword:"pattern",params:{pattern: "^[A-Z]{3}$"},message:"must match pattern \""+"^[A-Z]{3}$"+"\"",schema:"^[A-Z]{3}$",parentSchema:schema0.properties.pools.items.properties.prices.properties.currency,data:data193};
if(vErrors === null){
vErrors = [err516];
}
else {
vErrors.push(err516);
}
errors++;
}
}
else {
const err517 = {instancePath:instancePath+"/pools/" + i6+"/prices/currency",schemaPath:"#/properties/pools/items/properties/prices/properties/currency/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.prices.properties.currency.type,parentSchema:schema0.properties.pools.items.properties.prices.properties.currency,data:data193};
if(vErrors === null){
vErrors = [err517];
}
else {
vErrors.push(err517);
}
errors++;
}
}
else {
const err518 = {instancePath:instancePath+"/pools/" + i6+"/prices",schemaPath:"#/properties/pools/items/properties/prices/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.prices.type,parentSchema:schema0.properties.pools.items.properties.prices,data:data190};
if(vErrors === null){
vErrors = [err518];
}
else {
vErrors.push(err518);
}
errors++;
}
if(data79.canary !== undefined){
let data194 = data79.canary;
if(data194 && typeof data194 == "object" && !Array.isArray(data194)){
if(data194.percent === undefined){
data194.percent = 0;
}
if(data194.replica_set === undefined){
data194.replica_set = {};
}
if(data194.replica_set === undefined){
const err519 = {instancePath:instancePath+"/pools/" + i6+"/canary",schemaPath:"#/properties/pools/items/properties/canary/required",keyword:"required",params:{missingProperty: "replica_set"},message:"must have required property '"+"replica_set"+"'",schema:schema0.properties.pools.items.properties.canary.required,parentSchema:schema0.properties.pools.items.properties.canary,data:data194};
if(vErrors === null){
vErrors = [err519];
}
else {
vErrors.push(err519);
}
errors++;
}
for(const key38 in data194){
if(!(((key38 === "percent") || (key38 === "label")) || (key38 === "replica_set"))){
const err520 = {instancePath:instancePath+"/pools/" + i6+"/canary",schemaPath:"#/properties/pools/items/properties/canary/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key38},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.canary,data:data194};
if(vErrors === null){
vErrors = [err520];
}
else {
vErrors.push(err520);
}
errors++;
}
}
let data195 = data194.percent;
if((typeof data195 == "number") && (isFinite(data195))){
if(data195 > 100 || isNaN(data195)){
const err521 = {instancePath:instancePath+"/pools/" + i6+"/canary/percent",schemaPath:"#/properties/pools/items/properties/canary/properties/percent/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100",schema:100,parentSchema:schema0.properties.pools.items.properties.canary.properties.percent,data:data195};
if(vErrors === null){
vErrors = [err521];
}
else {
vErrors.push(err521);
}
errors++;
}
if(data195 < 0 || isNaN(data195)){
const err522 = {instancePath:instancePath+"/pools/" + i6+"/canary/percent",schemaPath:"#/properties/pools/items/properties/canary/properties/percent/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.canary.properties.percent,data:data195};
if(vErrors === null){
vErrors = [err522];
}
else {
vErrors.push(err522);
}
errors++;
}
}
else {
const err523 = {instancePath:instancePath+"/pools/" + i6+"/canary/percent",schemaPath:"#/properties/pools/items/properties/canary/properties/percent/type",keyword:"type",params:{type: "number"},message:"must be number",schema:schema0.properties.pools.items.properties.canary.properties.percent.type,parentSchema:schema0.properties.pools.items.properties.canary.properties.percent,data:data195};
if(vErrors === null){
vErrors = [err523];
}
else {
vErrors.push(err523);
}
errors++;
}
if(data194.label !== undefined){
let data196 = data194.label;
if(typeof data196 === "string"){
if(!pattern15.test(data196)){
const err524 = {instancePath:instancePath+"/pools/" + i6+"/canary/label",schemaPath:"#/properties/pools/items/properties/canary/properties/label/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9._-]{0,62}=.{0,128}$"},message:"must match pattern \""+"^[a-z][a-z0-9._-]{0,62}=.{0,128}$"+"\"",schema:"^[a-z][a-z0-9._-]{0,62}=.{0,128}$",parentSchema:schema0.properties.pools.items.properties.canary.properties.label,data:data196};
if(vErrors === null){
vErrors = [err524];
}
else {
vErrors.push(err524);
}
errors++;
}
}
else {
const err525 = {instancePath:instancePath+"/pools/" + i6+"/canary/label",schemaPath:"#/properties/pools/items/properties/canary/properties/label/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.canary.properties.label.type,parentSchema:schema0.properties.pools.items.properties.canary.properties.label,data:data196};
if(vErrors === null){
vErrors = [err525];
}
else {
vErrors.push(err525);
}
errors++;
}
}
let data197 = data194.replica_set;
if(data197 && typeof data197 == "object" && !Array.isArray(data197)){
for(const key39 in data197){
if(!(((key39 === "engine_version") || (key39 === "model_digest")) || (key39 === "sampler_profile_version"))){
const err526 = {instancePath:instancePath+"/pools/" + i6+"/canary/replica_set",schemaPath:"#/properties/pools/items/properties/canary/properties/replica_set/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key39},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.pools.items.properties.canary.properties.replica_set,data:data197};
if(vErrors === null){
vErrors = [err526];
}
else {
vErrors.push(err526);
}
errors++;
}
}
if(data197.engine_version !== undefined){
let data198 = data197.engine_version;
if(typeof data198 === "string"){
if(func1(data198) > 128){
const err527 = {instancePath:instancePath+"/pools/" + i6+"/canary/replica_set/engine_version",schemaPath:"#/properties/pools/items/properties/canary/properties/replica_set/properties/engine_version/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema0.properties.pools.items.properties.canary.properties.replica_set.properties.engine_version,data:data198};
if(vErrors === null){
vErrors = [err527];
}
else {
vErrors.push(err527);
}
errors++;
}
if(func1(data198) < 1){
const err528 = {instancePath:instancePath+"/pools/" + i6+"/canary/replica_set/engine_version",schemaPath:"#/properties/pools/items/properties/canary/properties/replica_set/properties/engine_version/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.pools.items.properties.canary.properties.replica_set.properties.engine_version,data:data198};
if(vErrors === null){
vErrors = [err528];
}
else {
vErrors.push(err528);
}
errors++;
}
}
else {
const err529 = {instancePath:instancePath+"/pools/" + i6+"/canary/replica_set/engine_version",schemaPath:"#/properties/pools/items/properties/canary/properties/replica_set/properties/engine_version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.canary.properties.replica_set.properties.engine_version.type,parentSchema:schema0.properties.pools.items.properties.canary.properties.replica_set.properties.engine_version,data:data198};
if(vErrors === null){
vErrors = [err529];
}
else {
vErrors.push(err529);
}
errors++;
}
}
if(data197.model_digest !== undefined){
let data199 = data197.model_digest;
if(typeof data199 === "string"){
if(!pattern2.test(data199)){
const err530 = {instancePath:instancePath+"/pools/" + i6+"/canary/replica_set/model_digest",schemaPath:"#/$defs/Digest/pattern",keyword:"pattern",params:{pattern: "^sha256:[0-9a-f]{64}$"},message:"must match pattern \""+"^sha256:[0-9a-f]{64}$"+"\"",schema:"^sha256:[0-9a-f]{64}$",parentSchema:schema4,data:data199};
if(vErrors === null){
vErrors = [err530];
}
else {
vErrors.push(err530);
}
errors++;
}
}
else {
const err531 = {instancePath:instancePath+"/pools/" + i6+"/canary/replica_set/model_digest",schemaPath:"#/$defs/Digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.type,parentSchema:schema4,data:data199};
if(vErrors === null){
vErrors = [err531];
}
else {
vErrors.push(err531);
}
errors++;
}
}
if(data197.sampler_profile_version !== undefined){
let data200 = data197.sampler_profile_version;
if(typeof data200 === "string"){
if(func1(data200) > 128){
const err532 = {instancePath:instancePath+"/pools/" + i6+"/canary/replica_set/sampler_profile_version",schemaPath:"#/properties/pools/items/properties/canary/properties/replica_set/properties/sampler_profile_version/maxLength",keyword:"maxLength",params:{limit: 128},message:"must NOT have more than 128 characters",schema:128,parentSchema:schema0.properties.pools.items.properties.canary.properties.replica_set.properties.sampler_profile_version,data:data200};
if(vErrors === null){
vErrors = [err532];
}
else {
vErrors.push(err532);
}
errors++;
}
if(func1(data200) < 1){
const err533 = {instancePath:instancePath+"/pools/" + i6+"/canary/replica_set/sampler_profile_version",schemaPath:"#/properties/pools/items/properties/canary/properties/replica_set/properties/sampler_profile_version/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.pools.items.properties.canary.properties.replica_set.properties.sampler_profile_version,data:data200};
if(vErrors === null){
vErrors = [err533];
}
else {
vErrors.push(err533);
}
errors++;
}
}
else {
const err534 = {instancePath:instancePath+"/pools/" + i6+"/canary/replica_set/sampler_profile_version",schemaPath:"#/properties/pools/items/properties/canary/properties/replica_set/properties/sampler_profile_version/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.pools.items.properties.canary.properties.replica_set.properties.sampler_profile_version.type,parentSchema:schema0.properties.pools.items.properties.canary.properties.replica_set.properties.sampler_profile_version,data:data200};
if(vErrors === null){
vErrors = [err534];
}
else {
vErrors.push(err534);
}
errors++;
}
}
}
else {
const err535 = {instancePath:instancePath+"/pools/" + i6+"/canary/replica_set",schemaPath:"#/properties/pools/items/properties/canary/properties/replica_set/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.canary.properties.replica_set.type,parentSchema:schema0.properties.pools.items.properties.canary.properties.replica_set,data:data197};
if(vErrors === null){
vErrors = [err535];
}
else {
vErrors.push(err535);
}
errors++;
}
}
else {
const err536 = {instancePath:instancePath+"/pools/" + i6+"/canary",schemaPath:"#/properties/pools/items/properties/canary/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.properties.canary.type,parentSchema:schema0.properties.pools.items.properties.canary,data:data194};
if(vErrors === null){
vErrors = [err536];
}
else {
vErrors.push(err536);
}
errors++;
}
}
let data201 = data79.drain_deadline_ms;
if(!(((typeof data201 == "number") && (!(data201 % 1) && !isNaN(data201))) && (isFinite(data201)))){
const err537 = {instancePath:instancePath+"/pools/" + i6+"/drain_deadline_ms",schemaPath:"#/properties/pools/items/properties/drain_deadline_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.pools.items.properties.drain_deadline_ms.type,parentSchema:schema0.properties.pools.items.properties.drain_deadline_ms,data:data201};
if(vErrors === null){
vErrors = [err537];
}
else {
vErrors.push(err537);
}
errors++;
}
if((typeof data201 == "number") && (isFinite(data201))){
if(data201 > 86400000 || isNaN(data201)){
const err538 = {instancePath:instancePath+"/pools/" + i6+"/drain_deadline_ms",schemaPath:"#/properties/pools/items/properties/drain_deadline_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 86400000},message:"must be <= 86400000",schema:86400000,parentSchema:schema0.properties.pools.items.properties.drain_deadline_ms,data:data201};
if(vErrors === null){
vErrors = [err538];
}
else {
vErrors.push(err538);
}
errors++;
}
if(data201 < 0 || isNaN(data201)){
const err539 = {instancePath:instancePath+"/pools/" + i6+"/drain_deadline_ms",schemaPath:"#/properties/pools/items/properties/drain_deadline_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.pools.items.properties.drain_deadline_ms,data:data201};
if(vErrors === null){
vErrors = [err539];
}
else {
vErrors.push(err539);
}
errors++;
}
}
}
else {
const err540 = {instancePath:instancePath+"/pools/" + i6,schemaPath:"#/properties/pools/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.pools.items.type,parentSchema:schema0.properties.pools.items,data:data79};
if(vErrors === null){
vErrors = [err540];
}
else {
vErrors.push(err540);
}
errors++;
}
}
}
else {
const err541 = {instancePath:instancePath+"/pools",schemaPath:"#/properties/pools/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.pools.type,parentSchema:schema0.properties.pools,data:data78};
if(vErrors === null){
vErrors = [err541];
}
else {
vErrors.push(err541);
}
errors++;
}
}
let data202 = data.catalog;
if(data202 && typeof data202 == "object" && !Array.isArray(data202)){
if(data202.trust_policy === undefined){
data202.trust_policy = {};
}
if(data202.cache === undefined){
data202.cache = {};
}
for(const key40 in data202){
if(!((key40 === "trust_policy") || (key40 === "cache"))){
const err542 = {instancePath:instancePath+"/catalog",schemaPath:"#/properties/catalog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key40},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.catalog,data:data202};
if(vErrors === null){
vErrors = [err542];
}
else {
vErrors.push(err542);
}
errors++;
}
}
let data203 = data202.trust_policy;
if(data203 && typeof data203 == "object" && !Array.isArray(data203)){
if(data203.mode === undefined){
data203.mode = "strict";
}
if(data203.allowed_registries === undefined){
data203.allowed_registries = [];
}
if(data203.require_signature === undefined){
data203.require_signature = true;
}
if(data203.require_sbom === undefined){
data203.require_sbom = true;
}
if(data203.ca_roots === undefined){
data203.ca_roots = [];
}
if(data203.keys === undefined){
data203.keys = [];
}
for(const key41 in data203){
if(!((((((key41 === "mode") || (key41 === "allowed_registries")) || (key41 === "require_signature")) || (key41 === "require_sbom")) || (key41 === "ca_roots")) || (key41 === "keys"))){
const err543 = {instancePath:instancePath+"/catalog/trust_policy",schemaPath:"#/properties/catalog/properties/trust_policy/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key41},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.catalog.properties.trust_policy,data:data203};
if(vErrors === null){
vErrors = [err543];
}
else {
vErrors.push(err543);
}
errors++;
}
}
let data204 = data203.mode;
if(typeof data204 !== "string"){
const err544 = {instancePath:instancePath+"/catalog/trust_policy/mode",schemaPath:"#/properties/catalog/properties/trust_policy/properties/mode/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.catalog.properties.trust_policy.properties.mode.type,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.mode,data:data204};
if(vErrors === null){
vErrors = [err544];
}
else {
vErrors.push(err544);
}
errors++;
}
if(!((data204 === "strict") || (data204 === "permissive"))){
const err545 = {instancePath:instancePath+"/catalog/trust_policy/mode",schemaPath:"#/properties/catalog/properties/trust_policy/properties/mode/enum",keyword:"enum",params:{allowedValues: schema0.properties.catalog.properties.trust_policy.properties.mode.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.catalog.properties.trust_policy.properties.mode.enum,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.mode,data:data204};
if(vErrors === null){
vErrors = [err545];
}
else {
vErrors.push(err545);
}
errors++;
}
let data205 = data203.allowed_registries;
if(Array.isArray(data205)){
if(data205.length > 256){
const err546 = {instancePath:instancePath+"/catalog/trust_policy/allowed_registries",schemaPath:"#/properties/catalog/properties/trust_policy/properties/allowed_registries/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.allowed_registries,data:data205};
if(vErrors === null){
vErrors = [err546];
}
else {
vErrors.push(err546);
}
errors++;
}
const len14 = data205.length;
for(let i20=0; i20<len14; i20++){
let data206 = data205[i20];
if(typeof data206 === "string"){
if(func1(data206) > 253){
const err547 = {instancePath:instancePath+"/catalog/trust_policy/allowed_registries/" + i20,schemaPath:"#/properties/catalog/properties/trust_policy/properties/allowed_registries/items/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters",schema:253,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.allowed_registries.items,data:data206};
if(vErrors === null){
vErrors = [err547];
}
else {
vErrors.push(err547);
}
errors++;
}
if(func1(data206) < 1){
const err548 = {instancePath:instancePath+"/catalog/trust_policy/allowed_registries/" + i20,schemaPath:"#/properties/catalog/properties/trust_policy/properties/allowed_registries/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.allowed_registries.items,data:data206};
if(vErrors === null){
vErrors = [err548];
}
else {
vErrors.push(err548);
}
errors++;
}
}
else {
const err549 = {instancePath:instancePath+"/catalog/trust_policy/allowed_registries/" + i20,schemaPath:"#/properties/catalog/properties/trust_policy/properties/allowed_registries/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.catalog.properties.trust_policy.properties.allowed_registries.items.type,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.allowed_registries.items,data:data206};
if(vErrors === null){
vErrors = [err549];
}
else {
vErrors.push(err549);
}
errors++;
}
}
let i21 = data205.length;
let j6;
if(i21 > 1){
const indices5 = {};
for(;i21--;){
let item5 = data205[i21];
if(typeof item5 !== "string"){
continue;
}
if(typeof indices5[item5] == "number"){
j6 = indices5[item5];
const err550 = {instancePath:instancePath+"/catalog/trust_policy/allowed_registries",schemaPath:"#/properties/catalog/properties/trust_policy/properties/allowed_registries/uniqueItems",keyword:"uniqueItems",params:{i: i21, j: j6},message:"must NOT have duplicate items (items ## "+j6+" and "+i21+" are identical)",schema:true,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.allowed_registries,data:data205};
if(vErrors === null){
vErrors = [err550];
}
else {
vErrors.push(err550);
}
errors++;
break;
}
indices5[item5] = i21;
}
}
}
else {
const err551 = {instancePath:instancePath+"/catalog/trust_policy/allowed_registries",schemaPath:"#/properties/catalog/properties/trust_policy/properties/allowed_registries/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.catalog.properties.trust_policy.properties.allowed_registries.type,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.allowed_registries,data:data205};
if(vErrors === null){
vErrors = [err551];
}
else {
vErrors.push(err551);
}
errors++;
}
let data207 = data203.require_signature;
if(typeof data207 !== "boolean"){
const err552 = {instancePath:instancePath+"/catalog/trust_policy/require_signature",schemaPath:"#/properties/catalog/properties/trust_policy/properties/require_signature/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.catalog.properties.trust_policy.properties.require_signature.type,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.require_signature,data:data207};
if(vErrors === null){
vErrors = [err552];
}
else {
vErrors.push(err552);
}
errors++;
}
let data208 = data203.require_sbom;
if(typeof data208 !== "boolean"){
const err553 = {instancePath:instancePath+"/catalog/trust_policy/require_sbom",schemaPath:"#/properties/catalog/properties/trust_policy/properties/require_sbom/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.catalog.properties.trust_policy.properties.require_sbom.type,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.require_sbom,data:data208};
if(vErrors === null){
vErrors = [err553];
}
else {
vErrors.push(err553);
}
errors++;
}
let data209 = data203.ca_roots;
if(Array.isArray(data209)){
if(data209.length > 64){
const err554 = {instancePath:instancePath+"/catalog/trust_policy/ca_roots",schemaPath:"#/properties/catalog/properties/trust_policy/properties/ca_roots/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.ca_roots,data:data209};
if(vErrors === null){
vErrors = [err554];
}
else {
vErrors.push(err554);
}
errors++;
}
const len15 = data209.length;
for(let i22=0; i22<len15; i22++){
let data210 = data209[i22];
if(typeof data210 === "string"){
if(func1(data210) > 4096){
const err555 = {instancePath:instancePath+"/catalog/trust_policy/ca_roots/" + i22,schemaPath:"#/$defs/Path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema1,data:data210};
if(vErrors === null){
vErrors = [err555];
}
else {
vErrors.push(err555);
}
errors++;
}
if(func1(data210) < 1){
const err556 = {instancePath:instancePath+"/catalog/trust_policy/ca_roots/" + i22,schemaPath:"#/$defs/Path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data210};
if(vErrors === null){
vErrors = [err556];
}
else {
vErrors.push(err556);
}
errors++;
}
}
else {
const err557 = {instancePath:instancePath+"/catalog/trust_policy/ca_roots/" + i22,schemaPath:"#/$defs/Path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.type,parentSchema:schema1,data:data210};
if(vErrors === null){
vErrors = [err557];
}
else {
vErrors.push(err557);
}
errors++;
}
}
}
else {
const err558 = {instancePath:instancePath+"/catalog/trust_policy/ca_roots",schemaPath:"#/properties/catalog/properties/trust_policy/properties/ca_roots/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.catalog.properties.trust_policy.properties.ca_roots.type,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.ca_roots,data:data209};
if(vErrors === null){
vErrors = [err558];
}
else {
vErrors.push(err558);
}
errors++;
}
let data211 = data203.keys;
if(Array.isArray(data211)){
if(data211.length > 256){
const err559 = {instancePath:instancePath+"/catalog/trust_policy/keys",schemaPath:"#/properties/catalog/properties/trust_policy/properties/keys/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.keys,data:data211};
if(vErrors === null){
vErrors = [err559];
}
else {
vErrors.push(err559);
}
errors++;
}
const len16 = data211.length;
for(let i23=0; i23<len16; i23++){
let data212 = data211[i23];
if(data212 && typeof data212 == "object" && !Array.isArray(data212)){
if(data212.id === undefined){
const err560 = {instancePath:instancePath+"/catalog/trust_policy/keys/" + i23,schemaPath:"#/properties/catalog/properties/trust_policy/properties/keys/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema0.properties.catalog.properties.trust_policy.properties.keys.items.required,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.keys.items,data:data212};
if(vErrors === null){
vErrors = [err560];
}
else {
vErrors.push(err560);
}
errors++;
}
if(data212.public_key === undefined){
const err561 = {instancePath:instancePath+"/catalog/trust_policy/keys/" + i23,schemaPath:"#/properties/catalog/properties/trust_policy/properties/keys/items/required",keyword:"required",params:{missingProperty: "public_key"},message:"must have required property '"+"public_key"+"'",schema:schema0.properties.catalog.properties.trust_policy.properties.keys.items.required,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.keys.items,data:data212};
if(vErrors === null){
vErrors = [err561];
}
else {
vErrors.push(err561);
}
errors++;
}
for(const key42 in data212){
if(!((key42 === "id") || (key42 === "public_key"))){
const err562 = {instancePath:instancePath+"/catalog/trust_policy/keys/" + i23,schemaPath:"#/properties/catalog/properties/trust_policy/properties/keys/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key42},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.keys.items,data:data212};
if(vErrors === null){
vErrors = [err562];
}
else {
vErrors.push(err562);
}
errors++;
}
}
if(data212.id !== undefined){
let data213 = data212.id;
if(typeof data213 === "string"){
if(!pattern0.test(data213)){
const err563 = {instancePath:instancePath+"/catalog/trust_policy/keys/" + i23+"/id",schemaPath:"#/$defs/Id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9._-]{0,62}$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9._-]{0,62}$"+"\"",schema:"^[a-z0-9][a-z0-9._-]{0,62}$",parentSchema:schema2,data:data213};
if(vErrors === null){
vErrors = [err563];
}
else {
vErrors.push(err563);
}
errors++;
}
}
else {
const err564 = {instancePath:instancePath+"/catalog/trust_policy/keys/" + i23+"/id",schemaPath:"#/$defs/Id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.type,parentSchema:schema2,data:data213};
if(vErrors === null){
vErrors = [err564];
}
else {
vErrors.push(err564);
}
errors++;
}
}
if(data212.public_key !== undefined){
let data214 = data212.public_key;
if(typeof data214 === "string"){
if(func1(data214) > 8192){
const err565 = {instancePath:instancePath+"/catalog/trust_policy/keys/" + i23+"/public_key",schemaPath:"#/properties/catalog/properties/trust_policy/properties/keys/items/properties/public_key/maxLength",keyword:"maxLength",params:{limit: 8192},message:"must NOT have more than 8192 characters",schema:8192,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.keys.items.properties.public_key,data:data214};
if(vErrors === null){
vErrors = [err565];
}
else {
vErrors.push(err565);
}
errors++;
}
if(func1(data214) < 1){
const err566 = {instancePath:instancePath+"/catalog/trust_policy/keys/" + i23+"/public_key",schemaPath:"#/properties/catalog/properties/trust_policy/properties/keys/items/properties/public_key/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.keys.items.properties.public_key,data:data214};
if(vErrors === null){
vErrors = [err566];
}
else {
vErrors.push(err566);
}
errors++;
}
}
else {
const err567 = {instancePath:instancePath+"/catalog/trust_policy/keys/" + i23+"/public_key",schemaPath:"#/properties/catalog/properties/trust_policy/properties/keys/items/properties/public_key/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.catalog.properties.trust_policy.properties.keys.items.properties.public_key.type,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.keys.items.properties.public_key,data:data214};
if(vErrors === null){
vErrors = [err567];
}
else {
vErrors.push(err567);
}
errors++;
}
}
}
else {
const err568 = {instancePath:instancePath+"/catalog/trust_policy/keys/" + i23,schemaPath:"#/properties/catalog/properties/trust_policy/properties/keys/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.catalog.properties.trust_policy.properties.keys.items.type,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.keys.items,data:data212};
if(vErrors === null){
vErrors = [err568];
}
else {
vErrors.push(err568);
}
errors++;
}
}
}
else {
const err569 = {instancePath:instancePath+"/catalog/trust_policy/keys",schemaPath:"#/properties/catalog/properties/trust_policy/properties/keys/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.catalog.properties.trust_policy.properties.keys.type,parentSchema:schema0.properties.catalog.properties.trust_policy.properties.keys,data:data211};
if(vErrors === null){
vErrors = [err569];
}
else {
vErrors.push(err569);
}
errors++;
}
}
else {
const err570 = {instancePath:instancePath+"/catalog/trust_policy",schemaPath:"#/properties/catalog/properties/trust_policy/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.catalog.properties.trust_policy.type,parentSchema:schema0.properties.catalog.properties.trust_policy,data:data203};
if(vErrors === null){
vErrors = [err570];
}
else {
vErrors.push(err570);
}
errors++;
}
let data215 = data202.cache;
if(data215 && typeof data215 == "object" && !Array.isArray(data215)){
if(data215.path === undefined){
data215.path = ".assay/models";
}
if(data215.bytes_max === undefined){
data215.bytes_max = 68719476736;
}
for(const key43 in data215){
if(!((key43 === "path") || (key43 === "bytes_max"))){
const err571 = {instancePath:instancePath+"/catalog/cache",schemaPath:"#/properties/catalog/properties/cache/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key43},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.catalog.properties.cache,data:data215};
if(vErrors === null){
vErrors = [err571];
}
else {
vErrors.push(err571);
}
errors++;
}
}
let data216 = data215.path;
if(typeof data216 === "string"){
if(func1(data216) > 4096){
const err572 = {instancePath:instancePath+"/catalog/cache/path",schemaPath:"#/$defs/Path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema1,data:data216};
if(vErrors === null){
vErrors = [err572];
}
else {
vErrors.push(err572);
}
errors++;
}
if(func1(data216) < 1){
const err573 = {instancePath:instancePath+"/catalog/cache/path",schemaPath:"#/$defs/Path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data216};
if(vErrors === null){
vErrors = [err573];
}
else {
vErrors.push(err573);
}
errors++;
}
}
else {
const err574 = {instancePath:instancePath+"/catalog/cache/path",schemaPath:"#/$defs/Path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.type,parentSchema:schema1,data:data216};
if(vErrors === null){
vErrors = [err574];
}
else {
vErrors.push(err574);
}
errors++;
}
let data217 = data215.bytes_max;
if(!(((typeof data217 == "number") && (!(data217 % 1) && !isNaN(data217))) && (isFinite(data217)))){
const err575 = {instancePath:instancePath+"/catalog/cache/bytes_max",schemaPath:"#/properties/catalog/properties/cache/properties/bytes_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.catalog.properties.cache.properties.bytes_max.type,parentSchema:schema0.properties.catalog.properties.cache.properties.bytes_max,data:data217};
if(vErrors === null){
vErrors = [err575];
}
else {
vErrors.push(err575);
}
errors++;
}
if((typeof data217 == "number") && (isFinite(data217))){
if(data217 > 1125899906842624 || isNaN(data217)){
const err576 = {instancePath:instancePath+"/catalog/cache/bytes_max",schemaPath:"#/properties/catalog/properties/cache/properties/bytes_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1125899906842624},message:"must be <= 1125899906842624",schema:1125899906842624,parentSchema:schema0.properties.catalog.properties.cache.properties.bytes_max,data:data217};
if(vErrors === null){
vErrors = [err576];
}
else {
vErrors.push(err576);
}
errors++;
}
if(data217 < 0 || isNaN(data217)){
const err577 = {instancePath:instancePath+"/catalog/cache/bytes_max",schemaPath:"#/properties/catalog/properties/cache/properties/bytes_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.catalog.properties.cache.properties.bytes_max,data:data217};
if(vErrors === null){
vErrors = [err577];
}
else {
vErrors.push(err577);
}
errors++;
}
}
}
else {
const err578 = {instancePath:instancePath+"/catalog/cache",schemaPath:"#/properties/catalog/properties/cache/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.catalog.properties.cache.type,parentSchema:schema0.properties.catalog.properties.cache,data:data215};
if(vErrors === null){
vErrors = [err578];
}
else {
vErrors.push(err578);
}
errors++;
}
}
else {
const err579 = {instancePath:instancePath+"/catalog",schemaPath:"#/properties/catalog/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.catalog.type,parentSchema:schema0.properties.catalog,data:data202};
if(vErrors === null){
vErrors = [err579];
}
else {
vErrors.push(err579);
}
errors++;
}
let data218 = data.plugins;
if(Array.isArray(data218)){
if(data218.length > 64){
const err580 = {instancePath:instancePath+"/plugins",schemaPath:"#/properties/plugins/maxItems",keyword:"maxItems",params:{limit: 64},message:"must NOT have more than 64 items",schema:64,parentSchema:schema0.properties.plugins,data:data218};
if(vErrors === null){
vErrors = [err580];
}
else {
vErrors.push(err580);
}
errors++;
}
const len17 = data218.length;
for(let i24=0; i24<len17; i24++){
let data219 = data218[i24];
if(data219 && typeof data219 == "object" && !Array.isArray(data219)){
if(data219.order === undefined){
data219.order = 100;
}
if(data219.strategy === undefined){
data219.strategy = "fail_fast";
}
if(data219.retries_max === undefined){
data219.retries_max = 0;
}
if(data219.timeout_ms === undefined){
data219.timeout_ms = 100;
}
if(data219.options === undefined){
data219.options = {};
}
if(data219.id === undefined){
const err581 = {instancePath:instancePath+"/plugins/" + i24,schemaPath:"#/properties/plugins/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema0.properties.plugins.items.required,parentSchema:schema0.properties.plugins.items,data:data219};
if(vErrors === null){
vErrors = [err581];
}
else {
vErrors.push(err581);
}
errors++;
}
if(data219.module === undefined){
const err582 = {instancePath:instancePath+"/plugins/" + i24,schemaPath:"#/properties/plugins/items/required",keyword:"required",params:{missingProperty: "module"},message:"must have required property '"+"module"+"'",schema:schema0.properties.plugins.items.required,parentSchema:schema0.properties.plugins.items,data:data219};
if(vErrors === null){
vErrors = [err582];
}
else {
vErrors.push(err582);
}
errors++;
}
if(data219.phase === undefined){
const err583 = {instancePath:instancePath+"/plugins/" + i24,schemaPath:"#/properties/plugins/items/required",keyword:"required",params:{missingProperty: "phase"},message:"must have required property '"+"phase"+"'",schema:schema0.properties.plugins.items.required,parentSchema:schema0.properties.plugins.items,data:data219};
if(vErrors === null){
vErrors = [err583];
}
else {
vErrors.push(err583);
}
errors++;
}
for(const key44 in data219){
if(!((((((((key44 === "id") || (key44 === "module")) || (key44 === "phase")) || (key44 === "order")) || (key44 === "strategy")) || (key44 === "retries_max")) || (key44 === "timeout_ms")) || (key44 === "options"))){
const err584 = {instancePath:instancePath+"/plugins/" + i24,schemaPath:"#/properties/plugins/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key44},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.plugins.items,data:data219};
if(vErrors === null){
vErrors = [err584];
}
else {
vErrors.push(err584);
}
errors++;
}
}
if(data219.id !== undefined){
let data220 = data219.id;
if(typeof data220 === "string"){
if(!pattern0.test(data220)){
const err585 = {instancePath:instancePath+"/plugins/" + i24+"/id",schemaPath:"#/$defs/Id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9._-]{0,62}$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9._-]{0,62}$"+"\"",schema:"^[a-z0-9][a-z0-9._-]{0,62}$",parentSchema:schema2,data:data220};
if(vErrors === null){
vErrors = [err585];
}
else {
vErrors.push(err585);
}
errors++;
}
}
else {
const err586 = {instancePath:instancePath+"/plugins/" + i24+"/id",schemaPath:"#/$defs/Id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.type,parentSchema:schema2,data:data220};
if(vErrors === null){
vErrors = [err586];
}
else {
vErrors.push(err586);
}
errors++;
}
}
if(data219.module !== undefined){
let data221 = data219.module;
if(typeof data221 === "string"){
if(func1(data221) > 4096){
const err587 = {instancePath:instancePath+"/plugins/" + i24+"/module",schemaPath:"#/properties/plugins/items/properties/module/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema0.properties.plugins.items.properties.module,data:data221};
if(vErrors === null){
vErrors = [err587];
}
else {
vErrors.push(err587);
}
errors++;
}
if(func1(data221) < 1){
const err588 = {instancePath:instancePath+"/plugins/" + i24+"/module",schemaPath:"#/properties/plugins/items/properties/module/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.plugins.items.properties.module,data:data221};
if(vErrors === null){
vErrors = [err588];
}
else {
vErrors.push(err588);
}
errors++;
}
}
else {
const err589 = {instancePath:instancePath+"/plugins/" + i24+"/module",schemaPath:"#/properties/plugins/items/properties/module/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.plugins.items.properties.module.type,parentSchema:schema0.properties.plugins.items.properties.module,data:data221};
if(vErrors === null){
vErrors = [err589];
}
else {
vErrors.push(err589);
}
errors++;
}
}
if(data219.phase !== undefined){
let data222 = data219.phase;
if(typeof data222 !== "string"){
const err590 = {instancePath:instancePath+"/plugins/" + i24+"/phase",schemaPath:"#/properties/plugins/items/properties/phase/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.plugins.items.properties.phase.type,parentSchema:schema0.properties.plugins.items.properties.phase,data:data222};
if(vErrors === null){
vErrors = [err590];
}
else {
vErrors.push(err590);
}
errors++;
}
if(!(((((((((data222 === "PRE_VALIDATE") || (data222 === "VALIDATE")) || (data222 === "AUTHORIZE")) || (data222 === "ROUTE")) || (data222 === "PRE_INFERENCE")) || (data222 === "INFERENCE")) || (data222 === "POST_INFERENCE")) || (data222 === "OBSERVABILITY")) || (data222 === "CLEANUP"))){
const err591 = {instancePath:instancePath+"/plugins/" + i24+"/phase",schemaPath:"#/properties/plugins/items/properties/phase/enum",keyword:"enum",params:{allowedValues: schema0.properties.plugins.items.properties.phase.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.plugins.items.properties.phase.enum,parentSchema:schema0.properties.plugins.items.properties.phase,data:data222};
if(vErrors === null){
vErrors = [err591];
}
else {
vErrors.push(err591);
}
errors++;
}
}
let data223 = data219.order;
if(!(((typeof data223 == "number") && (!(data223 % 1) && !isNaN(data223))) && (isFinite(data223)))){
const err592 = {instancePath:instancePath+"/plugins/" + i24+"/order",schemaPath:"#/properties/plugins/items/properties/order/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.plugins.items.properties.order.type,parentSchema:schema0.properties.plugins.items.properties.order,data:data223};
if(vErrors === null){
vErrors = [err592];
}
else {
vErrors.push(err592);
}
errors++;
}
if((typeof data223 == "number") && (isFinite(data223))){
if(data223 > 100000 || isNaN(data223)){
const err593 = {instancePath:instancePath+"/plugins/" + i24+"/order",schemaPath:"#/properties/plugins/items/properties/order/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100000},message:"must be <= 100000",schema:100000,parentSchema:schema0.properties.plugins.items.properties.order,data:data223};
if(vErrors === null){
vErrors = [err593];
}
else {
vErrors.push(err593);
}
errors++;
}
if(data223 < 0 || isNaN(data223)){
const err594 = {instancePath:instancePath+"/plugins/" + i24+"/order",schemaPath:"#/properties/plugins/items/properties/order/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.plugins.items.properties.order,data:data223};
if(vErrors === null){
vErrors = [err594];
}
else {
vErrors.push(err594);
}
errors++;
}
}
let data224 = data219.strategy;
if(typeof data224 !== "string"){
const err595 = {instancePath:instancePath+"/plugins/" + i24+"/strategy",schemaPath:"#/properties/plugins/items/properties/strategy/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.plugins.items.properties.strategy.type,parentSchema:schema0.properties.plugins.items.properties.strategy,data:data224};
if(vErrors === null){
vErrors = [err595];
}
else {
vErrors.push(err595);
}
errors++;
}
if(!(((data224 === "fail_fast") || (data224 === "continue")) || (data224 === "retry"))){
const err596 = {instancePath:instancePath+"/plugins/" + i24+"/strategy",schemaPath:"#/properties/plugins/items/properties/strategy/enum",keyword:"enum",params:{allowedValues: schema0.properties.plugins.items.properties.strategy.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.plugins.items.properties.strategy.enum,parentSchema:schema0.properties.plugins.items.properties.strategy,data:data224};
if(vErrors === null){
vErrors = [err596];
}
else {
vErrors.push(err596);
}
errors++;
}
let data225 = data219.retries_max;
if(!(((typeof data225 == "number") && (!(data225 % 1) && !isNaN(data225))) && (isFinite(data225)))){
const err597 = {instancePath:instancePath+"/plugins/" + i24+"/retries_max",schemaPath:"#/properties/plugins/items/properties/retries_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.plugins.items.properties.retries_max.type,parentSchema:schema0.properties.plugins.items.properties.retries_max,data:data225};
if(vErrors === null){
vErrors = [err597];
}
else {
vErrors.push(err597);
}
errors++;
}
if((typeof data225 == "number") && (isFinite(data225))){
if(data225 > 10 || isNaN(data225)){
const err598 = {instancePath:instancePath+"/plugins/" + i24+"/retries_max",schemaPath:"#/properties/plugins/items/properties/retries_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10},message:"must be <= 10",schema:10,parentSchema:schema0.properties.plugins.items.properties.retries_max,data:data225};
if(vErrors === null){
vErrors = [err598];
}
else {
vErrors.push(err598);
}
errors++;
}
if(data225 < 0 || isNaN(data225)){
const err599 = {instancePath:instancePath+"/plugins/" + i24+"/retries_max",schemaPath:"#/properties/plugins/items/properties/retries_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0",schema:0,parentSchema:schema0.properties.plugins.items.properties.retries_max,data:data225};
if(vErrors === null){
vErrors = [err599];
}
else {
vErrors.push(err599);
}
errors++;
}
}
let data226 = data219.timeout_ms;
if(!(((typeof data226 == "number") && (!(data226 % 1) && !isNaN(data226))) && (isFinite(data226)))){
const err600 = {instancePath:instancePath+"/plugins/" + i24+"/timeout_ms",schemaPath:"#/properties/plugins/items/properties/timeout_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.plugins.items.properties.timeout_ms.type,parentSchema:schema0.properties.plugins.items.properties.timeout_ms,data:data226};
if(vErrors === null){
vErrors = [err600];
}
else {
vErrors.push(err600);
}
errors++;
}
if((typeof data226 == "number") && (isFinite(data226))){
if(data226 > 60000 || isNaN(data226)){
const err601 = {instancePath:instancePath+"/plugins/" + i24+"/timeout_ms",schemaPath:"#/properties/plugins/items/properties/timeout_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 60000},message:"must be <= 60000",schema:60000,parentSchema:schema0.properties.plugins.items.properties.timeout_ms,data:data226};
if(vErrors === null){
vErrors = [err601];
}
else {
vErrors.push(err601);
}
errors++;
}
if(data226 < 1 || isNaN(data226)){
const err602 = {instancePath:instancePath+"/plugins/" + i24+"/timeout_ms",schemaPath:"#/properties/plugins/items/properties/timeout_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.plugins.items.properties.timeout_ms,data:data226};
if(vErrors === null){
vErrors = [err602];
}
else {
vErrors.push(err602);
}
errors++;
}
}
let data227 = data219.options;
if(data227 && typeof data227 == "object" && !Array.isArray(data227)){
}
else {
const err603 = {instancePath:instancePath+"/plugins/" + i24+"/options",schemaPath:"#/properties/plugins/items/properties/options/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.plugins.items.properties.options.type,parentSchema:schema0.properties.plugins.items.properties.options,data:data227};
if(vErrors === null){
vErrors = [err603];
}
else {
vErrors.push(err603);
}
errors++;
}
}
else {
const err604 = {instancePath:instancePath+"/plugins/" + i24,schemaPath:"#/properties/plugins/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.plugins.items.type,parentSchema:schema0.properties.plugins.items,data:data219};
if(vErrors === null){
vErrors = [err604];
}
else {
vErrors.push(err604);
}
errors++;
}
}
}
else {
const err605 = {instancePath:instancePath+"/plugins",schemaPath:"#/properties/plugins/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.plugins.type,parentSchema:schema0.properties.plugins,data:data218};
if(vErrors === null){
vErrors = [err605];
}
else {
vErrors.push(err605);
}
errors++;
}
let data228 = data.events;
if(data228 && typeof data228 == "object" && !Array.isArray(data228)){
if(data228.sinks === undefined){
data228.sinks = [];
}
for(const key45 in data228){
if(!(key45 === "sinks")){
const err606 = {instancePath:instancePath+"/events",schemaPath:"#/properties/events/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key45},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.events,data:data228};
if(vErrors === null){
vErrors = [err606];
}
else {
vErrors.push(err606);
}
errors++;
}
}
let data229 = data228.sinks;
if(Array.isArray(data229)){
if(data229.length > 16){
const err607 = {instancePath:instancePath+"/events/sinks",schemaPath:"#/properties/events/properties/sinks/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items",schema:16,parentSchema:schema0.properties.events.properties.sinks,data:data229};
if(vErrors === null){
vErrors = [err607];
}
else {
vErrors.push(err607);
}
errors++;
}
const len18 = data229.length;
for(let i25=0; i25<len18; i25++){
let data230 = data229[i25];
if(data230 && typeof data230 == "object" && !Array.isArray(data230)){
if(data230.buffer_max === undefined){
data230.buffer_max = 1024;
}
if(data230.timeout_ms === undefined){
data230.timeout_ms = 2000;
}
if(data230.id === undefined){
const err608 = {instancePath:instancePath+"/events/sinks/" + i25,schemaPath:"#/properties/events/properties/sinks/items/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema0.properties.events.properties.sinks.items.required,parentSchema:schema0.properties.events.properties.sinks.items,data:data230};
if(vErrors === null){
vErrors = [err608];
}
else {
vErrors.push(err608);
}
errors++;
}
if(data230.kind === undefined){
const err609 = {instancePath:instancePath+"/events/sinks/" + i25,schemaPath:"#/properties/events/properties/sinks/items/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema0.properties.events.properties.sinks.items.required,parentSchema:schema0.properties.events.properties.sinks.items,data:data230};
if(vErrors === null){
vErrors = [err609];
}
else {
vErrors.push(err609);
}
errors++;
}
for(const key46 in data230){
if(!((((((key46 === "id") || (key46 === "kind")) || (key46 === "path")) || (key46 === "url")) || (key46 === "buffer_max")) || (key46 === "timeout_ms"))){
const err610 = {instancePath:instancePath+"/events/sinks/" + i25,schemaPath:"#/properties/events/properties/sinks/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key46},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.events.properties.sinks.items,data:data230};
if(vErrors === null){
vErrors = [err610];
}
else {
vErrors.push(err610);
}
errors++;
}
}
if(data230.id !== undefined){
let data231 = data230.id;
if(typeof data231 === "string"){
if(!pattern0.test(data231)){
const err611 = {instancePath:instancePath+"/events/sinks/" + i25+"/id",schemaPath:"#/$defs/Id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9._-]{0,62}$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9._-]{0,62}$"+"\"",schema:"^[a-z0-9][a-z0-9._-]{0,62}$",parentSchema:schema2,data:data231};
if(vErrors === null){
vErrors = [err611];
}
else {
vErrors.push(err611);
}
errors++;
}
}
else {
const err612 = {instancePath:instancePath+"/events/sinks/" + i25+"/id",schemaPath:"#/$defs/Id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.type,parentSchema:schema2,data:data231};
if(vErrors === null){
vErrors = [err612];
}
else {
vErrors.push(err612);
}
errors++;
}
}
if(data230.kind !== undefined){
let data232 = data230.kind;
if(typeof data232 !== "string"){
const err613 = {instancePath:instancePath+"/events/sinks/" + i25+"/kind",schemaPath:"#/properties/events/properties/sinks/items/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.events.properties.sinks.items.properties.kind.type,parentSchema:schema0.properties.events.properties.sinks.items.properties.kind,data:data232};
if(vErrors === null){
vErrors = [err613];
}
else {
vErrors.push(err613);
}
errors++;
}
if(!((data232 === "file") || (data232 === "webhook"))){
const err614 = {instancePath:instancePath+"/events/sinks/" + i25+"/kind",schemaPath:"#/properties/events/properties/sinks/items/properties/kind/enum",keyword:"enum",params:{allowedValues: schema0.properties.events.properties.sinks.items.properties.kind.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.events.properties.sinks.items.properties.kind.enum,parentSchema:schema0.properties.events.properties.sinks.items.properties.kind,data:data232};
if(vErrors === null){
vErrors = [err614];
}
else {
vErrors.push(err614);
}
errors++;
}
}
if(data230.path !== undefined){
let data233 = data230.path;
if(typeof data233 === "string"){
if(func1(data233) > 4096){
const err615 = {instancePath:instancePath+"/events/sinks/" + i25+"/path",schemaPath:"#/$defs/Path/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema1,data:data233};
if(vErrors === null){
vErrors = [err615];
}
else {
vErrors.push(err615);
}
errors++;
}
if(func1(data233) < 1){
const err616 = {instancePath:instancePath+"/events/sinks/" + i25+"/path",schemaPath:"#/$defs/Path/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1,data:data233};
if(vErrors === null){
vErrors = [err616];
}
else {
vErrors.push(err616);
}
errors++;
}
}
else {
const err617 = {instancePath:instancePath+"/events/sinks/" + i25+"/path",schemaPath:"#/$defs/Path/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.type,parentSchema:schema1,data:data233};
if(vErrors === null){
vErrors = [err617];
}
else {
vErrors.push(err617);
}
errors++;
}
}
if(data230.url !== undefined){
let data234 = data230.url;
if(typeof data234 === "string"){
if(func1(data234) > 2048){
const err618 = {instancePath:instancePath+"/events/sinks/" + i25+"/url",schemaPath:"#/$defs/HttpUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters",schema:2048,parentSchema:schema13,data:data234};
if(vErrors === null){
vErrors = [err618];
}
else {
vErrors.push(err618);
}
errors++;
}
if(!pattern9.test(data234)){
const err619 = {instancePath:instancePath+"/events/sinks/" + i25+"/url",schemaPath:"#/$defs/HttpUrl/pattern",keyword:"pattern",params:{pattern: "^https?://"},message:"must match pattern \""+"^https?://"+"\"",schema:"^https?://",parentSchema:schema13,data:data234};
if(vErrors === null){
vErrors = [err619];
}
else {
vErrors.push(err619);
}
errors++;
}
if(!(formats0(data234))){
const err620 = {instancePath:instancePath+"/events/sinks/" + i25+"/url",schemaPath:"#/$defs/HttpUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema13,data:data234};
if(vErrors === null){
vErrors = [err620];
}
else {
vErrors.push(err620);
}
errors++;
}
}
else {
const err621 = {instancePath:instancePath+"/events/sinks/" + i25+"/url",schemaPath:"#/$defs/HttpUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data:data234};
if(vErrors === null){
vErrors = [err621];
}
else {
vErrors.push(err621);
}
errors++;
}
}
let data235 = data230.buffer_max;
if(!(((typeof data235 == "number") && (!(data235 % 1) && !isNaN(data235))) && (isFinite(data235)))){
const err622 = {instancePath:instancePath+"/events/sinks/" + i25+"/buffer_max",schemaPath:"#/properties/events/properties/sinks/items/properties/buffer_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.events.properties.sinks.items.properties.buffer_max.type,parentSchema:schema0.properties.events.properties.sinks.items.properties.buffer_max,data:data235};
if(vErrors === null){
vErrors = [err622];
}
else {
vErrors.push(err622);
}
errors++;
}
if((typeof data235 == "number") && (isFinite(data235))){
if(data235 > 1000000 || isNaN(data235)){
const err623 = {instancePath:instancePath+"/events/sinks/" + i25+"/buffer_max",schemaPath:"#/properties/events/properties/sinks/items/properties/buffer_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000000},message:"must be <= 1000000",schema:1000000,parentSchema:schema0.properties.events.properties.sinks.items.properties.buffer_max,data:data235};
if(vErrors === null){
vErrors = [err623];
}
else {
vErrors.push(err623);
}
errors++;
}
if(data235 < 1 || isNaN(data235)){
const err624 = {instancePath:instancePath+"/events/sinks/" + i25+"/buffer_max",schemaPath:"#/properties/events/properties/sinks/items/properties/buffer_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.events.properties.sinks.items.properties.buffer_max,data:data235};
if(vErrors === null){
vErrors = [err624];
}
else {
vErrors.push(err624);
}
errors++;
}
}
let data236 = data230.timeout_ms;
if(!(((typeof data236 == "number") && (!(data236 % 1) && !isNaN(data236))) && (isFinite(data236)))){
const err625 = {instancePath:instancePath+"/events/sinks/" + i25+"/timeout_ms",schemaPath:"#/properties/events/properties/sinks/items/properties/timeout_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.events.properties.sinks.items.properties.timeout_ms.type,parentSchema:schema0.properties.events.properties.sinks.items.properties.timeout_ms,data:data236};
if(vErrors === null){
vErrors = [err625];
}
else {
vErrors.push(err625);
}
errors++;
}
if((typeof data236 == "number") && (isFinite(data236))){
if(data236 > 600000 || isNaN(data236)){
const err626 = {instancePath:instancePath+"/events/sinks/" + i25+"/timeout_ms",schemaPath:"#/properties/events/properties/sinks/items/properties/timeout_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 600000},message:"must be <= 600000",schema:600000,parentSchema:schema0.properties.events.properties.sinks.items.properties.timeout_ms,data:data236};
if(vErrors === null){
vErrors = [err626];
}
else {
vErrors.push(err626);
}
errors++;
}
if(data236 < 10 || isNaN(data236)){
const err627 = {instancePath:instancePath+"/events/sinks/" + i25+"/timeout_ms",schemaPath:"#/properties/events/properties/sinks/items/properties/timeout_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10",schema:10,parentSchema:schema0.properties.events.properties.sinks.items.properties.timeout_ms,data:data236};
if(vErrors === null){
vErrors = [err627];
}
else {
vErrors.push(err627);
}
errors++;
}
}
}
else {
const err628 = {instancePath:instancePath+"/events/sinks/" + i25,schemaPath:"#/properties/events/properties/sinks/items/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.events.properties.sinks.items.type,parentSchema:schema0.properties.events.properties.sinks.items,data:data230};
if(vErrors === null){
vErrors = [err628];
}
else {
vErrors.push(err628);
}
errors++;
}
}
}
else {
const err629 = {instancePath:instancePath+"/events/sinks",schemaPath:"#/properties/events/properties/sinks/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.events.properties.sinks.type,parentSchema:schema0.properties.events.properties.sinks,data:data229};
if(vErrors === null){
vErrors = [err629];
}
else {
vErrors.push(err629);
}
errors++;
}
}
else {
const err630 = {instancePath:instancePath+"/events",schemaPath:"#/properties/events/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.events.type,parentSchema:schema0.properties.events,data:data228};
if(vErrors === null){
vErrors = [err630];
}
else {
vErrors.push(err630);
}
errors++;
}
let data237 = data.network;
if(data237 && typeof data237 == "object" && !Array.isArray(data237)){
if(data237.allowed_hosts === undefined){
data237.allowed_hosts = [];
}
if(data237.private_addresses === undefined){
data237.private_addresses = [];
}
for(const key47 in data237){
if(!((key47 === "allowed_hosts") || (key47 === "private_addresses"))){
const err631 = {instancePath:instancePath+"/network",schemaPath:"#/properties/network/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key47},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.network,data:data237};
if(vErrors === null){
vErrors = [err631];
}
else {
vErrors.push(err631);
}
errors++;
}
}
let data238 = data237.allowed_hosts;
if(Array.isArray(data238)){
if(data238.length > 256){
const err632 = {instancePath:instancePath+"/network/allowed_hosts",schemaPath:"#/properties/network/properties/allowed_hosts/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema0.properties.network.properties.allowed_hosts,data:data238};
if(vErrors === null){
vErrors = [err632];
}
else {
vErrors.push(err632);
}
errors++;
}
const len19 = data238.length;
for(let i26=0; i26<len19; i26++){
let data239 = data238[i26];
if(typeof data239 === "string"){
if(func1(data239) > 259){
const err633 = {instancePath:instancePath+"/network/allowed_hosts/" + i26,schemaPath:"#/properties/network/properties/allowed_hosts/items/maxLength",keyword:"maxLength",params:{limit: 259},message:"must NOT have more than 259 characters",schema:259,parentSchema:schema0.properties.network.properties.allowed_hosts.items,data:data239};
if(vErrors === null){
vErrors = [err633];
}
else {
vErrors.push(err633);
}
errors++;
}
if(func1(data239) < 1){
const err634 = {instancePath:instancePath+"/network/allowed_hosts/" + i26,schemaPath:"#/properties/network/properties/allowed_hosts/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.network.properties.allowed_hosts.items,data:data239};
if(vErrors === null){
vErrors = [err634];
}
else {
vErrors.push(err634);
}
errors++;
}
}
else {
const err635 = {instancePath:instancePath+"/network/allowed_hosts/" + i26,schemaPath:"#/properties/network/properties/allowed_hosts/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.network.properties.allowed_hosts.items.type,parentSchema:schema0.properties.network.properties.allowed_hosts.items,data:data239};
if(vErrors === null){
vErrors = [err635];
}
else {
vErrors.push(err635);
}
errors++;
}
}
let i27 = data238.length;
let j7;
if(i27 > 1){
const indices6 = {};
for(;i27--;){
let item6 = data238[i27];
if(typeof item6 !== "string"){
continue;
}
if(typeof indices6[item6] == "number"){
j7 = indices6[item6];
const err636 = {instancePath:instancePath+"/network/allowed_hosts",schemaPath:"#/properties/network/properties/allowed_hosts/uniqueItems",keyword:"uniqueItems",params:{i: i27, j: j7},message:"must NOT have duplicate items (items ## "+j7+" and "+i27+" are identical)",schema:true,parentSchema:schema0.properties.network.properties.allowed_hosts,data:data238};
if(vErrors === null){
vErrors = [err636];
}
else {
vErrors.push(err636);
}
errors++;
break;
}
indices6[item6] = i27;
}
}
}
else {
const err637 = {instancePath:instancePath+"/network/allowed_hosts",schemaPath:"#/properties/network/properties/allowed_hosts/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.network.properties.allowed_hosts.type,parentSchema:schema0.properties.network.properties.allowed_hosts,data:data238};
if(vErrors === null){
vErrors = [err637];
}
else {
vErrors.push(err637);
}
errors++;
}
let data240 = data237.private_addresses;
if(Array.isArray(data240)){
if(data240.length > 256){
const err638 = {instancePath:instancePath+"/network/private_addresses",schemaPath:"#/properties/network/properties/private_addresses/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema0.properties.network.properties.private_addresses,data:data240};
if(vErrors === null){
vErrors = [err638];
}
else {
vErrors.push(err638);
}
errors++;
}
const len20 = data240.length;
for(let i28=0; i28<len20; i28++){
let data241 = data240[i28];
if(typeof data241 === "string"){
if(!pattern21.test(data241)){
const err639 = {instancePath:instancePath+"/network/private_addresses/" + i28,schemaPath:"#/properties/network/properties/private_addresses/items/pattern",keyword:"pattern",params:{pattern: "^[0-9a-fA-F:.]{2,45}/[0-9]{1,3}$"},message:"must match pattern \""+"^[0-9a-fA-F:.]{2,45}/[0-9]{1,3}$"+"\"",schema:"^[0-9a-fA-F:.]{2,45}/[0-9]{1,3}$",parentSchema:schema0.properties.network.properties.private_addresses.items,data:data241};
if(vErrors === null){
vErrors = [err639];
}
else {
vErrors.push(err639);
}
errors++;
}
}
else {
const err640 = {instancePath:instancePath+"/network/private_addresses/" + i28,schemaPath:"#/properties/network/properties/private_addresses/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.network.properties.private_addresses.items.type,parentSchema:schema0.properties.network.properties.private_addresses.items,data:data241};
if(vErrors === null){
vErrors = [err640];
}
else {
vErrors.push(err640);
}
errors++;
}
}
let i29 = data240.length;
let j8;
if(i29 > 1){
const indices7 = {};
for(;i29--;){
let item7 = data240[i29];
if(typeof item7 !== "string"){
continue;
}
if(typeof indices7[item7] == "number"){
j8 = indices7[item7];
const err641 = {instancePath:instancePath+"/network/private_addresses",schemaPath:"#/properties/network/properties/private_addresses/uniqueItems",keyword:"uniqueItems",params:{i: i29, j: j8},message:"must NOT have duplicate items (items ## "+j8+" and "+i29+" are identical)",schema:true,parentSchema:schema0.properties.network.properties.private_addresses,data:data240};
if(vErrors === null){
vErrors = [err641];
}
else {
vErrors.push(err641);
}
errors++;
break;
}
indices7[item7] = i29;
}
}
}
else {
const err642 = {instancePath:instancePath+"/network/private_addresses",schemaPath:"#/properties/network/properties/private_addresses/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.network.properties.private_addresses.type,parentSchema:schema0.properties.network.properties.private_addresses,data:data240};
if(vErrors === null){
vErrors = [err642];
}
else {
vErrors.push(err642);
}
errors++;
}
}
else {
const err643 = {instancePath:instancePath+"/network",schemaPath:"#/properties/network/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.network.type,parentSchema:schema0.properties.network,data:data237};
if(vErrors === null){
vErrors = [err643];
}
else {
vErrors.push(err643);
}
errors++;
}
let data242 = data.telemetry;
if(data242 && typeof data242 == "object" && !Array.isArray(data242)){
if(data242.log_level === undefined){
data242.log_level = "info";
}
if(data242.metric_engine_labels_max === undefined){
data242.metric_engine_labels_max = 16;
}
for(const key48 in data242){
if(!(((key48 === "log_level") || (key48 === "otlp_url")) || (key48 === "metric_engine_labels_max"))){
const err644 = {instancePath:instancePath+"/telemetry",schemaPath:"#/properties/telemetry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key48},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.telemetry,data:data242};
if(vErrors === null){
vErrors = [err644];
}
else {
vErrors.push(err644);
}
errors++;
}
}
let data243 = data242.log_level;
if(typeof data243 !== "string"){
const err645 = {instancePath:instancePath+"/telemetry/log_level",schemaPath:"#/properties/telemetry/properties/log_level/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.telemetry.properties.log_level.type,parentSchema:schema0.properties.telemetry.properties.log_level,data:data243};
if(vErrors === null){
vErrors = [err645];
}
else {
vErrors.push(err645);
}
errors++;
}
if(!((((((data243 === "trace") || (data243 === "debug")) || (data243 === "info")) || (data243 === "warn")) || (data243 === "error")) || (data243 === "silent"))){
const err646 = {instancePath:instancePath+"/telemetry/log_level",schemaPath:"#/properties/telemetry/properties/log_level/enum",keyword:"enum",params:{allowedValues: schema0.properties.telemetry.properties.log_level.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.telemetry.properties.log_level.enum,parentSchema:schema0.properties.telemetry.properties.log_level,data:data243};
if(vErrors === null){
vErrors = [err646];
}
else {
vErrors.push(err646);
}
errors++;
}
if(data242.otlp_url !== undefined){
let data244 = data242.otlp_url;
if(typeof data244 === "string"){
if(func1(data244) > 2048){
const err647 = {instancePath:instancePath+"/telemetry/otlp_url",schemaPath:"#/$defs/HttpUrl/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters",schema:2048,parentSchema:schema13,data:data244};
if(vErrors === null){
vErrors = [err647];
}
else {
vErrors.push(err647);
}
errors++;
}
if(!pattern9.test(data244)){
const err648 = {instancePath:instancePath+"/telemetry/otlp_url",schemaPath:"#/$defs/HttpUrl/pattern",keyword:"pattern",params:{pattern: "^https?://"},message:"must match pattern \""+"^https?://"+"\"",schema:"^https?://",parentSchema:schema13,data:data244};
if(vErrors === null){
vErrors = [err648];
}
else {
vErrors.push(err648);
}
errors++;
}
if(!(formats0(data244))){
const err649 = {instancePath:instancePath+"/telemetry/otlp_url",schemaPath:"#/$defs/HttpUrl/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema13,data:data244};
if(vErrors === null){
vErrors = [err649];
}
else {
vErrors.push(err649);
}
errors++;
}
}
else {
const err650 = {instancePath:instancePath+"/telemetry/otlp_url",schemaPath:"#/$defs/HttpUrl/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema13.type,parentSchema:schema13,data:data244};
if(vErrors === null){
vErrors = [err650];
}
else {
vErrors.push(err650);
}
errors++;
}
}
let data245 = data242.metric_engine_labels_max;
if(!(((typeof data245 == "number") && (!(data245 % 1) && !isNaN(data245))) && (isFinite(data245)))){
const err651 = {instancePath:instancePath+"/telemetry/metric_engine_labels_max",schemaPath:"#/properties/telemetry/properties/metric_engine_labels_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.telemetry.properties.metric_engine_labels_max.type,parentSchema:schema0.properties.telemetry.properties.metric_engine_labels_max,data:data245};
if(vErrors === null){
vErrors = [err651];
}
else {
vErrors.push(err651);
}
errors++;
}
if((typeof data245 == "number") && (isFinite(data245))){
if(data245 > 16 || isNaN(data245)){
const err652 = {instancePath:instancePath+"/telemetry/metric_engine_labels_max",schemaPath:"#/properties/telemetry/properties/metric_engine_labels_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16},message:"must be <= 16",schema:16,parentSchema:schema0.properties.telemetry.properties.metric_engine_labels_max,data:data245};
if(vErrors === null){
vErrors = [err652];
}
else {
vErrors.push(err652);
}
errors++;
}
if(data245 < 1 || isNaN(data245)){
const err653 = {instancePath:instancePath+"/telemetry/metric_engine_labels_max",schemaPath:"#/properties/telemetry/properties/metric_engine_labels_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.telemetry.properties.metric_engine_labels_max,data:data245};
if(vErrors === null){
vErrors = [err653];
}
else {
vErrors.push(err653);
}
errors++;
}
}
}
else {
const err654 = {instancePath:instancePath+"/telemetry",schemaPath:"#/properties/telemetry/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.telemetry.type,parentSchema:schema0.properties.telemetry,data:data242};
if(vErrors === null){
vErrors = [err654];
}
else {
vErrors.push(err654);
}
errors++;
}
}
else {
const err655 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err655];
}
else {
vErrors.push(err655);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
validate0.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

export const validator1 = validate1;
const schema27 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"assay:documents/engine","title":"Engine","description":"An engine whose determinism is tested: how it is started, at which settings, and what it promises there.","type":"object","additionalProperties":false,"required":["version","name","driver","promises"],"properties":{"version":{"type":"integer","description":"Version of this document's form.","enum":[1]},"name":{"$ref":"#/$defs/Id","description":"Name of the engine at these settings."},"description":{"type":"string","description":"What it is.","maxLength":2000},"driver":{"type":"string","description":"embedded: llama.cpp as WebAssembly, run by the suite; node-llama-cpp: llama.cpp inside the process, from a package that the user installs; wire: a server that speaks one of the wires.","enum":["embedded","node-llama-cpp","wire"]},"wire":{"type":"string","description":"What the server speaks.","enum":["llamacpp","vllm","tgi","triton","openai"]},"url":{"$ref":"#/$defs/Url","description":"Where it runs already. Of url, url_env, command and container the first is taken that is set here."},"url_env":{"type":"string","description":"Variable with the address of one that runs already.","pattern":"^[A-Z_][A-Z0-9_]{0,127}$"},"command":{"type":"object","description":"How the harness starts it as a process.","additionalProperties":false,"required":["argv"],"properties":{"argv":{"type":"array","description":"Program and arguments; {program}, {model}, {port}, {slots}, {context}, {total_context}, {flash_attention} and {kv_type} are replaced.","items":{"type":"string","description":"One argument.","maxLength":4096},"maxItems":256,"minItems":1},"program_env":{"type":"string","description":"Variable that names the program, for {program}.","pattern":"^[A-Z_][A-Z0-9_]{0,127}$"},"env":{"type":"object","description":"Environment variables.","additionalProperties":{"type":"string","description":"The value.","maxLength":4096},"default":{}}}},"container":{"type":"object","description":"How the harness starts it as a container.","additionalProperties":false,"required":["image","port"],"properties":{"image":{"type":"string","description":"Image with its tag or digest.","minLength":1,"maxLength":512},"args":{"type":"array","description":"Arguments, with the places of a command; {model} is where the model is mounted, {port} the port inside.","items":{"type":"string","description":"One argument.","maxLength":4096},"maxItems":256,"default":[]},"env":{"type":"object","description":"Environment variables.","additionalProperties":{"type":"string","description":"The value.","maxLength":4096},"default":{}},"port":{"type":"integer","description":"Port inside the container.","minimum":1,"maximum":65535},"gpus":{"type":"integer","description":"NVIDIA GPUs that it is given; -1 is all of them, 0 none.","minimum":-1,"maximum":64,"default":0}}},"key_env":{"type":"string","description":"Variable with the key that goes with every request.","pattern":"^[A-Z_][A-Z0-9_]{0,127}$"},"model":{"type":"object","description":"What it decodes with.","additionalProperties":false,"properties":{"name":{"type":"string","description":"Name by which requests ask for it.","minLength":1,"maxLength":512,"default":"tiny"},"file":{"type":"string","description":"File or folder, relative to this document.","minLength":1,"maxLength":4096},"file_env":{"type":"string","description":"Variable that names the file or folder.","pattern":"^[A-Z_][A-Z0-9_]{0,127}$"},"generated":{"type":"boolean","description":"The tiny model that the suite writes itself.","default":false}},"default":{}},"settings":{"type":"object","description":"The settings at which it promises what it promises; it is started with them.","additionalProperties":false,"properties":{"slots":{"type":"array","description":"Numbers of slots that it is tried with, the reference's first.","items":{"type":"integer","description":"One number.","minimum":1,"maximum":256},"minItems":1,"maxItems":16,"uniqueItems":true,"default":[1,2,4]},"context":{"type":"integer","description":"Tokens of one slot.","minimum":1,"maximum":16777216,"default":4096},"flash_attention":{"type":"boolean","description":"Whether attention is computed in one fused step."},"unified_kv":{"type":"boolean","description":"Whether all slots share one cache."},"kv_type":{"type":"string","description":"Type of the numbers in the cache.","pattern":"^[a-z][a-z0-9_]{1,15}$"},"gpu":{"type":"boolean","description":"Whether it decodes on a GPU of NVIDIA.","default":false}},"default":{}},"promises":{"type":"array","description":"Levels that it promises at these settings. One that promises nothing is listed and not tested.","items":{"type":"string","description":"One level.","enum":["D1","D2","D3","D4","O"]},"uniqueItems":true},"piece_per_token":{"type":"boolean","description":"Each piece of a stream is exactly one token.","default":false},"prompt_bytes_max":{"type":"integer","description":"Cases with longer prompts are left out of its plan, and listed so.","minimum":1,"maximum":67108864},"fingerprint":{"type":"object","description":"What it must tell of itself, as far as verdicts are for that alone; otherwise it is not started.","additionalProperties":false,"properties":{"build":{"type":"string","description":"Its build.","minLength":1,"maxLength":512},"model_digest":{"type":"string","description":"SHA-256 of the model's file.","pattern":"^[0-9a-f]{64}$"},"device":{"type":"string","description":"Instruction set, or GPU with its driver.","minLength":1,"maxLength":512}},"default":{}},"bounds":{"type":"object","description":"How long it may take.","additionalProperties":false,"properties":{"ready_ms":{"type":"integer","description":"From its start until it takes requests.","minimum":1,"maximum":7200000,"default":120000},"answer_ms":{"type":"integer","description":"From a request to the end of its answer, its wait for a slot included.","minimum":1,"maximum":7200000,"default":300000}},"default":{}}},"allOf":[{"if":{"properties":{"driver":{"const":"wire"}},"required":["driver"]},"then":{"required":["wire"],"anyOf":[{"required":["url"]},{"required":["url_env"]},{"required":["command"]},{"required":["container"]}]},"else":{"properties":{"wire":false,"url":false,"url_env":false,"command":false,"container":false}}}],"$defs":{"Id":{"type":"string","description":"A short name.","pattern":"^[a-z0-9][a-z0-9._-]{0,62}$"},"Url":{"type":"string","description":"An absolute http or https address.","format":"uri","pattern":"^https?://","maxLength":2048}}};
const schema28 = {"type":"string","description":"A short name.","pattern":"^[a-z0-9][a-z0-9._-]{0,62}$"};
const schema29 = {"type":"string","description":"An absolute http or https address.","format":"uri","pattern":"^https?://","maxLength":2048};
const pattern29 = new RegExp("^[a-z][a-z0-9_]{1,15}$", "u");
const pattern30 = new RegExp("^[0-9a-f]{64}$", "u");

function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="assay:documents/engine" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate1.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
const _errs2 = errors;
let valid1 = true;
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing0;
if((data.driver === undefined) && (missing0 = "driver")){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(data.driver !== undefined){
if("wire" !== data.driver){
const err1 = {};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
}
var _valid0 = _errs3 === errors;
errors = _errs2;
if(vErrors !== null){
if(_errs2){
vErrors.length = _errs2;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs5 = errors;
const _errs6 = errors;
let valid3 = false;
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.url === undefined){
const err2 = {instancePath,schemaPath:"#/allOf/0/then/anyOf/0/required",keyword:"required",params:{missingProperty: "url"},message:"must have required property '"+"url"+"'",schema:schema27.allOf[0].then.anyOf[0].required,parentSchema:schema27.allOf[0].then.anyOf[0],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid1 = _errs7 === errors;
valid3 = valid3 || _valid1;
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.url_env === undefined){
const err3 = {instancePath,schemaPath:"#/allOf/0/then/anyOf/1/required",keyword:"required",params:{missingProperty: "url_env"},message:"must have required property '"+"url_env"+"'",schema:schema27.allOf[0].then.anyOf[1].required,parentSchema:schema27.allOf[0].then.anyOf[1],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid1 = _errs8 === errors;
valid3 = valid3 || _valid1;
const _errs9 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.command === undefined){
const err4 = {instancePath,schemaPath:"#/allOf/0/then/anyOf/2/required",keyword:"required",params:{missingProperty: "command"},message:"must have required property '"+"command"+"'",schema:schema27.allOf[0].then.anyOf[2].required,parentSchema:schema27.allOf[0].then.anyOf[2],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid1 = _errs9 === errors;
valid3 = valid3 || _valid1;
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.container === undefined){
const err5 = {instancePath,schemaPath:"#/allOf/0/then/anyOf/3/required",keyword:"required",params:{missingProperty: "container"},message:"must have required property '"+"container"+"'",schema:schema27.allOf[0].then.anyOf[3].required,parentSchema:schema27.allOf[0].then.anyOf[3],data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid1 = _errs10 === errors;
valid3 = valid3 || _valid1;
if(!valid3){
const err6 = {instancePath,schemaPath:"#/allOf/0/then/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema27.allOf[0].then.anyOf,parentSchema:schema27.allOf[0].then,data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
else {
errors = _errs6;
if(vErrors !== null){
if(_errs6){
vErrors.length = _errs6;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.wire === undefined){
const err7 = {instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: "wire"},message:"must have required property '"+"wire"+"'",schema:schema27.allOf[0].then.required,parentSchema:schema27.allOf[0].then,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
ifClause0 = "then";
}
else {
const _errs11 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.wire !== undefined){
const err8 = {instancePath:instancePath+"/wire",schemaPath:"#/allOf/0/else/properties/wire/false schema",keyword:"false schema",params:{},message:"boolean schema is false",schema:false,parentSchema:schema27.allOf[0].else.properties.wire,data:data.wire};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data.url !== undefined){
const err9 = {instancePath:instancePath+"/url",schemaPath:"#/allOf/0/else/properties/url/false schema",keyword:"false schema",params:{},message:"boolean schema is false",schema:false,parentSchema:schema27.allOf[0].else.properties.url,data:data.url};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.url_env !== undefined){
const err10 = {instancePath:instancePath+"/url_env",schemaPath:"#/allOf/0/else/properties/url_env/false schema",keyword:"false schema",params:{},message:"boolean schema is false",schema:false,parentSchema:schema27.allOf[0].else.properties.url_env,data:data.url_env};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data.command !== undefined){
const err11 = {instancePath:instancePath+"/command",schemaPath:"#/allOf/0/else/properties/command/false schema",keyword:"false schema",params:{},message:"boolean schema is false",schema:false,parentSchema:schema27.allOf[0].else.properties.command,data:data.command};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
if(data.container !== undefined){
const err12 = {instancePath:instancePath+"/container",schemaPath:"#/allOf/0/else/properties/container/false schema",keyword:"false schema",params:{},message:"boolean schema is false",schema:false,parentSchema:schema27.allOf[0].else.properties.container,data:data.container};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
var _valid0 = _errs11 === errors;
valid1 = _valid0;
if(valid1){
var props0 = {};
props0.wire = true;
props0.url = true;
props0.url_env = true;
props0.command = true;
props0.container = true;
props0.driver = true;
}
ifClause0 = "else";
}
if(!valid1){
const err13 = {instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: ifClause0},message:"must match \""+ifClause0+"\" schema",schema:schema27.allOf[0].if,parentSchema:schema27.allOf[0],data};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.model === undefined){
data.model = {};
}
if(data.settings === undefined){
data.settings = {};
}
if(data.piece_per_token === undefined){
data.piece_per_token = false;
}
if(data.fingerprint === undefined){
data.fingerprint = {};
}
if(data.bounds === undefined){
data.bounds = {};
}
if(data.version === undefined){
const err14 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"},message:"must have required property '"+"version"+"'",schema:schema27.required,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(data.name === undefined){
const err15 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema27.required,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
if(data.driver === undefined){
const err16 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "driver"},message:"must have required property '"+"driver"+"'",schema:schema27.required,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(data.promises === undefined){
const err17 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "promises"},message:"must have required property '"+"promises"+"'",schema:schema27.required,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
for(const key0 in data){
if(!(func0.call(schema27.properties, key0))){
const err18 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.version !== undefined){
let data6 = data.version;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
const err19 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema27.properties.version.type,parentSchema:schema27.properties.version,data:data6};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!(data6 === 1)){
const err20 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/enum",keyword:"enum",params:{allowedValues: schema27.properties.version.enum},message:"must be equal to one of the allowed values",schema:schema27.properties.version.enum,parentSchema:schema27.properties.version,data:data6};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.name !== undefined){
let data7 = data.name;
if(typeof data7 === "string"){
if(!pattern0.test(data7)){
const err21 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/Id/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9][a-z0-9._-]{0,62}$"},message:"must match pattern \""+"^[a-z0-9][a-z0-9._-]{0,62}$"+"\"",schema:"^[a-z0-9][a-z0-9._-]{0,62}$",parentSchema:schema28,data:data7};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
else {
const err22 = {instancePath:instancePath+"/name",schemaPath:"#/$defs/Id/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema28.type,parentSchema:schema28,data:data7};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.description !== undefined){
let data8 = data.description;
if(typeof data8 === "string"){
if(func1(data8) > 2000){
const err23 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/maxLength",keyword:"maxLength",params:{limit: 2000},message:"must NOT have more than 2000 characters",schema:2000,parentSchema:schema27.properties.description,data:data8};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
else {
const err24 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.description.type,parentSchema:schema27.properties.description,data:data8};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.driver !== undefined){
let data9 = data.driver;
if(typeof data9 !== "string"){
const err25 = {instancePath:instancePath+"/driver",schemaPath:"#/properties/driver/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.driver.type,parentSchema:schema27.properties.driver,data:data9};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(!(((data9 === "embedded") || (data9 === "node-llama-cpp")) || (data9 === "wire"))){
const err26 = {instancePath:instancePath+"/driver",schemaPath:"#/properties/driver/enum",keyword:"enum",params:{allowedValues: schema27.properties.driver.enum},message:"must be equal to one of the allowed values",schema:schema27.properties.driver.enum,parentSchema:schema27.properties.driver,data:data9};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.wire !== undefined){
let data10 = data.wire;
if(typeof data10 !== "string"){
const err27 = {instancePath:instancePath+"/wire",schemaPath:"#/properties/wire/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.wire.type,parentSchema:schema27.properties.wire,data:data10};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
if(!(((((data10 === "llamacpp") || (data10 === "vllm")) || (data10 === "tgi")) || (data10 === "triton")) || (data10 === "openai"))){
const err28 = {instancePath:instancePath+"/wire",schemaPath:"#/properties/wire/enum",keyword:"enum",params:{allowedValues: schema27.properties.wire.enum},message:"must be equal to one of the allowed values",schema:schema27.properties.wire.enum,parentSchema:schema27.properties.wire,data:data10};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.url !== undefined){
let data11 = data.url;
if(typeof data11 === "string"){
if(func1(data11) > 2048){
const err29 = {instancePath:instancePath+"/url",schemaPath:"#/$defs/Url/maxLength",keyword:"maxLength",params:{limit: 2048},message:"must NOT have more than 2048 characters",schema:2048,parentSchema:schema29,data:data11};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(!pattern9.test(data11)){
const err30 = {instancePath:instancePath+"/url",schemaPath:"#/$defs/Url/pattern",keyword:"pattern",params:{pattern: "^https?://"},message:"must match pattern \""+"^https?://"+"\"",schema:"^https?://",parentSchema:schema29,data:data11};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
if(!(formats0(data11))){
const err31 = {instancePath:instancePath+"/url",schemaPath:"#/$defs/Url/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\"",schema:"uri",parentSchema:schema29,data:data11};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
else {
const err32 = {instancePath:instancePath+"/url",schemaPath:"#/$defs/Url/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema29.type,parentSchema:schema29,data:data11};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.url_env !== undefined){
let data12 = data.url_env;
if(typeof data12 === "string"){
if(!pattern13.test(data12)){
const err33 = {instancePath:instancePath+"/url_env",schemaPath:"#/properties/url_env/pattern",keyword:"pattern",params:{pattern: "^[A-Z_][A-Z0-9_]{0,127}$"},message:"must match pattern \""+"^[A-Z_][A-Z0-9_]{0,127}$"+"\"",schema:"^[A-Z_][A-Z0-9_]{0,127}$",parentSchema:schema27.properties.url_env,data:data12};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/url_env",schemaPath:"#/properties/url_env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.url_env.type,parentSchema:schema27.properties.url_env,data:data12};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.command !== undefined){
let data13 = data.command;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.env === undefined){
data13.env = {};
}
if(data13.argv === undefined){
const err35 = {instancePath:instancePath+"/command",schemaPath:"#/properties/command/required",keyword:"required",params:{missingProperty: "argv"},message:"must have required property '"+"argv"+"'",schema:schema27.properties.command.required,parentSchema:schema27.properties.command,data:data13};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
for(const key1 in data13){
if(!(((key1 === "argv") || (key1 === "program_env")) || (key1 === "env"))){
const err36 = {instancePath:instancePath+"/command",schemaPath:"#/properties/command/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema27.properties.command,data:data13};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data13.argv !== undefined){
let data14 = data13.argv;
if(Array.isArray(data14)){
if(data14.length > 256){
const err37 = {instancePath:instancePath+"/command/argv",schemaPath:"#/properties/command/properties/argv/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema27.properties.command.properties.argv,data:data14};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
if(data14.length < 1){
const err38 = {instancePath:instancePath+"/command/argv",schemaPath:"#/properties/command/properties/argv/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema27.properties.command.properties.argv,data:data14};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
const len0 = data14.length;
for(let i0=0; i0<len0; i0++){
let data15 = data14[i0];
if(typeof data15 === "string"){
if(func1(data15) > 4096){
const err39 = {instancePath:instancePath+"/command/argv/" + i0,schemaPath:"#/properties/command/properties/argv/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema27.properties.command.properties.argv.items,data:data15};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
else {
const err40 = {instancePath:instancePath+"/command/argv/" + i0,schemaPath:"#/properties/command/properties/argv/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.command.properties.argv.items.type,parentSchema:schema27.properties.command.properties.argv.items,data:data15};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
}
else {
const err41 = {instancePath:instancePath+"/command/argv",schemaPath:"#/properties/command/properties/argv/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema27.properties.command.properties.argv.type,parentSchema:schema27.properties.command.properties.argv,data:data14};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data13.program_env !== undefined){
let data16 = data13.program_env;
if(typeof data16 === "string"){
if(!pattern13.test(data16)){
const err42 = {instancePath:instancePath+"/command/program_env",schemaPath:"#/properties/command/properties/program_env/pattern",keyword:"pattern",params:{pattern: "^[A-Z_][A-Z0-9_]{0,127}$"},message:"must match pattern \""+"^[A-Z_][A-Z0-9_]{0,127}$"+"\"",schema:"^[A-Z_][A-Z0-9_]{0,127}$",parentSchema:schema27.properties.command.properties.program_env,data:data16};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/command/program_env",schemaPath:"#/properties/command/properties/program_env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.command.properties.program_env.type,parentSchema:schema27.properties.command.properties.program_env,data:data16};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
let data17 = data13.env;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
for(const key2 in data17){
let data18 = data17[key2];
if(typeof data18 === "string"){
if(func1(data18) > 4096){
const err44 = {instancePath:instancePath+"/command/env/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/command/properties/env/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema27.properties.command.properties.env.additionalProperties,data:data18};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/command/env/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/command/properties/env/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.command.properties.env.additionalProperties.type,parentSchema:schema27.properties.command.properties.env.additionalProperties,data:data18};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
}
else {
const err46 = {instancePath:instancePath+"/command/env",schemaPath:"#/properties/command/properties/env/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.properties.command.properties.env.type,parentSchema:schema27.properties.command.properties.env,data:data17};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
else {
const err47 = {instancePath:instancePath+"/command",schemaPath:"#/properties/command/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.properties.command.type,parentSchema:schema27.properties.command,data:data13};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data.container !== undefined){
let data19 = data.container;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
if(data19.args === undefined){
data19.args = [];
}
if(data19.env === undefined){
data19.env = {};
}
if(data19.gpus === undefined){
data19.gpus = 0;
}
if(data19.image === undefined){
const err48 = {instancePath:instancePath+"/container",schemaPath:"#/properties/container/required",keyword:"required",params:{missingProperty: "image"},message:"must have required property '"+"image"+"'",schema:schema27.properties.container.required,parentSchema:schema27.properties.container,data:data19};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
if(data19.port === undefined){
const err49 = {instancePath:instancePath+"/container",schemaPath:"#/properties/container/required",keyword:"required",params:{missingProperty: "port"},message:"must have required property '"+"port"+"'",schema:schema27.properties.container.required,parentSchema:schema27.properties.container,data:data19};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
for(const key3 in data19){
if(!(((((key3 === "image") || (key3 === "args")) || (key3 === "env")) || (key3 === "port")) || (key3 === "gpus"))){
const err50 = {instancePath:instancePath+"/container",schemaPath:"#/properties/container/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema27.properties.container,data:data19};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data19.image !== undefined){
let data20 = data19.image;
if(typeof data20 === "string"){
if(func1(data20) > 512){
const err51 = {instancePath:instancePath+"/container/image",schemaPath:"#/properties/container/properties/image/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema27.properties.container.properties.image,data:data20};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(func1(data20) < 1){
const err52 = {instancePath:instancePath+"/container/image",schemaPath:"#/properties/container/properties/image/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema27.properties.container.properties.image,data:data20};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/container/image",schemaPath:"#/properties/container/properties/image/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.container.properties.image.type,parentSchema:schema27.properties.container.properties.image,data:data20};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
let data21 = data19.args;
if(Array.isArray(data21)){
if(data21.length > 256){
const err54 = {instancePath:instancePath+"/container/args",schemaPath:"#/properties/container/properties/args/maxItems",keyword:"maxItems",params:{limit: 256},message:"must NOT have more than 256 items",schema:256,parentSchema:schema27.properties.container.properties.args,data:data21};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
const len1 = data21.length;
for(let i1=0; i1<len1; i1++){
let data22 = data21[i1];
if(typeof data22 === "string"){
if(func1(data22) > 4096){
const err55 = {instancePath:instancePath+"/container/args/" + i1,schemaPath:"#/properties/container/properties/args/items/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema27.properties.container.properties.args.items,data:data22};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
else {
const err56 = {instancePath:instancePath+"/container/args/" + i1,schemaPath:"#/properties/container/properties/args/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.container.properties.args.items.type,parentSchema:schema27.properties.container.properties.args.items,data:data22};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/container/args",schemaPath:"#/properties/container/properties/args/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema27.properties.container.properties.args.type,parentSchema:schema27.properties.container.properties.args,data:data21};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
let data23 = data19.env;
if(data23 && typeof data23 == "object" && !Array.isArray(data23)){
for(const key4 in data23){
let data24 = data23[key4];
if(typeof data24 === "string"){
if(func1(data24) > 4096){
const err58 = {instancePath:instancePath+"/container/env/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/container/properties/env/additionalProperties/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema27.properties.container.properties.env.additionalProperties,data:data24};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
else {
const err59 = {instancePath:instancePath+"/container/env/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/container/properties/env/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.container.properties.env.additionalProperties.type,parentSchema:schema27.properties.container.properties.env.additionalProperties,data:data24};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
}
else {
const err60 = {instancePath:instancePath+"/container/env",schemaPath:"#/properties/container/properties/env/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.properties.container.properties.env.type,parentSchema:schema27.properties.container.properties.env,data:data23};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(data19.port !== undefined){
let data25 = data19.port;
if(!(((typeof data25 == "number") && (!(data25 % 1) && !isNaN(data25))) && (isFinite(data25)))){
const err61 = {instancePath:instancePath+"/container/port",schemaPath:"#/properties/container/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema27.properties.container.properties.port.type,parentSchema:schema27.properties.container.properties.port,data:data25};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
if((typeof data25 == "number") && (isFinite(data25))){
if(data25 > 65535 || isNaN(data25)){
const err62 = {instancePath:instancePath+"/container/port",schemaPath:"#/properties/container/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema27.properties.container.properties.port,data:data25};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
if(data25 < 1 || isNaN(data25)){
const err63 = {instancePath:instancePath+"/container/port",schemaPath:"#/properties/container/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema27.properties.container.properties.port,data:data25};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
let data26 = data19.gpus;
if(!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))){
const err64 = {instancePath:instancePath+"/container/gpus",schemaPath:"#/properties/container/properties/gpus/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema27.properties.container.properties.gpus.type,parentSchema:schema27.properties.container.properties.gpus,data:data26};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if((typeof data26 == "number") && (isFinite(data26))){
if(data26 > 64 || isNaN(data26)){
const err65 = {instancePath:instancePath+"/container/gpus",schemaPath:"#/properties/container/properties/gpus/maximum",keyword:"maximum",params:{comparison: "<=", limit: 64},message:"must be <= 64",schema:64,parentSchema:schema27.properties.container.properties.gpus,data:data26};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
if(data26 < -1 || isNaN(data26)){
const err66 = {instancePath:instancePath+"/container/gpus",schemaPath:"#/properties/container/properties/gpus/minimum",keyword:"minimum",params:{comparison: ">=", limit: -1},message:"must be >= -1",schema:-1,parentSchema:schema27.properties.container.properties.gpus,data:data26};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
}
else {
const err67 = {instancePath:instancePath+"/container",schemaPath:"#/properties/container/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.properties.container.type,parentSchema:schema27.properties.container,data:data19};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data.key_env !== undefined){
let data27 = data.key_env;
if(typeof data27 === "string"){
if(!pattern13.test(data27)){
const err68 = {instancePath:instancePath+"/key_env",schemaPath:"#/properties/key_env/pattern",keyword:"pattern",params:{pattern: "^[A-Z_][A-Z0-9_]{0,127}$"},message:"must match pattern \""+"^[A-Z_][A-Z0-9_]{0,127}$"+"\"",schema:"^[A-Z_][A-Z0-9_]{0,127}$",parentSchema:schema27.properties.key_env,data:data27};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
else {
const err69 = {instancePath:instancePath+"/key_env",schemaPath:"#/properties/key_env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.key_env.type,parentSchema:schema27.properties.key_env,data:data27};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
let data28 = data.model;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
if(data28.name === undefined){
data28.name = "tiny";
}
if(data28.generated === undefined){
data28.generated = false;
}
for(const key5 in data28){
if(!((((key5 === "name") || (key5 === "file")) || (key5 === "file_env")) || (key5 === "generated"))){
const err70 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties",schema:false,parentSchema:schema27.properties.model,data:data28};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
let data29 = data28.name;
if(typeof data29 === "string"){
if(func1(data29) > 512){
const err71 = {instancePath:instancePath+"/model/name",schemaPath:"#/properties/model/properties/name/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema27.properties.model.properties.name,data:data29};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
if(func1(data29) < 1){
const err72 = {instancePath:instancePath+"/model/name",schemaPath:"#/properties/model/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema27.properties.model.properties.name,data:data29};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/model/name",schemaPath:"#/properties/model/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.model.properties.name.type,parentSchema:schema27.properties.model.properties.name,data:data29};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
if(data28.file !== undefined){
let data30 = data28.file;
if(typeof data30 === "string"){
if(func1(data30) > 4096){
const err74 = {instancePath:instancePath+"/model/file",schemaPath:"#/properties/model/properties/file/maxLength",keyword:"maxLength",params:{limit: 4096},message:"must NOT have more than 4096 characters",schema:4096,parentSchema:schema27.properties.model.properties.file,data:data30};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
if(func1(data30) < 1){
const err75 = {instancePath:instancePath+"/model/file",schemaPath:"#/properties/model/properties/file/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema27.properties.model.properties.file,data:data30};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
else {
const err76 = {instancePath:instancePath+"/model/file",schemaPath:"#/properties/model/properties/file/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.model.properties.file.type,parentSchema:schema27.properties.model.properties.file,data:data30};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data28.file_env !== undefined){
let data31 = data28.file_env;
if(typeof data31 === "string"){
if(!pattern13.test(data31)){
const err77 = {instancePath:instancePath+"/model/file_env",schemaPath:"#/properties/model/properties/file_env/pattern",keyword:"pattern",params:{pattern: "^[A-Z_][A-Z0-9_]{0,127}$"},message:"must match pattern \""+"^[A-Z_][A-Z0-9_]{0,127}$"+"\"",schema:"^[A-Z_][A-Z0-9_]{0,127}$",parentSchema:schema27.properties.model.properties.file_env,data:data31};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
else {
const err78 = {instancePath:instancePath+"/model/file_env",schemaPath:"#/properties/model/properties/file_env/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.model.properties.file_env.type,parentSchema:schema27.properties.model.properties.file_env,data:data31};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
let data32 = data28.generated;
if(typeof data32 !== "boolean"){
const err79 = {instancePath:instancePath+"/model/generated",schemaPath:"#/properties/model/properties/generated/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema27.properties.model.properties.generated.type,parentSchema:schema27.properties.model.properties.generated,data:data32};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
else {
const err80 = {instancePath:instancePath+"/model",schemaPath:"#/properties/model/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.properties.model.type,parentSchema:schema27.properties.model,data:data28};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
let data33 = data.settings;
if(data33 && typeof data33 == "object" && !Array.isArray(data33)){
if(data33.slots === undefined){
data33.slots = [1,2,4];
}
if(data33.context === undefined){
data33.context = 4096;
}
if(data33.gpu === undefined){
data33.gpu = false;
}
for(const key6 in data33){
if(!((((((key6 === "slots") || (key6 === "context")) || (key6 === "flash_attention")) || (key6 === "unified_kv")) || (key6 === "kv_type")) || (key6 === "gpu"))){
const err81 = {instancePath:instancePath+"/settings",schemaPath:"#/properties/settings/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties",schema:false,parentSchema:schema27.properties.settings,data:data33};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
let data34 = data33.slots;
if(Array.isArray(data34)){
if(data34.length > 16){
const err82 = {instancePath:instancePath+"/settings/slots",schemaPath:"#/properties/settings/properties/slots/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items",schema:16,parentSchema:schema27.properties.settings.properties.slots,data:data34};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(data34.length < 1){
const err83 = {instancePath:instancePath+"/settings/slots",schemaPath:"#/properties/settings/properties/slots/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema27.properties.settings.properties.slots,data:data34};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
const len2 = data34.length;
for(let i2=0; i2<len2; i2++){
let data35 = data34[i2];
if(!(((typeof data35 == "number") && (!(data35 % 1) && !isNaN(data35))) && (isFinite(data35)))){
const err84 = {instancePath:instancePath+"/settings/slots/" + i2,schemaPath:"#/properties/settings/properties/slots/items/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema27.properties.settings.properties.slots.items.type,parentSchema:schema27.properties.settings.properties.slots.items,data:data35};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 256 || isNaN(data35)){
const err85 = {instancePath:instancePath+"/settings/slots/" + i2,schemaPath:"#/properties/settings/properties/slots/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 256},message:"must be <= 256",schema:256,parentSchema:schema27.properties.settings.properties.slots.items,data:data35};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(data35 < 1 || isNaN(data35)){
const err86 = {instancePath:instancePath+"/settings/slots/" + i2,schemaPath:"#/properties/settings/properties/slots/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema27.properties.settings.properties.slots.items,data:data35};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
}
let i3 = data34.length;
let j0;
if(i3 > 1){
const indices0 = {};
for(;i3--;){
let item0 = data34[i3];
if(!(((typeof item0 == "number") && (!(item0 % 1) && !isNaN(item0))) && (isFinite(item0)))){
continue;
}
if(typeof indices0[item0] == "number"){
j0 = indices0[item0];
const err87 = {instancePath:instancePath+"/settings/slots",schemaPath:"#/properties/settings/properties/slots/uniqueItems",keyword:"uniqueItems",params:{i: i3, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i3+" are identical)",schema:true,parentSchema:schema27.properties.settings.properties.slots,data:data34};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
break;
}
indices0[item0] = i3;
}
}
}
else {
const err88 = {instancePath:instancePath+"/settings/slots",schemaPath:"#/properties/settings/properties/slots/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema27.properties.settings.properties.slots.type,parentSchema:schema27.properties.settings.properties.slots,data:data34};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
let data36 = data33.context;
if(!(((typeof data36 == "number") && (!(data36 % 1) && !isNaN(data36))) && (isFinite(data36)))){
const err89 = {instancePath:instancePath+"/settings/context",schemaPath:"#/properties/settings/properties/context/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema27.properties.settings.properties.context.type,parentSchema:schema27.properties.settings.properties.context,data:data36};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
if((typeof data36 == "number") && (isFinite(data36))){
if(data36 > 16777216 || isNaN(data36)){
const err90 = {instancePath:instancePath+"/settings/context",schemaPath:"#/properties/settings/properties/context/maximum",keyword:"maximum",params:{comparison: "<=", limit: 16777216},message:"must be <= 16777216",schema:16777216,parentSchema:schema27.properties.settings.properties.context,data:data36};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
if(data36 < 1 || isNaN(data36)){
const err91 = {instancePath:instancePath+"/settings/context",schemaPath:"#/properties/settings/properties/context/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema27.properties.settings.properties.context,data:data36};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data33.flash_attention !== undefined){
let data37 = data33.flash_attention;
if(typeof data37 !== "boolean"){
const err92 = {instancePath:instancePath+"/settings/flash_attention",schemaPath:"#/properties/settings/properties/flash_attention/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema27.properties.settings.properties.flash_attention.type,parentSchema:schema27.properties.settings.properties.flash_attention,data:data37};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data33.unified_kv !== undefined){
let data38 = data33.unified_kv;
if(typeof data38 !== "boolean"){
const err93 = {instancePath:instancePath+"/settings/unified_kv",schemaPath:"#/properties/settings/properties/unified_kv/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema27.properties.settings.properties.unified_kv.type,parentSchema:schema27.properties.settings.properties.unified_kv,data:data38};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data33.kv_type !== undefined){
let data39 = data33.kv_type;
if(typeof data39 === "string"){
if(!pattern29.test(data39)){
const err94 = {instancePath:instancePath+"/settings/kv_type",schemaPath:"#/properties/settings/properties/kv_type/pattern",keyword:"pattern",params:{pattern: "^[a-z][a-z0-9_]{1,15}$"},message:"must match pattern \""+"^[a-z][a-z0-9_]{1,15}$"+"\"",schema:"^[a-z][a-z0-9_]{1,15}$",parentSchema:schema27.properties.settings.properties.kv_type,data:data39};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
else {
const err95 = {instancePath:instancePath+"/settings/kv_type",schemaPath:"#/properties/settings/properties/kv_type/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.settings.properties.kv_type.type,parentSchema:schema27.properties.settings.properties.kv_type,data:data39};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
let data40 = data33.gpu;
if(typeof data40 !== "boolean"){
const err96 = {instancePath:instancePath+"/settings/gpu",schemaPath:"#/properties/settings/properties/gpu/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema27.properties.settings.properties.gpu.type,parentSchema:schema27.properties.settings.properties.gpu,data:data40};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
else {
const err97 = {instancePath:instancePath+"/settings",schemaPath:"#/properties/settings/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.properties.settings.type,parentSchema:schema27.properties.settings,data:data33};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
if(data.promises !== undefined){
let data41 = data.promises;
if(Array.isArray(data41)){
const len3 = data41.length;
for(let i4=0; i4<len3; i4++){
let data42 = data41[i4];
if(typeof data42 !== "string"){
const err98 = {instancePath:instancePath+"/promises/" + i4,schemaPath:"#/properties/promises/items/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.promises.items.type,parentSchema:schema27.properties.promises.items,data:data42};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(!(((((data42 === "D1") || (data42 === "D2")) || (data42 === "D3")) || (data42 === "D4")) || (data42 === "O"))){
const err99 = {instancePath:instancePath+"/promises/" + i4,schemaPath:"#/properties/promises/items/enum",keyword:"enum",params:{allowedValues: schema27.properties.promises.items.enum},message:"must be equal to one of the allowed values",schema:schema27.properties.promises.items.enum,parentSchema:schema27.properties.promises.items,data:data42};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
let i5 = data41.length;
let j1;
if(i5 > 1){
const indices1 = {};
for(;i5--;){
let item1 = data41[i5];
if(typeof item1 !== "string"){
continue;
}
if(typeof indices1[item1] == "number"){
j1 = indices1[item1];
const err100 = {instancePath:instancePath+"/promises",schemaPath:"#/properties/promises/uniqueItems",keyword:"uniqueItems",params:{i: i5, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i5+" are identical)",schema:true,parentSchema:schema27.properties.promises,data:data41};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
break;
}
indices1[item1] = i5;
}
}
}
else {
const err101 = {instancePath:instancePath+"/promises",schemaPath:"#/properties/promises/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema27.properties.promises.type,parentSchema:schema27.properties.promises,data:data41};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
let data43 = data.piece_per_token;
if(typeof data43 !== "boolean"){
const err102 = {instancePath:instancePath+"/piece_per_token",schemaPath:"#/properties/piece_per_token/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema27.properties.piece_per_token.type,parentSchema:schema27.properties.piece_per_token,data:data43};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(data.prompt_bytes_max !== undefined){
let data44 = data.prompt_bytes_max;
if(!(((typeof data44 == "number") && (!(data44 % 1) && !isNaN(data44))) && (isFinite(data44)))){
const err103 = {instancePath:instancePath+"/prompt_bytes_max",schemaPath:"#/properties/prompt_bytes_max/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema27.properties.prompt_bytes_max.type,parentSchema:schema27.properties.prompt_bytes_max,data:data44};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
if((typeof data44 == "number") && (isFinite(data44))){
if(data44 > 67108864 || isNaN(data44)){
const err104 = {instancePath:instancePath+"/prompt_bytes_max",schemaPath:"#/properties/prompt_bytes_max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 67108864},message:"must be <= 67108864",schema:67108864,parentSchema:schema27.properties.prompt_bytes_max,data:data44};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(data44 < 1 || isNaN(data44)){
const err105 = {instancePath:instancePath+"/prompt_bytes_max",schemaPath:"#/properties/prompt_bytes_max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema27.properties.prompt_bytes_max,data:data44};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
}
let data45 = data.fingerprint;
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
for(const key7 in data45){
if(!(((key7 === "build") || (key7 === "model_digest")) || (key7 === "device"))){
const err106 = {instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties",schema:false,parentSchema:schema27.properties.fingerprint,data:data45};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data45.build !== undefined){
let data46 = data45.build;
if(typeof data46 === "string"){
if(func1(data46) > 512){
const err107 = {instancePath:instancePath+"/fingerprint/build",schemaPath:"#/properties/fingerprint/properties/build/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema27.properties.fingerprint.properties.build,data:data46};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if(func1(data46) < 1){
const err108 = {instancePath:instancePath+"/fingerprint/build",schemaPath:"#/properties/fingerprint/properties/build/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema27.properties.fingerprint.properties.build,data:data46};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
else {
const err109 = {instancePath:instancePath+"/fingerprint/build",schemaPath:"#/properties/fingerprint/properties/build/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.fingerprint.properties.build.type,parentSchema:schema27.properties.fingerprint.properties.build,data:data46};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data45.model_digest !== undefined){
let data47 = data45.model_digest;
if(typeof data47 === "string"){
if(!pattern30.test(data47)){
const err110 = {instancePath:instancePath+"/fingerprint/model_digest",schemaPath:"#/properties/fingerprint/properties/model_digest/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{64}$"},message:"must match pattern \""+"^[0-9a-f]{64}$"+"\"",schema:"^[0-9a-f]{64}$",parentSchema:schema27.properties.fingerprint.properties.model_digest,data:data47};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
else {
const err111 = {instancePath:instancePath+"/fingerprint/model_digest",schemaPath:"#/properties/fingerprint/properties/model_digest/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.fingerprint.properties.model_digest.type,parentSchema:schema27.properties.fingerprint.properties.model_digest,data:data47};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data45.device !== undefined){
let data48 = data45.device;
if(typeof data48 === "string"){
if(func1(data48) > 512){
const err112 = {instancePath:instancePath+"/fingerprint/device",schemaPath:"#/properties/fingerprint/properties/device/maxLength",keyword:"maxLength",params:{limit: 512},message:"must NOT have more than 512 characters",schema:512,parentSchema:schema27.properties.fingerprint.properties.device,data:data48};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
if(func1(data48) < 1){
const err113 = {instancePath:instancePath+"/fingerprint/device",schemaPath:"#/properties/fingerprint/properties/device/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema27.properties.fingerprint.properties.device,data:data48};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
else {
const err114 = {instancePath:instancePath+"/fingerprint/device",schemaPath:"#/properties/fingerprint/properties/device/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema27.properties.fingerprint.properties.device.type,parentSchema:schema27.properties.fingerprint.properties.device,data:data48};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
}
else {
const err115 = {instancePath:instancePath+"/fingerprint",schemaPath:"#/properties/fingerprint/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.properties.fingerprint.type,parentSchema:schema27.properties.fingerprint,data:data45};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
let data49 = data.bounds;
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
if(data49.ready_ms === undefined){
data49.ready_ms = 120000;
}
if(data49.answer_ms === undefined){
data49.answer_ms = 300000;
}
for(const key8 in data49){
if(!((key8 === "ready_ms") || (key8 === "answer_ms"))){
const err116 = {instancePath:instancePath+"/bounds",schemaPath:"#/properties/bounds/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties",schema:false,parentSchema:schema27.properties.bounds,data:data49};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
let data50 = data49.ready_ms;
if(!(((typeof data50 == "number") && (!(data50 % 1) && !isNaN(data50))) && (isFinite(data50)))){
const err117 = {instancePath:instancePath+"/bounds/ready_ms",schemaPath:"#/properties/bounds/properties/ready_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema27.properties.bounds.properties.ready_ms.type,parentSchema:schema27.properties.bounds.properties.ready_ms,data:data50};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if((typeof data50 == "number") && (isFinite(data50))){
if(data50 > 7200000 || isNaN(data50)){
const err118 = {instancePath:instancePath+"/bounds/ready_ms",schemaPath:"#/properties/bounds/properties/ready_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 7200000},message:"must be <= 7200000",schema:7200000,parentSchema:schema27.properties.bounds.properties.ready_ms,data:data50};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
if(data50 < 1 || isNaN(data50)){
const err119 = {instancePath:instancePath+"/bounds/ready_ms",schemaPath:"#/properties/bounds/properties/ready_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema27.properties.bounds.properties.ready_ms,data:data50};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
let data51 = data49.answer_ms;
if(!(((typeof data51 == "number") && (!(data51 % 1) && !isNaN(data51))) && (isFinite(data51)))){
const err120 = {instancePath:instancePath+"/bounds/answer_ms",schemaPath:"#/properties/bounds/properties/answer_ms/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema27.properties.bounds.properties.answer_ms.type,parentSchema:schema27.properties.bounds.properties.answer_ms,data:data51};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if((typeof data51 == "number") && (isFinite(data51))){
if(data51 > 7200000 || isNaN(data51)){
const err121 = {instancePath:instancePath+"/bounds/answer_ms",schemaPath:"#/properties/bounds/properties/answer_ms/maximum",keyword:"maximum",params:{comparison: "<=", limit: 7200000},message:"must be <= 7200000",schema:7200000,parentSchema:schema27.properties.bounds.properties.answer_ms,data:data51};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(data51 < 1 || isNaN(data51)){
const err122 = {instancePath:instancePath+"/bounds/answer_ms",schemaPath:"#/properties/bounds/properties/answer_ms/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema27.properties.bounds.properties.answer_ms,data:data51};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
}
else {
const err123 = {instancePath:instancePath+"/bounds",schemaPath:"#/properties/bounds/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.properties.bounds.type,parentSchema:schema27.properties.bounds,data:data49};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
else {
const err124 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema27.type,parentSchema:schema27,data};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}
validate1.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};


export const validators: Validators = {
  "document:config": validator0,
  "document:engine": validator1,
};
