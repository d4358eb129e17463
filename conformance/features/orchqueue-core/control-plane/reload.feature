Feature: Reloading a pool
  A pool moves to another model whole, or it stays with the one that it has.

  @ORCH-2102 @must
  Scenario: A reloaded pool serves the new model, and nothing runs before it is loaded
    Given a pool "P" with:
      | model.path            | /models/{word:old}.gguf |
      | heartbeat.interval_ms | 1000                    |
      | heartbeat.missed_max  | 20                      |
      | restart.base_ms       | 10                      |
      | restart.cap_ms        | 50                      |
    And a pool "Q" with:
      | model.path | /models/{word:new}.gguf |
    And the engines of pool "P" are not ready
    And the engines of pool "Q" are not ready
    When engine 1 of pool "P" has the model "/models/{word:old}.gguf"
    And engine 1 of pool "P" becomes ready
    And the health of pool "P" comes to have, as "old":
      | ready | true |
    And engine 1 of pool "P" answers no probe any more
    And engine 1 of pool "P" has the model "/models/{word:new}.gguf"
    And a reload of pool "P" to "{model:Q}" begins as "L"
    And the health of pool "P" comes to have, as "loading":
      | ready | false |
    And task "A" is submitted to pool "P"
    And engine 1 of pool "P" answers probes again
    And "L" is answered
    And pool "P" is resumed as "after"
    And the health of pool "P" is read as "new"
    And task "B" is submitted to pool "P" with:
      | model_ref | {model:Q} |
    And task "B" comes to be completed
    Then the answer to "L" has status 202 [ORCH-2102(a)]
    And the answer to "L" comes at least 0 ms after the step 'engine 1 of pool "P" answers probes again' [ORCH-2102(a)]
    And the answer to "after" has: [ORCH-2102(a)]
      | model_ref | {model:Q} |
      | ready     | true      |
    And the answer to "new" has: [ORCH-2102(a)]
      | ready | true |
    And the answer to "A" has status 503 [ORCH-2102(b)]
    And an engine was asked 0 times for task "A" [ORCH-2102(b)]
    And the record of task "B" has: [ORCH-2102(a)]
      | state               | completed |
      | attempts.0.pool_id  | {pool:P}  |

  @ORCH-2102 @ASY-CTRL-005 @must
  Scenario: A reload to a model that nobody knows changes nothing
    Given a pool "P"
    When pool "P" is reloaded to "{word:nobodys}" as "L"
    And pool "P" is resumed as "after"
    And task "A" is submitted
    And task "A" comes to be completed
    Then "L" is refused with "MODEL_NOT_FOUND" [ORCH-2102(c), ASY-CTRL-005(b)]
    And the answer to "after" has: [ORCH-2102(c), ASY-CTRL-005(b)]
      | model_ref | {model:P} |
      | ready     | true      |
    And the record of task "A" has: [ORCH-2102(c)]
      | state | completed |

  @OC-CTRL-2003 @must
  Scenario: A reload that fails leaves the old model serving and loses no task
    Given a pool "P" with:
      | model.path            | /models/{word:old}.gguf |
      | heartbeat.interval_ms | 1000                    |
      | heartbeat.missed_max  | 20                      |
      | restart.base_ms       | 10                      |
      | restart.cap_ms        | 50                      |
      | timeouts.wall_ms      | 2000                    |
      | timeouts.idle_ms      | 2000                    |
    And a pool "Q" with:
      | model.path | /models/{word:new}.gguf |
    And the engines of pool "P" are not ready
    And the engines of pool "Q" are not ready
    And the engines of pool "P" hold every task after:
      | one |
    When engine 1 of pool "P" has the model "/models/{word:old}.gguf"
    And engine 1 of pool "P" becomes ready
    And the health of pool "P" comes to have, as "old":
      | ready | true |
    And task "A" is submitted to pool "P"
    And an engine works at task "A"
    And task "B" is submitted to pool "P"
    And a reload of pool "P" to "{model:Q}" begins as "L"
    And the health of pool "P" comes to have, as "loading":
      | ready | false |
    And the engine ends task "A"
    And task "A" comes to be completed
    And "L" is answered
    And pool "P" is resumed as "after"
    And an engine works at task "B"
    And the engine ends task "B"
    And task "B" comes to be completed
    And task "C" is submitted to pool "P"
    Then "L" is refused with "RELOAD_FAILED" and: [OC-CTRL-2003(a)]
      | details.reason | {"$exists": true} |
    And the answer to "after" has: [OC-CTRL-2003(b)]
      | model_ref | {model:P} |
    And the record of task "A" has: [OC-CTRL-2003(c)]
      | state | completed |
    And the record of task "B" has: [OC-CTRL-2003(b), OC-CTRL-2003(c)]
      | state | completed |
    And the answer to "C" has status 202 [OC-CTRL-2003(b)]
