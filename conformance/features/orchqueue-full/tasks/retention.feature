Feature: How long an ended task is known

  @ASY-TASK-010 @must
  Scenario: Retentions out of order refuse the configuration, each by its name
    Given a server that a step starts
    And a server with:
      | store.stream_retention_ms   | 3000 |
      | store.task_retention_ms     | 2000 |
      | store.idempotency_window_ms | 1000 |
    And a pool "P"
    When the server is started in vain
    Then the server refuses its configuration [ASY-TASK-010(a)]
    And the output says "stream_retention_ms" and "3000" [ASY-TASK-010(a)]
    And the output says "task_retention_ms" and "2000" [ASY-TASK-010(a)]

  @ASY-TASK-010 @ASY-TASK-011 @must
  Scenario: A stream is gone once its retention is over, and the record stays
    Given a server with:
      | store.stream_retention_ms   | 1000 |
      | store.task_retention_ms     | 60000 |
      | store.idempotency_window_ms | 60000 |
    And a pool "P"
    And the engines of pool "P" answer:
      | "ok" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has the end of the stream
    And reader "S" follows task "A"
    And reader "S" has the end of the stream
    And the stream of task "A" comes to be gone as "gone"
    And the record of task "A" is read
    And task "A" is submitted
    Then the readers saw the same: [ASY-TASK-011(a)]
      | R | S |
    And the answer to "S" has status 200 [ASY-TASK-010(a)]
    And "gone" is refused with "STREAM_GONE" [ASY-TASK-011(a)]
    And the answer to "A/getTask" has status 200 [ASY-TASK-011(a)]
    And the record of task "A" has: [ASY-TASK-011(a)]
      | state  | completed |
      | output | ok        |
    And the answer to "A/createTask#2" has the header "Idempotency-Replayed" equal to "true" [ASY-TASK-011(a)]
