Feature: What a client can learn before it asks

  @ORCH-3095 @OC-CTRL-2060 @OC-CTRL-2061 @must
  Scenario: Capabilities list each configured engine once, with its limits
    Given a server of its own
    And a pool "P" with:
      | engine | one  |
      | ctx    | 2048 |
    And a pool "Q" with:
      | engine | one  |
      | ctx    | 4096 |
    And a pool "S" with:
      | engine | two |
      | ctx    | 512 |
    And the tenant of the case has:
      | quotas.concurrent_max      | 7 |
      | quotas.requests_per_second | 9 |
    When the client calls getCapabilities as "C"
    And nobody calls getOpenapi as "contract" with:
      | path.document | data.json |
    Then the answer to "C" has: [ORCH-3095]
      | engines | {"$every": {"$where": {"supported_workloads": ["completion"], "rate_limits.concurrent_max": 7, "rate_limits.requests_per_second": 9, "bytes_per_token": 4, "features.streaming": true}}} |
    And the answer to "C" has: [OC-CTRL-2060(a), ORCH-3095]
      | engines.# | 2                                                                |
      | engines   | {"$contains": {"$where": {"engine": "one", "ctx_max": 4096}}} |
    And the answer to "C" has: [OC-CTRL-2060(a), ORCH-3095]
      | engines | {"$contains": {"$where": {"engine": "two", "ctx_max": 512}}} |
    And the answers have the same: [OC-CTRL-2060(c)]
      | answer   | value            |
      | C        | body.api_version |
      | contract | body.info.version |
    And the answer to "C" has: [OC-CTRL-2061(b)]
      | engines | {"$every": {"$where": {"features.interruptible_decode": {"$not": true}}}} |

  @OC-CTRL-2060 @must
  Scenario: A context at the listed limit is taken and one above it refused
    Given a pool "P" with:
      | ctx | 777 |
    When task "A" is submitted with:
      | ctx | 777 |
    And task "A" comes to be completed
    And task "B" is submitted with:
      | ctx | 778 |
    And the client calls getCapabilities as "C"
    Then the answer to "A/createTask" has status 202 [OC-CTRL-2060(b)]
    And the record of task "A" has: [OC-CTRL-2060(b)]
      | state | completed |
    And "B" is refused with "INVALID_PARAMS" [OC-CTRL-2060(b)]
    And an engine was asked 0 times for task "B" [OC-CTRL-2060(b)]
    And the answer to "C" has: [OC-CTRL-2060(b)]
      | engines | {"$contains": {"$where": {"models": {"$contains": {"$where": {"model_ref": "{model:P}", "ctx_max": 777}}}}}} |

  @OC-CTRL-2061 @must
  Scenario: What is claimed of streaming, cancel and usage is seen
    Given a pool "P"
    And the engines of pool "P" hold every task after:
      | one |
    When the client calls getCapabilities as "C"
    And task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has frame "token"
    And the engine gives task "A" the pieces:
      | two |
    And reader "R" has 2 frames "token"
    And the engine ends task "A", having read 21 tokens and written 17
    And reader "R" has the end of the stream
    And task "B" is submitted
    And an engine works at task "B"
    And task "B" is canceled
    And the engine that has task "B" hears that it is hung up
    And the health of pool "P" is read as "H"
    Then the answer to "C" has: [OC-CTRL-2061(a)]
      | engines | {"$contains": {"$where": {"engine": "{engine:P}", "features.streaming": true, "features.cancel_by_close": true, "features.usage": true, "features.slots": true, "features.finish_reason": true, "features.version": true}}} |
    And reader "R" gets the pieces: [OC-CTRL-2061(a)]
      | one | two |
    And the stream of reader "R" ends with "end" and: [OC-CTRL-2061(a)]
      | usage.prompt_tokens     | 21   |
      | usage.completion_tokens | 17   |
      | finish_reason           | stop |
    And the answer to "H" has: [OC-CTRL-2061(a)]
      | replicas.0.slots_total    | 1                   |
      | replicas.0.engine_version | {"$exists": true} |
