Feature: Metrics frames

  @ASY-STREAM-018 @must
  Scenario: A metrics frame marks the start of decoding, and one stands before the terminal
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "A" is submitted
    And reader "R" follows task "A"
    And the slot goes from task "X" to task "A"
    And the engine gives task "A" the pieces:
      | "one" | " two" |
    And the engine ends task "A"
    And reader "R" has the end of the stream
    Then a metrics frame of reader "R" has: [ASY-STREAM-018(a)]
      | state | running |
    And the stream of reader "R", who was there from the start, is in order [ASY-STREAM-018(a), ASY-STREAM-018(b)]

  @ASY-STREAM-018 @must
  Scenario: Metrics frames come again and again, while the task waits and while it runs, and are never replayed
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
    And reader "R" follows task "A"
    And reader "R" has 2 frames "metrics"
    And the slot goes from task "X" to task "A"
    And the engine gives task "A" the pieces:
      | "one" |
    And reader "R" has 5 frames "metrics"
    And the engine ends task "A"
    And reader "R" has the end of the stream
    And reader "S" follows task "A"
    And reader "S" has the end of the stream
    Then reader "R" gets at least 6 metrics frames, one every 250 ms [ASY-STREAM-018(c)]
    And a metrics frame of reader "R" has: [ASY-STREAM-018(c)]
      | state | queued |
    And reader "S" gets 0 frames "metrics" [ASY-STREAM-018(d)]
    And reader "S" gets 1 frames "token" [ASY-STREAM-018(d)]

  @OC-CTRL-2023 @should
  Scenario: A metrics frame gives what a client needs to plan
    Given a pool "P"
    And the tenant of the case has:
      | budgets.tokens  | 5000   |
      | budgets.time_ms | 900000 |
      | budgets.cost    | 25     |
    And the engines of pool "P" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "A" is submitted
    And task "B" is submitted
    And reader "R" follows task "A"
    And the slot goes from task "X" to task "A"
    And the engine gives task "A" the pieces:
      | "one" |
    And the engine ends task "A"
    And reader "R" has the end of the stream
    Then each metrics frame of reader "R" has: [OC-CTRL-2023]
      | on_time_probability      | {"$min": 0, "$max": 1}    |
      | kv_warmth                | false                     |
      | tokens_budget_remaining  | {"$min": 1, "$max": 5000} |
      | time_budget_remaining_ms | {"$min": 1, "$max": 900000} |
      | cost_budget_remaining    | {"$min": 0, "$max": 25}   |
    And a metrics frame of reader "R" has: [OC-CTRL-2023]
      | state       | running |
      | queue_depth | 1       |

  @OC-CTRL-2023 @should
  Scenario: A metrics frame speaks of no budget where the tenant has none
    Given a pool "P"
    And the engines of pool "P" hold every task
    When task "X" is submitted
    And an engine works at task "X"
    And task "A" is submitted
    And reader "R" follows task "A"
    And the slot goes from task "X" to task "A"
    And the engine ends task "A"
    And reader "R" has the end of the stream
    Then each metrics frame of reader "R" has: [OC-CTRL-2023]
      | tokens_budget_remaining  | {"$exists": false}     |
      | time_budget_remaining_ms | {"$exists": false}     |
      | cost_budget_remaining    | {"$exists": false}     |
      | on_time_probability      | {"$min": 0, "$max": 1} |
