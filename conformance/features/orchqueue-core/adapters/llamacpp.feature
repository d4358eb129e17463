Feature: llama.cpp

  @ORCH-3054 @OC-ADAPT-5001 @must
  Scenario: Its own routes tell health, properties, slots and metrics, and complete
    Given a pool "P" with:
      | slots                 | 2       |
      | version               | b6-beef |
      | heartbeat.interval_ms | 600     |
      | heartbeat.missed_max  | 20      |
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And an engine works at task "A"
    And the engine gives task "A" the pieces:
      | one |
    And the engine ends task "A" for want of room
    And task "A" comes to be completed
    And the operator calls getPoolHealth as "H" with:
      | path.pool_id | {pool:P} |
    And the engine of pool "P" tells that 0.25 of its memory is in use
    And the metrics come to show "kv_cache_usage_ratio" as "M":
      | pool_id | {pool:P} |
      | value   | 0.25     |
    And what the engine of pool "P" was asked beside tasks is noted as "probes"
    Then in "probes" the engine was asked: [ORCH-3054(a), ORCH-3054(b), OC-ADAPT-5001(a), OC-ADAPT-5001(b)]
      | GET /health | GET /props | GET /slots |
    And in "probes" the engine was asked: [ORCH-3054(e)]
      | GET /metrics |
    And in "M" the metric "kv_cache_usage_ratio" has: [ORCH-3054(e)]
      | pool_id    | {pool:P}      |
      | replica_id | {replica:P.1} |
      | value      | 0.25          |
    And the answer to "H" has: [ORCH-3054(a), ORCH-3054(b), OC-ADAPT-5001(a), OC-ADAPT-5001(b)]
      | ready                     | true    |
      | replicas.0.live           | true    |
      | replicas.0.ready          | true    |
      | replicas.0.engine_version | b6-beef |
      | replicas.0.slots_total    | 2       |
    And an engine was asked for task "A" with: [ORCH-3054(c)]
      | path        | /completion |
      | body.stream | true        |
    And the record of task "A" has: [ORCH-3054(c), OC-ADAPT-5001(c)]
      | finish_reason | length |
      | output        | one    |
    And no engine was sent the header "X-Conversation-Id" [OC-ADAPT-5001(d)]

  @ORCH-3054 @OC-ADAPT-5001 @must
  Scenario: An engine that answers 503 is loading and takes no work until it answers 200
    Given a pool "P" with:
      | heartbeat.interval_ms | 50 |
    And the engines of pool "P" are not ready
    When the operator calls getPoolHealth as "H" with:
      | path.pool_id | {pool:P} |
    And task "A" is submitted
    And engine 1 of pool "P" becomes ready
    And the health of pool "P" comes to have, as "K":
      | ready | true |
    And task "B" is submitted
    And task "B" comes to be completed
    Then the answer to "H" has: [ORCH-3054(a), OC-ADAPT-5001(a)]
      | ready | false |
    And "A" is refused with "POOL_UNREADY" [OC-ADAPT-5001(a)]
    And the answer to "K" has: [OC-ADAPT-5001(a)]
      | ready | true |
    And an engine was asked 1 times for task "B" [OC-ADAPT-5001(a)]

  @ORCH-3054 @must
  Scenario: A cancel ends the engine's call
    Given a pool "P"
    And the engines of pool "P" hold every task after:
      | one |
    When task "A" is submitted
    And an engine works at task "A"
    And task "A" is canceled
    And the engine that has task "A" hears that it is hung up
    Then engine 1 of pool "P" is hung up on within the abort bound of "A/cancelTask" [ORCH-3054(d)]

  @OC-ADAPT-5002 @must
  Scenario Outline: The engine's route <path> is not the orchestrator's
    Given any model
    When the client sends "<method> <path>" as "X"
    Then "X" is refused with "ROUTE_NOT_FOUND" [OC-ADAPT-5002]

    Examples:
      | method | path           |
      | POST   | /completion    |
      | POST   | /v1/embeddings |
      | GET    | /slots         |
      | GET    | /props         |

  @OC-ADAPT-5002 @must
  Scenario: What clients of the OpenAI API ask for is not passed through, whether it is served or not
    Given a pool "P"
    When the client sends "POST /v1/completions" as "T" with:
      | body | {"model": "{model:P}", "prompt": "Name three rivers.", "max_tokens": 4, "user": "{word:asker}"} |
    And the client sends "POST /v1/chat/completions" as "C" with:
      | body | {"model": "{model:P}", "messages": [{"role": "user", "content": "Name three rivers."}], "max_tokens": 4, "user": "{word:asker}"} |
    Then no engine was asked in the words of the user "{word:asker}" [OC-ADAPT-5002]
