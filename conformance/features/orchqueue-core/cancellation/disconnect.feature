Feature: Readers that leave

  @ASY-CANCEL-005 @must
  Scenario: A running task that lost its last reader is canceled and its engine call aborted
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
    And reader "S" follows task "A"
    And the engine gives task "A" the pieces:
      | "one" |
    And reader "R" has frame "token"
    And reader "S" hangs up
    And reader "R" hangs up
    And task "A" comes to be canceled
    And the engine that has task "A" hears that it is hung up
    And reader "T" follows task "A"
    And reader "T" has the end of the stream
    Then engine 1 of pool "P" is hung up on 390 to 2000 ms after reader "R" left [ASY-CANCEL-005(a)]
    And the record of task "A" has: [ASY-CANCEL-005(a), ASY-CANCEL-005(c)]
      | state         | canceled     |
      | cancel_reason | disconnected |
    And the stream of reader "T" ends with the error "CANCELED" [ASY-CANCEL-005(c)]

  @ASY-CANCEL-005 @must
  Scenario: A queued task that lost its last reader never reaches an engine
    Given a server with:
      | streams.heartbeat_ms            | 100      |
      | streams.metrics_interval_ms     | 250      |
      | streams.reattach_grace_ms       | 400      |
      | streams.reader_buffer_bytes_max | 65536    |
      | streams.stream_bytes_max        | 67108864 |
    And a pool "P"
    And the engines of pool "P" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "A" is submitted
    And task "B" is submitted
    And reader "R" follows task "A"
    And reader "R" has frame "started"
    And reader "R" hangs up
    And task "A" comes to be canceled
    And the slot goes from task "X" to task "B"
    Then an engine was asked 0 times for task "A" [ASY-CANCEL-005(b)]
    And an engine was asked 1 times for task "B" [ASY-CANCEL-005(b)]
    And the record of task "A" has: [ASY-CANCEL-005(b), ASY-CANCEL-005(c)]
      | state         | canceled     |
      | cancel_reason | disconnected |

  @ASY-CANCEL-005 @ASY-CANCEL-006 @must
  Scenario: A reader that comes back within the grace saves the task, and the grace is two seconds
    Given a pool "P" with:
      | slots | 2 |
    And the engines of pool "P" hold every task after:
      | "one" |
    When task "A" is submitted
    And reader "R" follows task "A"
    And reader "R" has frame "token"
    And reader "R" hangs up
    And reader "S" follows task "A" from id 1
    And task "B" is submitted
    And reader "T" follows task "B"
    And reader "T" has frame "token"
    And reader "T" hangs up
    And task "B" comes to be canceled
    And the engine that has task "B" hears that it is hung up
    And the engine gives task "A" the pieces:
      | " two" |
    And the engine ends task "A"
    And reader "S" has the end of the stream
    And task "A" comes to be completed
    Then engine 1 of pool "P" is hung up on 1990 to 4500 ms after reader "T" left [ASY-CANCEL-005(d)]
    And the record of task "B" has: [ASY-CANCEL-005(d)]
      | cancel_reason | disconnected |
    And the stream of reader "S" ends with "end" [ASY-CANCEL-006(a)]
    And the record of task "A" has: [ASY-CANCEL-006(a)]
      | state  | completed |
      | output | one two   |

  @ASY-CANCEL-007 @ASY-CANCEL-010 @must
  Scenario: A task with one reader left, and a task that never had one, outlive the grace
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
    And task "N" is submitted
    And reader "R" follows task "A"
    And reader "S" follows task "A"
    And reader "S" has frame "token"
    And reader "S" hangs up
    And task "B" is submitted
    And reader "T" follows task "B"
    And reader "T" has frame "token"
    And reader "T" hangs up
    And task "B" comes to be canceled
    And the engine ends task "A"
    And the engine ends task "N"
    And reader "R" has the end of the stream
    And task "A" comes to be completed
    And task "N" comes to be completed
    Then the stream of reader "R" ends with "end" [ASY-CANCEL-007]
    And the record of task "A" has: [ASY-CANCEL-007]
      | state | completed |
    And the record of task "B" has: [ASY-CANCEL-007]
      | cancel_reason | disconnected |
    And the record of task "N" has: [ASY-CANCEL-010]
      | state  | completed |
      | output | one       |

  @ASY-CANCEL-008 @must
  Scenario: Detached tasks, running or queued, go on without readers and can be read afterwards
    Given a server with:
      | streams.on_disconnect           | detach   |
      | streams.reattach_grace_ms       | 50       |
      | streams.reader_buffer_bytes_max | 65536    |
      | streams.stream_bytes_max        | 67108864 |
    And a pool "P"
    And the engines of pool "P" hold every task
    When task "A" is submitted
    And task "B" is submitted
    And reader "R" follows task "A"
    And the engine gives task "A" the pieces:
      | "one" |
    And reader "R" has frame "token"
    And reader "S" follows task "B"
    And reader "S" has frame "started"
    And reader "R" hangs up
    And reader "S" hangs up
    And time passes in which nothing must happen to "A"
    And the engine gives task "A" the pieces:
      | " two" |
    And the slot goes from task "A" to task "B"
    And the engine ends task "B"
    And task "A" comes to be completed
    And task "B" comes to be completed
    And reader "T" follows task "A"
    And reader "T" has the end of the stream
    Then the record of task "A" has: [ASY-CANCEL-008]
      | state  | completed |
      | output | one two   |
    And the record of task "B" has: [ASY-CANCEL-008]
      | state | completed |
    And reader "T" gets the pieces: [ASY-CANCEL-008]
      | "one" | " two" |
    And the stream of reader "T" ends with "end" [ASY-CANCEL-008]
