Feature: Where a stream can fail

  @ASY-STREAM-016 @must
  Scenario: What fails before the first frame is a status with the error envelope
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "N"
    And reader "S" follows task "A" from id 7
    Then "R" is refused with "TASK_NOT_FOUND" [ASY-STREAM-016(a)]
    And the answer to "R" has status 404 [ASY-STREAM-016(a)]
    And the answer to "R" has a header "Content-Type" that matches "^application/json" [ASY-STREAM-016(a)]
    And "S" is refused with "INVALID_PARAMS" [ASY-STREAM-016(a)]
    And the answer to "S" has a header "Content-Type" that matches "^application/json" [ASY-STREAM-016(a)]

  @ASY-STREAM-016 @must
  Scenario Outline: A stream is never just cut off where the task is <state>
    Given a pool "P" with:
      | queue.capacity           | 1        |
      | queue.full_policy        | drop-lru |
      | priors.first_token_ms    | 0        |
      | priors.token_ms          | 0        |
      | queue.eta_aware_eviction | false    |
    And the engines of pool "P" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "A" is submitted with:
      | deadline_ms | <deadline> |
    And reader "R" follows task "A"
    And <step>
    And reader "R" has the end of the stream
    And task "A" comes to be <state>
    Then the stream of reader "R" ends with the error "<code>" [ASY-STREAM-016(b), ASY-STREAM-016(c)]
    And nothing follows the terminal of reader "R", and its stream is closed [ASY-STREAM-016(c)]
    And the record of task "A" has: [ASY-STREAM-016(c)]
      | state | <state> |

    Examples:
      | state    | code                | deadline | step                   |
      | evicted  | QUEUE_FULL_DROP_LRU | 60000    | task "B" is submitted  |
      | canceled | CANCELED            | 60000    | task "A" is canceled   |
      | expired  | DEADLINE_UNMET      | 800      | an engine works at task "X" |

  @ASY-STREAM-017 @must
  Scenario: An error frame names its cause and the submission, the same for every reader
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "one" |
    And reader "R" has 1 frames "token"
    And the engine fails task "A" by reset
    And reader "R" has the end of the stream
    And reader "S" follows task "A"
    And reader "S" has the end of the stream
    Then the stream of reader "R" ends with "error" and: [ASY-STREAM-017]
      | code      | WORKER_RESET               |
      | message   | {"$length": {"$min": 1}}   |
      | retriable | true                       |
      | engine    | {engine:P}                 |
      | pool_id   | {pool:P}                   |
    And the same value stands at: [ASY-STREAM-017]
      | place                | value                    |
      | answer A/createTask  | headers.x-correlation-id |
      | frame error of R     | correlation_id           |
      | frame error of S     | correlation_id           |
    And another value stands at each of: [ASY-STREAM-017]
      | place     | value                    |
      | answer R  | headers.x-correlation-id |
      | answer S  | headers.x-correlation-id |
      | answer A/createTask  | headers.x-correlation-id |

  @ASY-STREAM-017 @must
  Scenario: An error frame says when to come again, and what was tried
    Given a pool "P" with:
      | queue.capacity           | 1        |
      | queue.full_policy        | drop-lru |
      | queue.eta_aware_eviction | false    |
    And a pool "Q" with:
      | retry.attempts_max | 2 |
      | retry.base_ms      | 0 |
      | retry.cap_ms       | 0 |
    And the engines of pool "P" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "A" is submitted
    And reader "R" follows task "A"
    And task "B" is submitted
    And reader "R" has the end of the stream
    And the next task of pool "Q" fails by close
    And the next task of pool "Q" fails by close
    And task "C" is submitted to pool "Q"
    And reader "S" follows task "C"
    And reader "S" has the end of the stream
    Then the stream of reader "R" ends with "error" and: [ASY-STREAM-017]
      | code           | QUEUE_FULL_DROP_LRU |
      | retriable      | true                |
      | retry_after_ms | {"$min": 1}         |
      | pool_id        | {pool:P}            |
    And the stream of reader "S" ends with "error" and: [ASY-STREAM-017]
      | code               | REPLICA_EXHAUSTED |
      | details.attempts.# | 2                 |
      | pool_id            | {pool:Q}          |
