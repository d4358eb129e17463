Feature: Why a task was canceled

  @ASY-CANCEL-004 @must
  Scenario: Record and metric tell a client's cancel, a disconnect and a deleted session apart
    Given a server with:
      | streams.heartbeat_ms            | 100      |
      | streams.metrics_interval_ms     | 250      |
      | streams.reattach_grace_ms       | 400      |
      | streams.reader_buffer_bytes_max | 65536    |
      | streams.stream_bytes_max        | 67108864 |
    And a pool "P" with:
      | slots | 3 |
    And the engines of pool "P" hold every task after:
      | "one" |
    When task "A" is submitted
    And task "B" is submitted
    And task "C" of session "S" is submitted
    And reader "R" follows task "B"
    And reader "R" has frame "token"
    And an engine works at task "A"
    And an engine works at task "C"
    And task "A" is canceled
    And session "S" is deleted as "D"
    And reader "R" hangs up
    And task "A" comes to be canceled
    And task "B" comes to be canceled
    And task "C" comes to be canceled
    And the metrics are read as "M"
    Then the record of task "A" has: [ASY-CANCEL-004(a)]
      | cancel_reason | client |
    And the record of task "B" has: [ASY-CANCEL-004(a)]
      | cancel_reason | disconnected |
    And the record of task "C" has: [ASY-CANCEL-004(a)]
      | cancel_reason | session-deleted |
    And in "M" the metric "tasks_canceled_total" has: [ASY-CANCEL-004(b)]
      | pool_id | {pool:P} |
      | reason  | client   |
      | value   | 1        |
    And in "M" the metric "tasks_canceled_total" has: [ASY-CANCEL-004(b)]
      | pool_id | {pool:P}     |
      | reason  | disconnected |
      | value   | 1            |
    And in "M" the metric "tasks_canceled_total" has: [ASY-CANCEL-004(b)]
      | pool_id | {pool:P}        |
      | reason  | session-deleted |
      | value   | 1               |

  @ASY-CANCEL-009 @must
  Scenario: Being dropped for slowness starts the grace as hanging up does
    Given a server with:
      | streams.heartbeat_ms            | 100      |
      | streams.metrics_interval_ms     | 250      |
      | streams.reattach_grace_ms       | 400      |
      | streams.reader_buffer_bytes_max | 65536    |
      | streams.stream_bytes_max        | 67108864 |
    And a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" stops reading
    And the engine gives task "A" more than a reader that stopped can take
    And the engine that has task "A" hears that it is hung up
    And task "A" comes to be canceled
    Then from "before" to "after" the metric "reader_disconnects_total" changes by: [ASY-CANCEL-009(a)]
      | reason | slow |
      | change | 1    |
    And the record of task "A" has: [ASY-CANCEL-009(a)]
      | state         | canceled     |
      | cancel_reason | disconnected |
