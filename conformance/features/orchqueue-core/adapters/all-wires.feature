Feature: All adapters
  The same task means the same on every engine.

  @ORCH-3058 @must
  Scenario Outline: Messages reach an engine of <wire> through its template, once
    Given a pool "P" with:
      | wire | <wire> |
    When task "A" is submitted with:
      | prompt   | null                                                                                      |
      | messages | [{"role": "system", "content": "short"}, {"role": "user", "content": "{mark} task A."}] |
    And task "A" comes to be completed
    Then an engine was asked 1 times for task "A" [ORCH-3058(a)]
    And an engine was asked for task "A" with: [ORCH-3058(a)]
      | prompt | "[system]short\\n[user]{mark} task A." |

    Examples:
      | wire     |
      | llamacpp |

    @wire-vllm
    Examples:
      | wire |
      | vllm |

    @wire-openai
    Examples:
      | wire   |
      | openai |

    @wire-anthropic
    Examples:
      | wire      |
      | anthropic |

  @ORCH-3058 @must
  Scenario Outline: Sampler fields of a task reach an engine of <wire> under its own names
    Given a pool "P" with:
      | wire | <wire> |
    When task "A" is submitted with:
      | max_tokens | 9                                                                  |
      | seed       | 77                                                                 |
      | sampler    | {"temperature": 0.25, "top_p": 0.5, "stop": ["END", "STOP"]<more>} |
    And task "A" comes to be completed
    Then an engine was asked for task "A" with: [ORCH-3058(b)]
      | body.temperature | 0.25            |
      | body.top_p       | 0.5             |
      | body.seed        | 77              |
      | body.stop        | ["END", "STOP"] |
      | body.<limit>     | 9               |
      | body.<top_k>     | 30              |
      | body.<min_p>     | 0.125           |
      | body.<penalty>   | 1.5             |

    Examples:
      | wire     | more                                                      | limit     | top_k | min_p | penalty        |
      | llamacpp | , "top_k": 30, "min_p": 0.125, "repetition_penalty": 1.5 | n_predict | top_k | min_p | repeat_penalty |

    @wire-vllm
    Examples:
      | wire | more                                                      | limit      | top_k | min_p | penalty            |
      | vllm | , "top_k": 30, "min_p": 0.125, "repetition_penalty": 1.5 | max_tokens | top_k | min_p | repetition_penalty |

  @ORCH-3058 @must @wire-openai
  Scenario Outline: A sampler field that an engine does not know is refused, not dropped
    Given a pool "P" with:
      | wire | openai |
    When task "A" is submitted with:
      | sampler | {"temperature": 0.25, "<field>": <value>} |
    And task "B" is submitted with:
      | sampler | {"temperature": 0.25} |
    And task "B" comes to be completed
    Then "A" is refused with "INVALID_PARAMS" [ORCH-3058(b)]
    And an engine was asked 0 times for task "A" [ORCH-3058(b)]
    And an engine was asked for task "B" with: [ORCH-3058(b)]
      | body.temperature | 0.25 |

    Examples:
      | field              | value |
      | top_k              | 30    |
      | min_p              | 0.125 |
      | repetition_penalty | 1.5   |

  @ORCH-3058 @must
  Scenario Outline: Text of an engine of <wire> comes back as it is
    Given a pool "P" with:
      | wire | <wire> |
    And the engines of pool "P" answer:
      | "Grüße, " | "日本 " | "a\tb" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then reader "R" gets the pieces: [ORCH-3058(c)]
      | "Grüße, " | "日本 " | "a\tb" |

    Examples:
      | wire     |
      | llamacpp |

    @wire-vllm
    Examples:
      | wire |
      | vllm |

    @wire-openai
    Examples:
      | wire   |
      | openai |

    @wire-anthropic
    Examples:
      | wire      |
      | anthropic |

  @OC-ADAPT-5011 @must
  Scenario Outline: What an engine of <wire> tells of its build and model is known before it is ready
    Given a pool "P" with:
      | wire    | <wire>  |
      | version | v-1.2.3 |
    When the operator calls listReplicaSets as "S" with:
      | query.limit | 200 |
    And task "A" is submitted
    And task "A" comes to be completed
    Then the answer to "S" has: [OC-ADAPT-5011]
      | items | {"$contains": {"$where": {"pool_id": "{pool:P}", "engine_version": "v-1.2.3"}}} |
    And the record of task "A" has: [OC-ADAPT-5011]
      | attempts.0.engine_version | v-1.2.3              |
      | attempts.0.model_digest   | {"$matches": "^.+$"} |

    Examples:
      | wire     |
      | llamacpp |

    @wire-vllm
    Examples:
      | wire |
      | vllm |

  @ASY-ADAPT-001 @ASY-ADAPT-006 @must
  Scenario Outline: A task that nobody follows is streamed from an engine of <wire>, by one call
    Given a pool "P" with:
      | wire | <wire> |
    When task "A" is submitted
    And task "A" comes to be completed
    Then an engine was asked for task "A" with: [ASY-ADAPT-001(a)]
      | body.stream | true |
    And the engines of pool "P" were asked 1 times [ASY-ADAPT-006]

    Examples:
      | wire     |
      | llamacpp |

    @wire-vllm
    Examples:
      | wire |
      | vllm |

    @wire-openai
    Examples:
      | wire   |
      | openai |

    @wire-anthropic
    Examples:
      | wire      |
      | anthropic |

  @ASY-ADAPT-001 @must
  Scenario Outline: A cancel closes the connection to an engine of <wire>
    Given a pool "P" with:
      | wire | <wire> |
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" is submitted
    And an engine works at task "A"
    And task "A" is canceled
    And the engine that has task "A" hears that it is hung up
    Then engine 1 of pool "P" is hung up on within the abort bound of "A/cancelTask" [ASY-ADAPT-001(b)]

    Examples:
      | wire     |
      | llamacpp |

    @wire-vllm
    Examples:
      | wire |
      | vllm |

    @wire-openai
    Examples:
      | wire   |
      | openai |

    @wire-anthropic
    Examples:
      | wire      |
      | anthropic |

    @wire-tgi
    Examples:
      | wire |
      | tgi  |

    @wire-triton
    Examples:
      | wire   |
      | triton |

  @ORCH-3026 @must
  Scenario Outline: What an engine of <wire> sends after a cancel joins no log
    Given a pool "P" with:
      | wire               | <wire> |
      | timeouts.cancel_ms | 20000  |
    And the engines of pool "P" go on though they are hung up on, after:
      | "one" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has frame "token"
    And task "A" is canceled
    And reader "R" has the end of the stream
    And the engine gives task "A" the pieces:
      | " late" |
    And the engine ends task "A"
    And reader "S" follows task "A"
    And reader "S" has the end of the stream
    Then reader "R" gets piece " late" never [ORCH-3026(a)]
    And reader "S" gets the pieces: [ORCH-3026(a)]
      | "one" |

    Examples:
      | wire     |
      | llamacpp |

    @wire-vllm
    Examples:
      | wire |
      | vllm |

    @wire-openai
    Examples:
      | wire   |
      | openai |

    @wire-anthropic
    Examples:
      | wire      |
      | anthropic |

    @wire-tgi
    Examples:
      | wire |
      | tgi  |

    @wire-triton
    Examples:
      | wire   |
      | triton |

  @ASY-ADAPT-002 @must
  Scenario Outline: The finish mark and the end of the body of <wire> make success
    Given a pool "P" with:
      | wire | <wire> |
    And the engines of pool "P" answer:
      | one |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then the stream of reader "R" ends with "end" and: [ASY-ADAPT-002(a)]
      | finish_reason | stop |

    Examples:
      | wire     |
      | llamacpp |

    @wire-vllm
    Examples:
      | wire |
      | vllm |

    @wire-openai
    Examples:
      | wire   |
      | openai |

    @wire-anthropic
    Examples:
      | wire      |
      | anthropic |

    @wire-tgi
    Examples:
      | wire |
      | tgi  |

    @wire-triton
    Examples:
      | wire   |
      | triton |

  @ASY-ADAPT-002 @must
  Scenario Outline: A body of <wire> that ends <how> without the mark is a failure
    Given a pool "P" with:
      | wire               | <wire> |
      | retry.attempts_max | 1      |
    When the next task of pool "P" fails by <kind> after:
      | one |
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And the next task of pool "P" fails by <kind>
    And task "B" is submitted
    And reader "S" follows task "B"
    And reader "S" has the end of the stream
    Then the stream of reader "R" ends with the error "WORKER_RESET" [ASY-ADAPT-002(b)]
    And the stream of reader "S" ends with the error "REPLICA_EXHAUSTED" [ASY-ADAPT-002(b)]
    And the stream of reader "S" ends with "error" and: [ASY-ADAPT-002(b)]
      | details.attempts.0.code | WORKER_RESET |

    Examples:
      | wire     | how             | kind       |
      | llamacpp | quietly         | silent-end |
      | llamacpp | inside an event | truncate   |
      | llamacpp | in other words  | malformed  |

    @wire-vllm
    Examples:
      | wire | how             | kind       |
      | vllm | quietly         | silent-end |
      | vllm | inside an event | truncate   |

    @wire-openai
    Examples:
      | wire   | how             | kind       |
      | openai | quietly         | silent-end |
      | openai | inside an event | truncate   |

    @wire-anthropic
    Examples:
      | wire      | how             | kind       |
      | anthropic | quietly         | silent-end |
      | anthropic | inside an event | truncate   |

  @ASY-ADAPT-002 @must
  Scenario Outline: An error object of <wire> after status 200 is a failure
    Given a pool "P" with:
      | wire               | <wire> |
      | retry.attempts_max | 1      |
    When the next task of pool "P" fails by error-event after:
      | one |
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then the stream of reader "R" ends with the error "WORKER_RESET" [ASY-ADAPT-002(c), ASY-ADAPT-002(d)]

    Examples:
      | wire     |
      | llamacpp |

    @wire-vllm
    Examples:
      | wire |
      | vllm |

    @wire-openai
    Examples:
      | wire   |
      | openai |

    @wire-anthropic
    Examples:
      | wire      |
      | anthropic |

  @ASY-ADAPT-002 @must @wire-vllm
  Scenario: An end without the word DONE is an end all the same
    Given a pool "P" with:
      | wire | vllm |
    And the engines of pool "P" answer without their done:
      | one |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then the stream of reader "R" ends with "end" and: [ASY-ADAPT-002(d)]
      | finish_reason | stop |

  @ASY-ADAPT-003 @must
  Scenario Outline: Events of <wire> are read though each byte comes alone
    Given a pool "P" with:
      | wire | <wire> |
    And the engines of pool "P" send byte by byte:
      | "Zoë" | " 🦊 " | "ok" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then reader "R" gets the pieces: [ASY-ADAPT-003(a), ASY-ADAPT-003(b)]
      | "Zoë" | " 🦊 " | "ok" |
    And the stream of reader "R" ends with "end" [ASY-ADAPT-003(a)]

    Examples:
      | wire     |
      | llamacpp |

    @wire-vllm
    Examples:
      | wire |
      | vllm |

    @wire-openai
    Examples:
      | wire   |
      | openai |

    @wire-anthropic
    Examples:
      | wire      |
      | anthropic |

  @ASY-ADAPT-003 @must
  Scenario Outline: Names, comments, keep-alives and a missing space change nothing of what <wire> says
    Given a pool "P" with:
      | wire | <wire> |
    And the engines of pool "P" send with names, comments and no space:
      | "one" | " two" | "three" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then reader "R" gets the pieces: [ASY-ADAPT-003(b), ASY-ADAPT-003(c)]
      | "one" | " two" | "three" |
    And the stream of reader "R" ends with "end" [ASY-ADAPT-003(b), ASY-ADAPT-003(c)]

    Examples:
      | wire     |
      | llamacpp |

    @wire-vllm
    Examples:
      | wire |
      | vllm |

    @wire-openai
    Examples:
      | wire   |
      | openai |

    @wire-anthropic
    Examples:
      | wire      |
      | anthropic |

  @ASY-ADAPT-004 @must
  Scenario Outline: Usage is what the engine of <wire> counted, cached tokens a part of it
    Given a pool "P" with:
      | wire | <wire> |
    And the engines of pool "P" read 40 tokens, 25 of them cached, and write 12:
      | one | two |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "A" comes to be completed
    Then the stream of reader "R" ends with "end" and: [ASY-ADAPT-004(a), ASY-ADAPT-004(b)]
      | tokens_out              | 2  |
      | usage.prompt_tokens     | 40 |
      | usage.completion_tokens | 12 |
      | usage.total_tokens      | 52 |
      | usage.cached_tokens     | 25 |
    And the record of task "A" has: [ASY-ADAPT-004(a), ASY-ADAPT-004(b)]
      | usage.prompt_tokens     | 40 |
      | usage.completion_tokens | 12 |
      | usage.total_tokens      | 52 |
      | usage.cached_tokens     | 25 |

    Examples:
      | wire     |
      | llamacpp |

    @wire-vllm
    Examples:
      | wire |
      | vllm |

    @wire-openai
    Examples:
      | wire   |
      | openai |

    @wire-anthropic
    Examples:
      | wire      |
      | anthropic |

  @ASY-ADAPT-004 @must
  Scenario Outline: Usage that an engine of <wire> never told is absent
    Given a pool "P" with:
      | wire | <wire> |
    And the engines of pool "P" answer without their usage:
      | one | two |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "A" comes to be completed
    Then the stream of reader "R" ends with "end" and: [ASY-ADAPT-004(c)]
      | tokens_out | 2                  |
      | usage      | {"$exists": false} |
    And the record of task "A" has: [ASY-ADAPT-004(c)]
      | tokens_out | 2                  |
      | usage      | {"$exists": false} |

    Examples:
      | wire     |
      | llamacpp |

    @wire-vllm
    Examples:
      | wire |
      | vllm |

    @wire-openai
    Examples:
      | wire   |
      | openai |

    @wire-anthropic
    Examples:
      | wire      |
      | anthropic |

  @ASY-ADAPT-005 @ASY-ADAPT-006 @must
  Scenario Outline: <kind> of <wire> is tried again, and not before the engine said
    Given a pool "P" with:
      | wire               | <wire> |
      | retry.attempts_max | 2      |
      | retry.base_ms      | 1      |
      | retry.cap_ms       | 2      |
    When the next task of pool "P" fails by <kind>, to be tried again after 1 s
    And task "A" is submitted
    And task "A" comes to be completed
    And the metrics are read as "M"
    Then the engines of pool "P" were asked 2 times [ASY-ADAPT-005(a), ASY-ADAPT-006]
    And an engine is asked again for task "A" at least 1000 ms after its refusal [ASY-ADAPT-005(a)]
    And in "M" the metric "engine_attempts_total" has: [ASY-ADAPT-006]
      | pool_id | {pool:P} |
      | value   | 2        |

    Examples:
      | wire     | kind     |
      | llamacpp | http-429 |
      | llamacpp | http-503 |

    @wire-vllm
    Examples:
      | wire | kind     |
      | vllm | http-429 |
      | vllm | http-503 |

    @wire-openai
    Examples:
      | wire   | kind     |
      | openai | http-429 |

    @wire-anthropic
    Examples:
      | wire      | kind     |
      | anthropic | http-429 |

  @ASY-ADAPT-005 @must
  Scenario Outline: <kind> of <wire> is a refusal of the content and is not tried again
    Given a pool "P" with:
      | wire               | <wire> |
      | retry.attempts_max | 3      |
      | retry.base_ms      | 1      |
      | replicas           | 2      |
    When the next task of pool "P" fails by <kind>
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    Then the stream of reader "R" ends with the error "INVALID_PARAMS" [ASY-ADAPT-005(b)]
    And an engine was asked 1 times for task "A" [ASY-ADAPT-005(b)]

    Examples:
      | wire     | kind             |
      | llamacpp | http-400         |
      | llamacpp | context-overflow |

    @wire-vllm
    Examples:
      | wire | kind             |
      | vllm | http-400         |
      | vllm | context-overflow |

    @wire-openai
    Examples:
      | wire   | kind             |
      | openai | http-400         |
      | openai | context-overflow |

    @wire-anthropic
    Examples:
      | wire      | kind             |
      | anthropic | http-400         |
      | anthropic | context-overflow |

  @ASY-ADAPT-005 @must
  Scenario Outline: What no row of <wire> names is WORKER_RESET, and its words are in the log alone
    Given a pool "P" with:
      | wire               | <wire> |
      | retry.attempts_max | 1      |
    When the next task of pool "P" fails by error-event saying "{word:inner}"
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "A" comes to be failed
    And the log tells the end of task "A"
    Then the stream of reader "R" ends with "error" and: [ASY-ADAPT-005(c)]
      | code                    | REPLICA_EXHAUSTED |
      | details.attempts.0.code | WORKER_RESET      |
    And the record of task "A" has: [ASY-ADAPT-005(c)]
      | attempts.0.error_code | WORKER_RESET |
    And no answer and no frame holds "{word:inner}" [ASY-ADAPT-005(c)]
    And a line of the log holds "{word:inner}" [ASY-ADAPT-005(c)]

    Examples:
      | wire     |
      | llamacpp |

    @wire-vllm
    Examples:
      | wire |
      | vllm |

    @wire-openai
    Examples:
      | wire   |
      | openai |

    @wire-anthropic
    Examples:
      | wire      |
      | anthropic |

  @ASY-ADAPT-007 @must
  Scenario Outline: A finish reason of <wire> is of the list, the same in stream and record
    Given a pool "P" with:
      | wire | <wire> |
    And a pool "Q" with:
      | wire | <wire> |
    And the engines of pool "P" stop for want of room:
      | one |
    And the engines of pool "Q" answer:
      | one |
    When task "A" is submitted to pool "P"
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "A" comes to be completed
    And task "B" is submitted to pool "Q"
    And reader "S" follows task "B"
    And reader "S" has the end of the stream
    And task "B" comes to be completed
    Then the stream of reader "R" ends with "end" and: [ASY-ADAPT-007]
      | finish_reason | length |
    And the record of task "A" has: [ASY-ADAPT-007]
      | finish_reason | length |
    And the stream of reader "S" ends with "end" and: [ASY-ADAPT-007]
      | finish_reason | stop |
    And the record of task "B" has: [ASY-ADAPT-007]
      | finish_reason | stop |

    Examples:
      | wire     |
      | llamacpp |

    @wire-vllm
    Examples:
      | wire |
      | vllm |

    @wire-openai
    Examples:
      | wire   |
      | openai |

    @wire-anthropic
    Examples:
      | wire      |
      | anthropic |

    @wire-tgi
    Examples:
      | wire |
      | tgi  |

    @wire-triton
    Examples:
      | wire   |
      | triton |

  @ASY-ADAPT-012 @must
  Scenario Outline: What an engine of <wire> withheld is told as withheld, in stream and record
    Given a pool "P" with:
      | wire | <wire> |
    And the engines of pool "P" withhold what comes after:
      | one |
    When task "A" is submitted to pool "P"
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "A" comes to be completed
    Then reader "R" gets the text "one" [ASY-ADAPT-012]
    And the stream of reader "R" ends with "end" and: [ASY-ADAPT-012]
      | finish_reason | content_filter |
    And the record of task "A" has: [ASY-ADAPT-012]
      | finish_reason | content_filter |

    @wire-vllm
    Examples:
      | wire |
      | vllm |

    @wire-openai
    Examples:
      | wire   |
      | openai |

    @wire-anthropic
    Examples:
      | wire      |
      | anthropic |

  @ASY-ADAPT-008 @must
  Scenario Outline: A stop string is honoured where an engine of <wire> cuts it in two
    Given a pool "P" with:
      | wire | <wire> |
    And the engines of pool "P" answer:
      | "hello " | "EN" | "D of it" | " more" |
    When task "A" is submitted with:
      | sampler | {"stop": ["END"]} |
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And task "B" is submitted with:
      | sampler | {"stop": ["ENTER"]} |
    And reader "S" follows task "B"
    And reader "S" has the end of the stream
    And task "A" comes to be completed
    Then reader "R" gets the text "hello " [ASY-ADAPT-008]
    And the stream of reader "R" ends with "end" and: [ASY-ADAPT-008]
      | finish_reason | stop |
    And the record of task "A" has: [ASY-ADAPT-008]
      | output | "hello " |
    And reader "S" gets the text "hello END of it more" [ASY-ADAPT-008]

    Examples:
      | wire     |
      | llamacpp |

    @wire-vllm
    Examples:
      | wire |
      | vllm |

    @wire-openai
    Examples:
      | wire   |
      | openai |

    @wire-anthropic
    Examples:
      | wire      |
      | anthropic |

  @ASY-ADAPT-009 @must
  Scenario Outline: The client's trace goes on to an engine of <wire>
    Given a pool "P" with:
      | wire | <wire> |
    When task "A" is submitted in the trace "4bf92f3577b34da6a3ce929d0e0e4736"
    And task "A" comes to be completed
    And task "B" is submitted
    And task "B" comes to be completed
    Then an engine was asked for task "A" by "<path>" with the trace "4bf92f3577b34da6a3ce929d0e0e4736" [ASY-ADAPT-009]
    And an engine was asked for task "A" with: [ASY-ADAPT-009]
      | headers | {"$contains": {"$where": {"0": "traceparent", "1": {"$matches": "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$"}}}} |

    Examples:
      | wire     | path        |
      | llamacpp | /completion |

    @wire-vllm
    Examples:
      | wire | path            |
      | vllm | /v1/completions |

    @wire-openai
    Examples:
      | wire   | path                 |
      | openai | /v1/chat/completions |

    @wire-anthropic
    Examples:
      | wire      | path         |
      | anthropic | /v1/messages |

  @ASY-ADAPT-010 @must
  Scenario Outline: One event of <wire> above the bound fails the attempt, and one below it passes
    Given a pool "P" with:
      | wire               | <wire> |
      | retry.attempts_max | 1      |
    When from now on the engines of pool "P" answer:
      | {text:1300000} |
    And task "A" is submitted
    And task "A" comes to be failed
    And from now on the engines of pool "P" answer:
      | {text:60000} |
    And task "B" is submitted
    And task "B" comes to be completed
    Then the record of task "A" has: [ASY-ADAPT-010(a)]
      | attempts.0.error_code | WORKER_RESET |
      | tokens_out            | 0            |
    And the record of task "B" has: [ASY-ADAPT-010(a)]
      | tokens_out | 1 |

    Examples:
      | wire     |
      | llamacpp |

    @wire-vllm
    Examples:
      | wire |
      | vllm |

    @wire-openai
    Examples:
      | wire   |
      | openai |

    @wire-anthropic
    Examples:
      | wire      |
      | anthropic |
